//! View models of files of many proposals.

use domain::field::ErrorCode;
use domain::review::CaseKind;

use crate::components::choice_list::Choice;
use crate::pages::petugas::frame::DeskFrame;

/// How far a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileState {
    /// Checked; waits for the officer.
    Checked,
    /// Being filed.
    Filing,
    /// Nothing of it waits.
    Done,
}

/// A file in the list.
#[derive(Debug, Clone)]
pub struct FileLine {
    /// Where it is.
    pub href: String,
    /// `21 November 2026 pukul 14.05`
    pub sent: String,
    /// What its lines become.
    pub kind: CaseKind,
    /// How far it is.
    pub state: FileState,
}

/// `/petugas/usulan/massal`
#[derive(Debug, Clone)]
pub struct UploadPage {
    /// The frame.
    pub frame: DeskFrame,
    /// The kinds this officer may send.
    pub kinds: Vec<Choice>,
    /// The one chosen.
    pub kind: String,
    /// What is wrong: the field, and the sentence.
    pub errors: Vec<(&'static str, ErrorCode, String)>,
    /// Earlier files, newest first.
    pub files: Vec<FileLine>,
}

/// A rejected line.
#[derive(Debug, Clone)]
pub struct RejectedLine {
    /// Line of the file.
    pub line_no: i32,
    /// Name of the column; empty for the whole line.
    pub column: String,
    /// Why, in words.
    pub reason: String,
}

/// One row of counts: what, and how many.
pub type CountRow = (crate::text::Text, i64);

/// `/petugas/usulan/massal/{id}`
#[derive(Debug, Clone)]
pub struct FilePage {
    /// The frame.
    pub frame: DeskFrame,
    /// Number inside.
    pub id: i64,
    /// `21 November 2026 pukul 14.05`
    pub sent: String,
    /// What its lines become.
    pub kind: CaseKind,
    /// How far it is.
    pub state: FileState,
    /// Lines that wait to be filed.
    pub ready: i64,
    /// Lines that are cases.
    pub filed: i64,
    /// How many lines are what.
    pub counts: Vec<CountRow>,
    /// How many lines are rejected.
    pub rejected: i64,
    /// The first of them.
    pub first_rejected: Vec<RejectedLine>,
}
