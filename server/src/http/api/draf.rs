//! `/api/v1/draf`: drafts and their photos for programs, and for the islands of the pages.

use std::collections::BTreeMap;

use app::pages::draft::Door;
use axum::Json;
use axum::extract::multipart::MultipartRejection;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Extension, Multipart, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::field::{ErrorCode, FieldErrors};
use domain::form::{Answers, Form, Member, PhotoKind, Step};
use domain::ticket::TicketNumber;
use domain::usulan::Hubungan;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ApiError, ApiFailure, body_of, field_errors, refusal};
use crate::clock::{WIB, instant_of};
use crate::http::cookies::{DraftSecrets, Opens};
use crate::http::upload::{self, UploadFailure};
use crate::http::visitor::Visitor;
use crate::usecase::card::subject_of;
use crate::usecase::draft::photo::{self, count_upload};
use crate::usecase::draft::{
    self, Beginning, OpenDraft, Saved, StepContent, errors_of_step, read_steps, resume_code_of,
    save_step,
};
use crate::usecase::{AppError, Context};

/// Most answers that one call may carry.
const MAX_ANSWERS: usize = 64;

/// What a draft is for.
#[derive(Deserialize, ToSchema)]
pub struct DraftRequest {
    /// Of a proposal, for whom: `diri`, `satu_kk`, `tetangga`.
    #[serde(default)]
    #[schema(example = "diri")]
    hubungan: String,
    /// Instead, of what starts from a card: `sanggahan`, `tanggapan_layak`, `penyalahgunaan`,
    /// `perubahan_data.meninggal`, `.pindah`, `.data_salah`, `.hamil`, `.disabilitas`, `.graduasi_mandiri`.
    #[serde(default)]
    form: String,
    /// The token of the card.
    #[serde(default)]
    subject: String,
    /// It was checked that the card is that person's: needed where others have the same name, or it is only similar.
    #[serde(default)]
    confirmed: bool,
}

/// A draft that has begun.
#[derive(Serialize, ToSchema)]
pub struct DraftResponse {
    /// Its id.
    id: String,
    /// Opens it: a cookie for browsers, `Authorization: Bearer` for programs. Keep it secret.
    token: String,
    /// Opens it on another phone, for thirty days.
    resume_code: String,
    /// The ticket it will have once sent.
    ticket: String,
}

/// Answers of one step.
#[derive(Deserialize, ToSchema)]
pub struct StepRequest {
    /// `pengusul`, `terusul`, `identitas`, `alamat`, `anggota`, …
    #[serde(default)]
    #[schema(example = "alamat")]
    step: String,
    /// The version they were made from, 0 for none; without one whatever is there is replaced.
    #[serde(default)]
    version: Option<i32>,
    /// By field name; several codes of one question joined by commas.
    #[serde(default)]
    answers: BTreeMap<String, String>,
    /// For the step `anggota`: all members.
    #[serde(default)]
    #[schema(value_type = Option<Vec<Object>>)]
    members: Option<Vec<Member>>,
}

/// A saved step.
#[derive(Serialize, ToSchema)]
pub struct StepResponse {
    /// One more than before.
    version: i32,
    /// RFC 3339, in WIB. None when nothing of what was sent is kept (`consent_missing`).
    saved_at: Option<String>,
    /// What would have to be mended before sending. It is saved all the same, but for answers about health without
    /// their consent (`consent_missing`): none of that step are kept.
    errors: Vec<ApiError>,
}

/// A photo that was taken in.
#[derive(Serialize, ToSchema)]
pub struct PhotoResponse {
    /// Which.
    kind: &'static str,
    /// Bytes as stored.
    bytes: usize,
    /// Pixels; 0 for a PDF.
    width: u32,
    /// Pixels; 0 for a PDF.
    height: u32,
    /// What could be better: `too_small`, `too_dark`.
    advice: Vec<&'static str>,
}

/// A file to send.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the body for the document of the API")]
pub struct PhotoRequest {
    /// `ktp`, `kk`, `rumah-depan`, `rumah-dalam`, `selfie`, `surat`.
    #[schema(example = "ktp")]
    kind: String,
    /// JPEG, PNG or WebP up to 15 MB; `surat` also PDF up to 5 MB.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// Begins a draft.
#[utoipa::path(post, path = "/api/v1/draf", tag = "usulan", request_body = DraftRequest, responses(
    (status = 201, body = DraftResponse), (status = 400, body = super::ApiErrors),
    (status = 413, body = super::ApiErrors), (status = 415, body = super::ApiErrors),
    (status = 422, body = super::ApiErrors), (status = 429, body = super::ApiErrors),
    (status = 503, body = super::ApiErrors)))]
pub(crate) async fn begin(
    State(ctx): State<Context>,
    Extension(visitor): Extension<Visitor>,
    body: Result<Json<DraftRequest>, JsonRejection>,
) -> Response {
    let request = match body_of(body) {
        Ok(request) => request,
        Err(response) => return response,
    };
    match begin_draft(&ctx, &visitor, &request).await {
        Ok(response) => response,
        Err(error) => ApiFailure::from(error).into_response(),
    }
}

async fn begin_draft(
    ctx: &Context,
    visitor: &Visitor,
    request: &DraftRequest,
) -> Result<Response, AppError> {
    let start = beginning(ctx, request)?;
    let form = start.form;
    let begun = draft::begin(ctx, visitor.client, start, visitor.lang.code()).await?;
    let ticket = TicketNumber::parse(&begun.draft.row.ticket);
    let answer = DraftResponse {
        resume_code: resume_code_of(&ctx.keys, &begun.secret).to_string(),
        ticket: ticket.map(|ticket| ticket.to_string()).unwrap_or_default(),
        id: begun.draft.row.id,
        token: begun.secret.as_str().to_owned(),
    };
    let mut response = (StatusCode::CREATED, Json(&answer)).into_response();
    Opens::Draft(Door::of(form)).give(
        &mut response,
        &answer.token,
        ctx.config.has_secure_cookies(),
    );
    Ok(response)
}

/// What a draft is begun from: a proposal from nothing, everything else from a card.
fn beginning(ctx: &Context, request: &DraftRequest) -> Result<Beginning, AppError> {
    if request.form.is_empty() {
        let form = Form::Usulan(choice::<Hubungan>("hubungan", &request.hubungan)?);
        return Ok(Beginning { form, subject: None, reply_right_id: None });
    }
    let form = Form::from_code(&request.form).ok();
    // An answer to an objection starts from a code, on its page.
    let form = form.filter(|form| form.seals_reporter());
    let form = form.ok_or_else(|| invalid("form", ErrorCode::ChoiceUnknown))?;
    let subject = match subject_of(ctx, &request.subject) {
        Ok(subject) => subject,
        Err(_) if request.subject.is_empty() => {
            return Err(invalid("subject", ErrorCode::Required));
        }
        Err(_) => return Err(invalid("subject", ErrorCode::CardExpired)),
    };
    if subject.homonyms && !request.confirmed {
        return Err(invalid("confirmed", ErrorCode::DeclarationMissing));
    }
    Ok(Beginning { form, subject: Some(subject), reply_right_id: None })
}

/// Saves a step as it is, right or wrong, and says what is wrong with it.
#[utoipa::path(put, path = "/api/v1/draf/{id}", tag = "usulan", request_body = StepRequest,
    params(("id" = String, Path, description = "The draft")), responses(
    (status = 200, body = StepResponse), (status = 400, body = super::ApiErrors),
    (status = 404, body = super::ApiErrors), (status = 409, body = super::ApiErrors),
    (status = 410, body = super::ApiErrors), (status = 413, body = super::ApiErrors),
    (status = 415, body = super::ApiErrors), (status = 422, body = super::ApiErrors),
    (status = 503, body = super::ApiErrors)), security(("draft" = [])))]
pub(crate) async fn save(
    State(ctx): State<Context>,
    secrets: DraftSecrets,
    Path(id): Path<String>,
    body: Result<Json<StepRequest>, JsonRejection>,
) -> Response {
    let request = match body_of(body) {
        Ok(request) => request,
        Err(response) => return response,
    };
    match save_answers(&ctx, &secrets, &id, request).await {
        Ok(response) => Json(response).into_response(),
        Err(error) => ApiFailure::from(error).into_response(),
    }
}

async fn save_answers(
    ctx: &Context,
    secrets: &DraftSecrets,
    id: &str,
    request: StepRequest,
) -> Result<StepResponse, AppError> {
    let mut draft = open(ctx, secrets, id).await?;
    // The answer that changes whom it is for also says which questions come with it.
    let chosen = request.answers.get("hubungan").filter(|_| request.step == Step::Pengusul.slug());
    let chosen = chosen.and_then(|code| code.parse().ok()).map(Form::Usulan);
    draft.form = chosen.filter(|_| draft.form.hubungan().is_some()).unwrap_or(draft.form);
    let step = Step::from_slug(&request.step)
        .filter(|step| Step::of(draft.form).contains(step) && *step != Step::Foto)
        .ok_or_else(|| invalid("step", ErrorCode::ChoiceUnknown))?;
    if request.answers.len() > MAX_ANSWERS {
        return Err(invalid("answers", ErrorCode::TooMany));
    }
    let content = content_of(step, &draft, request.answers, request.members)?;
    let replaces = match request.version {
        Some(version) => version,
        None => read_steps(ctx, &draft).await?.get(&step).map_or(0, |saved| saved.version),
    };
    let (version, saved_at) = match save_step(ctx, &draft, step, &content, replaces).await? {
        Saved::Yes { version } => (version, ctx.clock.now().timestamp()),
        // What is there already is no conflict, whichever tab saved it.
        Saved::Stale { .. } => {
            let there = read_steps(ctx, &draft).await?.remove(&step);
            let there = there.filter(|there| there.content == content);
            there.map(|there| (there.version, there.saved_at)).ok_or(AppError::Conflict)?
        }
    };
    let errors = errors_of_step(ctx, &draft, step, &content).await?;
    let kept = errors.iter().all(|error| error.code != ErrorCode::ConsentMissing);
    Ok(StepResponse {
        version,
        saved_at: kept.then(|| instant(saved_at)),
        errors: field_errors(&errors),
    })
}

/// What was sent, as far as the step has such questions.
fn content_of(
    step: Step,
    draft: &OpenDraft,
    sent: BTreeMap<String, String>,
    members: Option<Vec<Member>>,
) -> Result<StepContent, AppError> {
    if step == Step::Anggota {
        let members = members.unwrap_or_default();
        if members.len() > domain::form::MAX_MEMBERS {
            return Err(invalid("members", ErrorCode::TooMany));
        }
        return Ok(StepContent::Members(members));
    }
    let fields = step.fields(draft.form);
    let known = sent.into_iter().filter(|(name, _)| fields.iter().any(|spec| spec.takes(name)));
    Ok(StepContent::Answers(known.collect::<Answers>()))
}

/// Takes in one photo.
#[utoipa::path(post, path = "/api/v1/draf/{id}/foto", tag = "usulan",
    request_body(content = PhotoRequest, content_type = "multipart/form-data"),
    params(("id" = String, Path, description = "The draft")), responses(
    (status = 201, body = PhotoResponse), (status = 400, body = super::ApiErrors),
    (status = 404, body = super::ApiErrors), (status = 410, body = super::ApiErrors),
    (status = 413, body = super::ApiErrors), (status = 415, body = super::ApiErrors),
    (status = 422, body = super::ApiErrors), (status = 429, body = super::ApiErrors),
    (status = 503, body = super::ApiErrors)), security(("draft" = [])))]
pub(crate) async fn add_photo(
    State(ctx): State<Context>,
    Extension(visitor): Extension<Visitor>,
    secrets: DraftSecrets,
    Path(id): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    match take_file(&ctx, &visitor, &secrets, &id, form).await {
        Ok(response) => (StatusCode::CREATED, Json(response)).into_response(),
        Err(UploadFailure::Task(error)) => ApiFailure::from(error).into_response(),
        Err(UploadFailure::Status(status)) => refusal(status),
    }
}

async fn take_file(
    ctx: &Context,
    visitor: &Visitor,
    secrets: &DraftSecrets,
    id: &str,
    form: Result<Multipart, MultipartRejection>,
) -> Result<PhotoResponse, UploadFailure> {
    let draft = open(ctx, secrets, id).await?;
    count_upload(ctx, visitor.client).await?;
    let form = form.map_err(|_| UploadFailure::Status(StatusCode::UNSUPPORTED_MEDIA_TYPE))?;
    let upload = upload::read(form).await.map_err(UploadFailure::Status)?;
    let kind = choice::<PhotoKind>("kind", &upload.kind)?;
    let file = upload.file.map_err(|code| invalid(kind.field(), code))?;
    let stored = photo::add_photo(ctx, &draft, kind, file).await?;
    Ok(PhotoResponse {
        kind: kind.slug(),
        bytes: stored.bytes,
        width: stored.width,
        height: stored.height,
        advice: stored.advice.iter().map(|advice| advice.as_str()).collect(),
    })
}

/// Takes a photo out.
#[utoipa::path(delete, path = "/api/v1/draf/{id}/foto/{kind}", tag = "usulan",
    params(("id" = String, Path, description = "The draft"),
        ("kind" = String, Path, description = "Which photo")), responses(
    (status = 204, description = "It is gone"), (status = 404, body = super::ApiErrors),
    (status = 410, body = super::ApiErrors), (status = 503, body = super::ApiErrors)),
    security(("draft" = [])))]
pub(crate) async fn remove_photo(
    State(ctx): State<Context>,
    secrets: DraftSecrets,
    Path((id, kind)): Path<(String, String)>,
) -> Response {
    let result = async {
        let draft = open(&ctx, &secrets, &id).await?;
        let kind = PhotoKind::from_slug(&kind).ok_or(AppError::NotFound)?;
        photo::remove_photo(&ctx, &draft, kind).await
    };
    match result.await {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(error) => ApiFailure::from(error).into_response(),
    }
}

/// The draft of a secret, if it is the one of the address.
pub(super) async fn open(
    ctx: &Context,
    secrets: &DraftSecrets,
    id: &str,
) -> Result<OpenDraft, AppError> {
    for secret in &secrets.0 {
        match draft::open(ctx, secret).await {
            Ok(draft) if draft.row.id == id => return Ok(draft),
            Ok(_) | Err(AppError::DraftGone) => {}
            Err(error) => return Err(error),
        }
    }
    Err(AppError::DraftGone)
}

fn choice<T: std::str::FromStr>(field: &'static str, text: &str) -> Result<T, AppError> {
    let code = if text.is_empty() { ErrorCode::Required } else { ErrorCode::ChoiceUnknown };
    text.parse().map_err(|_| invalid(field, code))
}

fn invalid(field: &'static str, code: ErrorCode) -> AppError {
    AppError::Invalid(FieldErrors::one(field, code))
}

/// A moment as the API writes it: RFC 3339 in WIB.
pub(super) fn instant(seconds: i64) -> String {
    instant_of(seconds).with_timezone(&WIB).to_rfc3339()
}
