//! One proposal of a person in the batches of a kind and month (P-3): the first found to hold leaves, the others wait and
//! are named with it.

use std::collections::BTreeSet;

use super::collect::goes_into;
use crate::store::batch::change::{ChosenCase, WaitingCase};
use crate::store::batch::person::{Round, StoodInFor};
use crate::store::tokens::SubjectId;
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// What was left out while cases were chosen.
#[derive(Debug, Default)]
pub(super) struct Choice {
    /// People of whom a proposal was chosen.
    chosen: BTreeSet<Vec<u8>>,
    /// Proposals left out because one of the same person was chosen just before: whether an officer told them apart has
    /// not been looked at.
    pub(super) put_off: bool,
    /// Proposals for which another one of the same person stands in.
    pub(super) doubles: u64,
    /// Proposals beyond the quota.
    pub(super) quota_full: u64,
}

/// The cases of a page that go into batches of `round`.
pub(super) async fn choose(
    ctx: &Context,
    officer: &Officer,
    round: Round<'_>,
    page: &[WaitingCase],
    choice: &mut Choice,
) -> Result<Vec<ChosenCase>, AppError> {
    let suits =
        |case: &&WaitingCase| goes_into(ctx, round.kind, (&case.ticket, case.sealed.as_deref()));
    let mut fitting: Vec<&WaitingCase> = page.iter().filter(suits).collect();
    if round.kind.is_of_listed() {
        // Whoever is not in the data cannot be named to the centre; should they come back, they leave then.
        let listed = listed_among(ctx, &fitting).await?;
        fitting.retain(|case| case.nik_token.as_ref().is_some_and(|one| listed.contains(one)));
    }
    let ids: Vec<i64> = fitting.iter().map(|case| case.id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = officer.rows(ctx);
    let stood_in: BTreeSet<i64> =
        rows.stood_in_for(round, Some(&ids)).await?.into_iter().map(|one| one.id).collect();
    let apart = rows.told_apart_of(&ids).await?;
    let mut chosen = Vec::with_capacity(ids.len());
    for case in fitting {
        if stood_in.contains(&case.id) {
            choice.doubles += 1;
            continue;
        }
        let one_per_person = round.kind.is_of_proposals();
        let person = case.nik_token.as_deref().filter(|_| one_per_person);
        if let Some(person) = person
            && !choice.chosen.insert(person.to_vec())
        {
            choice.put_off = true;
            continue;
        }
        let own = apart.contains(&case.id).then_some(case.ticket.as_str());
        let person = person.map(|person| person_token(ctx, round, person, own));
        chosen.push(ChosenCase { id: case.id, person });
    }
    Ok(chosen)
}

/// Tokens of those of these cases whose people are in the data that is visible now.
async fn listed_among(
    ctx: &Context,
    cases: &[&WaitingCase],
) -> Result<BTreeSet<Vec<u8>>, AppError> {
    let Some(version) = ctx.store.current_version().await? else { return Ok(BTreeSet::new()) };
    let tokens = cases.iter().filter_map(|case| case.nik_token.as_deref());
    let subjects: Vec<SubjectId> = tokens.filter_map(|one| one.try_into().ok()).collect();
    let found = ctx.store.find_subjects(version.id, &subjects).await?;
    Ok(found.into_iter().map(|person| person.subject.to_vec()).collect())
}

/// What the database keeps unique. A case that was told apart from another is its own person.
fn person_token(ctx: &Context, round: Round<'_>, person: &[u8], own: Option<&str>) -> [u8; 32] {
    let parts = [
        person,
        round.kind.as_str().as_bytes(),
        round.region.as_bytes(),
        round.cycle.as_bytes(),
        own.unwrap_or_default().as_bytes(),
    ];
    ctx.keys.index("batch_case.person", &parts)
}

/// Proposals that wait because another one of the same person is in a batch of `round`.
///
/// # Errors
/// When the database refuses.
pub async fn waiting_doubles(
    ctx: &Context,
    officer: &Officer,
    round: Round<'_>,
) -> Result<Vec<StoodInFor>, AppError> {
    if !round.kind.is_of_proposals() {
        return Ok(Vec::new());
    }
    let mut found = officer.rows(ctx).stood_in_for(round, None).await?;
    found.retain(|one| goes_into(ctx, round.kind, (&one.ticket, one.sealed.as_deref())));
    Ok(found)
}
