//! Joining people whose lines stand apart: one row per NIK, however the file is ordered.

use std::collections::{HashMap, HashSet};

use super::header::Column;
use super::prepare::difference;
use super::rejected::{Reason, RejectedLine};
use super::row_set::RowSet;
use super::sorted_runs::{SortedEntries, SubjectEntry};
use crate::crypto::Keys;
use crate::store::loading::{JoinedPenerima, VersionLoader};
use crate::store::penerima::{SealedBantuan, SealedPenerima};
use crate::store::sealed_penerima::PenerimaRecord;

/// Subjects that are looked at in one step, and written in one transaction.
const ENTRIES_PER_STEP: usize = 10_000;
/// People that are joined in one transaction.
const JOINS_PER_TRANSACTION: usize = 500;

/// A row that belongs to a person who has an earlier row.
#[derive(Clone, Copy)]
struct Twin {
    kept: SubjectEntry,
    dropped: SubjectEntry,
}

/// What one step did.
pub(super) struct JoinStep {
    pub(super) entries: u64,
    pub(super) rejected: Vec<RejectedLine>,
}

/// Goes through all rows, sorted by person.
pub(super) struct Joiner<'a> {
    keys: &'a Keys,
    /// The first row of the person before.
    last: Option<SubjectEntry>,
    dropped: RowSet,
}

impl<'a> Joiner<'a> {
    pub(super) fn new(keys: &'a Keys, rows: i64) -> Self {
        Self { keys, last: None, dropped: RowSet::for_rows(rows) }
    }

    /// Rows that are no more.
    pub(super) fn into_dropped(self) -> RowSet {
        self.dropped
    }

    /// Writes the next subjects and joins those that come twice; `None` after the last.
    pub(super) async fn step(
        &mut self,
        loader: &mut VersionLoader,
        sorted: &mut SortedEntries<SubjectEntry>,
    ) -> anyhow::Result<Option<JoinStep>> {
        let chunk = sorted.next_chunk(ENTRIES_PER_STEP)?;
        if chunk.is_empty() {
            return Ok(None);
        }
        let mut first_rows = Vec::with_capacity(chunk.len());
        let mut twins = Vec::new();
        for entry in &chunk {
            match self.last {
                Some(kept) if kept.subject == entry.subject => {
                    let dropped = *entry;
                    self.dropped.insert(dropped.id);
                    twins.push(Twin { kept, dropped });
                }
                _ => {
                    self.last = Some(*entry);
                    first_rows.push((entry.subject, entry.id));
                }
            }
        }
        loader.write_subjects(&first_rows).await?;
        let mut rejected = Vec::new();
        for twins in twins.chunks(JOINS_PER_TRANSACTION) {
            rejected.extend(self.join(loader, twins).await?);
        }
        Ok(Some(JoinStep { entries: chunk.len() as u64, rejected }))
    }

    async fn join(
        &self,
        loader: &mut VersionLoader,
        twins: &[Twin],
    ) -> anyhow::Result<Vec<RejectedLine>> {
        let ids: HashSet<i64> =
            twins.iter().flat_map(|twin| [twin.kept.id, twin.dropped.id]).collect();
        let ids: Vec<i64> = ids.into_iter().collect();
        let people: HashMap<i64, SealedPenerima> =
            loader.people(&ids).await?.into_iter().map(|person| (person.id, person)).collect();
        let mut aid: HashMap<i64, Vec<SealedBantuan>> = HashMap::new();
        for one in loader.aid(&ids).await? {
            aid.entry(one.penerima).or_default().push(one);
        }
        let mut joined = Vec::with_capacity(twins.len());
        let mut rejected = Vec::new();
        for twin in twins {
            let (Some(kept), Some(dropped)) =
                (people.get(&twin.kept.id), people.get(&twin.dropped.id))
            else {
                anyhow::bail!("a row that was written is missing");
            };
            let second = aid.remove(&twin.dropped.id).unwrap_or_default();
            let column = self.difference(kept, dropped)?;
            let moved = match column {
                Some(column) => {
                    rejected.extend(differing(twin, &second, column));
                    Vec::new()
                }
                None => take_over(aid.entry(twin.kept.id).or_default(), second, &mut rejected),
            };
            joined.push(JoinedPenerima {
                dropped: twin.dropped.id,
                kept: twin.kept.id,
                moved,
                protects: column.is_none() && dropped.protected,
            });
        }
        loader.join(joined).await?;
        Ok(rejected)
    }

    fn difference(
        &self,
        kept: &SealedPenerima,
        dropped: &SealedPenerima,
    ) -> anyhow::Result<Option<Column>> {
        let first = PenerimaRecord::open(self.keys, kept)?;
        let second = PenerimaRecord::open(self.keys, dropped)?;
        Ok(difference((&first, &kept.desa), (&second, &dropped.desa)))
    }
}

/// The aid of the second row that the person does not have yet; the rest is rejected.
fn take_over(
    known: &mut Vec<SealedBantuan>,
    second: Vec<SealedBantuan>,
    rejected: &mut Vec<RejectedLine>,
) -> Vec<SealedBantuan> {
    let mut moved = Vec::with_capacity(second.len());
    for aid in second {
        if known.iter().any(|one| one.program == aid.program) {
            rejected.push(RejectedLine::duplicate_program(aid.line_no));
        } else {
            known.push(aid.clone());
            moved.push(aid);
        }
    }
    moved
}

/// All lines of a row that describes somebody else under the same NIK.
fn differing(twin: &Twin, aid: &[SealedBantuan], column: Column) -> Vec<RejectedLine> {
    let mut lines: Vec<u64> = aid.iter().map(|aid| aid.line_no).collect();
    lines.push(twin.dropped.line_no);
    lines.sort_unstable();
    lines.dedup();
    lines
        .into_iter()
        .map(|line_no| RejectedLine {
            line_no,
            column: Some(column),
            reason: Reason::DiffersFromLine(twin.kept.line_no),
        })
        .collect()
}
