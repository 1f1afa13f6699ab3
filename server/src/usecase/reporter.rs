//! Who reported: sealed, and opened by an officer for a written reason alone (S-7).

use domain::field::{ErrorCode, FieldErrors};
use domain::review::Actor;
use domain::sanggahan::Pelapor;

use super::draft::reporter_aad;
use super::{AppError, Context};
use crate::crypto::SealOpenError;
use crate::store::StoreError;
use crate::store::audit::AuditEntry;
use crate::store::review_case::CaseRow;

/// The action of the log under which an opening stands.
pub const OPENED: &str = "reporter.open";
/// Shortest reason that says something, in characters.
const REASON_MIN_CHARS: usize = 10;
/// Longest reason, in characters.
const REASON_MAX_CHARS: usize = 500;
/// Purpose of the seal around a written reason.
const REASON: &str = "reporter.reason";

/// Opens who reported a case, for the officer `actor_id`. The reason is noted first, and the reporter reads it in lacak.
///
/// # Errors
/// [`AppError::Invalid`] under `alasan` for a reason too short or too long; [`AppError::NotFound`] for a case without
/// sealed reporter, or when this process has no private key: nothing is noted then.
pub async fn open_reporter(
    ctx: &Context,
    case: &CaseRow,
    actor_id: i64,
    reason: &str,
) -> Result<Pelapor, AppError> {
    let reason = checked(reason)?;
    let row = ctx.store.laporan_of_case(case.id).await?;
    let sealed = row.and_then(|row| row.reporter).ok_or(AppError::NotFound)?;
    if !ctx.reporter_seal.can_open() {
        return Err(AppError::NotFound);
    }
    let entry = AuditEntry {
        at: ctx.clock.now().timestamp(),
        actor: Actor::Petugas.as_str(),
        actor_id: Some(actor_id),
        action: OPENED,
        case_id: Some(case.id),
        detail: Some(ctx.keys.seal_token(REASON, reason.as_bytes())),
    };
    ctx.store.audit(&entry).await?;
    let plain = match ctx.reporter_seal.open(&reporter_aad(&case.ticket), &sealed) {
        Ok(plain) => plain,
        Err(SealOpenError::NoPrivateKey) => return Err(AppError::NotFound),
        Err(error) => return Err(AppError::unavailable(&error)),
    };
    serde_json::from_slice(&plain).map_err(|_| StoreError::Malformed("laporan.reporter").into())
}

/// The written reason of an opening, for the reporter.
pub fn reason_of(ctx: &Context, detail: &str) -> Option<String> {
    String::from_utf8(ctx.keys.open_token(REASON, detail).ok()?).ok()
}

fn checked(reason: &str) -> Result<&str, AppError> {
    let reason = reason.trim();
    let invalid = |code| Err(AppError::Invalid(FieldErrors::one("alasan", code)));
    match reason.chars().count() {
        0 => invalid(ErrorCode::Required),
        1..REASON_MIN_CHARS => invalid(ErrorCode::TooShort),
        REASON_MIN_CHARS..=REASON_MAX_CHARS => Ok(reason),
        _ => invalid(ErrorCode::TooLong),
    }
}
