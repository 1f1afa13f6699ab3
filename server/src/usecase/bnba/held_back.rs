//! Versions of the recipient data that were loaded whole and wait for an officer's word before they are visible, for many
//! people of the visible version are missing from them. Until then they are restored like an earlier version.

use crate::store::version::PeopleDifference;
use crate::usecase::{AppError, Context};

/// State of an import whose version waits so.
pub const STATE: &str = "held_back";

/// The figures as the import keeps them: people in the version, new ones, missing ones.
pub fn problem_of(people: u64, difference: PeopleDifference) -> String {
    format!("{people}:{}:{}", difference.added, difference.missing)
}

/// The same read again; `None` for anything else.
pub fn figures(problem: &str) -> Option<[u64; 3]> {
    let mut parts = problem.split(':').map(str::parse::<u64>);
    let mut next = || parts.next()?.ok();
    Some([next()?, next()?, next()?])
}

/// Why a version is not visible yet, in figures of the time it was loaded; `None` for one that never waited.
///
/// # Errors
/// When the tables cannot be read.
pub async fn of_version(ctx: &Context, version: i64) -> Result<Option<[u64; 3]>, AppError> {
    let row = ctx.store.import_of_version(version, STATE).await?;
    Ok(row.and_then(|row| figures(row.problem.as_deref()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_as_they_were_kept() {
        let kept = problem_of(21, PeopleDifference { added: 1, missing: 20 });
        assert_eq!(figures(&kept), Some([21, 1, 20]));
        for other in ["", "empty", "missing:2:nomor_kk", "1:2"] {
            assert_eq!(figures(other), None, "{other}");
        }
    }
}
