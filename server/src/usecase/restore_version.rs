//! Goes back to an earlier file of recipients: `server import-penerima --restore N`.

use anyhow::bail;

use crate::clock::Clock;
use crate::store::version::VersionInfo;
use crate::store::{Store, StoreError};

/// Makes version `id` visible in place of the one that is; restoring the visible one changes
/// nothing.
///
/// # Errors
/// When there is no such version, it was never loaded whole, or the database fails.
pub async fn run(store: &Store, clock: &Clock, id: i64) -> anyhow::Result<()> {
    match store.restore(id, clock.now()).await {
        Err(StoreError::NotFound) => bail!("there is no version {id} that was loaded whole"),
        result => Ok(result?),
    }
}

/// All versions that can be restored, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn list(store: &Store) -> anyhow::Result<Vec<VersionInfo>> {
    Ok(store.versions().await?)
}
