//! `/{door}/draf/foto`: the photos of a draft, one request per file.

use app::pages::draft::Door;
use app::pages::draft::model::{PhotoLine, PhotoSlot, PhotosPage};
use app::pages::draft::photos_page;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::field::FieldErrors;
use domain::form::{PhotoKind, Step};

use super::{if_sent, open, step_frame};
use crate::http::cookies::DraftSecret;
use crate::http::page::{Page, see_other};
use crate::http::upload::{self, UploadFailure};
use crate::usecase::AppError;
use crate::usecase::draft::photo::{self, OpenedFile, add_photo, count_upload, view_photo};
use crate::usecase::draft::{OpenDraft, read_content, read_steps};

/// GET: what is there and what is missing.
pub(super) async fn show(
    page: &Page,
    draft: &OpenDraft,
    errors: FieldErrors,
    from_check: bool,
) -> Result<Response, AppError> {
    let ctx = page.ctx();
    let steps = read_steps(ctx, draft).await?;
    let content = read_content(ctx, draft, &steps).await?;
    let files = ctx.store.attachments_of_draft(&draft.row.id).await?;
    let door = Door::of(draft.form);
    let slot = |kind: &PhotoKind| {
        let file = files.iter().find(|file| file.kind == kind.slug());
        PhotoSlot {
            kind: *kind,
            required: kind.is_required(draft.form, &content.answers),
            photo: file.map(|file| PhotoLine {
                // The id changes with the picture, so that no old one is shown in its place.
                url: format!("{}/lihat?v={}", door.photo(*kind), file.id),
                is_pdf: file.media_type == "application/pdf",
                bytes: u32::try_from(file.bytes).unwrap_or(0),
                advice: file.advice.split(',').filter(|a| !a.is_empty()).map(Into::into).collect(),
            }),
        }
    };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut frame = step_frame(page, draft, Step::Foto, None, errors).await?;
    frame.from_check = from_check;
    let slots = PhotoKind::of(draft.form).iter().map(slot).collect();
    Ok(page.render(status, PhotosPage { frame, slots }, photos_page).await)
}

/// POST `/{door}/draf/foto/{kind}`: one file.
pub async fn upload(
    mut page: Page,
    at: DraftSecret,
    Path(slug): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    // What is shown when the file is refused is the page of all photos, and its links lead back to it.
    page.visitor.path = at.door.step(Step::Foto);
    let result = take_file(&page, &at, &slug, form).await;
    page.answer_or_status(result).await
}

async fn take_file(
    page: &Page,
    at: &DraftSecret,
    slug: &str,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, UploadFailure> {
    let kind = PhotoKind::from_slug(slug).ok_or(AppError::NotFound)?;
    let draft = open(page, at).await?;
    if let Some(receipt) = if_sent(&draft) {
        return Ok(receipt);
    }
    count_upload(page.ctx(), page.visitor.client).await?;
    let form = form.map_err(|rejection| UploadFailure::Status(rejection.status()))?;
    let upload = upload::read(form).await.map_err(UploadFailure::Status)?;
    let stored = match upload.file {
        Ok(file) => add_photo(page.ctx(), &draft, kind, file).await,
        Err(code) => Err(AppError::Invalid(FieldErrors::one(kind.field(), code))),
    };
    match stored {
        Ok(_) => Ok(see_other(&format!("{}#{}", at.door.step(Step::Foto), kind.field()))),
        Err(AppError::Invalid(errors)) => Ok(show(page, &draft, errors, false).await?),
        Err(error) => Err(error.into()),
    }
}

/// POST `/{door}/draf/foto/{kind}/hapus`
pub async fn remove(page: Page, at: DraftSecret, Path(slug): Path<String>) -> Response {
    let result = async {
        let kind = PhotoKind::from_slug(&slug).ok_or(AppError::NotFound)?;
        let draft = open(&page, &at).await?;
        if let Some(receipt) = if_sent(&draft) {
            return Ok(receipt);
        }
        photo::remove_photo(page.ctx(), &draft, kind).await?;
        Ok(see_other(&format!("{}#{}", at.door.step(Step::Foto), kind.field())))
    };
    page.answer(result.await).await
}

/// GET `/{door}/draf/foto/{kind}/lihat`: the picture, for its owner only.
pub async fn view(page: Page, at: DraftSecret, Path(slug): Path<String>) -> Response {
    let result = async {
        let kind = PhotoKind::from_slug(&slug).ok_or(AppError::NotFound)?;
        let draft = open(&page, &at).await?;
        // What was reported is seen again with ticket and PIN only.
        if draft.form.is_about_recipient()
            && let Some(receipt) = if_sent(&draft)
        {
            return Ok(receipt);
        }
        Ok(file_answer(view_photo(page.ctx(), &draft, kind).await?))
    };
    page.answer(result.await).await
}

/// A private file: never kept by anybody, never run as anything; a PDF only as a download.
pub fn file_answer(file: OpenedFile) -> Response {
    let disposition = match file.media_type.as_str() {
        "image/jpeg" => HeaderValue::from_static("inline"),
        _ => HeaderValue::from_static("attachment; filename=\"surat.pdf\""),
    };
    let kind = HeaderValue::from_str(&file.media_type)
        .unwrap_or_else(|_| HeaderValue::from_static("application/octet-stream"));
    let mut response = file.bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, kind);
    headers.insert(CONTENT_DISPOSITION, disposition);
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(
        CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; sandbox; frame-ancestors 'none'"),
    );
    response
}
