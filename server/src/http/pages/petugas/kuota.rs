//! `/petugas/kuota`: places for PBI-JK.

use app::pages::petugas::kuota::model::{QuotaLine, QuotaPage, QuotaTyped};
use app::pages::petugas::kuota::quota_page;
use app::text::date;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::StatusCode;
use axum::response::Response;
use domain::field::FieldErrors;
use domain::petugas::Permission;
use serde::Deserialize;

use crate::http::desk::Desk;
use crate::http::page::see_other;
use crate::http::pages::form::FormFields;
use crate::store::quota::QuotaRow;
use crate::usecase::AppError;
use crate::usecase::batch::quota::{self, QuotaForm};

/// What the page is asked for.
#[derive(Default, Deserialize)]
pub struct QuotaQuery {
    selesai: Option<String>,
}

/// GET `/petugas/kuota`
pub async fn show(desk: Desk, query: Result<Query<QuotaQuery>, QueryRejection>) -> Response {
    let done = query.is_ok_and(|query| query.0.selesai.is_some());
    let result = render(&desk, QuotaTyped::default(), FieldErrors::default(), done).await;
    desk.answer(result).await
}

/// POST `/petugas/kuota`: a new row.
pub async fn add(desk: Desk, mut fields: FormFields) -> Response {
    let form = QuotaForm {
        region: fields.take(quota::REGION),
        slots: fields.take(quota::SLOTS),
        from: quota::FROM_PARTS.map(|part| fields.take(part)),
        to: quota::TO_PARTS.map(|part| fields.take(part)),
        source: fields.take(quota::SOURCE),
    };
    let result = async {
        match quota::set(desk.ctx(), &desk.officer, &form).await {
            Ok(()) => Ok(see_other("/petugas/kuota?selesai=1")),
            Err(AppError::Invalid(errors)) => {
                let QuotaForm { region, slots, from, to, source } = form;
                let typed = QuotaTyped { region, slots, from, to, source };
                render(&desk, typed, errors, false).await
            }
            Err(error) => Err(error),
        }
    };
    let result = result.await;
    desk.answer(result).await
}

async fn render(
    desk: &Desk,
    typed: QuotaTyped,
    errors: FieldErrors,
    done: bool,
) -> Result<Response, AppError> {
    let (ctx, officer) = (desk.ctx(), &desk.officer);
    let today = ctx.clock.today();
    let may_edit = officer.may(Permission::EditCalendar);
    let mut lines = Vec::new();
    for places in officer.rows(ctx).quotas(today).await? {
        let used = places.used;
        lines.push(line(desk, places.quota, used).await?);
    }
    let mut to_come = Vec::new();
    for quota in officer.rows(ctx).quotas_to_come(today).await? {
        to_come.push(line(desk, quota, 0).await?);
    }
    let regencies = if may_edit { quota::regencies(ctx, officer).await? } else { Vec::new() };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let model = QuotaPage {
        frame: desk.frame(),
        lines,
        to_come,
        may_edit,
        regencies: regencies.into_iter().map(|one| (one.kode.to_string(), one.nama)).collect(),
        typed,
        errors,
        done,
    };
    Ok(desk.render(status, model, quota_page).await)
}

async fn line(desk: &Desk, quota: QuotaRow, used: i64) -> Result<QuotaLine, AppError> {
    let lang = desk.lang();
    let region = match quota.region.parse() {
        Ok(kode) => desk.ctx().store.find(&kode).await?.map(|region| region.nama),
        Err(_) => None,
    };
    Ok(QuotaLine {
        region: region.unwrap_or(quota.region),
        slots: quota.slots,
        used,
        from: date::long(lang, quota.valid_from),
        to: quota.valid_to.map(|day| date::long(lang, day)),
        source: quota.source,
    })
}
