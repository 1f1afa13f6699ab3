//! The pages of a proposal, in the order a citizen meets them.

pub mod check;
pub mod members;
pub mod photos;
pub mod receipt;
pub mod start;
pub mod step;
pub mod tasks;
pub(super) mod words;

use app::pages::usulan::model::{self, StepFrame, StepStatus};
use app::text::{Lang, date};
use axum::response::Response;
use chrono::{DateTime, Utc};
use domain::field::FieldErrors;
use domain::usulan::{Choices, DraftContent, Step, read_usulan};
use domain::window::CycleOffer;

use crate::clock::{WIB, day_of, instant_of};
use crate::http::cookies::{DraftSecret, Opens};
use crate::http::page::{Page, see_other};
use crate::store::retention::Kept;
use crate::usecase::usulan::draft::{self, OpenDraft, SavedStep};
use crate::usecase::usulan::offer::offer_at;
use crate::usecase::{AppError, Context};

/// The task list.
pub const TASKS: &str = "/usulan/draf";
/// Check answers, declare, send.
pub const CHECK: &str = "/usulan/draf/periksa";

/// GET of an address that only takes a form, typed in or left in the bar by a refused one: the page it belongs to.
pub async fn start_page() -> Response {
    see_other("/usulan/baru")
}

/// The same, for the task list.
pub async fn tasks_page() -> Response {
    see_other(TASKS)
}

/// The same, for the check page.
pub async fn check_page() -> Response {
    see_other(CHECK)
}

/// The same, for the photos.
pub async fn photos_page() -> Response {
    see_other(photos::PHOTOS)
}

/// Opens the draft of this browser. A draft that was sent leads to its receipt.
async fn open(page: &Page, secret: &DraftSecret) -> Result<OpenDraft, AppError> {
    draft::open(page.ctx(), &secret.0).await
}

/// A draft that was sent is no longer filled in: its receipt.
fn if_sent(draft: &OpenDraft) -> Option<Response> {
    draft.row.submitted_at.map(|_| see_other(&format!("/usulan/tiket/{}", draft.row.ticket)))
}

fn give_draft(page: &Page, response: &mut Response, secret: &str) {
    Opens::Draft.give(response, secret, page.ctx().config.has_secure_cookies());
}

/// The earliest cycle, as people read it.
async fn offer(ctx: &Context, lang: Lang) -> Result<model::CycleOffer, AppError> {
    let now = ctx.clock.now();
    Ok(offer_words(offer_at(ctx, now).await?, now, lang))
}

fn offer_words(offer: CycleOffer, received: DateTime<Utc>, lang: Lang) -> model::CycleOffer {
    model::CycleOffer {
        cycle: date::month(lang, offer.cycle.first_day()),
        cutoff: date::long(lang, offer.cutoff),
        later_month: !offer.is_current(received.with_timezone(&WIB)),
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
fn step_frame(
    page: &Page,
    draft: &OpenDraft,
    step: Step,
    saved: Option<&SavedStep>,
    errors: FieldErrors,
) -> StepFrame {
    let steps = Step::of(draft.hubungan);
    let place = steps.iter().position(|one| *one == step).map_or(1, |at| at + 1);
    StepFrame {
        chrome: page.chrome(),
        hubungan: draft.hubungan,
        step,
        place: (place, steps.len()),
        errors,
        saved_at: saved.map(|saved| clock_time(saved.saved_at)),
        version: saved.map_or(0, |saved| saved.version),
        changed_elsewhere: false,
        storage_full: false,
        from_check: false,
        draft_id: draft.row.id.clone(),
    }
}

/// How long photos and the rest of a closed case are kept today, in days.
pub(super) async fn kept_days(ctx: &Context) -> Result<(u32, u32), AppError> {
    let today = ctx.clock.today();
    let photos = ctx.store.retention_days(Kept::PhotoClosed, today).await?;
    let case = ctx.store.retention_days(Kept::CaseClosed, today).await?;
    Ok((photos.unwrap_or_default(), case.unwrap_or_default()))
}

/// Where saving a step leads.
fn after_step(from_check: bool) -> Response {
    see_other(if from_check { CHECK } else { TASKS })
}

/// The steps that keep a draft from being sent.
fn wrong_steps(content: &DraftContent, choices: &Choices, ctx: &Context) -> Vec<Step> {
    match read_usulan(content, choices, ctx.clock.today()) {
        Ok(_) => Vec::new(),
        Err(wrong) => wrong.into_iter().map(|wrong| wrong.step).collect(),
    }
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
