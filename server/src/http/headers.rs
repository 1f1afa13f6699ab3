//! Headers that tell the browser what this site never does, on every answer.

use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::middleware::Next;
use axum::response::Response;

use super::visitor::Visitor;

/// Headers that are the same on every answer. Links carry sealed tokens, so no address is passed on to another site. Our own
/// forms must keep their origin: browsers without `Sec-Fetch-Site` show by it that a form came from here.
const FIXED: [(HeaderName, &str); 5] = [
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(self), payment=(), usb=()",
    ),
];

/// Sets the security headers; what a handler set for caching, or stricter for a private file, stays.
pub async fn secure(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let nonce = response.extensions().get::<Visitor>().map(|visitor| visitor.nonce.clone());
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Ok(policy) = HeaderValue::from_str(&policy(nonce.as_deref())) {
        headers.entry(CONTENT_SECURITY_POLICY).or_insert(policy);
    }
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// The Content-Security-Policy: own files only, inline script only with this answer's nonce.
fn policy(nonce: Option<&str>) -> String {
    let script =
        nonce.map(|nonce| format!(" 'nonce-{nonce}' 'wasm-unsafe-eval'")).unwrap_or_default();
    format!(
        "default-src 'none'; script-src 'self'{script}; style-src 'self'; img-src 'self' data:; \
         connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'"
    )
}
