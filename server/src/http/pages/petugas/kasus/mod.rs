//! `/petugas/kasus/{tiket}`: a case, who holds it, notes, its photos, and two cases side by side.

mod compare;
mod photo;
mod sections;
mod show;

pub use compare::{judge, show as compare};
pub use photo::{bytes as photo_bytes, show as photo};

use app::pages::petugas::antrean::model::{CASES, QUEUE};
use app::pages::petugas::kasus::{BlockedPageModel, blocked_page};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::field::FieldErrors;
use serde::Deserialize;

use crate::http::desk::Desk;
use crate::http::page::see_other;
use crate::http::pages::form::FormFields;
use crate::usecase::AppError;
use crate::usecase::review::case::{OpenRefusal, find, note_view};
use crate::usecase::review::decide::Refusal;
use crate::usecase::review::{lease, note};
use crate::usecase::track_case::Tracked;
use show::{Shown, show_case};

/// What was just done, for its sentence.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Done {
    selesai: String,
}

/// Words of forms that say they worked.
const KNOWN: [&str; 8] =
    ["ambil", "serahkan", "tugaskan", "catatan", "banding", "putusan", "batal", "lanjut"];

/// GET `/petugas/kasus/{tiket}`
pub async fn case(
    desk: Desk,
    Path(ticket): Path<String>,
    done: Result<Query<Done>, QueryRejection>,
) -> Response {
    let done = done.map(|query| query.0.selesai).unwrap_or_default();
    let done = KNOWN.contains(&done.as_str()).then_some(done);
    let result = async {
        let tracked = match opened(&desk, &ticket).await? {
            Ok(tracked) => tracked,
            Err(blocked) => return Ok(blocked),
        };
        show_case(&desk, &tracked, Shown { done, ..Shown::default() }).await
    };
    desk.answer(result.await).await
}

/// Where an officer says who they are themselves before they take a case, and back from there.
pub(super) fn identity_first(back_to: &str) -> Response {
    see_other(&format!("/petugas/akun/identitas?untuk={back_to}"))
}

/// The case of an address, or the page that says why it is not opened. Every page and form of a case begins here, so that
/// who must keep away from it reads nothing of it, whatever else is wrong with what they ask.
pub(super) async fn opened(
    desk: &Desk,
    ticket: &str,
) -> Result<Result<Tracked, Response>, AppError> {
    match find(desk.ctx(), &desk.officer, ticket).await {
        Ok(tracked) => Ok(Ok(tracked)),
        Err(OpenRefusal::Blocked(reason)) => {
            let model = BlockedPageModel { frame: desk.frame(), reason };
            Ok(Err(desk.render(StatusCode::FORBIDDEN, model, blocked_page).await))
        }
        Err(OpenRefusal::Failed(error)) => Err(error),
    }
}

/// Address of a case.
fn base_of(tracked: &Tracked) -> String {
    format!("{CASES}/{}", tracked.ticket.as_str())
}

/// POST `/petugas/kasus/{tiket}/{form}` with what it does; what goes wrong is shown with the page of the case.
async fn act(mut desk: Desk, ticket: String, form: Form, mut fields: FormFields) -> Response {
    let result = async {
        let tracked = match opened(&desk, &ticket).await? {
            Ok(tracked) => tracked,
            Err(blocked) => return Ok(blocked),
        };
        // What is shown when something is wrong is the page of the case, and its links lead back to it.
        desk.page.visitor.path = base_of(&tracked);
        let text = fields.take(form.field());
        match do_it(&desk, &tracked, form, &text).await {
            Ok(()) => Ok(see_other(&form.leads_to(&tracked))),
            Err(Refusal::Failed(AppError::Invalid(errors))) => {
                let typed_note = if form == Form::Note { text } else { String::new() };
                let shown = Shown { errors, typed_note, ..Shown::default() };
                show_fresh(&desk, &tracked, shown).await
            }
            Err(Refusal::Failed(AppError::Conflict)) => {
                show_fresh(&desk, &tracked, Shown { lost: true, ..Shown::default() }).await
            }
            Err(Refusal::Blocked(reason)) => {
                let model = BlockedPageModel { frame: desk.frame(), reason };
                Ok(desk.render(StatusCode::FORBIDDEN, model, blocked_page).await)
            }
            Err(Refusal::IdentityUnknown) => Ok(identity_first(tracked.ticket.as_str())),
            Err(Refusal::Failed(error)) => Err(error),
            // Their own decision is contested: others decide.
            Err(_) => show_fresh(&desk, &tracked, Shown { own: true, ..Shown::default() }).await,
        }
    };
    let result = result.await;
    desk.answer(result).await
}

/// The page of a case as it stands now.
async fn show_fresh(desk: &Desk, tracked: &Tracked, shown: Shown) -> Result<Response, AppError> {
    let ticket = tracked.ticket.as_str();
    let tracked = match opened(desk, ticket).await? {
        Ok(tracked) => tracked,
        Err(blocked) => return Ok(blocked),
    };
    show_case(desk, &tracked, shown).await
}

/// A form of the case page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Take,
    GiveBack,
    HandOver,
    Assign,
    Note,
}

impl Form {
    /// The one field that is read.
    const fn field(self) -> &'static str {
        match self {
            Self::HandOver | Self::Assign => "kepada",
            _ => "catatan",
        }
    }

    /// Where it leads when it worked.
    fn leads_to(self, tracked: &Tracked) -> String {
        let base = base_of(tracked);
        match self {
            Self::Take => format!("{base}?selesai=ambil"),
            Self::GiveBack => QUEUE.to_owned(),
            Self::HandOver => format!("{base}?selesai=serahkan"),
            Self::Assign => format!("{base}?selesai=tugaskan"),
            Self::Note => format!("{base}?selesai=catatan#catatan-internal"),
        }
    }
}

async fn do_it(desk: &Desk, tracked: &Tracked, form: Form, text: &str) -> Result<(), Refusal> {
    let (ctx, officer, case) = (desk.ctx(), &desk.officer, &tracked.case);
    match form {
        Form::Take => lease::take(ctx, officer, case).await,
        Form::GiveBack => Ok(lease::give_back(ctx, officer, case).await?),
        Form::HandOver => Ok(lease::hand_over(ctx, officer, case, text).await?),
        Form::Assign => Ok(lease::assign(ctx, officer, case, text).await?),
        Form::Note => Ok(note::add(ctx, officer, case, text).await?),
    }
}

/// POST `/petugas/kasus/{tiket}/ambil`
pub async fn take(desk: Desk, Path(ticket): Path<String>, fields: FormFields) -> Response {
    act(desk, ticket, Form::Take, fields).await
}

/// POST `/petugas/kasus/{tiket}/lepas`
pub async fn give_back(desk: Desk, Path(ticket): Path<String>, fields: FormFields) -> Response {
    act(desk, ticket, Form::GiveBack, fields).await
}

/// POST `/petugas/kasus/{tiket}/serahkan`
pub async fn hand_over(desk: Desk, Path(ticket): Path<String>, fields: FormFields) -> Response {
    act(desk, ticket, Form::HandOver, fields).await
}

/// POST `/petugas/kasus/{tiket}/tugaskan`
pub async fn assign(desk: Desk, Path(ticket): Path<String>, fields: FormFields) -> Response {
    act(desk, ticket, Form::Assign, fields).await
}

/// POST `/petugas/kasus/{tiket}/catatan`
pub async fn add_note(desk: Desk, Path(ticket): Path<String>, fields: FormFields) -> Response {
    act(desk, ticket, Form::Note, fields).await
}

/// GET of an address that only takes a form: the case.
pub async fn back_to_case(_desk: Desk, Path(ticket): Path<String>) -> Response {
    match domain::ticket::TicketNumber::parse(&ticket) {
        Ok(ticket) => see_other(&format!("{CASES}/{}", ticket.as_str())),
        Err(_) => see_other(QUEUE),
    }
}

/// What is shown of errors of a form.
fn status_of(errors: &FieldErrors, lost: bool) -> StatusCode {
    if lost {
        StatusCode::CONFLICT
    } else if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    }
}

/// Notes the view of a case and shows it.
async fn noted(desk: &Desk, tracked: &Tracked) -> Result<Tracked, AppError> {
    note_view(desk.ctx(), &desk.officer, &tracked.case).await?;
    // Their lease has just been put off: what is shown is read after that.
    let found = desk.officer.rows(desk.ctx()).case(tracked.ticket.as_str()).await?;
    Ok(Tracked { case: found.ok_or(AppError::NotFound)?, ticket: tracked.ticket })
}
