//! Every URL of the service on one screen.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;

use super::{AppState, api, assets, headers, pages, visitor};

/// Largest body of a form or an API call, in bytes. Uploads will have their own limit.
const MAX_BODY_BYTES: usize = 64 * 1024;

/// The whole service. Who may call what: everything here is public and reads nothing private.
pub fn router(state: AppState) -> Router {
    let development = state.ctx.config.is_development();
    let api = Router::new()
        .route("/wilayah", get(api::wilayah::provinces))
        .route("/wilayah/cari", get(api::wilayah::search))
        .route("/wilayah/{kode}", get(api::wilayah::children))
        .route("/cek", post(api::cek::check))
        .route("/captcha", post(api::captcha::issue))
        .route("/captcha/{file}", get(api::captcha::picture))
        .route("/pow", get(api::captcha::proof_of_work))
        .route("/openapi.json", get(api::openapi::document))
        .fallback(api::not_found)
        .method_not_allowed_fallback(api::method_not_allowed);
    let mut pages = Router::new()
        .route("/", get(pages::home::show))
        .route("/cek", get(pages::cek::show).post(pages::cek::submit))
        .route("/cek/hasil/{token}", get(pages::hasil::show).post(pages::hasil::state_birth_year))
        .route("/usulan/baru", get(pages::soon::usulan))
        .route("/sanggahan/baru", get(pages::soon::sanggahan))
        .route("/lacak", get(pages::soon::lacak))
        .route("/statistik", get(pages::soon::statistik))
        .route("/petugas", get(pages::soon::petugas))
        .route("/panduan", get(pages::information::panduan))
        .route("/privasi", get(pages::information::privasi))
        .route("/aksesibilitas", get(pages::information::aksesibilitas))
        .route("/healthz", get(pages::health::alive))
        .route("/readyz", get(pages::health::ready))
        .route("/pkg/{file}", get(assets::hashed_file))
        .route("/favicon.svg", get(assets::root_file))
        .route("/robots.txt", get(assets::root_file))
        .method_not_allowed_fallback(pages::problem::method_not_allowed)
        .fallback(pages::problem::not_found);
    if development {
        pages = pages.route("/_komponen", get(pages::information::komponen));
    }
    pages
        .nest("/api/v1", api)
        .layer(DefaultBodyLimit::max(MAX_BODY_BYTES))
        .layer(CsrfLayer::new())
        .layer(from_fn_with_state(state.clone(), pages::problem::dress_up))
        .layer(from_fn_with_state(state.clone(), visitor::recognise))
        .layer(CompressionLayer::new())
        .layer(from_fn(headers::secure))
        .with_state(state)
}
