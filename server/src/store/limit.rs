//! Counters of the rate limits, shared by all instances. Keys are keyed hashes (S-9).

use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict, Query, ReturningClause};

use super::query::{first, rows};
use super::{Store, StoreError};

/// One thing that is counted in one window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Who or what, as a keyed hash.
    pub key: [u8; 32],
    /// When the window began, Unix seconds.
    pub window_start: i64,
    /// How long it lasts, in seconds.
    pub window_seconds: i64,
}

#[derive(FromQueryResult)]
struct Counter {
    key: Vec<u8>,
    hits: i32,
}

impl Store {
    /// How many were counted so far.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn hits(&self, hit: &Hit) -> Result<u32, StoreError> {
        let select = Query::select()
            .columns(["key", "hits"])
            .from("rate_limit")
            .and_where(Expr::col("key").eq(hit.key.to_vec()))
            .and_where(Expr::col("window_start").eq(hit.window_start))
            .to_owned();
        let counter: Option<Counter> = first(&self.read, &select).await?;
        Ok(counter.map_or(0, |counter| u32::try_from(counter.hits).unwrap_or(u32::MAX)))
    }

    /// Counts one more of each of `hits`, in one statement, and says how many each has now, this
    /// one included.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn hit(&self, hits: &[Hit]) -> Result<Vec<u32>, StoreError> {
        // In the order of their keys, so that two statements never wait for each other's rows.
        let mut ordered: Vec<&Hit> = hits.iter().collect();
        ordered.sort_by_key(|hit| hit.key);
        let one_more = Expr::col(("rate_limit", "hits")).add(1);
        let mut upsert = Query::insert();
        upsert.into_table("rate_limit").columns(["key", "window_start", "hits", "expires_at"]);
        for hit in ordered {
            let expires_at = hit.window_start.saturating_add(hit.window_seconds);
            let (key, start) = (hit.key.to_vec(), hit.window_start);
            upsert.values_panic([key.into(), start.into(), 1.into(), expires_at.into()]);
        }
        upsert
            .on_conflict(
                OnConflict::columns(["key", "window_start"]).value("hits", one_more).to_owned(),
            )
            .returning(ReturningClause::Columns(vec!["key".into(), "hits".into()]));
        let counters: Vec<Counter> = rows(&self.write, &upsert).await?;
        let count_of = |hit: &Hit| {
            let counter = counters.iter().find(|counter| counter.key == hit.key);
            counter.and_then(|counter| u32::try_from(counter.hits).ok())
        };
        hits.iter().map(|hit| count_of(hit).ok_or(StoreError::Malformed("rate_limit"))).collect()
    }
}
