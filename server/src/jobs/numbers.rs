//! Counts months that are over, for the numbers people see.

use std::time::Duration;

use crate::usecase::Context;
use crate::usecase::numbers::count_months;

/// How often it is looked whether a month has ended.
const EVERY: Duration = Duration::from_mins(30);
/// How soon it is tried again when the database refused: it may just have been busy.
const AGAIN: Duration = Duration::from_secs(10);

/// Counts now and every half hour, for as long as it is polled.
pub async fn count_regularly(ctx: Context) {
    loop {
        let wait = match count_months(&ctx).await {
            Ok(months) => {
                if months > 0 {
                    tracing::info!(months, "months were counted");
                }
                EVERY
            }
            // It was logged where it was hidden behind its incident.
            Err(_) => AGAIN,
        };
        tokio::time::sleep(wait).await;
    }
}
