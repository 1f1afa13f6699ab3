//! How many days the office and the people have for what. New terms are new rows (see [`super::day_table`]).

use chrono::NaiveDate;

use super::day_table::DayTable;
use super::{Store, StoreError};

const TERMS: DayTable = DayTable {
    table: "term",
    name: "name",
    csv: include_str!("../../data/term.csv"),
    file: "term.csv",
};

/// What a term is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// Within this many days the office reviews a report about a recipient. Afterwards it is overdue, never lapsed.
    SanggahanReview,
    /// Within this many days an appeal is examined. Afterwards it is overdue, never lapsed.
    AppealReview,
    /// For this many days the person an objection is about may answer it (S-11).
    RightOfReply,
    /// For this many days the office waits for what it asked of a citizen, then it goes on without.
    InfoWait,
}

impl Term {
    /// Its name in the table.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SanggahanReview => "sanggahan_review",
            Self::AppealReview => "appeal_review",
            Self::RightOfReply => "right_of_reply",
            Self::InfoWait => "info_wait",
        }
    }

    /// What counts where no row is in force, in days.
    const fn fallback(self) -> u32 {
        match self {
            Self::SanggahanReview | Self::AppealReview | Self::InfoWait => 14,
            Self::RightOfReply => 10,
        }
    }
}

impl Store {
    /// The days of `term` in force on `day`.
    ///
    /// # Errors
    /// When the database refuses, or a term is negative.
    pub async fn term_days(&self, term: Term, day: NaiveDate) -> Result<u32, StoreError> {
        let days = TERMS.days(self, term.as_str(), day).await?;
        Ok(days.unwrap_or_else(|| term.fallback()))
    }

    /// Writes the rows of `term.csv`.
    pub(super) async fn fill_terms(&self) -> Result<(), StoreError> {
        TERMS.fill(self).await
    }
}
