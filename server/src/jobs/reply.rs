//! Tells people that they may answer what was said about them (S-11), not before the morning after.

use std::time::Duration;

use crate::usecase::Context;
use crate::usecase::reply::send_notices;

/// How often it is looked whether a notice is due.
const EVERY: Duration = Duration::from_mins(10);

/// Sends the notices that are due now and every ten minutes, for as long as it is polled.
pub async fn notify_regularly(ctx: Context) {
    let mut turn = tokio::time::interval(EVERY);
    loop {
        turn.tick().await;
        // A failure was logged where it was hidden behind its incident; it is tried again at the next turn.
        if let Ok(notices @ 1..) = send_notices(&ctx).await {
            tracing::info!(notices, "people were told of their right of reply");
        }
    }
}
