//! Every URL of the service on one screen.

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::timeout::{RequestBodyDeadlineLayer, ResponseBodyDeadlineLayer, TimeoutLayer};

use super::overload::{self, Places};
use super::routes::{Route, Routes};
use super::{AppState, api, assets, headers, log, pages, visitor};

/// Where the API lives.
const API: &str = "/api/v1";
/// Largest body of a form or an API call, in bytes. Uploads will have their own limit.
const MAX_BODY_BYTES: usize = 64 * 1024;

/// Longest time a body may take to arrive.
const BODY_DEADLINE: Duration = Duration::from_secs(20);
/// Longest time a handler may take.
const ANSWER_DEADLINE: Duration = Duration::from_secs(30);
/// Longest time an answer may take to be read: the WASM over a very slow network.
const READ_DEADLINE: Duration = Duration::from_mins(3);

/// Every route, for the access table.
pub fn routes(development: bool) -> Vec<Route> {
    let (pages, api) = (pages(development), api());
    let nested = api.list.into_iter().map(|route| {
        let path = format!("{API}{}", route.path);
        Route { path, ..route }
    });
    pages.list.into_iter().chain(nested).collect()
}

/// The whole service. Who may call what is in `server/access.csv`.
pub fn router(state: AppState) -> Router {
    let api = api()
        .router
        .fallback(pages::problem::not_found)
        .method_not_allowed_fallback(pages::problem::method_not_allowed);
    pages(state.ctx.config.is_development())
        .router
        .method_not_allowed_fallback(pages::problem::method_not_allowed)
        .fallback(pages::problem::not_found)
        .nest(API, api)
        .layer(from_fn_with_state(Places::default(), overload::shed))
        .layer(DefaultBodyLimit::max(MAX_BODY_BYTES))
        .layer(from_fn_with_state(MAX_BODY_BYTES, overload::refuse_large))
        .layer(RequestBodyDeadlineLayer::new(BODY_DEADLINE))
        .layer(CatchPanicLayer::new())
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, ANSWER_DEADLINE))
        .layer(CsrfLayer::new())
        .layer(from_fn_with_state(state.clone(), pages::problem::dress_up))
        .layer(from_fn_with_state(state.clone(), visitor::recognise))
        .layer(CompressionLayer::new())
        .layer(ResponseBodyDeadlineLayer::new(READ_DEADLINE))
        .layer(from_fn(headers::secure))
        .layer(from_fn(log::line))
        .with_state(state)
}

fn pages(development: bool) -> Routes {
    let routes = Routes::default()
        .get("/", pages::home::show)
        .get("/cek", pages::cek::show)
        .post("/cek", pages::cek::submit)
        .get("/cek/hasil/{token}", pages::hasil::show)
        .post("/cek/hasil/{token}", pages::hasil::state_birth_year)
        .get("/usulan/baru", pages::soon::usulan)
        .get("/sanggahan/baru", pages::soon::sanggahan)
        .get("/lacak", pages::soon::lacak)
        .get("/statistik", pages::soon::statistik)
        .get("/petugas", pages::soon::petugas)
        .get("/panduan", pages::information::panduan)
        .get("/privasi", pages::information::privasi)
        .get("/aksesibilitas", pages::information::aksesibilitas)
        .get("/healthz", pages::health::alive)
        .get("/readyz", pages::health::ready)
        .get("/pkg/{file}", assets::hashed_file)
        .get("/favicon.svg", assets::root_file)
        .get("/robots.txt", assets::root_file);
    if development { routes.get("/_komponen", pages::information::komponen) } else { routes }
}

fn api() -> Routes {
    Routes::default()
        .get("/wilayah", api::wilayah::provinces)
        .get("/wilayah/cari", api::wilayah::search)
        .get("/wilayah/{kode}", api::wilayah::children)
        .post("/cek", api::cek::check)
        .post("/captcha", api::captcha::issue)
        .get("/captcha/{file}", api::captcha::picture)
        .get("/pow", api::captcha::proof_of_work)
        .get("/openapi.json", api::openapi::document)
}
