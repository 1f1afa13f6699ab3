//! The centre's answers: a file is looked at first, then taken over. Taking it over twice changes nothing.

pub mod line;
mod plan;

use std::collections::BTreeMap;

use domain::batch::{Hasil, Tahap};
use domain::field::{ErrorCode, FieldErrors};
use sha2::{Digest as _, Sha256};

use self::line::{FileProblem, LineReason, Rejected, read_rejected, rejected_csv};
use self::plan::{Plan, Planned};
use super::endorse::news_to;
use super::letter::delete;
use crate::crypto::{hex, random_bytes};
use crate::storage::FileName;
use crate::store::StoreError;
use crate::store::batch::answer::{AnswerFileRow, NewAnswer};
use crate::store::batch::endorse::OwnerRow;
use crate::usecase::draft::check_room;
use crate::usecase::petugas::Officer;
use crate::usecase::track_case::read::note_aad;
use crate::usecase::{AppError, Context};

/// Field of the file.
pub const FILE: &str = "berkas_jawaban";
/// Answers that are taken over before the next owners are looked up.
const CHUNK: usize = 500;
/// Files taken over that are listed.
const LISTED: u64 = 20;
/// Seconds for which a request has a file to itself; it says so again after every [`CHUNK`] of answers.
const CLAIM_SECONDS: i64 = 120;

/// What a file says, or said.
#[derive(Debug)]
pub struct Preview {
    /// Names it in addresses.
    pub key: String,
    /// How many answers of each stage and result move a case.
    pub counts: BTreeMap<(Tahap, Hasil), u64>,
    /// How many cases they move.
    pub cases: u64,
    /// Names what would happen: [`apply`] does this or nothing.
    pub plan: String,
    /// Another request takes the file over.
    pub applying: bool,
    /// How many of them are determined without an answer on their rank (PMT): a file may be missing.
    pub without_rank: u64,
    /// Lines that say what is known already.
    pub unchanged: u64,
    /// Lines that are not taken over.
    pub rejected: Vec<Rejected>,
    /// It was taken over: when (Unix seconds), how many cases it moved, and by how many answers.
    pub applied: Option<(i64, u64, u64)>,
}

/// What came of taking a file over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applied {
    /// It is done, now or before.
    Done,
    /// Another request is at it.
    Busy,
    /// Not what was looked at would happen: nothing did.
    Changed,
}

/// Why a file was not taken in.
#[derive(Debug)]
pub enum NotTaken {
    /// It is no answer file.
    File(FileProblem),
    /// Anything else.
    Failed(AppError),
}

impl<E: Into<AppError>> From<E> for NotTaken {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// Takes a file in to be looked at, in place of one that was sent before and not taken over. Says its key.
///
/// # Errors
/// [`NotTaken::File`]; [`AppError::Invalid`] under [`FILE`] where there is none, or it is too large.
pub async fn upload(
    ctx: &Context,
    officer: &Officer,
    file: Result<Vec<u8>, ErrorCode>,
) -> Result<String, NotTaken> {
    let bytes = file.map_err(|code| AppError::Invalid(FieldErrors::one(FILE, code)))?;
    line::read(&bytes, ctx.clock.today()).map_err(NotTaken::File)?;
    check_room(ctx).await?;
    let sha256 = hex(&Sha256::digest(&bytes));
    let stored = ctx.files.put(&ctx.keys, bytes).await;
    let stored = stored.map_err(|error| AppError::unavailable(&error))?;
    let key = FileName::from_entropy(random_bytes()).as_str().to_owned();
    let entry = officer.entry(ctx, "answer.upload", None, None);
    let rows = officer.rows(ctx);
    match rows.keep_answer_file((&key, &sha256, stored.as_str()), &entry).await {
        Ok(earlier) => {
            for file in earlier {
                delete(ctx, &file).await;
            }
            Ok(key)
        }
        Err(error) => {
            delete(ctx, stored.as_str()).await;
            Err(error.into())
        }
    }
}

/// What a file of this officer would do now; or did, once it was taken over.
///
/// # Errors
/// [`AppError::NotFound`] for a file of somebody else, or one that was replaced.
pub async fn preview(ctx: &Context, officer: &Officer, key: &str) -> Result<Preview, AppError> {
    let row = find_file(ctx, officer, key).await?;
    if let Some(at) = row.applied_at {
        let rejected = read_rejected(row.rejected.as_deref().unwrap_or_default());
        let moved = u64::try_from(row.moved.unwrap_or_default()).unwrap_or_default();
        let sums = officer.rows(ctx).sums_of_answer_file(key).await?;
        // Answers of files from before they were counted by file.
        let answers = sums.answers.unsigned_abs().max(moved);
        return Ok(Preview {
            key: row.key,
            counts: BTreeMap::new(),
            cases: 0,
            plan: String::new(),
            applying: false,
            without_rank: 0,
            unchanged: 0,
            rejected,
            applied: Some((at, moved, answers)),
        });
    }
    let plan = plan_of(ctx, officer, &row).await?;
    let now = ctx.clock.now().timestamp();
    Ok(Preview {
        counts: plan.counts(),
        cases: plan.cases(),
        plan: plan.digest(),
        applying: row.claimed_until.is_some_and(|until| until >= now),
        without_rank: plan.without_rank(),
        unchanged: plan.unchanged,
        rejected: plan.rejected,
        applied: None,
        key: row.key,
    })
}

/// Takes a file over as it was looked at: each case with its history, log and mail at once. One request at a time; what
/// breaks off goes on at the next try.
///
/// # Errors
/// [`AppError::NotFound`] as [`preview`].
pub async fn apply(
    ctx: &Context,
    officer: &Officer,
    key: &str,
    seen: &str,
) -> Result<Applied, AppError> {
    let row = find_file(ctx, officer, key).await?;
    if row.applied_at.is_some() {
        return Ok(Applied::Done);
    }
    let rows = officer.rows(ctx);
    if !rows.claim_answer_file(key, claim(ctx), false).await? {
        return Ok(Applied::Busy);
    }
    let applied = take_over(ctx, officer, &row, seen).await;
    if !matches!(applied, Ok(Applied::Done)) {
        rows.release_answer_file(key).await?;
    }
    applied
}

/// Now, and until when a request has a file to itself, in Unix seconds.
fn claim(ctx: &Context) -> (i64, i64) {
    let now = ctx.clock.now().timestamp();
    (now, now + CLAIM_SECONDS)
}

async fn take_over(
    ctx: &Context,
    officer: &Officer,
    row: &AnswerFileRow,
    seen: &str,
) -> Result<Applied, AppError> {
    let plan = plan_of(ctx, officer, row).await?;
    if plan.digest() != seen {
        return Ok(Applied::Changed);
    }
    let Plan { planned, mut rejected, .. } = plan;
    let rows = officer.rows(ctx);
    for some in planned.chunks(CHUNK) {
        rows.claim_answer_file(&row.key, claim(ctx), true).await?;
        let cases: Vec<i64> = some.iter().map(|one| one.case_id).collect();
        let owners = rows.owners_of(&cases).await?;
        let owners: BTreeMap<i64, OwnerRow> =
            owners.into_iter().map(|owner| (owner.case_id, owner)).collect();
        for one in some {
            if !take(ctx, officer, (&row.key, one), owners.get(&one.case_id)).await? {
                let (line_no, reason) = (one.line.number, LineReason::Moved);
                rejected.push(Rejected { line_no, reason });
            }
        }
    }
    rejected.sort_by_key(|line| line.line_no);
    let moved = rows.sums_of_answer_file(&row.key).await?.cases;
    let entry = officer.entry(ctx, "answer.import", None, Some(format!("cases:{moved}")));
    let count = i32::try_from(moved).unwrap_or(i32::MAX);
    match rows.finish_answer_file(&row.key, (count, &rejected_csv(&rejected)), &entry).await {
        // Whoever took so long that another one finished it: it is done.
        Err(StoreError::Conflict(_)) => return Ok(Applied::Done),
        done => done?,
    }
    if let Some(file) = &row.file {
        delete(ctx, file).await;
    }
    Ok(Applied::Done)
}

/// Files that this officer has taken over.
///
/// # Errors
/// When the database refuses.
pub async fn taken_over(ctx: &Context, officer: &Officer) -> Result<Vec<AnswerFileRow>, AppError> {
    Ok(officer.rows(ctx).answer_files(officer.id, LISTED).await?)
}

async fn find_file(ctx: &Context, officer: &Officer, key: &str) -> Result<AnswerFileRow, AppError> {
    officer.rows(ctx).answer_file(key, officer.id).await?.ok_or(AppError::NotFound)
}

async fn plan_of(ctx: &Context, officer: &Officer, row: &AnswerFileRow) -> Result<Plan, AppError> {
    let malformed = || AppError::from(StoreError::Malformed("answer_file"));
    let name = row.file.as_deref().and_then(FileName::parse).ok_or_else(malformed)?;
    let bytes = ctx.files.get(&ctx.keys, &name).await;
    let bytes = bytes.map_err(|error| AppError::unavailable(&error))?;
    let (lines, rejected) = line::read(&bytes, ctx.clock.today()).map_err(|_| malformed())?;
    plan::plan(ctx, officer, lines, rejected).await
}

/// Takes one answer over.
async fn take(
    ctx: &Context,
    officer: &Officer,
    (file_key, one): (&str, &Planned),
    owner: Option<&OwnerRow>,
) -> Result<bool, AppError> {
    let line = &one.line;
    let ticket = line.ticket.as_str();
    let words = (!line.words.is_empty()).then(|| {
        let plain = line.words.as_bytes();
        let kept = ctx.keys.seal(&words_aad(ticket, line.tahap), plain);
        (kept, ctx.keys.seal(&note_aad(ticket), plain))
    });
    // One mail however many stages of a case a file answers: each would say the same.
    let mail = owner.and_then(|owner| news_to(ctx, owner, file_key));
    let answer = NewAnswer {
        case_id: one.case_id,
        batch_id: one.batch_id,
        tahap: line.tahap,
        hasil: line.hasil,
        action: one.action,
        words,
        decided_on: line.decided_on,
        mails: mail.into_iter().collect(),
        file_key: file_key.to_owned(),
    };
    let entry = officer.entry(ctx, "answer.take", Some(one.case_id), None);
    Ok(officer.rows(ctx).take_answer(&ctx.keys, answer, &entry).await?)
}

fn words_aad(ticket: &str, tahap: Tahap) -> Vec<u8> {
    format!("centre_answer|alasan|{ticket}|{}", tahap.as_str()).into_bytes()
}
