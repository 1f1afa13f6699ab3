//! The hash of everything the site is made from, so that an unchanged site costs no work.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use super::hex;
use crate::workspace::{files_below, root, site_dir};

/// Files and folders whose contents decide what the site contains.
const SOURCES: [&str; 11] = [
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    "app/Cargo.toml",
    "app/src",
    "app/domain/Cargo.toml",
    "app/domain/src",
    "style",
    "public",
    "xtask/package-lock.json",
    "xtask/src/site",
];

/// Hash of the names and contents of all sources.
pub(super) fn of_sources() -> Result<String> {
    let root = root();
    let mut hash = Sha256::new();
    for source in SOURCES {
        let path = root.join(source);
        let files = if path.is_file() { vec![path] } else { files_below(&path)? };
        for file in files {
            let contents =
                fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
            hash.update(file.strip_prefix(&root)?.as_os_str().as_encoded_bytes());
            hash.update([0]);
            hash.update((contents.len() as u64).to_le_bytes());
            hash.update(&contents);
        }
    }
    Ok(hex(&hash.finalize()))
}

/// Whether the site was built from sources with this stamp.
pub(super) fn is_current(stamp: &str) -> bool {
    let built = fs::read_to_string(path()).is_ok_and(|written| written == stamp);
    built && site_dir().join("manifest.json").is_file()
}

/// Notes that the site is built from sources with this stamp.
pub(super) fn write(stamp: &str) -> Result<()> {
    Ok(fs::write(path(), stamp)?)
}

/// Beside the site, not in it: the server embeds the whole folder.
fn path() -> PathBuf {
    site_dir().with_extension("stamp")
}
