//! Taking a decision back within ten minutes: nobody was told of it yet.

use crate::store::review_case::CaseRow;
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// Takes back the decision of this officer that waits, with everything that was decided along. The case stays with them.
///
/// # Errors
/// [`AppError::NotFound`] when none waits; [`AppError::Conflict`] when it is somebody else's, or the ten minutes are over.
pub async fn undo(ctx: &Context, officer: &Officer, case: &CaseRow) -> Result<(), AppError> {
    let rows = officer.rows(ctx);
    let pending = rows.pending_decision(case).await?.ok_or(AppError::NotFound)?;
    let now = ctx.clock.now().timestamp();
    if rows.undo_decision(&pending, officer.id, now).await? {
        Ok(())
    } else {
        Err(AppError::Conflict)
    }
}
