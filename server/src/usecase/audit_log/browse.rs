//! What an auditor reads of the log, and whether the log is whole. That they read it is noted in the log.

use std::collections::BTreeMap;

use domain::nik::Nik;

use super::verify::{self, Broken};
use super::witness::Witness;
use crate::store::audit::{AuditBatch, AuditCheck, AuditFilter, FoundEntry};
use crate::store::tokens::subject_id;
use crate::usecase::petugas::Officer;
use crate::usecase::review::officer_names;
use crate::usecase::{AppError, Context};

/// Entries of a page.
pub const PAGE: u64 = 50;
/// Most entries of a download: a longer time is downloaded in pieces.
pub const DOWNLOAD_MAX: u64 = 10_000;
/// Most entries that are computed anew while somebody waits: about a second.
const CHECK_MAX: i64 = 20_000;
/// Actions by which somebody saw personal data without changing anything.
pub const READS: [&str; 21] = [
    "batch.export",
    "batch.letter.view",
    "case.export",
    "case.open",
    "case.pair",
    "case.read_data",
    "case.search",
    "case.view",
    "letter.list",
    "musyawarah.case",
    "musyawarah.minutes_read",
    "musyawarah.read",
    "musyawarah.search",
    "photo.view",
    "recipient.export",
    "recipient.list",
    "recipient.view",
    "reply.print",
    "reporter.open",
    "subject.print",
    "visit.view",
];
/// Purpose of the link to what happened to a person's data.
const PERSON: &str = "audit.person";

/// A page of the log.
#[derive(Debug)]
pub struct LogPage {
    /// The entries, newest first.
    pub entries: Vec<FoundEntry>,
    /// There are older ones, below this number.
    pub older: Option<i64>,
    /// Names of the officers in it.
    pub officers: BTreeMap<i64, String>,
}

/// What the chain of the log is like.
#[derive(Debug)]
pub struct ChainStatus {
    /// The newest batch.
    pub newest: Option<AuditBatch>,
    /// Entries that wait to be sealed.
    pub unsealed: u64,
    /// What the last check found.
    pub check: Option<AuditCheck>,
}

/// Reads a page of the log; notes that first, with what was looked for.
///
/// # Errors
/// When the database refuses.
pub async fn read_log(
    ctx: &Context,
    officer: &Officer,
    filter: &AuditFilter,
    below: Option<i64>,
    limit: u64,
) -> Result<LogPage, AppError> {
    let action = if limit > PAGE { "audit.download" } else { "audit.read" };
    ctx.store.audit(&officer.entry(ctx, action, None, looked_for(filter))).await?;
    let mut entries =
        officer.rows(ctx).find_audit_entries(filter, below, limit.saturating_add(1)).await?;
    let whole = usize::try_from(limit).unwrap_or(usize::MAX);
    let older = if entries.len() > whole {
        entries.truncate(whole);
        entries.last().map(|entry| entry.id)
    } else {
        None
    };
    let actors = entries.iter().filter_map(|entry| entry.actor_id);
    let accounts = entries.iter().filter_map(account_in);
    let officers = officer_names(ctx, actors.chain(accounts).collect()).await?;
    Ok(LogPage { entries, older, officers })
}

/// The account that an entry is about: its number stands first, or after `petugas:`.
fn account_in(entry: &FoundEntry) -> Option<i64> {
    let detail = entry.detail.as_deref()?;
    let about_accounts = entry.action.starts_with("petugas.");
    let number = detail.strip_prefix("petugas:").or_else(|| about_accounts.then_some(detail))?;
    number.split(' ').next()?.parse().ok()
}

/// What was looked for, as codes: never a name, a number of a person, or a ticket.
fn looked_for(filter: &AuditFilter) -> Option<String> {
    let mut parts = Vec::new();
    if let Some(case_id) = filter.case_id {
        parts.push(format!("case={case_id}"));
    }
    if let Some(officer) = filter.officer {
        parts.push(format!("officer={officer}"));
    }
    if let Some(actor) = filter.actor {
        parts.push(format!("actor={actor}"));
    }
    if let Some(action) = filter.actions.first() {
        parts.push(format!("action={action}"));
    }
    if filter.from.is_some() || filter.before.is_some() {
        parts.push("time".to_owned());
    }
    // Last: whose history was read belongs to that history.
    parts.extend(filter.person.as_deref().map(crate::crypto::hex));
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// The link text for what happened to the data of the person with this NIK.
pub fn person_link(ctx: &Context, nik: &Nik) -> String {
    ctx.keys.seal_token(PERSON, &subject_id(&ctx.keys, nik.as_str()))
}

/// The person such a link is about.
pub fn person_of_link(ctx: &Context, link: &str) -> Option<Vec<u8>> {
    ctx.keys.open_token(PERSON, link).ok()
}

/// What the chain is like, as far as it is known without computing anything.
///
/// # Errors
/// When the database refuses.
pub async fn chain_status(ctx: &Context) -> Result<ChainStatus, AppError> {
    let newest = ctx.store.last_audit_batch().await?;
    let last = newest.as_ref().map_or(i64::MIN, |batch| batch.last_entry);
    let (unsealed, _) = ctx.store.count_audit_entries(last, i64::MIN).await?;
    Ok(ChainStatus { newest, unsealed, check: ctx.store.audit_check().await? })
}

/// Computes the newest batches anew and remembers what came of it.
///
/// # Errors
/// When the database refuses or the witness file cannot be read.
pub async fn check_chain(ctx: &Context, officer: &Officer) -> Result<AuditCheck, AppError> {
    ctx.store.audit(&officer.entry(ctx, "audit.check", None, None)).await?;
    let witness = Witness::in_folder(&ctx.config.data.dir);
    let checked = verify::run_newest(&ctx.store, &ctx.keys, &ctx.clock, &witness, CHECK_MAX).await;
    let (newest, result) = checked.map_err(|error| AppError::unavailable(error.as_ref()))?;
    let (outcome, broken_batch) = match result {
        Ok(()) => ("whole", None),
        Err(broken) => code_of(broken),
    };
    let check = AuditCheck {
        checked_at: ctx.clock.now().timestamp(),
        outcome: outcome.to_owned(),
        broken_batch,
        first_batch: newest.first,
        last_batch: newest.last,
        entries: i64::try_from(newest.entries).unwrap_or(i64::MAX),
    };
    ctx.store.note_audit_check(&check).await?;
    Ok(check)
}

/// What is wrong, as a code, and in which batch.
const fn code_of(broken: Broken) -> (&'static str, Option<i64>) {
    match broken {
        Broken::BatchRemoved(batch) => ("batch_removed", Some(batch)),
        Broken::BatchMoved(batch) => ("batch_moved", Some(batch)),
        Broken::EntriesRemoved { batch, .. } => ("entries_removed", Some(batch)),
        Broken::EntriesInserted { batch, .. } => ("entries_inserted", Some(batch)),
        Broken::Changed { batch, .. } => ("changed", Some(batch)),
        Broken::NewestRemoved(batch) => ("newest_removed", Some(batch)),
        Broken::Replaced(batch) => ("replaced", Some(batch)),
        Broken::Unsealed(_) => ("unsealed", None),
    }
}
