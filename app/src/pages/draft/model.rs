//! View models of a draft: what the server tells the pages.

use domain::field::FieldErrors;
use domain::form::{Answers, FieldSpec, Form, Member, PhotoKind, Step};
use domain::sanggahan::IdentityHint;
use domain::wilayah::WilayahPath;

use crate::chrome::Chrome;
use crate::pages::cek::model::{RegionLists, VillageSearch};
use crate::pages::sanggahan::model::ReplyNotice;

/// The month's cycle a proposal sent now may join at the earliest (W-2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CycleOffer {
    /// The cycle as people read it: `Februari 2025`.
    pub cycle: String,
    /// The last day of its proposals: `23 Februari 2025`.
    pub cutoff: String,
    /// It is a later month's cycle, because this month's is too close or over.
    pub later_month: bool,
    /// The office turns proposals away until this day: `1 Maret 2025`.
    pub closed_until: Option<String>,
}

/// The recipient a form is about, as their card showed them (S-4). Repeated on every page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubjectCard {
    /// `S**i A****h`
    pub masked_name: String,
    /// RT, zeros kept; may be empty.
    pub rt: String,
    /// RW likewise.
    pub rw: String,
    /// A, B, … where name and RT/RW are the same twice.
    pub marker: Option<char>,
    /// The village with what it lies in, in words.
    pub region: String,
}

/// How far a step of the task list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepStatus {
    /// Nothing answered yet.
    Todo,
    /// Begun; something is missing or wrong.
    Partial,
    /// Answered.
    Done,
    /// Nothing answered, and nothing has to be.
    Optional,
}

/// One line of the task list.
#[derive(Debug, Clone, Copy)]
pub struct TaskLine {
    /// Which step.
    pub step: Step,
    /// How far it is.
    pub status: StepStatus,
}

/// `/usulan/draf`: the task list.
#[derive(Debug, Clone)]
pub struct TaskPage {
    /// The frame.
    pub chrome: Chrome,
    /// Which form.
    pub form: Form,
    /// Whom it is about, where it is about a recipient.
    pub subject: Option<SubjectCard>,
    /// The steps in order.
    pub tasks: Vec<TaskLine>,
    /// What an objection says, where this is the answer to it.
    pub reply: Option<ReplyNotice>,
    /// The resume code, grouped for reading.
    pub resume_code: String,
    /// Until when the draft is kept: `21 Desember 2026`.
    pub kept_until: String,
    /// When it was saved last: `21 November 2026 pukul 14.05`.
    pub saved_at: String,
    /// A step that stops the proposal from being sent was named when somebody tried to send it.
    pub incomplete: bool,
    /// An officer fills it in for somebody.
    pub assisted: bool,
}

/// One answer a question offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionLine {
    /// Code as it is stored.
    pub code: String,
    /// What a person reads, in the page's language.
    pub label: String,
    /// Name of the question that this answer alone asks for, drawn inside it
    /// ([`domain::form::Choices::follow_up`]).
    pub follow_up: Option<String>,
}

/// A question of a step with the answers it offers (only choices have any).
#[derive(Debug, Clone)]
pub struct Question {
    /// Name, kind and need.
    pub spec: FieldSpec,
    /// Offered answers, in order.
    pub options: Vec<OptionLine>,
}

/// The region fields of a step.
#[derive(Debug, Clone, Default)]
pub struct RegionQuestion {
    /// Lists for the selects.
    pub lists: RegionLists,
    /// Where a retired code leads.
    pub successors: Vec<WilayahPath>,
    /// Answer to the village search, when one was asked.
    pub search: Option<VillageSearch>,
}

/// A page of the draft: what they all show.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about what is shown")]
#[derive(Debug, Clone)]
pub struct StepFrame {
    /// The frame.
    pub chrome: Chrome,
    /// Which form.
    pub form: Form,
    /// Whom it is about, where it is about a recipient.
    pub subject: Option<SubjectCard>,
    /// Which step.
    pub step: Step,
    /// Its number among the steps of this proposal, from 1, and how many there are.
    pub place: (usize, usize),
    /// What is wrong; empty on a first visit.
    pub errors: FieldErrors,
    /// When this step was saved last: `14.05`; `None` before that.
    pub saved_at: Option<String>,
    /// Version of the step this page shows, for the hidden field `versi`.
    pub version: i32,
    /// What is shown is stored, whatever is wrong with it: it need not be saved again.
    pub kept: bool,
    /// Another tab changed this step meanwhile; what is shown is what was typed here.
    pub changed_elsewhere: bool,
    /// The disk is full: what was typed is shown, but not saved.
    pub storage_full: bool,
    /// Too much was asked for, and what was typed is shown, but not saved: when the next attempt makes sense, in seconds.
    pub wait_seconds: Option<u64>,
    /// Opened from the check page: saving leads back there.
    pub from_check: bool,
    /// The draft's id, for the islands.
    pub draft_id: String,
}

/// `/usulan/draf/{step}` for every step but members and photos.
#[derive(Debug, Clone)]
pub struct StepPage {
    /// What all steps show.
    pub frame: StepFrame,
    /// The questions in order.
    pub questions: Vec<Question>,
    /// Answers as typed.
    pub answers: Answers,
    /// Region lists, when the step has region fields.
    pub region: RegionQuestion,
}

/// `/usulan/draf/anggota`: the members of the family.
#[derive(Debug, Clone)]
pub struct MembersPage {
    /// What all steps show.
    pub frame: StepFrame,
    /// Those entered so far.
    pub members: Vec<Member>,
    /// Labels of `members`' relation, in the same order.
    pub relations: Vec<String>,
    /// The member in the form below: as typed, or one being changed.
    pub typed: Member,
    /// Place of the member being changed, from 0; `None` while one is added.
    pub editing: Option<usize>,
    /// Answers of `anggota_hubungan`.
    pub options: Vec<OptionLine>,
}

/// A photo that is there.
#[derive(Debug, Clone)]
pub struct PhotoLine {
    /// Where it can be looked at.
    pub url: String,
    /// A PDF: offered as a download only.
    pub is_pdf: bool,
    /// Size in bytes as stored.
    pub bytes: u32,
    /// Codes of advice: `too_small`, `too_dark`, `blurred`.
    pub advice: Vec<String>,
}

/// One photo that is asked for.
#[derive(Debug, Clone)]
pub struct PhotoSlot {
    /// Which.
    pub kind: PhotoKind,
    /// Has to be there before sending.
    pub required: bool,
    /// What is there.
    pub photo: Option<PhotoLine>,
}

/// `/usulan/draf/foto`: the photos.
#[derive(Debug, Clone)]
pub struct PhotosPage {
    /// What all steps show. Errors are named by the kind's slug.
    pub frame: StepFrame,
    /// What is asked for, in order.
    pub slots: Vec<PhotoSlot>,
}

/// A question with its answer in words.
#[derive(Debug, Clone)]
pub struct AnswerLine {
    /// Field name, for its label.
    pub name: &'static str,
    /// What was answered, in words; empty when skipped.
    pub answer: String,
}

/// A step on the check page.
#[derive(Debug, Clone)]
pub struct CheckedStep {
    /// Which.
    pub step: Step,
    /// How far it is.
    pub status: StepStatus,
    /// Its answers.
    pub answers: Vec<AnswerLine>,
    /// Members or photos as lines of their own.
    pub items: Vec<String>,
}

/// `/usulan/draf/periksa`: check answers and declare.
#[derive(Debug, Clone)]
pub struct CheckPage {
    /// The frame.
    pub chrome: Chrome,
    /// Which form.
    pub form: Form,
    /// Whom it is about, where it is about a recipient.
    pub subject: Option<SubjectCard>,
    /// What in the texts would tell who the reporter is (S-7).
    pub identity: Vec<IdentityHint>,
    /// The ticket of an earlier report about the same person, as typed.
    pub earlier_ticket: String,
    /// Everything answered.
    pub steps: Vec<CheckedStep>,
    /// What is wrong: step slugs with `PhotoMissing`/`Required`, declarations `setuju_pdp`, `benar`,
    /// `sudah_diberi_tahu`, or `jendela` while the office is closed.
    pub errors: FieldErrors,
    /// Steps that must be mended before sending.
    pub missing: Vec<Step>,
    /// Declarations ticked so far, by field name.
    pub ticked: Vec<String>,
    /// The earliest cycle.
    pub offer: CycleOffer,
    /// The key that makes a second tap harmless.
    pub idempotency_key: String,
    /// How long it is kept after the case has ended, in days: photos, and the rest. From the terms in force.
    pub kept_days: (u32, u32),
}

/// `/usulan/tiket/{ticket}`: the receipt.
#[derive(Debug, Clone)]
pub struct ReceiptPage {
    /// The frame.
    pub chrome: Chrome,
    /// Which form it was.
    pub form: Form,
    /// Whom it is about, where it is about a recipient.
    pub subject: Option<SubjectCard>,
    /// It took the place of what was sent under this ticket before.
    pub updated: bool,
    /// `XXXX-XXXX-XXXX`
    pub ticket: String,
    /// Six digits; `None` when this browser is not the one that sent the proposal.
    pub pin: Option<String>,
    /// The earliest cycle.
    pub offer: CycleOffer,
    /// When it was received: `21 November 2026 pukul 14.05 WIB`.
    pub received: String,
    /// By when Dinsos should have looked at it: `23 Februari 2025`.
    pub due: String,
    /// QR code of the tracking page as SVG markup made by the server.
    pub qr_svg: String,
    /// A mail was queued.
    pub mail_queued: bool,
    /// An officer filled it in for somebody: it is printed, handed over and forgotten here.
    pub assisted: bool,
}
