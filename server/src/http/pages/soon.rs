//! Doors that are not open yet say so.

use app::pages::soon::{Soon, SoonPage, soon_page};
use axum::http::StatusCode;
use axum::response::Response;

use crate::http::page::Page;

/// `/statistik`
pub async fn statistik(page: Page) -> Response {
    show(page, Soon::Statistik).await
}

/// `/petugas`
pub async fn petugas(page: Page) -> Response {
    show(page, Soon::Petugas).await
}

async fn show(page: Page, feature: Soon) -> Response {
    let model = SoonPage { chrome: page.chrome(), feature };
    page.render(StatusCode::OK, model, soon_page).await
}
