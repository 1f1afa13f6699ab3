//! Carrying decisions out once their ten minutes are over: the case moves, and the mail is written, in one transaction.

use domain::decision::Decision;
use domain::review::{Action, Actor};

use super::ask_info::answer_by;
use super::letters::mails_of;
use crate::store::StoreError;
use crate::store::case_move::CaseMove;
use crate::store::decision::{Applied, DecisionRow};
use crate::usecase::draft::offer::end_of_day;
use crate::usecase::{AppError, Context};

/// Decisions carried out between two looks at the clock.
const BATCH: u64 = 100;

/// Carries out every decision whose time has come, and says how many. Two workers carry each out once; one that dies
/// leaves nothing half done.
///
/// # Errors
/// When the database refuses.
pub async fn apply_due(ctx: &Context) -> Result<u64, AppError> {
    let now = ctx.clock.now().timestamp();
    let (mut applied, mut after) = (0, 0);
    loop {
        let due = ctx.store.decisions_due(now, after, BATCH).await?;
        let Some(last) = due.last() else { return Ok(applied) };
        after = last.id;
        for row in &due {
            // One that cannot be carried out keeps none of the others waiting; it was logged, and is tried again.
            if matches!(apply(ctx, row).await, Ok(Applied::Done)) {
                applied += 1;
            }
        }
    }
}

/// Carries one decision out.
///
/// # Errors
/// When the database refuses; nothing has happened then.
pub async fn apply(ctx: &Context, row: &DecisionRow) -> Result<Applied, AppError> {
    let now = ctx.clock.now().timestamp();
    let malformed = || StoreError::Malformed("case_decision.decision");
    let decision: Decision = row.decision.parse().map_err(|_| malformed())?;
    let action = decision.action().ok_or_else(malformed)?;
    let case = ctx.store.case_by_id(row.case_id).await?.ok_or(StoreError::NotFound)?;
    let decides = ctx.store.is_officer(row.petugas_id).await?;
    if !decides || ctx.store.is_in_conflict(row).await? {
        // Who is no officer any more, or said meanwhile that they are close to somebody in it, decides nothing.
        return Ok(ctx.store.void_decision(&ctx.keys, row, now).await?);
    }
    let asks = decision == Decision::MintaInfo;
    let due = if asks { Some(answer_by(ctx, ctx.clock.today()).await?) } else { None };
    let mut step = CaseMove::new(case.id, action, Actor::Petugas, now).by(row.petugas_id);
    step.reason = row.reason.as_deref();
    step.note.clone_from(&row.note);
    step.due_at = due.map(end_of_day);
    step.mails = mails_of(ctx, &case, decision, &row.id.to_string(), due).await?;
    // It was made about the case as it stood: what a citizen has changed since is looked at anew.
    step.expect_version = Some(row.case_version);
    let mut steps = vec![step];
    if decision == Decision::Layak && !case.kind()?.goes_to_the_centre() {
        let close = CaseMove::new(case.id, Action::Close, Actor::Petugas, now);
        steps.push(close.by(row.petugas_id));
    }
    Ok(ctx.store.apply_decision(&ctx.keys, row, steps, now).await?)
}
