//! The files of the keys that seal reporters: `BANSOS_SEAL_PUBLIC_KEY_FILE`, `BANSOS_SEAL_PRIVATE_KEY_FILE`.
//!
//! ```text
//! cek-usul-sanggah PRIVATE seal keys
//! # since 2026
//! base64 of 32 bytes
//! # until 2026
//! base64 of 32 bytes
//! ```
//!
//! The first line says which of both files it is, so that nobody hands the private one to a public server. The public
//! file holds one key; the private one holds that key's counterpart and, after a change of keys, the earlier ones, which
//! still open what they sealed. Empty lines and lines that begin with `#` are for people.

use std::fs::{self, DirBuilder, File, Permissions};
use std::io::{ErrorKind, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use super::reporter_seal::{
    KEY_BYTES, PrivateKeyBytes, ReporterSeal, generate_private_key, public_key_of,
};
use super::seal_file::{SealFile, SealFileError};

/// Largest key file that is read, in bytes.
const MAX_FILE_BYTES: u16 = 16 * 1024;
/// Rights of anybody but the owner.
const RIGHTS_OF_OTHERS: u32 = 0o077;
/// Only the owner looks into a folder that is made for keys.
const FOLDER_MODE: u32 = 0o700;

impl ReporterSeal {
    /// Reads the public key file and, where officers work, the private one, which only its owner may read.
    ///
    /// # Errors
    /// When a file cannot be read, is malformed, is the other one, is open to others, or both do not belong together.
    pub fn load(public: &Path, private: Option<&Path>) -> Result<Self, SealFileError> {
        let public = read_public(public)?;
        let private = private.map(|path| read_private(path, RIGHTS_OF_OTHERS)).transpose()?;
        pair(&public, private)
    }

    /// Reads both files of a folder, making them first when there is neither (development only).
    ///
    /// Two processes that start at once agree on one pair: creation is exclusive, and the public key follows from the
    /// private one. Where somebody took the private file away, this seals and cannot open. The private file's mode is
    /// not looked at, because a developer's disk may know none.
    ///
    /// # Errors
    /// When a file cannot be written or read, is malformed, or both do not belong together.
    pub fn load_or_create(dir: &Path) -> Result<Self, SealFileError> {
        let [public, private] =
            [SealFile::Public, SealFile::Private].map(|file| dir.join(file.name()));
        // Asked first: the private file is made before the public one.
        let public_was_there = public.exists();
        if !private.exists() {
            if public_was_there {
                return Self::load(&public, None);
            }
            agree(write_new(dir, SealFile::Private, &generate_private_key()))?;
        }
        let keys = read_private(&private, 0)?;
        if !public_was_there {
            let newest = keys.first().ok_or(SealFileError::Malformed(SealFile::Private))?;
            agree(write_new(dir, SealFile::Public, &public_key_of(newest)))?;
        }
        pair(&read_public(&public)?, Some(keys))
    }

    /// Makes a new pair of files in a folder, which is made too. Gives the paths of the public and the private one.
    ///
    /// # Errors
    /// When one of them exists, or the folder cannot be written.
    pub fn create(dir: &Path) -> Result<(PathBuf, PathBuf), SealFileError> {
        DirBuilder::new()
            .recursive(true)
            .mode(FOLDER_MODE)
            .create(dir)
            .map_err(|error| SealFileError::Io(SealFile::Private, error))?;
        if dir.join(SealFile::Public.name()).exists() {
            return Err(SealFileError::Exists(SealFile::Public));
        }
        let key = generate_private_key();
        let private = write_new(dir, SealFile::Private, &key)?;
        match write_new(dir, SealFile::Public, &public_key_of(&key)) {
            Ok(public) => Ok((public, private)),
            Err(error) => {
                // Half a pair is of no use, and it would stand in the way of the next try.
                let _gone_or_named_next_time = fs::remove_file(&private);
                Err(error)
            }
        }
    }
}

/// Both keys together, when they belong together.
fn pair(
    public: &[u8; KEY_BYTES],
    private: Option<Vec<PrivateKeyBytes>>,
) -> Result<ReporterSeal, SealFileError> {
    let opens = private.is_some();
    let seal = ReporterSeal::from_keys(public, &private.unwrap_or_default())
        .ok_or(SealFileError::Malformed(SealFile::Public))?;
    if opens && !seal.opens_what_it_seals() {
        return Err(SealFileError::NotAPair);
    }
    Ok(seal)
}

/// Takes a file that another process made in the meantime for one's own.
fn agree(written: Result<PathBuf, SealFileError>) -> Result<(), SealFileError> {
    match written {
        Ok(_) | Err(SealFileError::Exists(_)) => Ok(()),
        Err(error) => Err(error),
    }
}

fn read_public(path: &Path) -> Result<[u8; KEY_BYTES], SealFileError> {
    let keys = read_keys(path, SealFile::Public, 0)?;
    <[PrivateKeyBytes; 1]>::try_from(keys)
        .map(|[key]| *key)
        .map_err(|_| SealFileError::Malformed(SealFile::Public))
}

fn read_private(path: &Path, refused: u32) -> Result<Vec<PrivateKeyBytes>, SealFileError> {
    read_keys(path, SealFile::Private, refused)
}

/// The keys of a file, at least one. A file that gives somebody a right of `refused` is refused.
fn read_keys(
    path: &Path,
    expected: SealFile,
    refused: u32,
) -> Result<Vec<PrivateKeyBytes>, SealFileError> {
    let io = |error| SealFileError::Io(expected, error);
    let file = File::open(path).map_err(io)?;
    if file.metadata().map_err(io)?.permissions().mode() & refused != 0 {
        return Err(SealFileError::ReadableByOthers);
    }
    // Room for all of it: a buffer that grows would leave copies of a key behind.
    let mut text = Zeroizing::new(String::with_capacity(usize::from(MAX_FILE_BYTES) + 1));
    let read = file.take(u64::from(MAX_FILE_BYTES) + 1).read_to_string(&mut text);
    read.map_err(|error| match error.kind() {
        ErrorKind::InvalidData => SealFileError::Malformed(expected),
        _ => io(error),
    })?;
    let keys = parse(&text, expected)?;
    if keys.is_empty() || text.len() > usize::from(MAX_FILE_BYTES) {
        return Err(SealFileError::Malformed(expected));
    }
    Ok(keys)
}

fn parse(text: &str, expected: SealFile) -> Result<Vec<PrivateKeyBytes>, SealFileError> {
    let mut lines = text.lines().map(str::trim);
    let first = lines.next().unwrap_or_default();
    if first != expected.first_line() {
        return Err(match expected {
            SealFile::Public if first == SealFile::Private.first_line() => {
                SealFileError::PrivateGivenAsPublic
            }
            SealFile::Private if first == SealFile::Public.first_line() => {
                SealFileError::PublicGivenAsPrivate
            }
            _ => SealFileError::Malformed(expected),
        });
    }
    lines
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| decode(line).ok_or(SealFileError::Malformed(expected)))
        .collect()
}

fn decode(line: &str) -> Option<PrivateKeyBytes> {
    let bytes = Zeroizing::new(STANDARD.decode(line).ok()?);
    (*bytes).as_slice().try_into().ok().map(PrivateKeyBytes::new)
}

/// Writes a key file whole under a name that nobody has yet. Gives its path.
fn write_new(dir: &Path, file: SealFile, key: &[u8; KEY_BYTES]) -> Result<PathBuf, SealFileError> {
    let io = |error| SealFileError::Io(file, error);
    let path = dir.join(file.name());
    let text = Zeroizing::new(format!(
        "{}\n{}\n",
        file.first_line(),
        *Zeroizing::new(STANDARD.encode(key))
    ));
    let mut draft = tempfile::Builder::new()
        .prefix(".seal-")
        .permissions(Permissions::from_mode(file.mode()))
        .tempfile_in(dir)
        .map_err(io)?;
    draft.write_all(text.as_bytes()).map_err(io)?;
    draft.as_file().sync_all().map_err(io)?;
    draft.persist_noclobber(&path).map_err(|refused| match refused.error.kind() {
        ErrorKind::AlreadyExists => SealFileError::Exists(file),
        _ => io(refused.error),
    })?;
    File::open(dir).and_then(|dir| dir.sync_all()).map_err(io)?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::crypto::SealOpenError;

    const PLACE: &[u8] = b"laporan|7|pelapor";

    /// A folder with a new pair.
    fn made() -> (TempDir, PathBuf, PathBuf) {
        let dir = tempfile::tempdir().expect("a directory");
        let (public, private) = ReporterSeal::create(dir.path()).expect("made");
        (dir, public, private)
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).expect("there").permissions().mode() & 0o777
    }

    fn key_line(path: &Path) -> String {
        let text = fs::read_to_string(path).expect("read");
        text.lines().nth(1).expect("a key").to_owned()
    }

    #[test]
    fn a_made_pair_is_private_and_is_never_overwritten() {
        let (dir, public, private) = made();
        assert_eq!(mode(&private), 0o600);
        let before = [&public, &private].map(|path| fs::read(path).expect("read"));
        assert!(matches!(ReporterSeal::create(dir.path()), Err(SealFileError::Exists(_))));
        fs::remove_file(&public).expect("removed");
        assert!(matches!(
            ReporterSeal::create(dir.path()),
            Err(SealFileError::Exists(SealFile::Private))
        ));
        assert!(!public.exists() && fs::read(&private).expect("read") == before[1]);
        fs::write(&public, &before[0]).expect("written");
        fs::remove_file(&private).expect("removed");
        assert!(matches!(
            ReporterSeal::create(dir.path()),
            Err(SealFileError::Exists(SealFile::Public))
        ));
        assert_eq!(fs::read_dir(dir.path()).expect("a folder").count(), 1, "no draft is left");
    }

    #[test]
    fn the_public_file_seals_and_only_both_open() {
        let (_dir, public, private) = made();
        let citizens = ReporterSeal::load(&public, None).expect("read");
        let officers = ReporterSeal::load(&public, Some(&private)).expect("read");
        let sealed = citizens.seal(PLACE, b"Siti Uji");
        assert_eq!(citizens.open(PLACE, &sealed), Err(SealOpenError::NoPrivateKey));
        assert_eq!(officers.open(PLACE, &sealed).as_deref(), Ok(b"Siti Uji".as_slice()));
    }

    #[test]
    fn after_a_change_of_keys_old_reports_open_and_new_ones_use_the_new_key() {
        let ((_old, old_public, old_private), (_new, public, private)) = (made(), made());
        let before = ReporterSeal::load(&old_public, None).expect("read").seal(PLACE, b"lama");
        let both = format!(
            "{}\n\n# baru\n{}\r\n# lama\n{}\n",
            SealFile::Private.first_line(),
            key_line(&private),
            key_line(&old_private)
        );
        fs::write(&private, both).expect("written");
        let seal = ReporterSeal::load(&public, Some(&private)).expect("read");
        assert_eq!(seal.open(PLACE, &before).as_deref(), Ok(b"lama".as_slice()));
        let after = seal.seal(PLACE, b"baru");
        assert_eq!(seal.open(PLACE, &after).as_deref(), Ok(b"baru".as_slice()));
        let old = ReporterSeal::load(&old_public, Some(&old_private)).expect("read");
        assert_eq!(old.open(PLACE, &after), Err(SealOpenError::Unopenable));
        assert!(matches!(
            ReporterSeal::load(&public, Some(&old_private)),
            Err(SealFileError::NotAPair)
        ));
    }

    #[test]
    fn development_makes_one_pair_and_goes_without_what_was_taken_away() {
        let dir = tempfile::tempdir().expect("a directory");
        let seals: Vec<ReporterSeal> = std::thread::scope(|scope| {
            let start = || ReporterSeal::load_or_create(dir.path()).expect("made or read");
            let starts: Vec<_> = (0..8).map(|_| scope.spawn(start)).collect();
            starts.into_iter().map(|start| start.join().expect("a seal")).collect()
        });
        let sealed = seals[0].seal(PLACE, b"Siti Uji");
        assert!(seals.iter().all(|seal| seal.open(PLACE, &sealed).is_ok()));

        let [public, private] =
            [SealFile::Public, SealFile::Private].map(|f| dir.path().join(f.name()));
        fs::remove_file(&public).expect("removed");
        let again = ReporterSeal::load_or_create(dir.path()).expect("made again");
        assert!(again.open(PLACE, &sealed).is_ok() && public.exists());
        fs::remove_file(&private).expect("removed");
        let citizens = ReporterSeal::load_or_create(dir.path()).expect("read");
        assert!(!citizens.can_open() && !private.exists());
    }

    #[test]
    fn swapped_files_are_refused() {
        let (_dir, public, private) = made();
        let swapped = ReporterSeal::load(&private, None).expect_err("refused");
        assert!(matches!(swapped, SealFileError::PrivateGivenAsPublic), "{swapped}");
        let twice = ReporterSeal::load(&public, Some(&public)).expect_err("refused");
        assert!(matches!(twice, SealFileError::ReadableByOthers), "{twice}");
        fs::set_permissions(&public, Permissions::from_mode(0o600)).expect("set");
        let twice = ReporterSeal::load(&public, Some(&public)).expect_err("refused");
        assert!(matches!(twice, SealFileError::PublicGivenAsPrivate), "{twice}");
    }

    #[test]
    fn a_private_file_that_others_may_read_is_refused() {
        let (_dir, public, private) = made();
        for rights in [0o640, 0o604, 0o620, 0o610, 0o666] {
            fs::set_permissions(&private, Permissions::from_mode(rights)).expect("set");
            let refused = ReporterSeal::load(&public, Some(&private)).expect_err("refused");
            assert!(matches!(refused, SealFileError::ReadableByOthers), "{rights:o}: {refused}");
        }
        fs::set_permissions(&private, Permissions::from_mode(0o400)).expect("set");
        assert!(ReporterSeal::load(&public, Some(&private)).is_ok());
    }

    #[test]
    fn a_malformed_file_is_refused_without_showing_it() {
        let (_dir, public, private) = made();
        let (own, mut secret) = (key_line(&public), key_line(&private));
        for (file, path) in [(SealFile::Public, &public), (SealFile::Private, &private)] {
            let first = file.first_line();
            let whole = fs::read(path).expect("read");
            for broken in [
                String::new(),
                secret.clone(),
                format!("{first}\n"),
                format!("{first}\n{secret}x\n"),
                format!("{first}\n{}\n", &secret[4..]),
                format!("{first}\n{secret}\nrahasia\n"),
                format!("{first}\n{own}\n#{}\n", "x".repeat(usize::from(MAX_FILE_BYTES))),
            ] {
                fs::write(path, &broken).expect("written");
                let error = ReporterSeal::load(&public, Some(&private)).expect_err(&broken);
                let told = format!("{error} {error:?}");
                assert!(matches!(error, SealFileError::Malformed(at) if at == file), "{told}");
                for word in [&secret[4..12], &own[4..12], "rahasia"] {
                    assert!(!told.contains(word), "{told}");
                }
            }
            fs::write(path, whole).expect("written");
        }
        secret.insert(0, '\n');
        fs::write(&public, format!("{}{secret}\n{own}\n", SealFile::Public.first_line()))
            .expect("written");
        let two = ReporterSeal::load(&public, None).expect_err("two public keys");
        assert!(matches!(two, SealFileError::Malformed(SealFile::Public)), "{two}");
    }
}
