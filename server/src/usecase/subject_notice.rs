//! The letter to somebody whom a neighbour proposed and who left no address for mail (S-11, D-13): that they were proposed,
//! and may correct it or have it withdrawn at the office; after the decision, that it was looked at and where they learn the
//! outcome. Never who proposed them.

use app::components::region_path::region_path;
use domain::form::{Step, StepAnswers};
use domain::mask::mask_name;

use super::draft::usulan_aad;
use super::petugas::Officer;
use super::{AppError, Context};
use crate::store::StoreError;
use crate::store::letters::ProposedRow;

/// A notice as the list shows it.
#[derive(Debug, Clone)]
pub struct ListedNotice {
    /// As it is kept.
    pub row: ProposedRow,
    /// Masked name.
    pub masked_name: String,
}

/// Whom a notice goes to. Not printed.
#[derive(Clone)]
pub struct SubjectNotice {
    /// The case: the number of the letter.
    pub case_id: i64,
    /// Name as it was proposed.
    pub name: String,
    /// Address lines as they were proposed.
    pub address: Vec<String>,
    /// It is still examined.
    pub examined: bool,
}

/// Which notices are to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// Those of a village that are due, up to a number.
    Village(String, u64),
    /// One, due or printed before.
    One(i64),
}

/// The notices of the officer's scope that are due, and those printed since `since` (Unix seconds), at most `limit` of
/// each.
///
/// # Errors
/// When the database refuses.
pub async fn list_notices(
    ctx: &Context,
    officer: &Officer,
    since: i64,
    limit: u64,
) -> Result<(Vec<ListedNotice>, Vec<ListedNotice>), AppError> {
    let rows = officer.rows(ctx);
    let mut lists = [
        (rows.notices_due(None, 0, limit).await?, Vec::new()),
        (rows.notices_printed(since, limit).await?, Vec::new()),
    ];
    let ids: Vec<i64> = lists.iter().flat_map(|(rows, _)| rows).map(|row| row.id).collect();
    let sealed = rows.sealed_proposals(&ids).await?;
    for (rows, listed) in &mut lists {
        for row in rows.drain(..) {
            let Some(sealed) = sealed.get(&row.id) else { continue };
            let answers = open_answers(ctx, &row, sealed)?;
            let masked_name = mask_name(answer(&answers, Step::Identitas, "nama"));
            listed.push(ListedNotice { row, masked_name });
        }
    }
    let [(_, due), (_, printed)] = lists;
    Ok((due, printed))
}

/// Prints notices of the officer's scope: each is noted as printed before it is given out.
///
/// # Errors
/// [`AppError::NotFound`] for one outside the scope; [`AppError::Conflict`] when there is nothing to print: somebody else
/// did, or the proposal moved on while the letter was made.
pub async fn print_notices(
    ctx: &Context,
    officer: &Officer,
    wanted: &Wanted,
) -> Result<Vec<SubjectNotice>, AppError> {
    let rows = officer.rows(ctx);
    let people = match wanted {
        Wanted::Village(desa, limit) => rows.notices_due(Some(desa), 0, *limit).await?,
        Wanted::One(case_id) => {
            vec![rows.proposed_person(*case_id).await?.ok_or(AppError::NotFound)?]
        }
    };
    let ids: Vec<i64> = people.iter().map(|row| row.id).collect();
    let sealed = rows.sealed_proposals(&ids).await?;
    let now = ctx.clock.now().timestamp();
    let mut notices = Vec::new();
    for row in people {
        let Some(sealed) = sealed.get(&row.id) else { continue };
        let answers = open_answers(ctx, &row, sealed)?;
        if rows.note_notice(&row, officer.id, now).await? {
            notices.push(notice(ctx, &row, &answers).await?);
        }
    }
    if notices.is_empty() { Err(AppError::Conflict) } else { Ok(notices) }
}

fn open_answers(ctx: &Context, row: &ProposedRow, sealed: &[u8]) -> Result<StepAnswers, AppError> {
    let malformed = || AppError::from(StoreError::Malformed("usulan.sealed"));
    let plain = ctx.keys.open(&usulan_aad(&row.ticket), sealed).map_err(|_| malformed())?;
    serde_json::from_slice(&plain).map_err(|_| malformed())
}

fn answer<'a>(answers: &'a StepAnswers, step: Step, name: &str) -> &'a str {
    answers.get(&step).map_or("", |answers| answers.get(name))
}

async fn notice(
    ctx: &Context,
    row: &ProposedRow,
    answers: &StepAnswers,
) -> Result<SubjectNotice, AppError> {
    let home = |name: &str| answer(answers, Step::Alamat, name).to_owned();
    let number = |name: &str, value: String| (!value.is_empty()).then(|| format!("{name} {value}"));
    let place: Vec<String> =
        [number("RT", home("rt")), number("RW", home("rw"))].into_iter().flatten().collect();
    let desa = row.desa.parse().map_err(|_| StoreError::Malformed("review_case.desa"))?;
    let path = ctx.store.path(&desa).await?;
    let region = path.map(|path| region_path(&path)).unwrap_or_default();
    let lines = [home("alamat"), place.join(" / "), region];
    Ok(SubjectNotice {
        case_id: row.id,
        name: answer(answers, Step::Identitas, "nama").to_owned(),
        address: lines.into_iter().filter(|line| !line.is_empty()).collect(),
        examined: row.is_examined(),
    })
}
