//! What is known of the person behind a request: language, client, wishes. Nothing that identifies them.

use app::text::Lang;
use axum::extract::{Query, Request, State};
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;

use super::{AppState, client, cookies};
use crate::crypto::random_bytes;
use crate::usecase::limit::Client;

/// Name of the cookie that remembers the language. Holds nothing else.
const LANG_COOKIE: &str = "lang";
/// How long the language is remembered, in seconds: a year.
const LANG_COOKIE_SECONDS: i64 = 31_536_000;

/// The person behind a request, as far as pages and limits need to know.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// Language of the answer.
    pub lang: Lang,
    /// Path of the request without query.
    pub path: String,
    /// Nonce of the Content-Security-Policy of this answer.
    pub nonce: String,
    /// The browser sends `Save-Data: on`.
    pub save_data: bool,
    /// Whose limits count.
    pub client: Client,
}

#[derive(Deserialize)]
struct LangQuery {
    lang: Option<String>,
}

/// Recognises the visitor, hands them on, and remembers a language chosen with `?lang=`.
pub async fn recognise(
    State(state): State<AppState>,
    mut request: Request,
    next: Next,
) -> Response {
    let asked = Query::<LangQuery>::try_from_uri(request.uri())
        .ok()
        .and_then(|query| query.0.lang)
        .and_then(|code| Lang::from_code(&code));
    let address = client::address(
        request.extensions(),
        request.headers(),
        &state.ctx.config.site.trusted_proxies,
    );
    let visitor = Visitor {
        lang: asked.or_else(|| remembered_lang(request.headers())).unwrap_or_default(),
        path: local_path(request.uri().path()),
        nonce: STANDARD.encode(random_bytes::<16>()),
        save_data: request.headers().get("save-data").is_some_and(|value| value == "on"),
        client: Client::new(address),
    };
    request.extensions_mut().insert(visitor.clone());
    // For what stands between here and a handler, such as the guard of officers' pages.
    request.extensions_mut().insert(state.clone());
    let mut response = next.run(request).await;
    if let Some(lang) = asked {
        remember_lang(&mut response, lang, state.ctx.config.has_secure_cookies());
    }
    response.extensions_mut().insert(visitor);
    response
}

/// The path as links on our pages may repeat it: with two slashes at its beginning, or a backslash, a browser would read
/// it as another site.
fn local_path(path: &str) -> String {
    format!("/{}", path.trim_start_matches(['/', '\\']))
}

/// Adds the cookie that remembers `lang`.
pub fn remember_lang(response: &mut Response, lang: Lang, secure: bool) {
    cookies::set(response, LANG_COOKIE, lang.code(), LANG_COOKIE_SECONDS, secure);
}

fn remembered_lang(headers: &HeaderMap) -> Option<Lang> {
    cookies::read(headers, LANG_COOKIE).and_then(Lang::from_code)
}
