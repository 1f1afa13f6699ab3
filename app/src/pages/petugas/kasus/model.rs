//! View models of a case as officers see it.

use domain::field::FieldErrors;
use domain::form::Form;
use domain::review::{CaseKind, CaseState};
use domain::usulan::Warning;

use crate::components::choice_list::Choice;
use crate::pages::draft::model::{CheckedStep, SubjectCard};
use crate::pages::petugas::antrean::model::DueTone;
use crate::pages::petugas::frame::DeskFrame;
use crate::pages::petugas::putusan::model::Waiting;

/// A case in a few facts.
#[derive(Debug, Clone)]
pub struct CaseHead {
    /// `XXXX-XXXX-XXXX`
    pub ticket: String,
    /// Address of the case.
    pub base: String,
    /// What kind.
    pub kind: CaseKind,
    /// Where it stands.
    pub state: CaseState,
    /// The village with what it lies in, in words.
    pub region: String,
    /// `November 2026`
    pub cycle: String,
    /// `25 November 2026`
    pub due: String,
    /// How near that is; calm once nothing is owed.
    pub due_tone: DueTone,
    /// `22 November 2026`: when it was put before the head of the office.
    pub escalated: Option<String>,
    /// `21 November 2026 pukul 10.00`
    pub sent: String,
    /// Code of who brought it.
    pub origin: String,
}

/// Who holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holding {
    /// Nobody; it can be taken.
    Free,
    /// Who looks, until this time.
    Mine {
        /// `14.05`
        until: String,
    },
    /// Somebody else.
    Other {
        /// Their name; empty when it is not known.
        name: String,
        /// `14.05`
        until: String,
    },
    /// Its citizen was asked something: nobody holds it until they answer.
    AwaitsCitizen,
    /// Nobody; who looks has filed it for somebody, and others decide it.
    Filed,
    /// It cannot be held where it stands.
    Closed,
}

/// What who looks may do, whoever holds it.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent permissions")]
pub struct CaseMay {
    /// Take, give back, hand over.
    pub take: bool,
    /// Decide, once it is theirs.
    pub decide: bool,
    /// Open who reported.
    pub open_reporter: bool,
    /// Say whether two cases are about the same person.
    pub judge: bool,
}

/// How a party can be reached.
#[derive(Debug, Clone)]
pub struct PartyLine {
    /// It is the proposed person, not the proposer.
    pub is_subject: bool,
    /// May be empty.
    pub phone: String,
    /// May be empty.
    pub email: String,
}

/// What the recipient data says about the person.
#[derive(Debug, Clone)]
pub enum RecipientView {
    /// No data was loaded.
    NoData,
    /// The case has no NIK.
    NoNik,
    /// Not in the data of this day.
    NotListed {
        /// `21 November 2026`
        version: String,
    },
    /// In the data of this day, outside the scope.
    Elsewhere {
        /// `21 November 2026`
        version: String,
    },
    /// In the data.
    Listed(Box<RecipientFacts>),
}

/// A recipient as the data has them.
#[derive(Clone)]
pub struct RecipientFacts {
    /// `21 November 2026`
    pub version: String,
    /// As in the data.
    pub name: String,
    /// `12 Maret 1987`
    pub birth: String,
    /// Address, RT/RW, village.
    pub address: String,
    /// Decile as the centre set it.
    pub desil: Option<u8>,
    /// Whether the family card of the case is that of the data; `None` where one of them is unknown.
    pub same_kk: Option<bool>,
    /// Programmes in words: name, status, period.
    pub programs: Vec<String>,
}

impl std::fmt::Debug for RecipientFacts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecipientFacts(…)")
    }
}

/// A file of the case.
#[derive(Debug, Clone)]
pub struct PhotoLine {
    /// Where it can be looked at.
    pub href: String,
    /// What it shows.
    pub title: String,
    /// Size in KB.
    pub size_kb: i32,
    /// Codes of what could be better.
    pub advice: Vec<String>,
}

/// Photos that an officer took on a visit.
#[derive(Debug, Clone)]
pub struct VisitPhotos {
    /// Who recorded the visit, and when, as a sentence.
    pub recorded: String,
    /// In the order they were sent.
    pub photos: Vec<PhotoLine>,
}

/// What was found about a case and another.
#[derive(Debug, Clone)]
pub struct VerdictLine {
    /// They are about the same person.
    pub same: bool,
    /// Who found it; empty when it is not known.
    pub name: String,
    /// `21 November 2026 pukul 10.00`
    pub at: String,
}

/// A case beside this one.
#[derive(Debug, Clone)]
pub struct LinkedLine {
    /// `XXXX-XXXX-XXXX`
    pub ticket: String,
    /// Its address.
    pub href: String,
    /// Where both stand side by side; `None` where there is nothing to compare.
    pub compare: Option<String>,
    /// What kind.
    pub kind: CaseKind,
    /// Where it stands.
    pub state: CaseState,
    /// When it was sent.
    pub sent: String,
    /// Codes of why it is listed.
    pub reasons: Vec<String>,
    /// What was found.
    pub verdict: Option<VerdictLine>,
}

/// An answer of the person an objection is about.
#[derive(Clone)]
pub struct ReplyLine {
    /// `XXXX-XXXX-XXXX`
    pub ticket: String,
    /// Its address.
    pub href: String,
    /// When it was sent.
    pub at: String,
    /// What they say; empty once erased.
    pub text: String,
}

impl std::fmt::Debug for ReplyLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ReplyLine({})", self.ticket)
    }
}

/// A text with its time and who wrote it.
#[derive(Clone)]
pub struct SaidLine {
    /// `21 November 2026 pukul 10.00`
    pub at: String,
    /// Of a message: the code of what it is. Of a note: who wrote it.
    pub who: String,
    /// What it says; `None` once erased.
    pub text: Option<String>,
}

impl std::fmt::Debug for SaidLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SaidLine({})", self.at)
    }
}

/// A fact of the history.
#[derive(Debug, Clone)]
pub struct HistoryLine {
    /// `21 November 2026 pukul 10.00`
    pub at: String,
    /// What happened, in words.
    pub what: String,
    /// Who did it, in words.
    pub who: String,
    /// What the reason means.
    pub reason: Option<String>,
    /// A note to the citizen.
    pub note: Option<String>,
}

/// A part of the page that another part of the service fills: facts and links under a heading.
#[derive(Clone)]
pub struct ExtraSection {
    /// `id` of the part.
    pub id: &'static str,
    /// Heading.
    pub title: String,
    /// Names and values, in order.
    pub facts: Vec<(String, String)>,
    /// Words and addresses.
    pub links: Vec<(String, String)>,
}

impl std::fmt::Debug for ExtraSection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ExtraSection({})", self.id)
    }
}

/// `/petugas/kasus/{ticket}`
#[derive(Debug, Clone)]
pub struct CasePageModel {
    /// The frame.
    pub frame: DeskFrame,
    /// The case in a few facts.
    pub head: CaseHead,
    /// Who holds it.
    pub holding: Holding,
    /// What who looks may do.
    pub may: CaseMay,
    /// A decision that has not taken effect yet.
    pub waiting: Option<Waiting>,
    /// Colleagues it can be handed to.
    pub colleagues: Vec<Choice>,
    /// Officers who may examine it, for who gives cases to others; `None` where there is nothing to give.
    pub examiners: Option<Vec<Choice>>,
    /// The form just sent worked: its word.
    pub done: Option<String>,
    /// What was asked for needs the case, and it is not theirs.
    pub lost: bool,
    /// The outcome that is contested is their own: another officer takes it.
    pub own: bool,
    /// What is wrong with a form just sent. Field names: `catatan`, `kepada`.
    pub errors: FieldErrors,
    /// The note as typed.
    pub typed_note: String,
    /// What to look at first.
    pub warnings: Vec<Warning>,
    /// The card it is about, where it is about a recipient.
    pub subject: Option<SubjectCard>,
    /// Which form it was; `None` for a case that came of none.
    pub form: Option<Form>,
    /// Everything answered; empty once erased.
    pub steps: Vec<CheckedStep>,
    /// Who sent it is sealed.
    pub sealed: bool,
    /// How the parties can be reached.
    pub parties: Vec<PartyLine>,
    /// What the recipient data says.
    pub recipient: RecipientView,
    /// Files that came with it.
    pub photos: Vec<PhotoLine>,
    /// Photos of visits, the newest visit first.
    pub visit_photos: Vec<VisitPhotos>,
    /// Latitude and longitude as given.
    pub place: Option<(String, String)>,
    /// Cases about the same person or family.
    pub linked: Vec<LinkedLine>,
    /// The case it hangs on, and those that hang on it.
    pub related: Vec<LinkedLine>,
    /// Answers of the person an objection is about; `None` where there can be none.
    pub replies: Option<Vec<ReplyLine>>,
    /// Messages, oldest first.
    pub messages: Vec<SaidLine>,
    /// Newest first.
    pub history: Vec<HistoryLine>,
    /// Newest first.
    pub notes: Vec<SaidLine>,
    /// Parts that other parts of the service fill.
    pub sections: Vec<ExtraSection>,
}

/// One side of a comparison.
#[derive(Debug, Clone)]
pub struct CompareSide {
    /// The case in a few facts.
    pub head: CaseHead,
    /// Its files.
    pub photos: Vec<PhotoLine>,
}

/// An answer on both sides.
#[derive(Clone)]
pub struct CompareRow {
    /// The question.
    pub label: String,
    /// Answers; empty where there is none.
    pub answers: [String; 2],
}

impl std::fmt::Debug for CompareRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "CompareRow({})", self.label)
    }
}

impl CompareRow {
    /// Whether both sides say the same, and say something.
    pub fn is_same(&self) -> bool {
        let [one, other] = self.answers.each_ref().map(|text| text.trim().to_lowercase());
        !one.is_empty() && one == other
    }
}

/// `/petugas/kasus/{ticket}/banding/{ticket}`
#[derive(Debug, Clone)]
pub struct ComparePageModel {
    /// The frame.
    pub frame: DeskFrame,
    /// This case and the other.
    pub sides: [CompareSide; 2],
    /// Answers in the order of the forms.
    pub rows: Vec<CompareRow>,
    /// What was found.
    pub verdict: Option<VerdictLine>,
    /// Who looks may say what they find.
    pub may_judge: bool,
    /// Nothing was chosen.
    pub nothing_chosen: bool,
    /// It was just kept.
    pub done: bool,
}

/// `/petugas/kasus/{ticket}/lihat/{id}`: a photo, turned and enlarged by links.
#[derive(Debug, Clone)]
pub struct PhotoPageModel {
    /// The frame.
    pub frame: DeskFrame,
    /// `XXXX-XXXX-XXXX`
    pub ticket: String,
    /// Address of the case.
    pub base: String,
    /// What it shows.
    pub title: String,
    /// An officer took it on a visit; it was not sent with the case.
    pub of_visit: bool,
    /// Random id of the file.
    pub id: String,
    /// A PDF: offered as a download only.
    pub is_pdf: bool,
    /// Quarter turns to the right, 0 to 3.
    pub turns: u8,
    /// Larger than the screen.
    pub large: bool,
    /// Ids of the files before and after it.
    pub beside: [Option<String>; 2],
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_empty_answers_are_not_the_same() {
        let row = |one: &str, other: &str| CompareRow {
            label: String::new(),
            answers: [one.to_owned(), other.to_owned()],
        };
        assert!(row("Sumarni ", "SUMARNI").is_same());
        assert!(!row("", "").is_same());
        assert!(!row("Sumarni", "Sumarti").is_same());
    }
}
