//! What a trace of `strace -f -y` tells: was everything on the disk when a success was said?

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, Result, ensure};

/// What is watched: everything that changes a file or a folder or makes a change durable, and what
/// is said. A call that this machine does not have is left out.
pub(super) const CALLS: &str = "trace=?write,?pwrite64,?writev,?pwritev,?sendto,?sendmsg,?fsync,\
    ?fdatasync,?ftruncate,?sync_file_range,?msync,?rename,?renameat,?renameat2,?mkdir,?mkdirat";

/// The folder of sealed files.
const UPLOADS: &str = "/uploads";

/// What was done until a success was said.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Watched {
    /// Writes to the database.
    pub(super) writes: usize,
    /// Syncs of the database.
    pub(super) syncs: usize,
    /// Sealed files that were synced.
    pub(super) files: BTreeSet<String>,
    /// Folders of sealed files that were synced.
    pub(super) folders: BTreeSet<String>,
    /// What was changed after its last sync.
    pub(super) unsynced: Vec<String>,
    /// The last sync.
    pub(super) last_sync: String,
}

/// What was done until each success; `is_success` knows the call that says it.
///
/// # Errors
/// When a sync failed, a file was moved to its place before it was synced, or the trace cannot be
/// read.
pub(super) fn read(trace: &str, is_success: impl Fn(&str) -> bool) -> Result<Vec<Watched>> {
    let mut watched = Watched::default();
    let mut dirty = BTreeSet::new();
    let mut successes = Vec::new();
    // A call that another thread interrupted in the trace counts when it ended.
    let mut begun: BTreeMap<&str, Change> = BTreeMap::new();
    for line in trace.lines() {
        let (thread, call) = line.split_once(' ').context("a line without thread")?;
        let call = call.trim_start();
        if is_success(call) {
            let unsynced = dirty.iter().cloned().collect();
            successes.push(Watched { unsynced, ..watched.clone() });
            continue;
        }
        let change =
            if call.starts_with("<... ") { begun.remove(thread) } else { Change::read(call) };
        let Some(change) = change else { continue };
        if call.ends_with("<unfinished ...>") {
            // What is being written is dirty at once, what is being synced not yet clean.
            if let Change::Written(file) = &change {
                dirty.insert(file.clone());
            }
            begun.insert(thread, change);
            continue;
        }
        let failed = call.contains(" = -1 ");
        match change {
            Change::Synced(kind, file) => {
                ensure!(!failed, "a sync failed: {call}");
                dirty.remove(&file);
                watched.note_sync(&kind, file);
            }
            Change::Written(file) => {
                watched.writes += usize::from(!file.starts_with(UPLOADS));
                dirty.insert(file);
            }
            Change::Moved(from, to) => {
                ensure!(
                    !dirty.contains(&from),
                    "{from} was moved to its place before it was synced"
                );
                dirty.insert(folder_of(&to));
            }
            Change::Made(folder) if !failed => {
                dirty.insert(folder_of(&folder));
            }
            Change::Made(_) => {}
        }
    }
    Ok(successes)
}

impl Watched {
    fn note_sync(&mut self, kind: &str, file: String) {
        self.last_sync = format!("{kind}({file})");
        if !file.starts_with(UPLOADS) {
            self.syncs += 1;
        } else if file.rsplit('/').next().is_some_and(|name| name.contains('.')) {
            self.files.insert(file);
        } else {
            self.folders.insert(file);
        }
    }
}

/// One change, of a file that counts.
#[derive(Debug)]
enum Change {
    Written(String),
    /// How, and what.
    Synced(String, String),
    Moved(String, String),
    /// A folder.
    Made(String),
}

impl Change {
    fn read(call: &str) -> Option<Self> {
        let (kind, arguments) = call.split_once('(')?;
        let mut quoted = arguments.split('"').skip(1).step_by(2);
        match kind {
            "rename" | "renameat" | "renameat2" => {
                Some(Self::Moved(counted(quoted.next()?)?, counted(quoted.next()?)?))
            }
            "mkdir" | "mkdirat" => Some(Self::Made(counted(quoted.next()?)?)),
            _ => {
                // The file of the call: `9</path/bansos.db-wal>, …`.
                let file = counted(arguments.split_once('<')?.1.split_once('>')?.0)?;
                let is_sync = kind == "fsync" || kind == "fdatasync";
                Some(if is_sync {
                    Self::Synced(kind.to_owned(), file)
                } else {
                    Self::Written(file)
                })
            }
        }
    }
}

/// A file of the database by its name, a sealed file or its folder by its path below the data
/// directory; nothing else counts. The shared-memory index is left out: it is rebuilt from the log.
fn counted(path: &str) -> Option<String> {
    if let Some(at) = path.find(UPLOADS) {
        return Some(path[at..].to_owned());
    }
    let name = path.rsplit('/').next()?;
    let is_database = name == "bansos.db" || name == "bansos.db-wal" || name == "bansos.db-journal";
    is_database.then(|| name.to_owned())
}

fn folder_of(path: &str) -> String {
    path.rsplit_once('/').map_or_else(String::new, |(folder, _)| folder.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const WRITE: &str = "7 pwrite64(9</d/bansos.db-wal>, \"x\", 24, 0) = 24\n";
    const SYNC: &str = "7 fdatasync(9</d/bansos.db-wal>) = 0\n";
    const SAID: &str = "8 write(1</dev/null>, \"Version 2 is visible now\", 60) = 60\n";
    const FILE: &str = "7 write(9</d/uploads/ab/abc.tmp>, \"x\", 9) = 9\n";
    const FILE_SYNC: &str = "7 fsync(9</d/uploads/ab/abc.tmp>) = 0\n";
    const MOVE: &str = "7 rename(\"/d/uploads/ab/abc.tmp\", \"/d/uploads/ab/abc\") = 0\n";
    const FOLDER_SYNC: &str = "7 fsync(9</d/uploads/ab>) = 0\n";

    fn one(trace: &[&str]) -> Result<Watched> {
        let successes = read(&trace.concat(), |call| call.contains("\"Version "))?;
        successes.into_iter().next().context("no success")
    }

    #[test]
    fn a_success_after_the_sync_is_durable_and_one_before_is_not() -> Result<()> {
        let good = one(&[WRITE, SYNC, SAID])?;
        assert_eq!((good.writes, good.syncs, good.unsynced.len()), (1, 1, 0));
        assert_eq!(one(&[WRITE, SYNC, WRITE, SAID, SYNC])?.unsynced, ["bansos.db-wal"]);
        assert!(one(&[WRITE, SYNC]).is_err());
        Ok(())
    }

    #[test]
    fn an_interrupted_sync_counts_when_it_ended() -> Result<()> {
        let begun = "7 fdatasync(9</d/bansos.db-wal> <unfinished ...>\n";
        let ended = "7 <... fdatasync resumed>) = 0\n";
        assert!(one(&[WRITE, begun, ended, SAID])?.unsynced.is_empty());
        assert_eq!(one(&[WRITE, begun, SAID, ended])?.unsynced.len(), 1);
        Ok(())
    }

    #[test]
    fn a_file_needs_its_own_sync_its_move_and_its_folders_sync() -> Result<()> {
        let good = one(&[FILE, FILE_SYNC, MOVE, FOLDER_SYNC, SAID])?;
        assert_eq!((good.files.len(), good.folders.len(), good.unsynced.len()), (1, 1, 0));
        assert_eq!(one(&[FILE, FILE_SYNC, MOVE, SAID])?.unsynced, ["/uploads/ab"]);
        assert_eq!(one(&[FILE, SAID])?.unsynced, ["/uploads/ab/abc.tmp"]);
        assert!(one(&[FILE, MOVE, FILE_SYNC, FOLDER_SYNC, SAID]).is_err());
        let made = "7 mkdir(\"/d/uploads/cd\", 0700) = 0\n";
        assert_eq!(one(&[made, SAID])?.unsynced, ["/uploads"]);
        let there = "7 mkdir(\"/d/uploads/cd\", 0700) = -1 EEXIST (File exists)\n";
        assert!(one(&[there, SAID])?.unsynced.is_empty());
        Ok(())
    }
}
