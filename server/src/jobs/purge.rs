//! Erases spent captcha answers, old rate-limit counters, and what a killed import has left.

use std::time::Duration;

use crate::clock::Clock;
use crate::store::Store;
use crate::usecase::import_penerima;

/// How often it is looked for expired rows.
const PURGE_EVERY: Duration = Duration::from_mins(10);

/// Sweeps up after a killed import, then erases expired rows now and every ten minutes, for as long
/// as it is polled.
///
/// A failure is noted and tried again at the next turn: nothing depends on the rows being gone.
pub async fn purge_regularly(store: Store, clock: Clock) {
    if let Err(error) = import_penerima::sweep(&store).await {
        tracing::warn!(error = &error as &dyn std::error::Error, "sweep failed");
    }
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
        if let Err(error) = store.empty_log().await {
            tracing::warn!(error = &error as &dyn std::error::Error, "the log was not emptied");
        }
    }
}
