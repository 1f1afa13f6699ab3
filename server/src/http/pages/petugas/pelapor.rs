//! `/petugas/kasus/{tiket}/pelapor`: who reported, behind a written reason (S-7).
//!
//! The identity is the answer to the form itself and lies behind no address: nothing shows it again but another reason.

use app::components::region_path::region_path;
use app::pages::petugas::pelapor::{
    ReporterCard, ReporterPage, ReporterView, SealClosed, reporter_page,
};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use domain::field::ErrorCode;
use domain::ticket::TicketNumber;

use super::kasus::opened;
use crate::http::desk::Desk;
use crate::http::pages::form::FormFields;
use crate::store::review_case::CaseRow;
use crate::usecase::AppError;
use crate::usecase::draft::contact_aad;
use crate::usecase::reporter::{self, Closed, OpenedReporter, REASON_FIELD};

/// GET `/petugas/kasus/{tiket}/pelapor`
pub async fn show(desk: Desk, Path(ticket): Path<String>) -> Response {
    let result = async {
        let case = match opened(&desk, &ticket).await? {
            Ok(tracked) => tracked.case,
            Err(blocked) => return Ok(blocked),
        };
        match reporter::closed(desk.ctx(), &desk.officer, &case).await? {
            Some(why) => refuse(&desk, &case, why).await,
            None => ask(&desk, &case, String::new(), None).await,
        }
    };
    desk.answer(result.await).await
}

/// POST `/petugas/kasus/{tiket}/pelapor`
pub async fn open(desk: Desk, Path(ticket): Path<String>, mut fields: FormFields) -> Response {
    let reason = fields.take(REASON_FIELD);
    let result = async {
        let case = match opened(&desk, &ticket).await? {
            Ok(tracked) => tracked.case,
            Err(blocked) => return Ok(blocked),
        };
        if let Some(why) = reporter::closed(desk.ctx(), &desk.officer, &case).await? {
            return refuse(&desk, &case, why).await;
        }
        match reporter::open_for(desk.ctx(), &desk.officer, &case, &reason).await {
            Ok(opened) => show_opened(&desk, &case, opened).await,
            Err(AppError::Invalid(errors)) => {
                let error = errors.iter().next().map(|error| error.code);
                ask(&desk, &case, reason, error).await
            }
            Err(error) => Err(error),
        }
    };
    desk.answer(result.await).await
}

async fn ask(
    desk: &Desk,
    case: &CaseRow,
    reason: String,
    error: Option<ErrorCode>,
) -> Result<Response, AppError> {
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    render(desk, case, status, ReporterView::Ask { reason, error }).await
}

async fn refuse(desk: &Desk, case: &CaseRow, why: Closed) -> Result<Response, AppError> {
    let (status, why) = match why {
        Closed::Nobody => (StatusCode::NOT_FOUND, SealClosed::Nobody),
        Closed::NoPrivateKey => (StatusCode::SERVICE_UNAVAILABLE, SealClosed::NoPrivateKey),
        Closed::Conflict(_) => (StatusCode::FORBIDDEN, SealClosed::Conflict),
    };
    render(desk, case, status, ReporterView::Closed(why)).await
}

async fn show_opened(
    desk: &Desk,
    case: &CaseRow,
    opened: OpenedReporter,
) -> Result<Response, AppError> {
    let OpenedReporter { pelapor, conflict } = opened;
    let path = desk.ctx().store.path(&pelapor.desa).await?;
    // What they changed in lacak afterwards takes the place of what they filed.
    let phone = changed(desk, case, "phone").await?.unwrap_or(pelapor.phone);
    let email = changed(desk, case, "email").await?;
    let card = ReporterCard {
        name: pelapor.nama,
        nik: pelapor.nik,
        phone,
        email: email.or(pelapor.email).unwrap_or_default(),
        village: path.map(|path| region_path(&path)).unwrap_or_default(),
        may_be_called: pelapor.may_be_called,
        is_conflict: conflict.is_some(),
    };
    render(desk, case, StatusCode::OK, ReporterView::Opened(card)).await
}

/// A contact the reporter changed, sealed like who they are.
async fn changed(
    desk: &Desk,
    case: &CaseRow,
    column: &'static str,
) -> Result<Option<String>, AppError> {
    let rows = desk.ctx().store.contacts_of_case(case.id).await?;
    let row = rows.into_iter().find(|row| row.party == "reporter");
    let sealed = row.and_then(|row| if column == "email" { row.email } else { row.phone });
    let aad = contact_aad(&case.ticket, "reporter", column);
    let plain = sealed.and_then(|sealed| desk.ctx().reporter_seal.open(&aad, &sealed).ok());
    Ok(plain.and_then(|plain| String::from_utf8(plain).ok()))
}

async fn render(
    desk: &Desk,
    case: &CaseRow,
    status: StatusCode,
    view: ReporterView,
) -> Result<Response, AppError> {
    let shown = TicketNumber::parse(&case.ticket).map(|ticket| ticket.to_string());
    let model = ReporterPage {
        frame: desk.frame(),
        shown_ticket: shown.unwrap_or_else(|_| case.ticket.clone()),
        ticket: case.ticket.clone(),
        view,
    };
    Ok(desk.render(status, model, reporter_page).await)
}
