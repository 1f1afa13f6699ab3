//! People who are to be removed from the data.

use sea_orm::FromQueryResult;
use sea_orm::Order;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};

use crate::store::StoreError;
use crate::store::audit::{self, AuditEntry};
use crate::store::query::{change, rows};
use crate::store::scope::Scoped;
use crate::store::tokens::{SubjectId, subject_hex};

/// A person who is to be removed from the data.
#[derive(Debug, Clone, FromQueryResult)]
pub struct RemovalRow {
    /// Number inside.
    pub id: i64,
    /// The deliberation.
    pub musyawarah_id: i64,
    /// The person, the same in every data version.
    pub subject: Vec<u8>,
    /// Name, sealed.
    pub name: Vec<u8>,
    /// Code of the question `alasan_keluar_data`.
    pub reason: String,
    /// Sealed note.
    pub note: Option<Vec<u8>>,
}

/// A person to be removed.
#[derive(Debug, Clone)]
pub struct NewRemoval {
    /// The person.
    pub subject: SubjectId,
    /// Name, sealed.
    pub name: Vec<u8>,
    /// Code of the reason.
    pub reason: String,
    /// Sealed note.
    pub note: Option<Vec<u8>>,
}

/// Where name (`name`) and note (`note`) of a person to be removed are sealed.
pub fn removal_aad(column: &str, musyawarah_id: i64, subject: &SubjectId) -> Vec<u8> {
    format!("musyawarah_removal|{column}|{musyawarah_id}|{}", subject_hex(subject)).into_bytes()
}

impl Scoped<'_> {
    /// The people a deliberation wants removed from the data.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn removals(&self, musyawarah_id: i64) -> Result<Vec<RemovalRow>, StoreError> {
        let select = Query::select()
            .columns(["id", "musyawarah_id", "subject", "name", "reason", "note"])
            .from("musyawarah_removal")
            .and_where(Expr::col("musyawarah_id").eq(musyawarah_id))
            .and_where(Expr::col("musyawarah_id").in_subquery(self.visible()))
            .order_by("id", Order::Asc)
            .to_owned();
        rows(&self.store().read, &select).await
    }

    /// Notes a person who is to be removed from the data; the same person again takes the place of the earlier note.
    ///
    /// # Errors
    /// A stale conflict when the deliberation is closed, `NotFound` when it is none of the scope's.
    pub async fn add_removal(
        &self,
        musyawarah_id: i64,
        new: &NewRemoval,
        entry: &AuditEntry,
    ) -> Result<(), StoreError> {
        let tx = self.store().begin().await?;
        self.touch_open(&tx, musyawarah_id).await?;
        let earlier = Query::delete()
            .from_table("musyawarah_removal")
            .and_where(Expr::col("musyawarah_id").eq(musyawarah_id))
            .and_where(Expr::col("subject").eq(new.subject.to_vec()))
            .to_owned();
        change(&tx, &earlier).await?;
        let insert = Query::insert()
            .into_table("musyawarah_removal")
            .columns(["musyawarah_id", "subject", "name", "reason", "note", "petugas_id", "at"])
            .values_panic([
                musyawarah_id.into(),
                new.subject.to_vec().into(),
                new.name.clone().into(),
                new.reason.as_str().into(),
                new.note.clone().into(),
                entry.actor_id.unwrap_or_default().into(),
                entry.at.into(),
            ])
            .to_owned();
        change(&tx, &insert).await?;
        audit::append(&tx, entry).await?;
        Ok(tx.commit().await?)
    }

    /// Takes a person off the list again. Whoever is not on it is none.
    ///
    /// # Errors
    /// As [`Self::add_removal`].
    pub async fn drop_removal(
        &self,
        musyawarah_id: i64,
        removal_id: i64,
        entry: &AuditEntry,
    ) -> Result<(), StoreError> {
        let tx = self.store().begin().await?;
        self.touch_open(&tx, musyawarah_id).await?;
        let delete = Query::delete()
            .from_table("musyawarah_removal")
            .and_where(Expr::col("id").eq(removal_id))
            .and_where(Expr::col("musyawarah_id").eq(musyawarah_id))
            .to_owned();
        if change(&tx, &delete).await? == 0 {
            return Err(StoreError::NotFound);
        }
        audit::append(&tx, entry).await?;
        Ok(tx.commit().await?)
    }
}
