//! Seals the audit log.

use std::time::Duration;

use crate::usecase::Context;
use crate::usecase::audit_log::seal;
use crate::usecase::audit_log::witness::Witness;

/// How often the newest entries are sealed: until then a change of them is not noticed.
const SEAL_EVERY: Duration = Duration::from_mins(1);

/// Seals the audit log now and every minute, for as long as it is polled. A failure is noted and tried again at the
/// next turn.
pub async fn seal_regularly(ctx: Context) {
    let witness = Witness::in_folder(&ctx.config.data.dir);
    let mut turn = tokio::time::interval(SEAL_EVERY);
    loop {
        turn.tick().await;
        if let Err(error) = seal::run(&ctx.store, &ctx.keys, &ctx.clock, &witness).await {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "the audit log was not sealed"
            );
        }
    }
}
