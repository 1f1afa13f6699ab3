//! Cases that wait for a later month's cycle enter the queue when that month begins (W-2); who reported whom in a month
//! that has ended is no longer recognised.

use std::time::Duration;

use domain::review::{Action, Actor};
use domain::window::Cycle;

use crate::store::case_move::CaseMove;
use crate::usecase::{AppError, Context};

/// How often it is looked whether a month has begun.
const EVERY: Duration = Duration::from_mins(10);
/// Cases moved between two looks at the clock.
const BATCH: u64 = 200;

/// Opens the month's cycle now and every ten minutes, for as long as it is polled.
pub async fn open_regularly(ctx: Context) {
    let mut turn = tokio::time::interval(EVERY);
    loop {
        turn.tick().await;
        // A failure was logged where it was hidden behind its incident; it is tried again at the next turn.
        if let Ok(cases @ 1..) = open_cycle(&ctx).await {
            tracing::info!(cases, "cases entered the queue with their cycle");
        }
    }
}

/// Moves every waiting case whose month has come, and says how many. Two workers move each case once.
///
/// # Errors
/// When the database refuses.
pub async fn open_cycle(ctx: &Context) -> Result<u64, AppError> {
    let now = ctx.clock.now().timestamp();
    let month = Cycle::of(ctx.clock.today()).to_string();
    ctx.store.forget_reporters(&month).await?;
    let mut moved = 0;
    loop {
        let waiting = ctx.store.cases_waiting_for(&month, BATCH).await?;
        if waiting.is_empty() {
            return Ok(moved);
        }
        for case_id in waiting {
            let step = CaseMove::new(case_id, Action::OpenWindow, Actor::System, now);
            if ctx.store.move_case(&ctx.keys, step).await?.is_some() {
                moved += 1;
            }
        }
    }
}
