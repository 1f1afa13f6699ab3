//! Reads a written name into the words it is compared by (N-1 … N-4).

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::titles;
use crate::letters::{is_apostrophe, is_invisible};

/// A run of letters, and what followed it.
///
/// Dots are kept until titles and degrees have been recognised: turning them into spaces first
/// would make "R.A. Kartini" "a kartini".
struct Piece {
    text: String,
    /// A dot follows.
    dotted: bool,
    /// A dot follows, and the next piece without a space.
    tight: bool,
}

/// The words of a name, without titles and degrees, each in its key spelling.
pub(super) struct Reading {
    words: Vec<String>,
}

impl Reading {
    pub(super) fn of(name: &str) -> Self {
        let mut groups = pieces_by_comma(name).into_iter();
        let mut pieces = groups.next().unwrap_or_default();
        pieces.extend(groups.filter(|group| !is_all_degrees(group)).flatten());

        let start = titles_len(&pieces);
        pieces.drain(..start);
        let end = pieces.len() - endings_len(&pieces);
        pieces.truncate(end);

        Self { words: into_words(pieces) }
    }

    pub(super) fn words(&self) -> &[String] {
        &self.words
    }

    pub(super) fn into_words(self) -> Vec<String> {
        self.words
    }
}

/// N-1 and N-2: the letters in small, in pieces; what a comma separates apart. No group and no
/// piece is empty.
fn pieces_by_comma(name: &str) -> Vec<Vec<Piece>> {
    let mut groups = vec![Vec::new()];
    let mut text = String::new();
    for c in name.nfc().flat_map(char::to_lowercase) {
        if is_apostrophe(c) || is_invisible(c) {
            continue;
        }
        if c.is_alphanumeric() || is_combining_mark(c) {
            text.push(c);
            continue;
        }
        let Some(group) = groups.last_mut() else {
            continue;
        };
        end_piece(group, &mut text, c == '.');
        if c == ',' && !group.is_empty() {
            groups.push(Vec::new());
        }
    }
    if let Some(group) = groups.last_mut() {
        end_piece(group, &mut text, false);
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// Puts the letters read so far into the group, and notes what came after them.
fn end_piece(group: &mut Vec<Piece>, text: &mut String, dot: bool) {
    if text.is_empty() {
        // A second separator: whatever comes next does not follow the dot closely.
        if let Some(last) = group.last_mut() {
            last.tight &= dot;
        }
        return;
    }
    group.push(Piece {
        // Again NFC: an apostrophe may have stood between a letter and its accent.
        text: text.nfc().collect(),
        dotted: dot,
        tight: dot,
    });
    text.clear();
}

fn joined(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

/// Whether there is a dot between any two neighbours.
fn has_dots_between(pieces: &[Piece]) -> bool {
    pieces.len() > 1 && pieces[..pieces.len() - 1].iter().all(|piece| piece.dotted)
}

/// How many of the first pieces are titles (N-3). Never all of them.
fn titles_len(pieces: &[Piece]) -> usize {
    let mut at = 0;
    loop {
        let rest = &pieces[at..];
        let len = one_title_len(rest);
        if len == 0 || len >= rest.len() {
            return at;
        }
        at += len;
    }
}

fn one_title_len(pieces: &[Piece]) -> usize {
    (2..=titles::TITLE_MAX_PIECES.min(pieces.len()))
        .rev()
        .find(|&len| {
            has_dots_between(&pieces[..len]) && titles::is_dotted_title(&joined(&pieces[..len]))
        })
        .unwrap_or_else(|| usize::from(pieces.first().is_some_and(|p| titles::is_title(&p.text))))
}

/// How many of the last pieces are degrees (N-3). Never all of them.
fn endings_len(pieces: &[Piece]) -> usize {
    let mut end = pieces.len();
    loop {
        let len = one_ending_len(&pieces[..end]);
        if len == 0 || len >= end {
            return pieces.len() - end;
        }
        end -= len;
    }
}

fn one_ending_len(pieces: &[Piece]) -> usize {
    let end = pieces.len();
    (2..=titles::DEGREE_MAX_PIECES.min(end))
        .rev()
        .find(|&len| {
            let last = &pieces[end - len..];
            has_dots_between(last) && titles::is_marked_degree(&joined(last))
        })
        .unwrap_or_else(|| usize::from(pieces.last().is_some_and(|p| titles::is_ending(&p.text))))
}

/// Whether what follows a comma is nothing but degrees and titles: `, S.Pd., M.M.` but not `Aminah,
/// Siti`.
fn is_all_degrees(group: &[Piece]) -> bool {
    let mut at = 0;
    while at < group.len() {
        let len = one_degree_len_after_comma(&group[at..]);
        if len == 0 {
            return false;
        }
        at += len;
    }
    true
}

fn one_degree_len_after_comma(pieces: &[Piece]) -> usize {
    let known = (2..=titles::DEGREE_MAX_PIECES.min(pieces.len()))
        .rev()
        .find(|&len| {
            has_dots_between(&pieces[..len]) && titles::is_marked_degree(&joined(&pieces[..len]))
        })
        .unwrap_or_default();
    let plain = pieces.first().is_some_and(|first| {
        titles::is_marked_degree(&first.text)
            || titles::is_ending(&first.text)
            || titles::is_title(&first.text)
    });
    // The longest reading: "S.Tr.Ak" is one unknown degree, not "S.Tr" and something else.
    known.max(unknown_degree_len(pieces)).max(usize::from(plain))
}

/// Degrees that no list has: `S.Tr.Ak`, `A.Ma.Pd`. They start with a letter and have no space
/// inside.
///
/// Not with M, which stands before names more often than before rare degrees.
fn unknown_degree_len(pieces: &[Piece]) -> usize {
    const LONGEST_PIECE: usize = 5;
    let starts_one =
        pieces.first().is_some_and(|first| matches!(first.text.as_str(), "s" | "a" | "d" | "b"));
    if !starts_one {
        return 0;
    }
    let len = 1 + pieces
        .windows(2)
        .take_while(|pair| pair[0].tight && pair[1].text.chars().count() <= LONGEST_PIECE)
        .count();
    if len > 1 { len } else { 0 }
}

/// N-4, and the inner "bin". A dotted title that is all there is becomes one word, as if written
/// without dots.
fn into_words(pieces: Vec<Piece>) -> Vec<String> {
    if has_dots_between(&pieces) {
        let all = joined(&pieces);
        if (one_title_len(&pieces) == pieces.len() && titles::is_dotted_title(&all))
            || (one_ending_len(&pieces) == pieces.len() && titles::is_marked_degree(&all))
        {
            return vec![all];
        }
    }
    let last = pieces.len().saturating_sub(1);
    pieces
        .into_iter()
        .enumerate()
        .filter(|(at, piece)| *at == 0 || *at == last || !titles::is_patronymic(&piece.text))
        .map(|(_, piece)| {
            if titles::is_muhammad(&piece.text) { titles::MUHAMMAD.to_owned() } else { piece.text }
        })
        .collect()
}
