//! `/{door}/draf`: the task list.

use app::pages::draft::model::{TaskLine, TaskPage};
use app::pages::draft::task_page;
use app::pages::sanggahan::model::ReplyNotice;
use app::text::{Lang, date};
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::StatusCode;
use axum::response::Response;
use domain::form::Step;
use serde::Deserialize;

use super::words::Words;
use super::{if_sent, moment, open, status_of, subject_words, unready_steps};
use crate::clock::{day_of, instant_of};
use crate::http::cookies::DraftSecret;
use crate::http::page::Page;
use crate::usecase::AppError;
use crate::usecase::Context;
use crate::usecase::draft::{OpenDraft, read_content, read_steps, resume_code_of};
use crate::usecase::reply;

/// Why the list is shown.
#[derive(Default, Deserialize)]
pub struct ListQuery {
    /// Something is missing.
    kurang: Option<String>,
}

/// GET `/{door}/draf`
pub async fn show(
    page: Page,
    at: DraftSecret,
    query: Result<Query<ListQuery>, QueryRejection>,
) -> Response {
    let incomplete = query.is_ok_and(|query| query.0.kurang.is_some());
    let result = show_list(&page, &at, incomplete).await;
    page.answer(result).await
}

async fn show_list(page: &Page, at: &DraftSecret, incomplete: bool) -> Result<Response, AppError> {
    let (ctx, lang) = (page.ctx(), page.visitor.lang);
    let draft = open(page, at).await?;
    if let Some(receipt) = if_sent(&draft) {
        return Ok(receipt);
    }
    let steps = read_steps(ctx, &draft).await?;
    let content = read_content(ctx, &draft, &steps).await?;
    let wrong = unready_steps(ctx, &content).await?;
    let line = |step: &Step| TaskLine { step: *step, status: status_of(*step, &content, &wrong) };
    let model = TaskPage {
        chrome: page.chrome(),
        form: draft.form,
        subject: subject_words(ctx, &draft).await?,
        reply: reply_notice(ctx, &draft, lang).await?,
        tasks: Step::of(draft.form).iter().map(line).collect(),
        resume_code: resume_code_of(&ctx.keys, &draft.secret).to_string(),
        kept_until: date::long(lang, day_of(instant_of(draft.row.expires_at))),
        saved_at: moment(lang, draft.row.saved_at),
        incomplete,
        assisted: draft.row.filed_by.is_some(),
    };
    Ok(page.render(StatusCode::OK, model, task_page).await)
}

/// What the person an objection is about is told, where this draft is their answer.
async fn reply_notice(
    ctx: &Context,
    draft: &OpenDraft,
    lang: Lang,
) -> Result<Option<ReplyNotice>, AppError> {
    let Some(told) = reply::told(ctx, draft).await? else { return Ok(None) };
    let words = Words::load(ctx, lang).await?;
    Ok(Some(ReplyNotice {
        reasons: words.objections(&told.reasons),
        until: date::long(lang, told.until),
    }))
}
