//! Whom officers declared to be close to them: nobody decides about their own relatives. Keyed tokens only.

use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{FromQueryResult, Order};

use crate::store::audit::{self, AuditEntry};
use crate::store::query::{change, rows};
use crate::store::{Store, StoreError};

/// A declared relative.
#[derive(Clone, FromQueryResult)]
pub struct RelativeRow {
    /// Keyed token of their NIK.
    pub nik_token: Vec<u8>,
    /// Unix seconds.
    pub declared_at: i64,
}

/// Names no one.
impl std::fmt::Debug for RelativeRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RelativeRow({})", self.declared_at)
    }
}

impl Store {
    /// Whom an officer declared, in the order they did.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn petugas_relatives(&self, petugas_id: i64) -> Result<Vec<RelativeRow>, StoreError> {
        let select = Query::select()
            .columns(["nik_token", "declared_at"])
            .from("petugas_relative")
            .and_where(Expr::col("petugas_id").eq(petugas_id))
            .order_by("declared_at", Order::Asc)
            .order_by("nik_token", Order::Asc)
            .to_owned();
        rows(&self.write, &select).await
    }

    /// Notes a relative.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when they were declared before, and when the database refuses.
    pub async fn declare_relative(
        &self,
        petugas_id: i64,
        nik_token: &[u8],
        entry: &AuditEntry,
    ) -> Result<(), StoreError> {
        let insert = Query::insert()
            .into_table("petugas_relative")
            .columns(["petugas_id", "nik_token", "declared_at"])
            .values_panic([petugas_id.into(), nik_token.to_vec().into(), entry.at.into()])
            .to_owned();
        let tx = self.begin().await?;
        change(&tx, &insert).await?;
        audit::append(&tx, entry).await?;
        Ok(tx.commit().await?)
    }

    /// Takes a declaration back. Whether there was one.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn retract_relative(
        &self,
        petugas_id: i64,
        nik_token: &[u8],
        entry: &AuditEntry,
    ) -> Result<bool, StoreError> {
        let delete = Query::delete()
            .from_table("petugas_relative")
            .and_where(Expr::col("petugas_id").eq(petugas_id))
            .and_where(Expr::col("nik_token").eq(nik_token.to_vec()))
            .to_owned();
        let tx = self.begin().await?;
        let gone = change(&tx, &delete).await? == 1;
        if gone {
            audit::append(&tx, entry).await?;
            tx.commit().await?;
        } else {
            tx.rollback().await?;
        }
        Ok(gone)
    }
}
