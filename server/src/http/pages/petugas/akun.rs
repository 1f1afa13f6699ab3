//! `/petugas/akun`: an officer's own account.

use app::pages::petugas::akun::model::{AccountPage, IdentityPage, NewCodesPage, SessionLine};
use app::pages::petugas::akun::{account_page, identity_page, new_codes_page};
use app::pages::petugas::antrean::model::{CASES, QUEUE};
use app::text::date;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::account::FieldFault;
use domain::ticket::TicketNumber;
use serde::Deserialize;

use super::masuk::{minutes, waiting};
use crate::clock::{day_of, instant_of};
use crate::http::desk::Desk;
use crate::http::page::see_other;
use crate::http::pages::draft::moment;
use crate::http::pages::form::FormFields;
use crate::usecase::AppError;
use crate::usecase::petugas::own;
use crate::usecase::petugas::set_up::AGAIN_FIELD;
use crate::usecase::petugas::sign_in::{PASSWORD_FIELD, SignInRefusal};

/// Where this is.
const ACCOUNT: &str = "/petugas/akun";
/// Forms that lead back here when they are done.
const FORMS: [&str; 5] = ["sandi", "sesi", "sesi-lain", "identitas", "kerabat"];
/// Where the own numbers are asked for.
const IDENTITY: &str = "identitas";
/// The field that says what they are asked for.
const PURPOSE: &str = "untuk";

/// What was just done, for its sentence.
#[derive(Default, Deserialize)]
pub struct DoneQuery {
    pub(super) selesai: Option<String>,
}

/// GET `/petugas/akun`
pub async fn show(desk: Desk, query: Result<Query<DoneQuery>, QueryRejection>) -> Response {
    let done = query.ok().and_then(|query| query.0.selesai);
    let done = done.filter(|done| FORMS.contains(&done.as_str()));
    let result = render(&desk, Shown { done, ..Shown::default() }).await;
    desk.answer(result).await
}

/// What the own numbers are asked for.
#[derive(Default, Deserialize)]
pub struct PurposeQuery {
    untuk: Option<String>,
}

/// GET `/petugas/akun/{aksi}`: the page its form stands on; of the own numbers, asked for before a case is taken, one of
/// their own.
pub async fn back(
    desk: Desk,
    Path(action): Path<String>,
    query: Result<Query<PurposeQuery>, QueryRejection>,
) -> Response {
    match query.ok().and_then(|query| query.0.untuk) {
        Some(purpose) if action == IDENTITY => {
            let result = render_identity(&desk, &purpose, Vec::new()).await;
            desk.answer(result).await
        }
        _ => see_other(ACCOUNT),
    }
}

/// The case, or the queue, that somebody came from: never another address.
fn came_from(purpose: &str) -> String {
    TicketNumber::parse(purpose)
        .map_or_else(|_| QUEUE.to_owned(), |ticket| format!("{CASES}/{}", ticket.as_str()))
}

async fn render_identity(
    desk: &Desk,
    purpose: &str,
    faults: Vec<FieldFault>,
) -> Result<Response, AppError> {
    let account = own::account(desk.ctx(), &desk.officer).await?;
    if account.knows_nik && account.knows_kk && faults.is_empty() {
        return Ok(see_other(&came_from(purpose)));
    }
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let model = IdentityPage {
        frame: desk.frame(),
        purpose: purpose.to_owned(),
        back: came_from(purpose),
        knows_nik: account.knows_nik,
        knows_kk: account.knows_kk,
        faults,
    };
    Ok(desk.render(status, model, identity_page).await)
}

/// The own numbers, sent from the page before a case is taken.
async fn identify(desk: &Desk, purpose: &str, numbers: (&str, &str)) -> Result<Response, AppError> {
    match own::state_identity(desk.ctx(), &desk.officer, numbers, true).await {
        Ok(()) => Ok(see_other(&came_from(purpose))),
        Err(SignInRefusal::Faulty(faults)) => render_identity(desk, purpose, faults).await,
        Err(SignInRefusal::Failed(error)) => Err(error),
        Err(_) => Err(AppError::Conflict),
    }
}

/// POST `/petugas/akun/{aksi}`
pub async fn act(mut desk: Desk, Path(action): Path<String>, mut fields: FormFields) -> Response {
    // What is shown when something is wrong is the account, and its links lead back to it.
    ACCOUNT.clone_into(&mut desk.page.visitor.path);
    let result = act_on(&desk, &action, &mut fields).await;
    desk.answer(result).await
}

async fn act_on(desk: &Desk, action: &str, fields: &mut FormFields) -> Result<Response, AppError> {
    let (ctx, officer) = (desk.ctx(), &desk.officer);
    let mut take = |name: &str| fields.take(name);
    let done = match action {
        "sandi" => {
            let present = take(own::PRESENT_FIELD);
            let (chosen, again) = (take(PASSWORD_FIELD), take(AGAIN_FIELD));
            own::change_password(ctx, officer, &present, (&chosen, &again)).await
        }
        "kode" => {
            let present = take(own::PRESENT_FOR_CODES_FIELD);
            match own::new_recovery_codes(ctx, officer, &present).await {
                Ok(codes) => return Ok(render_codes(desk, codes).await),
                Err(refusal) => Err(refusal),
            }
        }
        "sesi" => Ok(own::end_session(ctx, officer, &take("sesi")).await?),
        "sesi-lain" => Ok(own::end_other_sessions(ctx, officer).await?),
        IDENTITY => {
            let (purpose, nik, kk) = (take(PURPOSE), take("nik"), take("nomor_kk"));
            if !purpose.is_empty() {
                return identify(desk, &purpose, (&nik, &kk)).await;
            }
            own::state_identity(ctx, officer, (&nik, &kk), false).await
        }
        "kerabat" => own::declare_relative(ctx, officer, &take(own::RELATIVE_FIELD)).await,
        _ => Err(SignInRefusal::Failed(AppError::NotFound)),
    };
    match done {
        Ok(()) => Ok(see_other(&format!("{ACCOUNT}?selesai={action}"))),
        Err(SignInRefusal::Faulty(faults)) => {
            render(desk, Shown { faults, ..Shown::default() }).await
        }
        Err(SignInRefusal::Locked { seconds }) => {
            let shown = Shown { locked: Some(seconds), ..Shown::default() };
            Ok(waiting(render(desk, shown).await?, Some(seconds.max(1))))
        }
        Err(SignInRefusal::Failed(error)) => Err(error),
        Err(SignInRefusal::Refused | SignInRefusal::TooLate) => Err(AppError::Conflict),
    }
}

async fn render_codes(desk: &Desk, codes: Vec<String>) -> Response {
    let model = NewCodesPage { frame: desk.frame(), codes };
    desk.render(StatusCode::OK, model, new_codes_page).await
}

#[derive(Default)]
struct Shown {
    faults: Vec<FieldFault>,
    /// Seconds until a password counts again.
    locked: Option<i64>,
    done: Option<String>,
}

async fn render(desk: &Desk, shown: Shown) -> Result<Response, AppError> {
    let (ctx, lang) = (desk.ctx(), desk.lang());
    let account = own::account(ctx, &desk.officer).await?;
    let sessions = account.sessions.into_iter().map(|one| SessionLine {
        current: one.id == desk.officer.session_id,
        id: one.id,
        agent: one.agent,
        begun: moment(lang, one.created_at),
        seen: moment(lang, one.seen_at),
    });
    let day = |at| date::long(lang, day_of(instant_of(at)));
    let relatives = account.relatives.into_iter().map(|one| (one.key, day(one.declared_at)));
    let status = match (shown.locked, shown.faults.is_empty()) {
        (Some(_), _) => StatusCode::TOO_MANY_REQUESTS,
        (None, true) => StatusCode::OK,
        (None, false) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let model = AccountPage {
        frame: desk.frame(),
        username: desk.officer.username.clone(),
        sessions: sessions.collect(),
        codes_left: account.codes_left,
        relatives: relatives.collect(),
        knows_nik: account.knows_nik,
        knows_kk: account.knows_kk,
        faults: shown.faults,
        locked_minutes: shown.locked.map(minutes),
        done: shown.done,
    };
    Ok(desk.render(status, model, account_page).await)
}
