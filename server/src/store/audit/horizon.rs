//! Up to which number the audit log is final.
//!
//! A batch may only be made of numbers below which nothing can appear any more: an entry that was committed into a
//! sealed range later would look as if somebody had smuggled it in.
//!
//! `SQLite` has one writer at a time, and numbers are given out while it writes: when an entry can be read, all entries
//! with lower numbers can be, too, or never will.
//!
//! On `PostgreSQL` a transaction may have taken a number and commit it after others. Such a transaction has locked the
//! table for inserting since before it took the number, and keeps the lock to its end. So it is enough to read the
//! highest number, then to look who holds that lock, and to wait until each of them has ended. Nobody is kept from
//! writing meanwhile: newer transactions take higher numbers.

use std::collections::BTreeSet;
use std::time::Duration;

use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{ConnectionTrait as _, DbBackend, FromQueryResult, Statement};

use crate::store::query::first;
use crate::store::{Store, StoreError};

/// How often it is looked whether the transactions that were running have ended.
const LOOK_EVERY: Duration = Duration::from_millis(20);
/// How often it is looked before it is given up: five seconds, far longer than any transaction of ours.
const MAX_LOOKS: u32 = 250;

/// Who may have taken a number of the audit log and not committed it yet.
const INSERTING: &str = "select virtualtransaction as holder from pg_locks \
    where locktype = 'relation' and relation = 'audit_entry'::regclass \
    and database = (select oid from pg_database where datname = current_database()) \
    and mode = 'RowExclusiveLock' and granted";

#[derive(FromQueryResult)]
struct Highest {
    id: Option<i64>,
}

impl Store {
    /// The highest number of an entry below which no entry can appear any more; 0 when there is none. `None` when a
    /// transaction has been running for so long that it is better to ask again later.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn final_audit_entry(&self) -> Result<Option<i64>, StoreError> {
        let select =
            Query::select().expr_as(Expr::col("id").max(), "id").from("audit_entry").to_owned();
        let highest: Option<Highest> = first(&self.write, &select).await?;
        let highest = highest.and_then(|row| row.id).unwrap_or(0);
        if self.backend() != DbBackend::Postgres {
            return Ok(Some(highest));
        }
        let mut running = self.inserting().await?;
        for _ in 0..MAX_LOOKS {
            if running.is_empty() {
                return Ok(Some(highest));
            }
            tokio::time::sleep(LOOK_EVERY).await;
            let now = self.inserting().await?;
            running.retain(|holder| now.contains(holder));
        }
        Ok(None)
    }

    async fn inserting(&self) -> Result<BTreeSet<String>, StoreError> {
        let statement = Statement::from_string(DbBackend::Postgres, INSERTING);
        let found = self.write.query_all_raw(statement).await?;
        let holders = found.iter().map(|row| row.try_get::<String>("", "holder"));
        Ok(holders.collect::<Result<_, _>>()?)
    }
}
