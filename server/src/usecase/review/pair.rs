//! Two cases side by side: whether they are about the same person.

use domain::field::{ErrorCode, FieldErrors};

use super::lease::renew;
use crate::store::review_case::CaseRow;
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// The field of the verdict.
const FIELD: &str = "hasil";
/// They are about the same person.
pub const SAME: &str = "ganda";
/// They are not.
pub const NOT_SAME: &str = "bukan_ganda";

/// Keeps what an officer found about two cases of their scope. Nothing is decided by it.
///
/// # Errors
/// [`AppError::Invalid`] under `hasil` for anything but the two verdicts; [`AppError::NotFound`] for a case outside the
/// scope, or one held against itself.
pub async fn judge(
    ctx: &Context,
    officer: &Officer,
    (one, other): (&CaseRow, &CaseRow),
    verdict: &str,
) -> Result<(), AppError> {
    let verdict = match verdict {
        SAME => SAME,
        NOT_SAME => NOT_SAME,
        "" => return Err(AppError::Invalid(FieldErrors::one(FIELD, ErrorCode::Required))),
        _ => return Err(AppError::Invalid(FieldErrors::one(FIELD, ErrorCode::ChoiceUnknown))),
    };
    let detail = Some(format!("{verdict}:{}", other.id));
    let entry = officer.entry(ctx, "case.pair", Some(one.id), detail);
    officer.rows(ctx).judge_pair((one.id, other.id), verdict, officer.id, &entry).await?;
    renew(ctx, officer, one).await?;
    Ok(())
}
