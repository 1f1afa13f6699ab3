//! `/`

use app::pages::home::home_page;
use axum::http::StatusCode;
use axum::response::Response;

use crate::http::page::Page;

/// The home page.
pub async fn show(page: Page) -> Response {
    page.render(StatusCode::OK, page.chrome(), home_page).await
}
