//! Counters of the rate limits, shared by all instances. Keys are keyed hashes (S-9).

use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict, Query, ReturningClause};

use super::query::first;
use super::{Store, StoreError};

#[derive(FromQueryResult)]
struct Counter {
    hits: i32,
}

impl Store {
    /// Counts one more hit of `key` in the window that began at `window_start` (Unix seconds)
    /// and says how many it has now, this one included.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn hit(
        &self,
        key: &[u8; 32],
        window_start: i64,
        window_seconds: i64,
    ) -> Result<u32, StoreError> {
        let expires_at = window_start.saturating_add(window_seconds);
        let one_more = Expr::col(("rate_limit", "hits")).add(1);
        let upsert = Query::insert()
            .into_table("rate_limit")
            .columns(["key", "window_start", "hits", "expires_at"])
            .values_panic([key.to_vec().into(), window_start.into(), 1.into(), expires_at.into()])
            .on_conflict(
                OnConflict::columns(["key", "window_start"]).value("hits", one_more).to_owned(),
            )
            .returning(ReturningClause::Columns(vec!["hits".into()]))
            .to_owned();
        let counter: Counter = first(&self.write, &upsert).await?.ok_or(StoreError::NotFound)?;
        u32::try_from(counter.hits).map_err(|_| StoreError::Malformed("rate_limit"))
    }
}
