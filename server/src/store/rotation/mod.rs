//! Sealing anew what an older key sealed (`rotate-keys`): page by page through every sealed column, while the service
//! runs.
//!
//! A value is written only while it is still the one that was read, so that whatever a citizen or officer changes
//! meanwhile stands. Where a rotation has come to is remembered per column: one that was killed goes on there.

mod columns;
mod progress;

use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{ConnectionTrait as _, DbBackend, Order, QueryResult};
use serde::{Deserialize, Serialize};

use super::query::{change, first};
use super::{Store, StoreError};
use crate::crypto::hex;

pub use columns::{BINARY_COLUMNS, Form, Key, Nature, Part, SEALED_COLUMNS, SealedColumn};
pub use progress::Reached;

/// A sealed column of one table that exists.
#[derive(Debug, Clone)]
pub struct SealedPlace {
    /// What is known of it.
    pub spec: &'static SealedColumn,
    /// The table.
    pub table: String,
    /// The data version it belongs to.
    version: Option<i64>,
}

/// Part of a primary key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum KeyValue {
    /// A whole number.
    Number(i64),
    /// A text.
    Text(String),
}

impl From<KeyValue> for sea_orm::Value {
    fn from(value: KeyValue) -> Self {
        match value {
            KeyValue::Number(number) => number.into(),
            KeyValue::Text(text) => text.into(),
        }
    }
}

/// Something sealed, as it is kept.
#[derive(Clone, PartialEq, Eq)]
pub enum Kept {
    /// As bytes.
    Bytes(Vec<u8>),
    /// As text.
    Text(String),
}

impl From<Kept> for sea_orm::Value {
    fn from(kept: Kept) -> Self {
        match kept {
            Kept::Bytes(bytes) => bytes.into(),
            Kept::Text(text) => text.into(),
        }
    }
}

/// A sealed value in its row. Not printed.
#[derive(Clone)]
pub struct SealedRow {
    /// The primary key, in order.
    pub key: Vec<KeyValue>,
    /// What is sealed.
    pub kept: Kept,
    /// What it is sealed for.
    pub aad: Vec<u8>,
}

impl std::fmt::Debug for SealedRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SealedRow({:?})", self.key)
    }
}

impl SealedPlace {
    /// `table.column`, as the progress is kept and told.
    pub fn name(&self) -> String {
        format!("{}.{}", self.table, self.spec.column)
    }

    fn column(&self) -> Expr {
        Expr::col((self.table.clone(), self.spec.column))
    }

    /// Rows that another key than `newest` sealed.
    fn old(&self, newest: u8) -> SelectStatement {
        let start = |length: i32| {
            // Both databases count from 1, in bytes as in characters.
            let arguments: [sea_orm::sea_query::SimpleExpr; 3] =
                [self.column(), Expr::val(1), Expr::val(length)];
            Expr::from(sea_orm::sea_query::Func::cust("substr").args(arguments))
        };
        let other = match self.spec.form {
            Form::Bytes => start(1).ne(vec![newest]),
            Form::Token => start(2).is_not_in(token_beginnings(newest)),
        };
        let mut select = Query::select();
        select.from(self.table.clone()).and_where(self.column().is_not_null()).and_where(other);
        if let Some((column, value)) = self.spec.unless {
            select.and_where(Expr::col((self.table.clone(), column)).ne(value));
        }
        select
    }

    /// The same with key, value and the words of its place, in the order of the key.
    fn page(&self, newest: u8, after: Option<&[KeyValue]>, limit: u64) -> SelectStatement {
        let own = |name: &'static str| Expr::col((self.table.clone(), name));
        let mut select = self.old(newest);
        for (place, key) in self.spec.key.iter().enumerate() {
            let value = match key {
                Key::Number(name) => own(name).cast_as("bigint"),
                Key::Text(name) => own(name),
            };
            select.expr_as(value, format!("k{place}"));
            select.order_by((self.table.clone(), key.name()), Order::Asc);
        }
        select.expr_as(self.column(), "kept");
        self.join(&mut select);
        for (place, part) in self.spec.place.iter().enumerate() {
            let value = match part {
                Part::Word(_) => continue,
                Part::Text(name) | Part::Hex(name) => own(name),
                Part::Number(name) => own(name).cast_as("bigint"),
                Part::Of { table, column, .. } => Expr::col((self.other(table), *column)),
            };
            select.expr_as(value, format!("p{place}"));
        }
        if let Some(after) = after {
            let columns = self.spec.key.iter().map(|key| own(key.name()));
            let values = after.iter().map(|value| Expr::val(sea_orm::Value::from(value.clone())));
            select.and_where(Expr::tuple(columns).gt(Expr::tuple(values)));
        }
        select.limit(limit).to_owned()
    }

    /// Brings in the tables that words of the place stand in.
    fn join(&self, select: &mut SelectStatement) {
        let mut joined = Vec::new();
        for part in self.spec.place {
            if let Part::Of { table, by, .. } = part
                && !joined.contains(&(table, by))
            {
                joined.push((table, by));
                let own = Expr::col((self.table.clone(), *by));
                select.inner_join(self.other(table), own.equals((self.other(table), "id")));
            }
        }
    }

    /// The name of another table, of the same data version where it has one.
    fn other(&self, table: &str) -> String {
        table.replace("{N}", &self.version.unwrap_or_default().to_string())
    }

    /// Reads a row of [`SealedPlace::page`].
    fn read(&self, row: &QueryResult) -> Result<SealedRow, StoreError> {
        let mut key = Vec::with_capacity(self.spec.key.len());
        for (place, part) in self.spec.key.iter().enumerate() {
            let name = format!("k{place}");
            key.push(match part {
                Key::Number(_) => KeyValue::Number(row.try_get("", &name)?),
                Key::Text(_) => KeyValue::Text(row.try_get("", &name)?),
            });
        }
        let mut words = Vec::with_capacity(self.spec.place.len());
        for (place, part) in self.spec.place.iter().enumerate() {
            let name = format!("p{place}");
            words.push(match part {
                Part::Word(word) => (*word).to_owned(),
                Part::Text(_) | Part::Of { is_bytes: false, .. } => row.try_get("", &name)?,
                Part::Number(_) => row.try_get::<i64>("", &name)?.to_string(),
                Part::Hex(_) | Part::Of { is_bytes: true, .. } => {
                    hex(&row.try_get::<Vec<u8>>("", &name)?)
                }
            });
        }
        let kept = match self.spec.form {
            Form::Bytes => Kept::Bytes(row.try_get("", "kept")?),
            Form::Token => Kept::Text(row.try_get("", "kept")?),
        };
        Ok(SealedRow { key, kept, aad: words.join("|").into_bytes() })
    }
}

/// With which two characters a token of this key can begin: the first byte in base64, and four bits of what follows.
fn token_beginnings(key_id: u8) -> Vec<String> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let digit = |value: u8| char::from(DIGITS[usize::from(value & 63)]);
    (0..16).map(|rest| [digit(key_id >> 2), digit((key_id << 4) | rest)].iter().collect()).collect()
}

impl Store {
    /// Every sealed column of every table there is, those of all data versions among them.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn sealed_places(&self) -> Result<Vec<SealedPlace>, StoreError> {
        let versions = self.all_version_ids().await?;
        let mut places = Vec::new();
        for spec in SEALED_COLUMNS {
            if spec.is_of_version() {
                for version in &versions {
                    let table = spec.table_name(*version);
                    if self.has_table(&table).await? {
                        places.push(SealedPlace { spec, table, version: Some(*version) });
                    }
                }
            } else {
                places.push(SealedPlace { spec, table: spec.table.to_owned(), version: None });
            }
        }
        Ok(places)
    }

    /// Whether the table of a place is still there: a data version may be swept away at any time.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn has_sealed_place(&self, place: &SealedPlace) -> Result<bool, StoreError> {
        self.has_table(&place.table).await
    }

    async fn has_table(&self, table: &str) -> Result<bool, StoreError> {
        let mut select = Query::select();
        select.expr(Expr::val(1)).limit(1);
        match self.backend() {
            DbBackend::Postgres => select
                .from("pg_tables")
                .and_where(Expr::col("tablename").eq(table))
                .and_where(Expr::cust("schemaname = current_schema()")),
            _ => select.from("sqlite_master").and_where(Expr::col("name").eq(table)),
        };
        Ok(self.read.query_one(&select).await?.is_some())
    }

    /// How many values of a column another key than `newest` sealed.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn count_sealed_by_others(
        &self,
        place: &SealedPlace,
        newest: u8,
    ) -> Result<u64, StoreError> {
        #[derive(sea_orm::FromQueryResult)]
        struct Count {
            rows: i64,
        }
        let mut select = place.old(newest);
        select.expr_as(Expr::cust("count(*)"), "rows");
        let count: Option<Count> = first(&self.read, &select).await?;
        Ok(count.map_or(0, |count| count.rows.unsigned_abs()))
    }

    /// At most `limit` values of a column that another key than `newest` sealed, in the order of the key, behind `after`.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn sealed_by_others(
        &self,
        place: &SealedPlace,
        newest: u8,
        after: Option<&[KeyValue]>,
        limit: u64,
    ) -> Result<Vec<SealedRow>, StoreError> {
        let found = self.read.query_all(&place.page(newest, after, limit)).await?;
        found.iter().map(|row| place.read(row)).collect()
    }

    /// Puts sealed values in the place of others, as far as those are still there, and notes how far the column has come:
    /// both or neither. Says how many were written.
    ///
    /// # Errors
    /// When the database refuses; nothing is written then.
    pub async fn reseal(
        &self,
        place: &SealedPlace,
        rows: Vec<(SealedRow, Kept)>,
        reached: &Reached,
    ) -> Result<u64, StoreError> {
        let tx = self.begin().await?;
        let mut written = 0;
        for (row, fresh) in rows {
            let mut update = Query::update();
            update.table(place.table.clone()).value(place.spec.column, Expr::val(fresh));
            for (key, value) in place.spec.key.iter().zip(row.key) {
                update.and_where(Expr::col(key.name()).eq(Expr::val(value)));
            }
            update.and_where(Expr::col(place.spec.column).eq(Expr::val(row.kept)));
            written += change(&tx, &update).await?;
        }
        progress::note(&tx, reached, written).await?;
        tx.commit().await?;
        if self.backend() == DbBackend::Sqlite {
            // The write lock is free for a moment: whoever serves citizens asks for it again and again.
            tokio::time::sleep(super::loading::PAUSE).await;
        }
        Ok(written)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::crypto::Keys;

    #[test]
    fn tokens_begin_as_their_key_has_it() {
        let keys = Keys::generate_for_tests();
        let beginnings = token_beginnings(keys.sealing_id());
        let distinct: BTreeSet<&String> = beginnings.iter().collect();
        assert_eq!(distinct.len(), 16);
        for _ in 0..64 {
            let token = keys.seal_token("x", b"isi");
            assert!(beginnings.iter().any(|start| token.starts_with(start.as_str())), "{token}");
        }
        let other = token_beginnings(keys.sealing_id() + 1);
        assert!(beginnings.iter().all(|one| !other.contains(one)));
    }

    #[test]
    fn what_is_sealed_is_listed_in_both_lists() {
        let sealed: BTreeSet<(&str, &str)> = SEALED_COLUMNS
            .iter()
            .filter(|one| one.form == Form::Bytes)
            .map(|one| (one.table, one.column))
            .collect();
        let natures = BINARY_COLUMNS.iter().filter(|(_, _, nature)| *nature == Nature::Sealed);
        let listed: BTreeSet<(&str, &str)> =
            natures.map(|(table, column, _)| (*table, *column)).collect();
        assert_eq!(sealed, listed);
        let all: BTreeSet<(&str, &str)> =
            BINARY_COLUMNS.iter().map(|(table, column, _)| (*table, *column)).collect();
        assert_eq!(all.len(), BINARY_COLUMNS.len(), "each column once");
    }
}
