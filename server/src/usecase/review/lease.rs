//! Working on a case alone: take it, give it back, hand it over. Everything the holder does in it puts off its end.

use domain::field::{ErrorCode, FieldErrors};

use super::decide::{Refusal, may_touch};
use super::queue::WAITING;
use crate::store::lease::Lease;
use crate::store::queue::{HeldBy, QueueFilter};
use crate::store::review_case::CaseRow;
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// How long a case is somebody's after what they did last in it, in seconds.
pub const LEASE_SECONDS: i64 = 30 * 60;
/// How often "the next" is looked for anew when others were faster.
const MAX_ROUNDS: usize = 40;
/// Cases that are looked at together whether the officer may have one of them.
const CHUNK: usize = 5;
/// The field that names a colleague.
const COLLEAGUE: &str = "kepada";

fn lease_of(ctx: &Context, petugas_id: i64) -> Lease {
    let now = ctx.clock.now().timestamp();
    Lease { petugas_id, now, until: now + LEASE_SECONDS }
}

/// Takes a case.
///
/// # Errors
/// [`Refusal::Blocked`] and [`Refusal::OwnAppeal`]; [`AppError::Conflict`] when somebody else has it, or it is not to be
/// taken where it stands.
pub async fn take(ctx: &Context, officer: &Officer, case: &CaseRow) -> Result<(), Refusal> {
    may_touch(ctx, officer, case).await?;
    let lease = lease_of(ctx, officer.id);
    if officer.rows(ctx).take_case(&ctx.keys, case.id, lease).await? {
        Ok(())
    } else {
        Err(AppError::Conflict.into())
    }
}

/// Takes the next case of the queue that nobody has: its ticket; `None` when there is none. However many officers ask
/// at the same moment, none gets a case that another got.
///
/// # Errors
/// When the database refuses.
pub async fn take_next(
    ctx: &Context,
    officer: &Officer,
    filter: QueueFilter,
) -> Result<Option<String>, AppError> {
    let rows = officer.rows(ctx);
    let filter = QueueFilter { states: WAITING.to_vec(), held_by: Some(HeldBy::Nobody), ..filter };
    let mut after = None;
    for _ in 0..MAX_ROUNDS {
        let page = rows.queue_page(&filter, after).await?;
        let mut any = false;
        for chunk in page.rows.chunks(CHUNK) {
            let mut ids = Vec::new();
            for row in chunk {
                if is_offered(ctx, officer, row.id).await? {
                    ids.push(row.id);
                }
            }
            any |= !ids.is_empty();
            let lease = lease_of(ctx, officer.id);
            if let Some(case_id) = rows.take_first(&ctx.keys, &ids, lease).await? {
                return Ok(rows.case_by_id(case_id).await?.map(|case| case.ticket));
            }
        }
        // What others took meanwhile is not listed any more: the same place shows what came after it.
        match page.next {
            _ if any => {}
            Some(next) => after = Some(next),
            None => return Ok(None),
        }
    }
    Ok(None)
}

/// Whether the officer may have this case: they are close to nobody in it, and it is no appeal against themselves.
async fn is_offered(ctx: &Context, officer: &Officer, case_id: i64) -> Result<bool, AppError> {
    let Some(case) = officer.rows(ctx).case_by_id(case_id).await? else { return Ok(false) };
    match may_touch(ctx, officer, &case).await {
        Ok(()) => Ok(true),
        Err(Refusal::Failed(error)) => Err(error),
        Err(_) => Ok(false),
    }
}

/// Gives a case back to the queue.
///
/// # Errors
/// [`AppError::Conflict`] when it is not theirs any more.
pub async fn give_back(ctx: &Context, officer: &Officer, case: &CaseRow) -> Result<(), AppError> {
    let now = ctx.clock.now().timestamp();
    if officer.rows(ctx).give_back(&ctx.keys, case.id, officer.id, now).await? {
        Ok(())
    } else {
        Err(AppError::Conflict)
    }
}

/// Hands a case over to the colleague with this user name.
///
/// # Errors
/// [`AppError::Invalid`] under `kepada` for somebody who cannot take it; [`AppError::Conflict`] when it is not theirs
/// any more.
pub async fn hand_over(
    ctx: &Context,
    officer: &Officer,
    case: &CaseRow,
    username: &str,
) -> Result<(), AppError> {
    let invalid = |code| AppError::Invalid(FieldErrors::one(COLLEAGUE, code));
    if username.trim().is_empty() {
        return Err(invalid(ErrorCode::Required));
    }
    let rows = officer.rows(ctx);
    let colleagues = rows.colleagues(officer.id).await?;
    let colleague = colleagues.into_iter().find(|one| one.username == username.trim());
    let colleague = colleague.ok_or_else(|| invalid(ErrorCode::ChoiceUnknown))?;
    let detail = Some(format!("petugas:{}", colleague.id));
    let entry = officer.entry(ctx, "case.hand_over", Some(case.id), detail);
    if rows.hand_over(case.id, officer.id, lease_of(ctx, colleague.id), &entry).await? {
        Ok(())
    } else {
        Err(AppError::Conflict)
    }
}

/// Puts off the end of the officer's lease, if they have one: they are doing something in the case.
///
/// # Errors
/// When the database refuses.
pub async fn renew(ctx: &Context, officer: &Officer, case: &CaseRow) -> Result<bool, AppError> {
    Ok(officer.rows(ctx).renew_lease(case.id, lease_of(ctx, officer.id)).await?)
}

/// Puts cases whose lease is over back into the queue, and says how many.
///
/// # Errors
/// When the database refuses.
pub async fn release_expired(ctx: &Context, limit: u64) -> Result<u64, AppError> {
    let now = ctx.clock.now().timestamp();
    Ok(ctx.store.release_expired(&ctx.keys, now, limit).await?)
}
