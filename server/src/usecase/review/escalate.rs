//! What is late is put before the head of the office. It moves nowhere, and lapses never.

use crate::usecase::{AppError, Context};

/// Cases put before the head between two looks at the clock.
const BATCH: u64 = 500;

/// Marks every case that should have been done by now, once. Says how many.
///
/// # Errors
/// When the database refuses.
pub async fn escalate(ctx: &Context) -> Result<u64, AppError> {
    let now = ctx.clock.now().timestamp();
    let mut escalated = 0;
    loop {
        let some = ctx.store.escalate_overdue(now, BATCH).await?;
        escalated += some;
        // Fewer than a batch: none is left, or another worker marks the rest.
        if some < BATCH {
            return Ok(escalated);
        }
    }
}
