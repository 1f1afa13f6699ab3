//! View models of deciding a case.

use chrono::NaiveDate;
use domain::decision::{ConflictReason, Decision};
use domain::field::FieldErrors;
use domain::review::{CaseKind, CaseState};

use crate::pages::petugas::frame::DeskFrame;
use crate::text::Lang;

/// Where a case is.
pub fn case_url(ticket: &str) -> String {
    format!("/petugas/kasus/{ticket}")
}

/// Where it is decided.
pub fn decision_url(ticket: &str) -> String {
    format!("/petugas/kasus/{ticket}/putusan")
}

/// A reason that may be given.
#[derive(Debug, Clone)]
pub struct ReasonLine {
    /// For which decision.
    pub decision: Decision,
    /// Its code.
    pub code: String,
    /// What the citizen reads, in the language of the page.
    pub text: String,
}

/// Another open proposal for the same person.
#[derive(Debug, Clone)]
pub struct TwinLine {
    /// Twelve characters, as sent.
    pub ticket: String,
    /// `XXXX-XXXX-XXXX`
    pub shown: String,
    /// Where it stands.
    pub state: CaseState,
}

/// What was typed.
#[derive(Clone, Default)]
pub struct Typed {
    /// Code of the decision.
    pub decision: String,
    /// Code of its reason.
    pub reason: String,
    /// To the citizen.
    pub note: String,
    /// To colleagues.
    pub internal: String,
    /// Ticket of the same case.
    pub other: String,
    /// Tickets decided along.
    pub shared: Vec<String>,
    /// The version of the case that was looked at.
    pub version: String,
}

/// Notes are somebody's: not printed.
impl std::fmt::Debug for Typed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Typed({})", self.decision)
    }
}

/// Why a decision was not taken. What was typed is shown below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// The lease is over, or another officer has the case.
    NotHeld,
    /// It could not be taken again.
    TakenByOther,
    /// Somebody decided first, or the case has moved.
    Stale,
    /// A case to be decided along is not free.
    OtherBusy,
    /// Outside the window (W-4).
    Window {
        /// When it opens.
        opens: Option<NaiveDate>,
    },
    /// Who it is about may still answer (S-11).
    Reply {
        /// Until which day; `None` while they have not been told.
        until: Option<NaiveDate>,
    },
}

/// `/petugas/kasus/{tiket}/putusan`
#[derive(Debug, Clone)]
pub struct DecisionPage {
    /// The frame.
    pub frame: DeskFrame,
    /// Twelve characters.
    pub ticket: String,
    /// `XXXX-XXXX-XXXX`
    pub shown: String,
    /// What kind of case.
    pub kind: CaseKind,
    /// Decisions that suit it.
    pub offered: Vec<Decision>,
    /// Reasons that may be given.
    pub reasons: Vec<ReasonLine>,
    /// What may be decided along.
    pub twins: Vec<TwinLine>,
    /// What was typed.
    pub typed: Typed,
    /// What is wrong with it.
    pub errors: FieldErrors,
    /// Why it was not taken.
    pub obstacle: Option<Obstacle>,
}

/// What the citizen of one case will read.
#[derive(Clone)]
pub struct CitizenView {
    /// `XXXX-XXXX-XXXX`
    pub shown: String,
    /// In which language.
    pub lang: Lang,
    /// What kind of case.
    pub kind: CaseKind,
    /// The state their case will be in.
    pub state: CaseState,
    /// They learn only that it was looked at (S-6, S-7).
    pub concealed: bool,
    /// Why, and what they can do.
    pub reason: Option<String>,
    /// The officer's note.
    pub note: Option<String>,
    /// Mails: subject and paragraphs.
    pub mails: Vec<(String, Vec<String>)>,
}

/// Notes are somebody's: not printed.
impl std::fmt::Debug for CitizenView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CitizenView(…)")
    }
}

/// The page before a decision is saved.
#[derive(Debug, Clone)]
pub struct PreviewPage {
    /// The frame.
    pub frame: DeskFrame,
    /// Twelve characters.
    pub ticket: String,
    /// `XXXX-XXXX-XXXX`
    pub shown: String,
    /// What was decided.
    pub decision: Decision,
    /// What kind of case.
    pub kind: CaseKind,
    /// What each citizen reads.
    pub citizens: Vec<CitizenView>,
    /// What was typed, sent along.
    pub typed: Typed,
}

/// A decision that waits to take effect.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Twelve characters.
    pub ticket: String,
    /// What kind of case.
    pub kind: CaseKind,
    /// What was decided.
    pub decision: Decision,
    /// `21 November 2026 pukul 14.05`
    pub effective: String,
    /// Tickets decided along, as shown.
    pub with: Vec<String>,
    /// The officer who looks at it may take it back.
    pub mine: bool,
}

/// The page of a case that cannot be decided here.
#[derive(Debug, Clone)]
pub struct NoDecisionPage {
    /// The frame.
    pub frame: DeskFrame,
    /// Twelve characters.
    pub ticket: String,
    /// `XXXX-XXXX-XXXX`
    pub shown: String,
    /// Why.
    pub why: NoDecision,
}

/// Why a case cannot be decided here.
#[derive(Debug, Clone)]
pub enum NoDecision {
    /// A decision waits.
    Waits(Waiting),
    /// The officer is close to somebody in it.
    Blocked(ConflictReason),
    /// The appeal is against their own decision.
    OwnAppeal,
    /// The citizen has to answer first.
    AwaitsAnswer,
    /// They do not hold it.
    NotHeld,
    /// Another officer has it.
    TakenByOther,
}
