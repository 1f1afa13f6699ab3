//! Looking for values in clear, and in the forms that hide nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};

use crate::support::per_byte;

/// Bytes shown of what stands before a finding.
const CONTEXT: usize = 160;

/// Digits of a NIK and of a family card's number.
const NUMBER_DIGITS: usize = 16;

/// Bytes looked at as a whole first.
const PAGE: usize = 4096;
/// What databases put on disk in advance. No form of a value begins with two zeros.
const EMPTY_PAGE: [u8; PAGE] = [0; PAGE];

/// Every form of a value that hides nothing.
fn forms(value: &str) -> BTreeSet<Vec<u8>> {
    let mut forms = BTreeSet::new();
    for text in [value.to_owned(), value.to_uppercase(), value.to_lowercase()] {
        let bytes = text.as_bytes();
        let hex = per_byte(bytes, |byte| format!("{byte:02x}"));
        let percent = per_byte(bytes, |byte| format!("%{byte:02X}"));
        forms.extend(
            [hex.to_uppercase(), hex, percent.to_lowercase(), percent].map(String::into_bytes),
        );
        forms.extend([text.replace(' ', "%20"), text.replace(' ', "+")].map(String::into_bytes));
        forms.insert(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
        forms.insert(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
        for shift in 0..3 {
            forms.extend(base64_within(bytes, shift));
        }
        forms.insert(text.clone().into_bytes());
    }
    // Shorter numbers would begin with zeros, or be found by chance.
    if let Ok(number) = value.parse::<u64>()
        && value.len() == NUMBER_DIGITS
    {
        forms.extend([number.to_le_bytes().to_vec(), number.to_be_bytes().to_vec()]);
    }
    forms
}

/// Every form of a piece of a file that hides nothing.
fn forms_of_bytes(bytes: &[u8]) -> BTreeSet<Vec<u8>> {
    let hex = per_byte(bytes, |byte| format!("{byte:02x}"));
    let mut forms = BTreeSet::from([bytes.to_vec(), hex.to_uppercase().into(), hex.into()]);
    for shift in 0..3 {
        forms.extend(base64_within(bytes, shift));
    }
    forms
}

/// What base64 makes of `bytes` when `shift` bytes (modulo three) stand before them, in both alphabets: the characters
/// that depend on nothing else.
fn base64_within(bytes: &[u8], shift: usize) -> [Vec<u8>; 2] {
    let shifted = [&[0; 2][..shift], bytes].concat();
    let (first, end) = ((shift * 8).div_ceil(6), shifted.len() * 8 / 6);
    [STANDARD_NO_PAD.encode(&shifted), URL_SAFE_NO_PAD.encode(&shifted)]
        .map(|text| text.as_bytes()[first..end].to_vec())
}

/// Looks for all forms of many values in one pass.
struct Search<'a> {
    /// Whether something begins with these two bytes.
    begins: Vec<bool>,
    /// Forms by their first four bytes, with the value they betray.
    forms: HashMap<[u8; 4], Vec<(Vec<u8>, &'a str)>>,
}

impl<'a> Search<'a> {
    fn new(values: &[&'a str]) -> Self {
        let mut search = Self { begins: vec![false; 1 << 16], forms: HashMap::new() };
        for value in values {
            search.add(forms(value), value);
        }
        search
    }

    /// Adds forms that betray `value`.
    fn add(&mut self, forms: BTreeSet<Vec<u8>>, value: &'a str) {
        for form in forms {
            let start: [u8; 4] = form[..4].try_into().expect("four bytes");
            self.begins[usize::from(start[0]) << 8 | usize::from(start[1])] = true;
            self.forms.entry(start).or_default().push((form, value));
        }
    }

    /// The values that are in `bytes`, each with the place where it was first seen.
    fn betrayed(&self, bytes: &[u8]) -> BTreeMap<&'a str, usize> {
        let mut found = BTreeMap::new();
        // Many megabytes pass here in builds without optimisation: empty pages are passed over, and of the others each
        // byte costs no more than a glance into a table.
        let mut two = 0;
        for (page, start) in bytes.chunks(PAGE).zip((0..).step_by(PAGE)) {
            if *page == EMPTY_PAGE[..page.len()] {
                two = 0;
                continue;
            }
            for (second, byte) in page.iter().enumerate() {
                two = (two << 8 | usize::from(*byte)) & 0xFFFF;
                if self.begins[two] && start + second > 0 {
                    self.compare(bytes, start + second - 1, &mut found);
                }
            }
        }
        found
    }

    /// Notes the values whose forms stand at `at`.
    fn compare(&self, bytes: &[u8], at: usize, found: &mut BTreeMap<&'a str, usize>) {
        let forms = bytes.get(at..at + 4).and_then(|four| self.forms.get(four));
        for (form, value) in forms.into_iter().flatten() {
            if bytes[at..].starts_with(form) {
                found.entry(*value).or_insert(at);
            }
        }
    }
}

/// Places and what is found in them.
pub(super) struct Findings<'a> {
    search: Search<'a>,
    pub(super) found: Vec<String>,
    /// How much was looked at, so that nobody searches in vain.
    pub(super) bytes: usize,
}

impl<'a> Findings<'a> {
    pub(super) fn of(values: &[&'a str]) -> Self {
        Self { search: Search::new(values), found: Vec::new(), bytes: 0 }
    }

    /// Looks for a piece of a file, too, which is told as `name`.
    pub(super) fn and_bytes(mut self, name: &'a str, bytes: &[u8]) -> Self {
        self.search.add(forms_of_bytes(bytes), name);
        self
    }

    pub(super) fn look(&mut self, place: &str, bytes: &[u8]) {
        self.bytes += bytes.len();
        for (value, at) in self.search.betrayed(bytes) {
            let before = String::from_utf8_lossy(&bytes[at.saturating_sub(CONTEXT)..at]);
            self.found.push(format!("{value:?} in {place} after {before:?}"));
        }
    }

    /// Looks at a file, or at every file below a folder, and at their names. What is not there is passed over: files of a
    /// running database come and go.
    pub(super) fn look_at(&mut self, path: &Path) {
        let name = path.to_string_lossy().into_owned();
        self.look(&format!("the name {name}"), name.as_bytes());
        let unreadable = |error: std::io::Error| {
            let gone = error.kind() == std::io::ErrorKind::NotFound;
            assert!(gone, "{name} cannot be read, which the canary needs: {error}");
        };
        if path.is_dir() {
            match fs::read_dir(path) {
                Ok(entries) => entries
                    .map(|entry| entry.expect("an entry").path())
                    .for_each(|path| self.look_at(&path)),
                Err(error) => unreadable(error),
            }
        } else if path.is_file() {
            match fs::read(path) {
                Ok(bytes) => self.look(&name, &bytes),
                Err(error) => unreadable(error),
            }
        }
    }

    /// Looks at several.
    pub(super) fn look_at_all(&mut self, paths: &[PathBuf]) {
        for path in paths {
            self.look_at(path);
        }
    }

    pub(super) fn assert_nothing(&self) {
        assert!(self.found.is_empty(), "left in clear:\n{}", self.found.join("\n"));
    }
}

#[test]
fn the_canary_knows_every_form() {
    let values = super::PLANTED.sealed();
    let search = Search::new(&values);
    for value in &values {
        for text in [(*value).to_owned(), value.to_uppercase(), value.to_lowercase()] {
            for before in ["", "x", "xy", "xyz"] {
                let within = format!("{before}{text}, and more");
                for disguised in [
                    within.clone().into_bytes(),
                    STANDARD_NO_PAD.encode(&within).into_bytes(),
                    URL_SAFE_NO_PAD.encode(&within).into_bytes(),
                    per_byte(within.as_bytes(), |byte| format!("{byte:02x}")).into_bytes(),
                    per_byte(within.as_bytes(), |byte| format!("{byte:02X}")).into_bytes(),
                    per_byte(within.as_bytes(), |byte| format!("%{byte:02X}")).into_bytes(),
                    within.replace(' ', "+").into_bytes(),
                    within.replace(' ', "%20").into_bytes(),
                    within.encode_utf16().flat_map(u16::to_le_bytes).collect(),
                    within.encode_utf16().flat_map(u16::to_be_bytes).collect(),
                ] {
                    let shown = String::from_utf8_lossy(&disguised).into_owned();
                    assert!(search.betrayed(&disguised).contains_key(value), "{value} in {shown}");
                }
            }
        }
    }
    let number: u64 = super::PLANTED.nik.parse().expect("a number");
    assert!(search.betrayed(&number.to_le_bytes()).contains_key(super::PLANTED.nik));
    assert!(search.betrayed(b"nothing of the sort, at all").is_empty());
}

#[test]
fn the_canary_knows_pieces_of_files() {
    let piece = [0xFF, 0xD8, 7, 9, 0xE1, 0x80, 3, 0xAB, 0xCD, 0xEF, 1, 2];
    let mut findings = Findings::of(&[]).and_bytes("a photo", &piece);
    let hex = per_byte(&piece, |byte| format!("{byte:02x}")).into_bytes();
    let base64 = STANDARD_NO_PAD.encode([&b"x"[..], &piece, b"yz"].concat()).into_bytes();
    for disguised in [[b"before".to_vec(), piece.to_vec()].concat(), hex, base64] {
        findings.look("a place", &disguised);
    }
    assert_eq!(findings.found.len(), 3, "{:?}", findings.found);
}
