//! Recipient files that were loaded, and which of them is visible.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult, Order};

use super::query::{change, first, rows};
use super::version_tables::subject_table;
use super::{Store, StoreError};

/// One recipient file, loaded whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionInfo {
    /// Its number.
    pub id: i64,
    /// When it was loaded: the age of the data.
    pub loaded_at: DateTime<Utc>,
    /// Since when look-ups read it; `None` when they read another one.
    pub since: Option<DateTime<Utc>>,
    /// Name of the file, without its folder.
    pub source_name: String,
    /// SHA-256 of the file, hexadecimal.
    pub file_sha256: String,
    /// How it was loaded.
    pub counts: VersionCounts,
}

/// How a file was loaded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct VersionCounts {
    /// Lines, without the header.
    pub lines: u64,
    /// People.
    pub persons: u64,
    /// Lines not taken over.
    pub rejected: u64,
}

/// How the people of two versions differ.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PeopleDifference {
    /// Listed in the second version only.
    pub added: u64,
    /// Listed in the first version only.
    pub missing: u64,
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    finished_at: DateTime<Utc>,
    since: Option<DateTime<Utc>>,
    source_name: String,
    file_sha256: String,
    lines: i64,
    persons: i64,
    rejected: i64,
}

impl From<Row> for VersionInfo {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            loaded_at: row.finished_at,
            since: row.since,
            source_name: row.source_name,
            file_sha256: row.file_sha256,
            counts: VersionCounts {
                lines: row.lines.cast_unsigned(),
                persons: row.persons.cast_unsigned(),
                rejected: row.rejected.cast_unsigned(),
            },
        }
    }
}

#[derive(FromQueryResult)]
struct CurrentRow {
    data_version_id: i64,
}

impl Store {
    /// The version look-ups read, or `None` while nothing was loaded.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn current_version(&self) -> Result<Option<VersionInfo>, StoreError> {
        let select =
            finished().and_where(Expr::col(("current_version", "since")).is_not_null()).to_owned();
        let row: Option<Row> = first(&self.read, &select).await?;
        Ok(row.map(VersionInfo::from))
    }

    /// All versions that were loaded whole, the newest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn versions(&self) -> Result<Vec<VersionInfo>, StoreError> {
        let select = finished().order_by(("data_version", "id"), Order::Desc).to_owned();
        let found: Vec<Row> = rows(&self.read, &select).await?;
        Ok(found.into_iter().map(VersionInfo::from).collect())
    }

    /// How many people are listed in one of two versions only. Reads both indexes of subjects whole.
    ///
    /// # Errors
    /// When the database refuses, or there is no such version.
    pub async fn people_difference(
        &self,
        first_id: i64,
        second_id: i64,
    ) -> Result<PeopleDifference, StoreError> {
        let only_in = async |one: i64, other: i64| {
            let (here, there) = (subject_table(one), subject_table(other));
            let same = Query::select()
                .expr(Expr::val(1))
                .from_as(there, "there")
                .and_where(Expr::col(("there", "subject")).equals(("here", "subject")))
                .to_owned();
            let select = Query::select()
                .expr_as(Expr::col(("here", "subject")).count(), "count")
                .from_as(here, "here")
                .and_where(Expr::exists(same).not())
                .to_owned();
            let found: Option<Count> = first(&self.write, &select).await?;
            Ok::<u64, StoreError>(found.map_or(0, |row| row.count.unsigned_abs()))
        };
        Ok(PeopleDifference {
            added: only_in(second_id, first_id).await?,
            missing: only_in(first_id, second_id).await?,
        })
    }

    /// Makes an earlier version visible again.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such version, or it was never loaded whole.
    pub async fn restore(&self, id: i64, now: DateTime<Utc>) -> Result<(), StoreError> {
        let transaction = self.begin().await?;
        let select = finished().and_where(Expr::col(("data_version", "id")).eq(id)).to_owned();
        let row: Option<Row> = first(&transaction, &select).await?;
        let version = row.ok_or(StoreError::NotFound)?;
        if version.since.is_none() {
            make_current(&transaction, id, now, "restore").await?;
        }
        Ok(transaction.commit().await?)
    }
}

/// Points look-ups at `id` and notes the switch, within the caller's transaction.
pub(super) async fn make_current<C: ConnectionTrait>(
    transaction: &C,
    id: i64,
    now: DateTime<Utc>,
    reason: &str,
) -> Result<(), StoreError> {
    let select = Query::select().column("data_version_id").from("current_version").to_owned();
    let before: Option<CurrentRow> = first(transaction, &select).await?;
    let audit = Query::insert()
        .into_table("version_switch")
        .columns(["at", "from_version", "to_version", "reason"])
        .values_panic([
            now.into(),
            before.map(|row| row.data_version_id).into(),
            id.into(),
            reason.into(),
        ])
        .to_owned();
    change(transaction, &audit).await?;
    let switch = Query::insert()
        .into_table("current_version")
        .columns(["only", "data_version_id", "since"])
        .values_panic([1.into(), id.into(), now.into()])
        .on_conflict(
            OnConflict::column("only").update_columns(["data_version_id", "since"]).to_owned(),
        )
        .to_owned();
    change(transaction, &switch).await?;
    Ok(())
}

/// Versions loaded whole; `since` is set for the current one.
fn finished() -> SelectStatement {
    Query::select()
        .columns([
            ("data_version", "id"),
            ("data_version", "finished_at"),
            ("data_version", "source_name"),
            ("data_version", "file_sha256"),
            ("data_version", "lines"),
            ("data_version", "persons"),
            ("data_version", "rejected"),
            ("current_version", "since"),
        ])
        .from("data_version")
        .left_join(
            "current_version",
            Expr::col(("current_version", "data_version_id")).equals(("data_version", "id")),
        )
        .and_where(Expr::col(("data_version", "finished_at")).is_not_null())
        .to_owned()
}
