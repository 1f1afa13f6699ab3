//! Text that would give away who wrote it (S-7), or lead its reader elsewhere.

use serde::{Deserialize, Serialize};

use super::numbers_in_text::{Run, digits, runs};
use super::pelapor::Pelapor;
use super::untelling::{is_common, is_ordinary, is_title};
use crate::codes::codes;
use crate::letters::{is_apostrophe, is_invisible};

/// What was found in a text. A reason to think again before sending, never a wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdentityHint {
    /// The reporter's own name.
    OwnName,
    /// The reporter's own telephone number.
    OwnPhone,
    /// The reporter's own NIK.
    OwnNik,
    /// Another telephone number, or another long number.
    Number,
    /// A link, an e-mail address, or a name on a social network.
    Link,
}

codes!(IdentityHint {
    OwnName = "own_name",
    OwnPhone = "own_phone",
    OwnNik = "own_nik",
    Number = "number",
    Link = "link",
});

impl IdentityHint {
    /// Whether it tells who the reporter is, so that sending it anyway has to be confirmed.
    pub const fn tells_reporter(self) -> bool {
        matches!(self, Self::OwnName | Self::OwnPhone | Self::OwnNik)
    }
}

/// Fewest letters of a word of a name that tells something by itself.
const TELLING_MIN_CHARS: usize = 4;

/// Fewest letters of a name of one word that is also found in two: "Nur Aini" for "Nuraini".
const SPLIT_MIN_CHARS: usize = 6;

/// Fewest letters of a word that somebody introduces themselves by, such as the name "Ai".
const INTRODUCED_MIN_CHARS: usize = 2;

/// After these people say their name.
const INTRODUCTIONS: [&str; 6] = ["aku", "namaku", "pelapor", "saya", "tertanda", "ttd"];

/// Ends of addresses on the net that are pointed out without `www.` or `://` too.
const NET_ENDS: [&str; 15] = [
    "app", "co", "com", "gg", "id", "info", "io", "link", "ly", "me", "net", "online", "org",
    "site", "xyz",
];

/// What in `texts` would give `pelapor` away, each kind once, in the order of
/// [`IdentityHint::ALL`].
///
/// A name is found whole, however it is parted or capitalised; by one of its words of at least four
/// letters, unless everybody writes or bears that word; and by any word after "saya". A number is
/// found with its separators and in groups. Dates and amounts of money are no numbers.
pub fn find_identity(texts: &[&str], pelapor: &Pelapor) -> Vec<IdentityHint> {
    find(texts, &Reporter { nama: &pelapor.nama, nik: &pelapor.nik, phone: &pelapor.phone })
}

/// What of a reporter a text could tell; each may be empty.
pub(super) struct Reporter<'a> {
    pub(super) nama: &'a str,
    pub(super) nik: &'a str,
    pub(super) phone: &'a str,
}

/// The same while not everything is known of the reporter yet.
pub(super) fn find(texts: &[&str], pelapor: &Reporter<'_>) -> Vec<IdentityHint> {
    let texts: Vec<String> = texts.iter().map(|text| visible(text)).collect();
    let runs: Vec<Run<'_>> = texts.iter().flat_map(|text| runs(text)).collect();
    let phone = national(pelapor.phone);
    let has_phone = |run: &Run<'_>| !phone.is_empty() && run.digits().contains(&phone);
    let has_nik = |run: &Run<'_>| !pelapor.nik.is_empty() && run.digits().contains(pelapor.nik);
    let found = |hint: &IdentityHint| match hint {
        IdentityHint::OwnName => texts.iter().any(|text| has_name(text, pelapor.nama)),
        IdentityHint::OwnPhone => runs.iter().any(has_phone),
        IdentityHint::OwnNik => runs.iter().any(has_nik),
        // One's own number is named already.
        IdentityHint::Number => {
            runs.iter().any(|run| run.has_long_number() && !has_phone(run) && !has_nik(run))
        }
        IdentityHint::Link => texts.iter().any(|text| has_link(text)),
    };
    IdentityHint::ALL.iter().copied().filter(found).collect()
}

/// The text as it looks: characters that take no room part nothing.
fn visible(text: &str) -> String {
    text.chars().filter(|c| !is_invisible(*c)).collect()
}

/// A telephone number without the country code or the zero in its place: `0812…` and `+62812…` are
/// the same.
fn national(phone: &str) -> String {
    let all = digits(phone);
    all.strip_prefix("62").or_else(|| all.strip_prefix('0')).unwrap_or(&all).to_owned()
}

fn has_name(text: &str, name: &str) -> bool {
    let (text, name) = (words(text), name_words(name));
    let alone = name.iter().filter(|word| is_telling(word)).any(|word| text.contains(word));
    alone || is_introduced(&text, &name) || has_whole(&text, &name)
}

/// Whether a word of a name points at somebody by itself.
fn is_telling(word: &str) -> bool {
    word.chars().count() >= TELLING_MIN_CHARS && !is_ordinary(word) && !is_common(word)
}

/// Whether somebody says "saya" and then a word of the name.
fn is_introduced(text: &[String], name: &[String]) -> bool {
    let own = |word: &String| {
        name.contains(word) && word.chars().count() >= INTRODUCED_MIN_CHARS && !is_ordinary(word)
    };
    text.windows(2).any(|pair| INTRODUCTIONS.contains(&pair[0].as_str()) && own(&pair[1]))
}

/// Whether the letters of the whole name stand in the text from the beginning of a word to the end
/// of a word.
fn has_whole(text: &[String], name: &[String]) -> bool {
    let whole = name.concat();
    let min_chars = if name.len() > 1 { TELLING_MIN_CHARS } else { SPLIT_MIN_CHARS };
    if whole.chars().count() < min_chars || matches!(name, [word] if !is_telling(word)) {
        return false;
    }
    (0..text.len()).any(|from| {
        let mut joined = String::new();
        text[from..].iter().any(|word| {
            if joined.len() <= whole.len() {
                joined.push_str(word);
            }
            joined == whole
        })
    })
}

/// The words of a name without titles, and without the degrees behind a comma.
fn name_words(name: &str) -> Vec<String> {
    let name = visible(name);
    let without_degrees = name.split(',').find(|part| !words(part).is_empty()).unwrap_or_default();
    let all = words(without_degrees);
    let without_titles: Vec<String> = all.iter().filter(|word| !is_title(word)).cloned().collect();
    if without_titles.is_empty() { all } else { without_titles }
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric() && !is_apostrophe(c))
        .map(|word| word.chars().filter(|c| !is_apostrophe(*c)).collect::<String>().to_lowercase())
        .filter(|word| !word.is_empty())
        .collect()
}

fn has_link(text: &str) -> bool {
    let text = text.to_lowercase();
    text.contains("://") || text.contains("www.") || text.split_whitespace().any(is_address)
}

/// Whether a word is an e-mail address, `@name`, or a place on the net such as `contoh.id/siapa`.
fn is_address(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '@');
    if let Some((local, host)) = word.split_once('@') {
        let named = host.chars().next().is_some_and(char::is_alphabetic);
        return named && (local.is_empty() || host.contains('.'));
    }
    let host = word.split(['/', '?', ':', '#']).next().unwrap_or_default();
    host.rsplit_once('.').is_some_and(|(before, end)| {
        let label = before.rsplit('.').next().unwrap_or_default();
        NET_ENDS.contains(&end)
            && label.len() > 1
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    })
}
