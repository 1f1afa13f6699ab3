//! `/usulan/draf`: the task list.

use app::pages::usulan::model::{TaskLine, TaskPage};
use app::pages::usulan::task_page;
use app::text::date;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::StatusCode;
use axum::response::Response;
use domain::usulan::Step;
use serde::Deserialize;

use super::{if_sent, moment, open, status_of, wrong_steps};
use crate::clock::{day_of, instant_of};
use crate::http::cookies::DraftSecret;
use crate::http::page::Page;
use crate::usecase::AppError;
use crate::usecase::usulan::draft::{choices, read_content, read_steps};
use crate::usecase::usulan::resume_code_of;

/// Why the list is shown.
#[derive(Default, Deserialize)]
pub struct ListQuery {
    /// Something is missing.
    kurang: Option<String>,
}

/// GET `/usulan/draf`
pub async fn show(
    page: Page,
    secret: DraftSecret,
    query: Result<Query<ListQuery>, QueryRejection>,
) -> Response {
    let incomplete = query.is_ok_and(|query| query.0.kurang.is_some());
    let result = show_list(&page, &secret, incomplete).await;
    page.answer(result).await
}

async fn show_list(
    page: &Page,
    secret: &DraftSecret,
    incomplete: bool,
) -> Result<Response, AppError> {
    let (ctx, lang) = (page.ctx(), page.visitor.lang);
    let draft = open(page, secret).await?;
    if let Some(receipt) = if_sent(&draft) {
        return Ok(receipt);
    }
    let steps = read_steps(ctx, &draft).await?;
    let content = read_content(ctx, &draft, &steps).await?;
    let choices = choices(ctx).await?;
    let wrong = wrong_steps(&content, &choices, ctx);
    let line = |step: &Step| TaskLine { step: *step, status: status_of(*step, &content, &wrong) };
    let model = TaskPage {
        chrome: page.chrome(),
        hubungan: draft.hubungan,
        tasks: Step::of(draft.hubungan).iter().map(line).collect(),
        resume_code: resume_code_of(&ctx.keys, &draft.row.id).to_string(),
        kept_until: date::long(lang, day_of(instant_of(draft.row.expires_at))),
        saved_at: moment(lang, draft.row.saved_at),
        incomplete,
    };
    Ok(page.render(StatusCode::OK, model, task_page).await)
}
