//! `POST /api/v1/lacak`: follows a case.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Extension, State};
use axum::http::header::RETRY_AFTER;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::draf::instant;
use super::{ApiFailure, body_of};
use crate::http::visitor::Visitor;
use crate::store::review_case::EventRow;
use crate::usecase::track_case::{self, TrackRefusal, Tracked, read};
use crate::usecase::{AppError, Context};

/// Ticket and PIN.
#[derive(Deserialize, ToSchema)]
pub struct TrackRequest {
    /// `XXXX-XXXX-XXXX`
    #[serde(default)]
    ticket: String,
    /// Six digits.
    #[serde(default)]
    pin: String,
}

/// A case.
#[derive(Serialize, ToSchema)]
pub struct TrackResponse {
    /// `usulan`, `sanggahan`, …
    kind: String,
    /// Where it stands; `reviewed` where only that may be told (S-6).
    status: String,
    /// The earliest cycle, `YYYY-MM`.
    cycle: String,
    /// By when the next step is due; null when nothing is.
    due: Option<String>,
    /// Newest first.
    history: Vec<TrackEvent>,
}

/// One fact of its history.
#[derive(Serialize, ToSchema)]
pub struct TrackEvent {
    /// RFC 3339.
    at: String,
    /// State it led to.
    status: String,
    /// What was done.
    text: String,
}

/// Follows a case. A wrong ticket and a wrong PIN are answered alike.
#[utoipa::path(post, path = "/api/v1/lacak", tag = "lacak", request_body = TrackRequest, responses(
    (status = 200, body = TrackResponse), (status = 400, body = super::ApiErrors),
    (status = 403, body = super::ApiErrors), (status = 413, body = super::ApiErrors),
    (status = 415, body = super::ApiErrors), (status = 422, body = super::ApiErrors),
    (status = 429, body = super::ApiErrors), (status = 503, body = super::ApiErrors)))]
pub(crate) async fn track(
    State(ctx): State<Context>,
    Extension(visitor): Extension<Visitor>,
    body: Result<Json<TrackRequest>, JsonRejection>,
) -> Response {
    let request = match body_of(body) {
        Ok(request) => request,
        Err(response) => return response,
    };
    let opened = track_case::open(&ctx, visitor.client, &request.ticket, &request.pin).await;
    let error = match opened {
        Ok(tracked) => match answer(&ctx, &tracked).await {
            Ok(response) => return Json(response).into_response(),
            Err(error) => error,
        },
        Err(TrackRefusal::Invalid(errors)) => AppError::Invalid(errors),
        Err(TrackRefusal::Refused) => return super::wrong_ticket_or_pin(),
        Err(TrackRefusal::Locked { seconds }) => {
            let mut response = super::locked();
            response.headers_mut().insert(RETRY_AFTER, seconds.max(1).into());
            return response;
        }
        Err(TrackRefusal::Failed(error)) => error,
    };
    ApiFailure::from(error).into_response()
}

async fn answer(ctx: &Context, tracked: &Tracked) -> Result<TrackResponse, AppError> {
    let told = read::told(ctx, tracked).await?;
    let state = tracked.case.state()?;
    let event = |event: &EventRow| TrackEvent {
        at: instant(event.at),
        status: told.code(event, &event.to_state).to_owned(),
        text: told.code(event, &event.action).to_owned(),
    };
    Ok(TrackResponse {
        kind: tracked.case.kind.clone(),
        status: if told.concealed { read::REVIEWED } else { state.as_str() }.to_owned(),
        cycle: tracked.case.cycle.clone(),
        due: (state.is_open() && !told.concealed).then(|| instant(tracked.case.due_at)),
        history: told.events.iter().map(event).collect(),
    })
}
