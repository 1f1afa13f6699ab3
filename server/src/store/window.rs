//! The windows of the month (W-1). A new regulation is a new row (see [`super::rule_rows`]); which of several rows
//! counts on a day is for `domain::window::rule_for` to say.

use chrono::NaiveDate;
use domain::window::{WindowEnd, WindowRule};
use sea_orm::sea_query::Query;
use sea_orm::{FromQueryResult, Order};
use serde::Deserialize;

use super::query::rows;
use super::{Store, StoreError, rule_rows};

/// The windows this version of the program knows, loaded at every `migrate`.
const WINDOW_CSV: &str = include_str!("../../data/window.csv");

const COLUMNS: [&str; 8] = [
    "kind",
    "valid_from",
    "first_day",
    "end_kind",
    "end_value",
    "hard_close",
    "valid_to",
    "source",
];

#[derive(FromQueryResult, Deserialize)]
struct Record {
    kind: String,
    first_day: i32,
    end_kind: String,
    end_value: i32,
    hard_close: bool,
    valid_from: NaiveDate,
    valid_to: Option<NaiveDate>,
    source: String,
}

impl TryFrom<Record> for WindowRule {
    type Error = StoreError;

    fn try_from(row: Record) -> Result<Self, StoreError> {
        let day = |number: i32| {
            u8::try_from(number).map_err(|_| StoreError::Malformed("calendar_window.end_value"))
        };
        let end = match row.end_kind.as_str() {
            "day" => WindowEnd::Day(day(row.end_value)?),
            "before_end" => WindowEnd::BeforeMonthEnd(day(row.end_value)?),
            _ => return Err(StoreError::Malformed("calendar_window.end_kind")),
        };
        Ok(Self {
            kind: row.kind.parse().map_err(|_| StoreError::Malformed("calendar_window.kind"))?,
            first_day: day(row.first_day)?,
            end,
            hard_close: row.hard_close,
            valid_from: row.valid_from,
            valid_to: row.valid_to,
            source: row.source,
        })
    }
}

impl Store {
    /// Every window there ever was, the oldest first.
    ///
    /// # Errors
    /// When the database refuses, or an operator has written a row that means nothing.
    pub async fn windows(&self) -> Result<Vec<WindowRule>, StoreError> {
        let select = Query::select()
            .columns(COLUMNS)
            .from("calendar_window")
            .order_by("kind", Order::Asc)
            .order_by("valid_from", Order::Asc)
            .to_owned();
        let found: Vec<Record> = rows(&self.read, &select).await?;
        found.into_iter().map(WindowRule::try_from).collect()
    }

    /// Writes the rows of `window.csv`.
    pub(super) async fn fill_windows(&self) -> Result<(), StoreError> {
        let records: Vec<Record> = rule_rows::read(WINDOW_CSV, "window.csv")?;
        let rows = records.into_iter().map(|row| {
            [
                row.kind.into(),
                row.valid_from.into(),
                row.first_day.into(),
                row.end_kind.into(),
                row.end_value.into(),
                row.hard_close.into(),
                row.valid_to.into(),
                row.source.into(),
            ]
        });
        rule_rows::fill(&self.write, "calendar_window", COLUMNS, 2, rows).await
    }
}
