//! Counts months that are over, for the numbers people see.

use std::time::Duration;

use crate::usecase::Context;
use crate::usecase::numbers::count_months;

/// How often it is looked whether a month has ended.
const EVERY: Duration = Duration::from_mins(30);

/// Counts now and every half hour, for as long as it is polled.
pub async fn count_regularly(ctx: Context) {
    let mut turn = tokio::time::interval(EVERY);
    loop {
        turn.tick().await;
        // A failure was logged where it was hidden behind its incident; it is tried again at the next turn.
        if let Ok(months @ 1..) = count_months(&ctx).await {
            tracing::info!(months, "months were counted");
        }
    }
}
