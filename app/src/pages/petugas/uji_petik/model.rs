//! View models of second looks.

use domain::decision::Verdict;
use domain::field::FieldErrors;
use domain::review::CaseKind;

use crate::pages::petugas::frame::DeskFrame;
use crate::text::Text;

/// A draw in the list.
#[derive(Debug, Clone)]
pub struct DrawLine {
    /// Its number.
    pub id: i64,
    /// `21 November 2026`
    pub drawn_at: String,
    /// `November 2026`
    pub month: String,
    /// The seed.
    pub seed: String,
    /// From how many decisions it was drawn.
    pub population: u64,
    /// How many cases agree, disagree, wait.
    pub counts: [u64; 3],
}

/// `/petugas/uji-petik`
#[derive(Debug, Clone)]
pub struct DrawsPage {
    /// The frame.
    pub frame: DeskFrame,
    /// The newest first.
    pub draws: Vec<DrawLine>,
    /// Month and size as typed.
    pub typed: [String; 2],
    /// What is wrong with them.
    pub errors: FieldErrors,
}

/// A drawn case.
#[derive(Clone)]
pub struct DrawnLine {
    /// The draw.
    pub look: i64,
    /// From 1.
    pub place: u32,
    /// Twelve characters.
    pub ticket: String,
    /// `XXXX-XXXX-XXXX`
    pub shown: String,
    /// What kind of case.
    pub kind: CaseKind,
    /// Village and district, in words.
    pub desa: String,
    /// What was decided.
    pub decided: Text,
    /// `21 November 2026`
    pub decided_at: String,
    /// What the second officer thinks.
    pub verdict: Option<Verdict>,
    /// Their note.
    pub note: Option<String>,
    /// Whoever looks at it may judge it.
    pub may_judge: bool,
    /// It was their own decision.
    pub own: bool,
}

/// Notes are somebody's: not printed.
impl std::fmt::Debug for DrawnLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DrawnLine({})", self.place)
    }
}

/// `/petugas/uji-petik/{id}`, and the tasks of those who judge.
#[derive(Debug, Clone)]
pub struct DrawnPage {
    /// The frame.
    pub frame: DeskFrame,
    /// The draw; `None` on the page of tasks, which are of any draw.
    pub draw: Option<DrawLine>,
    /// The cases.
    pub lines: Vec<DrawnLine>,
    /// A verdict was just saved.
    pub done: bool,
}

/// The form of a verdict.
#[derive(Debug, Clone)]
pub struct JudgePage {
    /// The frame.
    pub frame: DeskFrame,
    /// The case.
    pub line: DrawnLine,
    /// Where the form goes.
    pub action: String,
    /// Where the list is.
    pub back: String,
    /// Verdict and note as typed.
    pub typed: [String; 2],
    /// What is wrong with them.
    pub errors: FieldErrors,
}
