//! What the tables of rules (windows, questions, terms of retention) have in common.
//!
//! Each table is filled at every `migrate` from a file inside the program: new rows are added, rows with a known key
//! brought up to date, none removed. An operator who wants something else therefore does not edit a row that came with
//! the program, but adds one of their own with a later `valid_from` and its source: **of rows for the same thing the one
//! that began last decides**. Rows an operator has added are never touched, because no file has their key.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, OnConflict, Query};
use serde::de::DeserializeOwned;

use super::StoreError;
use super::query::change;

/// A row that holds from a day on, perhaps up to another.
pub(in crate::store) trait Dated {
    /// What it is about: of several rows about the same thing the one that began last decides.
    type Subject: Ord;

    fn subject(&self) -> Self::Subject;
    fn valid_from(&self) -> NaiveDate;
    fn valid_to(&self) -> Option<NaiveDate>;
}

/// The rows that decide on `day`, in the order they were given in: of each subject the one that began last, unless it
/// has ended.
pub(super) fn deciding_on<T: Dated>(day: NaiveDate, rows: Vec<T>) -> Vec<T> {
    let mut newest: BTreeMap<T::Subject, NaiveDate> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.valid_from() <= day) {
        let since = newest.entry(row.subject()).or_insert(row.valid_from());
        *since = row.valid_from().max(*since);
    }
    let decides = |row: &T| {
        newest.get(&row.subject()) == Some(&row.valid_from())
            && row.valid_to().is_none_or(|last| day <= last)
    };
    rows.into_iter().filter(decides).collect()
}

/// The rows of a file inside the program. `name` is said when it is malformed.
pub(super) fn read<T: DeserializeOwned>(
    text: &str,
    name: &'static str,
) -> Result<Vec<T>, StoreError> {
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .map(|row| row.map_err(|_| StoreError::Malformed(name)))
        .collect()
}

/// Writes rows into `table`; `columns` begin with the `keys` columns that name a row.
pub(super) async fn fill<C: ConnectionTrait, const N: usize>(
    connection: &C,
    table: &'static str,
    columns: [&'static str; N],
    keys: usize,
    rows: impl IntoIterator<Item = [Expr; N]>,
) -> Result<(), StoreError> {
    let (key, rest) = columns.split_at(keys);
    let mut insert = Query::insert();
    insert.into_table(table).columns(columns);
    for row in rows {
        insert.values_panic(row);
    }
    insert.on_conflict(
        OnConflict::columns(key.iter().copied()).update_columns(rest.iter().copied()).to_owned(),
    );
    change(connection, &insert).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Clone, PartialEq)]
    struct Row(&'static str, NaiveDate, Option<NaiveDate>);

    impl Dated for Row {
        type Subject = &'static str;

        fn subject(&self) -> &'static str {
            self.0
        }

        fn valid_from(&self) -> NaiveDate {
            self.1
        }

        fn valid_to(&self) -> Option<NaiveDate> {
            self.2
        }
    }

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, day).expect("a day")
    }

    #[test]
    fn the_row_that_began_last_decides_until_it_ends() {
        let rows = [
            Row("a", day(1), None),
            Row("b", day(1), None),
            Row("a", day(10), Some(day(20))),
            Row("c", day(30), None),
        ];
        let on = |today| deciding_on(day(today), rows.to_vec());
        assert_eq!(on(9), [rows[0].clone(), rows[1].clone()]);
        assert_eq!(on(10), [rows[1].clone(), rows[2].clone()]);
        assert_eq!(on(20), [rows[1].clone(), rows[2].clone()], "the last day counts");
        assert_eq!(
            on(21),
            [rows[1].clone()],
            "what replaced a row and ended does not bring it back"
        );
    }
}
