//! Collecting decided cases into a batch, and taking them out again.

use domain::batch::{BatchKind, PBI_PROGRAM};
use domain::form::{Step, StepAnswers};
use domain::review::CaseKind;
use domain::ticket::TicketNumber;

use super::{PAGE, cycle_of_today, find, named, regency_of, require_open};
use crate::store::batch::BatchRow;
use crate::store::batch::change::{NewBatch, WaitingCase};
use crate::store::{ConflictKind, StoreError};
use crate::usecase::draft::usulan_aad;
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// Most cases that one request collects: nobody waits longer, and the next request goes on.
const MAX_CASES: u64 = 20_000;

/// What was collected.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Collected {
    /// The batch.
    pub batch_id: i64,
    /// Cases that came into it.
    pub cases: u64,
    /// Verdicts on listed recipients that came into it.
    pub verdicts: u64,
    /// Cases that stay behind: *layak, kuota penuh*.
    pub quota_full: u64,
    /// There are more: ask again.
    pub more: bool,
}

/// Begins a batch of this month with everything that waits for it; `None` when nothing does.
///
/// # Errors
/// [`AppError::WindowClosed`] outside the window of `kind`; [`AppError::Forbidden`] for an officer of no regency.
pub async fn begin(
    ctx: &Context,
    officer: &Officer,
    kind: BatchKind,
) -> Result<Option<Collected>, AppError> {
    let region = regency_of(officer.scope).ok_or(AppError::Forbidden)?;
    require_open(ctx, kind.window()).await?;
    let cycle = cycle_of_today(ctx).to_string();
    if !anything_waits(ctx, officer, kind, &cycle).await? {
        return Ok(None);
    }
    let entry = officer.entry(ctx, "batch.begin", None, None);
    let new = NewBatch {
        kind,
        region: region.as_str(),
        cycle: &cycle,
        petugas_id: officer.id,
        now: entry.at,
    };
    let id = match officer.rows(ctx).begin_batch(&new, &entry).await {
        // Somebody else began one at the same moment.
        Err(StoreError::Conflict(ConflictKind::Duplicate)) => {
            officer.rows(ctx).begin_batch(&new, &entry).await?
        }
        made => made?,
    };
    let batch = find(ctx, officer, id).await?;
    Ok(Some(fill(ctx, officer, &batch).await?))
}

/// Puts what has been decided since into a batch.
///
/// # Errors
/// [`AppError::NotFound`] outside the scope; [`AppError::WindowClosed`]; [`AppError::Conflict`] once it is endorsed.
pub async fn add(ctx: &Context, officer: &Officer, batch_id: i64) -> Result<Collected, AppError> {
    let batch = find(ctx, officer, batch_id).await?;
    if batch.is_endorsed() {
        return Err(AppError::Conflict);
    }
    require_open(ctx, batch.kind()?.window()).await?;
    fill(ctx, officer, &batch).await
}

/// Takes a case out of a batch: it waits for the next one.
///
/// # Errors
/// [`AppError::NotFound`] outside the scope; [`AppError::Conflict`] when the batch is endorsed or does not have it.
pub async fn take_out(
    ctx: &Context,
    officer: &Officer,
    batch_id: i64,
    ticket: &str,
) -> Result<(), AppError> {
    let batch = find(ctx, officer, batch_id).await?;
    let ticket = TicketNumber::parse(ticket).map_err(|_| AppError::NotFound)?;
    let case = officer.rows(ctx).case(ticket.as_str()).await?.ok_or(AppError::NotFound)?;
    let entry = officer.entry(ctx, "batch.take_out", Some(case.id), Some(named(batch.id)));
    if officer.rows(ctx).take_out(&ctx.keys, batch.id, case.id, &entry).await? {
        Ok(())
    } else {
        Err(AppError::Conflict)
    }
}

/// Takes the verdicts on listed recipients out of a batch, so that they can be changed. Says how many.
///
/// # Errors
/// As [`take_out`].
pub async fn take_verdicts_out(
    ctx: &Context,
    officer: &Officer,
    batch_id: i64,
) -> Result<u64, AppError> {
    let batch = find(ctx, officer, batch_id).await?;
    let entry = officer.entry(ctx, "batch.verdicts_out", None, Some(named(batch.id)));
    let freed = officer.rows(ctx).take_verdicts_out(batch.id, &entry).await?;
    freed.ok_or(AppError::Conflict)
}

async fn anything_waits(
    ctx: &Context,
    officer: &Officer,
    kind: BatchKind,
    cycle: &str,
) -> Result<bool, AppError> {
    if kind == BatchKind::VerifikasiBnba {
        let verdicts = officer.rows(ctx).verdict_counts(cycle_of_today(ctx)).await?;
        if verdicts.layak + verdicts.tidak_layak > 0 {
            return Ok(true);
        }
    }
    let mut after = 0;
    loop {
        let page = officer.rows(ctx).waiting_cases(kind, cycle, after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(false) };
        after = last.id;
        if page.iter().any(|case| goes_into(ctx, kind, case)) {
            return Ok(true);
        }
    }
}

async fn fill(ctx: &Context, officer: &Officer, batch: &BatchRow) -> Result<Collected, AppError> {
    let kind = batch.kind()?;
    let rows = officer.rows(ctx);
    let entry = officer.entry(ctx, "batch.collect", None, Some(named(batch.id)));
    let mut free = free_places(ctx, officer, batch, kind).await?;
    let mut collected = Collected { batch_id: batch.id, ..Collected::default() };
    let mut after = 0;
    while collected.cases < MAX_CASES {
        let page = rows.waiting_cases(kind, &batch.cycle, after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = last.id;
        let mut ids: Vec<i64> =
            page.iter().filter(|case| goes_into(ctx, kind, case)).map(|case| case.id).collect();
        if let Some(free) = &mut free {
            let kept = ids.len().min(usize::try_from(*free).unwrap_or(usize::MAX));
            collected.quota_full += (ids.len() - kept) as u64;
            ids.truncate(kept);
            *free -= kept as u64;
        }
        if !ids.is_empty() {
            let taken = rows.fill_batch(batch.id, &ids, &entry).await?;
            collected.cases += taken.ok_or(AppError::Conflict)?;
        }
    }
    collected.more = collected.cases >= MAX_CASES;
    if kind == BatchKind::VerifikasiBnba {
        let cycle = batch.cycle.parse();
        let cycle = cycle.map_err(|_| AppError::from(StoreError::Malformed("batch.cycle")))?;
        let entry = officer.entry(ctx, "batch.verdicts", None, Some(named(batch.id)));
        let taken = rows.fill_verdicts(batch.id, cycle, &entry).await?;
        collected.verdicts = taken.ok_or(AppError::Conflict)?;
    }
    Ok(collected)
}

/// How many more a batch may take; `None` where no quota is in force.
async fn free_places(
    ctx: &Context,
    officer: &Officer,
    batch: &BatchRow,
    kind: BatchKind,
) -> Result<Option<u64>, AppError> {
    if kind != BatchKind::Pbi {
        return Ok(None);
    }
    let today = ctx.clock.today();
    let places = officer.rows(ctx).places(&batch.region, PBI_PROGRAM, today).await?;
    Ok(places.map(|places| u64::try_from(places.free()).unwrap_or(0)))
}

/// Whether a case that waits belongs into batches of `kind`. What a proposal asks for is sealed with its answers.
fn goes_into(ctx: &Context, kind: BatchKind, case: &WaitingCase) -> bool {
    if !matches!(kind, BatchKind::Usulan | BatchKind::Pbi) {
        return true;
    }
    let opened = |sealed: &Vec<u8>| ctx.keys.open(&usulan_aad(&case.ticket), sealed).ok();
    let answers = case.sealed.as_ref().and_then(opened);
    let answers = answers.and_then(|plain| serde_json::from_slice::<StepAnswers>(&plain).ok());
    let wanted = answers.as_ref().and_then(|answers| answers.get(&Step::Bantuan));
    let programs: Vec<&str> =
        wanted.map(|wanted| wanted.codes("program").collect()).unwrap_or_default();
    BatchKind::of(CaseKind::Usulan, programs) == Some(kind)
}
