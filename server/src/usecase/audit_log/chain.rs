//! The keyed hash of a batch, computed entry by entry: memory does not grow with the batch.

use crate::crypto::Keys;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::audit::{AuditBatch, AuditRecord};

/// Entries read at a time.
const PAGE: u64 = 1_000;

/// The end of the chain so far: where the next batch goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Number of the last batch, 0 before the first.
    pub batch: i64,
    /// Number of its last entry. Before the first batch a number below all others, so that an entry slipped in below 1
    /// does not stay outside the chain.
    pub entry: i64,
    /// Its hash.
    pub hash: [u8; 32],
}

impl Link {
    /// The end of an empty chain.
    pub const START: Self = Self { batch: 0, entry: i64::MIN, hash: [0; 32] };

    /// The first number the next batch can have.
    pub const fn next_entry(&self) -> i64 {
        if self.batch == 0 { 1 } else { self.entry.saturating_add(1) }
    }
}

impl TryFrom<&AuditBatch> for Link {
    type Error = StoreError;

    fn try_from(batch: &AuditBatch) -> Result<Self, StoreError> {
        let hash = batch.hash.as_slice().try_into();
        let hash = hash.map_err(|_| StoreError::Malformed("audit_batch.hash"))?;
        Ok(Self { batch: batch.id, entry: batch.last_entry, hash })
    }
}

/// What was computed over the entries of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Computed {
    /// How many there are.
    pub entries: i32,
    /// The hash of the batch.
    pub hash: [u8; 32],
}

/// Hashes the entries after `before` up to `last_entry`, as the batch after `before`, sealed at `sealed_at`.
///
/// # Errors
/// When the database refuses.
pub async fn compute(
    store: &Store,
    keys: &Keys,
    before: &Link,
    last_entry: i64,
    sealed_at: i64,
) -> Result<Computed, StoreError> {
    let number = before.batch.saturating_add(1);
    let mut hash = keys.index(
        "audit.batch",
        &[
            &before.hash,
            &number.to_le_bytes(),
            &before.next_entry().to_le_bytes(),
            &last_entry.to_le_bytes(),
            &sealed_at.to_le_bytes(),
        ],
    );
    let mut entries = 0_i32;
    let mut after = before.entry;
    loop {
        let page = store.audit_entries(after, last_entry, PAGE).await?;
        let Some(newest) = page.last() else { break };
        after = newest.id;
        for entry in &page {
            hash = entry_hash(keys, &hash, entry);
            entries = entries.saturating_add(1);
        }
    }
    let hash = keys.index("audit.batch.end", &[&hash, &entries.to_le_bytes()]);
    Ok(Computed { entries, hash })
}

/// Chains an entry to everything before it. Parts cannot run together: [`Keys::index`] hashes their lengths, too.
fn entry_hash(keys: &Keys, before: &[u8; 32], entry: &AuditRecord) -> [u8; 32] {
    let number = |number: Option<i64>| number.map(i64::to_le_bytes);
    let (actor_id, case_id) = (number(entry.actor_id), number(entry.case_id));
    // An absent text is no part at all, an empty one a part without bytes.
    let detail: &[&[u8]] = match &entry.detail {
        Some(detail) => &[detail.as_bytes()],
        None => &[],
    };
    let (id, at) = (entry.id.to_le_bytes(), entry.at.to_le_bytes());
    let mut parts: Vec<&[u8]> = vec![
        before,
        &id,
        &at,
        entry.actor.as_bytes(),
        actor_id.as_ref().map_or(&[], |bytes| bytes.as_slice()),
        entry.action.as_bytes(),
        case_id.as_ref().map_or(&[], |bytes| bytes.as_slice()),
    ];
    parts.extend(detail);
    keys.index("audit.entry", &parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_of_an_entry_counts() {
        let keys = Keys::generate_for_tests();
        let entry = AuditRecord {
            id: 7,
            at: 1,
            actor: "petugas".to_owned(),
            actor_id: Some(3),
            action: "photo.view".to_owned(),
            case_id: Some(9),
            detail: Some(String::new()),
        };
        let changed = [
            AuditRecord { id: 8, ..entry.clone() },
            AuditRecord { at: 2, ..entry.clone() },
            AuditRecord { actor: "warga".to_owned(), ..entry.clone() },
            AuditRecord { actor_id: None, ..entry.clone() },
            AuditRecord { action: "photo.vie".to_owned(), ..entry.clone() },
            AuditRecord { case_id: None, ..entry.clone() },
            AuditRecord { detail: None, ..entry.clone() },
            AuditRecord { detail: Some("ktp".to_owned()), ..entry.clone() },
        ];
        let whole = entry_hash(&keys, &[0; 32], &entry);
        assert_eq!(whole, entry_hash(&keys, &[0; 32], &entry));
        assert_ne!(whole, entry_hash(&keys, &[1; 32], &entry));
        assert_ne!(whole, entry_hash(&Keys::generate_for_tests(), &[0; 32], &entry));
        for other in changed {
            assert_ne!(whole, entry_hash(&keys, &[0; 32], &other), "{other:?}");
        }
    }
}
