//! Nobody works on a case of their own, of their family card, or of somebody close to them (§2.2, scenario 19).
//!
//! Compared are keyed tokens, so nothing is opened for officers who are close to nobody. Who reports is sealed (S-7) and
//! not opened for this: of a report only whom it is about is compared.

use domain::decision::ConflictReason;
use domain::form::Step;
use domain::nik::Nik;
use domain::nomor_kk::NomorKk;
use domain::review::CaseKind;
use domain::ticket::TicketNumber;

use crate::store::StoreError;
use crate::store::conflict::{CaseTokens, OfficerTokens};
use crate::store::review_case::CaseRow;
use crate::store::tokens::{SubjectId, kk_token, subject_id};
use crate::usecase::petugas::Officer;
use crate::usecase::track_case::{Tracked, read};
use crate::usecase::{AppError, Context};

/// Whether `officer` must keep away from `case`, and why. The first time it is noted, with an entry of the log; from then
/// on the case is not offered to them again.
///
/// # Errors
/// When the database refuses.
pub async fn check(
    ctx: &Context,
    officer: &Officer,
    case: &CaseRow,
) -> Result<Option<ConflictReason>, AppError> {
    if let Some(known) = officer.rows(ctx).conflict_of(case, officer.id).await? {
        return Ok(Some(known));
    }
    let found = find(ctx, officer, case).await?;
    if let Some(reason) = found {
        note(ctx, officer, case, reason).await?;
    }
    Ok(found)
}

/// Notes what the tokens cannot show: the officer says that they are close to somebody in this case.
///
/// # Errors
/// When the database refuses.
pub async fn declare(ctx: &Context, officer: &Officer, case: &CaseRow) -> Result<(), AppError> {
    note(ctx, officer, case, ConflictReason::Declared).await
}

async fn note(
    ctx: &Context,
    officer: &Officer,
    case: &CaseRow,
    reason: ConflictReason,
) -> Result<(), AppError> {
    let now = ctx.clock.now().timestamp();
    officer.rows(ctx).note_conflict(case, officer.id, reason, now).await?;
    Ok(())
}

async fn find(
    ctx: &Context,
    officer: &Officer,
    case: &CaseRow,
) -> Result<Option<ConflictReason>, AppError> {
    let own = ctx.store.tokens_of_officer(officer.id).await?;
    if own.nik.is_none() && own.kk.is_none() && own.relatives.is_empty() {
        return Ok(None);
    }
    // A request about data concerns the people of the case it hangs on.
    let mut about = vec![case.clone()];
    if let Some(parent) = case.parent_id {
        about.extend(officer.rows(ctx).case_by_id(parent).await?);
    }
    for one in &about {
        let people = people(ctx, officer, one).await?;
        if let Some(reason) = compare(&own, &people) {
            return Ok(Some(reason));
        }
        if is_proposer(ctx, &own, one).await? {
            return Ok(Some(ConflictReason::Proposer));
        }
    }
    Ok(None)
}

/// The people a case is about. A report names no family card: that of its subject is looked up.
async fn people(ctx: &Context, officer: &Officer, case: &CaseRow) -> Result<CaseTokens, AppError> {
    let mut people = officer.rows(ctx).people_of_case(case).await?;
    if people.kk.is_some() {
        return Ok(people);
    }
    let subject = people.nik.as_deref().map(SubjectId::try_from).transpose();
    let subject = subject.map_err(|_| StoreError::Malformed("review_case.nik_token"))?;
    if let (Some(subject), Some(version)) = (subject, ctx.store.current_version().await?) {
        let found = ctx.store.find_subject(version.id, &subject).await?;
        people.kk = found.and_then(|row| row.kk_token).map(|token| token.to_vec());
    }
    Ok(people)
}

fn compare(own: &OfficerTokens, people: &CaseTokens) -> Option<ConflictReason> {
    let is = |one: Option<&Vec<u8>>, other: Option<&Vec<u8>>| one.is_some() && one == other;
    let named = || people.nik.iter().chain(&people.members);
    if is(own.nik.as_ref(), people.nik.as_ref()) {
        return Some(ConflictReason::SelfSubject);
    }
    let among_members = own.nik.as_ref().is_some_and(|nik| people.members.contains(nik));
    if among_members || is(own.kk.as_ref(), people.kk.as_ref()) {
        return Some(ConflictReason::SameKk);
    }
    let close = named().any(|nik| own.relatives.contains(nik));
    close.then_some(ConflictReason::Relative)
}

/// Whether the officer, their family card, or somebody close to them brought a proposal.
async fn is_proposer(ctx: &Context, own: &OfficerTokens, case: &CaseRow) -> Result<bool, AppError> {
    if case.kind()? != CaseKind::Usulan {
        return Ok(false);
    }
    let malformed = |_| StoreError::Malformed("review_case.ticket");
    let ticket = TicketNumber::parse(&case.ticket).map_err(malformed)?;
    let tracked = Tracked { case: case.clone(), ticket };
    let Some(content) = read::content(ctx, &tracked).await? else { return Ok(false) };
    let Some(answers) = content.answers.get(&Step::Pengusul) else { return Ok(false) };
    let nik = Nik::parse(answers.get("pengusul_nik")).ok();
    let nik = nik.map(|nik| subject_id(&ctx.keys, nik.as_str()).to_vec());
    let kk = NomorKk::parse(answers.get("pengusul_nomor_kk")).ok();
    let kk = kk.map(|kk| kk_token(&ctx.keys, kk.as_str()).to_vec());
    let close = nik
        .as_ref()
        .is_some_and(|nik| own.nik.as_ref() == Some(nik) || own.relatives.contains(nik));
    Ok(close || (kk.is_some() && kk == own.kk))
}
