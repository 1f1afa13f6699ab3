//! Seals everything anew with the newest key, while the service runs (S-1).
//!
//! Whoever runs learns of the key from the file by itself (`crypto::keyfile`), so nothing is restarted. Rows are sealed
//! anew page by page ([`crate::store::rotation`]), files one by one, each only while it is still what was read. What is
//! old says so itself by its first byte, so a rotation that was killed goes on, at the latest from where each column had
//! come to, and ends when a last count finds nothing.
//!
//! Drafts are sealed with the secret of the citizen's browser, and reporters with a public key: neither is touched.
//! Keyed tokens come from the index key, which never changes.

use std::path::Path;
use std::time::Duration;

use domain::review::Actor;

use super::Context;
use crate::crypto::{KeyFileError, Keys, key_id_of};
use crate::storage::StorageError;
use crate::store::StoreError;
use crate::store::audit::AuditEntry;
use crate::store::rotation::{Kept, Reached, SealedPlace, SealedRow};

/// Rows in one transaction.
const PAGE: u64 = 500;
/// How often everything is gone through: what a process sealed with the older key meanwhile is left for the next round.
const MAX_ROUNDS: u32 = 5;
/// How long processes that run may take to notice a change of the key file, twice what they need.
pub const SETTLE: Duration = Duration::from_secs(2 * crate::crypto::LOOK_SECONDS);

/// Why a rotation did not begin or stopped.
#[derive(Debug, thiserror::Error)]
pub enum RotateError {
    /// The key file.
    #[error(transparent)]
    Keys(#[from] KeyFileError),
    /// The database.
    #[error("the database refused")]
    Store(#[from] StoreError),
    /// The files.
    #[error("the file store refused")]
    Files(#[from] StorageError),
    /// A key waits: nothing is sealed with it yet.
    #[error("key {0} does not seal yet: run `server rotate-keys --continue` first")]
    Waiting(u8),
    /// Something is still sealed with an old key.
    #[error("old keys are still in use")]
    InUse(Vec<(String, u64)>),
}

/// Listens to a rotation.
pub trait Progress: Sync {
    /// A table or the files begin; `total` is how much there is to do.
    fn begin(&self, name: &str, total: u64);
    /// So much more is done.
    fn advance(&self, by: u64);
    /// All is over.
    fn end(&self);
}

/// Says nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _: &str, _: u64) {}
    fn advance(&self, _: u64) {}
    fn end(&self) {}
}

/// What came of a rotation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RotateReport {
    /// The key that everything is sealed with.
    pub key_id: u8,
    /// Values of the database that were sealed anew.
    pub values: u64,
    /// Files that were sealed anew.
    pub files: u64,
    /// What is still sealed with another key: table and column, or `files`, and how many.
    pub left: Vec<(String, u64)>,
    /// Values and files among them that no key here opens.
    pub unreadable: u64,
}

/// Lets the newest key seal and seals everything anew with it. `settle` is how long processes that run are given to
/// notice ([`SETTLE`]).
///
/// # Errors
/// [`RotateError`]; what was sealed anew until then stays, and calling it again goes on.
pub async fn run(
    ctx: &Context,
    key_file: &Path,
    settle: Duration,
    progress: &dyn Progress,
) -> Result<RotateReport, RotateError> {
    let (key_id, _) = Keys::begin_sealing(key_file)?;
    ctx.keys.refresh()?;
    // Whoever noticed late would seal with the older key behind our back.
    tokio::time::sleep(settle).await;
    let mut report = RotateReport { key_id, ..RotateReport::default() };
    for round in 0..MAX_ROUNDS {
        if round > 0 {
            tokio::time::sleep(settle).await;
        }
        report.unreadable = 0;
        for place in ctx.store.sealed_places().await? {
            if let Err(error) = reseal_column(ctx, &place, &mut report, progress).await {
                // A data version that was swept away meanwhile needs no new key.
                if ctx.store.has_sealed_place(&place).await? {
                    return Err(error);
                }
            }
        }
        reseal_files(ctx, &mut report, progress).await?;
        report.left = in_use(ctx, key_id).await?;
        let left: u64 = report.left.iter().map(|(_, count)| count).sum();
        if left <= report.unreadable {
            break;
        }
    }
    progress.end();
    // What was overwritten does not stay in the log of the database.
    ctx.store.empty_log().await?;
    let detail = format!("key={key_id} values={} files={}", report.values, report.files);
    note(ctx, "keys.rotate", detail).await?;
    Ok(report)
}

/// Takes every key but the newest out of the key file, when nothing is sealed with them any more. Says which.
///
/// # Errors
/// [`RotateError::InUse`] with counts when something is; [`RotateError::Waiting`] while the newest does not seal.
pub async fn drop_old(ctx: &Context, key_file: &Path) -> Result<Vec<u8>, RotateError> {
    ctx.keys.refresh()?;
    let sealing = ctx.keys.sealing_id();
    if let Some(newest) = ctx.keys.ids().pop().filter(|newest| *newest != sealing) {
        return Err(RotateError::Waiting(newest));
    }
    let used = in_use(ctx, sealing).await?;
    if !used.is_empty() {
        return Err(RotateError::InUse(used));
    }
    let dropped = Keys::drop_old(key_file)?;
    ctx.keys.refresh()?;
    let ids: Vec<String> = dropped.iter().map(ToString::to_string).collect();
    note(ctx, "keys.drop", ids.join(",")).await?;
    Ok(dropped)
}

/// What another key than `newest` sealed: table and column, or `files`, and how many.
///
/// # Errors
/// When database or files cannot be read.
pub async fn in_use(ctx: &Context, newest: u8) -> Result<Vec<(String, u64)>, RotateError> {
    let mut used = Vec::new();
    for place in ctx.store.sealed_places().await? {
        match ctx.store.count_sealed_by_others(&place, newest).await {
            Ok(0) => {}
            Ok(count) => used.push((place.name(), count)),
            Err(error) if ctx.store.has_sealed_place(&place).await? => return Err(error.into()),
            Err(_) => {}
        }
    }
    let mut files = 0;
    for file in ctx.files.list().await? {
        let id = ctx.files.key_id(&file.name).await?;
        files += u64::from(id.is_some_and(|id| id != newest));
    }
    if files > 0 {
        used.push(("files".to_owned(), files));
    }
    Ok(used)
}

async fn reseal_column(
    ctx: &Context,
    place: &SealedPlace,
    report: &mut RotateReport,
    progress: &dyn Progress,
) -> Result<(), RotateError> {
    let total = ctx.store.count_sealed_by_others(place, report.key_id).await?;
    if total == 0 {
        return Ok(());
    }
    progress.begin(&place.name(), total);
    let mut after = ctx.store.rotation_reached(place, report.key_id).await?;
    loop {
        let rows = ctx.store.sealed_by_others(place, report.key_id, after.as_deref(), PAGE).await?;
        let finished = rows.is_empty();
        if let Some(last) = rows.last() {
            after = Some(last.key.clone());
        }
        let reached = Reached {
            key_id: report.key_id,
            place: place.name(),
            after: after.clone(),
            now: ctx.clock.now().timestamp(),
            finished,
        };
        if finished {
            return Ok(ctx.store.note_rotation(&reached).await?);
        }
        let read = u64::try_from(rows.len()).unwrap_or(u64::MAX);
        let resealed: Vec<(SealedRow, Kept)> = rows
            .into_iter()
            .filter_map(|row| reseal(&ctx.keys, &row).map(|fresh| (row, fresh)))
            .collect();
        report.unreadable += read - u64::try_from(resealed.len()).unwrap_or(read);
        report.values += ctx.store.reseal(place, resealed, &reached).await?;
        progress.advance(read);
    }
}

/// The same, sealed with the key that seals now; `None` when no key here opens it.
fn reseal(keys: &Keys, row: &SealedRow) -> Option<Kept> {
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
    let again = |sealed: &[u8]| Some(keys.seal(&row.aad, &keys.open(&row.aad, sealed).ok()?));
    match &row.kept {
        Kept::Bytes(sealed) => again(sealed).map(Kept::Bytes),
        Kept::Text(token) => {
            let sealed = BASE64.decode(token).ok()?;
            key_id_of(&sealed)?;
            Some(Kept::Text(BASE64.encode(again(&sealed)?)))
        }
    }
}

async fn reseal_files(
    ctx: &Context,
    report: &mut RotateReport,
    progress: &dyn Progress,
) -> Result<(), RotateError> {
    let mut old = Vec::new();
    for file in ctx.files.list().await? {
        let id = ctx.files.key_id(&file.name).await?;
        if id.is_some_and(|id| id != report.key_id) {
            old.push(file.name);
        }
    }
    if old.is_empty() {
        return Ok(());
    }
    progress.begin("files", u64::try_from(old.len()).unwrap_or(u64::MAX));
    for name in old {
        match ctx.files.reseal(&ctx.keys, &name).await {
            Ok(there) => report.files += u64::from(there),
            Err(StorageError::Sealed(_)) => report.unreadable += 1,
            Err(error) => return Err(error.into()),
        }
        progress.advance(1);
    }
    Ok(())
}

async fn note(ctx: &Context, action: &'static str, detail: String) -> Result<(), StoreError> {
    let entry = AuditEntry {
        at: ctx.clock.now().timestamp(),
        actor: Actor::System.as_str(),
        actor_id: None,
        action,
        case_id: None,
        detail: Some(detail),
    };
    ctx.store.audit(&entry).await
}
