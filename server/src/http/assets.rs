//! Files of the browser, carried inside the binary (read from disk in development builds).

use app::chrome::Assets;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;
use serde::Deserialize;

use super::encoding::takes;

/// The site as the build step wrote it.
#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../target/site"]
struct Site;

/// A file whose name carries its hash never changes.
const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// A file with a fixed name: a day.
const A_DAY: HeaderValue = HeaderValue::from_static("public, max-age=86400");
/// Ready-made compressed forms, best first.
const ENCODINGS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

#[derive(Deserialize)]
struct Manifest {
    css: Option<String>,
    desk_css: Option<String>,
    js: Option<String>,
    wasm: Option<String>,
    pow_worker: Option<String>,
}

/// The names of the current files. Without a built site, pages are served plain: everything works, nothing is pretty.
pub fn current() -> Assets {
    let manifest = Site::get("manifest.json")
        .and_then(|file| serde_json::from_slice::<Manifest>(&file.data).ok());
    let Some(manifest) = manifest else {
        tracing::warn!("the site has not been built; pages come without style and islands");
        return Assets::default();
    };
    Assets {
        css: manifest.css,
        desk_css: manifest.desk_css,
        js: manifest.js,
        wasm: manifest.wasm,
        pow_worker: manifest.pow_worker,
    }
}

/// `/pkg/{file}`: a file whose name carries its hash.
pub async fn hashed_file(Path(file): Path<String>, headers: HeaderMap) -> Response {
    serve(&format!("pkg/{file}"), &headers, FOREVER)
}

/// A file at the root of the site, such as `/favicon.svg`.
pub async fn root_file(uri: Uri, headers: HeaderMap) -> Response {
    serve(uri.path().trim_start_matches('/'), &headers, A_DAY)
}

fn serve(path: &str, request: &HeaderMap, cache: HeaderValue) -> Response {
    let compressed = ENCODINGS
        .into_iter()
        .filter(|(name, _)| takes(request, name))
        .find_map(|(name, ending)| Some((Some(name), Site::get(&format!("{path}{ending}"))?)));
    let Some((encoding, file)) = compressed.or_else(|| Some((None, Site::get(path)?))) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mime = mime_guess::from_path(path).first_or_octet_stream();
    let mut response = file.data.into_owned().into_response();
    let headers = response.headers_mut();
    if let Ok(mime) = HeaderValue::from_str(mime.as_ref()) {
        headers.insert(CONTENT_TYPE, mime);
    }
    if let Some(encoding) = encoding {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(CACHE_CONTROL, cache);
    response
}
