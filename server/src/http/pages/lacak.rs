//! `/lacak`: ticket and PIN, the case behind them, and what its owner may do.

use app::pages::lacak::model::{AccessLine, CasePage, DataPage, HistoryLine, Possible, TrackPage};
use app::pages::lacak::{case_page, data_page, track_page};
use app::pages::draft::model::{CheckedStep, StepStatus};
use app::text::{Lang, date, declaration};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::Response;
use domain::field::FieldErrors;
use domain::review::{Action, Actor, next};
use domain::form::{DraftContent, Form, PhotoKind, Step};
use domain::usulan::Hubungan;
use serde::Deserialize;

use super::form::FormFields;
use super::draft::moment;
use super::draft::photos::file_answer;
use super::draft::receipt::cycle_words;
use super::draft::words::Words;
use crate::clock::{day_of, instant_of};
use crate::http::cookies::{CaseSecret, Opens};
use crate::http::page::{Page, see_other};
use crate::store::audit::AuditEntry;
use crate::usecase::track_case::{self, TrackRefusal, Tracked, act, read};
use crate::usecase::card::card_words;
use crate::usecase::draft::submit::offer_of;
use crate::usecase::reporter;
use crate::usecase::{AppError, Context};

/// Address of an opened case.
const CASE: &str = "/lacak/kasus";
/// Most lines of "who opened your data".
const MAX_ACCESSES: u64 = 100;

/// The ticket somebody came with.
#[derive(Default, Deserialize)]
pub struct TrackQuery {
    /// Sealed, from the QR code.
    t: Option<String>,
    /// As it is.
    tiket: Option<String>,
}

/// GET `/lacak`
pub async fn show(page: Page, query: Result<Query<TrackQuery>, QueryRejection>) -> Response {
    let query = query.map(|query| query.0).unwrap_or_default();
    let sealed = query.t.and_then(|token| track_case::ticket_of_link(page.ctx(), &token));
    let ticket = sealed.map_or(query.tiket.unwrap_or_default(), |ticket| ticket.to_string());
    show_form(&page, StatusCode::OK, TrackForm { ticket, ..TrackForm::default() }).await
}

/// POST `/lacak`
pub async fn open(mut page: Page, mut fields: FormFields) -> Response {
    let (ticket, pin) = (fields.take("tiket"), fields.take("pin"));
    if let Some(lang) = Lang::from_code(&fields.take("lang")) {
        page.speak(lang);
        let form = TrackForm { ticket, ..TrackForm::default() };
        let mut response = show_form(&page, StatusCode::OK, form).await;
        page.remember_language(&mut response);
        return response;
    }
    match track_case::open(page.ctx(), page.visitor.client, &ticket, &pin).await {
        Ok(tracked) => {
            let result = track_case::session_of(page.ctx(), &tracked).map(|secret| {
                let mut response = see_other(CASE);
                Opens::Case.give(&mut response, &secret, page.ctx().config.has_secure_cookies());
                response
            });
            page.answer(result).await
        }
        Err(TrackRefusal::Invalid(errors)) => {
            let form = TrackForm { ticket, errors, ..TrackForm::default() };
            show_form(&page, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
        Err(TrackRefusal::Refused) => {
            let form = TrackForm { ticket, refused: true, ..TrackForm::default() };
            show_form(&page, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
        Err(TrackRefusal::Locked { seconds }) => {
            let minutes = u32::try_from((seconds.max(1) + 59) / 60).unwrap_or(u32::MAX);
            let form = TrackForm { ticket, locked_minutes: Some(minutes), ..TrackForm::default() };
            let mut response = show_form(&page, StatusCode::TOO_MANY_REQUESTS, form).await;
            response.headers_mut().insert(RETRY_AFTER, seconds.max(1).into());
            response
        }
        Err(TrackRefusal::Failed(error)) => page.error(error).await,
    }
}

/// GET `/lacak/kasus`
pub async fn case(
    page: Page,
    secret: CaseSecret,
    query: Result<Query<DoneQuery>, QueryRejection>,
) -> Response {
    let done = query.ok().and_then(|query| query.0.selesai).filter(|done| is_known(done));
    let result = async {
        let Some(tracked) = track_case::opened(page.ctx(), &secret.0).await? else {
            return Ok(see_other("/lacak"));
        };
        show_case(&page, &tracked, Shown { done, ..Shown::default() }).await
    };
    page.answer(result.await).await
}

/// What was just done, for its sentence.
#[derive(Default, Deserialize)]
pub struct DoneQuery {
    selesai: Option<String>,
}

fn is_known(done: &str) -> bool {
    ["info", "kontak", "cabut", "keberatan", "hak"].contains(&done)
}

/// POST `/lacak/kasus/{aksi}`
pub async fn act(
    mut page: Page,
    secret: CaseSecret,
    Path(action): Path<String>,
    mut fields: FormFields,
) -> Response {
    // What is shown when something is wrong is the page of the case, and its links lead back to it.
    CASE.clone_into(&mut page.visitor.path);
    if action == "keluar" {
        if let Err(error) = track_case::close(page.ctx(), &secret.0).await {
            return page.error(error).await;
        }
        let mut response = see_other("/lacak");
        Opens::Case.take_back(&mut response, page.ctx().config.has_secure_cookies());
        return response;
    }
    let result = async {
        let Some(tracked) = track_case::opened(page.ctx(), &secret.0).await? else {
            return Ok(see_other("/lacak"));
        };
        act_on(&page, &tracked, &action, &mut fields).await
    };
    page.answer(result.await).await
}

async fn act_on(
    page: &Page,
    tracked: &Tracked,
    action: &str,
    fields: &mut FormFields,
) -> Result<Response, AppError> {
    let ctx = page.ctx();
    let mut typed = Vec::new();
    let mut take = |name: &'static str| {
        let value = fields.take(name);
        typed.push((name.to_owned(), value.clone()));
        value
    };
    let done = match action {
        "info" => act::say(ctx, tracked, Action::GiveInfo, "info", &take("info")).await,
        "keberatan" => {
            act::say(ctx, tracked, Action::Appeal, "keberatan", &take("keberatan")).await
        }
        "cabut" if take("yakin") != "ya" => {
            let code = domain::field::ErrorCode::DeclarationMissing;
            Err(AppError::Invalid(FieldErrors::one("yakin", code)))
        }
        "cabut" => act::withdraw(ctx, tracked).await,
        "kontak" => act::change_contact(ctx, tracked, &take("email"), &take("hp")).await,
        "hak" => act::ask_for_rights(ctx, tracked, &take("hak"), &take("uraian")).await.map(|_| ()),
        _ => Err(AppError::NotFound),
    };
    match done {
        Ok(()) => Ok(see_other(&format!("{CASE}?selesai={action}"))),
        Err(AppError::Invalid(errors)) => {
            show_case(page, tracked, Shown { errors, typed, ..Shown::default() }).await
        }
        Err(error) => Err(error),
    }
}

/// GET of an address that only takes a form: the case.
pub async fn back_to_case() -> Response {
    see_other(CASE)
}

/// GET `/lacak/kasus/foto/{kind}`: a photo that is held, for the owner of the case; noted first.
pub async fn photo(page: Page, secret: CaseSecret, Path(slug): Path<String>) -> Response {
    let result = async {
        let Some(tracked) = track_case::opened(page.ctx(), &secret.0).await? else {
            return Ok(see_other("/lacak"));
        };
        let kind = PhotoKind::from_slug(&slug).ok_or(AppError::NotFound)?;
        Ok(file_answer(read::photo(page.ctx(), &tracked, kind).await?))
    };
    page.answer(result.await).await
}

/// GET `/lacak/kasus/data`: everything held, and who opened it (D-6).
pub async fn data(page: Page, secret: CaseSecret) -> Response {
    let result = async {
        let Some(tracked) = track_case::opened(page.ctx(), &secret.0).await? else {
            return Ok(see_other("/lacak"));
        };
        show_data(&page, &tracked).await
    };
    page.answer(result.await).await
}

#[derive(Default)]
struct TrackForm {
    ticket: String,
    errors: FieldErrors,
    refused: bool,
    locked_minutes: Option<u32>,
}

async fn show_form(page: &Page, status: StatusCode, form: TrackForm) -> Response {
    let model = TrackPage {
        chrome: page.chrome(),
        ticket: form.ticket,
        errors: form.errors,
        refused: form.refused,
        locked_minutes: form.locked_minutes,
    };
    page.render(status, model, track_page).await
}

#[derive(Default)]
struct Shown {
    errors: FieldErrors,
    typed: Vec<(String, String)>,
    done: Option<String>,
}

async fn show_case(page: &Page, tracked: &Tracked, shown: Shown) -> Result<Response, AppError> {
    let (ctx, lang) = (page.ctx(), page.visitor.lang);
    let state = tracked.case.state()?;
    let contact = read::contact(ctx, tracked).await?;
    let mut requests = Vec::new();
    for child in ctx.store.child_cases(tracked.case.id).await? {
        if child.state()?.is_open() {
            requests.push(moment(lang, child.due_at));
        }
    }
    let may = |action| next(state, action, Actor::Warga).is_some();
    let status =
        if shown.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let now = ctx.clock.now().timestamp();
    let model = CasePage {
        chrome: page.chrome(),
        ticket: tracked.ticket.to_string(),
        kind: tracked.case.kind()?,
        state,
        outcome_hidden: read::speaks_of_another(ctx, tracked).await?,
        sealed: act::is_sealed(tracked)?,
        cycle: cycle_words(&tracked.case, lang),
        cutoff: date::long(lang, offer_of(&tracked.case).cutoff),
        due: state.is_open().then(|| date::long(lang, day(tracked.case.due_at))),
        overdue: state.is_open() && tracked.case.due_at < now,
        queue_band: read::queue_band(ctx, tracked).await?,
        history: history(ctx, tracked, lang).await?,
        email: contact.email.map(|email| email.masked()).unwrap_or_default(),
        phone: contact.phone.map(|phone| phone.masked()).unwrap_or_default(),
        may: Possible {
            give_info: may(Action::GiveInfo),
            withdraw: may(Action::Withdraw),
            appeal: may(Action::Appeal),
            contact: tracked.case.erased_at.is_none(),
        },
        errors: shown.errors,
        typed: shown.typed,
        done: shown.done,
        rights_requests: requests,
    };
    Ok(page.render(status, model, case_page).await)
}

async fn history(
    ctx: &Context,
    tracked: &Tracked,
    lang: Lang,
) -> Result<Vec<HistoryLine>, AppError> {
    let words = Words::load(ctx, lang).await?;
    let mut lines = Vec::new();
    for event in ctx.store.case_events(tracked.case.id).await? {
        let state = event.to_state.parse();
        let state =
            state.map_err(|_| AppError::from(crate::store::StoreError::Malformed("case_event")))?;
        lines.push(HistoryLine {
            at: moment(lang, event.at),
            action: event.action,
            state,
            reason: event.reason.map(|code| words.reason(&code)),
            note: read::open_note(ctx, tracked, event.note),
        });
    }
    Ok(lines)
}

async fn show_data(page: &Page, tracked: &Tracked) -> Result<Response, AppError> {
    let (ctx, lang) = (page.ctx(), page.visitor.lang);
    let words = Words::load(ctx, lang).await?;
    let content = read::content(ctx, tracked).await?;
    let entry = AuditEntry {
        at: ctx.clock.now().timestamp(),
        actor: Actor::Warga.as_str(),
        actor_id: None,
        action: "case.read_data",
        case_id: Some(tracked.case.id),
        detail: None,
    };
    ctx.store.audit(&entry).await?;
    let consents = ctx.store.consents_of_case(tracked.case.id).await?;
    let files = ctx.store.attachments_of_case(tracked.case.id).await?;
    let accesses = ctx.store.audit_of_case(tracked.case.id, MAX_ACCESSES).await?;
    let concealed = read::told(ctx, tracked).await?.concealed;
    let filed = read::filed(ctx, tracked).await?;
    let form = filed.as_ref().map_or(Form::Usulan(Hubungan::Diri), |filed| filed.form);
    let subject = match filed.and_then(|filed| filed.subject) {
        Some(subject) => Some(card_words(ctx, &subject).await?),
        None => None,
    };
    let steps = match &content {
        Some(content) => steps(ctx, &words, content).await?,
        None => Vec::new(),
    };
    let model = DataPage {
        chrome: page.chrome(),
        ticket: tracked.ticket.to_string(),
        form,
        subject,
        steps,
        consents: consents
            .into_iter()
            .map(|one| {
                let purpose = declaration::purpose(&one.purpose).get(lang).to_owned();
                (purpose, one.text_version, moment(lang, one.given_at))
            })
            .collect(),
        files: files
            .iter()
            .filter_map(|file| PhotoKind::from_slug(&file.kind).zip(Some(file.bytes)))
            .map(|(kind, bytes)| {
                let name = format!("{} ({} KB)", words.photo(kind), bytes.max(1024) / 1024);
                (name, format!("{CASE}/foto/{}", kind.slug()))
            })
            .collect(),
        accesses: accesses
            .into_iter()
            // How often a case moved tells a neighbour its outcome (S-6).
            .filter(|one| !concealed || one.action != "case.move")
            .map(|one| AccessLine {
                at: moment(lang, one.at),
                actor: one.actor,
                reason: one
                    .detail
                    .as_deref()
                    .filter(|_| one.action == reporter::OPENED)
                    .and_then(|detail| reporter::reason_of(ctx, detail)),
                // What a move was stands in its detail.
                action: match one.detail {
                    Some(detail) if one.action == "case.move" => detail,
                    _ => one.action,
                },
            })
            .collect(),
        kept_days: super::draft::kept_days(ctx).await?,
    };
    Ok(page.render(StatusCode::OK, model, data_page).await)
}

async fn steps(
    ctx: &Context,
    words: &Words,
    content: &DraftContent,
) -> Result<Vec<CheckedStep>, AppError> {
    let mut steps = Vec::new();
    // Who reports is sealed, and cannot be shown (S-7).
    let shown = Step::of(content.form).iter().filter(|step| **step != Step::Pelapor);
    for step in shown {
        let answers = content.answers.get(step);
        steps.push(CheckedStep {
            step: *step,
            status: StepStatus::Done,
            answers: words.answers(ctx, *step, content.form, answers).await?,
            items: match step {
                Step::Anggota => words.members(&content.members),
                Step::Foto => words.photos(&content.photos),
                _ => Vec::new(),
            },
        });
    }
    Ok(steps)
}

fn day(seconds: i64) -> chrono::NaiveDate {
    day_of(instant_of(seconds))
}
