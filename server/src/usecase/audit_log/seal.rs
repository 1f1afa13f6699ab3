//! Seals what is final of the audit log.

use std::io;

use crate::clock::Clock;
use crate::crypto::Keys;
use crate::store::audit::AuditBatch;
use crate::store::{Store, StoreError};

use super::chain::{self, Link};
use super::witness::{Seen, Witness, hexadecimal};

/// Most numbers one batch spans: hashing it takes well below a second.
const MAX_SPAN: i64 = 10_000;

/// Why nothing was sealed.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The witness file failed.
    #[error("the witness file of the audit log cannot be read or written")]
    Witness(#[from] io::Error),
    /// A batch this machine has seen is gone or was replaced. Sealing on would make what was done to the entries look
    /// genuine, so it stops until a person has looked.
    #[error("batch {0} of the audit log is not the one that was sealed: run `server audit verify`")]
    Tampered(i64),
}

/// Seals everything that is final, and says how many entries that were. Several workers may do so at the same time: a
/// batch has the number after the one it goes on from, and each number is given once.
///
/// # Errors
/// [`SealError`]; what was sealed before it stays.
pub async fn run(
    store: &Store,
    keys: &Keys,
    clock: &Clock,
    witness: &Witness,
) -> Result<u64, SealError> {
    check_witness(store, witness).await?;
    let Some(last_final) = store.final_audit_entry().await? else {
        tracing::info!("the audit log is not sealed yet: a transaction has been running for long");
        return Ok(0);
    };
    let mut sealed = 0;
    loop {
        let before = end_of_chain(store).await?;
        let first = before.next_entry();
        if last_final < first {
            break;
        }
        let last = last_final.min(first.saturating_add(MAX_SPAN - 1));
        sealed += seal_up_to(store, keys, &before, last, clock.now().timestamp()).await?;
    }
    let end = end_of_chain(store).await?;
    if end.batch > 0 && witness.read()? != Some(Seen::from(&end)) {
        witness.write(Seen::from(&end))?;
    }
    Ok(sealed)
}

async fn end_of_chain(store: &Store) -> Result<Link, StoreError> {
    store.last_audit_batch().await?.as_ref().map_or(Ok(Link::START), Link::try_from)
}

/// Whether the newest batch this machine has seen is there and the same.
async fn check_witness(store: &Store, witness: &Witness) -> Result<(), SealError> {
    let Some(seen) = witness.read()? else { return Ok(()) };
    let found = store.audit_batches(seen.batch.saturating_sub(1), 1).await?;
    match found.first() {
        Some(batch) if batch.id == seen.batch && batch.hash == seen.hash => Ok(()),
        _ => Err(SealError::Tampered(seen.batch)),
    }
}

/// Makes one batch; 0 when another worker was faster.
async fn seal_up_to(
    store: &Store,
    keys: &Keys,
    before: &Link,
    last_entry: i64,
    now: i64,
) -> Result<u64, StoreError> {
    let computed = chain::compute(store, keys, before, last_entry, now).await?;
    let batch = AuditBatch {
        id: before.batch.saturating_add(1),
        first_entry: before.next_entry(),
        last_entry,
        entries: computed.entries,
        hash: computed.hash.to_vec(),
        sealed_at: now,
    };
    if !store.insert_audit_batch(&batch).await? {
        return Ok(0);
    }
    tracing::info!(
        batch = batch.id,
        entries = batch.entries,
        hash = hexadecimal(&batch.hash),
        "audit log sealed"
    );
    Ok(u64::from(computed.entries.unsigned_abs()))
}
