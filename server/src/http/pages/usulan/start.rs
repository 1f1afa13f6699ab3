//! `/usulan/baru`: before you start; begin, or go on with a code.

use app::pages::usulan::model::StartPage;
use app::pages::usulan::start_page;
use app::text::Lang;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::StatusCode;
use axum::response::Response;
use domain::field::{ErrorCode, FieldErrors};
use domain::usulan::{CHECKED, Hubungan};
use serde::Deserialize;

use super::{TASKS, give_draft, if_sent, moment, offer};
use crate::http::cookies::{DraftSecret, Opens};
use crate::http::page::{Page, see_other};
use crate::http::pages::form::FormFields;
use crate::usecase::AppError;
use crate::usecase::check_status::card_token_opens;
use crate::usecase::usulan::draft::{self, OpenDraft};
use crate::usecase::usulan::resume_code_of;

/// The card somebody came from.
#[derive(Default, Deserialize)]
pub struct SubjectQuery {
    subjek: Option<String>,
}

/// GET `/usulan/baru`
pub async fn show(
    page: Page,
    secret: DraftSecret,
    query: Result<Query<SubjectQuery>, QueryRejection>,
) -> Response {
    let token = query.ok().and_then(|query| query.0.subjek);
    let from_card = token.is_some_and(|token| card_token_opens(page.ctx(), &token));
    let result = show_start(&page, &secret, Typed { from_card, ..Typed::default() }).await;
    page.answer(result).await
}

/// POST `/usulan/baru`
pub async fn begin(mut page: Page, secret: DraftSecret, mut fields: FormFields) -> Response {
    let hubungan = fields.take("hubungan");
    if let Some(lang) = Lang::from_code(&fields.take("lang")) {
        page.speak(lang);
        let result = show_start(&page, &secret, Typed { hubungan, ..Typed::default() }).await;
        let mut response = page.answer(result).await;
        page.remember_language(&mut response);
        return response;
    }
    let replace = fields.take("ganti") == CHECKED;
    let result = if let Ok(chosen) = hubungan.parse::<Hubungan>() {
        begin_draft(&page, &secret, chosen, replace).await
    } else {
        let code = if hubungan.is_empty() { ErrorCode::Required } else { ErrorCode::ChoiceUnknown };
        let errors = FieldErrors::one("hubungan", code);
        show_start(&page, &secret, Typed { hubungan, errors, ..Typed::default() }).await
    };
    page.answer(result).await
}

/// POST `/usulan/draf/lanjut`: another phone, another day.
pub async fn resume(page: Page, secret: DraftSecret, mut fields: FormFields) -> Response {
    let kode_lanjutan = fields.take(draft::RESUME_FIELD);
    let result = match draft::resume(page.ctx(), page.visitor.client, &kode_lanjutan).await {
        Ok(secret) => {
            let mut response = see_other(TASKS);
            give_draft(&page, &mut response, &secret);
            Ok(response)
        }
        Err(AppError::Invalid(errors)) => {
            show_start(&page, &secret, Typed { kode_lanjutan, errors, ..Typed::default() }).await
        }
        Err(error) => Err(error),
    };
    page.answer(result).await
}

/// POST `/usulan/draf/hapus`: nothing of it is kept.
pub async fn discard(page: Page, secret: DraftSecret) -> Response {
    let result = async {
        let draft = draft::open(page.ctx(), &secret.0).await?;
        // What was sent is no draft any more: its receipt must not be lost by a late tap.
        if let Some(receipt) = if_sent(&draft) {
            return Ok(Some(receipt));
        }
        draft::discard(page.ctx(), &draft).await.map(|()| None)
    };
    match result.await {
        Ok(Some(receipt)) => receipt,
        Ok(None) | Err(AppError::DraftGone) => {
            let mut response = see_other("/usulan/baru");
            Opens::Draft.take_back(&mut response, page.ctx().config.has_secure_cookies());
            response
        }
        Err(error) => page.error(error).await,
    }
}

/// What was typed on the start page, and what is wrong with it.
#[derive(Default)]
struct Typed {
    hubungan: String,
    kode_lanjutan: String,
    errors: FieldErrors,
    from_card: bool,
    replaces: Option<String>,
}

/// The draft of this browser, unless it was sent.
async fn unfinished(page: &Page, secret: &DraftSecret) -> Result<Option<OpenDraft>, AppError> {
    match draft::open(page.ctx(), &secret.0).await {
        Ok(draft) => Ok(Some(draft).filter(|draft| draft.row.submitted_at.is_none())),
        Err(AppError::DraftGone) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Begins a draft. One that was begun in this browser and not sent is not dropped without a word.
async fn begin_draft(
    page: &Page,
    secret: &DraftSecret,
    hubungan: Hubungan,
    replace: bool,
) -> Result<Response, AppError> {
    if !replace
        && let Some(draft) = unfinished(page, secret).await?
        && draft::is_touched(page.ctx(), &draft).await?
    {
        let code = resume_code_of(&page.ctx().keys, &draft.row.id).to_string();
        let hubungan = hubungan.as_str().to_owned();
        let typed = Typed { hubungan, replaces: Some(code), ..Typed::default() };
        return show_start(page, secret, typed).await;
    }
    let lang = page.visitor.lang.code();
    let begun = draft::begin(page.ctx(), page.visitor.client, hubungan, lang).await?;
    let mut response = see_other(TASKS);
    give_draft(page, &mut response, &begun.secret);
    Ok(response)
}

async fn show_start(page: &Page, secret: &DraftSecret, typed: Typed) -> Result<Response, AppError> {
    let lang = page.visitor.lang;
    let unfinished = unfinished(page, secret).await?;
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
        offer: offer(page.ctx(), lang).await?,
        unfinished: unfinished.map(|draft| moment(lang, draft.row.saved_at)),
        replaces: typed.replaces,
        from_card: typed.from_card,
    };
    Ok(page.render(status, model, start_page).await)
}
