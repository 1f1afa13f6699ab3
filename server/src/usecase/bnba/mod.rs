//! Work on listed recipients (BNBA), within the scope of an officer.
//!
//! A person is named in addresses by a sealed token ([`person_token`]) that is good for one officer and one working
//! day: no address can be guessed, passed on, or read. What officers write about a person hangs on the subject, the
//! same in every data version.

pub mod anomaly;
pub mod checks;
pub mod data_versions;
pub mod held_back;
pub mod import;
mod import_folder;
pub mod judge;
pub mod mark;
pub mod repair;
pub mod search;
pub mod show;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use chrono::Duration;
use domain::field::{ErrorCode, FieldErrors};
use serde::{Deserialize, Serialize};

use crate::crypto::{Keys, hex, random_bytes};
use crate::store::StoreError;
use crate::store::penerima::SealedPenerima;
use crate::store::sealed_penerima::PenerimaRecord;
use crate::store::tokens::SubjectId;
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// How long an address of a person or a list opens, in hours: a working day.
const LINK_HOURS: i64 = 12;
/// Purpose of the seal around a person in an address.
const PERSON_PURPOSE: &str = "petugas.penerima";

/// A listed person, opened.
#[derive(Debug, Clone)]
pub struct Person {
    /// As stored.
    pub row: SealedPenerima,
    /// As the file describes them.
    pub record: PenerimaRecord,
}

/// What is sealed in an address: the person, for whom, until when.
#[derive(Serialize, Deserialize)]
struct PersonLink {
    #[serde(rename = "s")]
    subject: String,
    #[serde(rename = "o")]
    officer: i64,
    #[serde(rename = "e")]
    expires: i64,
}

/// The token of a person's pages for `officer`.
///
/// # Errors
/// None in practice: a link always serialises.
pub fn person_token(
    ctx: &Context,
    officer: &Officer,
    subject: &SubjectId,
) -> Result<String, AppError> {
    let link = PersonLink {
        subject: STANDARD_NO_PAD.encode(subject),
        officer: officer.id,
        expires: expiry(ctx),
    };
    seal_link(&ctx.keys, PERSON_PURPOSE, &link)
}

/// The person a token names, and the version they are listed in. Nothing is noted: whoever shows something notes it.
///
/// # Errors
/// [`AppError::LinkExpired`] for a token that is too old, broken or another officer's; [`AppError::NotFound`] when the
/// person is not listed in the scope (any more).
pub async fn open_person(
    ctx: &Context,
    officer: &Officer,
    token: &str,
) -> Result<(i64, Person), AppError> {
    let link: PersonLink = open_link(ctx, PERSON_PURPOSE, token)?;
    if link.officer != officer.id || link.expires <= ctx.clock.now().timestamp() {
        return Err(AppError::LinkExpired);
    }
    let subject = STANDARD_NO_PAD.decode(&link.subject).ok().and_then(|id| id.try_into().ok());
    let subject: SubjectId = subject.ok_or(AppError::LinkExpired)?;
    let version = ctx.store.current_version().await?.ok_or(AppError::NotFound)?;
    let row = officer.rows(ctx).recipient(version.id, &subject).await?;
    let row = row.ok_or(AppError::NotFound)?;
    Ok((version.id, open(ctx, row)?))
}

/// Opens the record of a row.
fn open(ctx: &Context, row: SealedPenerima) -> Result<Person, AppError> {
    let record = PenerimaRecord::open(&ctx.keys, &row)?;
    Ok(Person { row, record })
}

/// When a link made now ends, in Unix seconds.
pub(super) fn expiry(ctx: &Context) -> i64 {
    (ctx.clock.now() + Duration::hours(LINK_HOURS)).timestamp()
}

/// Seals what stands in an address, for `purpose` only.
pub(super) fn seal_link<T: Serialize>(
    keys: &Keys,
    purpose: &'static str,
    link: &T,
) -> Result<String, AppError> {
    let plain = serde_json::to_vec(link).map_err(|error| AppError::unavailable(&error))?;
    Ok(keys.seal_token(purpose, &plain))
}

/// Opens what [`seal_link`] sealed for the same `purpose`.
pub(super) fn open_link<T: for<'de> Deserialize<'de>>(
    ctx: &Context,
    purpose: &'static str,
    token: &str,
) -> Result<T, AppError> {
    let plain = ctx.keys.open_token(purpose, token).map_err(|_| AppError::LinkExpired)?;
    serde_json::from_slice(&plain).map_err(|_| AppError::LinkExpired)
}

/// A name for a new row: random, so that no address leads to another.
fn new_key() -> String {
    hex(&random_bytes::<16>())
}

/// Seals what an officer wrote into its row of `table`.
fn seal_row<T: Serialize>(keys: &Keys, place: &str, value: &T) -> Result<Vec<u8>, AppError> {
    let plain = serde_json::to_vec(value).map_err(|error| AppError::unavailable(&error))?;
    Ok(keys.seal(place.as_bytes(), &plain))
}

/// Opens what [`seal_row`] sealed. `table` is said when it cannot be.
fn open_row<T: for<'de> Deserialize<'de>>(
    keys: &Keys,
    place: &str,
    sealed: &[u8],
    table: &'static str,
) -> Result<T, StoreError> {
    let plain = keys.open(place.as_bytes(), sealed).map_err(|_| StoreError::Malformed(table))?;
    serde_json::from_slice(&plain).map_err(|_| StoreError::Malformed(table))
}

fn invalid(field: &'static str, code: ErrorCode) -> AppError {
    AppError::Invalid(FieldErrors::one(field, code))
}
