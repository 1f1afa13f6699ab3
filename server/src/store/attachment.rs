//! Rows of the encrypted files. The files themselves are in `storage`.

use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::query::{change, first, rows};
use super::{Store, StoreError};

/// A file of a draft or a case.
#[derive(Debug, Clone, FromQueryResult)]
pub struct AttachmentRow {
    /// Random id.
    pub id: String,
    /// Slug of its kind.
    pub kind: String,
    /// Random name of the encrypted file.
    pub file: String,
    /// `image/jpeg` or `application/pdf`.
    pub media_type: String,
    /// Size before encryption.
    pub bytes: i32,
    /// Codes of advice, comma-separated.
    pub advice: String,
}

/// A file to add.
#[derive(Debug, Clone)]
pub struct NewAttachment<'a> {
    /// Random id.
    pub id: String,
    /// The draft.
    pub draft_id: &'a str,
    /// Slug of its kind.
    pub kind: &'static str,
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
    /// Codes of advice, comma-separated.
    pub advice: String,
    /// Now, Unix seconds.
    pub now: i64,
}

const COLUMNS: [&str; 6] = ["id", "kind", "file", "media_type", "bytes", "advice"];

#[derive(FromQueryResult)]
struct FileName {
    file: String,
}

impl Store {
    /// The files of a draft.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn attachments_of_draft(
        &self,
        draft_id: &str,
    ) -> Result<Vec<AttachmentRow>, StoreError> {
        let select = Query::select()
            .columns(COLUMNS)
            .from("attachment")
            .and_where(Expr::col("draft_id").eq(draft_id))
            .and_where(Expr::col("file").is_not_null())
            .to_owned();
        rows(&self.read, &select).await
    }

    /// The files of a case.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn attachments_of_case(
        &self,
        case_id: i64,
    ) -> Result<Vec<AttachmentRow>, StoreError> {
        let select = Query::select()
            .columns(COLUMNS)
            .from("attachment")
            .and_where(Expr::col("case_id").eq(case_id))
            .and_where(Expr::col("file").is_not_null())
            .to_owned();
        rows(&self.read, &select).await
    }

    /// Puts a file in the place of the draft's earlier one of its kind, and says the earlier one's name. `NotFound`
    /// when the draft is gone or was sent.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn replace_attachment(
        &self,
        new: &NewAttachment<'_>,
    ) -> Result<Option<String>, StoreError> {
        let tx = self.begin().await?;
        // Touching the draft first also makes two uploads of one kind wait for each other.
        touch_open_draft(&tx, new.draft_id, new.now).await?;
        let earlier = take(&tx, new.draft_id, new.kind).await?;
        let insert = Query::insert()
            .into_table("attachment")
            .columns([
                "id",
                "draft_id",
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
                new.draft_id.into(),
                new.kind.into(),
                new.file.as_str().into(),
                new.media_type.into(),
                new.bytes.into(),
                new.width.into(),
                new.height.into(),
                new.advice.as_str().into(),
                new.now.into(),
            ])
            .to_owned();
        change(&tx, &insert).await?;
        tx.commit().await?;
        Ok(earlier)
    }

    /// Takes a file out of a draft and says its name.
    ///
    /// # Errors
    /// `NotFound` when the draft is gone or was sent; otherwise when the database refuses.
    pub async fn remove_attachment(
        &self,
        draft_id: &str,
        kind: &str,
        now: i64,
    ) -> Result<Option<String>, StoreError> {
        let tx = self.begin().await?;
        touch_open_draft(&tx, draft_id, now).await?;
        let file = take(&tx, draft_id, kind).await?;
        tx.commit().await?;
        Ok(file)
    }
}

async fn touch_open_draft<C: ConnectionTrait>(
    tx: &C,
    draft_id: &str,
    now: i64,
) -> Result<(), StoreError> {
    let touch = Query::update()
        .table("draft")
        .value("saved_at", now)
        .and_where(Expr::col("id").eq(draft_id))
        .and_where(Expr::col("submitted_at").is_null())
        .to_owned();
    if change(tx, &touch).await? == 0 { Err(StoreError::NotFound) } else { Ok(()) }
}

async fn take<C: ConnectionTrait>(
    tx: &C,
    draft_id: &str,
    kind: &str,
) -> Result<Option<String>, StoreError> {
    let select = Query::select()
        .column("file")
        .from("attachment")
        .and_where(Expr::col("draft_id").eq(draft_id))
        .and_where(Expr::col("kind").eq(kind))
        .and_where(Expr::col("file").is_not_null())
        .to_owned();
    let earlier: Option<FileName> = first(tx, &select).await?;
    let delete = Query::delete()
        .from_table("attachment")
        .and_where(Expr::col("draft_id").eq(draft_id))
        .and_where(Expr::col("kind").eq(kind))
        .to_owned();
    change(tx, &delete).await?;
    Ok(earlier.map(|earlier| earlier.file))
}

/// Removes the rows of a draft's files and says the names of the files.
pub(super) async fn erase_of_draft<C: ConnectionTrait>(
    tx: &C,
    draft_id: &str,
) -> Result<Vec<String>, StoreError> {
    let select = Query::select()
        .column("file")
        .from("attachment")
        .and_where(Expr::col("draft_id").eq(draft_id))
        .and_where(Expr::col("file").is_not_null())
        .to_owned();
    let files: Vec<FileName> = rows(tx, &select).await?;
    let delete = Query::delete()
        .from_table("attachment")
        .and_where(Expr::col("draft_id").eq(draft_id))
        .to_owned();
    change(tx, &delete).await?;
    Ok(files.into_iter().map(|row| row.file).collect())
}

/// Gives a draft's files to the case it became.
pub(super) async fn hand_over<C: ConnectionTrait>(
    tx: &C,
    draft_id: &str,
    case_id: i64,
) -> Result<u64, StoreError> {
    let update = Query::update()
        .table("attachment")
        .value("case_id", case_id)
        .and_where(Expr::col("draft_id").eq(draft_id))
        .to_owned();
    change(tx, &update).await
}

/// Gives a draft's files to a case that has some already: they take the place of those of their kind, and the others go
/// too; what an officer photographed stays. Says the names of the files that are no longer part of it.
pub(super) async fn replace_of_case<C: ConnectionTrait>(
    tx: &C,
    draft_id: &str,
    case_id: i64,
) -> Result<Vec<String>, StoreError> {
    let select = Query::select()
        .column("file")
        .from("attachment")
        .and_where(Expr::col("case_id").eq(case_id))
        .and_where(Expr::col("visit_id").is_null())
        .and_where(Expr::col("file").is_not_null())
        .to_owned();
    let files: Vec<FileName> = rows(tx, &select).await?;
    let delete = Query::delete()
        .from_table("attachment")
        .and_where(Expr::col("case_id").eq(case_id))
        .and_where(Expr::col("visit_id").is_null())
        .to_owned();
    change(tx, &delete).await?;
    hand_over(tx, draft_id, case_id).await?;
    Ok(files.into_iter().map(|row| row.file).collect())
}
