//! Whether this process can do its work: database, key file, disk. Each is tried, not believed.

use std::io::{self, Write as _};
use std::path::Path;
use std::time::Duration;

use crate::crypto::{KeyFileError, Keys};
use crate::usecase::Context;

/// Least free space in the data directory, in bytes. Below it an import or a write-ahead log may fill the disk, and the
/// database would refuse every write.
pub const MIN_FREE_BYTES: u64 = 256 * 1024 * 1024;
/// Longest time for all checks together: an answer that comes later is none.
const DEADLINE: Duration = Duration::from_secs(3);
/// What is written to see whether the disk takes it.
const TRIAL: &[u8; 512] = &[0; 512];

/// What the process needs and does not have. Its name is all that a stranger is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// The database does not answer a look-up.
    Database,
    /// The key file is gone, broken, or has lost a key in use: after the next start data could not be read.
    Keys,
    /// The data directory cannot be written, or is nearly full.
    Disk,
}

impl Lack {
    /// Its name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Database => "database",
            Self::Keys => "keys",
            Self::Disk => "disk",
        }
    }
}

/// Why the disk will not do.
#[derive(Debug, thiserror::Error)]
enum DiskError {
    #[error("the data directory cannot be written")]
    Write(#[from] io::Error),
    #[error("only {0} bytes are free in the data directory")]
    Full(u64),
}

/// Why the key file will not do.
#[derive(Debug, thiserror::Error)]
enum KeysError {
    #[error(transparent)]
    File(#[from] KeyFileError),
    #[error("the key file has lost a key that is in use")]
    Lost,
}

/// Everything that is lacking; the causes are in the log.
pub async fn lacks(ctx: &Context) -> Vec<Lack> {
    let database = async { ctx.store.current_version().await.map(drop) };
    let (file, dir) = (ctx.config.keys_file(), ctx.config.data.dir.clone());
    let in_use = ctx.keys.clone();
    let files = tokio::task::spawn_blocking(move || {
        (keys_are_there(&in_use, &file), disk_takes_more(&dir, MIN_FREE_BYTES))
    });
    let (database, files) = tokio::join!(
        tokio::time::timeout(DEADLINE, database),
        tokio::time::timeout(DEADLINE, files)
    );
    let (keys, disk) = match files {
        Ok(Ok((keys, disk))) => (note(Lack::Keys, keys), note(Lack::Disk, disk)),
        // The disk holds both, and does not answer.
        Ok(Err(_)) | Err(_) => (None, Some(Lack::Disk)),
    };
    let database = match database {
        Ok(answer) => note(Lack::Database, answer),
        Err(_) => Some(Lack::Database),
    };
    [database, keys, disk].into_iter().flatten().collect()
}

/// Logs why something is lacking.
fn note<E: std::error::Error + 'static>(lack: Lack, found: Result<(), E>) -> Option<Lack> {
    let cause = found.err()?;
    let cause = &cause as &dyn std::error::Error;
    tracing::warn!(lack = lack.as_str(), cause, "not ready");
    Some(lack)
}

/// A key that was added meanwhile does no harm (`rotate-keys`); a missing or another one does.
fn keys_are_there(in_use: &Keys, file: &Path) -> Result<(), KeysError> {
    if Keys::load(file)?.covers(in_use) { Ok(()) } else { Err(KeysError::Lost) }
}

fn disk_takes_more(dir: &Path, min_free: u64) -> Result<(), DiskError> {
    tempfile::tempfile_in(dir)?.write_all(TRIAL)?;
    let disk = rustix::fs::statvfs(dir).map_err(io::Error::from)?;
    let free = disk.f_bavail.saturating_mul(disk.f_frsize);
    if free < min_free { Err(DiskError::Full(free)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_that_is_nearly_full_or_cannot_be_written_will_not_do() {
        let dir = tempfile::tempdir().expect("a folder");
        assert!(disk_takes_more(dir.path(), 1).is_ok());
        assert!(matches!(disk_takes_more(dir.path(), u64::MAX), Err(DiskError::Full(_))));
        let gone = dir.path().join("gone");
        assert!(matches!(disk_takes_more(&gone, 1), Err(DiskError::Write(_))));
        // The directory of the kernel takes no files, whoever asks.
        assert!(matches!(disk_takes_more(Path::new("/proc"), 1), Err(DiskError::Write(_))));
    }

    #[test]
    fn a_key_more_does_no_harm_and_a_key_less_does() {
        let dir = tempfile::tempdir().expect("a folder");
        let file = dir.path().join("keys.toml");
        let before = Keys::load_or_create(&file).expect("made");
        Keys::rotate(&file).expect("rotated");
        let after = Keys::load(&file).expect("read");
        assert!(keys_are_there(&before, &file).is_ok());
        assert!(after.covers(&before) && !before.covers(&after));
        assert!(matches!(keys_are_there(&Keys::generate_for_tests(), &file), Err(KeysError::Lost)));
        std::fs::write(&file, "index = 1").expect("written");
        assert!(matches!(keys_are_there(&after, &file), Err(KeysError::File(_))));
    }
}
