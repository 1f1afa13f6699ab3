//! The minutes of deliberations: rows of the encrypted files.

use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::{MusyawarahRow, TABLE};
use crate::store::StoreError;
use crate::store::attachment::AttachmentRow;
use crate::store::audit::{self, AuditEntry};
use crate::store::query::{change, first};
use crate::store::scope::Scoped;

/// Kind of the file that holds the minutes.
pub const MINUTES: &str = "berita-acara";

/// A file that is ready to be named by a row.
#[derive(Debug, Clone)]
pub struct NewMinutes {
    /// Random id.
    pub id: String,
    /// Random name of the encrypted file.
    pub file: String,
    /// `image/jpeg` or `application/pdf`.
    pub media_type: &'static str,
    /// Size before encryption.
    pub bytes: i32,
    /// Pixels, for pictures.
    pub width: Option<i32>,
    /// Pixels, for pictures.
    pub height: Option<i32>,
}

#[derive(FromQueryResult)]
struct FileName {
    file: Option<String>,
}

impl Scoped<'_> {
    /// The minutes of a deliberation, once there are any.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn minutes(&self, row: &MusyawarahRow) -> Result<Option<AttachmentRow>, StoreError> {
        let Some(id) = &row.attachment_id else { return Ok(None) };
        if !self.covers(&row.desa) {
            return Ok(None);
        }
        let select = Query::select()
            .columns(["id", "kind", "file", "media_type", "bytes", "advice"])
            .from("attachment")
            .and_where(Expr::col("id").eq(id.as_str()))
            .and_where(Expr::col("file").is_not_null())
            .to_owned();
        first(&self.store().read, &select).await
    }

    /// Puts a file in the place of earlier minutes, and says the earlier file's name.
    ///
    /// # Errors
    /// As [`Self::add_removal`].
    pub async fn set_minutes(
        &self,
        musyawarah_id: i64,
        new: &NewMinutes,
        entry: &AuditEntry,
    ) -> Result<Option<String>, StoreError> {
        let tx = self.store().begin().await?;
        let row = self.touch_open(&tx, musyawarah_id).await?;
        let earlier = match &row.attachment_id {
            Some(id) => take_file(&tx, id).await?,
            None => None,
        };
        insert_file(&tx, new, entry.at).await?;
        let update = Query::update()
            .table(TABLE)
            .value("attachment_id", new.id.as_str())
            .and_where(Expr::col("id").eq(musyawarah_id))
            .to_owned();
        change(&tx, &update).await?;
        audit::append(&tx, entry).await?;
        tx.commit().await?;
        Ok(earlier)
    }
}

async fn take_file<C: ConnectionTrait>(tx: &C, id: &str) -> Result<Option<String>, StoreError> {
    let select = Query::select()
        .column("file")
        .from("attachment")
        .and_where(Expr::col("id").eq(id))
        .to_owned();
    let found: Option<FileName> = first(tx, &select).await?;
    let delete =
        Query::delete().from_table("attachment").and_where(Expr::col("id").eq(id)).to_owned();
    change(tx, &delete).await?;
    Ok(found.and_then(|row| row.file))
}

async fn insert_file<C: ConnectionTrait>(
    tx: &C,
    new: &NewMinutes,
    now: i64,
) -> Result<(), StoreError> {
    let insert = Query::insert()
        .into_table("attachment")
        .columns([
            "id",
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
            new.id.as_str().into(),
            MINUTES.into(),
            new.file.as_str().into(),
            new.media_type.into(),
            new.bytes.into(),
            new.width.into(),
            new.height.into(),
            "".into(),
            now.into(),
        ])
        .to_owned();
    change(tx, &insert).await.map(|_| ())
}
