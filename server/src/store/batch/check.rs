//! What should be looked at in a batch before it is endorsed. Counts, and the tickets of the first few.

use domain::batch::{BatchProblem, EntrySource};
use domain::review::{CaseKind, CaseState};
use domain::usulan::Warning;
use sea_orm::sea_query::{Alias, Cond, Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult, Order};

use super::{BatchRow, Count};
use crate::store::StoreError;
use crate::store::query::{first, rows};
use crate::store::scope::Scoped;
use crate::store::version_tables::subject_table;

/// How many tickets of one problem are named.
const NAMED: u64 = 20;

/// Warnings about who somebody is. Those about where they live say nothing against a proposal (S-12).
const ABOUT_IDENTITY: [Warning; 9] = [
    Warning::NikBirthDate,
    Warning::NikSex,
    Warning::CenturyOpen,
    Warning::KkDiffers,
    Warning::SamePerson,
    Warning::MemberNikBirth,
    Warning::NikPrefixUnknown,
    Warning::SelfReport,
    Warning::NotSelf,
];

/// A problem, how many cases have it, and which, as far as they are named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it is.
    pub problem: BatchProblem,
    /// How many cases.
    pub cases: i64,
    /// Tickets of the first of them.
    pub tickets: Vec<String>,
}

#[derive(FromQueryResult)]
struct Ticket {
    ticket: String,
}

impl Scoped<'_> {
    /// What an officer should look at, quotas aside.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn batch_problems(&self, batch_id: i64) -> Result<Vec<Found>, StoreError> {
        let mut found = Vec::new();
        for (problem, which) in [
            (BatchProblem::NikMissing, nik_missing()),
            (BatchProblem::Warning, warned()),
            (BatchProblem::OpenDuplicate, duplicates()),
        ] {
            let which = which.add(self.holds_of("batch_case", "place"));
            let counted = cases(batch_id, which.clone())
                .expr_as(Expr::col(("review_case", "id")).count(), "count")
                .to_owned();
            let count: Option<Count> = first(&self.store().write, &counted).await?;
            let count = count.map_or(0, |count| count.count);
            if count == 0 {
                continue;
            }
            let named = cases(batch_id, which)
                .column(("review_case", "ticket"))
                .order_by(("review_case", "id"), Order::Asc)
                .limit(NAMED)
                .to_owned();
            let named: Vec<Ticket> = rows(&self.store().write, &named).await?;
            let tickets = named.into_iter().map(|row| row.ticket).collect();
            found.push(Found { problem, cases: count, tickets });
        }
        Ok(found)
    }
}

impl Scoped<'_> {
    /// What a batch about listed people says of somebody who is not in this version of the data; `None` where there is
    /// nobody.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn batch_unlisted(
        &self,
        batch: &BatchRow,
        version: Option<i64>,
    ) -> Result<Option<Found>, StoreError> {
        unlisted(&self.store().write, batch, version).await
    }
}

/// The same, within the caller's transaction.
pub(super) async fn unlisted<C: ConnectionTrait>(
    tx: &C,
    batch: &BatchRow,
    version: Option<i64>,
) -> Result<Option<Found>, StoreError> {
    let problem = BatchProblem::NotListed;
    if !batch.kind()?.is_of_listed() || batch.contents() == 0 {
        return Ok(None);
    }
    let Some(version) = version else {
        return Ok(Some(Found { problem, cases: batch.contents(), tickets: Vec::new() }));
    };
    let of_case = Cond::all().add(is_listed(version, ("review_case", "nik_token")).not());
    let mut select = cases(batch.id, of_case.clone());
    select.expr_as(Expr::col(("review_case", "id")).count(), "count");
    let verdicts = Query::select()
        .expr_as(Expr::col("key").count(), "count")
        .from("recipient_verdict")
        .and_where(Expr::col("batch_id").eq(batch.id))
        .and_where(is_listed(version, ("recipient_verdict", "subject")).not())
        .to_owned();
    let mut count = 0;
    for select in [select, verdicts, unlisted_entries(batch.id, version)] {
        let found: Option<Count> = first(tx, &select).await?;
        count += found.map_or(0, |found| found.count);
    }
    if count == 0 {
        return Ok(None);
    }
    let named = cases(batch.id, of_case)
        .column(("review_case", "ticket"))
        .order_by(("review_case", "id"), Order::Asc)
        .limit(NAMED)
        .to_owned();
    let named: Vec<Ticket> = rows(tx, &named).await?;
    let tickets = named.into_iter().map(|row| row.ticket).collect();
    Ok(Some(Found { problem, cases: count, tickets }))
}

/// That the person whose token stands in this column is in a version of the data.
pub(in crate::store) fn is_listed(version: i64, column: (&'static str, &'static str)) -> Expr {
    let person = Query::select()
        .expr(Expr::val(1))
        .from_as(subject_table(version), "listed")
        .and_where(Expr::col(("listed", "subject")).equals(column))
        .to_owned();
    Expr::exists(person)
}

/// How many repairs, marks and removals of a batch are about somebody who is not in a version of the data.
fn unlisted_entries(batch_id: i64, version: i64) -> SelectStatement {
    let about = |sources: &[EntrySource], table: &'static str, key: Expr| {
        let row = Query::select()
            .expr(Expr::val(1))
            .from(table)
            .and_where(Expr::col(("batch_entry", "key")).eq(key))
            .and_where(is_listed(version, (table, "subject")).not())
            .to_owned();
        let sources = sources.iter().map(|one| one.as_str());
        Cond::all().add(Expr::col(("batch_entry", "source")).is_in(sources)).add(Expr::exists(row))
    };
    let own = |table: &'static str| Expr::col((table, "key"));
    let number = Expr::col(("musyawarah_removal", "id")).cast_as("text");
    let gone = Cond::any()
        .add(about(&[EntrySource::Repair], "recipient_repair", own("recipient_repair")))
        .add(about(
            &[EntrySource::Mark, EntrySource::MarkEnd],
            "recipient_mark",
            own("recipient_mark"),
        ))
        .add(about(&[EntrySource::Removal], "musyawarah_removal", number));
    Query::select()
        .expr_as(Expr::col(("batch_entry", "key")).count(), "count")
        .from("batch_entry")
        .and_where(Expr::col(("batch_entry", "batch_id")).eq(batch_id))
        .cond_where(gone)
        .to_owned()
}

fn cases(batch_id: i64, which: Cond) -> SelectStatement {
    Query::select()
        .from("batch_case")
        .inner_join(
            "review_case",
            Expr::col(("review_case", "id")).equals(("batch_case", "case_id")),
        )
        .and_where(Expr::col(("batch_case", "batch_id")).eq(batch_id))
        .cond_where(which)
        .to_owned()
}

pub(super) fn proposals() -> [&'static str; 2] {
    [CaseKind::Usulan.as_str(), CaseKind::UsulanKemensos.as_str()]
}

fn nik_missing() -> Cond {
    Cond::all()
        .add(Expr::col(("review_case", "kind")).is_in(proposals()))
        .add(Expr::col(("review_case", "nik_token")).is_null())
}

fn warned() -> Cond {
    let mut any = Cond::any();
    for warning in ABOUT_IDENTITY {
        // Codes are words of their own between commas.
        let code = format!("%{}%", warning.as_str());
        any = any.add(Expr::col(("review_case", "warnings")).like(code));
    }
    Cond::all().add(any)
}

/// Another proposal of the same NIK on which somebody still has to say something, or that waits for a batch as well.
fn duplicates() -> Cond {
    let open = CaseState::ALL.iter().filter(|state| state.is_open()).map(|state| state.as_str());
    let other = Query::select()
        .expr(Expr::val(1))
        .from_as("review_case", Alias::new("other"))
        .and_where(Expr::col(("other", "nik_token")).equals(("review_case", "nik_token")))
        .and_where(Expr::col(("other", "id")).not_equals(("review_case", "id")))
        .and_where(Expr::col(("other", "kind")).is_in(proposals()))
        .and_where(Expr::col(("other", "state")).is_in(open))
        .cond_where(Expr::exists(told_apart()).not())
        .to_owned();
    Cond::all()
        .add(Expr::col(("review_case", "kind")).is_in(proposals()))
        .add(Expr::col(("review_case", "nik_token")).is_not_null())
        .add(Expr::exists(other))
}

/// That an officer looked at both cases (`review_case` and `other`) and found two people.
pub(super) fn told_apart() -> SelectStatement {
    let pair = |first: &'static str, second: &'static str| {
        Expr::col(("case_pair", "case_id"))
            .equals((first, "id"))
            .and(Expr::col(("case_pair", "other_id")).equals((second, "id")))
    };
    Query::select()
        .expr(Expr::val(1))
        .from("case_pair")
        .and_where(Expr::col(("case_pair", "verdict")).eq("bukan_ganda"))
        .cond_where(pair("review_case", "other").or(pair("other", "review_case")))
        .to_owned()
}
