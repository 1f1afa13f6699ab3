//! The sessions of one officer: listed, and ended together.

use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{ConnectionTrait, FromQueryResult, Order};

use crate::store::audit::{self, AuditEntry};
use crate::store::query::{change, rows};
use crate::store::{Store, StoreError};

/// A session that is not over.
#[derive(Debug, Clone, FromQueryResult)]
pub struct OpenSession {
    /// Public number.
    pub id: String,
    /// Unix seconds.
    pub created_at: i64,
    /// Unix seconds.
    pub seen_at: i64,
    /// What kind of browser.
    pub agent: String,
}

impl Store {
    /// Sessions of an officer that were seen after `idle_since` and are good beyond `now` (Unix seconds), the newest
    /// first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn petugas_sessions(
        &self,
        petugas_id: i64,
        idle_since: i64,
        now: i64,
    ) -> Result<Vec<OpenSession>, StoreError> {
        let select = Query::select()
            .columns(["id", "created_at", "seen_at", "agent"])
            .from("petugas_session")
            .and_where(Expr::col("petugas_id").eq(petugas_id))
            .and_where(Expr::col("ended_at").is_null())
            .and_where(Expr::col("seen_at").gt(idle_since))
            .and_where(Expr::col("expires_at").gt(now))
            .order_by("created_at", Order::Desc)
            .order_by("id", Order::Asc)
            .to_owned();
        rows(&self.write, &select).await
    }

    /// Ends all sessions of an officer but `keep`. Says how many there were.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn end_petugas_sessions(
        &self,
        petugas_id: i64,
        keep: Option<&str>,
        entry: &AuditEntry,
    ) -> Result<u64, StoreError> {
        let tx = self.begin().await?;
        let ended = end_sessions(&tx, petugas_id, keep, entry.at).await?;
        audit::append(&tx, entry).await?;
        tx.commit().await?;
        Ok(ended)
    }

    /// Erases sessions that were over before `before` (Unix seconds): that there was one is in the audit log. Says how
    /// many.
    pub(in crate::store) async fn purge_petugas_sessions(
        &self,
        before: i64,
    ) -> Result<u64, StoreError> {
        let delete = Query::delete()
            .from_table("petugas_session")
            .and_where(Expr::col("expires_at").lt(before))
            .to_owned();
        change(&self.write, &delete).await
    }
}

/// The same within the caller's transaction.
pub(super) async fn end_sessions<C: ConnectionTrait>(
    tx: &C,
    petugas_id: i64,
    keep: Option<&str>,
    now: i64,
) -> Result<u64, StoreError> {
    let mut update = Query::update();
    update
        .table("petugas_session")
        .value("ended_at", now)
        .and_where(Expr::col("petugas_id").eq(petugas_id))
        .and_where(Expr::col("ended_at").is_null());
    if let Some(keep) = keep {
        update.and_where(Expr::col("id").ne(keep));
    }
    change(tx, &update).await
}
