//! Erases what was kept long enough (S-9, D-9).
//!
//! Always the file first, then what names it: a job that is killed in between finds the name again and goes on, and
//! nothing personal is left that no row knows of. Everything may be done twice. Batches are bounded, so that nobody has
//! to wait for the job.

use std::collections::HashSet;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use domain::review::Actor;

use crate::clock::day_of;
use crate::storage::{FileName, FileStore, StorageError};
use crate::store::audit::AuditEntry;
use crate::store::retention::{ExpiredPaper, Kept};
use crate::store::{Store, StoreError};
use crate::usecase::Context;

/// How often it is looked for what was kept long enough.
const ERASE_EVERY: Duration = Duration::from_hours(1);
/// Rows that one statement or transaction erases.
const BATCH: u64 = 200;
/// Batches of one kind in one turn; what is left waits for the next.
const MAX_BATCHES: u32 = 500;
/// Seconds between the end of a draft's time and its erasing: whoever opened it in time is done by then.
const DRAFT_GRACE: i64 = 3_600;
/// Seconds after which a file without a row has been left over by a crash, and is not about to get its row.
const ORPHAN_AGE: i64 = 3_600;
/// Files that are looked up at a time.
const LOOKED_UP: usize = 500;

/// Why a turn stopped. What was erased before it stays erased; the next turn goes on.
#[derive(Debug, thiserror::Error)]
pub enum RetentionError {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The file store failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// What one turn erased.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Erased {
    /// Drafts that were never sent.
    pub drafts: u64,
    /// Drafts that were sent; their answers are the case's.
    pub sent_drafts: u64,
    /// Files of closed cases.
    pub photos: u64,
    /// Messages of closed cases.
    pub messages: u64,
    /// Closed cases, down to a tombstone.
    pub cases: u64,
    /// Mails that were delivered or given up.
    pub mails: u64,
    /// What officers wrote about listed people, sent in files, or took out.
    pub office: u64,
    /// Files that no row names.
    pub orphans: u64,
}

/// Erases what was kept long enough, now and every hour, for as long as it is polled. A failure is noted and tried again
/// at the next turn.
pub async fn erase_regularly(ctx: Context) {
    let mut turn = tokio::time::interval(ERASE_EVERY);
    loop {
        turn.tick().await;
        match erase_expired(&ctx.store, &ctx.files, ctx.clock.now()).await {
            Ok(erased) if erased == Erased::default() => {}
            Ok(erased) => tracing::info!(?erased, "what was kept long enough was erased"),
            Err(error) => {
                tracing::error!(error = &error as &dyn std::error::Error, "erasing failed");
            }
        }
    }
}

/// One turn: photos first (S-9), then everything else whose term is over at `now`.
///
/// # Errors
/// [`RetentionError`] at the first thing that fails.
pub async fn erase_expired(
    store: &Store,
    files: &FileStore,
    now: DateTime<Utc>,
) -> Result<Erased, RetentionError> {
    let turn = Turn { store, files, instant: now, now: now.timestamp() };
    let erased = Erased {
        photos: turn.erase(Kept::PhotoClosed).await?,
        drafts: turn.erase(Kept::Draft).await?,
        sent_drafts: turn.erase(Kept::DraftSubmitted).await?,
        messages: turn.erase(Kept::Message).await?,
        cases: turn.erase(Kept::CaseClosed).await?,
        mails: turn.erase(Kept::Mail).await?,
        office: turn.erase_office().await?,
        orphans: turn.sweep_orphans().await?,
    };
    turn.note("draft.erase", erased.drafts).await?;
    turn.note("message.erase", erased.messages).await?;
    store.erase_pin_tries(turn.now).await?;
    Ok(erased)
}

struct Turn<'a> {
    store: &'a Store,
    files: &'a FileStore,
    instant: DateTime<Utc>,
    now: i64,
}

impl Turn<'_> {
    /// Erases, batch after batch, and says how much that was.
    async fn erase(&self, kept: Kept) -> Result<u64, RetentionError> {
        let Some(cutoff) = self.cutoff(kept).await? else { return Ok(0) };
        let mut erased = 0;
        for _ in 0..MAX_BATCHES {
            let rows = match kept {
                Kept::PhotoClosed => self.erase_photos(cutoff).await?,
                Kept::Draft => self.erase_drafts(cutoff).await?,
                Kept::DraftSubmitted => {
                    self.store.erase_sent_drafts(cutoff, BATCH, self.now).await?
                }
                Kept::Message => self.store.erase_messages(cutoff, BATCH).await?,
                Kept::CaseClosed => self.store.erase_cases(cutoff, BATCH, self.now).await?,
                Kept::Mail => self.store.erase_mails(cutoff, BATCH).await?,
                Kept::Musyawarah => self.erase_musyawarah(cutoff).await?,
                Kept::BulkFile => self.store.erase_bulk_files(cutoff, BATCH).await?,
                Kept::BatchLetter => self.erase_letters(cutoff).await?,
                Kept::AnswerFile => self.erase_answer_files(cutoff).await?,
                Kept::Mark
                | Kept::Repair
                | Kept::Verdict
                | Kept::Check
                | Kept::CheckFile
                | Kept::Export
                | Kept::DataImport => self.store.erase_rows(kept, cutoff, BATCH).await?,
            };
            if rows == 0 {
                break;
            }
            erased += rows;
        }
        Ok(erased)
    }

    /// Erases what officers wrote and sent besides cases, and notes how much of each.
    async fn erase_office(&self) -> Result<u64, RetentionError> {
        let mut erased = 0;
        for kept in Kept::OFFICE {
            let rows = self.erase(kept).await?;
            if rows > 0 {
                let detail = format!("{}:{rows}", kept.as_str());
                self.note_detail("retention.erase", detail).await?;
            }
            erased += rows;
        }
        Ok(erased)
    }

    /// One batch of deliberations with their minutes.
    async fn erase_musyawarah(&self, before: i64) -> Result<u64, RetentionError> {
        let expired = self.store.expired_musyawarah(before, BATCH).await?;
        self.delete_papers(&expired).await?;
        if !expired.is_empty() {
            self.store.erase_musyawarah(&expired).await?;
        }
        Ok(expired.len() as u64)
    }

    /// One batch of letters of endorsement.
    async fn erase_letters(&self, before: i64) -> Result<u64, RetentionError> {
        let expired = self.store.expired_letters(before, BATCH).await?;
        self.delete_papers(&expired).await?;
        if !expired.is_empty() {
            self.store.note_letters_erased(&expired).await?;
        }
        Ok(expired.len() as u64)
    }

    /// One batch of answer files that nobody took over.
    async fn erase_answer_files(&self, before: i64) -> Result<u64, RetentionError> {
        let expired = self.store.expired_answer_files(before, BATCH).await?;
        self.delete_papers(&expired).await?;
        if !expired.is_empty() {
            self.store.erase_answer_files(&expired).await?;
        }
        Ok(expired.len() as u64)
    }

    async fn delete_papers(&self, expired: &[ExpiredPaper]) -> Result<(), StorageError> {
        for file in expired.iter().filter_map(|one| one.file.as_deref()) {
            self.delete(file).await?;
        }
        Ok(())
    }

    /// What happened before this moment was kept long enough; `None` when no term is in force.
    ///
    /// Photos go with their own term, or with that of their case when it is the shorter one. Drafts have been promised
    /// an end, so they go without a term, too.
    async fn cutoff(&self, kept: Kept) -> Result<Option<i64>, StoreError> {
        let own = self.term_began(kept).await?;
        Ok(match kept {
            Kept::PhotoClosed => own.max(self.term_began(Kept::CaseClosed).await?),
            Kept::Draft => own.or(Some(i64::MIN)),
            _ => own,
        })
    }

    async fn term_began(&self, kept: Kept) -> Result<Option<i64>, StoreError> {
        let days = self.store.retention_days(kept, day_of(self.instant)).await?;
        Ok(days.map(|days| (self.instant - TimeDelta::days(i64::from(days))).timestamp()))
    }

    /// One batch of photos and letters of closed cases.
    async fn erase_photos(&self, closed_before: i64) -> Result<u64, RetentionError> {
        let expired = self.store.expired_files(closed_before, BATCH).await?;
        for row in &expired {
            self.delete(&row.file).await?;
        }
        if !expired.is_empty() {
            self.store.note_files_erased(&expired, self.now).await?;
        }
        Ok(expired.len() as u64)
    }

    /// One batch of drafts that were not sent.
    async fn erase_drafts(&self, saved_before: i64) -> Result<u64, RetentionError> {
        self.store.expire_drafts(saved_before, self.now).await?;
        let expired = self.store.expired_drafts(self.now - DRAFT_GRACE, BATCH).await?;
        for id in &expired {
            for attachment in self.store.attachments_of_draft(id).await? {
                self.delete(&attachment.file).await?;
            }
            for file in self.store.erase_draft(id).await? {
                self.delete(&file).await?;
            }
        }
        Ok(expired.len() as u64)
    }

    /// Removes files that no row names: what a crash left between file and row.
    async fn sweep_orphans(&self) -> Result<u64, RetentionError> {
        let before = self.now - ORPHAN_AGE;
        let unfinished = self.files.sweep_unfinished(before).await?;
        let mut files = self.files.list().await?;
        files.retain(|file| file.modified < before);
        let mut erased = unfinished as u64;
        for some in files.chunks(LOOKED_UP) {
            let listed: Vec<&str> = some.iter().map(|file| file.name.as_str()).collect();
            let named: HashSet<String> =
                self.store.named_files(&listed).await?.into_iter().collect();
            for file in some.iter().filter(|file| !named.contains(file.name.as_str())) {
                self.files.delete(&file.name).await?;
                erased += 1;
            }
        }
        Ok(erased)
    }

    /// Remembers in the audit log how much was erased, where no case can be named.
    async fn note(&self, action: &'static str, erased: u64) -> Result<(), StoreError> {
        if erased == 0 { Ok(()) } else { self.note_detail(action, erased.to_string()).await }
    }

    async fn note_detail(&self, action: &'static str, detail: String) -> Result<(), StoreError> {
        let actor = Actor::System.as_str();
        let detail = Some(detail);
        let entry =
            AuditEntry { at: self.now, actor, actor_id: None, action, case_id: None, detail };
        self.store.audit(&entry).await
    }

    /// A row can name nothing but a file of the store; anything else names no file.
    async fn delete(&self, name: &str) -> Result<(), StorageError> {
        match FileName::parse(name) {
            Some(name) => self.files.delete(&name).await,
            None => Ok(()),
        }
    }
}
