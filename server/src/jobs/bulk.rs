//! Files the proposals of files that officers released, and forgets files nobody released.

use std::time::Duration;

use crate::usecase::Context;
use crate::usecase::village::bulk::{erase_unreleased, file_next};

/// How often it is looked whether something waits.
const EVERY: Duration = Duration::from_secs(2);
/// How often files that nobody released are looked for.
const ERASE_EVERY: Duration = Duration::from_mins(30);

/// Files what waits now and every two seconds, for as long as it is polled.
pub async fn file_regularly(ctx: Context) {
    let mut turn = tokio::time::interval(EVERY);
    let mut erase = tokio::time::interval(ERASE_EVERY);
    loop {
        tokio::select! {
            // A failure was logged where it was hidden behind its incident; it is tried again at a later turn.
            _ = turn.tick() => while matches!(file_next(&ctx).await, Ok(true)) {},
            _ = erase.tick() => {
                if let Ok(files @ 1..) = erase_unreleased(&ctx).await {
                    tracing::info!(files, "files of proposals that nobody released were erased");
                }
            }
        }
    }
}
