//! Loads a recipient file that an officer sent with the browser: the import of `server import-penerima`, in the
//! background, with its progress in a table that every instance and every reload shows.
//!
//! What arrives is kept in a file that has no name any more: it goes with the process that takes it in, however that
//! ends, and nobody finds a NIK in clear on the disk. An empty file beside it, locked by the same process, says which
//! import it is. The one of a killed process nobody locks: it is swept when a service starts, by the next import and by
//! the background job, and its import is said to be broken off.

use std::convert::Infallible;
use std::os::fd::AsRawFd as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;

use tokio::io::AsyncWriteExt as _;

use super::data_versions::sees_everybody;
use super::import_folder::{create_private, folder, remove, sweep};
use super::{held_back, new_key};
use crate::store::recipient_import::{ImportEnd, ImportProgress, ImportRow, NewImport};
use crate::store::{ConflictKind, StoreError};
use crate::usecase::import_penerima::{
    HeaderError, ImportOutcome, ImportReport, ImportRequest, Phase, Progress, SentFile, lock,
    run_within,
};
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// Largest recipient file that the browser may send, in bytes. Larger ones are loaded with the command.
pub const FILE_MAX_BYTES: u64 = 200 << 20;
/// How often a running import says how far it is.
const BEAT: Duration = Duration::from_millis(500);
/// Seconds after which an import that said nothing was killed.
const SILENT_SECONDS: i64 = 60;
/// Bytes of the list of rejected lines that are kept.
const REJECTED_MAX_BYTES: usize = 2 << 20;
/// Longest name of a file that is kept, in characters.
const NAME_MAX_CHARS: usize = 100;

/// An import as it is shown.
#[derive(Debug, Clone)]
pub struct BrowserImport {
    /// As kept.
    pub row: ImportRow,
    /// It is running.
    pub running: bool,
    /// It was running and fell silent.
    pub interrupted: bool,
}

/// A recipient file on its way in.
pub struct Arriving {
    key: String,
    /// The empty file, held until the import is over: nobody sweeps it before.
    path: PathBuf,
    held: std::fs::File,
    file: tokio::fs::File,
    bytes: u64,
}

/// Why a file was not taken.
#[derive(Debug)]
pub enum ArrivalError {
    /// Above the limit.
    TooLarge,
    /// The task failed.
    Failed(AppError),
}

impl<E: Into<AppError>> From<E> for ArrivalError {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// Begins to take a file in.
///
/// # Errors
/// [`AppError::Conflict`] while another import is running; [`AppError::Forbidden`] when people outside the officer's
/// scope are loaded, for an import takes the place of all.
pub async fn receive(ctx: &Context, officer: &Officer) -> Result<Arriving, AppError> {
    if !may_replace(ctx, officer).await? {
        return Err(AppError::Forbidden);
    }
    match lock(&ctx.store).await {
        Ok(_free) => {}
        Err(StoreError::Conflict(ConflictKind::ImportRunning)) => return Err(AppError::Conflict),
        Err(error) => return Err(error.into()),
    }
    sweep_left_over(ctx).await?;
    let key = new_key();
    let folder = folder(ctx);
    let path = folder.join(format!("{key}.csv"));
    let opened = tokio::task::spawn_blocking({
        let path = path.clone();
        move || create_private(&folder, &path)
    });
    let opened = opened.await.map_err(|error| AppError::unavailable(&error))?;
    let (held, file) = opened.map_err(|error| io_error(&error))?;
    Ok(Arriving { key, path, held, file: tokio::fs::File::from_std(file), bytes: 0 })
}

impl Arriving {
    /// Takes a part of the file.
    ///
    /// # Errors
    /// [`ArrivalError::TooLarge`] above [`FILE_MAX_BYTES`]; [`AppError::Full`] when the disk is.
    pub async fn take(&mut self, part: &[u8]) -> Result<(), ArrivalError> {
        self.bytes += part.len() as u64;
        if self.bytes > FILE_MAX_BYTES {
            return Err(ArrivalError::TooLarge);
        }
        self.file.write_all(part).await.map_err(|error| io_error(&error))?;
        Ok(())
    }

    /// How much has arrived, in bytes.
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The file has arrived: the import begins, and goes on by itself. Gives its key.
    ///
    /// # Errors
    /// When the file or the tables cannot be written.
    pub async fn begin(
        mut self,
        ctx: &Context,
        officer: &Officer,
        name: &str,
    ) -> Result<String, AppError> {
        self.file.flush().await.map_err(|error| io_error(&error))?;
        let now = ctx.clock.now().timestamp();
        let called = tidy_name(name);
        let new = NewImport {
            key: self.key.clone(),
            source_name: called.clone(),
            bytes: i64::try_from(self.bytes).unwrap_or(i64::MAX),
            started_by: officer.id,
            started_at: now,
        };
        let detail = Some(self.key.clone());
        ctx.store.audit(&officer.entry(ctx, "data.import", None, detail)).await?;
        ctx.store.begin_import(new).await?;
        let key = self.key.clone();
        let file = self.file.try_clone().await.map_err(|error| io_error(&error))?;
        let taken = Taken {
            key: key.clone(),
            name: called,
            path: self.path.clone(),
            _held: self.held.try_clone().map_err(|error| io_error(&error))?,
            file: file.into_std().await,
        };
        tokio::spawn(run(ctx.clone(), officer.clone(), taken));
        // From here on the running import takes the file away.
        self.path = PathBuf::new();
        Ok(key)
    }
}

/// What is not imported is not kept.
impl Drop for Arriving {
    fn drop(&mut self) {
        if !self.path.as_os_str().is_empty() {
            remove(&self.path);
        }
    }
}

/// The newest imports begun in the browser.
///
/// # Errors
/// When the tables cannot be read.
pub async fn imports(ctx: &Context) -> Result<Vec<BrowserImport>, AppError> {
    let now = ctx.clock.now().timestamp();
    let rows = ctx.store.browser_imports().await?;
    Ok(rows.into_iter().map(|row| shown(row, now)).collect())
}

/// One of them.
///
/// # Errors
/// [`AppError::NotFound`] for an unknown key.
pub async fn import(ctx: &Context, key: &str) -> Result<BrowserImport, AppError> {
    let row = ctx.store.browser_import(key).await?.ok_or(AppError::NotFound)?;
    Ok(shown(row, ctx.clock.now().timestamp()))
}

/// The lines an import did not take over, as a file: line number, column and reason, never a value.
///
/// # Errors
/// [`AppError::NotFound`] when there are none.
pub async fn rejected(ctx: &Context, key: &str) -> Result<String, AppError> {
    ctx.store.rejected_lines(key).await?.ok_or(AppError::NotFound)
}

/// Whether the officer may put another version in the place of the visible one: only who sees everybody in it.
///
/// # Errors
/// When the tables cannot be read.
pub async fn may_replace(ctx: &Context, officer: &Officer) -> Result<bool, AppError> {
    match ctx.store.current_version().await? {
        Some(current) => sees_everybody(ctx, officer, current.id).await,
        None => Ok(true),
    }
}

/// Takes away what killed processes of this machine left, and says that their imports broke off.
///
/// # Errors
/// When the database refuses.
pub async fn sweep_left_over(ctx: &Context) -> Result<(), StoreError> {
    for key in sweep(&folder(ctx)) {
        ctx.store.break_off_import(&key, INTERRUPTED, ctx.clock.now().timestamp()).await?;
    }
    Ok(())
}

/// State of an import whose process was killed.
const INTERRUPTED: &str = "interrupted";
fn shown(row: ImportRow, now: i64) -> BrowserImport {
    let open = row.finished_at.is_none();
    let silent = row.beat_at + SILENT_SECONDS < now;
    let interrupted = (open && silent) || row.state == INTERRUPTED;
    BrowserImport { running: open && !silent, interrupted, row }
}

/// A file that has arrived.
struct Taken {
    key: String,
    name: String,
    path: PathBuf,
    _held: std::fs::File,
    file: std::fs::File,
}

/// Imports, tells how far it is, and takes the file away.
async fn run(ctx: Context, officer: Officer, taken: Taken) {
    let Taken { key, name, path, .. } = &taken;
    let progress = TableProgress::default();
    // A file without a name is opened by its number.
    let content = PathBuf::from(format!("/dev/fd/{}", taken.file.as_raw_fd()));
    let sent = Some(SentFile { name: name.clone(), content });
    let request = ImportRequest { path: path.clone(), strict: false, sent };
    let import =
        run_within(&ctx.store, &ctx.keys, &ctx.clock, &request, &progress, Some(officer.scope));
    // Both go on at the same time: an import that stood still while it is told how far it is could hold the one
    // connection that writes.
    let outcome = tokio::select! {
        outcome = import => outcome,
        never = tell_regularly(&ctx, key, &progress) => match never {},
    };
    let end = match outcome {
        Ok(report) => end_of(&report),
        Err(error) => failed(&error),
    };
    remove(path);
    remove(&path.with_extension("rejected.csv"));
    if let Err(error) = ctx.store.end_import(key, end, ctx.clock.now().timestamp()).await {
        tracing::error!(
            error = &error as &dyn std::error::Error,
            "the end of an import was not noted"
        );
    }
}

/// Notes how far an import is, now and again, for as long as it is polled.
async fn tell_regularly(ctx: &Context, key: &str, progress: &TableProgress) -> Infallible {
    let mut beat = tokio::time::interval(BEAT);
    loop {
        beat.tick().await;
        let now = ctx.clock.now().timestamp();
        if let Err(error) = ctx.store.note_import(key, progress.now(), now).await {
            tracing::warn!(error = &error as &dyn std::error::Error, "progress was not noted");
        }
    }
}

fn end_of(report: &ImportReport) -> ImportEnd {
    let (state, version_id) = match report.outcome {
        ImportOutcome::Loaded(id) => ("loaded", Some(id)),
        ImportOutcome::HeldBack(id, _) => (held_back::STATE, Some(id)),
        ImportOutcome::Unchanged(id) => ("unchanged", Some(id)),
        ImportOutcome::Stopped => ("stopped", None),
        ImportOutcome::NothingUsable => ("nothing", None),
    };
    let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    ImportEnd {
        state,
        version_id,
        lines: count(report.counts.lines),
        rejected: count(report.counts.rejected),
        problem: match report.outcome {
            ImportOutcome::HeldBack(_, people) => {
                Some(held_back::problem_of(report.counts.persons, people))
            }
            _ => None,
        },
        rejected_lines: report.rejected_file.as_deref().and_then(read_rejected),
    }
}

/// A file that is none of ours is refused with the reason; everything else is in the log.
fn failed(error: &anyhow::Error) -> ImportEnd {
    if let Some(header) = error.downcast_ref::<HeaderError>() {
        return ImportEnd {
            state: "refused",
            problem: Some(problem_of(header)),
            ..ImportEnd::default()
        };
    }
    tracing::error!(error = format!("{error:#}"), "an import begun in the browser failed");
    ImportEnd { state: "failed", ..ImportEnd::default() }
}

/// Codes, and titles of our own columns: what stands in the file is not repeated.
fn problem_of(error: &HeaderError) -> String {
    match error {
        HeaderError::Empty => "empty".to_owned(),
        HeaderError::NotUtf8 => "not_utf8".to_owned(),
        HeaderError::Separator(_) => "separator".to_owned(),
        HeaderError::Missing { position, expected } => format!("missing:{position}:{expected}"),
        HeaderError::Unknown { position, .. } => format!("unknown:{position}:"),
        HeaderError::Twice { position, name } => format!("twice:{position}:{name}"),
    }
}

fn read_rejected(path: &Path) -> Option<String> {
    let mut bytes = std::fs::read(path).ok()?;
    if bytes.len() > REJECTED_MAX_BYTES {
        bytes.truncate(REJECTED_MAX_BYTES);
        let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        bytes.truncate(whole);
        bytes.extend_from_slice(b"...,,list_cut_off\n");
    }
    String::from_utf8(bytes).ok()
}

/// How far an import is, for the table.
#[derive(Default)]
struct TableProgress(Mutex<ImportProgress>);

impl TableProgress {
    fn now(&self) -> ImportProgress {
        *self.lock()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, ImportProgress> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Progress for TableProgress {
    fn begin(&self, phase: Phase, total: u64) {
        let mut state = self.lock();
        state.phase = match phase {
            Phase::Hash => "hash",
            Phase::Load => "load",
            Phase::Join => "join",
            Phase::Index => "index",
        };
        state.total = i64::try_from(total).unwrap_or(i64::MAX);
        state.done = 0;
    }

    fn advance(&self, done: u64, lines: u64, rejected: u64) {
        let mut state = self.lock();
        state.done = i64::try_from(done).unwrap_or(i64::MAX);
        state.lines = i64::try_from(lines).unwrap_or(i64::MAX);
        state.rejected = i64::try_from(rejected).unwrap_or(i64::MAX);
    }

    fn end(&self) {}
}

fn io_error(error: &std::io::Error) -> AppError {
    if error.kind() == std::io::ErrorKind::StorageFull {
        AppError::Full
    } else {
        AppError::unavailable(error)
    }
}

/// The name of a file without folders and signs that cannot be shown.
fn tidy_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let tidy: String = last.chars().filter(|c| !c.is_control()).take(NAME_MAX_CHARS).collect();
    if tidy.trim().is_empty() { "penerima.csv".to_owned() } else { tidy }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_kept_without_its_folder() {
        assert_eq!(tidy_name("C:\\data\\BNBA maret.csv"), "BNBA maret.csv");
        assert_eq!(tidy_name("../../etc/passwd"), "passwd");
        assert_eq!(tidy_name("a\0\n"), "a");
        assert_eq!(tidy_name("x/"), "penerima.csv");
        assert_eq!(tidy_name(&"é".repeat(500)).chars().count(), NAME_MAX_CHARS);
    }

    #[test]
    fn what_stands_in_a_foreign_header_is_not_repeated() {
        let error = HeaderError::Unknown { position: 14, name: "Siti Aminah".to_owned() };
        assert_eq!(problem_of(&error), "unknown:14:");
    }
}
