//! Looks at every listed person of the visible version once; takes away what killed imports left, and result files that
//! nobody took over.

use std::time::Duration;

use crate::usecase::Context;
use crate::usecase::bnba::{anomaly, checks, import};

/// How often it is looked for a version nobody has looked at.
const LOOK_EVERY: Duration = Duration::from_secs(10);
/// After how many turns left-over files are looked for.
const SWEEP_EVERY: u32 = 360;

/// Goes on with the pass over the visible version, for as long as it is polled. A failure is noted and tried again at
/// the next turn.
pub async fn look_regularly(ctx: Context) {
    let mut turn = tokio::time::interval(LOOK_EVERY);
    let mut turns = 0_u32;
    loop {
        turn.tick().await;
        if turns.is_multiple_of(SWEEP_EVERY)
            && let Err(error) = import::sweep_left_over(&ctx).await
        {
            tracing::error!(error = &error as &dyn std::error::Error, "left-over files stay");
        }
        turns = turns.wrapping_add(1);
        if let Err(error) = checks::forget_waiting(&ctx).await {
            tracing::error!(error = &error as &dyn std::error::Error, "result files stay");
        }
        if let Err(error) = anomaly::advance(&ctx).await {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "looking at the listed people failed"
            );
        }
    }
}
