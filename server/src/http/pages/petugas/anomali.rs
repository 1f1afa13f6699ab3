//! `/petugas/anomali`: unusual recipients, and result files of the population register.

use app::pages::petugas::anomali::model::{AnomalyPage, CheckFilePage, ChecksPage, Pass};
use app::pages::petugas::anomali::{REJECTED_SHOWN, anomaly_page, check_file_page, checks_page};
use app::text::petugas::penerima as t;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Multipart, Path, Query};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use domain::bnba::Anomaly;
use domain::field::{ErrorCode, FieldErrors};
use domain::wilayah::KodeWilayah;
use serde::Deserialize;

use super::penerima::status_of;
use super::recipient_words::{RECIPIENTS, day, person_line, places, village_choices};
use crate::http::desk::Desk;
use crate::http::page::see_other;
use crate::http::upload;
use crate::store::recipient_anomaly::PassRow;
use crate::usecase::AppError;
use crate::usecase::bnba::anomaly::{self, AnomalyQuery};
use crate::usecase::bnba::checks;

/// Address of the list.
const ANOMALIES: &str = "/petugas/anomali";
/// Address of the results of the register.
const CHECKS: &str = "/petugas/anomali/dukcapil";

/// What is shown.
#[derive(Default, Deserialize)]
pub struct ListQuery {
    jenis: Option<String>,
    desa: Option<String>,
    tampil: Option<String>,
    /// Village and row number of the last person of the page before.
    sesudah: Option<String>,
}

/// GET `/petugas/anomali`
pub async fn show(desk: Desk, query: Result<Query<ListQuery>, QueryRejection>) -> Response {
    let query = query.map(|query| query.0).unwrap_or_default();
    let result = show_list(&desk, &query).await;
    desk.answer(result).await
}

async fn show_list(desk: &Desk, query: &ListQuery) -> Result<Response, AppError> {
    let ctx = desk.ctx();
    let read = AnomalyQuery {
        anomaly: query.jenis.as_deref().and_then(|code| code.parse().ok()),
        desa: query.desa.as_deref().and_then(|code| code.parse().ok()),
        repaired: query.tampil.as_deref() == Some("sudah"),
        after: query.sesudah.as_deref().and_then(|place| {
            let (village, id) = place.split_once('-')?;
            Some((village.parse().ok()?, id.parse().ok()?))
        }),
    };
    let list = anomaly::list(ctx, &desk.officer, &read).await?;
    let villages: Vec<KodeWilayah> =
        list.lines.iter().map(|one| one.line.person.row.desa).collect();
    let places = places(ctx, &villages).await?;
    let choices = village_choices(desk).await?;
    let lines = list.lines.iter().map(|one| {
        let href = |anomaly: &Anomaly| {
            let (token, field) = (&one.line.token, anomaly.field().as_str());
            let jenis = anomaly.as_str();
            (*anomaly, format!("{RECIPIENTS}/{token}/perbaikan/{field}?jenis={jenis}"))
        };
        (person_line(&one.line, &places), one.anomalies.iter().map(href).collect())
    });
    let counts = list.counts.iter().filter_map(|one| Some((one.code.parse().ok()?, one.count)));
    let model = AnomalyPage {
        pass: pass_of(list.pass.as_ref()),
        villages: choices,
        chosen: read.anomaly.map(|one| one.as_str().to_owned()).unwrap_or_default(),
        village: read.desa.map(|desa| desa.to_string()).unwrap_or_default(),
        repaired: read.repaired,
        counts: counts.collect(),
        lines: lines.collect(),
        next: list.next.as_ref().map(|(desa, id)| next_href(&read, desa, *id)),
        frame: desk.frame(),
    };
    Ok(desk.render(StatusCode::OK, model, anomaly_page).await)
}

fn pass_of(pass: Option<&PassRow>) -> Pass {
    match pass {
        None => Pass::NotBegun,
        Some(pass) if pass.finished_at.is_some() => Pass::Finished(pass.version_id),
        Some(pass) => {
            Pass::Running { done: pass.last_id, total: pass.total, version: pass.version_id }
        }
    }
}

fn next_href(read: &AnomalyQuery, desa: &str, id: i64) -> String {
    let mut href = format!("{ANOMALIES}?sesudah={desa}-{id}");
    if let Some(anomaly) = read.anomaly {
        href = format!("{href}&jenis={}", anomaly.as_str());
    }
    if let Some(desa) = read.desa {
        href = format!("{href}&desa={desa}");
    }
    if read.repaired {
        href.push_str("&tampil=sudah");
    }
    href
}

/// Where a page of results begins.
#[derive(Default, Deserialize)]
pub struct AfterQuery {
    sesudah: Option<i64>,
}

/// GET `/petugas/anomali/dukcapil`
pub async fn show_checks(desk: Desk, query: Result<Query<AfterQuery>, QueryRejection>) -> Response {
    let after = query.ok().and_then(|query| query.0.sesudah).unwrap_or(0);
    let result = list_checks(&desk, after, FieldErrors::default()).await;
    desk.answer(result).await
}

async fn list_checks(desk: &Desk, after: i64, errors: FieldErrors) -> Result<Response, AppError> {
    let (ctx, lang) = (desk.ctx(), desk.lang());
    let (checks, next) = anomaly::list_checks(ctx, &desk.officer, after).await?;
    let villages: Vec<KodeWilayah> = checks.iter().map(|one| one.line.person.row.desa).collect();
    let places = places(ctx, &villages).await?;
    let lines = checks.iter().map(|one| {
        let check = &one.check;
        let mut words = t::CHECKED_ON.fill(lang, &[("day", &day(desk, check.checked_on))]);
        if !check.remark.is_empty() {
            words = format!("{words}: {}", check.remark);
        }
        (person_line(&one.line, &places), check.result, words)
    });
    let status = status_of(&errors);
    let model = ChecksPage {
        lines: lines.collect(),
        next: next.map(|next| format!("{CHECKS}?sesudah={next}")),
        errors,
        frame: desk.frame(),
    };
    Ok(desk.render(status, model, checks_page).await)
}

/// POST `/petugas/anomali/dukcapil`
pub async fn read_file(desk: Desk, form: Multipart) -> Response {
    let upload = match upload::read(form).await {
        Ok(upload) => upload,
        Err(status) => return status.into_response(),
    };
    let result = async {
        let read = match &upload.file {
            Ok(file) => checks::read(desk.ctx(), &desk.officer, file.as_ref()).await,
            Err(code) => Err(AppError::Invalid(FieldErrors::one("berkas", *code))),
        };
        match read {
            Ok(key) => Ok(see_other(&format!("{CHECKS}/{key}"))),
            Err(AppError::Invalid(errors)) => list_checks(&desk, 0, errors).await,
            Err(error) => Err(error),
        }
    };
    let result = result.await;
    desk.answer(result).await
}

/// GET `/petugas/anomali/dukcapil/{key}`
pub async fn show_file(desk: Desk, Path(key): Path<String>) -> Response {
    let result = preview(&desk, &key, StatusCode::OK).await;
    desk.answer(result).await
}

async fn preview(desk: &Desk, key: &str, status: StatusCode) -> Result<Response, AppError> {
    let file = checks::file(desk.ctx(), &desk.officer, key).await?;
    let model = CheckFilePage {
        frame: desk.frame(),
        href: format!("{CHECKS}/{key}"),
        lines: file.lines,
        counts: file.counts,
        rejected_count: file.rejected.len(),
        rejected: file.rejected.into_iter().take(REJECTED_SHOWN).collect(),
        waits: file.waits,
        added: file.added,
    };
    Ok(desk.render(status, model, check_file_page).await)
}

/// POST `/petugas/anomali/dukcapil/{key}`
pub async fn take_over(desk: Desk, Path(key): Path<String>) -> Response {
    let result = match checks::take_over(desk.ctx(), &desk.officer, &key).await {
        Ok(_) => Ok(see_other(&format!("{CHECKS}/{key}"))),
        // Taken over before, or too late: the page says which.
        Err(AppError::Conflict) => preview(&desk, &key, StatusCode::CONFLICT).await,
        Err(error) => Err(error),
    };
    desk.answer(result).await
}

/// GET `/petugas/anomali/dukcapil/{key}/ditolak.csv`
pub async fn rejected(desk: Desk, Path(key): Path<String>) -> Response {
    let result = checks::rejected(desk.ctx(), &desk.officer, &key).await;
    desk.answer(result.map(csv_file)).await
}

/// A list of rejected lines as a file.
pub(super) fn csv_file(text: String) -> Response {
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"ditolak.csv\""),
    ];
    (headers, text).into_response()
}

/// What is wrong with a file that was not sent.
pub(super) fn no_file() -> FieldErrors {
    FieldErrors::one("berkas", ErrorCode::FileEmpty)
}
