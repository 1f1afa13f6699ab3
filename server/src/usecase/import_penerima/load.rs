//! Writes what the pipeline prepares, and then the tables that need everything sorted.

use std::fs::File;
use std::io::{self, BufReader};
use std::path::PathBuf;

use super::join::Joiner;
use super::line::Rules;
use super::pipeline::Pipeline;
use super::prepare::PreparedPenerima;
use super::progress::{Phase, Progress};
use super::records::RecordReader;
use super::rejected::{RejectedFile, RejectedLine};
use super::row_set::RowSet;
use super::sorted_runs::{NameEntry, RunSorter, SubjectEntry};
use crate::crypto::Keys;
use crate::store::loading::{NewPenerima, VersionLoader};
use crate::store::version::VersionCounts;

/// Name keys that one transaction writes.
const KEYS_PER_TRANSACTION: usize = 10_000;

/// A file whose header has been read.
pub(super) struct Source {
    pub(super) reader: RecordReader<BufReader<File>>,
    /// In bytes.
    pub(super) size: u64,
    pub(super) rules: Rules,
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

/// Loads everything but does not make it visible.
pub(super) async fn load(
    source: Source,
    loader: &mut VersionLoader,
    rejected: &mut RejectedFile,
    progress: &dyn Progress,
) -> anyhow::Result<Loaded> {
    progress.begin(Phase::Load, source.size);
    let sorters = Sorters {
        names: RunSorter::new(&source.temporary),
        subjects: RunSorter::new(&source.temporary),
    };
    let pipeline = Pipeline::start(source.reader, source.rules, &source.keys);
    let strict = source.strict;
    let mut load = Load { loader, rejected, progress, strict, lines: 0, rows: 0 };
    let Some(sorters) = load.write_lines(pipeline, sorters).await? else {
        return Ok(load.stopped());
    };
    let Some(dropped) = load.join(sorters.subjects, &source.keys).await? else {
        return Ok(load.stopped());
    };
    load.write_name_keys(sorters.names, &dropped).await?;
    let persons = load.rows.cast_unsigned() - dropped.count();
    Ok(Loaded { counts: load.counts(persons), stopped: false })
}

/// A load under way. Its steps give `None` when the import must stop.
struct Load<'a> {
    loader: &'a mut VersionLoader,
    rejected: &'a mut RejectedFile,
    progress: &'a dyn Progress,
    strict: bool,
    /// Lines that were read.
    lines: u64,
    /// Rows that were written: `1..=rows`.
    rows: i64,
}

impl Load<'_> {
    /// Writes people and aid in file order, and notes what the later steps need.
    async fn write_lines(
        &mut self,
        mut pipeline: Pipeline,
        mut sorters: Sorters,
    ) -> anyhow::Result<Option<Sorters>> {
        while let Some((batch, consumed)) = pipeline.next().await? {
            self.lines += batch.lines;
            if self.refuse(&batch.rejected)? {
                return Ok(None);
            }
            let first_id = self.rows + 1;
            self.rows += i64::try_from(batch.people.len())?;
            let (people, entries) = number_rows(batch.people, first_id);
            self.loader.write(first_id, people).await?;
            sorters = sorters.add(entries).await?;
            self.advance(consumed);
        }
        Ok(Some(sorters))
    }

    /// Makes one row of all rows of a person, and writes the subjects; gives the rows that are no
    /// more.
    async fn join(
        &mut self,
        subjects: RunSorter<SubjectEntry>,
        keys: &Keys,
    ) -> anyhow::Result<Option<RowSet>> {
        self.progress.begin(Phase::Join, subjects.count());
        let mut subjects = subjects.finish()?;
        let mut joiner = Joiner::new(keys, self.rows);
        let mut done = 0;
        while let Some(step) = joiner.step(self.loader, &mut subjects).await? {
            done += step.entries;
            if self.refuse(&step.rejected)? {
                return Ok(None);
            }
            self.advance(done);
        }
        Ok(Some(joiner.into_dropped()))
    }

    /// Writes the name keys in order, without those of people that were joined to others.
    async fn write_name_keys(
        &mut self,
        names: RunSorter<NameEntry>,
        dropped: &RowSet,
    ) -> anyhow::Result<()> {
        self.progress.begin(Phase::Index, names.count());
        let mut names = names.finish()?;
        let mut done = 0;
        loop {
            let mut chunk = names.next_chunk(KEYS_PER_TRANSACTION)?;
            if chunk.is_empty() {
                return Ok(());
            }
            done += chunk.len() as u64;
            chunk.retain(|(_, id)| !dropped.contains(*id));
            self.loader.write_name_keys(&chunk).await?;
            self.advance(done);
        }
    }

    /// Notes rejected lines; of a strict import only the first. Says whether the import must stop.
    fn refuse(&mut self, lines: &[RejectedLine]) -> anyhow::Result<bool> {
        let lines = if self.strict { &lines[..lines.len().min(1)] } else { lines };
        self.rejected.write(lines)?;
        Ok(self.strict && !lines.is_empty())
    }

    fn advance(&self, done: u64) {
        self.progress.advance(done, self.lines, self.rejected.count());
    }

    fn stopped(&self) -> Loaded {
        Loaded { counts: self.counts(0), stopped: true }
    }

    fn counts(&self, persons: u64) -> VersionCounts {
        VersionCounts { lines: self.lines, persons, rejected: self.rejected.count() }
    }
}

/// Everything that is sorted once all lines are read.
struct Sorters {
    names: RunSorter<NameEntry>,
    subjects: RunSorter<SubjectEntry>,
}

/// What a batch adds to the sorters.
struct Entries {
    names: Vec<NameEntry>,
    subjects: Vec<SubjectEntry>,
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

/// Gives people the row numbers from `first_id` on.
fn number_rows(people: Vec<PreparedPenerima>, first_id: i64) -> (Vec<NewPenerima>, Entries) {
    let mut numbered = Vec::with_capacity(people.len());
    let mut entries = Entries {
        names: Vec::with_capacity(people.len() * 4),
        subjects: Vec::with_capacity(people.len()),
    };
    for (id, person) in (first_id..).zip(people) {
        entries.names.extend(person.name_keys.iter().map(|key| (*key, id)));
        entries.subjects.push(SubjectEntry {
            subject: person.penerima.subject,
            id,
            line_no: person.line_no,
        });
        numbered.push(person.penerima);
    }
    (numbered, entries)
}
