//! Writes what the pipeline prepares, and then the tables that need everything sorted.

use std::fs::File;
use std::io::{self, BufReader};
use std::path::PathBuf;
use std::sync::Arc;

use super::join::{Joiner, RowSet};
use super::line::Rules;
use super::pipeline::Pipeline;
use super::prepare::PreparedBatch;
use super::progress::{Phase, Progress};
use super::records::RecordReader;
use super::rejected::{RejectedFile, RejectedLine};
use super::sorted_runs::{NameEntry, RunSorter, SubjectEntry};
use crate::crypto::Keys;
use crate::store::loading::{LoadedBatch, VersionCounts, VersionLoader};

/// Name keys that one transaction writes.
const KEYS_PER_TRANSACTION: usize = 10_000;

/// A file whose header has been read.
pub(super) struct Source {
    pub(super) reader: RecordReader<BufReader<File>>,
    /// In bytes.
    pub(super) size: u64,
    pub(super) rules: Arc<Rules>,
    pub(super) keys: Keys,
    pub(super) strict: bool,
    /// Where temporary files may be made.
    pub(super) temporary: PathBuf,
}

/// What was loaded.
pub(super) struct Loaded {
    pub(super) counts: VersionCounts,
    /// A line was rejected, and the import is strict.
    pub(super) stopped: bool,
}

/// Everything that is sorted once all lines are read.
struct Sorters {
    names: RunSorter<NameEntry>,
    subjects: RunSorter<SubjectEntry>,
}

/// Loads everything but does not make it visible.
pub(super) async fn load(
    source: Source,
    loader: &mut VersionLoader,
    rejected: &mut RejectedFile,
    progress: &dyn Progress,
) -> anyhow::Result<Loaded> {
    progress.begin(Phase::Load, source.size);
    let strict = source.strict;
    let mut sorters = Sorters {
        names: RunSorter::new(&source.temporary),
        subjects: RunSorter::new(&source.temporary),
    };
    let mut pipeline = Pipeline::start(source.reader, &source.rules, &source.keys);
    let mut lines = 0;
    let mut rows: i64 = 0;
    while let Some((batch, consumed)) = pipeline.next().await? {
        lines += batch.lines;
        if refuse(rejected, &batch.rejected, strict)? {
            return Ok(stopped(lines));
        }
        let (batch, entries) = number_rows(batch, &mut rows);
        loader.write(batch).await?;
        sorters = sorters.add(entries).await?;
        progress.advance(consumed, lines, rejected.count());
    }
    let mut joiner = Joiner::new(&source.keys, rows);
    progress.begin(Phase::Join, sorters.subjects.count());
    let mut subjects = sorters.subjects.finish()?;
    let mut done = 0;
    while let Some(outcome) = joiner.step(loader, &mut subjects).await? {
        done += outcome.entries;
        if refuse(rejected, &outcome.rejected, strict)? {
            return Ok(stopped(lines));
        }
        progress.advance(done, lines, rejected.count());
    }
    let dropped = joiner.into_dropped();
    progress.begin(Phase::Index, sorters.names.count());
    write_name_keys(sorters.names, &dropped, loader, |done| {
        progress.advance(done, lines, rejected.count());
    })
    .await?;
    Ok(Loaded {
        counts: VersionCounts {
            lines,
            persons: rows.cast_unsigned() - dropped.count(),
            rejected: rejected.count(),
        },
        stopped: false,
    })
}

fn stopped(lines: u64) -> Loaded {
    Loaded { counts: VersionCounts { lines, persons: 0, rejected: 1 }, stopped: true }
}

/// Notes rejected lines; of a strict import only the first. Says whether the import must stop.
fn refuse(file: &mut RejectedFile, lines: &[RejectedLine], strict: bool) -> anyhow::Result<bool> {
    let lines = if strict { &lines[..lines.len().min(1)] } else { lines };
    file.write(lines)?;
    Ok(strict && !lines.is_empty())
}

/// What a batch adds to the sorters.
struct Entries {
    names: Vec<NameEntry>,
    subjects: Vec<SubjectEntry>,
}

/// Gives the people of a batch the next row numbers.
fn number_rows(batch: PreparedBatch, rows: &mut i64) -> (LoadedBatch, Entries) {
    let mut loaded = LoadedBatch::default();
    let mut entries = Entries {
        names: Vec::with_capacity(batch.people.len() * 4),
        subjects: Vec::with_capacity(batch.people.len()),
    };
    for mut person in batch.people {
        *rows += 1;
        let id = *rows;
        person.penerima.id = id;
        entries.names.extend(person.name_keys.iter().map(|key| (*key, id)));
        entries.subjects.push(SubjectEntry {
            subject: person.penerima.subject,
            id,
            line_no: person.line_no,
        });
        loaded.penerima.push(person.penerima);
        loaded.bantuan.extend(person.bantuan.into_iter().map(|mut aid| {
            aid.penerima = id;
            aid
        }));
    }
    (loaded, entries)
}

impl Sorters {
    /// Sorting and writing a run takes a tenth of a second: not on a thread that others wait for.
    async fn add(mut self, entries: Entries) -> anyhow::Result<Self> {
        let added: io::Result<Self> = tokio::task::spawn_blocking(move || {
            self.names.extend(entries.names)?;
            self.subjects.extend(entries.subjects)?;
            Ok(self)
        })
        .await?;
        Ok(added?)
    }
}

/// Writes the name keys in order, without those of people that were joined to others.
async fn write_name_keys(
    names: RunSorter<NameEntry>,
    dropped: &RowSet,
    loader: &mut VersionLoader,
    advance: impl Fn(u64),
) -> anyhow::Result<()> {
    let mut names = names.finish()?;
    let mut done = 0;
    loop {
        let mut chunk = names.next_chunk(KEYS_PER_TRANSACTION)?;
        if chunk.is_empty() {
            return Ok(());
        }
        done += chunk.len() as u64;
        chunk.retain(|(_, id)| !dropped.contains(*id));
        loader.write_name_keys(&chunk).await?;
        advance(done);
    }
}
