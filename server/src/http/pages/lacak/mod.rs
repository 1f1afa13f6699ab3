//! `/lacak`: ticket and PIN, the case behind them, and what its owner may do.

mod held;

pub use held::data;

use app::pages::lacak::model::{
    CasePage, HistoryLine, Possible, RightsRequest, TrackNotice, TrackPage,
};
use app::pages::lacak::{case_page, track_page};
use app::text::{Lang, date};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::Response;
use domain::field::FieldErrors;
use domain::form::PhotoKind;
use domain::review::Action;
use serde::Deserialize;

use super::draft::moment;
use super::draft::photos::file_answer;
use super::draft::receipt::cycle_words;
use super::draft::words::Words;
use super::form::FormFields;
use crate::clock::{day_of, instant_of};
use crate::http::cookies::{CaseSecret, Opens};
use crate::http::page::{Page, see_other};
use crate::usecase::draft::submit::offer_of;
use crate::usecase::track_case::data::open_requests;
use crate::usecase::track_case::{self, TrackRefusal, Tracked, act, read};
use crate::usecase::{AppError, Context};

/// Address of an opened case.
const CASE: &str = "/lacak/kasus";
/// Address of the way in.
const TRACK: &str = "/lacak";
/// The same for somebody who has just left a case.
const LEFT: &str = "/lacak?selesai=keluar";
/// The same for somebody who wanted to open a case without one being open.
const NEEDS_PIN: &str = "/lacak?perlu=pin";
/// Texts people type into the forms of a case.
const TEXTS: [&str; 5] = ["info", "keberatan", "hp", "email", "uraian"];

/// The ticket somebody came with.
#[derive(Default, Deserialize)]
pub struct TrackQuery {
    /// Sealed, from the QR code.
    t: Option<String>,
    /// As it is.
    tiket: Option<String>,
    /// What was just done.
    selesai: Option<String>,
    /// Why a case is not open.
    perlu: Option<String>,
}

impl TrackQuery {
    fn notice(&self) -> Option<TrackNotice> {
        match (self.selesai.as_deref(), self.perlu.as_deref()) {
            (Some("keluar"), _) => Some(TrackNotice::Left),
            (Some("lupa"), _) => Some(TrackNotice::Forgotten),
            (_, Some("pin")) => Some(TrackNotice::NeedsPin),
            _ => None,
        }
    }
}

/// GET `/lacak`
pub async fn show(
    page: Page,
    secret: CaseSecret,
    query: Result<Query<TrackQuery>, QueryRejection>,
) -> Response {
    let query = query.map(|query| query.0).unwrap_or_default();
    if query.t.is_none() && query.tiket.is_none() {
        let result = async {
            let ticket = track_case::ticket_of_expired(page.ctx(), &secret.0).await?;
            let session_over = ticket.is_some();
            let ticket = ticket.map(|ticket| ticket.to_string()).unwrap_or_default();
            // That a session has ended says more than that one is needed.
            let notice = query.notice().filter(|_| !session_over);
            let form = TrackForm { ticket, session_over, notice, ..TrackForm::default() };
            Ok(show_form(&page, StatusCode::OK, form).await)
        };
        return page.answer(result.await).await;
    }
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
            return Ok(see_other(NEEDS_PIN));
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
        let mut response = see_other(LEFT);
        Opens::Case.take_back(&mut response, page.ctx().config.has_secure_cookies());
        return response;
    }
    let result = async {
        match track_case::opened(page.ctx(), &secret.0).await? {
            Some(tracked) => act_on(&page, &tracked, &action, &mut fields).await,
            None => show_too_late(&mut page, &secret, &mut fields).await,
        }
    };
    let result = result.await;
    page.answer(result).await
}

/// What was sent after the half hour: it is not lost, but shown with the form that opens the case again.
async fn show_too_late(
    page: &mut Page,
    secret: &CaseSecret,
    fields: &mut FormFields,
) -> Result<Response, AppError> {
    let Some(ticket) = track_case::ticket_of_expired(page.ctx(), &secret.0).await? else {
        return Ok(see_other(NEEDS_PIN));
    };
    TRACK.clone_into(&mut page.visitor.path);
    let typed = TEXTS.map(|name| fields.take(name)).into_iter();
    let form = TrackForm {
        ticket: ticket.to_string(),
        session_over: true,
        unsent: typed.filter(|text| !text.trim().is_empty()).collect(),
        ..TrackForm::default()
    };
    Ok(show_form(page, StatusCode::FORBIDDEN, form).await)
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
            return Ok(see_other(NEEDS_PIN));
        };
        let kind = PhotoKind::from_slug(&slug).ok_or(AppError::NotFound)?;
        Ok(file_answer(read::photo(page.ctx(), &tracked, kind).await?))
    };
    page.answer(result.await).await
}

#[derive(Default)]
struct TrackForm {
    ticket: String,
    errors: FieldErrors,
    refused: bool,
    session_over: bool,
    notice: Option<TrackNotice>,
    unsent: Vec<String>,
    locked_minutes: Option<u32>,
}

async fn show_form(page: &Page, status: StatusCode, form: TrackForm) -> Response {
    let model = TrackPage {
        chrome: page.chrome(),
        ticket: form.ticket,
        errors: form.errors,
        refused: form.refused,
        session_over: form.session_over,
        notice: form.notice,
        unsent: form.unsent,
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
    let requests = open_requests(ctx, tracked).await?.into_iter().map(|one| RightsRequest {
        right: one.right,
        ticket: one.ticket.to_string(),
        due: moment(lang, one.due_at),
    });
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
            give_info: read::may(ctx, tracked, Action::GiveInfo).await?,
            withdraw: read::may(ctx, tracked, Action::Withdraw).await?,
            appeal: read::may(ctx, tracked, Action::Appeal).await?,
            contact: tracked.case.erased_at.is_none(),
        },
        errors: shown.errors,
        typed: shown.typed,
        done: shown.done,
        rights_requests: requests.collect(),
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
    for event in read::history(ctx, tracked).await? {
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

fn day(seconds: i64) -> chrono::NaiveDate {
    day_of(instant_of(seconds))
}
