//! Village deliberations: recorded while open, read-only once closed.
//!
//! Everything here belongs to a village and is reached through [`Scoped`] alone. Names and notes arrive sealed; where,
//! say the functions ending in `_aad`.

mod cases;
mod minutes;
mod removal;

use chrono::NaiveDate;
use domain::wilayah::KodeWilayah;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, ReturningClause, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult, Order};

pub use cases::{
    CaseRecommendationRow, NewRecommendation, OpenCount, RecommendationRow, is_discussed_kind,
    is_discussed_state, recommendation_aad,
};
pub use minutes::{MINUTES, NewMinutes};
pub use removal::{DecidedRemoval, NewRemoval, RemovalRow, removal_aad};

use super::audit::{self, AuditEntry};
use super::query::{change, first, rows};
use super::scope::Scoped;
use super::{ConflictKind, StoreError};

/// Most deliberations in one list.
pub const LIST_MAX: u64 = 200;

/// A deliberation as it is kept.
#[derive(Debug, Clone, FromQueryResult)]
pub struct MusyawarahRow {
    /// Number inside.
    pub id: i64,
    /// Village code.
    pub desa: String,
    /// The day.
    pub held_on: NaiveDate,
    /// Where.
    pub place: String,
    /// How many came.
    pub attendees: i32,
    /// Name of the chair, sealed.
    pub chair: Vec<u8>,
    /// The officer who recorded it.
    pub petugas_id: i64,
    /// Unix seconds.
    pub created_at: i64,
    /// The minutes: a row of `attachment`.
    pub attachment_id: Option<String>,
    /// When it became read-only, Unix seconds.
    pub closed_at: Option<i64>,
}

/// A deliberation to record.
#[derive(Debug, Clone)]
pub struct NewMusyawarahRow {
    /// Village.
    pub desa: KodeWilayah,
    /// The day.
    pub held_on: NaiveDate,
    /// Where.
    pub place: String,
    /// How many came.
    pub attendees: i32,
    /// Name of the chair, sealed.
    pub chair: Vec<u8>,
    /// The officer who records it.
    pub petugas_id: i64,
    /// Now, Unix seconds.
    pub now: i64,
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

const TABLE: &str = "musyawarah";

const COLUMNS: [&str; 10] = [
    "id",
    "desa",
    "held_on",
    "place",
    "attendees",
    "chair",
    "petugas_id",
    "created_at",
    "attachment_id",
    "closed_at",
];

/// Where the name of a chair is sealed.
pub fn chair_aad(desa: &str, created_at: i64) -> Vec<u8> {
    format!("musyawarah|chair|{desa}|{created_at}").into_bytes()
}

impl Scoped<'_> {
    /// The newest deliberations, at most [`LIST_MAX`], newest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn list_musyawarah(&self) -> Result<Vec<MusyawarahRow>, StoreError> {
        let select = Query::select()
            .columns(COLUMNS)
            .from(TABLE)
            .cond_where(self.holds("desa"))
            .order_by("held_on", Order::Desc)
            .order_by("id", Order::Desc)
            .limit(LIST_MAX)
            .to_owned();
        rows(&self.store().read, &select).await
    }

    /// A deliberation, if its village lies in the scope.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn musyawarah(&self, id: i64) -> Result<Option<MusyawarahRow>, StoreError> {
        let select = Query::select()
            .columns(COLUMNS)
            .from(TABLE)
            .and_where(Expr::col("id").eq(id))
            .cond_where(self.holds("desa"))
            .to_owned();
        first(&self.store().read, &select).await
    }

    /// Records a deliberation and says its number.
    ///
    /// # Errors
    /// `NotFound` for a village outside the scope; otherwise when the database refuses.
    pub async fn insert_musyawarah(
        &self,
        new: &NewMusyawarahRow,
        entry: &AuditEntry,
    ) -> Result<i64, StoreError> {
        if !self.scope().covers(&new.desa) {
            return Err(StoreError::NotFound);
        }
        let insert = Query::insert()
            .into_table(TABLE)
            .columns(["desa", "held_on", "place", "attendees", "chair", "petugas_id", "created_at"])
            .values_panic([
                new.desa.as_str().into(),
                new.held_on.into(),
                new.place.as_str().into(),
                new.attendees.into(),
                new.chair.clone().into(),
                new.petugas_id.into(),
                new.now.into(),
            ])
            .returning(ReturningClause::Columns(vec!["id".into()]))
            .to_owned();
        let tx = self.store().begin().await?;
        let id = first::<Id, _, _>(&tx, &insert).await?;
        let id = id.ok_or(StoreError::Malformed("musyawarah.id"))?.id;
        audit::append(&tx, &AuditEntry { detail: Some(id.to_string()), ..entry.clone() }).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Closes a deliberation that has minutes: from now on it is read-only. Closing it again changes nothing.
    ///
    /// # Errors
    /// A stale conflict without minutes; `NotFound` outside the scope.
    pub async fn close_musyawarah(
        &self,
        musyawarah_id: i64,
        entry: &AuditEntry,
    ) -> Result<(), StoreError> {
        let tx = self.store().begin().await?;
        let update = Query::update()
            .table(TABLE)
            .value("closed_at", entry.at)
            .and_where(Expr::col("id").eq(musyawarah_id))
            .and_where(Expr::col("closed_at").is_null())
            .and_where(Expr::col("attachment_id").is_not_null())
            .cond_where(self.holds("desa"))
            .to_owned();
        if change(&tx, &update).await? == 0 {
            tx.rollback().await?;
            let row = self.musyawarah(musyawarah_id).await?.ok_or(StoreError::NotFound)?;
            return match row.closed_at {
                Some(_) => Ok(()),
                None => Err(StoreError::Conflict(ConflictKind::Stale)),
            };
        }
        audit::append(&tx, entry).await?;
        Ok(tx.commit().await?)
    }

    /// Numbers of the deliberations in the scope.
    pub(super) fn visible(&self) -> SelectStatement {
        Query::select().column("id").from(TABLE).cond_where(self.holds("desa")).to_owned()
    }

    /// The deliberation, locked until the transaction ends, as long as it is open.
    async fn touch_open<C: ConnectionTrait>(
        &self,
        tx: &C,
        musyawarah_id: i64,
    ) -> Result<MusyawarahRow, StoreError> {
        let lock = Query::update()
            .table(TABLE)
            .value("id", Expr::col("id"))
            .and_where(Expr::col("id").eq(musyawarah_id))
            .cond_where(self.holds("desa"))
            .to_owned();
        if change(tx, &lock).await? == 0 {
            return Err(StoreError::NotFound);
        }
        let select = Query::select()
            .columns(COLUMNS)
            .from(TABLE)
            .and_where(Expr::col("id").eq(musyawarah_id))
            .to_owned();
        let row: Option<MusyawarahRow> = first(tx, &select).await?;
        let row = row.ok_or(StoreError::NotFound)?;
        match row.closed_at {
            None => Ok(row),
            Some(_) => Err(StoreError::Conflict(ConflictKind::Stale)),
        }
    }
}
