//! `POST /api/v1/usulan`: sends a draft.

use app::text::Lang;
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Extension, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::field::{ErrorCode, FieldErrors};
use domain::ticket::TicketNumber;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::draf::open;
use super::{ApiFailure, body_of};
use crate::http::cookies::DraftSecret;
use crate::http::visitor::Visitor;
use crate::usecase::usulan::submit::{
    Declarations, MAX_KEY_BYTES, Receipt, Refusal, offer_of, submit as send,
};
use crate::usecase::{AppError, Context};

/// Header that makes a repeated call harmless.
const IDEMPOTENCY_KEY: &str = "idempotency-key";

/// A draft to send.
#[derive(Deserialize, ToSchema)]
pub struct UsulanRequest {
    /// The draft's id.
    #[serde(default)]
    draft: String,
    /// What is agreed to and declared: `setuju_pdp`, `benar`, and `sudah_diberi_tahu` unless it is for oneself.
    #[serde(default)]
    declarations: Vec<String>,
    /// Language in which they were read.
    #[serde(default)]
    lang: Option<String>,
}

/// What the citizen leaves with.
#[derive(Serialize, ToSchema)]
pub struct UsulanResponse {
    /// `XXXX-XXXX-XXXX`
    ticket: String,
    /// Six digits.
    pin: String,
    /// The earliest cycle, `YYYY-MM`.
    cycle: String,
    /// Last day of its proposals, `YYYY-MM-DD`.
    cutoff: String,
}

/// Sends a draft. The same key, or the same draft, again: the same answer.
#[utoipa::path(post, path = "/api/v1/usulan", tag = "usulan", request_body = UsulanRequest,
    params(("Idempotency-Key" = String, Header, description = "Chosen by the caller, one for each proposal")),
    responses((status = 201, body = UsulanResponse), (status = 400, body = super::ApiErrors),
    (status = 409, body = super::ApiErrors), (status = 410, body = super::ApiErrors),
    (status = 413, body = super::ApiErrors), (status = 415, body = super::ApiErrors),
    (status = 422, body = super::ApiErrors), (status = 429, body = super::ApiErrors),
    (status = 503, body = super::ApiErrors)), security(("draft" = [])))]
pub(crate) async fn submit(
    State(ctx): State<Context>,
    Extension(visitor): Extension<Visitor>,
    secret: DraftSecret,
    headers: HeaderMap,
    body: Result<Json<UsulanRequest>, JsonRejection>,
) -> Response {
    let request = match body_of(body) {
        Ok(request) => request,
        Err(response) => return response,
    };
    match send_draft(&ctx, &visitor, &secret, &headers, &request).await {
        Ok(receipt) => (StatusCode::CREATED, Json(answer(&receipt))).into_response(),
        Err(error) => ApiFailure::from(error).into_response(),
    }
}

async fn send_draft(
    ctx: &Context,
    visitor: &Visitor,
    secret: &DraftSecret,
    headers: &HeaderMap,
    request: &UsulanRequest,
) -> Result<Receipt, AppError> {
    let key = headers.get(IDEMPOTENCY_KEY).and_then(|key| key.to_str().ok()).unwrap_or_default();
    let invalid = |code| AppError::Invalid(FieldErrors::one("Idempotency-Key", code));
    if key.trim().is_empty() {
        return Err(invalid(ErrorCode::Required));
    }
    if key.len() > MAX_KEY_BYTES {
        return Err(invalid(ErrorCode::TooLong));
    }
    let draft = open(ctx, secret, &request.draft).await?;
    let has = |name: &str| request.declarations.iter().any(|one| one == name);
    let lang = request.lang.as_deref().and_then(Lang::from_code);
    let given = Declarations {
        pdp: has("setuju_pdp"),
        truth: has("benar"),
        subject_told: has("sudah_diberi_tahu"),
        lang: lang.unwrap_or(visitor.lang),
    };
    match send(ctx, visitor.client, &draft, given, key).await {
        Ok(receipt) => Ok(receipt),
        Err(Refusal::Incomplete { steps, errors }) => {
            let mut all = FieldErrors::default();
            let found = steps.iter().flat_map(|step| step.errors.iter()).chain(errors.iter());
            found.for_each(|error| all.push(error.field, error.code));
            Err(AppError::Invalid(all))
        }
        Err(Refusal::Failed(error)) => Err(error),
    }
}

fn answer(receipt: &Receipt) -> UsulanResponse {
    let ticket = TicketNumber::parse(&receipt.case.ticket);
    let offer = offer_of(&receipt.case);
    UsulanResponse {
        ticket: ticket.map(|ticket| ticket.to_string()).unwrap_or_default(),
        pin: receipt.pin.clone(),
        cycle: offer.cycle.to_string(),
        cutoff: offer.cutoff.to_string(),
    }
}
