//! `/petugas/jawaban`: the centre's answers.

use app::pages::petugas::jawaban::model::{AnswerPage, AnswersPage, AppliedFile, RejectedLine};
use app::pages::petugas::jawaban::{answer_page, answers_page};
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use domain::field::{ErrorCode, FieldErrors};

use crate::http::desk::Desk;
use crate::http::page::see_other;
use crate::http::pages::draft::moment;
use crate::http::pages::form::FormFields;
use crate::http::upload::{self, UploadFailure};
use crate::usecase::AppError;
use crate::usecase::batch::import_answer::line::{FileProblem, rejected_csv};
use crate::usecase::batch::import_answer::{self, Applied, FILE, NotTaken};

/// Where files are sent.
const HOME: &str = "/petugas/jawaban";
/// Lines not taken over that are shown.
const SHOWN: usize = 100;

/// GET `/petugas/jawaban`
pub async fn show(desk: Desk) -> Response {
    let result = render(&desk, FieldErrors::default(), false).await;
    desk.answer(result).await
}

/// POST `/petugas/jawaban`: a file to be looked at.
pub async fn send(desk: Desk, form: Result<Multipart, MultipartRejection>) -> Response {
    let result = take_file(&desk, form).await;
    desk.page.answer_or_status(result).await
}

/// GET `/petugas/jawaban/{key}`: what a file would do, or did.
pub async fn preview(desk: Desk, Path(key): Path<String>) -> Response {
    let result = show_file(&desk, &key, false).await;
    desk.answer(result).await
}

/// The page of a file; 409 when it was not applied because the cases have changed.
async fn show_file(desk: &Desk, key: &str, changed: bool) -> Result<Response, AppError> {
    let preview = import_answer::preview(desk.ctx(), &desk.officer, key).await?;
    let lang = desk.lang();
    let counts = preview.counts.into_iter();
    let lines = preview.rejected.iter().take(SHOWN);
    let mut frame = desk.frame();
    frame.chrome.path = format!("{HOME}/{key}");
    let model = AnswerPage {
        frame,
        key: preview.key,
        counts: counts.map(|((tahap, hasil), count)| (tahap, hasil, count)).collect(),
        cases: preview.cases,
        plan: preview.plan,
        applying: preview.applying,
        changed,
        without_rank: preview.without_rank,
        unchanged: preview.unchanged,
        rejected_count: preview.rejected.len(),
        rejected: lines
            .map(|line| RejectedLine {
                line_no: line.line_no,
                column: line.reason.column(),
                reason: line.reason.as_str(),
            })
            .collect(),
        applied: preview.applied.map(|(at, moved, answers)| (moment(lang, at), moved, answers)),
    };
    let status = if changed { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok(desk.render(status, model, answer_page).await)
}

/// GET of an address that only takes a form: the file.
pub async fn back(_desk: Desk, Path(key): Path<String>) -> Response {
    // Keys are hexadecimal digits: anything else leads nowhere, and into no header.
    let known = key.chars().all(|digit| digit.is_ascii_hexdigit());
    see_other(&if known { format!("{HOME}/{key}") } else { HOME.to_owned() })
}

/// POST `/petugas/jawaban/{key}/terapkan`: what field `rencana` names, or nothing.
pub async fn apply(desk: Desk, Path(key): Path<String>, mut fields: FormFields) -> Response {
    let result = async {
        let seen = fields.take("rencana");
        match import_answer::apply(desk.ctx(), &desk.officer, &key, &seen).await {
            // Pressed twice, or in another tab: what it did, or that it is at it, is shown.
            Ok(Applied::Done | Applied::Busy) => Ok(see_other(&format!("{HOME}/{key}"))),
            Ok(Applied::Changed) => show_file(&desk, &key, true).await,
            // A newer file took its place, perhaps in another tab.
            Err(AppError::NotFound) => render(&desk, FieldErrors::default(), true).await,
            Err(error) => Err(error),
        }
    };
    let result = result.await;
    desk.answer(result).await
}

/// GET `/petugas/jawaban/{key}/ditolak.csv`: line, column and reason of what is not taken over.
pub async fn rejected(desk: Desk, Path(key): Path<String>) -> Response {
    let result = async {
        let preview = import_answer::preview(desk.ctx(), &desk.officer, &key).await?;
        let mut response = rejected_csv(&preview.rejected).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
        let name = HeaderValue::from_static("attachment; filename=\"jawaban-ditolak.csv\"");
        headers.insert(CONTENT_DISPOSITION, name);
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        Ok(response)
    };
    let result = result.await;
    desk.answer(result).await
}

async fn take_file(
    desk: &Desk,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, UploadFailure> {
    let form = form.map_err(|rejection| UploadFailure::Status(rejection.status()))?;
    let upload = upload::read(form).await.map_err(UploadFailure::Status)?;
    let file = upload.file.map(|file| file.as_ref().to_vec());
    let code = match import_answer::upload(desk.ctx(), &desk.officer, file).await {
        Ok(key) => return Ok(see_other(&format!("{HOME}/{key}"))),
        Err(NotTaken::Failed(AppError::Invalid(errors))) => {
            return Ok(render(desk, errors, false).await?);
        }
        Err(NotTaken::Failed(error)) => return Err(error.into()),
        Err(NotTaken::File(FileProblem::Empty)) => ErrorCode::TooShort,
        Err(NotTaken::File(FileProblem::Header)) => ErrorCode::NotAllowed,
        Err(NotTaken::File(FileProblem::TooManyLines)) => ErrorCode::TooMany,
    };
    Ok(render(desk, FieldErrors::one(FILE, code), false).await?)
}

async fn render(desk: &Desk, errors: FieldErrors, replaced: bool) -> Result<Response, AppError> {
    let lang = desk.lang();
    let earlier = import_answer::taken_over(desk.ctx(), &desk.officer).await?;
    let status = match (replaced, errors.is_empty()) {
        (true, _) => StatusCode::NOT_FOUND,
        (false, true) => StatusCode::OK,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let earlier = earlier.into_iter().map(|row| AppliedFile {
        at: moment(lang, row.applied_at.unwrap_or(row.at)),
        key: row.key,
        moved: row.moved.unwrap_or_default(),
        sha256: row.sha256,
    });
    let model = AnswersPage { frame: desk.frame(), errors, replaced, earlier: earlier.collect() };
    Ok(desk.render(status, model, answers_page).await)
}
