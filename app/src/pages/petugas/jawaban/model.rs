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
    /// The file that was to be applied is gone: a newer one took its place.
    pub replaced: bool,
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
    /// How many answers of each stage and result move a case.
    pub counts: Vec<(Tahap, Hasil, u64)>,
    /// How many cases move, some of them several times.
    pub cases: u64,
    /// What the button is pressed for: sent along, so that nothing else happens.
    pub plan: String,
    /// Another request applies the file.
    pub applying: bool,
    /// It was not applied: the cases are not as the page showed them.
    pub changed: bool,
    /// How many cases are determined without an answer on their rank (PMT).
    pub without_rank: u64,
    /// Lines that say what is known.
    pub unchanged: u64,
    /// How many lines are not taken over.
    pub rejected_count: usize,
    /// The first of them.
    pub rejected: Vec<RejectedLine>,
    /// When it was applied, in words, how many cases moved, by how many answers.
    pub applied: Option<(String, u64, u64)>,
}
