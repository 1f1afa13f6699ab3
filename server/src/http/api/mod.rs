//! The second door: `/api/v1`, JSON, the same use cases. Errors are codes; a code never contains personal data.

pub mod captcha;
pub mod cek;
pub mod code;
pub mod draf;
pub mod lacak;
pub mod openapi;
pub mod usulan;
pub mod wilayah;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::{IntoResponse, Response};
use domain::field::FieldErrors;
use serde::Serialize;
use utoipa::ToSchema;

use self::code::Refusal;
use crate::usecase::AppError;

/// When a full disk may have room again, in seconds.
pub const FULL_RETRY_SECONDS: u32 = 600;

/// One thing that is wrong.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiError {
    /// What is wrong: one of [`code::meanings`].
    pub code: &'static str,
    /// The field it concerns, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<&'static str>,
    /// What to quote to the office when our side is broken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub incident: Option<String>,
}

/// The body of every error.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiErrors {
    /// Everything that is wrong.
    pub errors: Vec<ApiError>,
}

/// A failed task, as the API says it.
#[derive(Debug)]
pub struct ApiFailure(AppError);

impl From<AppError> for ApiFailure {
    fn from(error: AppError) -> Self {
        Self(error)
    }
}

impl IntoResponse for ApiFailure {
    fn into_response(self) -> Response {
        match self.0 {
            AppError::Invalid(errors) => {
                let errors = field_errors(&errors);
                (StatusCode::UNPROCESSABLE_ENTITY, Json(ApiErrors { errors })).into_response()
            }
            // Officers work with pages: what the API takes needs no role, and has no window.
            AppError::NotFound | AppError::Forbidden => failure(Refusal::NotFound, None),
            AppError::LinkExpired => failure(Refusal::LinkExpired, None),
            AppError::DraftGone => failure(Refusal::DraftGone, None),
            AppError::Conflict | AppError::WindowClosed { .. } => failure(Refusal::Conflict, None),
            AppError::Full => {
                let mut response = failure(Refusal::Full, None);
                response.headers_mut().insert(RETRY_AFTER, FULL_RETRY_SECONDS.into());
                response
            }
            AppError::TooManyRequests { retry_after_seconds } => {
                let mut response = failure(Refusal::TooManyRequests, None);
                response.headers_mut().insert(RETRY_AFTER, retry_after_seconds.into());
                response
            }
            AppError::Unavailable { incident } => failure(Refusal::Unavailable, Some(incident)),
        }
    }
}

/// Wrong fields, as the API says them.
pub(crate) fn field_errors(errors: &FieldErrors) -> Vec<ApiError> {
    errors
        .iter()
        .map(|error| ApiError {
            code: error.code.as_str(),
            field: Some(api_field(error.field)),
            incident: None,
        })
        .collect()
}

/// The JSON of a call, or the refusal of what is none.
#[expect(clippy::result_large_err, reason = "the refusal is the answer itself")]
pub(crate) fn body_of<T>(body: Result<Json<T>, JsonRejection>) -> Result<T, Response> {
    match body {
        Ok(Json(request)) => Ok(request),
        Err(JsonRejection::JsonDataError(_)) => Err(refusal(StatusCode::BAD_REQUEST)),
        Err(rejection) => Err(refusal(rejection.into_response().status())),
    }
}

/// 403: ticket and PIN do not belong together, or there is no such ticket.
pub(crate) fn wrong_ticket_or_pin() -> Response {
    failure(Refusal::WrongTicketOrPin, None)
}

/// 429: too many wrong PINs.
pub(crate) fn locked() -> Response {
    failure(Refusal::Locked, None)
}

/// The API's name of a form field: keys are English except nouns of law.
fn api_field(field: &'static str) -> &'static str {
    match field {
        "nama" => "name",
        "tahun_lahir" => "birth_year",
        "cari" => "q",
        other => other,
    }
}

/// The error body for a refusal that a layer or an extractor made.
pub fn refusal(status: StatusCode) -> Response {
    if status.is_server_error() {
        return ApiFailure(unknown_failure(status)).into_response();
    }
    let mut response = failure(Refusal::of(status), None);
    *response.status_mut() = status;
    response
}

fn unknown_failure(status: StatusCode) -> AppError {
    let incident = crate::usecase::error::incident_id();
    tracing::error!(incident, status = status.as_u16(), "an API handler failed");
    AppError::Unavailable { incident }
}

fn failure(refusal: Refusal, incident: Option<String>) -> Response {
    let errors = vec![ApiError { code: refusal.as_str(), field: None, incident }];
    (refusal.status(), Json(ApiErrors { errors })).into_response()
}
