//! Regions: small, public, cacheable.

use axum::Json;
use axum::extract::{Extension, Path, Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::wilayah::{KodeWilayah, Wilayah};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ApiFailure;
use crate::crypto::token_hash;
use crate::http::visitor::Visitor;
use crate::usecase::choose_region::{list_children, list_provinces, search_villages};
use crate::usecase::limit::{Limit, count};
use crate::usecase::{AppError, Context};

/// A region table changes a few times a year: a browser may keep a list for a day, and asks again by `ETag`.
const CACHE: HeaderValue =
    HeaderValue::from_static("public, max-age=86400, stale-while-revalidate=604800");
const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// A region.
#[derive(Serialize, ToSchema)]
pub struct WilayahItem {
    /// Kemendagri code.
    #[schema(example = "71.01.13.2014")]
    kode: String,
    /// Name as in the table.
    nama: String,
    /// `provinsi`, `kabupaten`, `kota`, `kecamatan`, `kelurahan`, `desa`, `desa adat`.
    jenis: String,
}

/// Villages found by name.
#[derive(Serialize, ToSchema)]
pub struct VillagesFound {
    /// Each path from the village up to the province.
    #[schema(value_type = Vec<Vec<WilayahItem>>)]
    villages: Vec<Vec<Wilayah>>,
    /// There are more.
    truncated: bool,
}

/// What to search.
#[derive(Deserialize)]
pub struct SearchQuery {
    #[serde(default)]
    q: String,
}

/// All provinces.
#[utoipa::path(get, path = "/api/v1/wilayah", tag = "wilayah", responses(
    (status = 200, body = Vec<WilayahItem>), (status = 304, description = "unchanged"),
    (status = 503, body = super::ApiErrors)))]
pub(crate) async fn provinces(
    State(ctx): State<Context>,
    headers: HeaderMap,
) -> Result<Response, ApiFailure> {
    cacheable(&list_provinces(&ctx).await?, &headers)
}

/// The regions directly below one.
#[utoipa::path(get, path = "/api/v1/wilayah/{kode}", tag = "wilayah",
    params(("kode" = String, Path, description = "code of a province, regency or district",
        example = "99.01.01")),
    responses(
    (status = 200, body = Vec<WilayahItem>), (status = 304, description = "unchanged"),
    (status = 400, body = super::ApiErrors), (status = 404, body = super::ApiErrors), (status = 503, body = super::ApiErrors)))]
pub(crate) async fn children(
    State(ctx): State<Context>,
    Path(kode): Path<String>,
    headers: HeaderMap,
) -> Result<Response, ApiFailure> {
    let kode: KodeWilayah = kode.parse().map_err(|_| AppError::NotFound)?;
    cacheable(&list_children(&ctx, &kode).await?, &headers)
}

/// Villages by name, with everything above them.
#[utoipa::path(get, path = "/api/v1/wilayah/cari", tag = "wilayah",
    params(("q" = String, Query, description = "at least three letters", example = "sukamaju")),
    responses((status = 200, body = VillagesFound), (status = 400, body = super::ApiErrors),
    (status = 422, body = super::ApiErrors), (status = 429, body = super::ApiErrors),
    (status = 503, body = super::ApiErrors)))]
pub(crate) async fn search(
    State(ctx): State<Context>,
    Extension(visitor): Extension<Visitor>,
    Query(query): Query<SearchQuery>,
) -> Result<Json<VillagesFound>, ApiFailure> {
    count(&ctx, Limit::VillageSearch, &[visitor.client.bytes()]).await?;
    let search = search_villages(&ctx, &query.q).await?;
    Ok(Json(VillagesFound { villages: search.found, truncated: search.truncated }))
}

fn cacheable(list: &[Wilayah], request: &HeaderMap) -> Result<Response, ApiFailure> {
    let body = serde_json::to_vec(list).map_err(|error| AppError::unavailable(&error))?;
    let tag = format!("W/\"{}\"", URL_SAFE_NO_PAD.encode(&token_hash(&body)[..12]));
    let known = request
        .get(IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|tags| tags.split(',').any(|one| one.trim() == tag));
    let mut response =
        if known { StatusCode::NOT_MODIFIED.into_response() } else { body.into_response() };
    let headers = response.headers_mut();
    if !known {
        headers.insert(CONTENT_TYPE, JSON);
    }
    headers.insert(CACHE_CONTROL, CACHE);
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(ETAG, tag);
    }
    Ok(response)
}
