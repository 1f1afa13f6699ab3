//! View models of tracking.

use domain::field::FieldErrors;
use domain::form::Form;
use domain::petugas::Role;
use domain::review::{CaseKind, CaseState};

use crate::chrome::Chrome;
use crate::pages::draft::model::{CheckedStep, SubjectCard};

/// `/lacak`: ticket and PIN.
#[derive(Debug, Clone)]
pub struct TrackPage {
    /// The frame.
    pub chrome: Chrome,
    /// As typed, or from the link of the receipt.
    pub ticket: String,
    /// What is wrong. Field names: `tiket`, `pin`.
    pub errors: FieldErrors,
    /// Ticket and PIN do not belong together, or there is no such ticket: the same words for both.
    pub refused: bool,
    /// The half hour of a case is over: nothing is wrong with what was typed.
    pub session_over: bool,
    /// Why one is here.
    pub notice: Option<TrackNotice>,
    /// What was typed into a form that came too late, to be copied.
    pub unsent: Vec<String>,
    /// Locked after five wrong tries; minutes until the next try counts.
    pub locked_minutes: Option<u32>,
}

/// Why somebody is led to `/lacak`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrackNotice {
    /// They have just left a case.
    Left,
    /// What they sent has just been forgotten on this phone.
    Forgotten,
    /// They wanted to open a case, and none is open here. Whether one ever was is not told.
    NeedsPin,
}

/// One fact of the history.
#[derive(Debug, Clone)]
pub struct HistoryLine {
    /// `21 November 2026 pukul 14.05`
    pub at: String,
    /// Code of the action, for its sentence.
    pub action: String,
    /// State it led to.
    pub state: CaseState,
    /// What the reason means, and what can be done, in the page's language.
    pub reason: Option<String>,
    /// A note of the officer to the citizen.
    pub note: Option<String>,
}

/// `/lacak/kasus`: the case as its owner may see it.
#[derive(Debug, Clone)]
pub struct CasePage {
    /// The frame.
    pub chrome: Chrome,
    /// `XXXX-XXXX-XXXX`
    pub ticket: String,
    /// What kind of case.
    pub kind: CaseKind,
    /// Where it stands.
    pub state: CaseState,
    /// The owner speaks about somebody else: learns only that it was looked at (S-6).
    pub outcome_hidden: bool,
    /// Who the owner is, is sealed: nothing of it can be shown (S-7).
    pub sealed: bool,
    /// Cycle as people read it, and its cut-off.
    pub cycle: String,
    /// Its cut-off.
    pub cutoff: String,
    /// By when the next step is due; `None` when nothing is.
    pub due: Option<String>,
    /// The due day has passed.
    pub overdue: bool,
    /// How many wait before this one, as a band such as `11–50`; `None` when it does not wait.
    pub queue_band: Option<String>,
    /// Newest first.
    pub history: Vec<HistoryLine>,
    /// Masked e-mail and phone on file, possibly empty.
    pub email: String,
    /// Masked phone.
    pub phone: String,
    /// What may be done now.
    pub may: Possible,
    /// What is wrong with a form just sent. Field names: `info`, `email`, `hp`, `keberatan`, `hak`, `uraian`.
    pub errors: FieldErrors,
    /// What was typed into that form: name and value.
    pub typed: Vec<(String, String)>,
    /// The form just sent worked: code of the action, for its sentence.
    pub done: Option<String>,
    /// Requests about data that are open.
    pub rights_requests: Vec<RightsRequest>,
}

/// An open request about data.
#[derive(Debug, Clone)]
pub struct RightsRequest {
    /// What is asked for; `None` where it can no longer be told.
    pub right: Option<Right>,
    /// Its own ticket, `XXXX-XXXX-XXXX`.
    pub ticket: String,
    /// By when it is answered: `25 November 2026 pukul 08.41`.
    pub due: String,
}

/// A right over one's data (UU 27/2022).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// Wrong data is to be corrected.
    Correction,
    /// Data is to be erased.
    Erasure,
}

/// What the owner of a case may do now.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "four independent permissions")]
pub struct Possible {
    /// Answer a question of the officer.
    pub give_info: bool,
    /// Withdraw.
    pub withdraw: bool,
    /// Appeal.
    pub appeal: bool,
    /// Change the contact.
    pub contact: bool,
}

/// One line of "who opened your data".
#[derive(Debug, Clone)]
pub struct AccessLine {
    /// `21 November 2026 pukul 14.05`
    pub at: String,
    /// `warga`, `petugas`, `system`.
    pub actor: String,
    /// What the officer is; never who (S-7).
    pub role: Option<Role>,
    /// Code of what was done, for its sentence.
    pub action: String,
    /// Why, in the words of the officer who opened the seal of a reporter (S-7).
    pub reason: Option<String>,
}

/// `/lacak/kasus/data`: everything held, and who opened it (D-6).
#[derive(Debug, Clone)]
pub struct DataPage {
    /// The frame.
    pub chrome: Chrome,
    /// `XXXX-XXXX-XXXX`
    pub ticket: String,
    /// Which form it was; decides how questions are worded.
    pub form: Form,
    /// Whom it is about, where it is about a recipient.
    pub subject: Option<SubjectCard>,
    /// Everything answered, as on the check page.
    pub steps: Vec<CheckedStep>,
    /// Consents: what, wording, when.
    pub consents: Vec<(String, String, String)>,
    /// Files held: kind and size, and where each can be looked at.
    pub files: Vec<(String, String)>,
    /// Who opened it.
    pub accesses: Vec<AccessLine>,
    /// How long it is kept, as a sentence's values: days for photos and for the rest.
    pub kept_days: (u32, u32),
}

/// Where a receipt leads: the form of `/lacak` with the ticket filled in. The PIN is never in a URL.
pub fn track_url(ticket: &str) -> String {
    format!("/lacak?tiket={ticket}")
}
