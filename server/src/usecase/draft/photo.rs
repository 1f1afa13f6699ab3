//! Photos of a draft: taken in, looked at, taken out.

use std::io::ErrorKind;

use domain::field::FieldErrors;
use domain::form::PhotoKind;
use domain::ticket::TicketNumber;

use super::{OpenDraft, check_room};
use crate::crypto::random_bytes;
use crate::photo::{Accepts, Advice, Prepared, StudioError};
use crate::storage::{FileName, StorageError};
use crate::store::StoreError;
use crate::store::attachment::{AttachmentRow, NewAttachment};
use crate::usecase::limit::{Client, Limit, count};
use crate::usecase::{AppError, Context};

/// Seconds after which a busy studio is worth another try.
const BUSY_SECONDS: u32 = 10;

/// A photo that was taken in.
#[derive(Debug)]
pub struct Stored {
    /// Bytes as stored, before encryption.
    pub bytes: usize,
    /// Pixels; 0 for a PDF.
    pub width: u32,
    /// Pixels; 0 for a PDF.
    pub height: u32,
    /// What could be better about it.
    pub advice: Vec<Advice>,
}

/// A file to look at.
pub struct OpenedFile {
    /// `image/jpeg` or `application/pdf`.
    pub media_type: String,
    /// Decrypted.
    pub bytes: Vec<u8>,
}

/// Counts an upload of a client. To be asked before the file is read.
///
/// # Errors
/// [`AppError::TooManyRequests`] beyond the limit.
pub async fn count_upload(ctx: &Context, client: Client) -> Result<(), AppError> {
    count(ctx, Limit::Upload, &[client.bytes()]).await
}

/// Takes a photo into a draft, in the place of an earlier one of its kind. On disk, encrypted, before it returns.
///
/// # Errors
/// [`AppError::Invalid`] under the kind's field for a file that cannot be taken; [`AppError::DraftGone`];
/// [`AppError::Full`]; [`AppError::TooManyRequests`] when too many pictures are being worked on.
pub async fn add_photo(
    ctx: &Context,
    draft: &OpenDraft,
    kind: PhotoKind,
    bytes: impl AsRef<[u8]> + Send + 'static,
) -> Result<Stored, AppError> {
    if !PhotoKind::of(draft.form).contains(&kind) {
        return Err(AppError::NotFound);
    }
    check_room(ctx).await?;
    let accepts = if kind.takes_pdf() { Accepts::PicturesAndPdf } else { Accepts::Pictures };
    let ticket = TicketNumber::parse(&draft.row.ticket)
        .map_err(|_| AppError::from(StoreError::Malformed("draft.ticket")))?;
    let prepared = ctx.studio.prepare(bytes, ticket.to_string(), accepts).await;
    let prepared = prepared.map_err(|error| match error {
        StudioError::Busy => AppError::TooManyRequests { retry_after_seconds: BUSY_SECONDS },
        StudioError::Refused(refused) => {
            AppError::Invalid(FieldErrors::one(kind.field(), refused.code()))
        }
    })?;
    store(ctx, draft, kind, prepared).await
}

async fn store(
    ctx: &Context,
    draft: &OpenDraft,
    kind: PhotoKind,
    prepared: Prepared,
) -> Result<Stored, AppError> {
    let Prepared { bytes, media_type, width, height, advice } = prepared;
    let stored = Stored { bytes: bytes.len(), width, height, advice };
    let file = ctx.files.put(&ctx.keys, bytes).await;
    let file = file.map_err(|error| match error {
        StorageError::Io(cause) if cause.kind() == ErrorKind::StorageFull => AppError::Full,
        error => AppError::unavailable(&error),
    })?;
    let codes: Vec<&str> = stored.advice.iter().map(|advice| advice.as_str()).collect();
    let new = NewAttachment {
        id: FileName::from_entropy(random_bytes()).as_str().to_owned(),
        draft_id: &draft.row.id,
        kind: kind.slug(),
        file: file.as_str().to_owned(),
        media_type: media_type.as_str(),
        bytes: i32::try_from(stored.bytes).unwrap_or(i32::MAX),
        width: i32::try_from(width).ok().filter(|width| *width > 0),
        height: i32::try_from(height).ok().filter(|height| *height > 0),
        advice: codes.join(","),
        now: ctx.clock.now().timestamp(),
    };
    match ctx.store.replace_attachment(&new).await {
        Ok(earlier) => {
            if let Some(earlier) = earlier {
                delete_file(ctx, &earlier).await;
            }
            Ok(stored)
        }
        Err(error) => {
            delete_file(ctx, file.as_str()).await;
            Err(if matches!(error, StoreError::NotFound) {
                AppError::DraftGone
            } else {
                error.into()
            })
        }
    }
}

/// Takes a photo out of a draft.
///
/// # Errors
/// [`AppError::DraftGone`] when the draft was sent or erased.
pub async fn remove_photo(
    ctx: &Context,
    draft: &OpenDraft,
    kind: PhotoKind,
) -> Result<(), AppError> {
    let now = ctx.clock.now().timestamp();
    match ctx.store.remove_attachment(&draft.row.id, kind.slug(), now).await {
        Ok(Some(file)) => {
            delete_file(ctx, &file).await;
            Ok(())
        }
        Ok(None) => Ok(()),
        Err(StoreError::NotFound) => Err(AppError::DraftGone),
        Err(error) => Err(error.into()),
    }
}

/// A photo of a draft, for its owner.
///
/// # Errors
/// [`AppError::NotFound`] when there is none of this kind.
pub async fn view_photo(
    ctx: &Context,
    draft: &OpenDraft,
    kind: PhotoKind,
) -> Result<OpenedFile, AppError> {
    let files = ctx.store.attachments_of_draft(&draft.row.id).await?;
    let file = files.into_iter().find(|file| file.kind == kind.slug());
    read_file(ctx, &file.ok_or(AppError::NotFound)?).await
}

/// Decrypts a file.
///
/// # Errors
/// [`AppError::Unavailable`] when it cannot be read.
pub async fn read_file(ctx: &Context, row: &AttachmentRow) -> Result<OpenedFile, AppError> {
    let name = FileName::parse(&row.file);
    let name = name.ok_or_else(|| AppError::from(StoreError::Malformed("attachment.file")))?;
    let bytes = ctx.files.get(&ctx.keys, &name).await;
    let bytes = bytes.map_err(|error| AppError::unavailable(&error))?;
    Ok(OpenedFile { media_type: row.media_type.clone(), bytes })
}

/// Deletes a file whose row is gone. What cannot be deleted now is swept up later.
pub(in crate::usecase) async fn delete_file(ctx: &Context, file: &str) {
    let Some(name) = FileName::parse(file) else { return };
    if let Err(error) = ctx.files.delete(&name).await {
        tracing::warn!(error = &error as &dyn std::error::Error, "a file was left for the sweep");
    }
}
