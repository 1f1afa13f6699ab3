//! View models of batches.

use domain::batch::{BatchKind, BatchProblem, EndorseRefusal, SignerRole};
use domain::field::FieldErrors;
use domain::review::{CaseKind, CaseState};

use crate::pages::petugas::frame::DeskFrame;
use crate::text::Text;

/// What is done with a window today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WindowLine {
    /// There is none: at any time (W-4).
    Always,
    /// It is open.
    Open,
    /// Closed; the day it opens in words, if any rule says so.
    Shut(Option<String>),
}

/// What waits for a kind of batch.
#[derive(Debug, Clone)]
pub struct WaitingLine {
    /// Kind of batch.
    pub kind: BatchKind,
    /// Cases found to hold.
    pub cases: u64,
    /// Verdicts on listed recipients.
    pub verdicts: u64,
    /// Repairs, marks, removals.
    pub entries: u64,
    /// Whether they can be collected today.
    pub window: WindowLine,
}

/// How far a batch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Cases are collected.
    Open,
    /// The letter is there.
    Ready,
    /// Endorsed and locked.
    Endorsed,
    /// And taken out for the centre.
    Exported,
}

impl Standing {
    /// Whether nothing in it changes any more.
    pub const fn is_locked(self) -> bool {
        matches!(self, Self::Endorsed | Self::Exported)
    }
}

/// How far one step of a batch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepMark {
    /// Done.
    Done,
    /// At hand.
    Now,
    /// To come.
    Later,
}

/// One step of a batch.
#[derive(Debug, Clone)]
pub struct StepLine {
    /// What it is.
    pub name: Text,
    /// How far.
    pub mark: StepMark,
    /// When it was done and by whom, or how much of it; may be empty.
    pub detail: String,
}

/// Something that is said of a listed person.
#[derive(Debug, Clone)]
pub struct EntryLine {
    /// What, without anything personal.
    pub what: String,
    /// Village and district, in words.
    pub place: String,
    /// Day it was written, in words.
    pub written: String,
    /// The person's page; `None` where the officer may not see it, or the person is not listed.
    pub href: Option<String>,
    /// Names it in the form that takes it out.
    pub out: String,
}

/// One batch of the list.
#[derive(Debug, Clone)]
pub struct BatchLine {
    /// Number inside.
    pub id: i64,
    /// What it proposes.
    pub kind: BatchKind,
    /// `November 2026`
    pub cycle: String,
    /// Which of that month.
    pub number: i32,
    /// Cases in it.
    pub cases: i64,
    /// Verdicts in it.
    pub verdicts: i64,
    /// Repairs, marks, removals in it.
    pub entries: i64,
    /// How far it is.
    pub standing: Standing,
}

/// Places of a regency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Places {
    /// How many there are.
    pub slots: i64,
    /// How many are taken.
    pub used: i64,
}

/// `/petugas/batch`
#[derive(Debug, Clone)]
pub struct BatchesPage {
    /// The frame.
    pub frame: DeskFrame,
    /// The month in words.
    pub cycle: String,
    /// What waits, by kind of batch.
    pub waiting: Vec<WaitingLine>,
    /// Quota of the regency, if one is in force.
    pub places: Option<Places>,
    /// The officer may collect.
    pub may_collect: bool,
    /// Nothing was there to collect.
    pub nothing: bool,
    /// The newest first.
    pub batches: Vec<BatchLine>,
}

/// The letter that is there.
#[derive(Debug, Clone)]
pub struct LetterView {
    /// Its number.
    pub number: String,
    /// Its date in words.
    pub date: String,
    /// In which role it was signed.
    pub role: Option<SignerRole>,
    /// By whom.
    pub name: String,
    /// Size of the file, if it is there.
    pub kb: Option<i64>,
}

/// What was typed about the letter.
#[derive(Debug, Clone, Default)]
pub struct LetterTyped {
    /// Its number.
    pub number: String,
    /// Day, month, year.
    pub date: [String; 3],
    /// Code of the role.
    pub role: String,
    /// The signer's name.
    pub name: String,
}

/// Something to look at.
#[derive(Debug, Clone)]
pub struct ProblemView {
    /// What it is.
    pub problem: BatchProblem,
    /// How many cases.
    pub cases: i64,
    /// The first of them: `XXXX-XXXX-XXXX`.
    pub tickets: Vec<String>,
}

/// One fact of the history.
#[derive(Debug, Clone)]
pub struct BatchEvent {
    /// When, in words.
    pub at: String,
    /// What, with who did it.
    pub what: String,
}

/// One export.
#[derive(Debug, Clone)]
pub struct ExportLine {
    /// When, in words.
    pub at: String,
    /// Name of the officer.
    pub who: String,
    /// `paket`, `csv`, `xlsx`.
    pub form: String,
    /// Rows; `None` when it broke off.
    pub rows: Option<i64>,
    /// Checksums with the name of the file.
    pub sums: Vec<(&'static str, String)>,
}

/// One case.
#[derive(Debug, Clone)]
pub struct CaseLine {
    /// `XXXX-XXXX-XXXX`
    pub ticket: String,
    /// What kind of case.
    pub kind: CaseKind,
    /// Where it stands.
    pub state: CaseState,
    /// Village and district, in words.
    pub place: String,
    /// Day it was sent, in words.
    pub sent: String,
    /// What there is to look at, in words; may be empty.
    pub warnings: String,
}

/// What the officer may do with the batch now.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "four independent permissions")]
pub struct Possible {
    /// Collect and take out.
    pub collect: bool,
    /// Attach a letter.
    pub letter: bool,
    /// Endorse, by role.
    pub endorse: bool,
    /// Open a case.
    pub open_case: bool,
}

/// Why the task just asked for was not done.
#[derive(Debug, Clone)]
pub enum Trouble {
    /// The endorsement was refused.
    Refused(EndorseRefusal),
    /// The mapping file is wrong: a sentence that names the column.
    Columns(String),
}

/// `/petugas/batch/{id}`
#[derive(Debug, Clone)]
pub struct BatchPage {
    /// The frame.
    pub frame: DeskFrame,
    /// The batch.
    pub line: BatchLine,
    /// Its version, for the form that endorses what was seen.
    pub version: i64,
    /// Name of the regency.
    pub region: String,
    /// When it was endorsed, in words.
    pub endorsed_at: Option<String>,
    /// The letter, as far as it is there.
    pub letter: Option<LetterView>,
    /// What stands in the form of the letter.
    pub typed: LetterTyped,
    /// What is wrong with a form just sent.
    pub errors: FieldErrors,
    /// The task just asked for was refused.
    pub trouble: Option<Trouble>,
    /// Sentences about what was just done.
    pub done: Vec<String>,
    /// How far it is, step by step.
    pub steps: Vec<StepLine>,
    /// Who does what next.
    pub next: String,
    /// What to look at.
    pub problems: Vec<ProblemView>,
    /// Tickets that wait, each with the one that stands in for the same person: `XXXX-XXXX-XXXX`.
    pub doubles: Vec<(String, String)>,
    /// What is missing for the endorsement.
    pub missing: Vec<EndorseRefusal>,
    /// The window of endorsements.
    pub window: WindowLine,
    /// Quota of a batch for health insurance.
    pub places: Option<Places>,
    /// The columns come from an operator's file.
    pub own_columns: bool,
    /// Oldest first.
    pub history: Vec<BatchEvent>,
    /// Newest first.
    pub exports: Vec<ExportLine>,
    /// Cases of this page.
    pub cases: Vec<CaseLine>,
    /// Repairs, marks, removals of this page.
    pub entries: Vec<EntryLine>,
    /// Which page of the cases, from 1, of how many.
    pub at: (u64, u64),
    /// What may be done.
    pub may: Possible,
}

/// What a state of a case is called beside a batch.
pub(super) fn state_words(line: &CaseLine) -> Text {
    crate::text::lacak::tag(line.kind, line.state)
}
