//! `/api/v1/openapi.json`, also printed by `server export-openapi`.

use axum::Json;
use utoipa::OpenApi;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Cek Usul Sanggah",
        description = "Thin API of the bansos self-service",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")
    ),
    paths(
        super::wilayah::provinces,
        super::wilayah::children,
        super::wilayah::search,
        super::cek::check,
        super::captcha::issue,
        super::captcha::picture,
        super::captcha::proof_of_work,
        document,
    )
)]
struct ApiDocument;

/// The description of this API.
pub fn description() -> utoipa::openapi::OpenApi {
    ApiDocument::openapi()
}

/// The description of this API, as served.
#[utoipa::path(get, path = "/api/v1/openapi.json", tag = "openapi", responses((status = 200, body = Object)))]
pub(crate) async fn document() -> Json<utoipa::openapi::OpenApi> {
    Json(description())
}
