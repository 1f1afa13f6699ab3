//! Nobody works on a case of their own, of their family card, or of somebody close to them (§2.2, scenario 19).
//!
//! Compared are keyed tokens, so nothing is opened for officers who are close to nobody. Who reports is sealed (S-7) and
//! not opened for this: of a report only whom it is about is compared.

use std::collections::BTreeSet;

use domain::decision::ConflictReason;
use domain::form::Step;
use domain::nik::Nik;
use domain::nomor_kk::NomorKk;
use domain::review::CaseKind;
use domain::ticket::TicketNumber;

use crate::store::StoreError;
use crate::store::conflict::{CaseTokens, OfficerTokens};
use crate::store::conflict_among::CasePeople;
use crate::store::penerima::SealedPenerima;
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
    let found = find(ctx, officer, officer.id, case).await?;
    if let Some(reason) = found {
        note(ctx, officer, case, reason).await?;
    }
    Ok(found)
}

/// Whether a colleague must keep away from a case that `officer` may see. Nothing is noted: nobody has looked at it.
///
/// # Errors
/// When the database refuses.
pub async fn is_closed_to(
    ctx: &Context,
    officer: &Officer,
    colleague: i64,
    case: &CaseRow,
) -> Result<bool, AppError> {
    let rows = officer.rows(ctx);
    if case.filed_by == Some(colleague) || rows.conflict_of(case, colleague).await?.is_some() {
        return Ok(true);
    }
    if rows.is_own_appeal(case, colleague).await? {
        return Ok(true);
    }
    Ok(find(ctx, officer, colleague, case).await?.is_some())
}

/// Whether a listed person is the officer, of their family card, or close to them; or somebody of the person's own family
/// is (§3.6, scenario 19). `version` is the one they are listed in.
///
/// # Errors
/// When the database refuses.
pub async fn is_close_to(
    ctx: &Context,
    officer: &Officer,
    version: i64,
    person: &SealedPenerima,
) -> Result<bool, AppError> {
    let own = ctx.store.tokens_of_officer(officer.id).await?;
    if own.is_empty() {
        return Ok(false);
    }
    if own.is_close(&person.subject) {
        return Ok(true);
    }
    let Some(card) = person.kk_token else { return Ok(false) };
    if own.is_own_card(&card) {
        return Ok(true);
    }
    let family = officer.rows(ctx).recipients_of_family(version, &card).await?;
    Ok(family.iter().any(|one| own.is_close(&one.subject)))
}

/// Those of these cases from which `officer` must keep away, as far as tokens show it, and was noticed or declared
/// before. Who brought a case is sealed in it, and found when it is opened.
///
/// # Errors
/// When the database refuses.
pub async fn among(
    ctx: &Context,
    officer: &Officer,
    ids: &[i64],
) -> Result<BTreeSet<i64>, AppError> {
    let rows = officer.rows(ctx);
    let mut found: BTreeSet<i64> =
        rows.conflicts_noted(ids, officer.id).await?.into_iter().collect();
    let own = ctx.store.tokens_of_officer(officer.id).await?;
    if own.is_empty() {
        return Ok(found);
    }
    let mut cases = rows.people_of_cases(ids, &own).await?;
    if !own.cards.is_empty() {
        look_up_cards(ctx, &mut cases).await?;
    }
    let close: BTreeSet<i64> = cases
        .iter()
        .filter(|one| compare(&own, &one.people).is_some())
        .map(|one| one.case_id)
        .collect();
    let is_close = |one: &&CasePeople| {
        // A request about data concerns the people of the case it hangs on.
        close.contains(&one.case_id) || one.parent_id.is_some_and(|parent| close.contains(&parent))
    };
    found.extend(cases.iter().filter(is_close).map(|one| one.case_id));
    found.retain(|id| ids.contains(id));
    Ok(found)
}

/// Fills in the family cards of people whose case names none: those of the recipient data.
async fn look_up_cards(ctx: &Context, cases: &mut [CasePeople]) -> Result<(), AppError> {
    let unknown = |one: &CasePeople| one.people.kk.is_none();
    let subjects: Vec<Vec<u8>> =
        cases.iter().filter(|one| unknown(one)).filter_map(|one| one.people.nik.clone()).collect();
    if subjects.is_empty() {
        return Ok(());
    }
    let Some(version) = ctx.store.current_version().await? else { return Ok(()) };
    let cards = ctx.store.cards_of_subjects(version.id, &subjects).await?;
    for one in cases.iter_mut().filter(|one| unknown(one)) {
        let card = cards.iter().find(|(subject, _)| Some(subject) == one.people.nik.as_ref());
        one.people.kk = card.map(|(_, card)| card.clone());
    }
    Ok(())
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

/// Whether the officer numbered `petugas_id` is close to somebody in a case that `officer` may see.
async fn find(
    ctx: &Context,
    officer: &Officer,
    petugas_id: i64,
    case: &CaseRow,
) -> Result<Option<ConflictReason>, AppError> {
    let own = ctx.store.tokens_of_officer(petugas_id).await?;
    if own.is_empty() {
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
    if people.nik.as_ref().is_some_and(|nik| own.is_own(nik)) {
        return Some(ConflictReason::SelfSubject);
    }
    let among_members = people.members.iter().any(|nik| own.is_own(nik));
    if among_members || people.kk.as_ref().is_some_and(|card| own.is_own_card(card)) {
        return Some(ConflictReason::SameKk);
    }
    let close = people.nik.iter().chain(&people.members).any(|nik| own.is_close(nik));
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
    let close = nik.is_some_and(|nik| own.is_close(&nik));
    Ok(close || kk.is_some_and(|card| own.is_own_card(&card)))
}
