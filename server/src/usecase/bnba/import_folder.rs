//! The folder of recipient files that arrive in the browser: for each an empty file that says which import it is, locked
//! by the process that takes it in, and beside it the list of rejected lines. What was sent lies in a file without a name.

use std::path::{Path, PathBuf};

use crate::usecase::Context;

/// Where it is.
pub(super) fn folder(ctx: &Context) -> PathBuf {
    ctx.config.data.dir.join("impor")
}

/// A new file under `path`, locked, and one that has lost its name, in a folder that only this program reads.
pub(super) fn create_private(
    folder: &Path,
    path: &Path,
) -> std::io::Result<(std::fs::File, std::fs::File)> {
    use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let mut new = std::fs::OpenOptions::new();
    new.read(true).write(true).create_new(true).mode(0o600);
    let held = new.open(path)?;
    held.lock()?;
    let nameless = path.with_extension("isi");
    let file = new.open(&nameless)?;
    std::fs::remove_file(&nameless)?;
    Ok((held, file))
}

/// Takes away files of the folder that no process holds, and says the keys of their imports.
pub(super) fn sweep(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut keys = Vec::new();
    for entry in entries.flatten() {
        let path = entry.path();
        let name = entry.file_name();
        // A list of rejected lines belongs to the file beside it.
        let key = name.to_str().and_then(|name| name.split('.').next()).unwrap_or_default();
        if is_held(&folder.join(format!("{key}.csv"))) {
            continue;
        }
        remove(&path);
        keys.push(key.to_owned());
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Whether a process that lives is taking the file in.
fn is_held(path: &Path) -> bool {
    let Ok(file) = std::fs::File::open(path) else { return false };
    // The lock goes with the file at the end of this function.
    matches!(file.try_lock(), Err(std::fs::TryLockError::WouldBlock))
}

/// Takes a file away, if it is there.
pub(super) fn remove(path: &Path) {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "a recipient file was not removed"
            );
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_killed_process_left_is_swept_and_what_arrives_is_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let of = |name: &str| folder.path().join(name);
        let held = create_private(folder.path(), &of("aa.csv")).expect("made");
        std::fs::write(of("aa.rejected.csv"), "line").expect("written");
        for name in ["bb.csv", "bb.rejected.csv", "cc.rejected.csv"] {
            std::fs::write(of(name), "left").expect("written");
        }
        assert_eq!(sweep(folder.path()), ["bb", "cc"]);
        assert!(of("aa.csv").exists() && of("aa.rejected.csv").exists() && !of("bb.csv").exists());
        drop(held);
        assert_eq!(sweep(folder.path()), ["aa"]);
        assert_eq!(std::fs::read_dir(folder.path()).expect("read").count(), 0);
    }
}
