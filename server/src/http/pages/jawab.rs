//! `/jawab`: the right of reply, behind the code of a letter or mail (S-11).

use app::pages::draft::Door;
use app::pages::sanggahan::model::{ReplyClosed, ReplyStartPage};
use app::pages::sanggahan::reply_start_page;
use app::text::Lang;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::StatusCode;
use axum::response::Response;
use domain::field::FieldErrors;
use serde::Deserialize;

use super::draft::{DISCARDED, begun_answer, moment, resumed_answer, unfinished};
use super::form::FormFields;
use crate::http::cookies::DraftSecret;
use crate::http::page::{Page, see_other};
use crate::usecase::AppError;
use crate::usecase::draft;
use crate::usecase::reply::{CODE_FIELD, Opened, open_code};

/// What was typed, and what came of it.
#[derive(Default)]
struct Typed {
    kode: String,
    errors: FieldErrors,
    closed: Option<ReplyClosed>,
    discarded: bool,
}

/// What was just done.
#[derive(Default, Deserialize)]
pub struct DoneQuery {
    selesai: Option<String>,
}

/// GET `/jawab`
pub async fn show(
    page: Page,
    at: DraftSecret,
    query: Result<Query<DoneQuery>, QueryRejection>,
) -> Response {
    let discarded = query.is_ok_and(|query| query.0.selesai.as_deref() == Some(DISCARDED));
    let result = render(&page, &at, Typed { discarded, ..Typed::default() }).await;
    page.answer(result).await
}

/// GET `/jawab/baru`: where the others begin.
pub async fn begin_page() -> Response {
    see_other(Door::Jawab.start())
}

/// POST `/jawab`
pub async fn open(mut page: Page, at: DraftSecret, mut fields: FormFields) -> Response {
    let kode = fields.take(CODE_FIELD);
    if let Some(lang) = Lang::from_code(&fields.take("lang")) {
        page.speak(lang);
        let result = render(&page, &at, Typed { kode, ..Typed::default() }).await;
        let mut response = page.answer(result).await;
        page.remember_language(&mut response);
        return response;
    }
    let result = open_typed(&page, &at, kode).await;
    page.answer(result).await
}

async fn open_typed(page: &Page, at: &DraftSecret, kode: String) -> Result<Response, AppError> {
    let lang = page.visitor.lang.code();
    let closed = |closed| Typed { kode: String::new(), closed: Some(closed), ..Typed::default() };
    match open_code(page.ctx(), page.visitor.client, &kode, lang).await {
        Ok(Opened::Draft(begun)) => Ok(begun_answer(page, &begun)),
        Ok(Opened::Answered) => render(page, at, closed(ReplyClosed::Answered)).await,
        Ok(Opened::Late) => render(page, at, closed(ReplyClosed::Late)).await,
        // No letter has this code: perhaps it is the resume code of an answer that was begun on another phone.
        Err(AppError::Invalid(errors)) => match resume_answer(page, &kode).await {
            Some(response) => Ok(response),
            None => render(page, at, Typed { kode, errors, ..Typed::default() }).await,
        },
        Err(error) => Err(error),
    }
}

/// Goes on with an answer by its resume code.
async fn resume_answer(page: &Page, code: &str) -> Option<Response> {
    let resumed = draft::resume(page.ctx(), page.visitor.client, code).await.ok()?;
    (Door::of(resumed.form) == Door::Jawab).then(|| resumed_answer(page, &resumed))
}

async fn render(page: &Page, at: &DraftSecret, typed: Typed) -> Result<Response, AppError> {
    let unfinished = unfinished(page, at).await?;
    let status = match (&typed.closed, typed.errors.is_empty()) {
        (Some(_), _) => StatusCode::GONE,
        (None, true) => StatusCode::OK,
        (None, false) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let model = ReplyStartPage {
        chrome: page.chrome(),
        kode: typed.kode,
        errors: typed.errors,
        closed: typed.closed,
        discarded: typed.discarded,
        unfinished: unfinished.map(|draft| moment(page.visitor.lang, draft.row.saved_at)),
    };
    Ok(page.render(status, model, reply_start_page).await)
}
