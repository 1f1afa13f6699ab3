//! Visits to dwellings: recorded by who was there, read by colleagues, with photos (§3.6).

use std::io::ErrorKind;

use domain::field::{ErrorCode, FieldErrors};
use domain::form::Choices;
use domain::ticket::TicketNumber;
use domain::visit::{CRITERIA, PHOTOS_MAX, Visit, VisitForm};

use super::decide::{Refusal, may_touch};
use crate::clock::{day_of, instant_of};
use crate::crypto::{hex, random_bytes};
use crate::photo::{Accepts, Prepared, StudioError};
use crate::storage::{FileName, StorageError};
use crate::store::StoreError;
use crate::store::review_case::CaseRow;
use crate::store::visit::NewVisitPhoto;
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// Seconds after which a busy studio is worth another try.
const BUSY_SECONDS: u32 = 10;
/// The field of the day.
const VISITED_ON: &str = "kunjungan_tanggal";
/// The field of a photo.
pub const PHOTO_FIELD: &str = "kunjungan_foto";

/// A visit, opened.
#[derive(Debug, Clone)]
pub struct OpenedVisit {
    /// Its id.
    pub id: String,
    /// Who was there.
    pub petugas_id: i64,
    /// When it was written down, Unix seconds.
    pub recorded_at: i64,
    /// What was seen; `None` once erased.
    pub visit: Option<Visit>,
    /// Ids of its photos.
    pub photos: Vec<String>,
}

fn visit_aad(id: &str) -> Vec<u8> {
    format!("case_visit|sealed|{id}").into_bytes()
}

/// Records a visit, and says its id.
///
/// # Errors
/// [`Refusal::Invalid`] with everything that has to be mended, a day before the case was filed among it as
/// [`ErrorCode::TooShort`]; [`Refusal::Blocked`] and [`Refusal::OwnAppeal`];
/// [`AppError::Conflict`] when the case is closed.
pub async fn record(
    ctx: &Context,
    officer: &Officer,
    case: &CaseRow,
    form: &VisitForm,
) -> Result<String, Refusal> {
    may_touch(ctx, officer, case).await?;
    if !case.state()?.is_open() {
        return Err(AppError::Conflict.into());
    }
    let choices = choices(ctx).await?;
    let visit = form.validate(&choices, ctx.clock.today()).map_err(Refusal::Invalid)?;
    // Nobody visits for a case that there is not yet.
    if visit.visited_on < day_of(instant_of(case.submitted_at)) {
        let early = FieldErrors::one(VISITED_ON, ErrorCode::TooShort);
        return Err(Refusal::Invalid(early));
    }
    let plain = serde_json::to_vec(&visit).map_err(|error| AppError::unavailable(&error))?;
    let id = hex(&random_bytes::<16>());
    let sealed = ctx.keys.seal(&visit_aad(&id), &plain);
    let now = ctx.clock.now().timestamp();
    officer.rows(ctx).record_visit(case, officer.id, (&id, sealed), now).await?;
    Ok(id)
}

/// Today's answers to what is looked at.
async fn choices(ctx: &Context) -> Result<Choices, AppError> {
    let rows = ctx.store.questions_valid_on(ctx.clock.today()).await?;
    let asked = rows.into_iter().filter(|row| CRITERIA.contains(&row.question.as_str()));
    Ok(asked.map(|row| (row.question, row.code)).collect())
}

/// The visits of a case, the newest first. That they were read is noted before.
///
/// # Errors
/// When they cannot be read.
pub async fn visits_of(
    ctx: &Context,
    officer: &Officer,
    case: &CaseRow,
) -> Result<Vec<OpenedVisit>, AppError> {
    let rows = officer.rows(ctx);
    let found = rows.visits(case).await?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    ctx.store.audit(&officer.entry(ctx, "visit.view", Some(case.id), None)).await?;
    let photos = rows.visit_photos(case).await?;
    let mut opened = Vec::new();
    for row in found {
        let malformed = || StoreError::Malformed("case_visit.sealed");
        let visit = match &row.sealed {
            Some(sealed) => {
                let plain = ctx.keys.open(&visit_aad(&row.id), sealed).map_err(|_| malformed())?;
                Some(serde_json::from_slice(&plain).map_err(|_| malformed())?)
            }
            None => None,
        };
        let own = photos.iter().filter(|photo| photo.visit_id == row.id);
        opened.push(OpenedVisit {
            photos: own.map(|photo| photo.id.clone()).collect(),
            petugas_id: row.petugas_id,
            recorded_at: row.recorded_at,
            id: row.id,
            visit,
        });
    }
    Ok(opened)
}

/// Takes in a photo of a visit. On disk, encrypted, before it returns.
///
/// # Errors
/// [`Refusal::Invalid`] under [`PHOTO_FIELD`] for a file that cannot be taken or one too many; [`AppError::NotFound`] for
/// another's visit; [`AppError::Full`]; [`AppError::TooManyRequests`] when too many pictures are being worked on.
pub async fn add_photo(
    ctx: &Context,
    officer: &Officer,
    case: &CaseRow,
    visit_id: &str,
    bytes: impl AsRef<[u8]> + Send + 'static,
) -> Result<(), Refusal> {
    may_touch(ctx, officer, case).await?;
    let visit = officer.rows(ctx).visit(case, visit_id).await?;
    visit.filter(|visit| visit.petugas_id == officer.id).ok_or(AppError::NotFound)?;
    crate::usecase::draft::check_room(ctx).await?;
    let ticket = TicketNumber::parse(&case.ticket);
    let ticket = ticket.map_err(|_| StoreError::Malformed("review_case.ticket"))?;
    let prepared = ctx.studio.prepare(bytes, ticket.to_string(), Accepts::Pictures).await;
    let prepared = match prepared {
        Ok(prepared) => prepared,
        Err(StudioError::Busy) => {
            let busy = AppError::TooManyRequests { retry_after_seconds: BUSY_SECONDS };
            return Err(busy.into());
        }
        Err(StudioError::Refused(refused)) => return Err(invalid(refused.code())),
    };
    keep_photo(ctx, officer, case, visit_id, prepared).await
}

fn invalid(code: ErrorCode) -> Refusal {
    Refusal::Invalid(FieldErrors::one(PHOTO_FIELD, code))
}

async fn keep_photo(
    ctx: &Context,
    officer: &Officer,
    case: &CaseRow,
    visit_id: &str,
    prepared: Prepared,
) -> Result<(), Refusal> {
    let Prepared { bytes, media_type, width, height, advice } = prepared;
    let size = bytes.len();
    let file = ctx.files.put(&ctx.keys, bytes).await;
    let file = file.map_err(|error| match error {
        StorageError::Io(io) if io.kind() == ErrorKind::StorageFull => AppError::Full,
        error => AppError::unavailable(&error),
    })?;
    let codes: Vec<&str> = advice.iter().map(|advice| advice.as_str()).collect();
    let photo = NewVisitPhoto {
        id: FileName::from_entropy(random_bytes()).as_str().to_owned(),
        visit_id: visit_id.to_owned(),
        file: file.as_str().to_owned(),
        media_type: media_type.as_str(),
        bytes: i32::try_from(size).unwrap_or(i32::MAX),
        width: i32::try_from(width).ok().filter(|width| *width > 0),
        height: i32::try_from(height).ok().filter(|height| *height > 0),
        advice: codes.join(","),
    };
    let now = ctx.clock.now().timestamp();
    let rows = officer.rows(ctx);
    let added = rows.add_visit_photo(case, officer.id, &photo, PHOTOS_MAX, now).await;
    if matches!(added, Ok(true)) {
        return Ok(());
    }
    // Nothing names the file: it goes at once, or with the next sweep.
    if let Err(error) = ctx.files.delete(&file).await {
        tracing::warn!(error = &error as &dyn std::error::Error, "a file was left for the sweep");
    }
    match added {
        Ok(_) => Err(invalid(ErrorCode::TooMany)),
        Err(error) => Err(error.into()),
    }
}
