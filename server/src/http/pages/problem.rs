//! Answers nobody built a page for: unknown addresses, refused methods, broken bodies, requests from elsewhere.

use app::pages::error::ErrorKind;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::{ALLOW, CONTENT_TYPE, RETRY_AFTER};
use axum::middleware::Next;
use axum::response::Response;

use super::health;
use crate::http::cookies::OfficerSecret;
use crate::http::desk::{self, DESK};
use crate::http::page::Page;
use crate::http::visitor::Visitor;
use crate::http::{AppState, api};
use crate::usecase::error::incident_id;

/// An address that leads nowhere.
pub async fn not_found() -> StatusCode {
    StatusCode::NOT_FOUND
}

/// An address that exists, called in a way it does not know.
pub async fn method_not_allowed() -> StatusCode {
    StatusCode::METHOD_NOT_ALLOWED
}

/// Puts a page (or the API's error body) on bare refusals of the layers and extractors below. On addresses of officers
/// who is signed in keeps their menu.
pub async fn dress_up(
    State(state): State<AppState>,
    OfficerSecret(secret): OfficerSecret,
    request: Request,
    next: Next,
) -> Response {
    let visitor = request.extensions().get::<Visitor>().cloned();
    let is_api = request.uri().path().starts_with("/api/");
    let is_desk = request.uri().path().starts_with(DESK);
    let is_probe = health::is_probe(request.uri());
    let response = next.run(request).await;
    let status = response.status();
    let dressed = response.headers().get(CONTENT_TYPE).is_some_and(|kind| {
        kind.to_str().is_ok_and(|kind| kind.starts_with("text/html") || kind.contains("json"))
    });
    if is_probe || dressed || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let kept = [ALLOW, RETRY_AFTER].map(|name| (response.headers().get(&name).cloned(), name));
    let mut dressed = if is_api {
        api::refusal(status)
    } else if let Some(visitor) = visitor {
        let (kind, incident) = kind_of(status);
        // Whoever asks: a refusal stays one if the sessions cannot be read.
        let seat = if is_desk { desk::signed_in(&state.ctx, &secret).await } else { Ok(None) };
        let page = Page::new(state, visitor).seated(seat.ok().flatten());
        let mut page = page.problem(kind, incident).await;
        *page.status_mut() = status;
        page
    } else {
        return response;
    };
    for (value, name) in kept {
        if let Some(value) = value {
            dressed.headers_mut().insert(name, value);
        }
    }
    dressed
}

fn kind_of(status: StatusCode) -> (ErrorKind, Option<String>) {
    let kind = match status {
        StatusCode::NOT_FOUND => ErrorKind::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => ErrorKind::MethodNotAllowed,
        StatusCode::FORBIDDEN => ErrorKind::CrossOrigin,
        StatusCode::PAYLOAD_TOO_LARGE => ErrorKind::TooLarge,
        status if status.is_server_error() => {
            let incident = incident_id();
            tracing::error!(incident, status = status.as_u16(), "a handler failed");
            return (ErrorKind::Unavailable, Some(incident));
        }
        _ => ErrorKind::BadRequest,
    };
    (kind, None)
}
