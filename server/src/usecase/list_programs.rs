//! The aid programmes in force, for the guide.

use super::{AppError, Context};
use crate::store::program::ProgramRow;

/// The programmes in force today, in the order they are shown.
///
/// # Errors
/// [`AppError::Unavailable`] when the table cannot be read.
pub async fn list_programs(ctx: &Context) -> Result<Vec<ProgramRow>, AppError> {
    Ok(ctx.store.programs_valid_on(ctx.clock.today()).await?)
}
