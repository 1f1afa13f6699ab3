//! `/usulan/baru`: before you start; begin, or go on with a code.

use app::pages::usulan::model::StartPage;
use app::pages::usulan::start_page;
use app::text::Lang;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::StatusCode;
use axum::response::Response;
use domain::field::{ErrorCode, FieldErrors};
use domain::form::{CHECKED, Form};
use domain::usulan::Hubungan;
use serde::Deserialize;

use super::draft::{DISCARDED, moment, offer, unfinished, would_lose};
use super::form::FormFields;
use crate::http::cookies::DraftSecret;
use crate::http::page::Page;
use crate::usecase::AppError;
use crate::usecase::card::subject_of;
use crate::usecase::draft::Beginning;

/// The card somebody came from.
#[derive(Default, Deserialize)]
pub struct SubjectQuery {
    subjek: Option<String>,
    /// What was just done.
    selesai: Option<String>,
}

/// GET `/usulan/baru`
pub async fn show(
    page: Page,
    at: DraftSecret,
    query: Result<Query<SubjectQuery>, QueryRejection>,
) -> Response {
    let query = query.map(|query| query.0).unwrap_or_default();
    let discarded = query.selesai.as_deref() == Some(DISCARDED);
    let from_card = query.subjek.is_some_and(|token| subject_of(page.ctx(), &token).is_ok());
    let result = show_start(&page, &at, Typed { from_card, discarded, ..Typed::default() }).await;
    page.answer(result).await
}

/// POST `/usulan/baru`
pub async fn begin(mut page: Page, at: DraftSecret, mut fields: FormFields) -> Response {
    let hubungan = fields.take("hubungan");
    if let Some(lang) = Lang::from_code(&fields.take("lang")) {
        page.speak(lang);
        let result = show_start(&page, &at, Typed { hubungan, ..Typed::default() }).await;
        let mut response = page.answer(result).await;
        page.remember_language(&mut response);
        return response;
    }
    let replace = fields.take("ganti") == CHECKED;
    let result = if let Ok(chosen) = hubungan.parse::<Hubungan>() {
        begin_draft(&page, &at, chosen, replace).await
    } else {
        let code = if hubungan.is_empty() { ErrorCode::Required } else { ErrorCode::ChoiceUnknown };
        let errors = FieldErrors::one("hubungan", code);
        show_start(&page, &at, Typed { hubungan, errors, ..Typed::default() }).await
    };
    page.answer(result).await
}

/// The start page again, with a resume code that was wrong.
pub(super) async fn refuse_code(
    page: &Page,
    at: &DraftSecret,
    kode_lanjutan: String,
    errors: FieldErrors,
) -> Result<Response, AppError> {
    show_start(page, at, Typed { kode_lanjutan, errors, ..Typed::default() }).await
}

/// What was typed on the start page, and what is wrong with it.
#[derive(Default)]
struct Typed {
    hubungan: String,
    kode_lanjutan: String,
    errors: FieldErrors,
    from_card: bool,
    discarded: bool,
    replaces: Option<String>,
}

/// Begins a draft. One that was begun in this browser and not sent is not dropped without a word.
async fn begin_draft(
    page: &Page,
    at: &DraftSecret,
    hubungan: Hubungan,
    replace: bool,
) -> Result<Response, AppError> {
    if !replace && let Some(code) = would_lose(page, at).await? {
        let hubungan = hubungan.as_str().to_owned();
        let typed = Typed { hubungan, replaces: Some(code), ..Typed::default() };
        return show_start(page, at, typed).await;
    }
    let form = Form::Usulan(hubungan);
    super::draft::begin(page, Beginning { form, subject: None, reply_right_id: None }).await
}

async fn show_start(page: &Page, at: &DraftSecret, typed: Typed) -> Result<Response, AppError> {
    let lang = page.visitor.lang;
    let unfinished = unfinished(page, at).await?;
    let status = match (&typed.replaces, typed.errors.is_empty()) {
        (Some(_), _) => StatusCode::CONFLICT,
        (None, true) => StatusCode::OK,
        (None, false) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let model = StartPage {
        chrome: page.chrome(),
        hubungan: typed.hubungan,
        errors: typed.errors,
        kode_lanjutan: typed.kode_lanjutan,
        offer: offer(page.ctx(), Form::Usulan(Hubungan::Diri), lang).await?,
        unfinished: unfinished.map(|draft| moment(lang, draft.row.saved_at)),
        replaces: typed.replaces,
        from_card: typed.from_card,
        discarded: typed.discarded,
    };
    Ok(page.render(status, model, start_page).await)
}
