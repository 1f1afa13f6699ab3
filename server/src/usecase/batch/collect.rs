//! Collecting decided cases into a batch, and taking them out again.

use domain::batch::{BatchKind, EntrySource, PBI_PROGRAM};
use domain::form::{Step, StepAnswers};
use domain::review::CaseKind;
use domain::ticket::TicketNumber;

use super::double::{self, Choice};
use super::{PAGE, cycle_of_today, entries, find, named, regency_of, require_open};
use crate::store::batch::BatchRow;
use crate::store::batch::change::NewBatch;
use crate::store::batch::person::Round;
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
    /// Repairs, marks and removals of listed people that came into it.
    pub entries: u64,
    /// Those that were passed over: the data has the new value by now, or the person no more.
    pub passed_over: u64,
    /// Proposals that stay behind: another one of the same person leaves.
    pub doubles: u64,
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
    let round = Round { kind, region: region.as_str(), cycle: &cycle };
    if !anything_waits(ctx, officer, round).await? {
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

/// Takes something that is said of a listed person out of a batch: it waits for the next one. `entry` is its source and
/// key, as `repair:…`.
///
/// # Errors
/// As [`take_out`].
pub async fn take_entry_out(
    ctx: &Context,
    officer: &Officer,
    batch_id: i64,
    entry: &str,
) -> Result<(), AppError> {
    let batch = find(ctx, officer, batch_id).await?;
    let (source, key) = entry.split_once(':').ok_or(AppError::NotFound)?;
    let source: EntrySource = source.parse().map_err(|_| AppError::NotFound)?;
    let noted = officer.entry(ctx, "batch.take_out", None, Some(named(batch.id)));
    if officer.rows(ctx).take_entry_out(batch.id, (source, key), &noted).await? {
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
    round: Round<'_>,
) -> Result<bool, AppError> {
    let Round { kind, cycle, .. } = round;
    if kind == BatchKind::VerifikasiBnba {
        let verdicts = officer.rows(ctx).verdict_counts(cycle_of_today(ctx)).await?;
        if verdicts.layak + verdicts.tidak_layak > 0 {
            return Ok(true);
        }
    }
    if !kind.entry_sources().is_empty() {
        return entries::anything_waits(ctx, officer, kind, cycle).await;
    }
    let mut after = 0;
    loop {
        let page = officer.rows(ctx).waiting_cases(kind, cycle, after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(false) };
        after = last.id;
        let mut choice = Choice::default();
        let chosen = double::choose(ctx, officer, round, &page, &mut choice).await?;
        if !chosen.is_empty() {
            return Ok(true);
        }
    }
}

async fn fill(ctx: &Context, officer: &Officer, batch: &BatchRow) -> Result<Collected, AppError> {
    let kind = batch.kind()?;
    let rows = officer.rows(ctx);
    let mut collected = Collected { batch_id: batch.id, ..Collected::default() };
    if !kind.entry_sources().is_empty() {
        let entries::Filled { entries, passed_over } =
            entries::fill(ctx, officer, batch, kind).await?;
        return Ok(Collected { entries, passed_over, ..collected });
    }
    fill_cases(ctx, officer, batch, &mut collected).await?;
    if kind == BatchKind::VerifikasiBnba {
        let cycle = batch.cycle.parse();
        let cycle = cycle.map_err(|_| AppError::from(StoreError::Malformed("batch.cycle")))?;
        let entry = officer.entry(ctx, "batch.verdicts", None, Some(named(batch.id)));
        if let Some(version) = ctx.store.current_version().await? {
            let taken = rows.fill_verdicts(batch.id, (cycle, version.id), &entry).await?;
            collected.verdicts = taken.ok_or(AppError::Conflict)?;
        }
    }
    Ok(collected)
}

/// Takes what waits, page by page. Of a person one proposal is taken in a pass: whether a second one is of another person
/// after all, as an officer may have found, the next pass says.
async fn fill_cases(
    ctx: &Context,
    officer: &Officer,
    batch: &BatchRow,
    collected: &mut Collected,
) -> Result<(), AppError> {
    loop {
        let before = collected.cases;
        let choice = match fill_once(ctx, officer, batch, collected).await {
            Err(StoreOrApp::Store(StoreError::Conflict(ConflictKind::Duplicate))) => {
                // Another batch took a proposal of the same person at the same moment: now it is seen.
                fill_once(ctx, officer, batch, collected).await?
            }
            done => done?,
        };
        (collected.doubles, collected.quota_full) = (choice.doubles, choice.quota_full);
        if collected.cases >= MAX_CASES || !choice.put_off || collected.cases == before {
            break;
        }
    }
    collected.more = collected.cases >= MAX_CASES;
    Ok(())
}

async fn fill_once(
    ctx: &Context,
    officer: &Officer,
    batch: &BatchRow,
    collected: &mut Collected,
) -> Result<Choice, StoreOrApp> {
    let kind = batch.kind()?;
    let round = Round { kind, region: &batch.region, cycle: &batch.cycle };
    let rows = officer.rows(ctx);
    let entry = officer.entry(ctx, "batch.collect", None, Some(named(batch.id)));
    let mut free = free_places(ctx, officer, batch, kind).await?;
    let mut choice = Choice::default();
    let mut after = 0;
    while collected.cases < MAX_CASES {
        let page = rows.waiting_cases(kind, &batch.cycle, after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = last.id;
        let mut chosen = double::choose(ctx, officer, round, &page, &mut choice).await?;
        if let Some(free) = &mut free {
            let kept = chosen.len().min(usize::try_from(*free).unwrap_or(usize::MAX));
            choice.quota_full += (chosen.len() - kept) as u64;
            chosen.truncate(kept);
            *free -= kept as u64;
        }
        if !chosen.is_empty() {
            let taken = rows.fill_batch(batch.id, &chosen, &entry).await?;
            collected.cases += taken.ok_or(AppError::Conflict)?;
        }
    }
    Ok(choice)
}

/// A failure that may be the store's, to be told from the others.
enum StoreOrApp {
    Store(StoreError),
    App(AppError),
}

impl From<StoreError> for StoreOrApp {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<AppError> for StoreOrApp {
    fn from(error: AppError) -> Self {
        Self::App(error)
    }
}

impl From<StoreOrApp> for AppError {
    fn from(error: StoreOrApp) -> Self {
        match error {
            StoreOrApp::Store(error) => error.into(),
            StoreOrApp::App(error) => error,
        }
    }
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
pub(super) fn goes_into(
    ctx: &Context,
    kind: BatchKind,
    (ticket, sealed): (&str, Option<&[u8]>),
) -> bool {
    if !matches!(kind, BatchKind::Usulan | BatchKind::Pbi) {
        return true;
    }
    let answers = sealed.and_then(|sealed| ctx.keys.open(&usulan_aad(ticket), sealed).ok());
    let answers = answers.and_then(|plain| serde_json::from_slice::<StepAnswers>(&plain).ok());
    let wanted = answers.as_ref().and_then(|answers| answers.get(&Step::Bantuan));
    let programs: Vec<&str> =
        wanted.map(|wanted| wanted.codes("program").collect()).unwrap_or_default();
    BatchKind::of(CaseKind::Usulan, programs) == Some(kind)
}
