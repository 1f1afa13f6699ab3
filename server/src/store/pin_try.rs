//! Wrong PINs, counted for every ticket that is typed, whether it exists or not (S-8).

use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict, Query, ReturningClause};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::query::{change, first};
use super::{Store, StoreError};

/// What came of a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PinTry {
    /// It was right; earlier wrong ones are forgotten.
    Right,
    /// It was wrong.
    Wrong,
    /// It does not count, right or wrong.
    Locked {
        /// Unix seconds.
        until: i64,
        /// It was this try that locked.
        begins: bool,
    },
}

/// How many wrong PINs are too many, and for how long.
#[derive(Debug, Clone, Copy)]
pub struct PinRule {
    /// Wrong PINs that lock.
    pub allowed: i32,
    /// How long they are remembered, and how long the lock holds, in seconds.
    pub seconds: i64,
}

#[derive(FromQueryResult)]
struct Tries {
    wrong: i32,
    locked_until: Option<i64>,
}

impl Store {
    /// Counts a try for this key and says what came of it. One statement after the other on the same row: of many tries
    /// at once no more count than of as many in turn.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn try_pin(
        &self,
        key: &[u8; 32],
        right: bool,
        rule: PinRule,
        now: i64,
    ) -> Result<PinTry, StoreError> {
        let until = now + rule.seconds;
        let own = || Expr::col("key").eq(key.to_vec());
        let tx = self.begin().await?;
        let over = Query::delete()
            .from_table("pin_try")
            .and_where(own())
            .and_where(Expr::col("expires_at").lte(now))
            .to_owned();
        change(&tx, &over).await?;
        let tries = count_try(&tx, key, until).await?;
        let outcome = match tries.locked_until {
            Some(until) => PinTry::Locked { until, begins: false },
            None if right => PinTry::Right,
            None if tries.wrong >= rule.allowed => PinTry::Locked { until, begins: true },
            None => PinTry::Wrong,
        };
        match outcome {
            PinTry::Locked { begins: false, .. } => {
                tx.rollback().await?;
                return Ok(outcome);
            }
            PinTry::Locked { until, begins: true } => {
                let lock = Query::update()
                    .table("pin_try")
                    .value("locked_until", until)
                    .and_where(own())
                    .to_owned();
                change(&tx, &lock).await?;
            }
            PinTry::Right => {
                let forget = Query::delete().from_table("pin_try").and_where(own()).to_owned();
                change(&tx, &forget).await?;
            }
            PinTry::Wrong => {}
        }
        tx.commit().await?;
        Ok(outcome)
    }
}

/// One more try, wrong until it turns out right; the row is held until the transaction ends.
async fn count_try<C: ConnectionTrait>(
    tx: &C,
    key: &[u8; 32],
    expires_at: i64,
) -> Result<Tries, StoreError> {
    let upsert = Query::insert()
        .into_table("pin_try")
        .columns(["key", "wrong", "expires_at"])
        .values_panic([key.to_vec().into(), 1.into(), expires_at.into()])
        .on_conflict(
            OnConflict::column("key")
                .value("wrong", Expr::col(("pin_try", "wrong")).add(1))
                .update_column("expires_at")
                .to_owned(),
        )
        .returning(ReturningClause::Columns(vec!["wrong".into(), "locked_until".into()]))
        .to_owned();
    first(tx, &upsert).await?.ok_or(StoreError::Malformed("pin_try"))
}
