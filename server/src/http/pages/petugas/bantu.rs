//! `/petugas/usulan/baru`: a proposal for a citizen at the office.

use app::pages::draft::Door;
use app::pages::petugas::bantu::assist_page;
use app::pages::petugas::bantu::model::AssistPage;
use axum::http::StatusCode;
use axum::response::Response;
use domain::field::FieldErrors;
use domain::form::CHECKED;
use domain::usulan::AssistForm;

use crate::http::cookies::DraftSecret;
use crate::http::desk::Desk;
use crate::http::pages::draft::{begun_answer, unfinished, would_lose};
use crate::http::pages::form::FormFields;
use crate::usecase::AppError;
use crate::usecase::village::assist;

/// GET `/petugas/usulan/baru`
pub async fn show(desk: Desk, at: DraftSecret) -> Response {
    let result = render(&desk, &at, Again::default()).await;
    desk.answer(result).await
}

/// POST `/petugas/usulan/baru`
pub async fn begin(desk: Desk, at: DraftSecret, mut fields: FormFields) -> Response {
    let form = AssistForm {
        asal: fields.take("asal"),
        pengantar: fields.take("pengantar"),
        penilaian: fields.take("penilaian"),
        hubungan: fields.take("hubungan"),
    };
    let replace = fields.take("ganti") == CHECKED;
    let result = begin_draft(&desk, &behind_the_door(at), form, replace).await;
    desk.answer(result).await
}

/// What was typed, and why it is shown again.
#[derive(Default)]
struct Again {
    form: AssistForm,
    errors: FieldErrors,
    replaces: Option<String>,
}

/// The draft is filled in behind the citizens' door.
fn behind_the_door(at: DraftSecret) -> DraftSecret {
    DraftSecret { door: Door::Usulan, ..at }
}

async fn begin_draft(
    desk: &Desk,
    at: &DraftSecret,
    form: AssistForm,
    replace: bool,
) -> Result<Response, AppError> {
    if let Err(errors) = form.read() {
        return render(desk, at, Again { form, errors, replaces: None }).await;
    }
    if !replace && let Some(code) = would_lose(&desk.page, at).await? {
        let again = Again { form, replaces: Some(code), ..Again::default() };
        return render(desk, at, again).await;
    }
    let (client, lang) = (desk.page.visitor.client, desk.lang().code());
    let begun = assist::begin(desk.ctx(), &desk.officer, client, &form, lang).await?;
    Ok(begun_answer(&desk.page, &begun))
}

async fn render(desk: &Desk, at: &DraftSecret, again: Again) -> Result<Response, AppError> {
    let Again { form, errors, replaces } = again;
    let status = match (&replaces, errors.is_empty()) {
        (Some(_), _) => StatusCode::CONFLICT,
        (None, true) => StatusCode::OK,
        (None, false) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let unfinished = unfinished(&desk.page, at).await?.is_some();
    let model = AssistPage { frame: desk.frame(), form, errors, unfinished, replaces };
    Ok(desk.render(status, model, assist_page).await)
}
