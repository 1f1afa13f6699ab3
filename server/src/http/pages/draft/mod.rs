//! The pages that every form shares, in the order a citizen meets them.

pub mod check;
pub mod members;
pub mod photos;
mod posted;
mod questions;
pub mod receipt;
pub mod step;
pub mod tasks;
pub mod words;

pub use receipt::qr;

use app::pages::draft::Door;
use app::pages::draft::model::{self, StepFrame, StepStatus, SubjectCard};
use app::text::{Lang, date};
use axum::response::Response;
use chrono::{DateTime, Utc};
use domain::field::FieldErrors;
use domain::form::{DraftContent, Form, Step};
use domain::window::CycleOffer;

use super::form::FormFields;
use crate::clock::{WIB, day_of, instant_of};
use crate::http::cookies::{DraftSecret, Opens};
use crate::http::page::{Page, see_other};
use crate::store::retention::Kept;
use crate::usecase::card::card_words;
use crate::usecase::draft::offer::{closed_until, offer_at};
use crate::usecase::draft::{
    self, Beginning, Begun, OpenDraft, Resumed, SavedStep, resume_code_of,
};
use crate::usecase::{AppError, Context};

/// What a page is told in its address when a draft has just been deleted: `?selesai=hapus`.
pub(super) const DISCARDED: &str = "hapus";
/// Where what was sent has just been forgotten on this phone: only ticket and PIN open it again.
const FORGOTTEN: &str = "/lacak?selesai=lupa";

/// Where the door of a draft begins, once it has been deleted: the page says so.
fn discarded(door: Door) -> String {
    format!("{}?selesai={DISCARDED}", door.start())
}

/// Where an officer begins for the next citizen.
const ASSIST: &str = "/petugas/usulan/baru";

/// GET of an address that only takes a form, typed in or left in the bar by a refused one: the page it belongs to.
pub async fn start_page(at: DraftSecret) -> Response {
    see_other(at.door.start())
}

/// The same, for the task list.
pub async fn tasks_page(at: DraftSecret) -> Response {
    see_other(at.door.tasks())
}

/// The same, for the check page.
pub async fn check_page(at: DraftSecret) -> Response {
    see_other(&at.door.check())
}

/// The same, for the photos.
pub async fn photos_page(at: DraftSecret) -> Response {
    see_other(&at.door.step(Step::Foto))
}

/// Opens the draft that this browser has behind the door of the address.
async fn open(page: &Page, at: &DraftSecret) -> Result<OpenDraft, AppError> {
    let draft = draft::open(page.ctx(), &at.secret).await?;
    if Door::of(draft.form) == at.door { Ok(draft) } else { Err(AppError::DraftGone) }
}

/// The draft of this browser behind a door, unless it was sent.
pub(super) async fn unfinished(
    page: &Page,
    at: &DraftSecret,
) -> Result<Option<OpenDraft>, AppError> {
    match open(page, at).await {
        Ok(draft) => Ok(Some(draft).filter(|draft| draft.row.submitted_at.is_none())),
        Err(AppError::DraftGone) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The resume code of a draft that somebody has filled in and is about to begin another one beside; `None` where nothing
/// would be lost.
pub(super) async fn would_lose(page: &Page, at: &DraftSecret) -> Result<Option<String>, AppError> {
    let Some(draft) = unfinished(page, at).await? else { return Ok(None) };
    if !draft::is_touched(page.ctx(), &draft).await? {
        return Ok(None);
    }
    Ok(Some(resume_code_of(&page.ctx().keys, &draft.secret).to_string()))
}

/// Begins a draft, gives the browser its secret, and leads to its task list.
pub(super) async fn begin(page: &Page, start: Beginning) -> Result<Response, AppError> {
    let lang = page.visitor.lang.code();
    let begun = draft::begin(page.ctx(), page.visitor.client, start, lang).await?;
    Ok(begun_answer(page, &begun))
}

/// The answer to a draft that has just begun.
pub(super) fn begun_answer(page: &Page, begun: &Begun) -> Response {
    let door = Door::of(begun.draft.form);
    let mut response = see_other(door.tasks());
    give_draft(page, door, &mut response, begun.secret.as_str());
    response
}

/// The answer to a draft that was found again.
pub(super) fn resumed_answer(page: &Page, resumed: &Resumed) -> Response {
    let door = Door::of(resumed.form);
    let mut response = see_other(door.tasks());
    give_draft(page, door, &mut response, resumed.secret.as_str());
    response
}

/// A draft that was sent is no longer filled in: its receipt.
fn if_sent(draft: &OpenDraft) -> Option<Response> {
    let receipt = Door::of(draft.form).receipt(&draft.row.ticket);
    draft.row.submitted_at.map(|_| see_other(&receipt))
}

fn give_draft(page: &Page, door: Door, response: &mut Response, secret: &str) {
    Opens::Draft(door).give(response, secret, page.ctx().config.has_secure_cookies());
}

/// POST `/{door}/draf/lanjut`: another phone, another day.
pub async fn resume(page: Page, at: DraftSecret, mut fields: FormFields) -> Response {
    let typed = fields.take(draft::RESUME_FIELD);
    let result = match draft::resume(page.ctx(), page.visitor.client, &typed).await {
        Ok(resumed) => {
            // A code leads to its own form, wherever it is typed.
            Ok(resumed_answer(&page, &resumed))
        }
        Err(AppError::Invalid(errors)) if at.door == Door::Usulan => {
            super::usulan::refuse_code(&page, &at, typed, errors).await
        }
        // Its own code opens an answer; a resume code is none of its doors.
        Err(AppError::Invalid(_)) if at.door == Door::Jawab => Ok(see_other(Door::Jawab.start())),
        Err(AppError::Invalid(errors)) => {
            super::sanggahan::refuse_code(&page, &at, typed, errors).await
        }
        Err(error) => Err(error),
    };
    page.answer(result).await
}

/// POST `/{door}/draf/hapus`: nothing of it is kept.
pub async fn discard(page: Page, at: DraftSecret) -> Response {
    let result = async {
        let draft = open(&page, &at).await?;
        let Some(receipt) = if_sent(&draft) else {
            draft::discard(page.ctx(), &draft).await?;
            return Ok(forget(&page, at.door, see_other(&discarded(at.door))));
        };
        // What was sent is no draft any more, and its receipt must not be lost by a late tap. A report is forgotten on
        // this phone all the same, and what an officer sent for somebody on the office's computer: others use it too.
        if draft.row.filed_by.is_some() {
            return Ok(forget(&page, at.door, see_other(ASSIST)));
        }
        let shared = draft.form.is_about_recipient();
        Ok(if shared { forget(&page, at.door, see_other(FORGOTTEN)) } else { receipt })
    };
    match result.await {
        Ok(left) => left,
        Err(AppError::DraftGone) => forget(&page, at.door, see_other(&discarded(at.door))),
        Err(error) => page.error(error).await,
    }
}

/// Takes the cookie of a door back.
fn forget(page: &Page, door: Door, mut response: Response) -> Response {
    Opens::Draft(door).take_back(&mut response, page.ctx().config.has_secure_cookies());
    response
}

/// The card a form is about, in words.
async fn subject_words(ctx: &Context, draft: &OpenDraft) -> Result<Option<SubjectCard>, AppError> {
    match &draft.subject {
        Some(subject) => card_words(ctx, subject).await.map(Some),
        None => Ok(None),
    }
}

/// The earliest cycle, as people read it.
pub(super) async fn offer(
    ctx: &Context,
    form: Form,
    lang: Lang,
) -> Result<model::CycleOffer, AppError> {
    let now = ctx.clock.now();
    let mut words = offer_words(offer_at(ctx, form, now).await?, now, lang);
    if let Form::Usulan(_) = form {
        words.closed_until = closed_until(ctx, now).await?.map(|day| date::long(lang, day));
    }
    Ok(words)
}

fn offer_words(offer: CycleOffer, received: DateTime<Utc>, lang: Lang) -> model::CycleOffer {
    model::CycleOffer {
        cycle: date::month(lang, offer.cycle.first_day()),
        cutoff: date::long(lang, offer.cutoff),
        later_month: !offer.is_current(received.with_timezone(&WIB)),
        closed_until: None,
    }
}

/// `14.05`
fn clock_time(seconds: i64) -> String {
    instant_of(seconds).with_timezone(&WIB).format("%H.%M").to_string()
}

/// `21 November 2026 pukul 14.05`
pub(super) fn moment(lang: Lang, seconds: i64) -> String {
    date::moment(lang, day_of(instant_of(seconds)), &clock_time(seconds))
}

/// The frame of a step's page.
async fn step_frame(
    page: &Page,
    draft: &OpenDraft,
    step: Step,
    saved: Option<&SavedStep>,
    errors: FieldErrors,
) -> Result<StepFrame, AppError> {
    let steps = Step::of(draft.form);
    let place = steps.iter().position(|one| *one == step).map_or(1, |at| at + 1);
    Ok(StepFrame {
        chrome: page.chrome(),
        form: draft.form,
        subject: subject_words(page.ctx(), draft).await?,
        step,
        place: (place, steps.len()),
        errors,
        // Of answers without their consent nothing is kept: there is nothing to call saved.
        saved_at: saved.filter(|saved| !saved.is_empty()).map(|saved| clock_time(saved.saved_at)),
        version: saved.map_or(0, |saved| saved.version),
        kept: false,
        changed_elsewhere: false,
        storage_full: false,
        wait_seconds: None,
        from_check: false,
        draft_id: draft.row.id.clone(),
    })
}

/// How long photos and the rest of a closed case are kept today, in days.
pub(super) async fn kept_days(ctx: &Context) -> Result<(u32, u32), AppError> {
    let today = ctx.clock.today();
    let photos = ctx.store.retention_days(Kept::PhotoClosed, today).await?;
    let case = ctx.store.retention_days(Kept::CaseClosed, today).await?;
    Ok((photos.unwrap_or_default(), case.unwrap_or_default()))
}

/// Where saving a step leads.
fn after_step(draft: &OpenDraft, from_check: bool) -> Response {
    let door = Door::of(draft.form);
    if from_check { see_other(&door.check()) } else { see_other(door.tasks()) }
}

/// The steps that keep a draft from being sent.
async fn unready_steps(ctx: &Context, content: &DraftContent) -> Result<Vec<Step>, AppError> {
    let wrong = draft::wrong_steps(ctx, content).await?;
    Ok(wrong.into_iter().map(|wrong| wrong.step).collect())
}

/// How far a step is.
fn status_of(step: Step, content: &DraftContent, wrong: &[Step]) -> StepStatus {
    match (is_empty(step, content), wrong.contains(&step)) {
        (true, false) => StepStatus::Optional,
        (true, true) => StepStatus::Todo,
        (false, true) => StepStatus::Partial,
        (false, false) => StepStatus::Done,
    }
}

/// Whether nothing was answered yet. The choice made before the draft began does not count.
fn is_empty(step: Step, content: &DraftContent) -> bool {
    match step {
        Step::Foto => content.photos.is_empty(),
        Step::Anggota => content.members.is_empty(),
        _ => content.answers.get(&step).is_none_or(|answers| {
            answers.iter().all(|(name, text)| name == "hubungan" || text.trim().is_empty())
        }),
    }
}
