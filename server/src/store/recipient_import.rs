//! Imports begun in the browser, so that every instance can tell how far one is; and what officers declared about whom
//! they are close to.

use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{FromQueryResult, Order};

use super::query::{change, first, rows};
use super::{Store, StoreError};

/// Imports that are listed.
const LISTED: u64 = 10;

/// An import that begins.
#[derive(Debug, Clone)]
pub struct NewImport {
    /// Random, hexadecimal.
    pub key: String,
    /// Name of the file, without its folder.
    pub source_name: String,
    /// Its size.
    pub bytes: i64,
    /// The officer.
    pub started_by: i64,
    /// Unix seconds.
    pub started_at: i64,
}

/// How far a running import is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ImportProgress {
    /// Code of the phase.
    pub phase: &'static str,
    /// So much of it is done.
    pub done: i64,
    /// Of so much.
    pub total: i64,
    /// Lines read.
    pub lines: i64,
    /// Lines not taken over.
    pub rejected: i64,
}

/// How an import ended.
#[derive(Debug, Clone, Default)]
pub struct ImportEnd {
    /// Code: loaded, `held_back`, unchanged, stopped, nothing, refused, failed.
    pub state: &'static str,
    /// The version it became, or is.
    pub version_id: Option<i64>,
    /// Lines read.
    pub lines: i64,
    /// Lines not taken over.
    pub rejected: i64,
    /// Why it was refused; never a value of the file.
    pub problem: Option<String>,
    /// Line number, column and reason of each line not taken over.
    pub rejected_lines: Option<String>,
}

/// An import as it is kept.
#[derive(Debug, Clone, FromQueryResult)]
pub struct ImportRow {
    /// Names it.
    pub key: String,
    /// Name of the file.
    pub source_name: String,
    /// Code of its state.
    pub state: String,
    /// Code of its phase.
    pub phase: String,
    /// So much of it is done.
    pub done: i64,
    /// Of so much.
    pub total: i64,
    /// Lines read.
    pub lines: i64,
    /// Lines not taken over.
    pub rejected: i64,
    /// The version it became, or is.
    pub version_id: Option<i64>,
    /// Why it was refused.
    pub problem: Option<String>,
    /// Unix seconds.
    pub started_at: i64,
    /// When it last said that it is running.
    pub beat_at: i64,
    /// Unix seconds.
    pub finished_at: Option<i64>,
}

const COLUMNS: [&str; 13] = [
    "key",
    "source_name",
    "state",
    "phase",
    "done",
    "total",
    "lines",
    "rejected",
    "version_id",
    "problem",
    "started_at",
    "beat_at",
    "finished_at",
];

impl Store {
    /// Notes that an import begins.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn begin_import(&self, new: NewImport) -> Result<(), StoreError> {
        let insert = Query::insert()
            .into_table("recipient_import")
            .columns([
                "key",
                "source_name",
                "bytes",
                "state",
                "phase",
                "done",
                "total",
                "lines",
                "rejected",
                "started_by",
                "started_at",
                "beat_at",
            ])
            .values_panic([
                new.key.into(),
                new.source_name.into(),
                new.bytes.into(),
                "running".into(),
                "hash".into(),
                0_i64.into(),
                0_i64.into(),
                0_i64.into(),
                0_i64.into(),
                new.started_by.into(),
                new.started_at.into(),
                new.started_at.into(),
            ])
            .to_owned();
        change(&self.write, &insert).await.map(|_| ())
    }

    /// Notes how far a running import is.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn note_import(
        &self,
        key: &str,
        at: ImportProgress,
        now: i64,
    ) -> Result<(), StoreError> {
        let update = Query::update()
            .table("recipient_import")
            .value("phase", at.phase)
            .value("done", at.done)
            .value("total", at.total)
            .value("lines", at.lines)
            .value("rejected", at.rejected)
            .value("beat_at", now)
            .and_where(Expr::col("key").eq(key))
            .and_where(Expr::col("finished_at").is_null())
            .to_owned();
        change(&self.write, &update).await.map(|_| ())
    }

    /// Notes how an import ended.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn end_import(&self, key: &str, end: ImportEnd, now: i64) -> Result<(), StoreError> {
        let update = Query::update()
            .table("recipient_import")
            .value("state", end.state)
            .value("version_id", end.version_id)
            .value("lines", end.lines)
            .value("rejected", end.rejected)
            .value("problem", end.problem)
            .value("rejected_lines", end.rejected_lines)
            .value("beat_at", now)
            .value("finished_at", now)
            .and_where(Expr::col("key").eq(key))
            .to_owned();
        change(&self.write, &update).await.map(|_| ())
    }

    /// Notes that an import ended with its process; how far it came stays. Nothing for one that ended otherwise.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn break_off_import(
        &self,
        key: &str,
        state: &'static str,
        now: i64,
    ) -> Result<(), StoreError> {
        let update = Query::update()
            .table("recipient_import")
            .value("state", state)
            .value("finished_at", now)
            .and_where(Expr::col("key").eq(key))
            .and_where(Expr::col("finished_at").is_null())
            .to_owned();
        change(&self.write, &update).await.map(|_| ())
    }

    /// The newest imports begun in the browser, newest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn browser_imports(&self) -> Result<Vec<ImportRow>, StoreError> {
        let select = Query::select()
            .columns(COLUMNS)
            .from("recipient_import")
            .order_by("started_at", Order::Desc)
            .order_by("key", Order::Asc)
            .limit(LISTED)
            .to_owned();
        rows(&self.write, &select).await
    }

    /// One of them.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn browser_import(&self, key: &str) -> Result<Option<ImportRow>, StoreError> {
        let select = Query::select()
            .columns(COLUMNS)
            .from("recipient_import")
            .and_where(Expr::col("key").eq(key))
            .to_owned();
        first(&self.write, &select).await
    }

    /// The newest import that became this version, and ended so.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn import_of_version(
        &self,
        version: i64,
        state: &'static str,
    ) -> Result<Option<ImportRow>, StoreError> {
        let select = Query::select()
            .columns(COLUMNS)
            .from("recipient_import")
            .and_where(Expr::col("version_id").eq(version))
            .and_where(Expr::col("state").eq(state))
            .order_by("started_at", Order::Desc)
            .limit(1)
            .to_owned();
        first(&self.write, &select).await
    }

    /// Line number, column and reason of each line an import did not take over.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn rejected_lines(&self, key: &str) -> Result<Option<String>, StoreError> {
        #[derive(FromQueryResult)]
        struct Lines {
            rejected_lines: Option<String>,
        }
        let select = Query::select()
            .column("rejected_lines")
            .from("recipient_import")
            .and_where(Expr::col("key").eq(key))
            .to_owned();
        let found: Option<Lines> = first(&self.read, &select).await?;
        Ok(found.and_then(|found| found.rejected_lines))
    }
}
