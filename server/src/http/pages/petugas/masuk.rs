//! `/petugas/masuk`: user name and password, then a code; `/petugas/masuk/pasang`: the first sign-in; `/petugas/keluar`.

use app::pages::petugas::masuk::model::{
    AppSecret, CodePage, CodesPage, SetUpPage, SignInPage, SignInTrouble,
};
use app::pages::petugas::masuk::{
    CODE, SET_UP, SIGN_IN, code_page, codes_page, set_up_page, sign_in_page,
};
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::Response;
use domain::account::FieldFault;
use serde::Deserialize;

use super::agent::Agent;
use crate::http::cookies::{KnownSecret, OfficerSecret, Opens, PendingSecret};
use crate::http::page::{Page, see_other};
use crate::http::pages::draft::qr;
use crate::http::pages::form::FormFields;
use crate::usecase::AppError;
use crate::usecase::petugas::session;
use crate::usecase::petugas::set_up::{self, Offer, Stage};
use crate::usecase::petugas::sign_in::{self, Next, SignInRefusal, SignedIn};

/// How somebody came here.
#[derive(Default, Deserialize)]
pub struct SignInQuery {
    /// Where to afterwards.
    ke: Option<String>,
    /// The session was over when something was sent.
    habis: Option<String>,
    /// They have just left.
    keluar: Option<String>,
    /// The minutes between password and code were over.
    terlambat: Option<String>,
}

/// GET `/petugas/masuk`
pub async fn show(page: Page, query: Result<Query<SignInQuery>, QueryRejection>) -> Response {
    let query = query.map(|query| query.0).unwrap_or_default();
    let trouble = match (query.habis, query.terlambat) {
        (Some(_), _) => Some(SignInTrouble::Over),
        (None, Some(_)) => Some(SignInTrouble::TooLate),
        (None, None) => None,
    };
    let to = query.ke.map(|to| sign_in::local_target(&to)).unwrap_or_default();
    let shown = Shown { to, trouble, left: query.keluar.is_some(), ..Shown::default() };
    render(&page, StatusCode::OK, shown).await
}

/// POST `/petugas/masuk`
pub async fn prove_password(page: Page, known: KnownSecret, mut fields: FormFields) -> Response {
    let (to, username) = (fields.take("ke"), fields.take(sign_in::USERNAME_FIELD));
    let password = fields.take(sign_in::PASSWORD_FIELD);
    let (ctx, from) = (page.ctx(), (page.visitor.client, known.0.as_str()));
    match sign_in::prove_password(ctx, from, (&username, &password), &to).await {
        Ok(proved) => {
            let next = if proved.next == Next::Code { CODE } else { SET_UP };
            let mut response = see_other(next);
            give(&page, Opens::PetugasPending, &mut response, &proved.secret);
            response
        }
        Err(SignInRefusal::Failed(error)) => page.error(error).await,
        Err(refusal) => {
            let (status, faults, trouble, wait) = told(refusal);
            let to = sign_in::local_target(&to);
            let shown = Shown { to, username, faults, trouble, left: false };
            waiting(render(&page, status, shown).await, wait)
        }
    }
}

/// GET `/petugas/masuk/kode`
pub async fn show_code(page: Page, pending: PendingSecret) -> Response {
    let result = async {
        let found = sign_in::pending(page.ctx(), &pending.0).await?;
        Ok(match found.map(|found| found.next) {
            Some(Next::Code) => render_code(&page, StatusCode::OK, Vec::new(), None).await,
            Some(Next::SetUp) => see_other(SET_UP),
            None => see_other(SIGN_IN),
        })
    };
    page.answer(result.await).await
}

/// POST `/petugas/masuk/kode`
pub async fn prove_code(
    page: Page,
    pending: PendingSecret,
    before: OfficerSecret,
    agent: Agent,
    mut fields: FormFields,
) -> Response {
    let code = fields.take(sign_in::CODE_FIELD);
    match sign_in::prove_code(page.ctx(), &pending.0, &code, &agent.0).await {
        Ok(signed_in) => {
            let response = see_other(&signed_in.to);
            page.answer(admitted(&page, response, &before, &signed_in).await).await
        }
        Err(SignInRefusal::TooLate) => see_other(TOO_LATE),
        Err(SignInRefusal::Failed(error)) => page.error(error).await,
        Err(refusal) => {
            let (status, faults, trouble, wait) = told(refusal);
            waiting(render_code(&page, status, faults, trouble).await, wait)
        }
    }
}

/// GET `/petugas/masuk/pasang`
pub async fn show_set_up(page: Page, pending: PendingSecret) -> Response {
    let result = render_set_up(&page, &pending.0, "", Vec::new()).await;
    page.answer(result).await
}

/// POST `/petugas/masuk/pasang`
pub async fn set_up(
    page: Page,
    pending: PendingSecret,
    before: OfficerSecret,
    agent: Agent,
    mut fields: FormFields,
) -> Response {
    let result = if fields.take("aksi") == "kode" {
        prove_app(&page, &pending.0, (&before, &agent), &mut fields).await
    } else {
        choose_password(&page, &pending.0, &mut fields).await
    };
    page.answer(result).await
}

async fn choose_password(
    page: &Page,
    pending: &str,
    fields: &mut FormFields,
) -> Result<Response, AppError> {
    let chosen = fields.take(sign_in::PASSWORD_FIELD);
    let again = fields.take(set_up::AGAIN_FIELD);
    match set_up::choose_password(page.ctx(), pending, &chosen, &again).await {
        Ok(secret) => {
            let mut response = see_other(SET_UP);
            give(page, Opens::PetugasPending, &mut response, &secret);
            Ok(response)
        }
        Err(refusal) => refused_set_up(page, pending, "", refusal).await,
    }
}

async fn prove_app(
    page: &Page,
    pending: &str,
    (before, agent): (&OfficerSecret, &Agent),
    fields: &mut FormFields,
) -> Result<Response, AppError> {
    let (token, code) = (fields.take("kunci"), fields.take(sign_in::CODE_FIELD));
    match set_up::prove_app(page.ctx(), pending, &token, &code, &agent.0).await {
        Ok(done) => {
            let to = done.signed_in.to.clone();
            let model = CodesPage { chrome: page.chrome(), codes: done.codes, to };
            let response = page.render(StatusCode::OK, model, codes_page).await;
            admitted(page, response, before, &done.signed_in).await
        }
        Err(refusal) => refused_set_up(page, pending, &token, refusal).await,
    }
}

async fn refused_set_up(
    page: &Page,
    pending: &str,
    token: &str,
    refusal: SignInRefusal,
) -> Result<Response, AppError> {
    match refusal {
        SignInRefusal::Faulty(faults) => render_set_up(page, pending, token, faults).await,
        SignInRefusal::Failed(error) => Err(error),
        SignInRefusal::TooLate | SignInRefusal::Refused | SignInRefusal::Locked { .. } => {
            Ok(see_other(TOO_LATE))
        }
    }
}

/// POST `/petugas/keluar`: ends the session, wherever a copy of its cookie may be.
pub async fn leave(page: Page, secret: OfficerSecret) -> Response {
    let result = async {
        end_session_of(&page, &secret).await?;
        let mut response = see_other("/petugas/masuk?keluar=1");
        let secure = page.ctx().config.has_secure_cookies();
        Opens::Petugas.take_back(&mut response, secure);
        Ok(response)
    };
    page.answer(result.await).await
}

/// GET `/petugas/keluar`: where the form leads.
pub async fn left() -> Response {
    see_other(SIGN_IN)
}

/// Where one begins again when the minutes are over.
const TOO_LATE: &str = "/petugas/masuk?terlambat=1";

/// What is shown on the first page.
#[derive(Default)]
struct Shown {
    to: String,
    username: String,
    faults: Vec<FieldFault>,
    trouble: Option<SignInTrouble>,
    left: bool,
}

async fn render(page: &Page, status: StatusCode, shown: Shown) -> Response {
    let model = SignInPage {
        chrome: page.chrome(),
        to: shown.to,
        username: shown.username,
        faults: shown.faults,
        trouble: shown.trouble,
        left: shown.left,
    };
    page.render(status, model, sign_in_page).await
}

async fn render_code(
    page: &Page,
    status: StatusCode,
    faults: Vec<FieldFault>,
    trouble: Option<SignInTrouble>,
) -> Response {
    let model = CodePage { chrome: page.chrome(), faults, trouble };
    page.render(status, model, code_page).await
}

async fn render_set_up(
    page: &Page,
    pending: &str,
    token: &str,
    faults: Vec<FieldFault>,
) -> Result<Response, AppError> {
    let app = match set_up::stage(page.ctx(), pending, token).await? {
        Some(Stage::Password) => None,
        Some(Stage::Totp(offer)) => Some(app_secret(offer)),
        None => return Ok(see_other(SIGN_IN)),
    };
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let model = SetUpPage { chrome: page.chrome(), app, faults };
    Ok(page.render(status, model, set_up_page).await)
}

fn app_secret(offer: Offer) -> AppSecret {
    AppSecret { token: offer.token, grouped: offer.grouped, qr_svg: qr(&offer.uri) }
}

/// The answer to somebody who has just signed in: their cookie, and the end of what this browser had before.
async fn admitted(
    page: &Page,
    mut response: Response,
    before: &OfficerSecret,
    signed_in: &SignedIn,
) -> Result<Response, AppError> {
    end_session_of(page, before).await?;
    give(page, Opens::Petugas, &mut response, &signed_in.secret);
    give(page, Opens::PetugasKnown, &mut response, &signed_in.known);
    let secure = page.ctx().config.has_secure_cookies();
    Opens::PetugasPending.take_back(&mut response, secure);
    Ok(response)
}

async fn end_session_of(page: &Page, secret: &OfficerSecret) -> Result<(), AppError> {
    if let Some(officer) = session::officer_of(page.ctx(), &secret.0).await? {
        session::end(page.ctx(), &officer).await?;
    }
    Ok(())
}

fn give(page: &Page, what: Opens, response: &mut Response, secret: &str) {
    what.give(response, secret, page.ctx().config.has_secure_cookies());
}

/// A refusal as a status, faults of fields, and trouble; and how long to wait.
pub(super) fn told(
    refusal: SignInRefusal,
) -> (StatusCode, Vec<FieldFault>, Option<SignInTrouble>, Option<i64>) {
    let wrong = StatusCode::UNPROCESSABLE_ENTITY;
    match refusal {
        SignInRefusal::Faulty(faults) => (wrong, faults, None, None),
        SignInRefusal::Locked { seconds } => {
            let trouble = SignInTrouble::Locked { minutes: minutes(seconds) };
            (StatusCode::TOO_MANY_REQUESTS, Vec::new(), Some(trouble), Some(seconds.max(1)))
        }
        SignInRefusal::TooLate => (wrong, Vec::new(), Some(SignInTrouble::TooLate), None),
        // What failed is answered before.
        SignInRefusal::Refused | SignInRefusal::Failed(_) => {
            (wrong, Vec::new(), Some(SignInTrouble::Refused), None)
        }
    }
}

/// Seconds as begun minutes.
pub(super) fn minutes(seconds: i64) -> u32 {
    u32::try_from((seconds.max(1) + 59) / 60).unwrap_or(u32::MAX)
}

/// Says how long to wait, where one has to.
pub(super) fn waiting(mut response: Response, seconds: Option<i64>) -> Response {
    if let Some(seconds) = seconds {
        response.headers_mut().insert(RETRY_AFTER, seconds.into());
    }
    response
}
