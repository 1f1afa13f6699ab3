//! Too much at once is refused early, with a time to come back, instead of queueing until everybody waits.
//!
//! So is what is too large: as soon as its head says so, and before anybody asks for the rest.
//!
//! A place is taken only when the body of a request has arrived: clients that send slowly wait in the memory they fill,
//! not in a place that others need.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest as _, Request, State};
use axum::http::header::{CONTENT_LENGTH, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;

use super::metrics;
use super::pages::health;

/// Most requests worked on at once. A look-up takes milliseconds; this many means the database is stuck.
const MAX_REQUESTS: usize = 512;
/// When an overloaded service asks to be tried again, in seconds.
const RETRY_SECONDS: HeaderValue = HeaderValue::from_static("5");

/// Places for requests, shared by all connections of this process.
#[derive(Debug, Clone)]
pub struct Places(Arc<Semaphore>);

impl Default for Places {
    fn default() -> Self {
        Self::of(MAX_REQUESTS)
    }
}

impl Places {
    /// So many places.
    pub fn of(count: usize) -> Self {
        Self(Arc::new(Semaphore::new(count)))
    }
}

/// Answers 503 at once when every place is taken. Probes are always let through.
///
/// Reads the body first, up to the limit and within the deadline of the layers around it.
pub async fn shed(State(places): State<Places>, request: Request, next: Next) -> Response {
    if health::is_probe(request.uri()) {
        return next.run(request).await;
    }
    let (head, body) = request.into_parts();
    let request = match Bytes::from_request(Request::from_parts(head.clone(), body), &()).await {
        Ok(body) => Request::from_parts(head, Body::from(body)),
        Err(refusal) => return refusal.into_response(),
    };
    let Ok(_place) = places.0.try_acquire() else {
        metrics::shed();
        return (StatusCode::SERVICE_UNAVAILABLE, [(RETRY_AFTER, RETRY_SECONDS)]).into_response();
    };
    next.run(request).await
}

/// Answers 413 at once when the announced body is longer than `max` bytes: nothing of it is read, and who waits for
/// `100 Continue` is spared sending it. Bodies that announce no length are cut off where they are read.
pub async fn refuse_large(State(max): State<usize>, request: Request, next: Next) -> Response {
    let announced = request.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    let length = announced.and_then(|length| length.parse::<u64>().ok());
    if length.is_some_and(|length| length > max as u64) {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    }
    next.run(request).await
}
