//! Puts late cases before the head of the office.

use std::time::Duration;

use crate::usecase::Context;
use crate::usecase::review::escalate::escalate;

/// How often it is looked whether a case is late.
const EVERY: Duration = Duration::from_mins(10);

/// Marks late cases now and every ten minutes, for as long as it is polled.
pub async fn escalate_regularly(ctx: Context) {
    let mut turn = tokio::time::interval(EVERY);
    loop {
        turn.tick().await;
        // A failure was logged where it was hidden behind its incident; it is tried again at the next turn.
        if let Ok(cases @ 1..) = escalate(&ctx).await {
            tracing::info!(cases, "late cases were put before the head of the office");
        }
    }
}
