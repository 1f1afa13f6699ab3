//! Puts the finished files in place, all at once, and only when they differ from what is there.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::Files;
use crate::workspace::files_below;

/// Makes `dir` hold exactly `files`. Returns whether anything had to change.
pub(super) fn publish(files: &Files, dir: &Path) -> Result<bool> {
    if holds(dir, files)? {
        return Ok(false);
    }
    let (new, old) = (dir.with_extension("new"), dir.with_extension("old"));
    for leftover in [&new, &old] {
        if leftover.exists() {
            fs::remove_dir_all(leftover)?;
        }
    }
    for (name, contents) in files {
        let path = new.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&path, contents).with_context(|| format!("writing {}", path.display()))?;
    }
    if dir.exists() {
        fs::rename(dir, &old)?;
    }
    fs::rename(&new, dir)?;
    if old.exists() {
        fs::remove_dir_all(&old)?;
    }
    Ok(true)
}

/// Whether `dir` holds exactly `files`.
fn holds(dir: &Path, files: &Files) -> Result<bool> {
    let present = files_below(dir)?;
    if present.len() != files.len() {
        return Ok(false);
    }
    for path in present {
        let name = path.strip_prefix(dir)?.to_string_lossy().replace('\\', "/");
        if files.get(&name) != Some(&fs::read(&path)?) {
            return Ok(false);
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn publishing_twice_changes_nothing_and_old_files_vanish() -> Result<()> {
        let temporary = tempfile::tempdir()?;
        let dir = temporary.path().join("site");
        let first = Files::from([("pkg/a.css".to_owned(), b"a".to_vec())]);
        assert!(publish(&first, &dir)?);
        assert!(!publish(&first, &dir)?);

        let second = Files::from([("pkg/b.css".to_owned(), b"b".to_vec())]);
        assert!(publish(&second, &dir)?);
        assert!(!dir.join("pkg/a.css").exists());
        assert_eq!(fs::read(dir.join("pkg/b.css"))?, b"b");
        Ok(())
    }
}
