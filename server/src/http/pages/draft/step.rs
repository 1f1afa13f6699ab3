//! `/{door}/draf/{step}`: the questions of one step. Whatever is posted is saved first, right or wrong.

use app::pages::cek::model::VillageSearch;
use app::pages::draft::model::{RegionQuestion, StepPage};
use app::pages::draft::step_page;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::Response;
use domain::field::{ErrorCode, FieldErrors};
use domain::form::{Answers, FieldKind, Form, REGION_FIELDS, Step};
use domain::wilayah::Level;
use serde::Deserialize;

use super::posted::{
    Action, Asked, chosen_hubungan, is_searching, read_action, read_answers, region_form,
    with_region,
};
use super::questions::questions;
use super::{after_step, if_sent, members, open, photos, step_frame};
use crate::http::api::FULL_RETRY_SECONDS;
use crate::http::cookies::DraftSecret;
use crate::http::page::Page;
use crate::http::pages::form::FormFields;
use crate::usecase::choose_region::{Reading, read_region, search_villages};
use crate::usecase::draft::{
    OpenDraft, Saved, SavedStep, StepContent, errors_of_step, read_steps, save_step,
};
use crate::usecase::limit::{Limit, count};
use crate::usecase::{AppError, Context};

/// Where the step was opened from.
#[derive(Default, Deserialize)]
pub struct StepQuery {
    dari: Option<String>,
}

/// A step as it stands on the page.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about what is shown")]
pub(super) struct Shown {
    pub(super) answers: Answers,
    pub(super) errors: FieldErrors,
    pub(super) version: i32,
    /// These answers are stored, whatever is wrong with them.
    pub(super) kept: bool,
    pub(super) changed_elsewhere: bool,
    pub(super) storage_full: bool,
    /// Too much was asked for: when the next attempt makes sense, in seconds.
    pub(super) wait_seconds: Option<u32>,
    pub(super) from_check: bool,
    pub(super) reading: Reading,
    pub(super) search: Option<VillageSearch>,
    pub(super) asked: Asked,
}

impl Default for Shown {
    fn default() -> Self {
        Self {
            answers: Answers::default(),
            errors: FieldErrors::default(),
            version: 0,
            kept: false,
            changed_elsewhere: false,
            storage_full: false,
            wait_seconds: None,
            from_check: false,
            reading: Reading::Choosing,
            search: None,
            asked: Asked::default(),
        }
    }
}

/// GET `/{door}/draf/{step}`
pub async fn show(
    page: Page,
    at: DraftSecret,
    Path(slug): Path<String>,
    query: Result<Query<StepQuery>, QueryRejection>,
) -> Response {
    let from_check = query.is_ok_and(|query| query.0.dari.as_deref() == Some("periksa"));
    let result = show_saved(&page, &at, &slug, from_check).await;
    page.answer(result).await
}

/// POST `/{door}/draf/{step}`
pub async fn submit(
    page: Page,
    at: DraftSecret,
    Path(slug): Path<String>,
    fields: FormFields,
) -> Response {
    let mut page = page;
    let result = submit_step(&mut page, &at, &slug, fields).await;
    page.answer(result).await
}

async fn show_saved(
    page: &Page,
    at: &DraftSecret,
    slug: &str,
    from_check: bool,
) -> Result<Response, AppError> {
    let (draft, step) = open_step(page, at, slug).await?;
    if let Some(receipt) = if_sent(&draft) {
        return Ok(receipt);
    }
    let mut steps = read_steps(page.ctx(), &draft).await?;
    let other_step_answers = region_of_proposer(step, &steps);
    let saved = steps.remove(&step);
    match step {
        Step::Anggota => members::show(page, &draft, saved, from_check).await,
        Step::Foto => photos::show(page, &draft, FieldErrors::default(), from_check).await,
        _ => {
            let mut answers = answers_of(saved.as_ref());
            if let Some(hubungan) = draft.form.hubungan()
                && step == Step::Pengusul
                && answers.get("hubungan").is_empty()
            {
                answers.set("hubungan", hubungan.as_str());
            }
            // Who objects or vouches lives where the person does: offered, not imposed.
            if saved.is_none()
                && step == Step::Pelapor
                && let Some(subject) = &draft.subject
            {
                answers.set(Level::Desa.field(), subject.desa.to_string());
            }
            // A neighbour lives where the proposer does: offered, not imposed.
            if saved.is_none()
                && let Some(region) = other_step_answers
            {
                for (name, value) in region {
                    answers.set(name, value);
                }
            }
            let version = saved.as_ref().map_or(0, |saved| saved.version);
            let shown = Shown { answers, version, from_check, ..Shown::default() };
            let mut response = render(page, &draft, step, saved.as_ref(), shown).await?;
            // A look at what was saved is no failure, even where the saved region is wrong.
            *response.status_mut() = StatusCode::OK;
            Ok(response)
        }
    }
}

fn region_of_proposer(
    step: Step,
    steps: &crate::usecase::draft::SavedSteps,
) -> Option<Vec<(&'static str, String)>> {
    if step != Step::Alamat {
        return None;
    }
    let answers = answers_of(steps.get(&Step::Pengusul));
    let region = domain::form::REGION_FIELDS;
    Some(region.into_iter().map(|name| (name, answers.get(name).to_owned())).collect())
}

async fn submit_step(
    page: &mut Page,
    at: &DraftSecret,
    slug: &str,
    mut fields: FormFields,
) -> Result<Response, AppError> {
    let (draft, step) = open_step(page, at, slug).await?;
    if let Some(receipt) = if_sent(&draft) {
        return Ok(receipt);
    }
    match step {
        Step::Anggota => return members::submit(page, &draft, fields).await,
        Step::Foto => return Err(AppError::NotFound),
        _ => {}
    }
    let asked = Asked::of(&fields);
    let action = read_action(&mut fields);
    let shown = Shown {
        version: fields.take("versi").parse().unwrap_or(0),
        from_check: fields.take("dari") == "periksa",
        asked,
        answers: read_answers(step, draft.form, &mut fields),
        ..Shown::default()
    };
    let searched = fields.take("cari");
    match action {
        // Enter in the search box sends the form's main button.
        Action::Save if is_searching(&shown.answers, &searched) => {
            search(page, &draft, step, shown, &searched).await
        }
        Action::Save => save(page, draft, step, shown).await,
        Action::NextList => render(page, &draft, step, None, shown).await,
        Action::Search => search(page, &draft, step, shown, &searched).await,
        Action::Pick(code) => {
            let answers = with_region(shown.answers, &code);
            render(page, &draft, step, None, Shown { answers, ..shown }).await
        }
        Action::Speak(lang) => {
            page.speak(lang);
            let mut response = render(page, &draft, step, None, shown).await?;
            page.remember_language(&mut response);
            Ok(response)
        }
    }
}

/// The draft and the step of an address; a step this proposal does not have is not found.
async fn open_step(
    page: &Page,
    at: &DraftSecret,
    slug: &str,
) -> Result<(OpenDraft, Step), AppError> {
    let step = Step::from_slug(slug).ok_or(AppError::NotFound)?;
    let draft = open(page, at).await?;
    if Step::of(draft.form).contains(&step) { Ok((draft, step)) } else { Err(AppError::NotFound) }
}

async fn search(
    page: &Page,
    draft: &OpenDraft,
    step: Step,
    mut shown: Shown,
    typed: &str,
) -> Result<Response, AppError> {
    shown.answers.set("cari", typed);
    match count(page.ctx(), Limit::VillageSearch, &[page.visitor.client.bytes()]).await {
        Ok(()) => {}
        // What was typed into the step must not be lost for a search.
        Err(AppError::TooManyRequests { retry_after_seconds }) => {
            shown.wait_seconds = Some(retry_after_seconds);
            return render(page, draft, step, None, shown).await;
        }
        Err(error) => return Err(error),
    }
    match search_villages(page.ctx(), typed).await {
        Ok(found) => shown.search = Some(found),
        Err(AppError::Invalid(errors)) => shown.errors = errors,
        Err(error) => return Err(error),
    }
    render(page, draft, step, None, shown).await
}

/// Saves what was typed; shows the step again when something is wrong with it.
async fn save(
    page: &Page,
    draft: OpenDraft,
    step: Step,
    mut shown: Shown,
) -> Result<Response, AppError> {
    let ctx = page.ctx();
    let content = StepContent::Answers(shown.answers.clone());
    let mut too_long = None;
    match save_step(ctx, &draft, step, &content, shown.version).await {
        Ok(Saved::Yes { version }) => shown.version = version,
        Ok(Saved::Stale { version }) => {
            let same = read_steps(ctx, &draft).await?.remove(&step);
            // Another tab, or the same form twice: what is the same is no conflict.
            shown.changed_elsewhere = same.is_none_or(|same| same.content != content);
            shown.version = version;
        }
        Err(AppError::Full) => shown.storage_full = true,
        // Longer than any right answer, and not kept: its field is named below.
        Err(AppError::Invalid(errors)) => too_long = Some(errors),
        Err(error) => return Err(error),
    }
    let chosen = chosen_hubungan(step, &shown.answers);
    let form = chosen.map_or(draft.form, Form::Usulan);
    let draft = OpenDraft { form, ..draft };
    shown.kept = !shown.changed_elsewhere && !shown.storage_full && too_long.is_none();
    if chosen.is_some() && shown.kept && !shown.asked.covers(step, form) {
        // Its questions are others now: shown before anything is said to be missing.
        return render(page, &draft, step, None, shown).await;
    }
    shown.errors = errors_of_step(ctx, &draft, step, &content).await?;
    if let (true, Some(too_long)) = (shown.errors.is_empty(), too_long) {
        shown.errors = too_long;
    }
    // Of answers without their consent nothing is kept.
    shown.kept &= shown.errors.iter().all(|error| error.code != ErrorCode::ConsentMissing);
    shown.reading = Reading::Complete;
    if let Some(region) = wrong_region(ctx, step, &draft, &shown.answers).await? {
        shown.errors = with_wrong_region(shown.errors, &region, step, form);
    }
    if shown.errors.is_empty() && !shown.changed_elsewhere && !shown.storage_full {
        return Ok(after_step(&draft, shown.from_check));
    }
    render(page, &draft, step, None, shown).await
}

/// What the table of regions says of the chosen village (REG-7, REG-8), beyond what the rules say of its form.
async fn wrong_region(
    ctx: &Context,
    step: Step,
    draft: &OpenDraft,
    answers: &Answers,
) -> Result<Option<FieldErrors>, AppError> {
    if !asks_region(step, draft.form) {
        return Ok(None);
    }
    let region = read_region(ctx, &region_form(answers), Reading::Complete).await?;
    Ok(Some(region.errors).filter(|errors| !errors.is_empty()))
}

/// The errors of a step with what the table of regions found in place of what the rules did: the highest wrong level
/// alone, for those below it cannot be chosen before it is mended.
fn with_wrong_region(
    errors: FieldErrors,
    region: &FieldErrors,
    step: Step,
    form: Form,
) -> FieldErrors {
    let mut errors = errors.without(&REGION_FIELDS);
    region.iter().for_each(|error| errors.push(error.field, error.code));
    let specs = step.fields(form).iter();
    let names: Vec<&str> = specs.flat_map(|spec| [&[spec.name], spec.inputs()].concat()).collect();
    errors.arrange(&names);
    errors
}

fn asks_region(step: Step, form: Form) -> bool {
    step.fields(form).iter().any(|spec| spec.kind == FieldKind::Region)
}

/// The page of a step: 200 when nothing is wrong, 422 when something is, 503 when nothing can be saved.
async fn render(
    page: &Page,
    draft: &OpenDraft,
    step: Step,
    saved: Option<&SavedStep>,
    mut shown: Shown,
) -> Result<Response, AppError> {
    let ctx = page.ctx();
    let region = if asks_region(step, draft.form) {
        region_question(ctx, &mut shown).await?
    } else {
        RegionQuestion::default()
    };
    let mut frame = step_frame(page, draft, step, saved, shown.errors).await?;
    frame.version = shown.version;
    frame.kept = shown.kept;
    frame.changed_elsewhere = shown.changed_elsewhere;
    frame.storage_full = shown.storage_full;
    frame.wait_seconds = shown.wait_seconds.map(u64::from);
    frame.from_check = shown.from_check;
    let retry =
        if shown.storage_full { Some(FULL_RETRY_SECONDS.into()) } else { frame.wait_seconds };
    let status = if shown.storage_full {
        StatusCode::SERVICE_UNAVAILABLE
    } else if frame.wait_seconds.is_some() {
        StatusCode::TOO_MANY_REQUESTS
    } else if frame.errors.is_empty() && !frame.changed_elsewhere {
        StatusCode::OK
    } else if frame.errors.is_empty() {
        StatusCode::CONFLICT
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let questions = questions(ctx, page.visitor.lang, step, draft.form).await?;
    let model = StepPage { frame, questions, answers: shown.answers, region };
    let mut response = page.render(status, model, step_page).await;
    if let Some(seconds) = retry {
        response.headers_mut().insert(RETRY_AFTER, seconds.into());
    }
    Ok(response)
}

/// The lists behind the region fields; the chosen codes are completed upwards.
async fn region_question(ctx: &Context, shown: &mut Shown) -> Result<RegionQuestion, AppError> {
    let region = read_region(ctx, &region_form(&shown.answers), shown.reading).await?;
    for (level, code) in Level::ALL.into_iter().zip(region.codes) {
        shown.answers.set(level.field(), code.map(|code| code.to_string()).unwrap_or_default());
    }
    if shown.reading == Reading::Choosing {
        region.errors.iter().for_each(|error| shown.errors.push(error.field, error.code));
    }
    Ok(RegionQuestion {
        lists: region.lists,
        successors: region.successors,
        search: shown.search.take(),
    })
}

fn answers_of(saved: Option<&SavedStep>) -> Answers {
    match saved.map(|saved| &saved.content) {
        Some(StepContent::Answers(answers)) => answers.clone(),
        _ => Answers::default(),
    }
}
