//! `/petugas/usulan/massal`: many proposals in one file.

use app::components::choice_list::Choice;
use app::pages::petugas::massal::model::{
    CountRow, FileLine, FilePage, FileState, RejectedLine, UploadPage,
};
use app::pages::petugas::massal::{file_page, upload_page};
use app::text::petugas::massal as t;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, REFRESH};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use domain::field::ErrorCode;
use domain::review::CaseKind;
use domain::ticket::TicketNumber;
use domain::usulan::BulkColumn;

use crate::http::desk::Desk;
use crate::http::page::see_other;
use crate::http::pages::draft::moment;
use crate::http::upload::{self, UploadFailure};
use crate::store::StoreError;
use crate::store::bulk::{BulkFileRow, RejectedRow, line_state};
use crate::usecase::AppError;
use crate::usecase::draft::photo::count_upload;
use crate::usecase::village::bulk::{self, BulkRefusal, Counts, FileRefusal};

/// Where files are sent.
const HERE: &str = "/petugas/usulan/massal";
/// `id` and field of the file.
const FILE: &str = "berkas_csv";
/// How many rejected lines stand on the page.
const SHOWN_REJECTED: u64 = 50;
/// Seconds after which the page of a file that is being filed renews itself.
const REFRESH_SECONDS: u32 = 3;

/// GET `/petugas/usulan/massal`
pub async fn show(desk: Desk) -> Response {
    let kind = CaseKind::Usulan.as_str();
    let result = render_upload(&desk, kind, Vec::new()).await;
    desk.answer(result).await
}

/// POST `/petugas/usulan/massal`: one file.
pub async fn send(desk: Desk, form: Result<Multipart, MultipartRejection>) -> Response {
    let result = take(&desk, form).await;
    desk.page.answer_or_status(result).await
}

async fn take(
    desk: &Desk,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, UploadFailure> {
    count_upload(desk.ctx(), desk.page.visitor.client).await?;
    let form = form.map_err(|rejection| UploadFailure::Status(rejection.status()))?;
    let upload = upload::read(form).await.map_err(UploadFailure::Status)?;
    let Ok(kind) = upload.kind.parse::<CaseKind>() else {
        let wrong = ("kind", ErrorCode::Required, t::KIND_REQUIRED.get(desk.lang()).to_owned());
        return Ok(render_upload(desk, "", vec![wrong]).await?);
    };
    let kept = match &upload.file {
        Ok(file) => bulk::upload(desk.ctx(), &desk.officer, kind, file.as_ref()).await,
        Err(ErrorCode::FileTooLarge) => Err(BulkRefusal::File(FileRefusal::TooLarge)),
        Err(_) => Err(BulkRefusal::File(FileRefusal::Empty)),
    };
    match kept {
        Ok(id) => Ok(see_other(&format!("{HERE}/{id}"))),
        Err(BulkRefusal::File(refusal)) => {
            let (code, sentence) = told(desk, &refusal);
            Ok(render_upload(desk, kind.as_str(), vec![(FILE, code, sentence)]).await?)
        }
        Err(BulkRefusal::Failed(error)) => Err(error.into()),
    }
}

/// What is wrong with a file as a whole.
fn told(desk: &Desk, refusal: &FileRefusal) -> (ErrorCode, String) {
    let lang = desk.lang();
    match refusal {
        FileRefusal::Empty => (ErrorCode::FileEmpty, t::FILE_EMPTY.get(lang).to_owned()),
        FileRefusal::TooLarge => (ErrorCode::FileTooLarge, t::FILE_TOO_LARGE.get(lang).to_owned()),
        FileRefusal::TooManyLines => (ErrorCode::TooMany, t::FILE_TOO_MANY.get(lang).to_owned()),
        FileRefusal::NotCsv => (ErrorCode::FileUnreadable, t::FILE_NOT_CSV.get(lang).to_owned()),
        FileRefusal::Columns(columns) => {
            let names: Vec<&str> = columns.iter().map(|column| column.as_str()).collect();
            let sentence = t::FILE_COLUMNS.fill(lang, &[("columns", &names.join(", "))]);
            (ErrorCode::FileUnreadable, sentence)
        }
    }
}

async fn render_upload(
    desk: &Desk,
    kind: &str,
    errors: Vec<(&'static str, ErrorCode, String)>,
) -> Result<Response, AppError> {
    let lang = desk.lang();
    let kinds = bulk::kinds(&desk.officer).into_iter();
    let mut files = Vec::new();
    for row in bulk::list(desk.ctx(), &desk.officer).await? {
        files.push(FileLine {
            href: format!("{HERE}/{}", row.id),
            sent: moment(lang, row.uploaded_at),
            kind: kind_of(&row)?,
            state: state_of(&row),
        });
    }
    let right = errors.is_empty();
    let status = if right { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let model = UploadPage {
        frame: desk.frame(),
        kinds: kinds.map(|kind| Choice::new(kind.as_str(), t::kind(kind).get(lang))).collect(),
        kind: kind.to_owned(),
        errors,
        files,
    };
    Ok(desk.render(status, model, upload_page).await)
}

/// GET `/petugas/usulan/massal/{id}`
pub async fn file(desk: Desk, Path(id): Path<i64>) -> Response {
    let result = render_file(&desk, id).await;
    desk.answer(result).await
}

async fn render_file(desk: &Desk, id: i64) -> Result<Response, AppError> {
    let (ctx, lang) = (desk.ctx(), desk.lang());
    let (row, counts) = bulk::progress(ctx, &desk.officer, id).await?;
    let first = bulk::rejected(ctx, &desk.officer, id, Some(SHOWN_REJECTED)).await?;
    let state = state_of(&row);
    let model = FilePage {
        frame: desk.frame(),
        id,
        sent: moment(lang, row.uploaded_at),
        kind: kind_of(&row)?,
        state,
        ready: counts.ready,
        filed: counts.filed,
        counts: count_rows(&counts),
        rejected: counts.rejected,
        first_rejected: first.into_iter().map(|row| rejected_line(desk, row)).collect(),
    };
    let mut response = desk.render(StatusCode::OK, model, file_page).await;
    if state == FileState::Filing {
        response.headers_mut().insert(REFRESH, REFRESH_SECONDS.into());
    }
    Ok(response)
}

fn count_rows(counts: &Counts) -> Vec<CountRow> {
    vec![
        (t::TOTAL, counts.total()),
        (t::READY, counts.ready),
        (t::FILED, counts.filed),
        (t::REPEATED, counts.repeated),
        (t::REJECTED, counts.rejected),
        (t::LISTED, counts.listed),
        (t::LISTED_NOT_FOUND, counts.listed_not_found),
        (t::FOUND_UNLISTED, counts.found_unlisted),
    ]
}

fn rejected_line(desk: &Desk, row: RejectedRow) -> RejectedLine {
    let column = row.field.unwrap_or_default();
    let reason = t::reason(&column, row.reason.as_deref().unwrap_or_default());
    RejectedLine { line_no: row.line_no, reason: reason.get(desk.lang()).to_owned(), column }
}

/// GET of the address that only takes the button.
pub async fn back(_desk: Desk, Path(id): Path<i64>) -> Response {
    see_other(&format!("{HERE}/{id}"))
}

/// POST `/petugas/usulan/massal/{id}/ajukan`
pub async fn confirm(desk: Desk, Path(id): Path<i64>) -> Response {
    let confirmed = bulk::confirm(desk.ctx(), &desk.officer, id).await;
    desk.answer(confirmed.map(|()| see_other(&format!("{HERE}/{id}")))).await
}

/// GET `/petugas/usulan/massal/{id}/ditolak.csv`
pub async fn rejected(desk: Desk, Path(id): Path<i64>) -> Response {
    let result = async {
        let rows = bulk::rejected(desk.ctx(), &desk.officer, id, None).await?;
        let lines = rows.into_iter().map(|row| {
            let line = rejected_line(&desk, row);
            vec![line.line_no.to_string(), line.column, line.reason]
        });
        csv_answer(t::HEADER_REJECTED.get(desk.lang()), lines, &format!("ditolak-{id}.csv"))
    };
    desk.answer(result.await).await
}

/// GET `/petugas/usulan/massal/{id}/tiket.csv`
pub async fn tickets(desk: Desk, Path(id): Path<i64>) -> Response {
    let result = async {
        let rows = bulk::filed(desk.ctx(), &desk.officer, id).await?;
        let lines = rows.into_iter().map(|row| {
            let remark = if row.state == line_state::FILED { t::FILED } else { t::REPEATED };
            let ticket = TicketNumber::parse(&row.ticket).map(|ticket| ticket.to_string());
            let remark = remark.get(desk.lang()).to_owned();
            vec![row.line_no.to_string(), ticket.unwrap_or_default(), remark]
        });
        csv_answer(t::HEADER_TICKETS.get(desk.lang()), lines, &format!("tiket-{id}.csv"))
    };
    desk.answer(result.await).await
}

/// GET `/petugas/usulan/massal/contoh.csv`: the columns, and nothing else.
pub async fn template(desk: Desk) -> Response {
    let columns: Vec<&str> = BulkColumn::ALL.iter().map(|column| column.as_str()).collect();
    let result = csv_answer(&columns.join(","), std::iter::empty(), "usulan-massal.csv");
    desk.answer(result).await
}

/// A table as a download. No cell comes from a file somebody sent: there is nothing in it a spreadsheet would run.
fn csv_answer(
    header: &str,
    lines: impl Iterator<Item = Vec<String>>,
    name: &str,
) -> Result<Response, AppError> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let failed = |error: csv::Error| AppError::unavailable(&error);
    writer.write_record(header.split(',')).map_err(failed)?;
    for line in lines {
        writer.write_record(line).map_err(failed)?;
    }
    let bytes = writer.into_inner().map_err(|error| AppError::unavailable(error.error()))?;
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let disposition = format!("attachment; filename=\"{name}\"");
    if let Ok(value) = HeaderValue::from_str(&disposition) {
        headers.insert(CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

fn kind_of(row: &BulkFileRow) -> Result<CaseKind, AppError> {
    Ok(row.kind.parse().map_err(|_| StoreError::Malformed("bulk_file.kind"))?)
}

const fn state_of(row: &BulkFileRow) -> FileState {
    match (row.confirmed_at, row.finished_at) {
        (None, _) => FileState::Checked,
        (Some(_), None) => FileState::Filing,
        (Some(_), Some(_)) => FileState::Done,
    }
}
