//! How long what is kept, and the erasing of what was kept long enough (S-9, D-9). Terms are rows (see
//! [`super::day_table`]); what has no term in force is kept.

mod cases;
mod drafts;

use chrono::NaiveDate;

pub use cases::ExpiredFile;

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
}

impl Kept {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Draft,
        Self::DraftSubmitted,
        Self::PhotoClosed,
        Self::Message,
        Self::CaseClosed,
        Self::Mail,
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
