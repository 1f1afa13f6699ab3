//! The key file: `BANSOS_KEYS_FILE`, TOML, readable by its owner only.
//!
//! ```toml
//! index = "base64 of 32 bytes"
//! [encryption]
//! 1 = "base64 of 32 bytes"
//! ```

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::{Keys, random_bytes};

/// Only the owner may read the key file.
const KEY_FILE_MODE: u32 = 0o600;

/// Why a key file cannot be used. Never contains key material.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// It cannot be read or written.
    #[error("the key file cannot be read or written: {0}")]
    Io(#[from] std::io::Error),
    /// It is not of the expected form.
    #[error(
        "the key file must contain `index` and at least one `[encryption]` entry 1…255, each the base64 of 32 bytes"
    )]
    Malformed,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyFile {
    index: String,
    encryption: BTreeMap<String, String>,
}

impl Keys {
    /// Reads a key file.
    ///
    /// # Errors
    /// When it cannot be read or is malformed.
    pub fn load(path: &Path) -> Result<Self, KeyFileError> {
        let file = read(path)?;
        let encryption = file
            .encryption
            .iter()
            .map(|(id, key)| Some((id.parse::<u8>().ok().filter(|id| *id > 0)?, decode(key)?)))
            .collect::<Option<BTreeMap<u8, [u8; 32]>>>()
            .ok_or(KeyFileError::Malformed)?;
        let index = decode(&file.index).ok_or(KeyFileError::Malformed)?;
        Self::new(&encryption, &index).ok_or(KeyFileError::Malformed)
    }

    /// Adds an encryption key to the file, which seals from the next start on. Returns its id.
    ///
    /// # Errors
    /// When the file cannot be read or written, is malformed, or has no free id left.
    pub fn rotate(path: &Path) -> Result<u8, KeyFileError> {
        Self::load(path)?;
        let mut file = read(path)?;
        let newest = file.encryption.keys().filter_map(|id| id.parse::<u8>().ok()).max();
        let id = newest.and_then(|id| id.checked_add(1)).ok_or(KeyFileError::Malformed)?;
        file.encryption.insert(id.to_string(), STANDARD.encode(random_bytes::<32>()));
        let draft = write_draft(path, &file)?;
        fs::rename(&draft, path)?;
        Ok(id)
    }

    /// Reads the key file, making one first when there is none (development only).
    ///
    /// Two processes that start at once agree on one file: creation is exclusive.
    ///
    /// # Errors
    /// When it cannot be written, read, or is malformed.
    pub fn load_or_create(path: &Path) -> Result<Self, KeyFileError> {
        if path.exists() {
            return Self::load(path);
        }
        let file = KeyFile {
            index: STANDARD.encode(random_bytes::<32>()),
            encryption: BTreeMap::from([("1".to_owned(), STANDARD.encode(random_bytes::<32>()))]),
        };
        let draft = write_draft(path, &file)?;
        let linked = fs::hard_link(&draft, path);
        fs::remove_file(&draft)?;
        match linked {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error.into()),
            _ => Self::load(path),
        }
    }
}

fn read(path: &Path) -> Result<KeyFile, KeyFileError> {
    toml::from_str(&fs::read_to_string(path)?).map_err(|_| KeyFileError::Malformed)
}

/// Writes the file whole under another name beside `path`, so that nobody ever reads half a key file.
fn write_draft(path: &Path, file: &KeyFile) -> Result<PathBuf, KeyFileError> {
    let text = toml::to_string(file).map_err(|_| KeyFileError::Malformed)?;
    let draft = path.with_extension(format!("{}.new", std::process::id()));
    let mut handle = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(KEY_FILE_MODE)
        .open(&draft)?;
    handle.write_all(text.as_bytes())?;
    handle.sync_all()?;
    Ok(draft)
}

fn decode(text: &str) -> Option<[u8; 32]> {
    STANDARD.decode(text).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_made_key_file_is_private_and_reads_back() {
        let dir = tempfile::tempdir().expect("a directory");
        let path = dir.path().join("keys.toml");
        let first = Keys::load_or_create(&path).expect("made");
        let again = Keys::load_or_create(&path).expect("read");
        let sealed = first.seal(b"x", b"isi");
        assert_eq!(again.open(b"x", &sealed).as_deref(), Ok(b"isi".as_slice()));
        let mode = std::os::unix::fs::PermissionsExt::mode(
            &fs::metadata(&path).expect("there").permissions(),
        );
        assert_eq!(mode & 0o777, KEY_FILE_MODE);
    }

    #[test]
    fn after_rotation_old_values_open_and_new_ones_use_the_new_key() {
        let dir = tempfile::tempdir().expect("a directory");
        let path = dir.path().join("keys.toml");
        let old = Keys::load_or_create(&path).expect("made").seal(b"x", b"isi");
        assert_eq!(Keys::rotate(&path).expect("rotated"), 2);
        let keys = Keys::load(&path).expect("read");
        assert_eq!(keys.open(b"x", &old).as_deref(), Ok(b"isi".as_slice()));
        assert_eq!((old[0], keys.seal(b"x", b"isi")[0]), (1, 2));
        assert_eq!(
            keys.index("nik", &[b"1"]),
            Keys::load(&path).expect("read").index("nik", &[b"1"])
        );
    }

    #[test]
    fn a_malformed_key_file_is_refused_without_showing_it() {
        let dir = tempfile::tempdir().expect("a directory");
        let path = dir.path().join("keys.toml");
        fs::write(&path, "index = \"pendek\"\n[encryption]\n1 = \"juga\"\n").expect("written");
        let message = Keys::load(&path).expect_err("refused").to_string();
        assert!(!message.contains("pendek"), "{message}");
    }
}
