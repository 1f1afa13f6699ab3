//! The audit log: who changed or read what, and when. Entries are only ever added; the tables refuse anything else.
//!
//! [`append`] is for transactions of the store: the entry is there exactly when the change is. [`Store::audit`] is for
//! reads, which have no transaction of their own. Both are one insert; the hashes that chain the entries are made later,
//! batch by batch (see [`crate::usecase::audit_log`]).

mod batch;
mod checks;
mod horizon;
mod search;

use domain::review::Actor;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{ConnectionTrait, FromQueryResult, Order};

pub use batch::AuditBatch;
pub use checks::AuditCheck;
pub use search::{AuditFilter, FoundEntry};

use super::query::{change, rows};
use super::{Store, StoreError};

const COLUMNS: [&str; 7] = ["id", "at", "actor", "actor_id", "action", "case_id", "detail"];

/// Something that is to be remembered. Codes only, never personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// When, in Unix seconds.
    pub at: i64,
    /// Who: code of `domain::review::Actor`.
    pub actor: &'static str,
    /// Which officer, if one.
    pub actor_id: Option<i64>,
    /// What: a code such as `usulan.submit` or `photo.view`.
    pub action: &'static str,
    /// The case it concerns, if one.
    pub case_id: Option<i64>,
    /// More codes about it, such as the kind of the photo.
    pub detail: Option<String>,
}

impl AuditEntry {
    /// Something was erased because its time was over.
    pub(in crate::store) fn of_erasure(
        action: &'static str,
        case_id: Option<i64>,
        detail: Option<String>,
        at: i64,
    ) -> Self {
        Self { at, actor: Actor::System.as_str(), actor_id: None, action, case_id, detail }
    }
}

/// An entry as it stands in the log.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct AuditRecord {
    /// Its number. Numbers grow, with gaps.
    pub id: i64,
    /// When, in Unix seconds.
    pub at: i64,
    /// Who: code of `domain::review::Actor`.
    pub actor: String,
    /// Which officer, if one.
    pub actor_id: Option<i64>,
    /// What, as a code.
    pub action: String,
    /// The case it concerns, if one.
    pub case_id: Option<i64>,
    /// More codes about it.
    pub detail: Option<String>,
}

/// Adds an entry within the caller's transaction.
pub(in crate::store) async fn append<C: ConnectionTrait>(
    tx: &C,
    entry: &AuditEntry,
) -> Result<(), StoreError> {
    append_all(tx, std::slice::from_ref(entry)).await
}

/// Appends several entries in one statement.
async fn append_all<C: ConnectionTrait>(tx: &C, entries: &[AuditEntry]) -> Result<(), StoreError> {
    let mut insert = Query::insert();
    insert
        .into_table("audit_entry")
        .columns(["at", "actor", "actor_id", "action", "case_id", "detail"]);
    for entry in entries {
        insert.values_panic([
            entry.at.into(),
            entry.actor.into(),
            entry.actor_id.into(),
            entry.action.into(),
            entry.case_id.into(),
            entry.detail.clone().into(),
        ]);
    }
    change(tx, &insert).await?;
    Ok(())
}

impl Store {
    /// Remembers that something was read, before it is shown.
    ///
    /// # Errors
    /// When the database refuses; what was read must not be shown then.
    pub async fn audit(&self, entry: &AuditEntry) -> Result<(), StoreError> {
        append(&self.write, entry).await
    }

    /// Remembers that several people's data were read together, before any of it is shown.
    ///
    /// # Errors
    /// When the database refuses; what was read must not be shown then.
    pub async fn audit_all(&self, entries: &[AuditEntry]) -> Result<(), StoreError> {
        if entries.is_empty() {
            return Ok(());
        }
        append_all(&self.write, entries).await
    }

    /// The newest `limit` entries about a case, newest first: who changed it and who opened it.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn audit_of_case(
        &self,
        case_id: i64,
        limit: u64,
    ) -> Result<Vec<AuditRecord>, StoreError> {
        let select = Query::select()
            .columns(COLUMNS)
            .from("audit_entry")
            .and_where(Expr::col("case_id").eq(case_id))
            .order_by("id", Order::Desc)
            .limit(limit)
            .to_owned();
        rows(&self.read, &select).await
    }

    /// At most `limit` entries with numbers above `after`, up to `last`, in order.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn audit_entries(
        &self,
        after: i64,
        last: i64,
        limit: u64,
    ) -> Result<Vec<AuditRecord>, StoreError> {
        let select = Query::select()
            .columns(COLUMNS)
            .from("audit_entry")
            .and_where(Expr::col("id").gt(after))
            .and_where(Expr::col("id").lte(last))
            .order_by("id", Order::Asc)
            .limit(limit)
            .to_owned();
        rows(&self.read, &select).await
    }

    /// How many entries have a number above `after`, and how many of them were made before `before` (Unix seconds).
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn count_audit_entries(
        &self,
        after: i64,
        before: i64,
    ) -> Result<(u64, u64), StoreError> {
        #[derive(FromQueryResult)]
        struct Counts {
            all: i64,
            old: i64,
        }
        let is_old = Expr::case(Expr::col("at").lt(before), 1).finally(Option::<i32>::None);
        let select = Query::select()
            .expr_as(Expr::col("id").count(), "all")
            .expr_as(Expr::expr(is_old).count(), "old")
            .from("audit_entry")
            .and_where(Expr::col("id").gt(after))
            .to_owned();
        let counts: Option<Counts> = super::query::first(&self.read, &select).await?;
        let (all, old) = counts.map_or((0, 0), |counts| (counts.all, counts.old));
        Ok((all.unsigned_abs(), old.unsigned_abs()))
    }
}
