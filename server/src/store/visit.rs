//! Visits to dwellings: what was seen, sealed, and the photos that were taken.

use domain::review::Actor;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait as _, Order, Query};

use super::StoreError;
use super::audit::{self, AuditEntry};
use super::query::{change, first, rows};
use super::review_case::CaseRow;
use super::scope::Scoped;

/// Slug of a visit's photos.
pub const PHOTO_KIND: &str = "kunjungan";

/// A visit as it is kept.
#[derive(Debug, Clone, FromQueryResult)]
pub struct VisitRow {
    /// 128 random bits, hexadecimal.
    pub id: String,
    /// The case.
    pub case_id: i64,
    /// Who was there.
    pub petugas_id: i64,
    /// Unix seconds.
    pub recorded_at: i64,
    /// Sealed; `None` once erased.
    pub sealed: Option<Vec<u8>>,
}

/// A photo of a visit.
#[derive(Debug, Clone, FromQueryResult)]
pub struct VisitPhotoRow {
    /// Random id of the attachment.
    pub id: String,
    /// The visit.
    pub visit_id: String,
    /// Size before encryption.
    pub bytes: i32,
}

/// A photo to add.
#[derive(Debug, Clone)]
pub struct NewVisitPhoto {
    /// Random id.
    pub id: String,
    /// The visit.
    pub visit_id: String,
    /// Random name of the encrypted file.
    pub file: String,
    /// `image/jpeg`.
    pub media_type: &'static str,
    /// Size before encryption.
    pub bytes: i32,
    /// Pixels.
    pub width: Option<i32>,
    /// Pixels.
    pub height: Option<i32>,
    /// Codes of advice, comma-separated.
    pub advice: String,
}

const COLUMNS: [&str; 5] = ["id", "case_id", "petugas_id", "recorded_at", "sealed"];

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

impl Scoped<'_> {
    /// Records a visit. `sealed` is bound to its id.
    ///
    /// # Errors
    /// `NotFound` outside the scope; otherwise when the database refuses.
    pub async fn record_visit(
        &self,
        case: &CaseRow,
        petugas_id: i64,
        (id, sealed): (&str, Vec<u8>),
        now: i64,
    ) -> Result<(), StoreError> {
        if !self.sees(case) {
            return Err(StoreError::NotFound);
        }
        let tx = self.store().begin().await?;
        let insert = Query::insert()
            .into_table("case_visit")
            .columns(COLUMNS)
            .values_panic([id.into(), case.id.into(), petugas_id.into(), now.into(), sealed.into()])
            .to_owned();
        change(&tx, &insert).await?;
        audit::append(&tx, &entry(case, petugas_id, "visit.record", now)).await?;
        Ok(tx.commit().await?)
    }

    /// The visits of a case, the newest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn visits(&self, case: &CaseRow) -> Result<Vec<VisitRow>, StoreError> {
        if !self.sees(case) {
            return Ok(Vec::new());
        }
        let select = Query::select()
            .columns(COLUMNS)
            .from("case_visit")
            .and_where(Expr::col("case_id").eq(case.id))
            .order_by("recorded_at", Order::Desc)
            .order_by("id", Order::Asc)
            .to_owned();
        rows(&self.store().read, &select).await
    }

    /// One visit of a case.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn visit(&self, case: &CaseRow, id: &str) -> Result<Option<VisitRow>, StoreError> {
        if !self.sees(case) {
            return Ok(None);
        }
        let select = Query::select()
            .columns(COLUMNS)
            .from("case_visit")
            .and_where(Expr::col("case_id").eq(case.id))
            .and_where(Expr::col("id").eq(id))
            .to_owned();
        first(&self.store().write, &select).await
    }

    /// The photos of the visits of a case, in the order they were taken in.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn visit_photos(&self, case: &CaseRow) -> Result<Vec<VisitPhotoRow>, StoreError> {
        if !self.sees(case) {
            return Ok(Vec::new());
        }
        let select = Query::select()
            .columns(["id", "visit_id", "bytes"])
            .from("attachment")
            .and_where(Expr::col("case_id").eq(case.id))
            .and_where(Expr::col("visit_id").is_not_null())
            .and_where(Expr::col("file").is_not_null())
            .order_by("created_at", Order::Asc)
            .order_by("id", Order::Asc)
            .to_owned();
        rows(&self.store().read, &select).await
    }

    /// Adds a photo to a visit, unless it has `most` already: then `false`.
    ///
    /// # Errors
    /// `NotFound` outside the scope; otherwise when the database refuses.
    pub async fn add_visit_photo(
        &self,
        case: &CaseRow,
        petugas_id: i64,
        photo: &NewVisitPhoto,
        most: usize,
        now: i64,
    ) -> Result<bool, StoreError> {
        if !self.sees(case) {
            return Err(StoreError::NotFound);
        }
        let tx = self.store().begin().await?;
        // Touching the visit first makes two uploads wait for each other.
        let touch = Query::update()
            .table("case_visit")
            .value("petugas_id", Expr::col("petugas_id"))
            .and_where(Expr::col("id").eq(photo.visit_id.as_str()))
            .to_owned();
        change(&tx, &touch).await?;
        let count = Query::select()
            .expr_as(Expr::col("id").count(), "count")
            .from("attachment")
            .and_where(Expr::col("visit_id").eq(photo.visit_id.as_str()))
            .to_owned();
        let there = first::<Count, _, _>(&tx, &count).await?.map_or(0, |row| row.count);
        if usize::try_from(there).unwrap_or(usize::MAX) >= most {
            tx.rollback().await?;
            return Ok(false);
        }
        let insert = Query::insert()
            .into_table("attachment")
            .columns([
                "id",
                "case_id",
                "visit_id",
                "kind",
                "file",
                "media_type",
                "bytes",
                "width",
                "height",
                "advice",
                "created_at",
            ])
            .values_panic([
                photo.id.as_str().into(),
                case.id.into(),
                photo.visit_id.as_str().into(),
                PHOTO_KIND.into(),
                photo.file.as_str().into(),
                photo.media_type.into(),
                photo.bytes.into(),
                photo.width.into(),
                photo.height.into(),
                photo.advice.as_str().into(),
                now.into(),
            ])
            .to_owned();
        change(&tx, &insert).await?;
        audit::append(&tx, &entry(case, petugas_id, "visit.photo", now)).await?;
        tx.commit().await?;
        Ok(true)
    }
}

fn entry(case: &CaseRow, petugas_id: i64, action: &'static str, at: i64) -> AuditEntry {
    AuditEntry {
        at,
        actor: Actor::Petugas.as_str(),
        actor_id: Some(petugas_id),
        action,
        case_id: Some(case.id),
        detail: None,
    }
}
