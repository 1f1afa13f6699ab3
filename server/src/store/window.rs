//! The windows of the month (W-1). A new regulation is a new row (see [`super::rule_rows`]); which of several rows
//! counts on a day is for `domain::window::rule_for` to say.

use chrono::NaiveDate;
use domain::window::{WindowEnd, WindowRule};
use sea_orm::sea_query::{Expr, ExprTrait as _, Func, OnConflict, Query};
use sea_orm::{FromQueryResult, Order};
use serde::Deserialize;

use super::query::{change, rows};
use super::{Store, StoreError, rule_rows};

/// The windows this version of the program knows, loaded at every `migrate`.
const WINDOW_CSV: &str = include_str!("../../data/window.csv");

pub(super) const TABLE: &str = "calendar_window";

pub(super) const COLUMNS: [&str; 8] = [
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
            .from(TABLE)
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
        let mut insert = Query::insert();
        insert.into_table(TABLE).columns(COLUMNS);
        for row in rows {
            let row: [Expr; COLUMNS.len()] = row;
            insert.values_panic(row);
        }
        // What an officer has added stays as it is, and what their row has ended stays ended.
        let ended = [Expr::col(("excluded", "valid_to")), Expr::col((TABLE, "valid_to"))];
        let (key, rest) = COLUMNS.split_at(2);
        let rest = rest.iter().copied().filter(|column| *column != "valid_to");
        insert.on_conflict(
            OnConflict::columns(key.iter().copied())
                .update_columns(rest)
                .value("valid_to", Func::coalesce(ended))
                .action_and_where(Expr::col((TABLE, "petugas_id")).is_null())
                .to_owned(),
        );
        change(&self.write, &insert).await?;
        Ok(())
    }
}
