//! Loads a file of recipients (BNBA): `server import-penerima FILE.csv`.
//!
//! The file becomes one data version: all of it visible at once, or none (`docs/recipient-file.md`). It is
//! loaded beside the version that is visible, which therefore stays whole whatever happens, a `kill
//! -9` included; what is left behind then is dropped by the next import. Memory does not grow with
//! the file.
//!
//! 1. One thread cuts the file into [`records`]; every core checks and seals them ([`prepare`]);
//!    one writer gives row numbers in file order and writes short transactions ([`load`]).
//! 2. People whose lines stood apart are joined ([`join`]).
//! 3. Name keys are written in their order.
//! 4. The version is made visible.

mod header;
mod join;
mod line;
mod load;
mod pipeline;
mod prepare;
mod progress;
mod record_batch;
mod records;
mod rehearse;
mod rejected;
mod row_set;
mod sorted_runs;

use std::fs::File;
use std::io::{BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, bail};
use domain::bnba::asks_before_replacing;
use domain::petugas::Scope;
use domain::wilayah::KodeWilayah;
use sha2::{Digest as _, Sha256};

use crate::clock::Clock;
use crate::crypto::Keys;
use crate::store::loading::{NewVersion, VersionLoader};
use crate::store::version::{PeopleDifference, VersionCounts};
use crate::store::{ConflictKind, ImportLock, Store, StoreError};

use header::Header;
use line::Rules;
use load::Loaded;
use records::RecordReader;
use rejected::RejectedFile;

pub use header::{HeaderError, OPTIONAL, REQUIRED};
pub use line::KnownCodes;
pub use progress::{Bar, Phase, Progress, Silent};
pub use rehearse::rehearse;

/// What an operator reads when the disk does not give the file.
const UNREADABLE: &str = "the file cannot be read";

/// Bytes of the file that are hashed, or buffered, at a time.
const READ_BYTES: usize = 1024 * 1024;

/// How often the lock is asked for before another import is believed to be running.
const LOCK_TRIES: u32 = 20;
/// How long between two tries.
const LOCK_RETRY: Duration = Duration::from_millis(100);

/// What to load.
#[derive(Debug, Clone)]
pub struct ImportRequest {
    /// The file.
    pub path: PathBuf,
    /// Stop at the first line that is rejected, and change nothing.
    pub strict: bool,
    /// Of a file that somebody sent: `path` names nothing but the place of its list of rejected lines.
    pub sent: Option<SentFile>,
}

/// A file that somebody sent.
#[derive(Debug, Clone)]
pub struct SentFile {
    /// What its owner calls it.
    pub name: String,
    /// Where it can be read.
    pub content: PathBuf,
}

impl ImportRequest {
    fn content(&self) -> &Path {
        self.sent.as_ref().map_or(&self.path, |sent| &sent.content)
    }
}

/// How an import ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportOutcome {
    /// This version is visible now.
    Loaded(i64),
    /// This version is loaded whole and not visible: many people of the visible one are not in it.
    HeldBack(i64, PeopleDifference),
    /// The file is the one that is visible already.
    Unchanged(i64),
    /// A line was rejected, and the import is strict: nothing changed.
    Stopped,
    /// Not one line could be taken over: nothing changed.
    NothingUsable,
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportReport {
    /// How it ended.
    pub outcome: ImportOutcome,
    /// What was read; of an unchanged file, what it had when it was loaded.
    pub counts: VersionCounts,
    /// `FILE.rejected.csv`, when a line was rejected.
    pub rejected_file: Option<PathBuf>,
}

/// Loads a file and makes it visible.
///
/// # Errors
/// When the file cannot be read or is not one of ours ([`HeaderError`] is in the chain), when
/// another import is running, or when the database fails. The visible version is then the one it
/// was.
pub async fn run(
    store: &Store,
    keys: &Keys,
    clock: &Clock,
    request: &ImportRequest,
    progress: &dyn Progress,
) -> anyhow::Result<ImportReport> {
    run_within(store, keys, clock, request, progress, None).await
}

/// The same for an officer: villages outside their scope are unknown to the file, and a version in which many people are
/// missing waits for their word before it is visible.
///
/// # Errors
/// As [`run`].
pub async fn run_within(
    store: &Store,
    keys: &Keys,
    clock: &Clock,
    request: &ImportRequest,
    progress: &dyn Progress,
    scope: Option<Scope>,
) -> anyhow::Result<ImportReport> {
    let lock = match lock(store).await {
        Err(StoreError::Conflict(ConflictKind::ImportRunning)) => {
            bail!("another import is running: wait for its end")
        }
        lock => lock?,
    };
    store.drop_leftovers(&lock).await?;
    let size = std::fs::metadata(request.content()).context(UNREADABLE)?.len();
    let file_sha256 = hash(request.content(), size, progress).await?;
    if let Some(report) = unchanged(store, &file_sha256).await? {
        progress.end();
        return Ok(report);
    }
    let (reader, header) = open(request.content())?;
    let asks = scope.is_some();
    let rules = rules(store, clock, header, scope).await?;
    let mut rejected = RejectedFile::beside(&request.path)
        .context("the list of rejected lines cannot be written")?;
    let new = NewVersion { file_sha256, source_name: name_of(request), started_at: clock.now() };
    let mut version = store.begin_version(&lock, &new).await?;
    let source = load::Source {
        reader,
        size,
        rules,
        keys: keys.clone(),
        strict: request.strict,
        temporary: store.scratch_folder(),
    };
    let loaded = load::load(source, &mut version, &mut rejected, progress).await;
    progress.end();
    let outcome = finish(store, version, loaded, (clock, asks)).await;
    let rejected_file = rejected.finish()?;
    let (outcome, counts) = outcome?;
    Ok(ImportReport { outcome, counts, rejected_file })
}

/// Drops what an import left behind that was killed, unless one is running now. For the start of
/// the service.
///
/// # Errors
/// When the database fails.
pub async fn sweep(store: &Store) -> Result<usize, StoreError> {
    match store.lock_import().await {
        Ok(lock) => store.drop_leftovers(&lock).await,
        Err(StoreError::Conflict(ConflictKind::ImportRunning)) => Ok(0),
        Err(error) => Err(error),
    }
}

/// Publishes what was loaded whole, and drops everything else. Where it `asks`, what would make many people vanish is kept
/// without being visible.
async fn finish(
    store: &Store,
    version: VersionLoader,
    loaded: anyhow::Result<Loaded>,
    (clock, asks): (&Clock, bool),
) -> anyhow::Result<(ImportOutcome, VersionCounts)> {
    let id = version.id();
    let loaded = match loaded {
        Ok(loaded) => loaded,
        Err(error) => {
            // The first failure is what the operator must know; the next import drops what is left.
            if let Err(second) = version.abandon().await {
                tracing::warn!(
                    error = &second as &dyn std::error::Error,
                    "leftovers stay until the next import"
                );
            }
            return Err(error);
        }
    };
    if !loaded.stopped && loaded.counts.persons > 0 {
        let current = if asks { store.current_version().await? } else { None };
        if let Some(current) = current {
            let difference = store.people_difference(current.id, id).await?;
            if asks_before_replacing(current.counts.persons, difference.missing) {
                version.keep(loaded.counts, clock.now()).await?;
                return Ok((ImportOutcome::HeldBack(id, difference), loaded.counts));
            }
        }
        version.publish(loaded.counts, clock.now()).await?;
        return Ok((ImportOutcome::Loaded(id), loaded.counts));
    }
    version.abandon().await?;
    let outcome =
        if loaded.stopped { ImportOutcome::Stopped } else { ImportOutcome::NothingUsable };
    Ok((outcome, loaded.counts))
}

/// A service that starts sweeps for a moment, and a database server needs one to notice that a
/// process was killed: only who holds the lock for longer is an import.
///
/// # Errors
/// [`ConflictKind::ImportRunning`] then.
pub async fn lock(store: &Store) -> Result<ImportLock, StoreError> {
    for _ in 1..LOCK_TRIES {
        match store.lock_import().await {
            Err(StoreError::Conflict(ConflictKind::ImportRunning)) => {
                tokio::time::sleep(LOCK_RETRY).await;
            }
            lock => return lock,
        }
    }
    store.lock_import().await
}

async fn unchanged(store: &Store, file_sha256: &str) -> anyhow::Result<Option<ImportReport>> {
    let current = store.current_version().await?;
    let same = current.filter(|version| version.file_sha256 == file_sha256);
    Ok(same.map(|version| ImportReport {
        outcome: ImportOutcome::Unchanged(version.id),
        counts: version.counts,
        rejected_file: None,
    }))
}

async fn hash(path: &Path, size: u64, progress: &dyn Progress) -> anyhow::Result<String> {
    progress.begin(Phase::Hash, size);
    let mut file = File::open(path).context(UNREADABLE)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; READ_BYTES];
    let mut done = 0;
    loop {
        let read = tokio::task::spawn_blocking(move || {
            let count = file.read(&mut buffer);
            if let Ok(count) = &count {
                hash.update(&buffer[..*count]);
            }
            (file, hash, buffer, count)
        });
        let count;
        (file, hash, buffer, count) = read.await?;
        match count.context(UNREADABLE)? {
            0 => return Ok(format!("{:x}", hash.finalize())),
            count => done += count as u64,
        }
        progress.advance(done, 0, 0);
    }
}

/// Opens the file and reads its header.
fn open(path: &Path) -> anyhow::Result<(RecordReader<BufReader<File>>, Header)> {
    let file = File::open(path).context(UNREADABLE)?;
    let mut reader = RecordReader::new(BufReader::with_capacity(READ_BYTES, file));
    let header = Header::read_from(&mut reader)?;
    Ok((reader, header))
}

async fn rules(
    store: &Store,
    clock: &Clock,
    header: Header,
    scope: Option<Scope>,
) -> anyhow::Result<Rules> {
    let villages = store.village_codes().await?;
    if villages.is_empty() {
        bail!("the table of regions is empty: run `server import-wilayah` first");
    }
    let seen = |kode: &KodeWilayah| scope.is_none_or(|scope| scope.covers(kode));
    let mut retired = store.retired_villages().await?;
    retired.retain(|kode, _| seen(kode));
    let known = KnownCodes {
        villages: villages.into_iter().filter(seen).collect(),
        retired,
        programs: store.program_codes().await?.into_iter().collect(),
        today: clock.today(),
    };
    Ok(Rules { header, known })
}

fn name_of(request: &ImportRequest) -> String {
    let here = || request.path.file_name().map(|name| name.to_string_lossy().into_owned());
    request.sent.as_ref().map(|sent| sent.name.clone()).or_else(here).unwrap_or_default()
}
