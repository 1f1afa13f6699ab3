//! Erasing drafts.

use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};

use crate::store::audit::{self, AuditEntry};
use crate::store::query::{change, rows};
use crate::store::{Store, StoreError};

#[derive(FromQueryResult)]
struct Id {
    id: String,
}

impl Store {
    /// Ends the time of drafts that were not sent and not saved since `saved_before`: from now on nobody can open them,
    /// and they are erased when [`Self::expired_drafts`] names them. Says how many there were.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn expire_drafts(&self, saved_before: i64, now: i64) -> Result<u64, StoreError> {
        let update = Query::update()
            .table("draft")
            .value("expires_at", now)
            .and_where(Expr::col("submitted_at").is_null())
            .and_where(Expr::col("saved_at").lt(saved_before))
            .and_where(Expr::col("expires_at").gt(now))
            .to_owned();
        change(&self.write, &update).await
    }

    /// Ids of at most `limit` drafts that were not sent and whose time was over before `before`. Erase each with
    /// [`Self::erase_draft`], after its files.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn expired_drafts(&self, before: i64, limit: u64) -> Result<Vec<String>, StoreError> {
        let select = Query::select()
            .column("id")
            .from("draft")
            .and_where(Expr::col("submitted_at").is_null())
            .and_where(Expr::col("expires_at").lt(before))
            .order_by("expires_at", sea_orm::Order::Asc)
            .limit(limit)
            .to_owned();
        let found: Vec<Id> = rows(&self.write, &select).await?;
        Ok(found.into_iter().map(|row| row.id).collect())
    }

    /// Erases at most `limit` drafts that were sent before `before`, with their steps; their files belong to the case
    /// alone from then on. Says how many there were.
    ///
    /// # Errors
    /// When the database refuses; nothing is erased then.
    pub async fn erase_sent_drafts(
        &self,
        before: i64,
        limit: u64,
        now: i64,
    ) -> Result<u64, StoreError> {
        let tx = self.begin().await?;
        let select = Query::select()
            .column("id")
            .from("draft")
            .and_where(Expr::col("submitted_at").lt(before))
            .limit(limit)
            .to_owned();
        let found: Vec<Id> = rows(&tx, &select).await?;
        let ids: Vec<String> = found.into_iter().map(|row| row.id).collect();
        if ids.is_empty() {
            tx.rollback().await?;
            return Ok(0);
        }
        let hand_over = Query::update()
            .table("attachment")
            .value("draft_id", Option::<String>::None)
            .and_where(Expr::col("draft_id").is_in(ids.clone()))
            .and_where(Expr::col("case_id").is_not_null())
            .to_owned();
        change(&tx, &hand_over).await?;
        for (table, column) in
            [("attachment", "draft_id"), ("draft_step", "draft_id"), ("draft", "id")]
        {
            let delete = Query::delete()
                .from_table(table)
                .and_where(Expr::col(column).is_in(ids.clone()))
                .to_owned();
            change(&tx, &delete).await?;
        }
        let erased = ids.len() as u64;
        let detail = Some(erased.to_string());
        let entry = AuditEntry::of_erasure("draft.erase_sent", None, detail, now);
        audit::append(&tx, &entry).await?;
        tx.commit().await?;
        Ok(erased)
    }

    /// Ends the memory of wrong PINs whose time is over. Says how many rows went.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn erase_pin_tries(&self, now: i64) -> Result<u64, StoreError> {
        let delete = Query::delete()
            .from_table("pin_try")
            .and_where(Expr::col("expires_at").lt(now))
            .to_owned();
        change(&self.write, &delete).await
    }
}
