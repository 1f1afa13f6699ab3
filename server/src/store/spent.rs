//! Answers that may be used once: solved captchas and proofs of work.

use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait as _;
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict, Query};

use super::query::change;
use super::{Store, StoreError};

impl Store {
    /// Marks the token with this hash as used: true exactly once, however many ask at the same
    /// time.
    ///
    /// `expires_at` (Unix seconds) is when the token is refused for its age anyway, and may be
    /// forgotten.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn spend(&self, hash: &[u8; 32], expires_at: i64) -> Result<bool, StoreError> {
        let insert = Query::insert()
            .into_table("spent_token")
            .columns(["hash", "expires_at"])
            .values_panic([hash.to_vec().into(), expires_at.into()])
            .on_conflict(OnConflict::column("hash").do_nothing().to_owned())
            .to_owned();
        Ok(change(&self.write, &insert).await? == 1)
    }

    /// Whether the token with this hash was marked as used.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn is_spent(&self, hash: &[u8; 32]) -> Result<bool, StoreError> {
        let select = Query::select()
            .column("expires_at")
            .from("spent_token")
            .and_where(Expr::col("hash").eq(hash.to_vec()))
            .to_owned();
        Ok(self.write.query_one(&select).await?.is_some())
    }

    /// Erases spent tokens, counters and sessions of officers whose time is over; says how many rows went.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn purge_expired(&self, now: DateTime<Utc>) -> Result<u64, StoreError> {
        let mut gone = 0;
        for table in ["spent_token", "rate_limit"] {
            let delete = Query::delete()
                .from_table(table)
                .and_where(Expr::col("expires_at").lt(now.timestamp()))
                .to_owned();
            gone += change(&self.write, &delete).await?;
        }
        gone += self.purge_petugas_sessions(now.timestamp()).await?;
        Ok(gone)
    }
}
