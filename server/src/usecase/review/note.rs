//! Notes for colleagues about a case. Citizens never read them.

use domain::field::{ErrorCode, FieldErrors};
use domain::nik::Nik;

use super::lease::renew;
use crate::crypto::{hex, random_bytes};
use crate::store::case_note::{NewNote, NoteRow};
use crate::store::review_case::CaseRow;
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// The field of the text.
const FIELD: &str = "catatan";
/// Longest note, in characters.
pub const NOTE_MAX_CHARS: usize = 2_000;

/// Keeps a note, sealed.
///
/// # Errors
/// [`AppError::Invalid`] under `catatan` for a text that is empty or too long, or names a NIK; [`AppError::NotFound`] once the case's
/// data was erased.
pub async fn add(
    ctx: &Context,
    officer: &Officer,
    case: &CaseRow,
    text: &str,
) -> Result<(), AppError> {
    let text = checked(text)?;
    let key = hex(&random_bytes::<16>());
    let body = ctx.keys.seal(&note_aad(&key), text.as_bytes());
    let note = NewNote { key, case_id: case.id, petugas_id: officer.id, body };
    let entry = officer.entry(ctx, "case.note", Some(case.id), None);
    officer.rows(ctx).add_note(&note, &entry).await?;
    renew(ctx, officer, case).await?;
    Ok(())
}

/// What a note says; `None` once erased, or when it cannot be opened.
pub fn open(ctx: &Context, note: &NoteRow) -> Option<String> {
    let plain = ctx.keys.open(&note_aad(&note.key), note.body.as_deref()?).ok()?;
    String::from_utf8(plain).ok()
}

/// Where a note is sealed.
pub fn note_aad(key: &str) -> Vec<u8> {
    format!("case_note|body|{key}").into_bytes()
}

fn checked(text: &str) -> Result<&str, AppError> {
    let text = text.trim();
    let invalid = |code| Err(AppError::Invalid(FieldErrors::one(FIELD, code)));
    if text.is_empty() {
        return invalid(ErrorCode::Required);
    }
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return invalid(ErrorCode::ControlCharacter);
    }
    if text.chars().count() > NOTE_MAX_CHARS {
        return invalid(ErrorCode::TooLong);
    }
    Nik::none_in(text).map(|()| text).or_else(invalid)
}
