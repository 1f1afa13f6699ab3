//! View models of the centre's answers.

use domain::batch::{Hasil, Tahap};
use domain::field::FieldErrors;

use crate::pages::petugas::frame::DeskFrame;

/// A file that was applied.
#[derive(Debug, Clone)]
pub struct AppliedFile {
    /// Names it in addresses.
    pub key: String,
    /// When it was applied, in words.
    pub at: String,
    /// How many cases moved.
    pub moved: i32,
    /// Checksum.
    pub sha256: String,
}

/// `/petugas/jawaban`
#[derive(Debug, Clone)]
pub struct AnswersPage {
    /// The frame.
    pub frame: DeskFrame,
    /// What is wrong with the file. Field name: `berkas_jawaban`.
    pub errors: FieldErrors,
    /// Newest first.
    pub earlier: Vec<AppliedFile>,
}

/// A line that is not taken over.
#[derive(Debug, Clone, Copy)]
pub struct RejectedLine {
    /// Line number in the file.
    pub line_no: u64,
    /// The column to blame; empty for the whole line.
    pub column: &'static str,
    /// Code of the reason.
    pub reason: &'static str,
}

/// `/petugas/jawaban/{key}`
#[derive(Debug, Clone)]
pub struct AnswerPage {
    /// The frame.
    pub frame: DeskFrame,
    /// Names the file in addresses.
    pub key: String,
    /// How many cases each result moves.
    pub counts: Vec<(Tahap, Hasil, u64)>,
    /// Lines that say what is known.
    pub unchanged: u64,
    /// How many lines are not taken over.
    pub rejected_count: usize,
    /// The first of them.
    pub rejected: Vec<RejectedLine>,
    /// When it was applied, in words, and how many cases moved.
    pub applied: Option<(String, u64)>,
}
