//! The minutes of a deliberation, as PDF or photo.

use std::io::ErrorKind;

use domain::field::FieldErrors;

use super::{MINUTES_FIELD, changed};
use crate::crypto::random_bytes;
use crate::photo::{Accepts, Prepared, StudioError};
use crate::storage::{FileName, StorageError};
use crate::store::musyawarah::NewMinutes;
use crate::usecase::draft::check_room;
use crate::usecase::draft::photo::{OpenedFile, delete_file, read_file};
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// Seconds after which a busy studio is worth another try.
const BUSY_SECONDS: u32 = 10;

/// Takes the minutes in, a PDF or a photo, in place of earlier ones. On disk, encrypted, before it returns.
///
/// # Errors
/// [`AppError::Invalid`] under [`MINUTES_FIELD`] for a file that is neither; [`AppError::Conflict`] once closed.
pub async fn attach_minutes(
    ctx: &Context,
    officer: &Officer,
    id: i64,
    bytes: impl AsRef<[u8]> + Send + 'static,
) -> Result<(), AppError> {
    let row = officer.rows(ctx).musyawarah(id).await?.ok_or(AppError::NotFound)?;
    if row.closed_at.is_some() {
        return Err(AppError::Conflict);
    }
    check_room(ctx).await?;
    let mark = format!("BA {} {}", row.desa, row.held_on);
    let prepared = ctx.studio.prepare(bytes, mark, Accepts::PicturesAndPdf).await;
    let prepared = prepared.map_err(|error| match error {
        StudioError::Busy => AppError::TooManyRequests { retry_after_seconds: BUSY_SECONDS },
        StudioError::Refused(refused) => {
            AppError::Invalid(FieldErrors::one(MINUTES_FIELD, refused.code()))
        }
    })?;
    keep_minutes(ctx, officer, id, prepared).await
}

async fn keep_minutes(
    ctx: &Context,
    officer: &Officer,
    id: i64,
    prepared: Prepared,
) -> Result<(), AppError> {
    let Prepared { bytes, media_type, width, height, .. } = prepared;
    let size = i32::try_from(bytes.len()).unwrap_or(i32::MAX);
    let file = ctx.files.put(&ctx.keys, bytes).await.map_err(|error| match error {
        StorageError::Io(cause) if cause.kind() == ErrorKind::StorageFull => AppError::Full,
        error => AppError::unavailable(&error),
    })?;
    let pixels = |side: u32| i32::try_from(side).ok().filter(|side| *side > 0);
    let new = NewMinutes {
        id: FileName::from_entropy(random_bytes()).as_str().to_owned(),
        file: file.as_str().to_owned(),
        media_type: media_type.as_str(),
        bytes: size,
        width: pixels(width),
        height: pixels(height),
    };
    let entry = officer.entry(ctx, "musyawarah.minutes", None, Some(id.to_string()));
    match officer.rows(ctx).set_minutes(id, &new, &entry).await {
        Ok(earlier) => {
            if let Some(earlier) = earlier {
                delete_file(ctx, &earlier).await;
            }
            Ok(())
        }
        Err(error) => {
            delete_file(ctx, file.as_str()).await;
            Err(changed(error))
        }
    }
}

/// The minutes to look at, noted in the audit log first.
///
/// # Errors
/// [`AppError::NotFound`] while there are none, and outside the scope.
pub async fn open_minutes(
    ctx: &Context,
    officer: &Officer,
    id: i64,
) -> Result<OpenedFile, AppError> {
    let rows = officer.rows(ctx);
    let row = rows.musyawarah(id).await?.ok_or(AppError::NotFound)?;
    let file = rows.minutes(&row).await?.ok_or(AppError::NotFound)?;
    let detail = Some(id.to_string());
    ctx.store.audit(&officer.entry(ctx, "musyawarah.minutes_read", None, detail)).await?;
    read_file(ctx, &file).await
}
