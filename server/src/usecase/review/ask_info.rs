//! What is asked of a citizen: how long the office waits, and how the review goes on without an answer.
//!
//! The question itself is a decision like any other, and waits its ten minutes. Meanwhile, until the answer comes, the
//! office's clock stands still (`store::decision::stop_or_start_clock`).

use chrono::{Days, NaiveDate};
use domain::review::{Action, Actor};

use super::decide::Refusal;
use super::lease;
use crate::store::case_move::CaseMove;
use crate::store::review_case::CaseRow;
use crate::store::term::Term;
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// Cases resumed between two looks at the clock.
const BATCH: u64 = 200;

/// The last day for an answer to what a citizen is asked on `day`.
///
/// # Errors
/// When the terms cannot be read.
pub async fn answer_by(ctx: &Context, day: NaiveDate) -> Result<NaiveDate, AppError> {
    let days = ctx.store.term_days(Term::InfoWait, day).await?;
    Ok(day + Days::new(u64::from(days)))
}

/// Goes on without an answer: the officer has found it out, and holds the case from then on, unless somebody takes it
/// before.
///
/// # Errors
/// [`AppError::Conflict`] when nothing is asked any more.
pub async fn resume(ctx: &Context, officer: &Officer, case: &CaseRow) -> Result<(), Refusal> {
    lease::may_take(ctx, officer, case).await?;
    let now = ctx.clock.now().timestamp();
    let step = CaseMove::new(case.id, Action::Resume, Actor::Petugas, now).by(officer.id);
    match ctx.store.move_case(&ctx.keys, step).await? {
        Some(_) => Ok(lease::hold_returned(ctx, officer, case).await?),
        None => Err(AppError::Conflict.into()),
    }
}

/// Goes on with every case whose citizen was asked something and has not answered in time. Says how many.
///
/// # Errors
/// When the database refuses.
pub async fn resume_unanswered(ctx: &Context) -> Result<u64, AppError> {
    let now = ctx.clock.now().timestamp();
    let mut resumed = 0;
    for case_id in ctx.store.cases_unanswered(now, BATCH).await? {
        let step = CaseMove::new(case_id, Action::Resume, Actor::System, now);
        if ctx.store.move_case(&ctx.keys, step).await?.is_some() {
            resumed += 1;
        }
    }
    Ok(resumed)
}
