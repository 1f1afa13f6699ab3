//! How long what is kept, and the erasing of what was kept long enough (S-9, D-9). Terms are rows (see
//! [`super::day_table`]); what has no term in force is kept.

mod cases;
mod drafts;
mod office;

use chrono::NaiveDate;

pub use cases::ExpiredFile;
pub use office::ExpiredPaper;

use super::day_table::DayTable;
use super::{Store, StoreError};

const RETENTION: DayTable = DayTable {
    table: "retention_term",
    name: "subject",
    csv: include_str!("../../../data/retention.csv"),
    file: "retention.csv",
};

/// What a term is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// A draft that was not sent, since it was saved last.
    Draft,
    /// A draft that was sent, since then: its answers are the case's by now.
    DraftSubmitted,
    /// Photos and letters of a case, since it was closed.
    PhotoClosed,
    /// What citizen and officers wrote to each other, since the case was closed.
    Message,
    /// Every other answer, contact and token of a case, since it was closed.
    CaseClosed,
    /// A mail, since it was delivered or given up.
    Mail,
    /// A mark of a listed person, since it ended, or was made if it has not.
    Mark,
    /// A repair of a listed person's data, since another took its place, or since it was made.
    Repair,
    /// A verdict on a listed person, since it was made.
    Verdict,
    /// What the population register said of a listed person, since it was taken over.
    Check,
    /// The list of lines of such a file that were not taken over.
    CheckFile,
    /// A deliberation with its minutes, recommendations and people to be removed, since it was closed, once no case it
    /// spoke of is kept.
    Musyawarah,
    /// A file of bulk proposals with what is noted of its lines, since it was filed.
    BulkFile,
    /// A letter of endorsement and who signed it, since the batch was endorsed.
    BatchLetter,
    /// Who took a batch out, since then.
    Export,
    /// An answer file of the centre that nobody took over, since it was sent.
    AnswerFile,
    /// How an import begun in the browser went, since it ended.
    DataImport,
}

impl Kept {
    /// All of them.
    pub const ALL: [Self; 17] = [
        Self::Draft,
        Self::DraftSubmitted,
        Self::PhotoClosed,
        Self::Message,
        Self::CaseClosed,
        Self::Mail,
        Self::Mark,
        Self::Repair,
        Self::Verdict,
        Self::Check,
        Self::CheckFile,
        Self::Musyawarah,
        Self::BulkFile,
        Self::BatchLetter,
        Self::Export,
        Self::AnswerFile,
        Self::DataImport,
    ];

    /// What officers wrote and sent, besides cases.
    pub const OFFICE: [Self; 11] = [
        Self::Mark,
        Self::Repair,
        Self::Verdict,
        Self::Check,
        Self::CheckFile,
        Self::Musyawarah,
        Self::BulkFile,
        Self::BatchLetter,
        Self::Export,
        Self::AnswerFile,
        Self::DataImport,
    ];

    /// Its name in the table of terms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::DraftSubmitted => "draft_submitted",
            Self::PhotoClosed => "photo_closed",
            Self::Message => "message",
            Self::CaseClosed => "case_closed",
            Self::Mail => "mail",
            Self::Mark => "mark",
            Self::Repair => "repair",
            Self::Verdict => "verdict",
            Self::Check => "check",
            Self::CheckFile => "check_file",
            Self::Musyawarah => "musyawarah",
            Self::BulkFile => "bulk_file",
            Self::BatchLetter => "batch_letter",
            Self::Export => "export",
            Self::AnswerFile => "answer_file",
            Self::DataImport => "data_import",
        }
    }
}

impl Store {
    /// How many days `kept` is kept, by the term in force on `day`; `None` when none is: it is kept.
    ///
    /// # Errors
    /// When the database refuses, or a term is negative.
    pub async fn retention_days(
        &self,
        kept: Kept,
        day: NaiveDate,
    ) -> Result<Option<u32>, StoreError> {
        RETENTION.days(self, kept.as_str(), day).await
    }

    /// Writes the rows of `retention.csv`.
    pub(in crate::store) async fn fill_retention(&self) -> Result<(), StoreError> {
        RETENTION.fill(self).await
    }
}
