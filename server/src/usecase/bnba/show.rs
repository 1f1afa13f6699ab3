//! Everything held about a listed person, for an officer who may see it. Noted before it is read.

use chrono::NaiveDate;
use domain::bnba::{Anomaly, CheckResult};
use domain::petugas::Permission;

use super::mark::{self, Mark};
use super::repair::{self, Repair};
use super::search::{ListLine, lines};
use super::{Person, checks, judge, open_person};
use crate::store::penerima::SealedBantuan;
use crate::store::recipient_search::CaseOfPerson;
use crate::store::sealed_penerima::NoteRecord;
use crate::store::tokens::subject_hex;
use crate::usecase::petugas::Officer;
use crate::usecase::village::musyawarah::{Wanted, removals_of};
use crate::usecase::{AppError, Context};

/// An aid of a person, opened.
#[derive(Debug, Clone)]
pub struct Aid {
    /// As stored.
    pub row: SealedBantuan,
    /// Name of the programme; its code where no row names it.
    pub name: String,
    /// Note, component, amount.
    pub note: NoteRecord,
}

/// A result of a check against the population register.
#[derive(Clone, PartialEq, Eq)]
pub struct Check {
    /// What it said.
    pub result: CheckResult,
    /// Day of the check.
    pub checked_on: NaiveDate,
    /// The remark of the file; may be empty.
    pub remark: String,
}

impl std::fmt::Debug for Check {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Check(…)")
    }
}

/// Everything about a person.
#[derive(Debug, Clone)]
pub struct RecipientFile {
    /// The person.
    pub person: Person,
    /// Their aid.
    pub aid: Vec<Aid>,
    /// Others of the same family card.
    pub family: Vec<ListLine>,
    /// Marks, the newest first, those that ended too.
    pub marks: Vec<Mark>,
    /// Repairs, the newest first.
    pub repairs: Vec<Repair>,
    /// Verdicts, the newest first.
    pub verdicts: Vec<judge::Verdict>,
    /// Results of checks, the newest first.
    pub checks: Vec<Check>,
    /// What is unusual.
    pub anomalies: Vec<Anomaly>,
    /// Closed deliberations that want them removed from the data, the newest first.
    pub removals: Vec<Wanted>,
    /// Open cases, where the officer may see them.
    pub cases: Vec<CaseOfPerson>,
}

/// Opens the page of a person: notes it, then reads.
///
/// # Errors
/// As [`open_person`].
pub async fn recipient(
    ctx: &Context,
    officer: &Officer,
    token: &str,
) -> Result<RecipientFile, AppError> {
    let (version, person) = open_person(ctx, officer, token).await?;
    note(ctx, officer, "recipient.view", &person).await?;
    let rows = officer.rows(ctx);
    let family = match person.row.kk_token {
        Some(family) => rows.recipients_of_family(version, &family).await?,
        None => Vec::new(),
    };
    let family: Vec<_> = family.into_iter().filter(|one| one.id != person.row.id).collect();
    let family = lines(ctx, officer, version, family, false).await?;
    let anomalies = rows.anomalies_of(version, &person.row).await?;
    let cases = if officer.may(Permission::OpenCase) {
        rows.open_cases_of(&person.row.subject).await?
    } else {
        Vec::new()
    };
    Ok(RecipientFile {
        aid: aid_of(ctx, officer, version, &person).await?,
        family,
        marks: mark::marks_of(ctx, officer, &person).await?,
        repairs: repair::repairs_of(ctx, officer, &person).await?,
        verdicts: judge::verdicts_of(ctx, officer, &person).await?,
        checks: checks::checks_of(ctx, officer, &person).await?,
        removals: removals_of(ctx, officer, &person.row.subject).await?,
        anomalies: anomalies.iter().filter_map(|row| row.code.parse().ok()).collect(),
        cases,
        person,
    })
}

/// Notes that an officer is about to see a person: the history of who read what about whom is made of this.
///
/// # Errors
/// When the log cannot be written: then nothing must be shown.
pub async fn note(
    ctx: &Context,
    officer: &Officer,
    action: &'static str,
    person: &Person,
) -> Result<(), AppError> {
    let detail = subject_hex(&person.row.subject);
    Ok(ctx.store.audit(&officer.entry(ctx, action, None, Some(detail))).await?)
}

/// The aid of a person, opened.
pub(super) async fn aid_of(
    ctx: &Context,
    officer: &Officer,
    version: i64,
    person: &Person,
) -> Result<Vec<Aid>, AppError> {
    let rows = officer.rows(ctx);
    let found = rows.aid_of_recipients(version, std::slice::from_ref(&person.row)).await?;
    let programs = ctx.store.programs_valid_on(ctx.clock.today()).await?;
    let mut aid = Vec::with_capacity(found.len());
    for row in found {
        let known = programs.iter().find(|program| program.code == row.program);
        aid.push(Aid {
            name: known.map_or_else(|| row.program.clone(), |program| program.name.clone()),
            note: row.open(&ctx.keys)?,
            row,
        });
    }
    Ok(aid)
}
