//! `/cek/hasil/{token}`: the answer to a look-up. The token holds the question, sealed; nothing is stored.

use app::pages::cek::hasil_page;
use app::pages::cek::model::{DataVersion, HasilPage};
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::birth::parse_birth_year;
use domain::field::{ErrorCode, FieldErrors};

use super::form::FormFields;
use crate::clock::day_of;
use crate::http::even::{self, Arrival, even};
use crate::http::page::{Page, see_other};
use crate::usecase::AppError;
use crate::usecase::check_status::{self, check_status, open_query, region_of};
use crate::usecase::limit::{Limit, count};

/// GET `/cek/hasil/{token}`
pub async fn show(page: Page, headers: HeaderMap, Path(token): Path<String>) -> Response {
    let arrival = Arrival::now();
    let result = show_result(&page, token, FieldErrors::default(), String::new()).await;
    let response = page.answer(result).await;
    even(arrival, &headers, response, even::PAGE).await
}

/// POST `/cek/hasil/{token}`: states the year of birth, which opens similar cards that match it (S-3).
pub async fn state_birth_year(
    page: Page,
    headers: HeaderMap,
    Path(token): Path<String>,
    mut fields: FormFields,
) -> Response {
    let arrival = Arrival::now();
    let typed = fields.take("tahun_lahir");
    let result = match parse_birth_year(&typed, page.ctx().clock.today()) {
        Ok(Some(year)) => {
            check_status::state_birth_year(page.ctx(), page.visitor.client, &token, year)
                .await
                .map(|token| see_other(&format!("/cek/hasil/{token}")))
        }
        Ok(None) => refuse(&page, token, typed, ErrorCode::Required).await,
        Err(code) => refuse(&page, token, typed, code).await,
    };
    let response = page.answer(result).await;
    even(arrival, &headers, response, even::PAGE).await
}

async fn refuse(
    page: &Page,
    token: String,
    typed: String,
    code: ErrorCode,
) -> Result<Response, AppError> {
    show_result(page, token, FieldErrors::one("tahun_lahir", code), typed).await
}

async fn show_result(
    page: &Page,
    token: String,
    errors: FieldErrors,
    birth_year_typed: String,
) -> Result<Response, AppError> {
    let ctx = page.ctx();
    count(ctx, Limit::Result, &[page.visitor.client.bytes()]).await?;
    let (query, _) = open_query(ctx, &token)?;
    let region = region_of(ctx, &query).await?;
    let result = check_status(ctx, &query).await?;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let data_version = result.version.map(|version| DataVersion {
        id: version.id,
        date: app::text::date::long(page.visitor.lang, day_of(version.loaded_at)),
    });
    let model = HasilPage {
        chrome: page.chrome(),
        region,
        name: query.name.as_str().to_owned(),
        birth_year: query.birth_year,
        errors,
        birth_year_typed,
        data_version,
        exact: result.exact,
        similar: result.similar,
        truncated: result.truncated,
        birth_year_required: ctx.config.office.require_birth_year,
        token,
    };
    Ok(page.render(status, model, hasil_page).await)
}
