//! `/api/v1/openapi.json`, also printed by `server export-openapi`.

use std::fmt::Write as _;

use axum::Json;
use axum::http::StatusCode;
use domain::field::ErrorCode;
use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::response::ResponseBuilder;
use utoipa::openapi::schema::Schema;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{ContentBuilder, Ref, RefOr};
use utoipa::{Modify, OpenApi};

use super::code::{Refusal, meanings};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Cek Usul Sanggah",
        description = "Thin API of the bansos self-service",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")
    ),
    paths(
        super::wilayah::provinces,
        super::wilayah::children,
        super::wilayah::search,
        super::cek::check,
        super::captcha::issue,
        super::captcha::picture,
        super::captcha::proof_of_work,
        super::draf::begin,
        super::draf::save,
        super::draf::add_photo,
        super::draf::remove_photo,
        super::usulan::submit,
        super::usulan::submit_report,
        super::lacak::track,
        document,
    ),
    components(schemas(super::ApiErrors)),
    modifiers(&Errors, &DraftKey)
)]
struct ApiDocument;

/// How a program shows that a draft is its own.
struct DraftKey;

impl Modify for DraftKey {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let bearer = Http::new(HttpAuthScheme::Bearer);
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("draft", SecurityScheme::Http(bearer));
    }
}

/// The description of this API.
pub fn description() -> utoipa::openapi::OpenApi {
    ApiDocument::openapi()
}

/// The description of this API, as served.
#[utoipa::path(get, path = "/api/v1/openapi.json", tag = "openapi", responses((status = 200, body = Object)))]
pub(crate) async fn document() -> Json<utoipa::openapi::OpenApi> {
    Json(description())
}

/// Adds what is the same everywhere: all codes with their meaning, and the refusals that stand before every operation.
struct Errors;

impl Modify for Errors {
    fn modify(&self, api: &mut utoipa::openapi::OpenApi) {
        let schemas = api.components.as_mut().map(|components| &mut components.schemas);
        if let Some(RefOr::T(Schema::Object(error))) =
            schemas.and_then(|schemas| schemas.get_mut("ApiError"))
            && let Some(RefOr::T(Schema::Object(code))) = error.properties.get_mut("code")
        {
            let mut text = "What is wrong. More codes may be added.\n".to_owned();
            for (code, meaning) in meanings() {
                // Writing to a String cannot fail.
                let _ = write!(text, "\n- `{code}`: {meaning}");
            }
            code.description = Some(text);
            code.enum_values = Some(meanings().into_iter().map(|(code, _)| code.into()).collect());
        }
        for item in api.paths.paths.values_mut() {
            let PathItem { get, put, post, delete, patch, .. } = item;
            for operation in [get, patch].into_iter().flatten() {
                say_refusals(operation, &[Refusal::TooLarge, Refusal::Unavailable]);
            }
            for operation in [put, post, delete].into_iter().flatten() {
                let common = [Refusal::CrossOrigin, Refusal::TooLarge, Refusal::Unavailable];
                say_refusals(operation, &common);
            }
        }
    }
}

/// Adds the `common` refusals to an operation, and the codes to all of its refusals.
fn say_refusals(operation: &mut Operation, common: &[Refusal]) {
    let answers = &mut operation.responses.responses;
    for refusal in common {
        let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("ApiErrors")));
        let answer = ResponseBuilder::new().content("application/json", content.build()).build();
        answers.entry(refusal.status().as_str().to_owned()).or_insert(RefOr::T(answer));
    }
    for (status, answer) in answers {
        let RefOr::T(answer) = answer else { continue };
        if !answer.description.is_empty() {
            continue;
        }
        let Ok(status) = status.parse::<StatusCode>() else { continue };
        answer.description = if status == StatusCode::UNPROCESSABLE_ENTITY {
            let codes: Vec<String> =
                ErrorCode::ALL.iter().map(|code| format!("`{}`", code.as_str())).collect();
            format!("Fields are wrong: {}.", codes.join(", "))
        } else if status.is_success() {
            "The answer.".to_owned()
        } else {
            let known = Refusal::ALL.iter().filter(|refusal| refusal.status() == status);
            let lines: Vec<String> = known
                .map(|refusal| format!("`{}`: {}", refusal.as_str(), refusal.meaning()))
                .collect();
            lines.join(" ")
        };
    }
}
