//! What is wrong with a batch, and what is missing before it can be endorsed.

use domain::batch::{BatchKind, BatchProblem, EndorseRefusal, PBI_PROGRAM};

use super::find;
use crate::store::batch::BatchRow;
use crate::store::batch::check::Found;
use crate::store::quota::Places;
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// What was found.
#[derive(Debug)]
pub struct Report {
    /// What an officer should look at.
    pub problems: Vec<Found>,
    /// What keeps this officer, or anybody, from endorsing.
    pub missing: Vec<EndorseRefusal>,
    /// The quota of a batch for health insurance, if one is in force.
    pub places: Option<Places>,
}

/// Checks a batch as it is now.
///
/// # Errors
/// [`AppError::NotFound`] outside the scope.
pub async fn check(
    ctx: &Context,
    officer: &Officer,
    batch_id: i64,
) -> Result<(BatchRow, Report), AppError> {
    let batch = find(ctx, officer, batch_id).await?;
    let rows = officer.rows(ctx);
    let mut problems = rows.batch_problems(batch.id).await?;
    let version = ctx.store.current_version().await?.map(|version| version.id);
    let unlisted = rows.batch_unlisted(&batch, version).await?;
    let has_unlisted = unlisted.is_some();
    problems.extend(unlisted);
    let mut places = None;
    if batch.kind()? == BatchKind::Pbi {
        places = rows.places(&batch.region, PBI_PROGRAM, ctx.clock.today()).await?;
        if let Some(over) = places.as_ref().map(|places| -places.free()).filter(|over| *over > 0) {
            let problem = BatchProblem::QuotaExceeded;
            problems.push(Found { problem, cases: over, tickets: Vec::new() });
        }
    }
    let over = problems.iter().any(|found| found.problem == BatchProblem::QuotaExceeded);
    let own = rows.worked_on_batch(batch.id, officer.id).await?;
    let missing = [
        (EndorseRefusal::Empty, batch.contents() == 0),
        (EndorseRefusal::LetterMissing, batch.letter_file.is_none()),
        (EndorseRefusal::SignerMissing, batch.signer_role.is_none()),
        (EndorseRefusal::OwnWork, own),
        (EndorseRefusal::NotListed, has_unlisted),
        (EndorseRefusal::QuotaExceeded, over),
    ];
    let missing = missing.into_iter().filter(|(_, is)| *is).map(|(what, _)| what).collect();
    Ok((batch, Report { problems, missing, places }))
}
