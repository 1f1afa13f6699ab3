//! Computes the whole chain of the audit log anew.

use std::fmt;

use crate::clock::Clock;
use crate::crypto::Keys;
use crate::store::Store;
use crate::store::audit::AuditBatch;

use super::chain::{self, Link};
use super::witness::{Seen, Witness};

/// Batches read at a time.
const PAGE: u64 = 1_000;
/// Seconds after which an entry must have been sealed, when workers run: they seal every minute.
const SEALED_WITHIN: i64 = 3_600;

/// A log that is whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whole {
    /// Sealed entries.
    pub entries: u64,
    /// Batches they are sealed in.
    pub batches: u64,
    /// Newer entries that are not sealed yet.
    pub unsealed: u64,
    /// The newest batch, to be compared with what other machines know.
    pub newest: Option<Seen>,
    /// Whether this machine has seen a batch before, so that the removal of the newest ones would have been noticed.
    pub witnessed: bool,
}

/// The first thing that is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// A number is missing.
    #[error("batch {0} was removed")]
    BatchRemoved(i64),
    /// A batch does not begin where the one before ends.
    #[error("batch {0} was changed: it does not go on where the one before it ends")]
    BatchMoved(i64),
    /// There are fewer entries than were sealed.
    #[error("{missing} of the entries {range} of batch {batch} were removed")]
    EntriesRemoved {
        /// The batch.
        batch: i64,
        /// Its entries.
        range: Range,
        /// How many are missing.
        missing: i64,
    },
    /// There are more entries than were sealed.
    #[error("{extra} entries were inserted among the entries {range} of batch {batch}")]
    EntriesInserted {
        /// The batch.
        batch: i64,
        /// Its entries.
        range: Range,
        /// How many are too many.
        extra: i64,
    },
    /// The count is right, the hash is not.
    #[error("batch {batch} or one of its entries {range} was changed")]
    Changed {
        /// The batch.
        batch: i64,
        /// Its entries.
        range: Range,
    },
    /// A batch this machine has seen is gone.
    #[error("batch {0} and everything after it was removed: it was there before")]
    NewestRemoved(i64),
    /// Another batch stands where this machine has seen one.
    #[error(
        "batch {0} is not the one that was there before: it was removed, and its entries sealed anew"
    )]
    Replaced(i64),
    /// Entries wait for too long.
    #[error(
        "{0} entries after the newest batch have not been sealed for more than an hour: either no worker runs, or \
         batches were removed"
    )]
    Unsealed(u64),
}

/// Numbers of the first and the last entry of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The first it can have.
    pub first: i64,
    /// The last it has.
    pub last: i64,
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}–{}", self.first, self.last)
    }
}

/// Reads every batch and every entry once, in order, and says what the log is like or what is wrong first. Memory does
/// not grow with the log. Workers may go on sealing meanwhile.
///
/// # Errors
/// [`Broken`] as the inner result; the outer one when database or witness file cannot be read.
pub async fn run(
    store: &Store,
    keys: &Keys,
    clock: &Clock,
    witness: &Witness,
) -> anyhow::Result<Result<Whole, Broken>> {
    let seen = witness.read()?;
    let mut end = Link::START;
    let (mut entries, mut batches) = (0, 0);
    loop {
        let page = store.audit_batches(end.batch, PAGE).await?;
        if page.is_empty() {
            break;
        }
        for batch in page {
            if let Some(broken) = check(store, keys, &end, &batch, seen).await? {
                return Ok(Err(broken));
            }
            entries += u64::from(batch.entries.unsigned_abs());
            batches += 1;
            end = Link::try_from(&batch)?;
        }
    }
    if let Some(seen) = seen.filter(|seen| seen.batch > end.batch) {
        return Ok(Err(Broken::NewestRemoved(seen.batch)));
    }
    let long_ago = clock.now().timestamp().saturating_sub(SEALED_WITHIN);
    let (unsealed, too_old) = store.count_audit_entries(end.entry, long_ago).await?;
    if too_old > 0 {
        return Ok(Err(Broken::Unsealed(too_old)));
    }
    let newest = (end.batch > 0).then(|| Seen::from(&end));
    Ok(Ok(Whole { entries, batches, unsealed, newest, witnessed: seen.is_some() }))
}

/// The newest batches, computed anew.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Newest {
    /// The first batch that was looked at; 0 when there is none.
    pub first: i64,
    /// The last one.
    pub last: i64,
    /// Entries in them.
    pub entries: u64,
}

/// The same for the newest batches only, as many as have at most `max_entries` entries together, but at least one: what
/// somebody may wait for at a page.
///
/// # Errors
/// As [`run`].
pub async fn run_newest(
    store: &Store,
    keys: &Keys,
    clock: &Clock,
    witness: &Witness,
    max_entries: i64,
) -> anyhow::Result<(Newest, Result<(), Broken>)> {
    let seen = witness.read()?;
    let last = store.last_audit_batch().await?.map_or(0, |batch| batch.id);
    let page = i64::try_from(PAGE).unwrap_or(i64::MAX);
    let mut batches = store.audit_batches(last.saturating_sub(page), PAGE).await?;
    let mut sum = 0;
    let newest = batches.iter().rev().take_while(|batch| {
        sum += i64::from(batch.entries);
        sum <= max_entries
    });
    let start = batches.len() - newest.count().max(1).min(batches.len());
    let checked = batches.split_off(start);
    let before = match (batches.last(), checked.first()) {
        (Some(before), _) => Link::try_from(before)?,
        // The one before was not read: where a batch is missing, the next one tells.
        (None, Some(first)) if first.id > 1 => {
            let before = store.audit_batches(first.id.saturating_sub(2), 1).await?;
            before.first().map_or(Ok(Link::START), Link::try_from)?
        }
        _ => Link::START,
    };
    let mut found = Newest { first: checked.first().map_or(0, |batch| batch.id), last, entries: 0 };
    let mut end = before;
    for batch in &checked {
        if let Some(broken) = check(store, keys, &end, batch, seen).await? {
            return Ok((found, Err(broken)));
        }
        found.entries += u64::from(batch.entries.unsigned_abs());
        end = Link::try_from(batch)?;
    }
    if let Some(seen) = seen.filter(|seen| seen.batch > end.batch) {
        return Ok((found, Err(Broken::NewestRemoved(seen.batch))));
    }
    let long_ago = clock.now().timestamp().saturating_sub(SEALED_WITHIN);
    let (_, too_old) = store.count_audit_entries(end.entry, long_ago).await?;
    Ok((found, if too_old > 0 { Err(Broken::Unsealed(too_old)) } else { Ok(()) }))
}

/// What is wrong with the batch that comes after `before`, if anything.
async fn check(
    store: &Store,
    keys: &Keys,
    before: &Link,
    batch: &AuditBatch,
    seen: Option<Seen>,
) -> anyhow::Result<Option<Broken>> {
    let number = before.batch.saturating_add(1);
    if batch.id != number {
        return Ok(Some(Broken::BatchRemoved(number)));
    }
    if batch.first_entry != before.next_entry() || batch.last_entry < batch.first_entry {
        return Ok(Some(Broken::BatchMoved(number)));
    }
    if seen.is_some_and(|seen| seen.batch == number && seen.hash != *batch.hash) {
        return Ok(Some(Broken::Replaced(number)));
    }
    let computed = chain::compute(store, keys, before, batch.last_entry, batch.sealed_at).await?;
    let range = Range { first: batch.first_entry, last: batch.last_entry };
    let difference = i64::from(computed.entries) - i64::from(batch.entries);
    Ok(match difference {
        0 if computed.hash == *batch.hash => None,
        0 => Some(Broken::Changed { batch: number, range }),
        missing if missing < 0 => {
            Some(Broken::EntriesRemoved { batch: number, range, missing: -missing })
        }
        extra => Some(Broken::EntriesInserted { batch: number, range, extra }),
    })
}
