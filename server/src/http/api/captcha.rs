//! Challenges: the picture and the proof of work.

use axum::Json;
use axum::extract::{Extension, Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::IntoResponse;
use serde::Serialize;
use utoipa::ToSchema;

use super::ApiFailure;
use crate::http::visitor::Visitor;
use crate::usecase::limit::{Limit, count};
use crate::usecase::prove_human::{draw_picture, issue_picture, issue_pow, picture_is_open};
use crate::usecase::{AppError, Context};

/// A picture challenge, good for five minutes and one answer.
#[derive(Serialize, ToSchema)]
pub struct CaptchaIssued {
    /// To be sent back with the answer.
    id: String,
    /// Address of the picture.
    image: String,
}

/// A picture challenge.
#[utoipa::path(post, path = "/api/v1/captcha", tag = "captcha", responses((status = 200, body = CaptchaIssued),
    (status = 503, body = super::ApiErrors)))]
pub(crate) async fn issue(State(ctx): State<Context>) -> Result<Json<CaptchaIssued>, ApiFailure> {
    let id = issue_picture(&ctx)?;
    let image = format!("/api/v1/captcha/{id}.png");
    Ok(Json(CaptchaIssued { id, image }))
}

/// The picture of a challenge. Never cached.
#[utoipa::path(get, path = "/api/v1/captcha/{id}.png", tag = "captcha",
    params(("id" = String, Path, description = "the challenge")),
    responses((status = 200, content_type = "image/png"), (status = 400, body = super::ApiErrors),
    (status = 404, body = super::ApiErrors),
    (status = 429, body = super::ApiErrors)))]
pub(crate) async fn picture(
    State(ctx): State<Context>,
    Extension(visitor): Extension<Visitor>,
    Path(file): Path<String>,
) -> Result<impl IntoResponse, ApiFailure> {
    let id = file.strip_suffix(".png").ok_or(AppError::NotFound)?.to_owned();
    if !picture_is_open(&ctx, &id) {
        return Err(AppError::NotFound.into());
    }
    count(&ctx, Limit::Picture, &[visitor.client.bytes()]).await?;
    let drawing = tokio::task::spawn_blocking(move || draw_picture(&ctx, &id));
    let png = drawing.await.map_err(|error| AppError::unavailable(&error))??;
    Ok(([(CONTENT_TYPE, "image/png"), (CACHE_CONTROL, "no-store")], png))
}

/// A proof-of-work challenge in altcha's form, good for five minutes and one answer.
#[utoipa::path(get, path = "/api/v1/pow", tag = "captcha", responses(
    (status = 200, body = Object, description = "altcha challenge: parameters and signature"),
    (status = 429, body = super::ApiErrors)))]
pub(crate) async fn proof_of_work(
    State(ctx): State<Context>,
    Extension(visitor): Extension<Visitor>,
) -> Result<impl IntoResponse, ApiFailure> {
    count(&ctx, Limit::ProofOfWork, &[visitor.client.bytes()]).await?;
    Ok(Json(issue_pow(&ctx)?))
}
