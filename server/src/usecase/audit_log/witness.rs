//! What a machine remembers of the chain outside the database: number and hash of the newest batch it has seen.
//!
//! Somebody who may do everything in the database can take out the newest batches; what is left is a whole chain. But
//! then a batch that this machine has seen is gone, or another one stands in its place. Each worker keeps such a file
//! in its data directory. After a database was restored from an older copy the file speaks of batches that the copy
//! does not have: remove it, once it is clear that this was the reason.

use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use super::chain::Link;

/// Name of the file in the data directory.
const FILE: &str = "audit-witness";
/// Only the service itself looks into it.
const FILE_MODE: u32 = 0o600;

/// A batch that was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Its number.
    pub batch: i64,
    /// Its hash.
    pub hash: [u8; 32],
}

impl From<&Link> for Seen {
    fn from(link: &Link) -> Self {
        Self { batch: link.batch, hash: link.hash }
    }
}

/// The file that remembers.
#[derive(Debug, Clone)]
pub struct Witness {
    path: PathBuf,
}

impl Witness {
    /// The witness in a data directory. Nothing is read or written yet.
    pub fn in_folder(folder: &Path) -> Self {
        Self { path: folder.join(FILE) }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What was seen last; `None` when nothing was.
    ///
    /// # Errors
    /// When the file cannot be read, or holds something else.
    pub fn read(&self) -> io::Result<Option<Seen>> {
        match fs::read_to_string(&self.path) {
            Ok(text) => parse(&text).map(Some).ok_or_else(|| ErrorKind::InvalidData.into()),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Remembers a batch in place of the one before: all of it, or nothing.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write(&self, seen: Seen) -> io::Result<()> {
        let draft = self.path.with_extension(format!("{}.new", std::process::id()));
        let mut file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(FILE_MODE)
            .open(&draft)?;
        writeln!(file, "{} {}", seen.batch, hexadecimal(&seen.hash))?;
        file.sync_all()?;
        fs::rename(&draft, &self.path)?;
        // The new name outlives a power cut only when the folder is written, too.
        self.path.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all())
    }
}

/// A hash as people compare it.
pub fn hexadecimal(hash: &[u8]) -> String {
    hash.iter().fold(String::with_capacity(2 * hash.len()), |mut text, byte| {
        // Writing into memory does not fail.
        let _infallible = write!(text, "{byte:02x}");
        text
    })
}

fn parse(text: &str) -> Option<Seen> {
    let (batch, hash) = text.trim().split_once(' ')?;
    if hash.len() != 64 || !hash.is_ascii() {
        return None;
    }
    let mut bytes = [0; 32];
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&hash[2 * place..2 * place + 2], 16).ok()?;
    }
    Some(Seen { batch: batch.parse().ok()?, hash: bytes })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_seen_is_read_back_and_nothing_else_is() {
        let folder = tempfile::tempdir().expect("a folder");
        let witness = Witness::in_folder(folder.path());
        assert_eq!(witness.read().expect("no file is fine"), None);
        for batch in [1, 20_000] {
            let seen = Seen { batch, hash: [0xA7; 32] };
            witness.write(seen).expect("written");
            assert_eq!(witness.read().expect("read"), Some(seen));
        }
        for text in ["", "3", "3 abc", &format!("3 {}", "é".repeat(32)), &"f".repeat(80)] {
            fs::write(witness.path(), text).expect("written");
            assert!(witness.read().is_err(), "{text}");
        }
    }
}
