//! People who are to be removed from the data: found by name in the recipient data of the village, noted with a reason.

use domain::field::{ErrorCode, FieldErrors};
use domain::musyawarah::{LINE_MAX_CHARS, read_said};
use domain::names::{compare, exact_key, loose_keys};
use domain::penerima::RtRw;
use domain::typed_name::TypedName;
use domain::wilayah::KodeWilayah;
use serde::{Deserialize, Serialize};

use super::{REMOVAL_REASON, changed, malformed, open_note, open_text};
use crate::store::StoreError;
use crate::store::musyawarah::{DecidedRemoval, NewRemoval, removal_aad};
use crate::store::penerima::SealedPenerima;
use crate::store::sealed_penerima::PenerimaRecord;
use crate::store::tokens::{self, SubjectId};
use crate::usecase::petugas::Officer;
use crate::usecase::review::conflict;
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

/// What a closed deliberation wants of a listed person, in clear.
#[derive(Clone)]
pub struct Wanted {
    /// As it is kept.
    pub row: DecidedRemoval,
    /// The note; may be empty.
    pub note: String,
}

/// A note may name people.
impl std::fmt::Debug for Wanted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Wanted({:?})", self.row)
    }
}

#[derive(Serialize, Deserialize)]
struct FoundLink {
    musyawarah: i64,
    subject: SubjectId,
    name: String,
}

/// The people a deliberation wants removed from the data. Each is named in the log first.
///
/// # Errors
/// When the database refuses.
pub async fn removals(ctx: &Context, officer: &Officer, id: i64) -> Result<Vec<Removal>, AppError> {
    let mut removals = Vec::new();
    let rows = officer.rows(ctx).removals(id).await?;
    note_people(ctx, officer, id, rows.iter().map(|row| row.subject.as_slice())).await?;
    for row in rows {
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

/// The closed deliberations that want a person removed from the data, the newest first, for who examines that person. The
/// caller has noted that they are read.
///
/// # Errors
/// When the database refuses.
pub async fn removals_of(
    ctx: &Context,
    officer: &Officer,
    subject: &SubjectId,
) -> Result<Vec<Wanted>, AppError> {
    let found = officer.rows(ctx).removals_of(subject).await?.into_iter();
    let opened = found.map(|row| {
        let aad = removal_aad("note", row.musyawarah_id, subject);
        Ok(Wanted { note: open_note(ctx, &aad, row.note.as_deref())?, row })
    });
    opened.collect()
}

/// The same for the person a case is about; none for one without NIK.
///
/// # Errors
/// When the database refuses.
pub async fn removals_of_case(
    ctx: &Context,
    officer: &Officer,
    case_id: i64,
) -> Result<Vec<Wanted>, AppError> {
    match officer.rows(ctx).subject_tokens(case_id).await?.subject() {
        Some(subject) => removals_of(ctx, officer, &subject).await,
        None => Ok(Vec::new()),
    }
}

/// Names the people in the log of whom a deliberation is about to show something.
async fn note_people<'a>(
    ctx: &Context,
    officer: &Officer,
    id: i64,
    subjects: impl Iterator<Item = &'a [u8]>,
) -> Result<(), AppError> {
    let entry = |subject: &[u8]| {
        // Last: by it the history of a person is found.
        let detail = Some(format!("{id} {}", crate::crypto::hex(subject)));
        officer.entry(ctx, "musyawarah.read", None, detail)
    };
    Ok(ctx.store.audit_all(&subjects.map(entry).collect::<Vec<_>>()).await?)
}

/// People of the village in the recipient data whose name is, or is like, what was typed. Noted in the audit log first,
/// and so is everybody who is found.
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
    let (mut found, mut subjects) = (Vec::new(), Vec::new());
    for person in rows.iter().filter(|person| person.desa == desa) {
        let record = PenerimaRecord::open(&ctx.keys, person)?;
        if compare(name.as_str(), &record.name).is_some() {
            found.push(found_person(ctx, id, person, record)?);
            subjects.push(person.subject);
        }
        if found.len() == MAX_FOUND {
            break;
        }
    }
    note_people(ctx, officer, id, subjects.iter().map(<[u8; 16]>::as_slice)).await?;
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
/// [`AppError::Invalid`] for the fields `alasan` and `catatan`, and with [`ErrorCode::NotAllowed`] for `orang` when it is the
/// officer, of their family card or close to them; [`AppError::LinkExpired`] for a token that is not of this
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
    if is_too_close(ctx, officer, id, &link.subject).await? {
        return Err(invalid("orang", ErrorCode::NotAllowed));
    }
    if reason.is_empty() {
        return Err(invalid("alasan", ErrorCode::Required));
    }
    let options = ctx.store.questions_valid_on(ctx.clock.today()).await?;
    if !options.iter().any(|one| one.question == REMOVAL_REASON && one.code == reason) {
        return Err(invalid("alasan", ErrorCode::ChoiceUnknown));
    }
    let note = match read_said(note, LINE_MAX_CHARS) {
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

/// Whether the officer is close to somebody who was found. That is noted.
async fn is_too_close(
    ctx: &Context,
    officer: &Officer,
    id: i64,
    subject: &SubjectId,
) -> Result<bool, AppError> {
    let Some(version) = ctx.store.current_version().await? else { return Ok(false) };
    let Some(person) = officer.rows(ctx).recipient(version.id, subject).await? else {
        return Ok(ctx.store.tokens_of_officer(officer.id).await?.is_close(subject));
    };
    if !conflict::is_close_to(ctx, officer, version.id, &person).await? {
        return Ok(false);
    }
    let detail = Some(format!("{id} {}", crate::crypto::hex(subject)));
    ctx.store.audit(&officer.entry(ctx, "recipient.conflict", None, detail)).await?;
    Ok(true)
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
