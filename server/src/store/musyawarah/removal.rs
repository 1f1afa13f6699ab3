//! People who are to be removed from the data.

use chrono::NaiveDate;
use sea_orm::FromQueryResult;
use sea_orm::Order;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};

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

/// A person to be removed, with the deliberation that wants it.
#[derive(Clone, FromQueryResult)]
pub struct DecidedRemoval {
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
    /// Who noted it.
    pub petugas_id: i64,
    /// Village code.
    pub desa: String,
    /// When the deliberation was held.
    pub held_on: NaiveDate,
    /// Media type of its minutes.
    pub media_type: Option<String>,
}

/// Names no one.
impl std::fmt::Debug for DecidedRemoval {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DecidedRemoval({})", self.id)
    }
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

    /// People to be removed with these numbers, and the deliberation that wants it, as far as they lie in the scope and
    /// its minutes are there.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn removals_with(&self, ids: &[i64]) -> Result<Vec<DecidedRemoval>, StoreError> {
        let select = self
            .decided_removals()
            .and_where(Expr::col(("musyawarah_removal", "id")).is_in(ids.iter().copied()))
            .to_owned();
        rows(&self.store().write, &select).await
    }

    /// What closed deliberations of the scope want of a person, the newest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn removals_of(
        &self,
        subject: &SubjectId,
    ) -> Result<Vec<DecidedRemoval>, StoreError> {
        let select = self
            .decided_removals()
            .and_where(Expr::col(("musyawarah_removal", "subject")).eq(subject.to_vec()))
            .and_where(Expr::col(("musyawarah", "closed_at")).is_not_null())
            .order_by(("musyawarah", "held_on"), Order::Desc)
            .order_by(("musyawarah", "id"), Order::Desc)
            .to_owned();
        rows(&self.store().read, &select).await
    }

    /// People to be removed in the scope, and the deliberation that wants it.
    fn decided_removals(&self) -> SelectStatement {
        Query::select()
            .columns(
                ["id", "musyawarah_id", "subject", "name", "reason", "note", "petugas_id"]
                    .map(|column| ("musyawarah_removal", column)),
            )
            .columns([("musyawarah", "desa"), ("musyawarah", "held_on")])
            .column(("attachment", "media_type"))
            .from("musyawarah_removal")
            .inner_join(
                "musyawarah",
                Expr::col(("musyawarah", "id")).equals(("musyawarah_removal", "musyawarah_id")),
            )
            .left_join(
                "attachment",
                Expr::col(("attachment", "id")).equals(("musyawarah", "attachment_id")),
            )
            .cond_where(self.holds_of("musyawarah", "desa"))
            .to_owned()
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
