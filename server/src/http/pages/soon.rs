//! Doors that are not open yet say so.

use app::pages::soon::{Soon, SoonPage, soon_page};
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::http::page::Page;
use crate::usecase::check_status::card_token_opens;

/// The card somebody came from.
#[derive(Default, Deserialize)]
pub struct SubjectQuery {
    subjek: Option<String>,
}

/// `/sanggahan/baru`
pub async fn sanggahan(page: Page, query: Result<Query<SubjectQuery>, QueryRejection>) -> Response {
    show(page, Soon::Sanggahan, subject(query)).await
}

/// `/statistik`
pub async fn statistik(page: Page) -> Response {
    show(page, Soon::Statistik, None).await
}

/// `/petugas`
pub async fn petugas(page: Page) -> Response {
    show(page, Soon::Petugas, None).await
}

/// The card's token. A query that cannot be read is as good as none.
fn subject(query: Result<Query<SubjectQuery>, QueryRejection>) -> Option<String> {
    query.ok().and_then(|query| query.0.subjek)
}

async fn show(page: Page, feature: Soon, token: Option<String>) -> Response {
    let subject_token_present = token.is_some_and(|token| card_token_opens(page.ctx(), &token));
    let model = SoonPage { chrome: page.chrome(), feature, subject_token_present };
    page.render(StatusCode::OK, model, soon_page).await
}
