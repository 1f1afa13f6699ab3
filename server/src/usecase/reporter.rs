//! Who reported: sealed, and opened by an officer for a written reason alone (S-7).

use std::collections::HashMap;

use domain::decision::ConflictReason;
use domain::field::{ErrorCode, FieldErrors};
use domain::nik::Nik;
use domain::review::Actor;
use domain::sanggahan::Pelapor;

use super::draft::reporter_aad;
use super::petugas::Officer;
use super::review::conflict;
use super::{AppError, Context};
use crate::crypto::{SealOpenError, hex, random_bytes};
use crate::store::StoreError;
use crate::store::audit::AuditEntry;
use crate::store::reporter_opening::NewOpening;
use crate::store::review_case::CaseRow;
use crate::store::tokens::subject_id;

/// The action of the log under which an opening stands.
pub const OPENED: &str = "reporter.open";
/// Name of the form field of the reason.
pub const REASON_FIELD: &str = "alasan";
/// Longest reason, in characters.
pub const REASON_MAX_CHARS: usize = 500;
/// Shortest reason that says something, in characters.
const REASON_MIN_CHARS: usize = 10;

/// A reporter who was opened, and what else the officer has to know.
#[derive(Debug)]
pub struct OpenedReporter {
    /// Who they said they are. Nobody has checked it.
    pub pelapor: Pelapor,
    /// The officer is close to the reporter: the case is no longer theirs.
    pub conflict: Option<ConflictReason>,
}

/// Why the seal of a case stays closed before anybody asks for a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    /// Nobody is sealed in it: it is no report, or was erased.
    Nobody,
    /// This process has no private key (S-7).
    NoPrivateKey,
    /// The officer must keep away from the case.
    Conflict(ConflictReason),
}

/// Opens who reported a case of the officer's scope. The reason is noted first, and the reporter reads it in lacak. An
/// officer who turns out to be close to the reporter has to keep away from the case from now on.
///
/// # Errors
/// As [`open_reporter`]; [`AppError::Forbidden`] when the officer must keep away from the case already.
pub async fn open_for(
    ctx: &Context,
    officer: &Officer,
    case: &CaseRow,
    reason: &str,
) -> Result<OpenedReporter, AppError> {
    if let Some(Closed::Conflict(_)) = closed(ctx, officer, case).await? {
        return Err(AppError::Forbidden);
    }
    let pelapor = open_reporter(ctx, case, officer.id, reason).await?;
    let conflict = close_to(ctx, officer, &pelapor).await?;
    if let Some(reason) = conflict {
        let now = ctx.clock.now().timestamp();
        officer.rows(ctx).note_conflict(case, officer.id, reason, now).await?;
    }
    Ok(OpenedReporter { pelapor, conflict })
}

/// Why the seal stays closed for this officer, if it does.
///
/// # Errors
/// When the database refuses.
pub async fn closed(
    ctx: &Context,
    officer: &Officer,
    case: &CaseRow,
) -> Result<Option<Closed>, AppError> {
    if ctx.store.laporan_of_case(case.id).await?.and_then(|row| row.reporter).is_none() {
        return Ok(Some(Closed::Nobody));
    }
    if let Some(reason) = conflict::check(ctx, officer, case).await? {
        return Ok(Some(Closed::Conflict(reason)));
    }
    Ok((!ctx.reporter_seal.can_open()).then_some(Closed::NoPrivateKey))
}

/// Whether the reporter is the officer, or somebody they named as close to them.
async fn close_to(
    ctx: &Context,
    officer: &Officer,
    pelapor: &Pelapor,
) -> Result<Option<ConflictReason>, AppError> {
    let reporter = subject_id(&ctx.keys, &pelapor.nik);
    let close = ctx.store.tokens_of_officer(officer.id).await?.is_close(&reporter);
    Ok(close.then_some(ConflictReason::Proposer))
}

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
    let id = hex(&random_bytes::<16>());
    let entry = AuditEntry {
        at: ctx.clock.now().timestamp(),
        actor: Actor::Petugas.as_str(),
        actor_id: Some(actor_id),
        action: OPENED,
        case_id: Some(case.id),
        detail: Some(id.clone()),
    };
    let opening = NewOpening {
        reason: ctx.keys.seal(&reason_aad(&id), reason.as_bytes()),
        case_id: case.id,
        petugas_id: actor_id,
        id,
    };
    ctx.store.note_opening(opening, &entry).await?;
    let plain = match ctx.reporter_seal.open(&reporter_aad(&case.ticket), &sealed) {
        Ok(plain) => plain,
        Err(SealOpenError::NoPrivateKey) => return Err(AppError::NotFound),
        Err(error) => return Err(AppError::unavailable(&error)),
    };
    serde_json::from_slice(&plain).map_err(|_| StoreError::Malformed("laporan.reporter").into())
}

/// The written reasons of the openings of a case, by the detail of their entries in the log; for the reporter.
///
/// # Errors
/// When the database refuses.
pub async fn reasons_of(ctx: &Context, case_id: i64) -> Result<HashMap<String, String>, AppError> {
    let rows = ctx.store.openings_of_case(case_id).await?;
    let readable = rows.into_iter().filter_map(|row| {
        let plain = ctx.keys.open(&reason_aad(&row.id), &row.reason?).ok()?;
        Some((row.id, String::from_utf8(plain).ok()?))
    });
    Ok(readable.collect())
}

/// Where the reason of an opening is sealed.
pub fn reason_aad(id: &str) -> Vec<u8> {
    format!("reporter_opening|reason|{id}").into_bytes()
}

fn checked(reason: &str) -> Result<&str, AppError> {
    let reason = reason.trim();
    let invalid = |code| Err(AppError::Invalid(FieldErrors::one(REASON_FIELD, code)));
    match reason.chars().count() {
        0 => invalid(ErrorCode::Required),
        1..REASON_MIN_CHARS => invalid(ErrorCode::TooShort),
        REASON_MIN_CHARS..=REASON_MAX_CHARS => {
            Nik::none_in(reason).map(|()| reason).or_else(invalid)
        }
        _ => invalid(ErrorCode::TooLong),
    }
}
