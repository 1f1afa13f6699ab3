//! The second door: `/api/v1`, JSON, the same use cases. Errors are codes; a code never contains personal data.

pub mod captcha;
pub mod cek;
pub mod openapi;
pub mod wilayah;

use axum::Json;
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use crate::usecase::AppError;

/// One thing that is wrong.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiError {
    /// What is wrong: a field code such as `required`, or `not_found`, `link_expired`, `too_many_requests`,
    /// `unavailable`, `method_not_allowed`, `cross_origin`, `bad_request`, `too_large`, `unsupported_media_type`.
    pub code: String,
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
                let errors = errors
                    .iter()
                    .map(|error| ApiError {
                        code: error.code.as_str().to_owned(),
                        field: Some(api_field(error.field)),
                        incident: None,
                    })
                    .collect();
                (StatusCode::UNPROCESSABLE_ENTITY, Json(ApiErrors { errors })).into_response()
            }
            AppError::NotFound => failure(StatusCode::NOT_FOUND, "not_found", None),
            AppError::LinkExpired => failure(StatusCode::GONE, "link_expired", None),
            AppError::TooManyRequests { retry_after_seconds } => {
                let mut response =
                    failure(StatusCode::TOO_MANY_REQUESTS, "too_many_requests", None);
                response.headers_mut().insert(RETRY_AFTER, retry_after_seconds.into());
                response
            }
            AppError::Unavailable { incident } => {
                failure(StatusCode::SERVICE_UNAVAILABLE, "unavailable", Some(incident))
            }
        }
    }
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
    let code = match status {
        StatusCode::NOT_FOUND => "not_found",
        StatusCode::METHOD_NOT_ALLOWED => "method_not_allowed",
        StatusCode::FORBIDDEN => "cross_origin",
        StatusCode::PAYLOAD_TOO_LARGE => "too_large",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "unsupported_media_type",
        status if status.is_server_error() => {
            return ApiFailure(unknown_failure(status)).into_response();
        }
        _ => "bad_request",
    };
    failure(status, code, None)
}

fn unknown_failure(status: StatusCode) -> AppError {
    let incident = crate::usecase::error::incident_id();
    tracing::error!(incident, status = status.as_u16(), "an API handler failed");
    AppError::Unavailable { incident }
}

fn failure(status: StatusCode, code: &str, incident: Option<String>) -> Response {
    let errors = vec![ApiError { code: code.to_owned(), field: None, incident }];
    (status, Json(ApiErrors { errors })).into_response()
}
