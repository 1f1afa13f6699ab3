//! One log line a request: what was asked for by route, never by address, because addresses carry sealed tokens.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

use super::metrics;
use crate::usecase::error::incident_id;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Logs the request when it has been answered and gives the answer an id that is in the log too.
pub async fn line(request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let method = request.method().clone();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "(none)".to_owned(), |path| path.as_str().to_owned());
    let request_id = incident_id();
    let mut response = next.run(request).await;
    let status = response.status().as_u16();
    let time = begun.elapsed();
    metrics::answered(method.as_str(), &route, status, time);
    let duration_ms = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
    tracing::info!(request_id, %method, route, status, duration_ms, "answered");
    if let Ok(id) = HeaderValue::from_str(&request_id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}
