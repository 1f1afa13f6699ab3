//! Erases spent captcha answers and old rate-limit counters.

use std::time::Duration;

use crate::clock::Clock;
use crate::store::Store;

/// How often it is looked for expired rows.
const PURGE_EVERY: Duration = Duration::from_mins(10);

/// Erases expired rows now and every ten minutes, for as long as it is polled.
///
/// A failure is noted and tried again at the next turn: nothing depends on the rows being gone.
pub async fn purge_regularly(store: Store, clock: Clock) {
    let mut turn = tokio::time::interval(PURGE_EVERY);
    loop {
        turn.tick().await;
        match store.purge_expired(clock.now()).await {
            Ok(0) => {}
            Ok(rows) => tracing::debug!(rows, "expired rows erased"),
            Err(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "purge failed");
            }
        }
    }
}
