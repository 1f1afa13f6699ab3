//! What should be looked at in a batch before it is endorsed. Counts, and the tickets of the first few.

use domain::batch::BatchProblem;
use domain::review::{CaseKind, CaseState};
use domain::usulan::Warning;
use sea_orm::sea_query::{Alias, Cond, Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{FromQueryResult, Order};

use super::Count;
use crate::store::StoreError;
use crate::store::query::{first, rows};
use crate::store::scope::Scoped;

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

fn proposals() -> [&'static str; 2] {
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

/// That an officer looked at both cases and found two people.
fn told_apart() -> SelectStatement {
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
