//! How many days the office and the people have for what. New terms are new rows (see [`super::rule_rows`]).

use chrono::NaiveDate;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use serde::Deserialize;

use super::query::rows;
use super::rule_rows::{self, Dated};
use super::{Store, StoreError};

/// The terms this version of the program knows, loaded at every `migrate`.
const TERM_CSV: &str = include_str!("../../data/term.csv");

const COLUMNS: [&str; 5] = ["name", "valid_from", "days", "valid_to", "source"];

/// What a term is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// Within this many days the office reviews a report about a recipient. Afterwards it is overdue, never lapsed.
    SanggahanReview,
    /// For this many days the person an objection is about may answer it (S-11).
    RightOfReply,
}

impl Term {
    /// Its name in the table.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SanggahanReview => "sanggahan_review",
            Self::RightOfReply => "right_of_reply",
        }
    }

    /// What counts where no row is in force, in days.
    const fn fallback(self) -> u32 {
        match self {
            Self::SanggahanReview => 14,
            Self::RightOfReply => 10,
        }
    }
}

#[derive(FromQueryResult, Deserialize)]
struct Record {
    name: String,
    days: i32,
    valid_from: NaiveDate,
    valid_to: Option<NaiveDate>,
    source: String,
}

impl Dated for Record {
    type Subject = String;

    fn subject(&self) -> String {
        self.name.clone()
    }

    fn valid_from(&self) -> NaiveDate {
        self.valid_from
    }

    fn valid_to(&self) -> Option<NaiveDate> {
        self.valid_to
    }
}

impl Store {
    /// The days of `term` in force on `day`.
    ///
    /// # Errors
    /// When the database refuses, or a term is negative.
    pub async fn term_days(&self, term: Term, day: NaiveDate) -> Result<u32, StoreError> {
        let select = Query::select()
            .columns(COLUMNS)
            .from("term")
            .and_where(Expr::col("name").eq(term.as_str()))
            .and_where(Expr::col("valid_from").lte(day))
            .to_owned();
        let found: Vec<Record> = rows(&self.read, &select).await?;
        let days = rule_rows::deciding_on(day, found).pop().map(|row| u32::try_from(row.days));
        let days = days.transpose().map_err(|_| StoreError::Malformed("term.days"))?;
        Ok(days.unwrap_or_else(|| term.fallback()))
    }

    /// Writes the rows of `term.csv`.
    pub(super) async fn fill_terms(&self) -> Result<(), StoreError> {
        let records: Vec<Record> = rule_rows::read(TERM_CSV, "term.csv")?;
        let rows = records.into_iter().map(|row| {
            [
                row.name.into(),
                row.valid_from.into(),
                row.days.into(),
                row.valid_to.into(),
                row.source.into(),
            ]
        });
        rule_rows::fill(&self.write, "term", COLUMNS, 2, rows).await
    }
}
