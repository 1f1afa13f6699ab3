//! What the pages of verification show.

use domain::field::FieldErrors;

use crate::components::choice_list::Choice;
use crate::pages::petugas::frame::DeskFrame;
use crate::pages::petugas::penerima::model::{PersonLine, RemovalLine};

/// Verdicts of a month, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Found eligible.
    pub layak: u64,
    /// Found not eligible.
    pub tidak_layak: u64,
    /// In a batch.
    pub collected: u64,
}

/// `/petugas/kelayakan`
#[derive(Debug, Clone)]
pub struct VillagePage {
    /// The frame.
    pub frame: DeskFrame,
    /// Whether verdicts are taken today, in a sentence.
    pub window: String,
    /// They are.
    pub open: bool,
    /// The month in words.
    pub month: String,
    /// How many.
    pub counts: Counts,
    /// Villages of the scope.
    pub villages: Vec<Choice>,
    /// Code of the one shown, or empty.
    pub village: String,
    /// What is wrong with it.
    pub errors: FieldErrors,
    /// People with their verdicts in words.
    pub lines: Vec<(PersonLine, String)>,
    /// Where the next page is.
    pub next: Option<String>,
}

/// Something that is judged by itself.
#[derive(Debug, Clone)]
pub struct TargetForm {
    /// Names it in the form.
    pub code: String,
    /// Heading.
    pub title: String,
    /// The verdict of the month in words.
    pub now: Option<String>,
    /// It was collected: no form.
    pub locked: bool,
}

/// What was typed.
#[derive(Debug, Clone, Default)]
pub struct VerdictTyped {
    /// Which target.
    pub sasaran: String,
    /// The verdict.
    pub putusan: String,
    /// Code of the reason.
    pub alasan: String,
    /// Note.
    pub catatan: String,
}

/// `/petugas/kelayakan/{token}`
#[derive(Debug, Clone)]
pub struct JudgePage {
    /// The frame.
    pub frame: DeskFrame,
    /// Address of this page.
    pub href: String,
    /// The list of their village, from them on.
    pub back: String,
    /// Where all data of the person is.
    pub person: String,
    /// Name.
    pub name: String,
    /// RT/RW and village.
    pub place: String,
    /// Whether verdicts are taken today, in a sentence.
    pub window: String,
    /// They are.
    pub open: bool,
    /// Deliberations that want them removed from the data.
    pub removals: Vec<RemovalLine>,
    /// What is judged.
    pub targets: Vec<TargetForm>,
    /// Reasons of a verdict of not eligible.
    pub reasons: Vec<Choice>,
    /// What was typed.
    pub typed: VerdictTyped,
    /// What is wrong with it.
    pub errors: FieldErrors,
    /// A verdict was saved.
    pub done: bool,
    /// Another officer was faster.
    pub conflict: bool,
}

/// The page for somebody the officer may not judge.
#[derive(Debug, Clone)]
pub struct TooClosePage {
    /// The frame.
    pub frame: DeskFrame,
}
