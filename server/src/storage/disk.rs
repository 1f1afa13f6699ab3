//! The folder itself. Everything here blocks.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::{FileName, StorageError, StoredFile};

/// Only the service itself looks into the folders.
const FOLDER_MODE: u32 = 0o700;
/// Likewise its files.
const FILE_MODE: u32 = 0o600;
/// Ending of a file that is being written.
const UNFINISHED: &str = "tmp";

/// Makes the folder when it is not there and sees that it can be written to.
pub(super) fn open(root: &Path) -> Result<(), StorageError> {
    DirBuilder::new().recursive(true).mode(FOLDER_MODE).create(root)?;
    let probe = root.join(format!("probe-{}.{UNFINISHED}", std::process::id()));
    create(&probe)?;
    Ok(fs::remove_file(probe)?)
}

/// Writes a file so that it is there as a whole, or not at all.
pub(super) fn write(root: &Path, name: &FileName, sealed: &[u8]) -> io::Result<()> {
    let folder = folder_for(root, name)?;
    let unfinished = folder.join(name.as_str()).with_extension(UNFINISHED);
    let written = write_flushed(&unfinished, sealed)
        .and_then(|()| fs::rename(&unfinished, folder.join(name.as_str())));
    if let Err(error) = written {
        // A full disk must not stay full of halves; if this fails too, the sweep finds it.
        let _gone_or_swept = fs::remove_file(&unfinished);
        return Err(error);
    }
    flush_folder(&folder)
}

/// Reads a file whole.
pub(super) fn read(root: &Path, name: &FileName) -> Result<Vec<u8>, StorageError> {
    fs::read(path_of(root, name)).map_err(|error| match error.kind() {
        ErrorKind::NotFound => StorageError::NotFound,
        _ => StorageError::Io(error),
    })
}

/// The first byte of a file: the id of its key. `None` for an empty one.
pub(super) fn first_byte(root: &Path, name: &FileName) -> Result<Option<u8>, StorageError> {
    let found = File::open(path_of(root, name)).and_then(|mut file| {
        let mut first = [0];
        Ok((file.read(&mut first)? > 0).then_some(first[0]))
    });
    found.map_err(|error| match error.kind() {
        ErrorKind::NotFound => StorageError::NotFound,
        _ => StorageError::Io(error),
    })
}

/// Puts other bytes in the place of a file: all of them, or none. Says `false` when the file is gone: it does not come
/// back.
pub(super) fn replace(root: &Path, name: &FileName, sealed: &[u8]) -> io::Result<bool> {
    let folder = root.join(name.folder());
    let (path, fresh) =
        (folder.join(name.as_str()), folder.join(format!("{name}.new.{UNFINISHED}")));
    // What a process that was killed left behind.
    match fs::remove_file(&fresh) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let replaced = write_flushed(&fresh, sealed).and_then(|()| exchange(&fresh, &path));
    let _gone_or_swept = fs::remove_file(&fresh);
    flush_folder(&folder)?;
    replaced
}

/// Lets two files change places; says `false` when the second is gone. Where the file system cannot do that, the first
/// takes the second's place, should it be there: a file that is removed at the same moment is an orphan then, and swept.
fn exchange(fresh: &Path, path: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, fresh, CWD, path, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::NOENT) => Ok(false),
        Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => {
            let there = path.try_exists()?;
            if there {
                fs::rename(fresh, path)?;
            }
            Ok(there)
        }
        Err(error) => Err(error.into()),
    }
}

/// Removes a file. One that is gone already is fine.
pub(super) fn delete(root: &Path, name: &FileName) -> io::Result<()> {
    match fs::remove_file(path_of(root, name)) {
        Ok(()) => flush_folder(&root.join(name.folder())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// Every finished file.
pub(super) fn list(root: &Path) -> io::Result<Vec<StoredFile>> {
    let mut files = Vec::new();
    for_each_file(root, |path, modified| {
        if let Some(name) = path.file_name().and_then(|name| FileName::parse(name.to_str()?)) {
            files.push(StoredFile { name, modified });
        }
        Ok(())
    })?;
    Ok(files)
}

/// Removes unfinished files last written before `before`, and counts them.
pub(super) fn sweep_unfinished(root: &Path, before: i64) -> io::Result<usize> {
    let mut swept = 0;
    for_each_file(root, |path, modified| {
        let is_unfinished = path.extension().is_some_and(|ending| ending == UNFINISHED);
        if is_unfinished && modified < before {
            fs::remove_file(path)?;
            swept += 1;
        }
        Ok(())
    })?;
    Ok(swept)
}

/// Bytes free for an ordinary user.
pub(super) fn free_space(root: &Path) -> io::Result<u64> {
    let space = rustix::fs::statvfs(root)?;
    Ok(space.f_bavail.saturating_mul(space.f_frsize))
}

fn path_of(root: &Path, name: &FileName) -> PathBuf {
    root.join(name.folder()).join(name.as_str())
}

/// The folder of a file, made and flushed when it is new.
fn folder_for(root: &Path, name: &FileName) -> io::Result<PathBuf> {
    let folder = root.join(name.folder());
    match DirBuilder::new().mode(FOLDER_MODE).create(&folder) {
        Ok(()) => flush_folder(root)?,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        Err(error) => return Err(error),
    }
    Ok(folder)
}

fn create(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).mode(FILE_MODE).open(path)
}

fn write_flushed(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Makes a new, renamed or removed entry of a folder outlive a power cut.
fn flush_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Calls `visit` with every file of the store and when it was last written, in Unix seconds.
/// Files that vanish meanwhile are passed over.
fn for_each_file(
    root: &Path,
    mut visit: impl FnMut(&Path, i64) -> io::Result<()>,
) -> io::Result<()> {
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let metadata = match entry.metadata() {
                Ok(metadata) => metadata,
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                Err(error) => return Err(error),
            };
            if metadata.is_dir() {
                folders.push(entry.path());
            } else if metadata.is_file() {
                visit(&entry.path(), unix_seconds(&metadata)?)?;
            }
        }
    }
    Ok(())
}

fn unix_seconds(metadata: &fs::Metadata) -> io::Result<i64> {
    let since = metadata.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
    Ok(i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
}
