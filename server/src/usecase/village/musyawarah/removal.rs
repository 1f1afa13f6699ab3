//! People who are to be removed from the data: found by name in the recipient data of the village, noted with a reason.

use domain::field::{ErrorCode, FieldErrors};
use domain::musyawarah::{LINE_MAX_CHARS, read_line};
use domain::names::{compare, exact_key, loose_keys};
use domain::penerima::RtRw;
use domain::typed_name::TypedName;
use domain::wilayah::KodeWilayah;
use serde::{Deserialize, Serialize};

use super::{REMOVAL_REASON, changed, malformed, open_note, open_text};
use crate::store::StoreError;
use crate::store::musyawarah::{NewRemoval, removal_aad};
use crate::store::penerima::SealedPenerima;
use crate::store::sealed_penerima::PenerimaRecord;
use crate::store::tokens::{self, SubjectId};
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// Most people that one search shows.
const MAX_FOUND: usize = 20;
/// Most rows that one search opens.
const MAX_CANDIDATES: u64 = 200;
/// Purpose of the seal around somebody who was found.
const FOUND: &str = "musyawarah.found";

/// Somebody to be removed from the data.
#[derive(Clone)]
pub struct Removal {
    /// Number inside.
    pub id: i64,
    /// Name as it stood in the data.
    pub name: String,
    /// Code of the reason.
    pub reason: String,
    /// The note; may be empty.
    pub note: String,
}

/// Somebody in the recipient data whose name was searched for.
#[derive(Clone)]
pub struct Found {
    /// Sealed; names the person for [`add_removal`].
    pub token: String,
    /// Name as in the data.
    pub name: String,
    /// Year of birth.
    pub birth_year: String,
    /// Address line.
    pub address: String,
    /// RT.
    pub rt: String,
    /// RW.
    pub rw: String,
}

#[derive(Serialize, Deserialize)]
struct FoundLink {
    musyawarah: i64,
    subject: SubjectId,
    name: String,
}

/// The people a deliberation wants removed from the data. The caller has noted that they are read.
///
/// # Errors
/// When the database refuses.
pub async fn removals(ctx: &Context, officer: &Officer, id: i64) -> Result<Vec<Removal>, AppError> {
    let mut removals = Vec::new();
    for row in officer.rows(ctx).removals(id).await? {
        let subject: SubjectId = row.subject.as_slice().try_into().map_err(|_| malformed())?;
        removals.push(Removal {
            id: row.id,
            name: open_text(ctx, &removal_aad("name", id, &subject), &row.name)?,
            note: open_note(ctx, &removal_aad("note", id, &subject), row.note.as_deref())?,
            reason: row.reason,
        });
    }
    Ok(removals)
}

/// People of the village in the recipient data whose name is, or is like, what was typed. Noted in the audit log first.
///
/// # Errors
/// [`AppError::Invalid`] for a name that is none, under `nama`; [`AppError::NotFound`] outside the scope.
pub async fn search(
    ctx: &Context,
    officer: &Officer,
    id: i64,
    typed: &str,
) -> Result<Vec<Found>, AppError> {
    let row = officer.rows(ctx).musyawarah(id).await?.ok_or(AppError::NotFound)?;
    let name = TypedName::parse(typed)
        .map_err(|code| AppError::Invalid(FieldErrors::one("nama", code)))?;
    let detail = Some(id.to_string());
    ctx.store.audit(&officer.entry(ctx, "musyawarah.search", None, detail)).await?;
    let Some(version) = ctx.store.current_version().await? else { return Ok(Vec::new()) };
    let desa: KodeWilayah =
        row.desa.parse().map_err(|_| AppError::from(StoreError::Malformed("musyawarah.desa")))?;
    let keys = name_keys(ctx, &desa, name.as_str());
    let rows = officer.rows(ctx).recipients_by_name(version.id, &keys, MAX_CANDIDATES).await?;
    let mut found = Vec::new();
    for person in rows.iter().filter(|person| person.desa == desa) {
        let record = PenerimaRecord::open(&ctx.keys, person)?;
        if compare(name.as_str(), &record.name).is_some() {
            found.push(found_person(ctx, id, person, record)?);
        }
        if found.len() == MAX_FOUND {
            break;
        }
    }
    Ok(found)
}

/// Keys under which the name, or one like it, is stored in a village (N-9).
fn name_keys(ctx: &Context, desa: &KodeWilayah, typed: &str) -> Vec<i64> {
    let loose = loose_keys(typed);
    let exact = [tokens::exact_name_key(&ctx.keys, desa, &exact_key(typed))];
    let full = loose.full.iter().flat_map(|key| {
        [
            tokens::loose_name_key(&ctx.keys, desa, key),
            tokens::shortened_name_key(&ctx.keys, desa, key),
        ]
    });
    let shortened = loose.shortened.iter().map(|key| tokens::loose_name_key(&ctx.keys, desa, key));
    exact.into_iter().chain(full).chain(shortened).collect()
}

fn found_person(
    ctx: &Context,
    id: i64,
    person: &SealedPenerima,
    record: PenerimaRecord,
) -> Result<Found, AppError> {
    let link = FoundLink { musyawarah: id, subject: person.subject, name: record.name.clone() };
    let plain = serde_json::to_vec(&link).map_err(|error| AppError::unavailable(&error))?;
    let digits = |number: &Option<RtRw>| {
        number.as_ref().map(|number| number.as_str().to_owned()).unwrap_or_default()
    };
    Ok(Found {
        token: ctx.keys.seal_token(FOUND, &plain),
        birth_year: record.birth.format("%Y").to_string(),
        rt: digits(&record.rt),
        rw: digits(&record.rw),
        address: record.address,
        name: record.name,
    })
}

/// Notes that somebody who was found is to be removed from the data.
///
/// # Errors
/// [`AppError::Invalid`] for the fields `alasan` and `catatan`; [`AppError::LinkExpired`] for a token that is not of this
/// deliberation; [`AppError::Conflict`] once it is closed.
pub async fn add_removal(
    ctx: &Context,
    officer: &Officer,
    id: i64,
    token: &str,
    reason: &str,
    note: &str,
) -> Result<(), AppError> {
    officer.rows(ctx).musyawarah(id).await?.ok_or(AppError::NotFound)?;
    let link = ctx.keys.open_token(FOUND, token).map_err(|_| AppError::LinkExpired)?;
    let link: FoundLink = serde_json::from_slice(&link).map_err(|_| AppError::LinkExpired)?;
    if link.musyawarah != id {
        return Err(AppError::LinkExpired);
    }
    let invalid = |field, code| AppError::Invalid(FieldErrors::one(field, code));
    if reason.is_empty() {
        return Err(invalid("alasan", ErrorCode::Required));
    }
    let options = ctx.store.questions_valid_on(ctx.clock.today()).await?;
    if !options.iter().any(|one| one.question == REMOVAL_REASON && one.code == reason) {
        return Err(invalid("alasan", ErrorCode::ChoiceUnknown));
    }
    let note = match read_line(note, LINE_MAX_CHARS) {
        Ok(note) => Some(note),
        Err(ErrorCode::Required) => None,
        Err(code) => return Err(invalid("catatan", code)),
    };
    let seal = |column: &str, plain: &str| {
        ctx.keys.seal(&removal_aad(column, id, &link.subject), plain.as_bytes())
    };
    let new = NewRemoval {
        subject: link.subject,
        name: seal("name", &link.name),
        reason: reason.to_owned(),
        note: note.map(|note| seal("note", &note)),
    };
    let entry = officer.entry(ctx, "musyawarah.removal", None, Some(format!("{id}:{reason}")));
    officer.rows(ctx).add_removal(id, &new, &entry).await.map_err(changed)
}

/// Takes somebody off the list again.
///
/// # Errors
/// [`AppError::Conflict`] once it is closed.
pub async fn drop_removal(
    ctx: &Context,
    officer: &Officer,
    id: i64,
    removal_id: i64,
) -> Result<(), AppError> {
    let entry = officer.entry(ctx, "musyawarah.removal_drop", None, Some(id.to_string()));
    officer.rows(ctx).drop_removal(id, removal_id, &entry).await.map_err(changed)
}
