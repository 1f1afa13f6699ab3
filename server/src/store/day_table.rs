//! Tables of terms in days, with effective dates (see [`super::rule_rows`]).

use chrono::NaiveDate;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use serde::Deserialize;

use super::query::rows;
use super::rule_rows::{self, Dated};
use super::{Store, StoreError};

/// A table of terms, and the file inside this program that fills it at every `migrate`.
pub(super) struct DayTable {
    /// Its name.
    pub(super) table: &'static str,
    /// The column that says what a term is for; the others are the same for all.
    pub(super) name: &'static str,
    /// The file's content.
    pub(super) csv: &'static str,
    /// The file's name.
    pub(super) file: &'static str,
}

#[derive(FromQueryResult, Deserialize)]
struct Record {
    #[serde(alias = "subject")]
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

impl DayTable {
    /// The days of the term called `name` in force on `day`; `None` when none is.
    ///
    /// # Errors
    /// When the database refuses, or a term is negative.
    pub(super) async fn days(
        &self,
        store: &Store,
        name: &str,
        day: NaiveDate,
    ) -> Result<Option<u32>, StoreError> {
        let select = Query::select()
            .expr_as(Expr::col(self.name), "name")
            .columns(["valid_from", "days", "valid_to", "source"])
            .from(self.table)
            .and_where(Expr::col(self.name).eq(name))
            .and_where(Expr::col("valid_from").lte(day))
            .to_owned();
        let found: Vec<Record> = rows(&store.read, &select).await?;
        let term = rule_rows::deciding_on(day, found).pop();
        let days = term.map(|term| u32::try_from(term.days));
        days.transpose().map_err(|_| StoreError::Malformed(self.table))
    }

    /// Writes the rows of the file.
    pub(super) async fn fill(&self, store: &Store) -> Result<(), StoreError> {
        let records: Vec<Record> = rule_rows::read(self.csv, self.file)?;
        let rows = records.into_iter().map(|row| {
            [
                row.name.into(),
                row.valid_from.into(),
                row.days.into(),
                row.valid_to.into(),
                row.source.into(),
            ]
        });
        let columns = [self.name, "valid_from", "days", "valid_to", "source"];
        rule_rows::fill(&store.write, self.table, columns, 2, rows).await
    }
}
