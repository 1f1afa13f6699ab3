//! What the pages about recipient data show.

use domain::field::FieldErrors;

use crate::components::choice_list::Choice;
use crate::pages::petugas::frame::DeskFrame;

/// How an import is getting on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportState {
    /// It is running: phase, and hundredths of it.
    Running(String, i64),
    /// It fell silent.
    Interrupted,
    /// It became this version.
    Loaded(i64),
    /// It became this version, which is not visible yet: people in it, new ones, and those missing from the visible one.
    HeldBack(i64, [u64; 3]),
    /// The file is this version, visible already.
    Unchanged(i64),
    /// No line could be taken over.
    Nothing,
    /// No file of ours, and why.
    Refused(String),
    /// Our side is broken.
    Failed,
}

/// An import begun in the browser.
#[derive(Debug, Clone)]
pub struct ImportLine {
    /// Where its page is.
    pub href: String,
    /// Name of the file.
    pub file: String,
    /// When it began.
    pub started: String,
    /// How it is getting on.
    pub state: ImportState,
    /// Lines read.
    pub lines: i64,
    /// Lines not taken over.
    pub rejected: i64,
}

/// A version.
#[derive(Debug, Clone)]
pub struct VersionLine {
    /// Its number.
    pub id: i64,
    /// When it was loaded.
    pub loaded: String,
    /// Name of its file.
    pub file: String,
    /// People.
    pub people: u64,
    /// Lines.
    pub lines: u64,
    /// Lines not taken over.
    pub rejected: u64,
    /// It is visible.
    pub visible: bool,
}

/// `/petugas/data`
#[derive(Debug, Clone)]
pub struct DataPage {
    /// The frame.
    pub frame: DeskFrame,
    /// The officer may replace and restore.
    pub may_replace: bool,
    /// Another import is running.
    pub busy: bool,
    /// What is wrong with a file.
    pub errors: FieldErrors,
    /// Titles of the columns a file must have, and of those it may have.
    pub columns: [String; 2],
    /// Imports, the newest first.
    pub imports: Vec<ImportLine>,
    /// Versions, the newest first.
    pub versions: Vec<VersionLine>,
    /// The version that was just restored.
    pub restored: Option<i64>,
}

/// `/petugas/data/impor/{key}`
#[derive(Debug, Clone)]
pub struct ImportPage {
    /// The frame.
    pub frame: DeskFrame,
    /// The import.
    pub import: ImportLine,
}

/// Why a version waits for a word before it is visible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeldBack {
    /// People who are in it and not in the visible version.
    pub added: u64,
    /// People of the visible version who are not in it.
    pub missing: u64,
    /// The visible version, and how many people it has.
    pub visible: (i64, u64),
}

/// `/petugas/data/pulihkan/{id}`
#[derive(Debug, Clone)]
pub struct RestorePage {
    /// The frame.
    pub frame: DeskFrame,
    /// The version.
    pub version: VersionLine,
    /// It never was visible: many people are missing from it.
    pub held_back: Option<HeldBack>,
    /// It was sent without a tick.
    pub unsure: bool,
}

/// How a village differs.
#[derive(Debug, Clone)]
pub struct VillageLine {
    /// Where its people are.
    pub href: String,
    /// Name and code.
    pub village: String,
    /// People before and after.
    pub people: (u64, u64),
    /// Added, removed, changed.
    pub counts: [u64; 3],
    /// It is larger than is compared.
    pub cut_off: bool,
}

/// `/petugas/data/banding`
#[derive(Debug, Clone)]
pub struct ComparePage {
    /// The frame.
    pub frame: DeskFrame,
    /// Both versions.
    pub versions: (i64, i64),
    /// Versions to choose from.
    pub choices: Vec<Choice>,
    /// Villages.
    pub lines: Vec<VillageLine>,
    /// Where the next page is.
    pub next: Option<String>,
}

/// What became of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Became {
    /// Listed in the second version only.
    Added,
    /// Listed in the first version only.
    Removed,
    /// Different.
    Changed,
}

/// A person who was added, removed or changed.
#[derive(Debug, Clone)]
pub struct ChangeLine {
    /// Where their page is; empty: it cannot be opened from here.
    pub href: String,
    /// Name, masked for those who may not read recipients.
    pub name: String,
    /// What became of them.
    pub became: Became,
    /// What changed, in words.
    pub what: String,
}

/// `/petugas/data/banding?desa=…`
#[derive(Debug, Clone)]
pub struct CompareVillagePage {
    /// The frame.
    pub frame: DeskFrame,
    /// Both versions.
    pub versions: (i64, i64),
    /// Name and code.
    pub village: String,
    /// Where the comparison of all villages is.
    pub back: String,
    /// People.
    pub lines: Vec<ChangeLine>,
}
