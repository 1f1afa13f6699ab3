//! Every URL of the service on one screen.

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::http::StatusCode;
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::timeout::{RequestBodyDeadlineLayer, ResponseBodyDeadlineLayer, TimeoutLayer};

use super::overload::{self, Places};
use super::{AppState, api, assets, headers, log, pages, visitor};

/// Largest body of a form or an API call, in bytes. Uploads will have their own limit.
const MAX_BODY_BYTES: usize = 64 * 1024;

/// Longest time a body may take to arrive.
const BODY_DEADLINE: Duration = Duration::from_secs(20);
/// Longest time a handler may take.
const ANSWER_DEADLINE: Duration = Duration::from_secs(30);
/// Longest time an answer may take to be read: the WASM over a very slow network.
const READ_DEADLINE: Duration = Duration::from_secs(180);

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
        .layer(RequestBodyDeadlineLayer::new(BODY_DEADLINE))
        .layer(CatchPanicLayer::new())
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, ANSWER_DEADLINE))
        .layer(CsrfLayer::new())
        .layer(from_fn_with_state(Places::default(), overload::shed))
        .layer(from_fn_with_state(state.clone(), pages::problem::dress_up))
        .layer(from_fn_with_state(state.clone(), visitor::recognise))
        .layer(CompressionLayer::new())
        .layer(ResponseBodyDeadlineLayer::new(READ_DEADLINE))
        .layer(from_fn(headers::secure))
        .layer(from_fn(log::line))
        .with_state(state)
}
