//! The second factor of an officer: a secret whose codes are good once, and recovery codes that are.

use sea_orm::sea_query::{Cond, Expr, ExprTrait as _, Query};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::store::audit::{self, AuditEntry};
use crate::store::query::{change, first};
use crate::store::{Store, StoreError};

/// What is kept of a recovery code.
type CodeHash = [u8; 32];

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

impl Store {
    /// Marks a step of the second factor as used: true once for each step, and never for one before the last.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn use_totp_step(&self, petugas_id: i64, step: i64) -> Result<bool, StoreError> {
        let unused =
            Cond::any().add(Expr::col("totp_step").is_null()).add(Expr::col("totp_step").lt(step));
        let update = Query::update()
            .table("petugas")
            .value("totp_step", step)
            .and_where(Expr::col("id").eq(petugas_id))
            .cond_where(unused)
            .to_owned();
        Ok(change(&self.write, &update).await? == 1)
    }

    /// Marks a recovery code as used: true exactly once.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn use_recovery_code(
        &self,
        petugas_id: i64,
        hash: &CodeHash,
        now: i64,
    ) -> Result<bool, StoreError> {
        let update = Query::update()
            .table("petugas_recovery")
            .value("used_at", now)
            .and_where(Expr::col("petugas_id").eq(petugas_id))
            .and_where(Expr::col("code_hash").eq(hash.to_vec()))
            .and_where(Expr::col("used_at").is_null())
            .to_owned();
        Ok(change(&self.write, &update).await? == 1)
    }

    /// Whether an officer has this recovery code, unused.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn has_recovery_code(
        &self,
        petugas_id: i64,
        hash: &CodeHash,
    ) -> Result<bool, StoreError> {
        let select = Query::select()
            .column("petugas_id")
            .from("petugas_recovery")
            .and_where(Expr::col("petugas_id").eq(petugas_id))
            .and_where(Expr::col("code_hash").eq(hash.to_vec()))
            .and_where(Expr::col("used_at").is_null())
            .to_owned();
        Ok(self.write.query_one(&select).await?.is_some())
    }

    /// How many recovery codes an officer has left.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn recovery_codes_left(&self, petugas_id: i64) -> Result<u64, StoreError> {
        let select = Query::select()
            .expr_as(Expr::col("code_hash").count(), "count")
            .from("petugas_recovery")
            .and_where(Expr::col("petugas_id").eq(petugas_id))
            .and_where(Expr::col("used_at").is_null())
            .to_owned();
        let found: Option<Count> = first(&self.write, &select).await?;
        Ok(found.and_then(|found| u64::try_from(found.count).ok()).unwrap_or(0))
    }

    /// Sets up the second factor with the step it was proved with, and with fresh recovery codes. `false` when there was
    /// one already.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn set_up_totp(
        &self,
        petugas_id: i64,
        (sealed, step): (Vec<u8>, i64),
        codes: &[CodeHash],
        entry: &AuditEntry,
    ) -> Result<bool, StoreError> {
        let tx = self.begin().await?;
        let update = Query::update()
            .table("petugas")
            .value("totp", sealed)
            .value("totp_step", step)
            .and_where(Expr::col("id").eq(petugas_id))
            .and_where(Expr::col("totp").is_null())
            .to_owned();
        if change(&tx, &update).await? == 0 {
            tx.rollback().await?;
            return Ok(false);
        }
        put_codes(&tx, petugas_id, codes).await?;
        audit::append(&tx, entry).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Puts fresh recovery codes in the place of all earlier ones.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn replace_recovery_codes(
        &self,
        petugas_id: i64,
        codes: &[CodeHash],
        entry: &AuditEntry,
    ) -> Result<(), StoreError> {
        let tx = self.begin().await?;
        put_codes(&tx, petugas_id, codes).await?;
        audit::append(&tx, entry).await?;
        Ok(tx.commit().await?)
    }
}

async fn put_codes<C: ConnectionTrait>(
    tx: &C,
    petugas_id: i64,
    codes: &[CodeHash],
) -> Result<(), StoreError> {
    let forget = Query::delete()
        .from_table("petugas_recovery")
        .and_where(Expr::col("petugas_id").eq(petugas_id))
        .to_owned();
    change(tx, &forget).await?;
    if codes.is_empty() {
        return Ok(());
    }
    let mut insert = Query::insert();
    insert.into_table("petugas_recovery").columns(["petugas_id", "code_hash"]);
    for code in codes {
        insert.values_panic([petugas_id.into(), code.to_vec().into()]);
    }
    change(tx, &insert).await.map(|_| ())
}
