//! Finds the cases of somebody who stands at the desk with a KTP and without a ticket.
//!
//! The NIK never stands in an address: the list is reached by a sealed token that is good for one officer and one working
//! day. That somebody looked is noted before anything is shown, and belongs to the history of that person's data.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use domain::field::FieldErrors;
use domain::nik::Nik;
use serde::{Deserialize, Serialize};

use crate::store::case_search::FoundCase;
use crate::store::tokens::{SubjectId, subject_hex, subject_id};
use crate::usecase::bnba::{expiry, open_link, seal_link};
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// Most cases that are listed.
pub const CASES_MAX: usize = 50;
/// Purpose of the seal around whom a list is of.
const PURPOSE: &str = "petugas.cari";

/// What is sealed in the address of a list.
#[derive(Serialize, Deserialize)]
struct SearchLink {
    #[serde(rename = "s")]
    person: String,
    #[serde(rename = "o")]
    officer: i64,
    #[serde(rename = "e")]
    expires: i64,
}

/// The cases of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CasesOfPerson {
    /// At most [`CASES_MAX`], the newest first.
    pub cases: Vec<FoundCase>,
    /// There are more.
    pub more: bool,
}

/// The token of the list of cases of the person with this NIK, as typed. Nobody is looked for yet.
///
/// # Errors
/// [`AppError::Invalid`] at the field `nik` for what is no NIK.
pub fn seal_search(ctx: &Context, officer: &Officer, nik: &str) -> Result<String, AppError> {
    let nik = Nik::parse(nik).map_err(|code| AppError::Invalid(FieldErrors::one("nik", code)))?;
    let link = SearchLink {
        person: STANDARD_NO_PAD.encode(subject_id(&ctx.keys, nik.as_str())),
        officer: officer.id,
        expires: expiry(ctx),
    };
    seal_link(&ctx.keys, PURPOSE, &link)
}

/// The cases that a token leads to, of those the officer sees. Noted before it is shown.
///
/// # Errors
/// [`AppError::LinkExpired`] for a token that is too old, broken or another officer's; otherwise when the database
/// refuses.
pub async fn cases_of_person(
    ctx: &Context,
    officer: &Officer,
    token: &str,
) -> Result<CasesOfPerson, AppError> {
    let link: SearchLink = open_link(ctx, PURPOSE, token)?;
    if link.officer != officer.id || link.expires <= ctx.clock.now().timestamp() {
        return Err(AppError::LinkExpired);
    }
    let person = STANDARD_NO_PAD.decode(&link.person).ok().and_then(|id| id.try_into().ok());
    let person: SubjectId = person.ok_or(AppError::LinkExpired)?;
    let limit = CASES_MAX as u64 + 1;
    let mut cases = officer.rows(ctx).cases_of_person(&person, limit).await?;
    let more = cases.len() > CASES_MAX;
    cases.truncate(CASES_MAX);
    let detail = Some(noted(&cases, &person));
    ctx.store.audit(&officer.entry(ctx, "case.search", None, detail)).await?;
    Ok(CasesOfPerson { cases, more })
}

/// What the log says of a search: the numbers of the cases, or `0` for none, and whose they are.
fn noted(cases: &[FoundCase], person: &SubjectId) -> String {
    let ids: Vec<String> = cases.iter().map(|case| case.id.to_string()).collect();
    let ids = if ids.is_empty() { "0".to_owned() } else { ids.join(",") };
    format!("{ids} {}", subject_hex(person))
}
