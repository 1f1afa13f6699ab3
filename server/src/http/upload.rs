//! One file per request, read with a bound on every kind of size.
//!
//! What is too large is read to its end and thrown away, so that a browser without JavaScript gets the page that says
//! so instead of a broken connection.

use std::sync::{Arc, LazyLock};

use axum::extract::Multipart;
use axum::extract::multipart::{Field, MultipartError};
use axum::http::StatusCode;
use axum::response::IntoResponse as _;
use domain::field::ErrorCode;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::photo::PICTURE_MAX_BYTES;
use crate::usecase::AppError;

/// Longest request that is read to its end, in bytes: longer ones are broken off.
pub const UPLOAD_MAX_BYTES: usize = 128 << 20;
/// Most bytes of files that are held at once by this process, in KiB.
const HELD_MAX_KIB: usize = 256 * 1024;
/// Longest text field beside the file, in bytes.
const TEXT_MAX_BYTES: usize = 200;
/// Most text fields of a form of officers beside its file.
const TEXTS_MAX: usize = 64;
/// Longest of them, in bytes.
const LONG_TEXT_MAX_BYTES: usize = 4_000;

static HELD: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(HELD_MAX_KIB)));

/// What arrived.
pub struct Upload {
    /// The text field `kind`, for the API.
    pub kind: String,
    /// The file, or why it cannot be taken.
    pub file: Result<HeldFile, ErrorCode>,
}

/// Why an upload got no ordinary answer: a failed task, or a body that cannot be read.
pub enum UploadFailure {
    /// A failed task.
    Task(AppError),
    /// A bare status, dressed up outside.
    Status(StatusCode),
}

impl<E: Into<AppError>> From<E> for UploadFailure {
    fn from(error: E) -> Self {
        Self::Task(error.into())
    }
}

/// The bytes of a file, and the room they take.
pub struct HeldFile {
    bytes: Vec<u8>,
    room: Vec<OwnedSemaphorePermit>,
}

impl AsRef<[u8]> for HeldFile {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

impl HeldFile {
    /// How much room it takes, in KiB.
    pub fn room_kib(&self) -> usize {
        self.room.iter().map(OwnedSemaphorePermit::num_permits).sum()
    }
}

/// Reads the first file of a form, and its field `kind`.
///
/// # Errors
/// The status of a body that is no such form, breaks off, or for which there is no room (503).
pub async fn read(mut form: Multipart) -> Result<Upload, StatusCode> {
    let mut upload = Upload { kind: String::new(), file: Err(ErrorCode::FileEmpty) };
    while let Some(field) = form.next_field().await.map_err(refused)? {
        if field.file_name().is_some() || matches!(field.name(), Some("file" | "berkas")) {
            let file = read_file(field).await?;
            // A browser sends an empty part where no file was chosen.
            if upload.file.is_err() {
                upload.file = file;
            }
        } else if field.name() == Some("kind") {
            upload.kind = read_text(field, TEXT_MAX_BYTES).await?;
        }
    }
    Ok(upload)
}

/// What was typed beside a file, and the file.
pub type FormWithFile = (Vec<(String, String)>, Result<HeldFile, ErrorCode>);

/// Reads the first file of a form, and every text field beside it.
///
/// # Errors
/// As [`read`]; also 400 for more text fields than any form of ours has.
pub async fn read_form(mut form: Multipart) -> Result<FormWithFile, StatusCode> {
    let mut texts = Vec::new();
    let mut file = Err(ErrorCode::FileEmpty);
    while let Some(field) = form.next_field().await.map_err(refused)? {
        if field.file_name().is_some() || matches!(field.name(), Some("file" | "berkas")) {
            let sent = read_file(field).await?;
            if file.is_err() {
                file = sent;
            }
        } else if let Some(name) = field.name().map(ToOwned::to_owned) {
            if texts.len() >= TEXTS_MAX {
                return Err(StatusCode::BAD_REQUEST);
            }
            texts.push((name, read_text(field, LONG_TEXT_MAX_BYTES).await?));
        }
    }
    Ok((texts, file))
}

async fn read_file(mut field: Field<'_>) -> Result<Result<HeldFile, ErrorCode>, StatusCode> {
    let mut held = HeldFile { bytes: Vec::new(), room: Vec::new() };
    let mut too_large = false;
    while let Some(chunk) = field.chunk().await.map_err(refused)? {
        if too_large || held.bytes.len() + chunk.len() > PICTURE_MAX_BYTES {
            too_large = true;
            held = HeldFile { bytes: Vec::new(), room: Vec::new() };
            continue;
        }
        let kib = u32::try_from(chunk.len() / 1024 + 1).unwrap_or(u32::MAX);
        let room = Arc::clone(&HELD).try_acquire_many_owned(kib);
        held.room.push(room.map_err(|_| StatusCode::SERVICE_UNAVAILABLE)?);
        held.bytes.extend_from_slice(&chunk);
    }
    Ok(if too_large {
        Err(ErrorCode::FileTooLarge)
    } else if held.bytes.is_empty() {
        Err(ErrorCode::FileEmpty)
    } else {
        Ok(held)
    })
}

async fn read_text(mut field: Field<'_>, max_bytes: usize) -> Result<String, StatusCode> {
    let mut text = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(refused)? {
        if text.len() + chunk.len() > max_bytes {
            return Err(StatusCode::BAD_REQUEST);
        }
        text.extend_from_slice(&chunk);
    }
    // No text of the database holds a NUL.
    let text = String::from_utf8(text).ok().filter(|text| !text.contains('\0'));
    text.ok_or(StatusCode::BAD_REQUEST)
}

/// 400 or 413: a broken boundary, a body that ends early, one beyond every limit.
fn refused(error: MultipartError) -> StatusCode {
    match error.into_response().status() {
        status if status.is_server_error() => StatusCode::BAD_REQUEST,
        status => status,
    }
}
