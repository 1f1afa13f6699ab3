//! When two spellings are the same name, and when they may be (N-1 … N-7, N-9).
//!
//! There are two levels. At the *exact* level only what nobody means to write is ignored: capitals,
//! spaces, apostrophes, dots, titles, degrees, and the many spellings of Muhammad. At the *loose*
//! level old and new spelling, doubled letters, the order of words and one word more or less are
//! ignored too; its results are only ever offered as "mungkin maksud Anda".
//!
//! Both levels are equality of keys, because names are stored encrypted and found by keyed hashes
//! (S-1): what cannot be said by equal keys cannot be found. [`compare`] says the same as the keys
//! do, always.
//!
//! Only for the server (feature `names`): the Unicode tables would weigh more than all of the
//! browser's code.

mod fold;
mod reading;
mod titles;

use std::collections::BTreeSet;

use reading::Reading;

/// Fewest letters for the loose level (N-7). The exact level takes two, such as the Sundanese name
/// "Ai".
pub const LOOSE_MIN_LETTERS: usize = 3;

/// Names with more words than this get no [`LooseKeys::shortened`]: a limit on keys per person.
pub const SHORTENED_MAX_WORDS: usize = 8;

/// Fewest words that must remain when one is left out, so that "Siti" never lists every "Siti …"
/// (N-7).
const SHORTENED_MIN_WORDS: usize = 2;

/// The name as it is compared at the exact level: words of N-1 … N-4, one space between them.
///
/// Empty when nothing is left, which only happens when the text has no letter and no digit.
/// Applying it to its own result changes nothing.
pub fn exact_key(name: &str) -> String {
    Reading::of(name).words().join(" ")
}

/// Everything a name can be found by at the loose level. Both lists are empty for names under three
/// letters (N-7).
#[derive(Clone, Default, PartialEq, Eq)]
pub struct LooseKeys {
    /// Keys of the whole name: its folded words in alphabetical order (N-9), and all of it without
    /// spaces (N-2). At most four, today at most two.
    pub full: Vec<String>,
    /// The same keys of the name with one word left out, once for each word (N-9). Only where at
    /// least two words remain; at most two for each of at most eight words.
    pub shortened: Vec<String>,
}

impl std::fmt::Debug for LooseKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LooseKeys")
            .field("full", &self.full.len())
            .field("shortened", &self.shortened.len())
            .finish()
    }
}

/// The keys of a name at the loose level (N-4, N-5, N-9).
///
/// A lone "M" is read as Muhammad here, and only here (N-4).
pub fn loose_keys(name: &str) -> LooseKeys {
    let mut words = Reading::of(name).into_words();
    if letters(words.iter().map(String::as_str)) < LOOSE_MIN_LETTERS {
        return LooseKeys::default();
    }
    for word in &mut words {
        if word == "m" {
            titles::MUHAMMAD.clone_into(word);
        }
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let full = keys_of(&words);
    let can_be_shortened = (SHORTENED_MIN_WORDS + 1..=SHORTENED_MAX_WORDS).contains(&words.len());
    if !can_be_shortened {
        return LooseKeys { full: full.into_iter().collect(), shortened: Vec::new() };
    }
    let shortened: BTreeSet<String> = (0..words.len())
        .flat_map(|left_out| {
            let mut rest = words.clone();
            rest.remove(left_out);
            keys_of(&rest)
        })
        .collect();
    LooseKeys { full: full.into_iter().collect(), shortened: shortened.into_iter().collect() }
}

fn letters<'a>(words: impl Iterator<Item = &'a str>) -> usize {
    words.flat_map(str::chars).filter(|c| c.is_alphabetic()).count()
}

/// The keys of a list of words; none under three letters.
fn keys_of(words: &[&str]) -> BTreeSet<String> {
    if letters(words.iter().copied()) < LOOSE_MIN_LETTERS {
        return BTreeSet::new();
    }
    let mut folded: Vec<String> = words.iter().map(|word| fold::fold(word)).collect();
    folded.sort_unstable();
    // Joined before folding: "Nur Rahman" and "Nurrahman" must lose the same doubled letter.
    BTreeSet::from([folded.join(" "), fold::fold(&words.concat())])
}

/// How two names are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NameMatch {
    /// The same name.
    Exact,
    /// Perhaps the same name.
    Loose {
        /// One of the two has a word that the other lacks; to be said beside the result (N-9).
        extra_word: bool,
    },
}

/// Whether `typed` and `record` are the same name, perhaps the same, or (`None`) different.
///
/// Says exactly what equality of [`exact_key`] and [`loose_keys`] says, and the same with its
/// arguments exchanged.
pub fn compare(typed: &str, record: &str) -> Option<NameMatch> {
    let exact = exact_key(typed);
    if !exact.is_empty() && exact == exact_key(record) {
        return Some(NameMatch::Exact);
    }
    let typed = loose_keys(typed);
    let record = loose_keys(record);
    if meet(&typed.full, &record.full) {
        Some(NameMatch::Loose { extra_word: false })
    } else if meet(&typed.full, &record.shortened) || meet(&typed.shortened, &record.full) {
        Some(NameMatch::Loose { extra_word: true })
    } else {
        None
    }
}

fn meet(left: &[String], right: &[String]) -> bool {
    left.iter().any(|key| right.contains(key))
}
