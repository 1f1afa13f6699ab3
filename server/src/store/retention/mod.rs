//! How long what is kept, and the erasing of what was kept long enough (S-9, D-9). Terms are rows (see
//! [`super::rule_rows`]); what has no term in force is kept.

mod cases;
mod drafts;

use chrono::NaiveDate;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use serde::Deserialize;

pub use cases::ExpiredFile;

use super::query::rows;
use super::rule_rows::{self, Dated};
use super::{Store, StoreError};

/// The terms this version of the program knows, loaded at every `migrate`.
const RETENTION_CSV: &str = include_str!("../../../data/retention.csv");

const COLUMNS: [&str; 5] = ["subject", "valid_from", "days", "valid_to", "source"];

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

#[derive(FromQueryResult, Deserialize)]
struct Record {
    subject: String,
    days: i32,
    valid_from: NaiveDate,
    valid_to: Option<NaiveDate>,
    source: String,
}

impl Dated for Record {
    type Subject = String;

    fn subject(&self) -> String {
        self.subject.clone()
    }

    fn valid_from(&self) -> NaiveDate {
        self.valid_from
    }

    fn valid_to(&self) -> Option<NaiveDate> {
        self.valid_to
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
        let select = Query::select()
            .columns(COLUMNS)
            .from("retention_term")
            .and_where(Expr::col("subject").eq(kept.as_str()))
            .and_where(Expr::col("valid_from").lte(day))
            .to_owned();
        let found: Vec<Record> = rows(&self.read, &select).await?;
        let term = rule_rows::deciding_on(day, found).pop();
        let days = term.map(|term| u32::try_from(term.days));
        days.transpose().map_err(|_| StoreError::Malformed("retention_term.days"))
    }

    /// Writes the rows of `retention.csv`.
    pub(in crate::store) async fn fill_retention(&self) -> Result<(), StoreError> {
        let records: Vec<Record> = rule_rows::read(RETENTION_CSV, "retention.csv")?;
        let rows = records.into_iter().map(|row| {
            [
                row.subject.into(),
                row.valid_from.into(),
                row.days.into(),
                row.valid_to.into(),
                row.source.into(),
            ]
        });
        rule_rows::fill(&self.write, "retention_term", COLUMNS, 2, rows).await
    }
}
