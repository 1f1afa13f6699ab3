//! `POST /api/v1/usulan` and `POST /api/v1/sanggahan`: sends a draft.

use app::pages::draft::Door;
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
use crate::http::cookies::DraftSecrets;
use crate::http::visitor::Visitor;
use crate::usecase::draft::submit::{
    Declarations, MAX_KEY_BYTES, Receipt, Refusal, Sending, offer_of, submit as send,
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
    /// What is agreed to and declared: `setuju_pdp`, `benar`; `sudah_diberi_tahu` of a
    /// proposal for somebody else; `tetap_kirim` of a report whose text tells who wrote it.
    #[serde(default)]
    declarations: Vec<String>,
    /// Language in which they were read.
    #[serde(default)]
    lang: Option<String>,
    /// Ticket of an earlier report of the same reporter about the same person this month, whose place this one takes.
    #[serde(default)]
    earlier_ticket: String,
    /// Its PIN.
    #[serde(default)]
    earlier_pin: String,
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
    secrets: DraftSecrets,
    headers: HeaderMap,
    body: Result<Json<UsulanRequest>, JsonRejection>,
) -> Response {
    let request = match body_of(body) {
        Ok(request) => request,
        Err(response) => return response,
    };
    answer(send_draft(&ctx, &visitor, &secrets, &headers, &request, Door::Usulan).await)
}

/// Sends the draft of a report about a recipient: an objection, a voucher, a change of data, or a misuse. The same key,
/// or the same draft, again: the same answer.
#[utoipa::path(post, path = "/api/v1/sanggahan", tag = "sanggahan", request_body = UsulanRequest,
    params(("Idempotency-Key" = String, Header, description = "Chosen by the caller, one for each report")),
    responses((status = 201, body = UsulanResponse), (status = 400, body = super::ApiErrors),
    (status = 409, body = super::ApiErrors), (status = 410, body = super::ApiErrors),
    (status = 413, body = super::ApiErrors), (status = 415, body = super::ApiErrors),
    (status = 422, body = super::ApiErrors), (status = 429, body = super::ApiErrors),
    (status = 503, body = super::ApiErrors)), security(("draft" = [])))]
pub(crate) async fn submit_report(
    State(ctx): State<Context>,
    Extension(visitor): Extension<Visitor>,
    secrets: DraftSecrets,
    headers: HeaderMap,
    body: Result<Json<UsulanRequest>, JsonRejection>,
) -> Response {
    let request = match body_of(body) {
        Ok(request) => request,
        Err(response) => return response,
    };
    answer(send_draft(&ctx, &visitor, &secrets, &headers, &request, Door::Sanggahan).await)
}

fn answer(sent: Result<Receipt, AppError>) -> Response {
    match sent {
        Ok(receipt) => (StatusCode::CREATED, Json(receipt_answer(&receipt))).into_response(),
        Err(error) => ApiFailure::from(error).into_response(),
    }
}

async fn send_draft(
    ctx: &Context,
    visitor: &Visitor,
    secrets: &DraftSecrets,
    headers: &HeaderMap,
    request: &UsulanRequest,
    door: Door,
) -> Result<Receipt, AppError> {
    let key = headers.get(IDEMPOTENCY_KEY).and_then(|key| key.to_str().ok()).unwrap_or_default();
    let invalid = |code| AppError::Invalid(FieldErrors::one("Idempotency-Key", code));
    if key.trim().is_empty() {
        return Err(invalid(ErrorCode::Required));
    }
    if key.len() > MAX_KEY_BYTES {
        return Err(invalid(ErrorCode::TooLong));
    }
    let draft = open(ctx, secrets, &request.draft).await?;
    // A proposal is sent as one, everything else as a report.
    if (Door::of(draft.form) == Door::Usulan) != (door == Door::Usulan) {
        return Err(AppError::Invalid(FieldErrors::one("draft", ErrorCode::ChoiceUnknown)));
    }
    let has = |name: &str| request.declarations.iter().any(|one| one == name);
    let lang = request.lang.as_deref().and_then(Lang::from_code);
    let declarations = Declarations {
        pdp: has("setuju_pdp"),
        truth: has("benar"),
        subject_told: has("sudah_diberi_tahu"),
        anyway: has("tetap_kirim"),
        lang: lang.unwrap_or(visitor.lang),
    };
    let earlier = (request.earlier_ticket.as_str(), request.earlier_pin.as_str());
    // What an officer begins is sent from their browser, where they are signed in.
    let sending = Sending { declarations, key, earlier, officer: None };
    match send(ctx, visitor.client, &draft, sending).await {
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

fn receipt_answer(receipt: &Receipt) -> UsulanResponse {
    let ticket = TicketNumber::parse(&receipt.case.ticket);
    let offer = offer_of(&receipt.case);
    UsulanResponse {
        ticket: ticket.map(|ticket| ticket.to_string()).unwrap_or_default(),
        pin: receipt.pin.clone(),
        cycle: offer.cycle.to_string(),
        cutoff: offer.cutoff.to_string(),
    }
}
