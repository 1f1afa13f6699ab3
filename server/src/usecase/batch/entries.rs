//! What leaves with a batch and is no case: repairs and marks of listed people (always allowed, W-4), and people a village
//! wants removed, with its minutes.

use std::collections::HashMap;

use domain::batch::{BatchKind, EntrySource};
use domain::bnba::RepairField;

use super::{PAGE, named};
use crate::store::StoreError;
use crate::store::batch::BatchRow;
use crate::store::batch::entry::EntryRow;
use crate::store::musyawarah::DecidedRemoval;
use crate::store::recipient_mark::MarkRow;
use crate::store::recipient_repair::RepairRow;
use crate::store::sealed_penerima::PenerimaRecord;
use crate::store::tokens::SubjectId;
use crate::usecase::bnba::repair::{open_repair, value_of};
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// What an entry of a batch is, sealed as it is kept.
#[derive(Debug, Clone)]
pub enum EntryData {
    /// A repaired column.
    Repair(RepairRow),
    /// A mark, or its end.
    Mark(MarkRow),
    /// Somebody to be removed.
    Removal(DecidedRemoval),
}

impl EntryData {
    /// Whom it is about.
    ///
    /// # Errors
    /// When the row is damaged.
    pub fn subject(&self) -> Result<SubjectId, StoreError> {
        match self {
            Self::Repair(row) => Ok(row.subject),
            Self::Mark(row) => Ok(row.subject),
            Self::Removal(row) => {
                let subject = row.subject.as_slice().try_into();
                subject.map_err(|_| StoreError::Malformed("musyawarah_removal.subject"))
            }
        }
    }
}

/// What a batch was filled with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Filled {
    /// What came into it.
    pub(super) entries: u64,
    /// What did not: the data has it by now, or the person no more.
    pub(super) passed_over: u64,
}

/// What these entries are. One that was erased since is left out.
///
/// # Errors
/// When the database refuses.
pub async fn data_of(
    ctx: &Context,
    officer: &Officer,
    entries: Vec<EntryRow>,
) -> Result<Vec<(EntryRow, EntryData)>, AppError> {
    let of = |sources: &[EntrySource]| -> Vec<&str> {
        let from = |entry: &&EntryRow| sources.iter().any(|one| one.as_str() == entry.source);
        entries.iter().filter(from).map(|entry| entry.key.as_str()).collect()
    };
    let rows = officer.rows(ctx);
    let mut found: HashMap<(&'static str, String), EntryData> = HashMap::new();
    let repairs = of(&[EntrySource::Repair]);
    if !repairs.is_empty() {
        for row in rows.repairs_with(&repairs).await? {
            found.insert(("repair", row.key.clone()), EntryData::Repair(row));
        }
    }
    let marks = of(&[EntrySource::Mark, EntrySource::MarkEnd]);
    if !marks.is_empty() {
        for row in rows.marks_with(&marks).await? {
            found.insert(("mark", row.key.clone()), EntryData::Mark(row));
        }
    }
    let removals = of(&[EntrySource::Removal]);
    if !removals.is_empty() {
        let ids: Vec<i64> = removals.iter().filter_map(|key| key.parse().ok()).collect();
        for row in rows.removals_with(&ids).await? {
            found.insert(("removal", row.id.to_string()), EntryData::Removal(row));
        }
    }
    let mut both = Vec::with_capacity(entries.len());
    for entry in entries {
        let table = match entry.source()? {
            EntrySource::Repair => "repair",
            EntrySource::Mark | EntrySource::MarkEnd => "mark",
            EntrySource::Removal => "removal",
        };
        if let Some(data) = found.get(&(table, entry.key.clone())) {
            both.push((entry, data.clone()));
        }
    }
    Ok(both)
}

/// Whether anything waits for a batch of `kind` that would come into it.
pub(super) async fn anything_waits(
    ctx: &Context,
    officer: &Officer,
    kind: BatchKind,
    cycle: &str,
) -> Result<bool, AppError> {
    for source in kind.entry_sources() {
        let mut after = String::new();
        loop {
            let (page, last) = next(ctx, officer, *source, (cycle, &after)).await?;
            let Some(last) = last else { break };
            if !page.is_empty() {
                return Ok(true);
            }
            after = last;
        }
    }
    Ok(false)
}

/// Puts everything that waits into an open batch.
pub(super) async fn fill(
    ctx: &Context,
    officer: &Officer,
    batch: &BatchRow,
    kind: BatchKind,
) -> Result<Filled, AppError> {
    let entry = officer.entry(ctx, "batch.collect", None, Some(named(batch.id)));
    let mut filled = Filled::default();
    for source in kind.entry_sources() {
        let waiting = officer.rows(ctx).count_waiting_entries_of(*source, &batch.cycle).await?;
        let mut after = String::new();
        let mut taken = 0;
        loop {
            let (page, last) = next(ctx, officer, *source, (&batch.cycle, &after)).await?;
            let Some(last) = last else { break };
            after = last;
            if !page.is_empty() {
                let keys: Vec<&str> = page.iter().map(|one| one.key.as_str()).collect();
                let these = (*source, batch.cycle.as_str(), keys.as_slice());
                let some = officer.rows(ctx).fill_entries(batch.id, these, &entry).await?;
                taken += some.ok_or(AppError::Conflict)?;
            }
        }
        filled.entries += taken;
        filled.passed_over += waiting.saturating_sub(taken);
    }
    Ok(filled)
}

/// The next page of what waits, without what needs not leave, and where it ends; `None` after the last.
async fn next(
    ctx: &Context,
    officer: &Officer,
    source: EntrySource,
    (cycle, after): (&str, &str),
) -> Result<(Vec<EntryRow>, Option<String>), AppError> {
    let page = officer.rows(ctx).waiting_entries(source, (cycle, after), PAGE).await?;
    let last = page.last().map(|last| last.key.clone());
    let Some(version) = ctx.store.current_version().await? else { return Ok((Vec::new(), last)) };
    let mut kept = Vec::with_capacity(page.len());
    for (entry, data) in data_of(ctx, officer, page).await? {
        if needs_to_leave(ctx, version.id, &data).await? {
            kept.push(entry);
        }
    }
    Ok((kept, last))
}

/// Whether the centre has yet to know: the person is listed, and not with the value they should have.
async fn needs_to_leave(ctx: &Context, version: i64, data: &EntryData) -> Result<bool, AppError> {
    let person = ctx.store.find_subject(version, &data.subject()?).await?;
    let Some(person) = person else { return Ok(false) };
    let EntryData::Repair(row) = data else { return Ok(true) };
    let field: RepairField =
        row.field.parse().map_err(|_| StoreError::Malformed("recipient_repair.field"))?;
    if field == RepairField::Ganda {
        return Ok(true);
    }
    let record = PenerimaRecord::open(&ctx.keys, &person)?;
    Ok(open_repair(&ctx.keys, row)?.new != value_of(&record, &person.desa, field))
}
