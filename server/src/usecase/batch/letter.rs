//! The *surat pengesahan* of a batch (W-6): a PDF, kept encrypted as it came.

use std::io::ErrorKind;

use chrono::NaiveDate;
use domain::batch::{SignerRole, is_locked_pdf, is_pdf};
use domain::field::{ErrorCode, FieldErrors};
use sha2::{Digest as _, Sha256};

use super::{find, named, typed_day};
use crate::crypto::hex;
use crate::photo::DOCUMENT_MAX_BYTES;
use crate::storage::{FileName, StorageError};
use crate::store::StoreError;
use crate::store::batch::BatchRow;
use crate::store::batch::change::Letter;
use crate::usecase::draft::check_room;
use crate::usecase::draft::photo::OpenedFile;
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// Field of the letter's number.
pub const NUMBER: &str = "nomor_surat";
/// Field of its date.
pub const DATE: &str = "tanggal_surat";
/// Fields of day, month and year.
pub const DATE_PARTS: [&str; 3] =
    ["tanggal_surat_hari", "tanggal_surat_bulan", "tanggal_surat_tahun"];
/// Field of the signer's role.
pub const ROLE: &str = "peran_penanda";
/// Field of the signer's name.
pub const NAME: &str = "nama_penanda";
/// Field of the file.
pub const FILE: &str = "surat_pengesahan";
/// Longest number of a letter, and longest name, in characters.
pub const TEXT_MAX_CHARS: usize = 120;

/// What was typed about a letter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LetterForm {
    /// Its number.
    pub number: String,
    /// Day, month, year.
    pub date: [String; 3],
    /// Code of the signer's role.
    pub role: String,
    /// The signer's name.
    pub name: String,
}

/// What of the form is right.
struct Checked {
    number: String,
    date: NaiveDate,
    role: SignerRole,
    name: String,
}

/// Attaches a letter to a batch that is not endorsed, in the place of an earlier one. Without a file the one that is
/// there stays.
///
/// # Errors
/// [`AppError::Invalid`] under the fields named above; [`AppError::NotFound`] outside the scope;
/// [`AppError::Conflict`] once the batch is endorsed; [`AppError::Full`].
pub async fn attach(
    ctx: &Context,
    officer: &Officer,
    batch_id: i64,
    form: &LetterForm,
    file: Result<Vec<u8>, ErrorCode>,
) -> Result<(), AppError> {
    let batch = find(ctx, officer, batch_id).await?;
    if batch.is_endorsed() {
        return Err(AppError::Conflict);
    }
    let file = match file {
        Err(ErrorCode::FileEmpty) if batch.letter_file.is_some() => Ok(None),
        file => file.and_then(checked_file).map(Some),
    };
    let checked = check(form, ctx.clock.today());
    let (checked, file) = match (checked, file) {
        (Ok(checked), Ok(file)) => (checked, file),
        (checked, file) => {
            let mut errors = checked.err().unwrap_or_default();
            if let Err(code) = file {
                errors.push(FILE, code);
            }
            return Err(AppError::Invalid(errors));
        }
    };
    let stored = match file {
        Some(bytes) => Some(store(ctx, bytes).await?),
        None => None,
    };
    let letter = Letter {
        file: stored.clone(),
        number: checked.number,
        date: checked.date,
        role: checked.role,
        name: ctx.keys.seal(&signer_aad(batch.id), checked.name.as_bytes()),
    };
    let entry = officer.entry(ctx, "batch.letter", None, Some(named(batch.id)));
    match officer.rows(ctx).attach_letter(batch.id, &letter, &entry).await {
        Ok(Some(earlier)) => {
            if let Some(earlier) = earlier {
                delete(ctx, &earlier).await;
            }
            Ok(())
        }
        refused => {
            if let Some((file, ..)) = stored {
                delete(ctx, &file).await;
            }
            refused.map_err(AppError::from).and(Err(AppError::Conflict))
        }
    }
}

/// The letter of a batch. Opening it is noted before it is shown.
///
/// # Errors
/// [`AppError::NotFound`] when there is none, or outside the scope.
pub async fn view(ctx: &Context, officer: &Officer, batch_id: i64) -> Result<OpenedFile, AppError> {
    let batch = find(ctx, officer, batch_id).await?;
    if batch.letter_file.is_none() {
        return Err(AppError::NotFound);
    }
    ctx.store.audit(&officer.entry(ctx, "batch.letter.view", None, Some(named(batch.id)))).await?;
    let bytes = read(ctx, &batch).await?.ok_or(AppError::NotFound)?;
    Ok(OpenedFile { media_type: "application/pdf".to_owned(), bytes })
}

/// The letter's content, if there is one.
pub(super) async fn read(ctx: &Context, batch: &BatchRow) -> Result<Option<Vec<u8>>, AppError> {
    let Some(file) = &batch.letter_file else { return Ok(None) };
    let name = FileName::parse(file);
    let name = name.ok_or_else(|| AppError::from(StoreError::Malformed("batch.letter_file")))?;
    let bytes = ctx.files.get(&ctx.keys, &name).await;
    bytes.map(Some).map_err(|error| AppError::unavailable(&error))
}

/// The name of whoever signed the letter.
pub fn signer_name(ctx: &Context, batch: &BatchRow) -> Option<String> {
    let plain = ctx.keys.open(&signer_aad(batch.id), batch.signer_name.as_deref()?).ok()?;
    String::from_utf8(plain).ok()
}

fn signer_aad(batch_id: i64) -> Vec<u8> {
    format!("batch|signer_name|{batch_id}").into_bytes()
}

fn checked_file(bytes: Vec<u8>) -> Result<Vec<u8>, ErrorCode> {
    if bytes.len() > DOCUMENT_MAX_BYTES {
        Err(ErrorCode::FileTooLarge)
    } else if !is_pdf(&bytes) {
        Err(ErrorCode::FileNotImage)
    } else if is_locked_pdf(&bytes) {
        Err(ErrorCode::FileUnreadable)
    } else {
        Ok(bytes)
    }
}

fn check(form: &LetterForm, today: NaiveDate) -> Result<Checked, FieldErrors> {
    let mut errors = FieldErrors::default();
    let number = text(&form.number).map_err(|code| errors.push(NUMBER, code));
    let date = date(&form.date, today).map_err(|code| errors.push(DATE, code));
    let role = match form.role.as_str() {
        "" => Err(ErrorCode::Required),
        code => code.parse().map_err(|_| ErrorCode::ChoiceUnknown),
    };
    let role = role.map_err(|code| errors.push(ROLE, code));
    let name = text(&form.name).map_err(|code| errors.push(NAME, code));
    match (number, date, role, name) {
        (Ok(number), Ok(date), Ok(role), Ok(name)) => Ok(Checked { number, date, role, name }),
        _ => Err(errors),
    }
}

fn text(typed: &str) -> Result<String, ErrorCode> {
    let typed = typed.trim();
    if typed.is_empty() {
        Err(ErrorCode::Required)
    } else if typed.chars().any(char::is_control) {
        Err(ErrorCode::ControlCharacter)
    } else if typed.chars().count() > TEXT_MAX_CHARS {
        Err(ErrorCode::TooLong)
    } else {
        Ok(typed.to_owned())
    }
}

/// A date that has come: a letter is not signed tomorrow.
fn date(parts: &[String; 3], today: NaiveDate) -> Result<NaiveDate, ErrorCode> {
    let date = typed_day(parts)?.ok_or(ErrorCode::Required)?;
    if date > today { Err(ErrorCode::DateInvalid) } else { Ok(date) }
}

async fn store(ctx: &Context, bytes: Vec<u8>) -> Result<(String, i32, String), AppError> {
    check_room(ctx).await?;
    let size = i32::try_from(bytes.len()).unwrap_or(i32::MAX);
    let sum = hex(&Sha256::digest(&bytes));
    let file = ctx.files.put(&ctx.keys, bytes).await.map_err(|error| match error {
        StorageError::Io(cause) if cause.kind() == ErrorKind::StorageFull => AppError::Full,
        error => AppError::unavailable(&error),
    })?;
    Ok((file.as_str().to_owned(), size, sum))
}

/// Deletes a file whose row is gone. What cannot be deleted now is swept up later.
pub(super) async fn delete(ctx: &Context, file: &str) {
    let Some(name) = FileName::parse(file) else { return };
    if let Err(error) = ctx.files.delete(&name).await {
        tracing::warn!(error = &error as &dyn std::error::Error, "a file was left for the sweep");
    }
}
