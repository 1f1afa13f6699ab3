//! What is done with a batch.

use std::io::Read as _;

use app::pages::petugas::batch::model::{LetterTyped, Trouble};
use axum::body::{Body, Bytes};
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path};
use axum::http::HeaderValue;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_SECURITY_POLICY,
    CONTENT_TYPE,
};
use axum::response::Response;
use domain::field::{ErrorCode, FieldErrors};
use futures::stream;

use super::show::{Shown, columns_words, id_of, render};
use super::{LIST, collected_at};
use crate::http::desk::Desk;
use crate::http::page::see_other;
use crate::http::pages::draft::photos::file_answer;
use crate::http::pages::form::FormFields;
use crate::http::upload::{self, UploadFailure};
use crate::store::batch::Seen;
use crate::usecase::AppError;
use crate::usecase::batch::endorse::NotEndorsed;
use crate::usecase::batch::export::{Export, ExportForm, NotExported};
use crate::usecase::batch::letter::LetterForm;
use crate::usecase::batch::{
    collect, endorse as endorsing, export as exporting, letter as letters,
};

/// Bytes that are sent at a time.
const PART_BYTES: usize = 64 * 1024;

/// GET of an address that only takes a form: the batch.
pub async fn back(desk: Desk, Path(id): Path<String>) -> Response {
    let result = id_of(&id).map(|id| see_other(&format!("{LIST}/{id}")));
    desk.answer(result).await
}

/// POST `/petugas/batch/{id}/kumpulkan`
pub async fn add(desk: Desk, Path(id): Path<String>) -> Response {
    let result = async {
        let collected = collect::add(desk.ctx(), &desk.officer, id_of(&id)?).await?;
        Ok(see_other(&collected_at(&collected)))
    };
    let result = result.await;
    desk.answer(result).await
}

/// POST `/petugas/batch/{id}/keluarkan`: the case in field `tiket`, or what field `entri` names.
pub async fn take_out(desk: Desk, Path(id): Path<String>, mut fields: FormFields) -> Response {
    let result = async {
        let id = id_of(&id)?;
        let entry = fields.take("entri");
        if !entry.is_empty() {
            collect::take_entry_out(desk.ctx(), &desk.officer, id, &entry).await?;
            return Ok(see_other(&format!("{LIST}/{id}?selesai=isi")));
        }
        collect::take_out(desk.ctx(), &desk.officer, id, &fields.take("tiket")).await?;
        Ok(see_other(&format!("{LIST}/{id}?selesai=keluar")))
    };
    let result = result.await;
    desk.answer(result).await
}

/// POST `/petugas/batch/{id}/keluarkan-penilaian`
pub async fn take_verdicts_out(desk: Desk, Path(id): Path<String>) -> Response {
    let result = async {
        let id = id_of(&id)?;
        collect::take_verdicts_out(desk.ctx(), &desk.officer, id).await?;
        Ok(see_other(&format!("{LIST}/{id}?selesai=penilaian")))
    };
    let result = result.await;
    desk.answer(result).await
}

/// GET `/petugas/batch/{id}/surat`: the letter, as a download.
pub async fn letter(desk: Desk, Path(id): Path<String>) -> Response {
    let result =
        async { Ok(file_answer(letters::view(desk.ctx(), &desk.officer, id_of(&id)?).await?)) };
    let result = result.await;
    desk.answer(result).await
}

/// POST `/petugas/batch/{id}/surat`: the letter with what is said of it.
pub async fn send_letter(
    desk: Desk,
    Path(id): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let result = take_letter(&desk, &id, form).await;
    desk.page.answer_or_status(result).await
}

async fn take_letter(
    desk: &Desk,
    id: &str,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, UploadFailure> {
    let id = id_of(id)?;
    let form = form.map_err(|rejection| UploadFailure::Status(rejection.status()))?;
    let (texts, file) = upload::read_form(form).await.map_err(UploadFailure::Status)?;
    let mut fields: FormFields = texts.into_iter().collect();
    let typed = LetterForm {
        number: fields.take(letters::NUMBER),
        date: letters::DATE_PARTS.map(|part| fields.take(part)),
        role: fields.take(letters::ROLE),
        name: fields.take(letters::NAME),
    };
    let file = file.map(|file| file.as_ref().to_vec());
    match letters::attach(desk.ctx(), &desk.officer, id, &typed, file).await {
        Ok(()) => Ok(see_other(&format!("{LIST}/{id}?selesai=surat"))),
        Err(AppError::Invalid(errors)) => {
            let LetterForm { number, date, role, name } = typed;
            let typed = Some(LetterTyped { number, date, role, name });
            Ok(render(desk, id, Shown { errors, typed, ..Shown::default() }).await?)
        }
        Err(error) => Err(error.into()),
    }
}

/// POST `/petugas/batch/{id}/sahkan`
pub async fn endorse(desk: Desk, Path(id): Path<String>, mut fields: FormFields) -> Response {
    let result = async {
        let id = id_of(&id)?;
        let errors = FieldErrors::one("sudah_diperiksa", ErrorCode::DeclarationMissing);
        let names = ["kasus", "penilaian", "entri", "versi"];
        let seen = names.map(|name| fields.take(name).parse().ok());
        let sure = fields.take("sudah_diperiksa") == "ya";
        let [Some(cases), Some(verdicts), Some(entries), Some(version)] = seen else {
            return Err(AppError::Conflict);
        };
        let done = if sure {
            let seen = Seen { cases, verdicts, entries, version };
            endorsing::endorse(desk.ctx(), &desk.officer, id, seen).await
        } else {
            Err(NotEndorsed::Failed(AppError::Invalid(errors)))
        };
        match done {
            Ok(()) => Ok(see_other(&format!("{LIST}/{id}?selesai=sah"))),
            Err(NotEndorsed::Refused(refusal)) => {
                let trouble = Some(Trouble::Refused(refusal));
                render(&desk, id, Shown { trouble, ..Shown::default() }).await
            }
            Err(NotEndorsed::Failed(AppError::Invalid(errors))) => {
                render(&desk, id, Shown { errors, ..Shown::default() }).await
            }
            Err(NotEndorsed::Failed(error)) => Err(error),
        }
    };
    let result = result.await;
    desk.answer(result).await
}

/// POST `/petugas/batch/{id}/ekspor`: the files in the form of field `bentuk`.
pub async fn export(desk: Desk, Path(id): Path<String>, mut fields: FormFields) -> Response {
    let result = async {
        let id = id_of(&id)?;
        let form = ExportForm::from_code(&fields.take("bentuk")).ok_or(AppError::NotFound)?;
        match exporting::export(desk.ctx(), &desk.officer, id, form).await {
            Ok(export) => Ok(download(export)),
            Err(NotExported::Columns(error)) => {
                let trouble = Some(Trouble::Columns(columns_words(desk.lang(), &error)));
                render(&desk, id, Shown { trouble, ..Shown::default() }).await
            }
            Err(NotExported::Failed(error)) => Err(error),
        }
    };
    let result = result.await;
    desk.answer(result).await
}

/// A file on its way out: read part by part, kept by nobody. When the reader goes away, so does the file.
fn download(export: Export) -> Response {
    let Export { made, name, media_type } = export;
    let length = made.bytes;
    let parts = stream::try_unfold(made.file, |mut file| async move {
        let read = tokio::task::spawn_blocking(move || {
            let mut part = vec![0; PART_BYTES];
            let read = file.read(&mut part)?;
            part.truncate(read);
            Ok::<_, std::io::Error>((part, file))
        });
        let (part, file) = read.await.map_err(std::io::Error::other)??;
        Ok::<_, std::io::Error>((!part.is_empty()).then(|| (Bytes::from(part), file)))
    });
    let mut response = Response::new(Body::from_stream(parts));
    let headers = response.headers_mut();
    let attachment = format!("attachment; filename=\"{name}\"");
    let attachment = HeaderValue::from_str(&attachment);
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(
        CONTENT_DISPOSITION,
        attachment.unwrap_or_else(|_| HeaderValue::from_static("attachment")),
    );
    headers.insert(CONTENT_LENGTH, length.into());
    // Packed already, or not worth the time: the layer around leaves it alone.
    headers.insert(CONTENT_ENCODING, HeaderValue::from_static("identity"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(
        CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; sandbox; frame-ancestors 'none'"),
    );
    response
}
