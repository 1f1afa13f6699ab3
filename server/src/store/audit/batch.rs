//! Batches of the audit log: which entries one keyed hash stands for.

use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{FromQueryResult, Order};

use crate::store::query::{change, first, rows};
use crate::store::{ConflictKind, Store, StoreError};

const COLUMNS: [&str; 6] = ["id", "first_entry", "last_entry", "entries", "hash", "sealed_at"];

/// Entries that were sealed together.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct AuditBatch {
    /// Its number: 1, 2, 3, … without a gap.
    pub id: i64,
    /// The number after the last entry of the batch before.
    pub first_entry: i64,
    /// The number of its last entry.
    pub last_entry: i64,
    /// How many entries it has. Numbers have gaps, so this is not their difference.
    pub entries: i32,
    /// Keyed hash over the hash of the batch before, everything above, and every entry.
    pub hash: Vec<u8>,
    /// When it was sealed, in Unix seconds.
    pub sealed_at: i64,
}

impl Store {
    /// The newest batch, read where it was written.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn last_audit_batch(&self) -> Result<Option<AuditBatch>, StoreError> {
        let select = Query::select()
            .columns(COLUMNS)
            .from("audit_batch")
            .order_by("id", Order::Desc)
            .limit(1)
            .to_owned();
        first(&self.write, &select).await
    }

    /// At most `limit` batches with numbers above `after`, in order.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn audit_batches(
        &self,
        after: i64,
        limit: u64,
    ) -> Result<Vec<AuditBatch>, StoreError> {
        let select = Query::select()
            .columns(COLUMNS)
            .from("audit_batch")
            .and_where(Expr::col("id").gt(after))
            .order_by("id", Order::Asc)
            .limit(limit)
            .to_owned();
        rows(&self.read, &select).await
    }

    /// Adds a batch; false when another worker has added one of that number first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn insert_audit_batch(&self, batch: &AuditBatch) -> Result<bool, StoreError> {
        // The table refuses a number that is there with a failure of its own, so it is asked first; on `PostgreSQL` two
        // may ask at the same time, and the key decides.
        let taken = Query::select()
            .column("id")
            .from("audit_batch")
            .and_where(Expr::col("id").eq(batch.id))
            .to_owned();
        let values = Query::select()
            .exprs([
                Expr::val(batch.id),
                Expr::val(batch.first_entry),
                Expr::val(batch.last_entry),
                Expr::val(batch.entries),
                Expr::val(batch.hash.clone()),
                Expr::val(batch.sealed_at),
            ])
            .and_where(Expr::exists(taken).not())
            .to_owned();
        let mut insert = Query::insert();
        insert.into_table("audit_batch").columns(COLUMNS);
        insert.select_from(values).map_err(|_| StoreError::Malformed("audit_batch"))?;
        match change(&self.write, &insert).await {
            Ok(rows) => Ok(rows == 1),
            Err(StoreError::Conflict(ConflictKind::Duplicate)) => Ok(false),
            Err(error) => Err(error),
        }
    }
}
