//! Working on a case alone: take it, give it back, hand it over. Everything the holder does in it puts off its end.

use std::collections::BTreeMap;

use domain::field::{ErrorCode, FieldErrors};

use super::conflict;
use super::decide::{Refusal, may_hold};
use super::queue::WAITING;
use crate::store::case_view::OfficerName;
use crate::store::lease::Lease;
use crate::store::queue::{HeldBy, QueueFilter};
use crate::store::review_case::CaseRow;
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// How long a case is somebody's after what they did last in it, in seconds.
pub const LEASE_SECONDS: i64 = 30 * 60;
/// How long a case is somebody's to whom the head of the office gave it, in seconds: a working day. What they do in it
/// puts its end off like any other.
const ASSIGNED_SECONDS: i64 = 8 * 60 * 60;
/// How often "the next" is looked for anew when others were faster.
const MAX_ROUNDS: usize = 40;
/// Pages of the queue that are looked through when the officer may have nothing on the one before: each case on them is
/// looked into. Whoever may have none of so many finds theirs in the list.
const MAX_PAGES: usize = 8;
/// Cases that are looked at together whether the officer may have one of them.
const CHUNK: usize = 5;
/// The field that names a colleague.
const COLLEAGUE: &str = "kepada";

fn lease_of(ctx: &Context, petugas_id: i64) -> Lease {
    let now = ctx.clock.now().timestamp();
    Lease { petugas_id, now, until: now + LEASE_SECONDS }
}

/// Whether this officer may take the case, whoever has it.
///
/// # Errors
/// [`Refusal::IdentityUnknown`], [`Refusal::Blocked`] and [`Refusal::OwnAppeal`].
pub async fn may_take(ctx: &Context, officer: &Officer, case: &CaseRow) -> Result<(), Refusal> {
    if !identity_is_known(ctx, officer).await? {
        return Err(Refusal::IdentityUnknown);
    }
    may_hold(ctx, officer, case).await
}

/// Takes a case.
///
/// # Errors
/// [`Refusal::IdentityUnknown`], [`Refusal::Blocked`] and [`Refusal::OwnAppeal`]; [`AppError::Conflict`] when somebody
/// else has it, or it is not to be taken where it stands.
pub async fn take(ctx: &Context, officer: &Officer, case: &CaseRow) -> Result<(), Refusal> {
    may_take(ctx, officer, case).await?;
    let lease = lease_of(ctx, officer.id);
    if officer.rows(ctx).take_case(&ctx.keys, case.id, lease).await? {
        Ok(())
    } else {
        Err(AppError::Conflict.into())
    }
}

/// Takes the next case of the queue that nobody has: its ticket; `None` when there is none. However many officers ask
/// at the same moment, none gets a case that another got. Whoever asks has to be known: see [`identity_is_known`].
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
    let mut pages = 1;
    let mut looked_into = BTreeMap::new();
    for _ in 0..MAX_ROUNDS {
        let page = rows.queue_page(&filter, after).await?;
        let mut any = false;
        for chunk in page.rows.chunks(CHUNK) {
            let mut ids = Vec::new();
            for row in chunk {
                let known = looked_into.get(&row.id).copied();
                let offered = match known {
                    Some(offered) => offered,
                    None => is_offered(ctx, officer, row.id).await?,
                };
                looked_into.insert(row.id, offered);
                if offered {
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
            Some(next) if pages < MAX_PAGES => {
                after = Some(next);
                pages += 1;
            }
            _ => return Ok(None),
        }
    }
    Ok(None)
}

/// Whether the officer may have this case: they are close to nobody in it, and it is no appeal against themselves.
async fn is_offered(ctx: &Context, officer: &Officer, case_id: i64) -> Result<bool, AppError> {
    let Some(case) = officer.rows(ctx).case_by_id(case_id).await? else { return Ok(false) };
    match may_hold(ctx, officer, &case).await {
        Ok(()) => Ok(true),
        Err(Refusal::Failed(error)) => Err(error),
        Err(_) => Ok(false),
    }
}

/// Whether the officer has said who they are themselves, NIK and family card: without both nobody can tell whether a case
/// is about them, and they take none.
///
/// # Errors
/// When the database refuses.
pub async fn identity_is_known(ctx: &Context, officer: &Officer) -> Result<bool, AppError> {
    let row = ctx.store.petugas_by_id(officer.id).await?;
    Ok(row.is_some_and(|row| row.nik_token.is_some() && row.kk_token.is_some()))
}

/// Holds a case that the officer has just brought back from its citizen, unless somebody else was faster.
///
/// # Errors
/// When the database refuses.
pub async fn hold_returned(
    ctx: &Context,
    officer: &Officer,
    case: &CaseRow,
) -> Result<(), AppError> {
    officer.rows(ctx).hold_returned(case.id, lease_of(ctx, officer.id)).await?;
    Ok(())
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
    // Why it is not theirs to examine is told to nobody else.
    if conflict::is_closed_to(ctx, officer, colleague.id, case).await? {
        return Err(invalid(ErrorCode::ChoiceUnknown));
    }
    let detail = Some(format!("petugas:{}", colleague.id));
    let entry = officer.entry(ctx, "case.hand_over", Some(case.id), detail);
    if rows.hand_over(case.id, officer.id, lease_of(ctx, colleague.id), &entry).await? {
        Ok(())
    } else {
        Err(AppError::Conflict)
    }
}

/// Officers of the scope who may examine a case that `officer` may see: known by NIK and family card, close to nobody in
/// it, not who filed it, and it is no appeal against them. Nothing is noted: none of them has looked at it.
///
/// # Errors
/// When the database refuses.
pub async fn who_may_take(
    ctx: &Context,
    officer: &Officer,
    case: &CaseRow,
) -> Result<Vec<OfficerName>, AppError> {
    let mut found = Vec::new();
    for one in officer.rows(ctx).colleagues(officer.id).await? {
        if !conflict::is_closed_to(ctx, officer, one.id, case).await? {
            found.push(one);
        }
    }
    Ok(found)
}

/// Gives a case that nobody holds to the officer with this user name, for [`ASSIGNED_SECONDS`]; noted for who gave it.
///
/// # Errors
/// [`AppError::Invalid`] under `kepada` for somebody who may not examine it; [`AppError::Conflict`] when somebody has it
/// meanwhile, or it is not to be taken where it stands.
pub async fn assign(
    ctx: &Context,
    officer: &Officer,
    case: &CaseRow,
    username: &str,
) -> Result<(), AppError> {
    let invalid = |code| AppError::Invalid(FieldErrors::one(COLLEAGUE, code));
    if username.trim().is_empty() {
        return Err(invalid(ErrorCode::Required));
    }
    let examiners = who_may_take(ctx, officer, case).await?;
    let chosen = examiners.into_iter().find(|one| one.username == username.trim());
    let chosen = chosen.ok_or_else(|| invalid(ErrorCode::ChoiceUnknown))?;
    let now = ctx.clock.now().timestamp();
    let lease = Lease { petugas_id: chosen.id, now, until: now + ASSIGNED_SECONDS };
    let detail = Some(format!("petugas:{}", chosen.id));
    let entry = officer.entry(ctx, "case.hand_over", Some(case.id), detail);
    if officer.rows(ctx).assign_case(&ctx.keys, case.id, lease, &entry).await? {
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
