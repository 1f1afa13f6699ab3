//! Cases that somebody took and left lying return to the queue when their lease is over.

use std::time::Duration;

use crate::usecase::Context;
use crate::usecase::review::lease::release_expired;

/// How often it is looked for leases that are over.
const EVERY: Duration = Duration::from_secs(30);
/// Cases put back in one turn.
const BATCH: u64 = 200;

/// Puts cases back now and every half minute, for as long as it is polled.
pub async fn release_regularly(ctx: Context) {
    let mut turn = tokio::time::interval(EVERY);
    loop {
        turn.tick().await;
        // A failure was logged where it was hidden behind its incident; it is tried again at the next turn.
        if let Ok(cases @ 1..) = release_expired(&ctx, BATCH).await {
            tracing::info!(cases, "cases returned to the queue when their lease was over");
        }
    }
}
