//! Numbers in a text, however they are typed.

use crate::contact::Phone;
use crate::digits::is_separator;
use crate::nik::Nik;

/// Fewest digits of a number that is pointed out: the shortest telephone number.
const NUMBER_MIN_DIGITS: usize = 8;

/// Digits of a NIK or a family-card number typed in groups.
const CARD_DIGITS: usize = 16;

/// Digits with nothing but separators between them: one number, or several that stand side by side.
pub(super) struct Run<'a> {
    raw: &'a str,
    /// Stands behind "Rp" or before "rupiah".
    is_money: bool,
}

/// The runs of digits in a text. Words part them.
pub(super) fn runs(text: &str) -> Vec<Run<'_>> {
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some(start) = text[rest..].find(is_digit).map(|at| rest + at) {
        let end = text[start..].find(|c| !is_digit(c) && !parts_groups(c));
        let end = end.map_or(text.len(), |at| start + at);
        // The brackets and the plus before the first digit belong to it.
        let first = text[rest..start].trim_end_matches(['+', '(']).len() + rest;
        let raw = text[first..end].trim_end_matches(|c| !is_digit(c));
        let before = text[..first].trim_end().trim_end_matches('.').to_lowercase();
        let after = text[end..].to_lowercase();
        let is_money = before.ends_with("rp") || after.starts_with("rupiah");
        found.push(Run { raw, is_money });
        rest = end;
    }
    found
}

impl Run<'_> {
    /// All its digits.
    pub(super) fn digits(&self) -> String {
        digits(self.raw)
    }

    /// Whether a telephone number, the number of a card, or another long number stands in it. Dates
    /// and amounts of money do not count.
    pub(super) fn has_long_number(&self) -> bool {
        let typed: Vec<&str> = self.raw.split_whitespace().collect();
        if self.is_money && typed.len() == 1 && !self.raw.starts_with(['0', '+']) {
            return false;
        }
        typed.split(|word| is_date(word) || is_amount(word)).any(|words| {
            words.iter().any(|word| digits(word).len() >= NUMBER_MIN_DIGITS)
                || (0..words.len()).any(|from| begins_number(&words[from..]))
        })
    }
}

/// Whether some of these words, from the first on, are a telephone number or the number of a card
/// in groups: `0812 3456 7890`.
fn begins_number(words: &[&str]) -> bool {
    let mut typed = String::new();
    words.iter().any(|word| {
        typed.push_str(word);
        Phone::parse(&typed).is_ok()
            || (digits(&typed).len() == CARD_DIGITS && Nik::parse(&typed).is_ok())
    })
}

/// `17-08-1945`, `17/8/45`, `1945-08-17`, and years such as `2024/2025`.
fn is_date(word: &str) -> bool {
    let parts: Vec<&str> = groups(word).collect();
    let within = |text: &str, max: u32| {
        text.len() <= 2 && text.parse::<u32>().is_ok_and(|number| (1..=max).contains(&number))
    };
    let is_year =
        |text: &str| text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    match parts[..] {
        [day, month, year] if within(day, 31) && within(month, 12) => {
            is_year(year) || year.len() == 2
        }
        [year, month, day] => is_year(year) && within(month, 12) && within(day, 31),
        [from, to] => is_year(from) && is_year(to),
        _ => false,
    }
}

/// `10.000.000`: thousands with points between them.
fn is_amount(word: &str) -> bool {
    let parts: Vec<&str> = word.split('.').collect();
    let [first, rest @ ..] = &parts[..] else { return false };
    let all_digits = |part: &str| part.chars().all(is_digit);
    !rest.is_empty()
        && (1..=3).contains(&first.len())
        && all_digits(first)
        && !first.starts_with('0')
        && rest.iter().all(|part| part.len() == 3 && all_digits(part))
}

fn groups(word: &str) -> impl Iterator<Item = &str> {
    word.split(|c| !is_digit(c)).filter(|group| !group.is_empty())
}

/// The digits of a text, without all that stands between them.
pub(super) fn digits(text: &str) -> String {
    text.chars().filter(|c| is_digit(*c)).collect()
}

const fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// What people write between the groups of one number.
fn parts_groups(c: char) -> bool {
    is_separator(c) || matches!(c, '+' | '(' | ')' | '/')
}
