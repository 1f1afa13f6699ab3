//! `prove durable`: an import says "visible now" only when the disk has everything it wrote.

use std::collections::BTreeMap;
use std::fs;
use std::process::Stdio;

use anyhow::{Context as _, Result, ensure};

use super::chaos::write_files;
use super::data::Data;
use super::say;
use crate::workspace;

/// What is watched: everything that changes a file or makes a change durable, and what is said.
const CALLS: &str =
    "trace=write,pwrite64,writev,pwritev,fsync,fdatasync,ftruncate,sync_file_range,msync";
/// How the success begins.
const SUCCESS: &str = "\"Version ";

/// Watches one import on SQLite.
pub(super) fn run() -> Result<()> {
    let data = Data::demo()?;
    let file = write_files(data.folder())?;
    let trace = data.folder().join("strace.log");
    let trace_name = trace.to_string_lossy();
    let strace = ["strace", "-f", "-y", "-s", "32", "-e", CALLS, "-o", &trace_name];
    let mut import = data.command_under(&strace, &["import-penerima", file]);
    workspace::run(import.stdout(Stdio::null()))
        .context("xtask/prove/install-system.sh installs strace")?;
    let watched = Watched::read(&fs::read_to_string(&trace)?)?;
    say(&format!(
        "durable: {} writes to the database and {} syncs before the success was said, {} build",
        watched.writes,
        watched.syncs,
        data.build()
    ))?;
    say(&format!("  last sync      {}", watched.last_sync))?;
    ensure!(watched.writes > 0 && watched.syncs > 0, "the import wrote or synced nothing");
    ensure!(
        watched.unsynced.is_empty(),
        "written and not synced when the success was said: {}",
        watched.unsynced.join(", ")
    );
    Ok(())
}

/// What a trace tells of the time before the success was said.
#[derive(Debug, Default, PartialEq, Eq)]
struct Watched {
    writes: usize,
    syncs: usize,
    /// Files with a write after their last sync.
    unsynced: Vec<String>,
    last_sync: String,
}

impl Watched {
    /// Reads a trace of `strace -f -y`.
    fn read(trace: &str) -> Result<Self> {
        let mut watched = Self::default();
        let mut dirty: BTreeMap<String, bool> = BTreeMap::new();
        // A call that another thread interrupted in the trace counts when it ended.
        let mut begun: BTreeMap<&str, (&str, String)> = BTreeMap::new();
        for line in trace.lines() {
            let (thread, call) = line.split_once(' ').context("a line without thread")?;
            let call = call.trim_start();
            if call.starts_with("write(1") && call.contains(SUCCESS) {
                let unsynced = dirty.iter().filter(|(_, dirty)| **dirty);
                watched.unsynced = unsynced.map(|(file, _)| file.clone()).collect();
                return Ok(watched);
            }
            let (kind, file) = if let Some((kind, rest)) = call.split_once('(') {
                let file = database_file(rest);
                if call.ends_with("<unfinished ...>") {
                    // What is being written is dirty at once, what is being synced not yet clean.
                    if let Some(file) = file.clone().filter(|_| !kind.ends_with("sync")) {
                        dirty.insert(file, true);
                    }
                    begun.insert(thread, (kind, file.unwrap_or_default()));
                    continue;
                }
                (kind, file.unwrap_or_default())
            } else if call.starts_with("<... ") {
                begun.remove(thread).unwrap_or_default()
            } else {
                continue;
            };
            if file.is_empty() {
                continue;
            }
            if kind == "fsync" || kind == "fdatasync" {
                ensure!(call.ends_with("= 0"), "a sync failed: {call}");
                watched.syncs += 1;
                watched.last_sync = format!("{kind}({file})");
                dirty.insert(file, false);
            } else {
                watched.writes += 1;
                dirty.insert(file, true);
            }
        }
        anyhow::bail!("the import never said that it was done")
    }
}

/// The name of the database file a call is about: `9</path/bansos.db-wal>, …`. The shared-memory
/// index is left out: it is rebuilt from the log.
fn database_file(arguments: &str) -> Option<String> {
    let path = arguments.split_once('<')?.1.split_once('>')?.0;
    let name = path.rsplit('/').next()?;
    let is_ours = name == "bansos.db" || name == "bansos.db-wal" || name == "bansos.db-journal";
    is_ours.then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const WRITE: &str = "7 pwrite64(9</d/bansos.db-wal>, \"x\", 24, 0) = 24\n";
    const SYNC: &str = "7 fdatasync(9</d/bansos.db-wal>) = 0\n";
    const SAID: &str = "8 write(1</dev/null>, \"Version 2 is visible now\", 60) = 60\n";

    #[test]
    fn a_success_after_the_sync_is_durable_and_one_before_is_not() -> Result<()> {
        let good = Watched::read(&format!("{WRITE}{SYNC}{SAID}"))?;
        assert_eq!((good.writes, good.syncs, good.unsynced.len()), (1, 1, 0));
        let late = Watched::read(&format!("{WRITE}{SYNC}{WRITE}{SAID}{SYNC}"))?;
        assert_eq!(late.unsynced, ["bansos.db-wal"]);
        assert!(Watched::read(&format!("{WRITE}{SYNC}")).is_err());
        Ok(())
    }

    #[test]
    fn an_interrupted_sync_counts_when_it_ended() -> Result<()> {
        let begun = "7 fdatasync(9</d/bansos.db-wal> <unfinished ...>\n";
        let ended = "7 <... fdatasync resumed>) = 0\n";
        assert!(Watched::read(&format!("{WRITE}{begun}{ended}{SAID}"))?.unsynced.is_empty());
        assert_eq!(Watched::read(&format!("{WRITE}{begun}{SAID}{ended}"))?.unsynced.len(), 1);
        Ok(())
    }
}
