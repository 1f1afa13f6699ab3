//! Every URL of the service: those of citizens and the API here, those of officers in `officers`.

mod officers;

use std::time::Duration;

use app::pages::draft::Door;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::timeout::{RequestBodyDeadlineLayer, TimeoutLayer};

use super::overload::{self, Places};
use super::routes::{Route, Routes};
use super::upload::UPLOAD_MAX_BYTES;
use super::{AppState, api, assets, headers, log, pages, slow_reader, visitor};

/// Where the API lives.
const API: &str = "/api/v1";
/// Largest body of a form or an API call, in bytes.
const MAX_BODY_BYTES: usize = 64 * 1024;

/// Longest time a body may take to arrive.
const BODY_DEADLINE: Duration = Duration::from_secs(20);
/// Longest time a file may take to arrive: 15 MB at 400 kbit/s.
const UPLOAD_DEADLINE: Duration = Duration::from_mins(6);
/// Longest time a handler may take.
const ANSWER_DEADLINE: Duration = Duration::from_secs(30);

/// Every route, for the access table.
pub fn routes(development: bool) -> Vec<Route> {
    let nested = api().list.into_iter().chain(api_uploads().list).map(|route| {
        let path = format!("{API}{}", route.path);
        Route { path, ..route }
    });
    let pages = pages(development).list.into_iter().chain(page_uploads().list);
    pages.chain(officers::uploads().list).chain(nested).collect()
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
        .merge(uploads())
        .layer(CsrfLayer::new())
        .layer(from_fn_with_state(state.clone(), pages::problem::dress_up))
        .layer(from_fn_with_state(state.clone(), visitor::recognise))
        .layer(CompressionLayer::new())
        .layer(from_fn(slow_reader::bound_parts))
        .layer(from_fn(headers::secure))
        .layer(from_fn(log::line))
        .with_state(state)
}

fn uploads() -> Router<AppState> {
    page_uploads()
        .router
        .merge(officers::uploads().router)
        .nest(API, api_uploads().router)
        .method_not_allowed_fallback(pages::problem::method_not_allowed)
        .layer(DefaultBodyLimit::max(UPLOAD_MAX_BYTES))
        .layer(RequestBodyDeadlineLayer::new(UPLOAD_DEADLINE))
        .layer(CatchPanicLayer::new())
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            UPLOAD_DEADLINE + ANSWER_DEADLINE,
        ))
}

fn pages(development: bool) -> Routes {
    let routes = Routes::default()
        .get("/", pages::home::show)
        .get("/cek", pages::cek::show)
        .post("/cek", pages::cek::submit)
        .get("/cek/hasil/{token}", pages::hasil::show)
        .post("/cek/hasil/{token}", pages::hasil::state_birth_year)
        .get("/usulan/baru", pages::usulan::show)
        .post("/usulan/baru", pages::usulan::begin)
        .get("/sanggahan/baru", pages::sanggahan::show)
        .post("/sanggahan/baru", pages::sanggahan::start)
        .get("/perbaikan/baru", pages::sanggahan::show)
        .post("/perbaikan/baru", pages::sanggahan::start)
        .get("/jawab", pages::jawab::show)
        .post("/jawab", pages::jawab::open)
        .get("/jawab/baru", pages::jawab::begin_page)
        .get("/lacak", pages::lacak::show)
        .post("/lacak", pages::lacak::open)
        .get("/lacak/kasus", pages::lacak::case)
        .get("/lacak/kasus/data", pages::lacak::data)
        .get("/lacak/kasus/foto/{kind}", pages::lacak::photo)
        .get("/lacak/kasus/{aksi}", pages::lacak::back_to_case)
        .post("/lacak/kasus/{aksi}", pages::lacak::act)
        .get("/statistik", pages::statistik::show)
        .get("/statistik.csv", pages::statistik::download)
        .get("/panduan", pages::information::panduan)
        .get("/privasi", pages::information::privasi)
        .get("/aksesibilitas", pages::information::aksesibilitas)
        .get("/healthz", pages::health::alive)
        .get("/readyz", pages::health::ready)
        .get("/pkg/{file}", assets::hashed_file)
        .get("/favicon.svg", assets::root_file)
        .get("/robots.txt", assets::root_file);
    let routes = officers::pages(routes);
    let routes = Door::ALL.into_iter().fold(routes, draft_pages);
    if development { routes.get("/_komponen", pages::information::komponen) } else { routes }
}

/// The pages of the drafts behind a door: the same for every form.
fn draft_pages(routes: Routes, door: Door) -> Routes {
    use pages::draft::{self, check, photos, receipt, step, tasks};
    let at = |end: &str| format!("/{}/{end}", door.name());
    routes
        .get(&at("draf"), tasks::show)
        .get(&at("draf/lanjut"), draft::start_page)
        .post(&at("draf/lanjut"), draft::resume)
        .get(&at("draf/hapus"), draft::tasks_page)
        .post(&at("draf/hapus"), draft::discard)
        .get(&at("draf/periksa"), check::show)
        .get(&at("draf/kirim"), draft::check_page)
        .post(&at("draf/kirim"), check::send)
        .get(&at("draf/{step}"), step::show)
        .post(&at("draf/{step}"), step::submit)
        .get(&at("draf/foto/{kind}/hapus"), draft::photos_page)
        .post(&at("draf/foto/{kind}/hapus"), photos::remove)
        .get(&at("draf/foto/{kind}/lihat"), photos::view)
        .get(&at("tiket/{ticket}"), receipt::show)
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
        .post("/draf", api::draf::begin)
        .put("/draf/{id}", api::draf::save)
        .delete("/draf/{id}/foto/{kind}", api::draf::remove_photo)
        .post("/usulan", api::usulan::submit)
        .post("/sanggahan", api::usulan::submit_report)
        .post("/lacak", api::lacak::track)
        .get("/openapi.json", api::openapi::document)
}

/// Files. They are long on the way, so they have deadlines of their own and take no place from short requests.
fn page_uploads() -> Routes {
    Door::ALL.into_iter().fold(Routes::default(), |routes, door| {
        let path = format!("/{}/draf/foto/{{kind}}", door.name());
        routes.get(&path, pages::draft::photos_page).post(&path, pages::draft::photos::upload)
    })
}

fn api_uploads() -> Routes {
    Routes::default().post("/draf/{id}/foto", api::draf::add_photo)
}
