//! Carries out decisions whose ten minutes are over, and goes on with cases whose citizens did not answer in time.

use std::time::Duration;

use crate::usecase::Context;
use crate::usecase::review::apply::apply_due;
use crate::usecase::review::ask_info::resume_unanswered;

/// How often it is looked whether a decision takes effect.
const EVERY: Duration = Duration::from_secs(2);
/// How often it is looked whether the time for an answer is over, in turns of the above.
const TURNS_PER_RESUME: u32 = 150;

/// Carries decisions out for as long as it is polled.
pub async fn apply_regularly(ctx: Context) {
    let mut turn = tokio::time::interval(EVERY);
    let mut turns = 0_u32;
    loop {
        turn.tick().await;
        // A failure was logged where it was hidden behind its incident; it is tried again at the next turn.
        if let Ok(decisions @ 1..) = apply_due(&ctx).await {
            tracing::info!(decisions, "decisions took effect");
        }
        if turns.is_multiple_of(TURNS_PER_RESUME)
            && let Ok(cases @ 1..) = resume_unanswered(&ctx).await
        {
            tracing::info!(cases, "cases go on without an answer");
        }
        turns = turns.wrapping_add(1);
    }
}
