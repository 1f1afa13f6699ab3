//! `/{door}/draf/anggota`: the members of the family, one form for all of them.

use app::pages::draft::model::MembersPage;
use app::pages::draft::{Door, members_page};
use app::text::Lang;
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::Response;
use domain::field::FieldErrors;
use domain::form::{Member, Step, check_member};

use super::posted::read_answers;
use super::questions::options_of;
use super::{after_step, step_frame};
use crate::http::api::FULL_RETRY_SECONDS;
use crate::http::page::{Page, see_other};
use crate::http::pages::form::FormFields;
use crate::usecase::AppError;
use crate::usecase::draft::{
    OpenDraft, Saved, SavedStep, StepContent, choices, read_steps, save_step,
};

/// The page as it stands.
#[derive(Default)]
struct Shown {
    members: Vec<Member>,
    typed: Member,
    editing: Option<usize>,
    errors: FieldErrors,
    version: i32,
    changed_elsewhere: bool,
    storage_full: bool,
    from_check: bool,
}

/// GET: those entered so far, and an empty form.
pub(super) async fn show(
    page: &Page,
    draft: &OpenDraft,
    saved: Option<SavedStep>,
    from_check: bool,
) -> Result<Response, AppError> {
    let version = saved.as_ref().map_or(0, |saved| saved.version);
    let members = members_of(saved);
    render(page, draft, Shown { members, version, from_check, ..Shown::default() }).await
}

/// POST: adds, changes or takes out one member, or ends; or shows the same in another language.
pub(super) async fn submit(
    page: &mut Page,
    draft: &OpenDraft,
    mut fields: FormFields,
) -> Result<Response, AppError> {
    let mut steps = read_steps(page.ctx(), draft).await?;
    let nik = steps.get(&Step::Terusul).map(nik_of).unwrap_or_default();
    let saved = steps.remove(&Step::Anggota);
    let mut shown = Shown {
        version: fields.take("versi").parse().unwrap_or(0),
        from_check: fields.take("dari") == "periksa",
        members: members_of(saved),
        typed: Member::from_answers(&read_answers(Step::Anggota, draft.form, &mut fields)),
        editing: fields.take("tempat").parse().ok(),
        ..Shown::default()
    };
    shown.editing = shown.editing.filter(|place| *place < shown.members.len());
    if let Some(lang) = Lang::from_code(&fields.take("lang")) {
        page.speak(lang);
        let mut response = render(page, draft, shown).await?;
        page.remember_language(&mut response);
        return Ok(response);
    }
    let page = &*page;
    if let Ok(place) = fields.take("hapus").parse::<usize>() {
        let mut members = shown.members.clone();
        if place < members.len() {
            members.remove(place);
        }
        shown.editing = None;
        return save(page, draft, shown, members, &members_url(draft)).await;
    }
    if let Ok(place) = fields.take("ubah").parse::<usize>() {
        shown.typed = shown.members.get(place).cloned().unwrap_or_default();
        shown.editing = Some(place).filter(|place| *place < shown.members.len());
        return render(page, draft, shown).await;
    }
    let ends = fields.take("aksi") == "selesai";
    if shown.typed.to_answers().is_empty() && ends {
        return Ok(after_step(draft, shown.from_check));
    }
    put(page, draft, shown, &nik, ends).await
}

/// Puts the typed member into the list, if it is right.
async fn put(
    page: &Page,
    draft: &OpenDraft,
    mut shown: Shown,
    subject_nik: &str,
    ends: bool,
) -> Result<Response, AppError> {
    let ctx = page.ctx();
    let mut others = shown.members.clone();
    if let Some(place) = shown.editing {
        others.remove(place);
    }
    let choices = choices(ctx).await?;
    let today = ctx.clock.today();
    shown.errors = check_member(&shown.typed, &others, subject_nik, &choices, today);
    if !shown.errors.is_empty() {
        return render(page, draft, shown).await;
    }
    // The same form sent twice adds nobody twice.
    let twin = shown.editing.is_none() && shown.members.last() == Some(&shown.typed);
    let mut members = shown.members.clone();
    match shown.editing {
        Some(place) => members[place] = shown.typed.clone(),
        None if !twin => members.push(shown.typed.clone()),
        None => {}
    }
    let door = Door::of(draft.form);
    let next = match (ends, shown.from_check) {
        (true, true) => door.check(),
        (true, false) => door.tasks().to_owned(),
        (false, _) => members_url(draft),
    };
    save(page, draft, shown, members, &next).await
}

/// Puts `members` in the place of those the page shows.
async fn save(
    page: &Page,
    draft: &OpenDraft,
    mut shown: Shown,
    members: Vec<Member>,
    next: &str,
) -> Result<Response, AppError> {
    let content = StepContent::Members(members.clone());
    match save_step(page.ctx(), draft, Step::Anggota, &content, shown.version).await {
        Ok(Saved::Yes { .. }) => {
            let from_check = shown.from_check && next == members_url(draft);
            let query = if from_check { "?dari=periksa" } else { "" };
            Ok(see_other(&format!("{next}{query}")))
        }
        Ok(Saved::Stale { version }) => {
            let now = read_steps(page.ctx(), draft).await?.remove(&Step::Anggota);
            let now = members_of(now);
            if now == members {
                return Ok(see_other(next));
            }
            (shown.members, shown.version, shown.changed_elsewhere) = (now, version, true);
            shown.editing = None;
            render(page, draft, shown).await
        }
        Err(AppError::Full) => {
            shown.storage_full = true;
            render(page, draft, shown).await
        }
        Err(error) => Err(error),
    }
}

async fn render(page: &Page, draft: &OpenDraft, shown: Shown) -> Result<Response, AppError> {
    let ctx = page.ctx();
    let rows = ctx.store.questions_valid_on(ctx.clock.today()).await?;
    let options = options_of(&rows, "anggota_hubungan", page.visitor.lang);
    let relation = |member: &Member| {
        let option = options.iter().find(|option| option.code == member.hubungan_keluarga);
        option.map(|option| option.label.clone()).unwrap_or_default()
    };
    let status = if shown.storage_full {
        StatusCode::SERVICE_UNAVAILABLE
    } else if !shown.errors.is_empty() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else if shown.changed_elsewhere {
        StatusCode::CONFLICT
    } else {
        StatusCode::OK
    };
    let mut frame = step_frame(page, draft, Step::Anggota, None, shown.errors).await?;
    frame.version = shown.version;
    frame.changed_elsewhere = shown.changed_elsewhere;
    frame.storage_full = shown.storage_full;
    frame.from_check = shown.from_check;
    let model = MembersPage {
        relations: shown.members.iter().map(relation).collect(),
        frame,
        members: shown.members,
        typed: shown.typed,
        editing: shown.editing,
        options,
    };
    let full = status == StatusCode::SERVICE_UNAVAILABLE;
    let mut response = page.render(status, model, members_page).await;
    if full {
        response.headers_mut().insert(RETRY_AFTER, FULL_RETRY_SECONDS.into());
    }
    Ok(response)
}

fn members_of(saved: Option<SavedStep>) -> Vec<Member> {
    match saved.map(|saved| saved.content) {
        Some(StepContent::Members(members)) => members,
        _ => Vec::new(),
    }
}

fn nik_of(saved: &SavedStep) -> String {
    match &saved.content {
        StepContent::Answers(answers) => answers.get("nik").to_owned(),
        StepContent::Members(_) => String::new(),
    }
}

/// The page itself.
fn members_url(draft: &OpenDraft) -> String {
    Door::of(draft.form).step(Step::Anggota)
}
