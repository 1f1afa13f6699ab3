//! `POST /api/v1/cek`: the look-up for programs.

use app::pages::cek::model::Card;
use axum::Json;
use axum::extract::{Extension, State, rejection::JsonRejection};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::birth::parse_birth_year;
use domain::field::{ErrorCode, FieldErrors};
use domain::typed_name::TypedName;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ApiFailure, refusal};
use crate::clock::day_of;
use crate::http::even::{self, Arrival, even};
use crate::http::visitor::Visitor;
use crate::usecase::check_status::{CekQuery, admit, check_status};
use crate::usecase::choose_region::{Reading, RegionForm, read_region};
use crate::usecase::prove_human::Proof;
use crate::usecase::{AppError, Context};

/// A question.
#[derive(Deserialize, ToSchema)]
pub struct CekRequest {
    /// Village code `PP.KK.CC.DDDD`.
    #[serde(default)]
    #[schema(example = "99.01.01.2001")]
    desa: String,
    /// Name as on the KTP.
    #[serde(default)]
    #[schema(example = "Siti Aminah")]
    name: String,
    /// Year of birth; shows the programmes of similar names when it matches.
    #[serde(default)]
    birth_year: Option<u16>,
    /// The answered picture.
    #[serde(default)]
    captcha: Option<CaptchaAnswer>,
    /// Or a solved proof of work: base64 of altcha's payload.
    #[serde(default)]
    pow: Option<String>,
}

/// An answered picture.
#[derive(Deserialize, ToSchema)]
pub struct CaptchaAnswer {
    /// The challenge.
    id: String,
    /// The characters.
    answer: String,
}

/// An answer.
#[derive(Serialize, ToSchema)]
pub struct CekResponse {
    /// The data it was read from; null while none is loaded.
    data_version: Option<ApiDataVersion>,
    /// People of this name.
    exact: Vec<ApiCard>,
    /// People of a similar name.
    similar: Vec<ApiCard>,
    /// There are more than are shown.
    truncated: bool,
    /// Random characters that bring every answer to the same size. To be ignored.
    #[serde(skip_serializing_if = "Option::is_none")]
    padding: Option<String>,
}

/// A data version.
#[derive(Serialize, ToSchema)]
pub struct ApiDataVersion {
    /// Its number.
    id: i64,
    /// The day it was loaded, `YYYY-MM-DD`.
    date: String,
}

/// A person, as much as the public may see.
#[derive(Serialize, ToSchema)]
pub struct ApiCard {
    /// Sealed name of the subject, for usulan and sanggahan.
    token: String,
    /// Masked name.
    masked_name: String,
    /// RT, zeros kept.
    rt: String,
    /// RW, zeros kept.
    rw: String,
    /// First and last year of the five-year band; null on similar cards.
    birth_years: Option<[u16; 2]>,
    /// A, B, … where everything above is the same twice.
    marker: Option<char>,
    /// Programmes; null while the year of birth has not been stated.
    programs: Option<Vec<ApiProgram>>,
}

/// A programme on a card.
#[derive(Serialize, ToSchema)]
pub struct ApiProgram {
    /// Code.
    code: String,
    /// Name.
    name: String,
    /// `penerima`, `bukan`, `ditangguhkan`, `tidak_diketahui`.
    status: &'static str,
    /// Period as the data has it.
    period: String,
    /// Note as the data has it.
    note: String,
}

/// Looks up a name in a village.
#[utoipa::path(post, path = "/api/v1/cek", tag = "cek", request_body = CekRequest, responses(
    (status = 200, body = CekResponse), (status = 400, body = super::ApiErrors),
    (status = 413, body = super::ApiErrors), (status = 415, body = super::ApiErrors),
    (status = 422, body = super::ApiErrors), (status = 429, body = super::ApiErrors),
    (status = 503, body = super::ApiErrors)))]
pub(crate) async fn check(
    State(ctx): State<Context>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    body: Result<Json<CekRequest>, JsonRejection>,
) -> Response {
    let arrival = Arrival::now();
    let request = match body {
        Ok(Json(request)) => request,
        Err(JsonRejection::JsonDataError(_)) => return refusal(StatusCode::BAD_REQUEST),
        Err(rejection) => return refusal(rejection.into_response().status()),
    };
    let response = match answer(&ctx, &visitor, request).await {
        Ok(response) => Json(response).into_response(),
        Err(error) => ApiFailure::from(error).into_response(),
    };
    even(arrival, &headers, response, even::JSON).await
}

async fn answer(
    ctx: &Context,
    visitor: &Visitor,
    request: CekRequest,
) -> Result<CekResponse, AppError> {
    let query = read_query(ctx, &request).await?;
    let (id, answer) =
        request.captcha.map(|captcha| (captcha.id, captcha.answer)).unwrap_or_default();
    let proof = Proof { id, answer, pow: request.pow.unwrap_or_default() };
    admit(ctx, visitor.client, &query, &proof).await?;
    let result = check_status(ctx, &query).await?;
    Ok(CekResponse {
        data_version: result.version.map(|version| ApiDataVersion {
            id: version.id,
            date: day_of(version.loaded_at).to_string(),
        }),
        exact: result.exact.into_iter().map(api_card).collect(),
        similar: result.similar.into_iter().map(api_card).collect(),
        truncated: result.truncated,
        padding: None,
    })
}

async fn read_query(ctx: &Context, request: &CekRequest) -> Result<CekQuery, AppError> {
    let region =
        read_region(ctx, &RegionForm::of_village(&request.desa), Reading::Complete).await?;
    let mut errors = FieldErrors::default();
    // Only the village was sent, so whatever is wrong above it is wrong with the village.
    if let Some(error) = region.errors.iter().next() {
        errors.push("desa", error.code);
    }
    let name = TypedName::parse(&request.name).map_err(|code| errors.push("nama", code));
    let typed_year = request.birth_year.map(|year| year.to_string()).unwrap_or_default();
    let birth_year = parse_birth_year(&typed_year, ctx.clock.today())
        .map_err(|code| errors.push("tahun_lahir", code));
    if birth_year == Ok(None) && ctx.config.office.require_birth_year {
        errors.push("tahun_lahir", ErrorCode::Required);
    }
    match (region.desa(), name, birth_year) {
        (Some(desa), Ok(name), Ok(birth_year)) if errors.is_empty() => {
            Ok(CekQuery { desa, name, birth_year })
        }
        _ => Err(AppError::Invalid(errors)),
    }
}

fn api_card(card: Card) -> ApiCard {
    let programs = card.programs.map(|programs| {
        programs
            .into_iter()
            .map(|line| ApiProgram {
                code: line.code,
                name: line.name,
                status: line.status.as_str(),
                period: line.period,
                note: line.note,
            })
            .collect()
    });
    ApiCard {
        token: card.token,
        masked_name: card.masked_name,
        rt: card.rt,
        rw: card.rw,
        birth_years: card.birth_years.map(|(first, last)| [first, last]),
        marker: card.marker,
        programs,
    }
}
