//! The key file: `BANSOS_KEYS_FILE`, TOML, readable by its owner only.
//!
//! ```toml
//! index = "base64 of 32 bytes"
//! [encryption]
//! 1 = "base64 of 32 bytes"
//! ```
//!
//! The newest key seals, unless `sealing = N` names another one: a key that was added and is not on every machine yet.
//! `dropped = [1]` names keys that were taken out once nothing was sealed with them any more.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::{Keys, Ring, random_bytes};

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
        "the key file must contain `index` and at least one `[encryption]` entry 1…255, each the base64 of 32 bytes; \
         `sealing` names one of them"
    )]
    Malformed,
    /// It is another installation's, or has lost a key in use: a process that runs goes on with what it has.
    #[error("the key file has lost a key that is in use, or changed one")]
    Lost,
    /// No id is left for another key.
    #[error("the key file has no id left for another key")]
    Full,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyFile {
    index: String,
    /// The key that seals, where it is not the newest yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sealing: Option<u8>,
    /// Keys that were taken out on purpose, once nothing was sealed with them any more. Their ids are never used again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    dropped: Vec<u8>,
    encryption: BTreeMap<String, String>,
}

/// A key file as it is used.
struct ReadFile {
    index: [u8; 32],
    sealing: u8,
    dropped: Vec<u8>,
    encryption: BTreeMap<u8, [u8; 32]>,
}

/// The file keys came from.
pub(super) struct Source {
    path: PathBuf,
    stamp: Option<Stamp>,
    dropped: Vec<u8>,
}

/// Tells one writing of a file from the next.
#[derive(PartialEq, Eq, Clone, Copy)]
struct Stamp {
    inode: u64,
    bytes: u64,
    seconds: i64,
    nanoseconds: i64,
}

impl Stamp {
    fn of(path: &Path) -> std::io::Result<Self> {
        let file = fs::metadata(path)?;
        Ok(Self {
            inode: file.ino(),
            bytes: file.len(),
            seconds: file.mtime(),
            nanoseconds: file.mtime_nsec(),
        })
    }
}

impl Keys {
    /// Reads a key file.
    ///
    /// # Errors
    /// When it cannot be read or is malformed.
    pub fn load(path: &Path) -> Result<Self, KeyFileError> {
        // Looked at first: a file that is written meanwhile is read once more, never once too little.
        let stamp = Some(Stamp::of(path)?);
        let file = parse(&read(path)?).ok_or(KeyFileError::Malformed)?;
        let source = Source { path: path.to_owned(), stamp, dropped: file.dropped };
        Self::new(&file.encryption, file.sealing, &file.index, Some(source))
            .ok_or(KeyFileError::Malformed)
    }

    /// Reads the key file again when it has changed, so that a process that runs learns of a new key, of the key that
    /// seals from now on, and of keys that were dropped. Says whether it had. Costs one look at the file otherwise.
    ///
    /// # Errors
    /// When the file cannot be read, is malformed, or lacks a key in use that was not dropped on purpose: what is known
    /// is used on.
    pub fn refresh(&self) -> Result<bool, KeyFileError> {
        let Some(source) = &self.0.source else { return Ok(false) };
        let mut source = source.lock().unwrap_or_else(PoisonError::into_inner);
        let stamp = Stamp::of(&source.path)?;
        if source.stamp == Some(stamp) {
            return Ok(false);
        }
        let fresh = Self::load(&source.path)?;
        if !fresh.covers(self) {
            return Err(KeyFileError::Lost);
        }
        let ring: Arc<Ring> = fresh.ring();
        source.dropped = fresh.dropped();
        source.stamp = Some(stamp);
        *self.0.ring.write().unwrap_or_else(PoisonError::into_inner) = ring;
        Ok(true)
    }

    /// The keys the file says were dropped on purpose.
    pub(super) fn dropped(&self) -> Vec<u8> {
        let source = self.0.source.as_ref();
        source.map_or_else(Vec::new, |source| {
            source.lock().unwrap_or_else(PoisonError::into_inner).dropped.clone()
        })
    }

    /// Adds an encryption key to the file, which seals from now on. Returns its id. Processes that run follow by
    /// themselves ([`Keys::refresh`]).
    ///
    /// # Errors
    /// When the file cannot be read or written, is malformed, or has no free id left.
    pub fn rotate(path: &Path) -> Result<u8, KeyFileError> {
        let id = Self::add_waiting(path)?;
        Self::begin_sealing(path)?;
        Ok(id)
    }

    /// Adds an encryption key that opens and does not seal yet: for a file that is to be copied to other machines before
    /// anything is sealed with it. Returns its id.
    ///
    /// # Errors
    /// When the file cannot be read or written, is malformed, or has no free id left.
    pub fn add_waiting(path: &Path) -> Result<u8, KeyFileError> {
        let mut file = read(path)?;
        let known = parse(&file).ok_or(KeyFileError::Malformed)?;
        let used = known.encryption.keys().chain(&known.dropped).max().copied();
        let id = used.and_then(|id| id.checked_add(1)).ok_or(KeyFileError::Full)?;
        file.encryption.insert(id.to_string(), STANDARD.encode(random_bytes::<32>()));
        file.sealing = Some(known.sealing);
        replace(path, &file)?;
        Ok(id)
    }

    /// Lets the newest key of the file seal. Returns its id, and whether another one did before.
    ///
    /// # Errors
    /// When the file cannot be read or written, or is malformed.
    pub fn begin_sealing(path: &Path) -> Result<(u8, bool), KeyFileError> {
        let mut file = read(path)?;
        let known = parse(&file).ok_or(KeyFileError::Malformed)?;
        let newest = *known.encryption.keys().next_back().ok_or(KeyFileError::Malformed)?;
        if file.sealing.take().is_some() {
            replace(path, &file)?;
        }
        Ok((newest, known.sealing != newest))
    }

    /// Takes every key but the sealing one out of the file. Returns their ids. Only for when nothing is sealed with them.
    ///
    /// # Errors
    /// When the file cannot be read or written, or is malformed.
    pub fn drop_old(path: &Path) -> Result<Vec<u8>, KeyFileError> {
        let mut file = read(path)?;
        let known = parse(&file).ok_or(KeyFileError::Malformed)?;
        let old: Vec<u8> =
            known.encryption.keys().copied().filter(|id| *id != known.sealing).collect();
        if old.is_empty() {
            return Ok(old);
        }
        file.encryption.retain(|id, _| *id == known.sealing.to_string());
        file.dropped.extend(&old);
        file.sealing = None;
        replace(path, &file)?;
        Ok(old)
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
            sealing: None,
            dropped: Vec::new(),
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

/// The keys of a file; `None` when something is not as it must be.
fn parse(file: &KeyFile) -> Option<ReadFile> {
    let encryption = file
        .encryption
        .iter()
        .map(|(id, key)| Some((id.parse::<u8>().ok().filter(|id| *id > 0)?, decode(key)?)))
        .collect::<Option<BTreeMap<u8, [u8; 32]>>>()?;
    let newest = *encryption.keys().next_back()?;
    let sealing = file.sealing.unwrap_or(newest);
    encryption.contains_key(&sealing).then_some(())?;
    let index = decode(&file.index)?;
    Some(ReadFile { index, sealing, dropped: file.dropped.clone(), encryption })
}

/// Puts another file in the place of the one at `path`: all of it, or nothing, also after a power cut.
fn replace(path: &Path, file: &KeyFile) -> Result<(), KeyFileError> {
    let draft = write_draft(path, file)?;
    fs::rename(&draft, path)?;
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
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
    fn a_process_that_runs_learns_of_keys_that_were_added_and_dropped() {
        let dir = tempfile::tempdir().expect("a directory");
        let path = dir.path().join("keys.toml");
        let running = Keys::load_or_create(&path).expect("made");
        let old = running.seal(b"x", b"isi");
        assert_eq!(Keys::add_waiting(&path).expect("added"), 2);
        let other = Keys::load(&path).expect("read");
        assert_eq!((other.sealing_id(), other.ids()), (1, vec![1, 2]), "it waits");
        assert_eq!(Keys::begin_sealing(&path).expect("written"), (2, true));
        assert_eq!(Keys::begin_sealing(&path).expect("nothing to do"), (2, false));
        let new = Keys::load(&path).expect("read").seal(b"x", b"baru");
        assert_eq!(running.sealing_id(), 1, "nobody told it yet");
        assert_eq!(running.open(b"x", &new).as_deref(), Ok(b"baru".as_slice()), "it looks itself");
        assert_eq!((running.sealing_id(), running.refresh().expect("read")), (2, false));
        assert_eq!(Keys::drop_old(&path).expect("dropped"), [1]);
        assert!(Keys::load(&path).expect("read").covers(&running), "it was dropped on purpose");
        assert!(running.refresh().expect("read"));
        assert!(running.open(b"x", &old).is_err() && running.open(b"x", &new).is_ok());
        assert_eq!(Keys::rotate(&path).expect("rotated"), 3, "an id is never used again");
    }

    #[test]
    fn a_file_that_lost_a_key_in_use_is_not_followed() {
        let dir = tempfile::tempdir().expect("a directory");
        let (path, other) = (dir.path().join("keys.toml"), dir.path().join("other.toml"));
        let running = Keys::load_or_create(&path).expect("made");
        let sealed = running.seal(b"x", b"isi");
        Keys::load_or_create(&other).expect("made");
        fs::rename(&other, &path).expect("moved");
        assert!(matches!(running.refresh(), Err(KeyFileError::Lost)));
        assert!(running.open(b"x", &sealed).is_ok(), "what is known is used on");
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
