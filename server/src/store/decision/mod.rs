//! Decisions of officers: kept back for ten minutes, taken back until then, and then carried out once.
//!
//! A decision that waits changes nothing a citizen can see: the case stays under review and the mail is not written. Of
//! two decisions at once the first stands, by a unique index.

mod apply;
mod record;

use domain::review::{Actor, CaseState};
use sea_orm::sea_query::{Cond, Expr, ExprTrait as _, Func, Order, Query, UpdateStatement};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::StoreError;
use super::audit::AuditEntry;
use super::query::{change, first, rows};
use super::review_case::{self, CaseRow};
use super::scope::Scoped;

pub use apply::{Applied, ERASED};
pub use record::{DecidedCase, NewDecision, Recorded};

/// How long a decision can be taken back, in seconds.
pub const UNDO_SECONDS: i64 = 600;
/// How much longer than that the case stays with its officer, in seconds: time to carry it out.
const LEASE_MARGIN_SECONDS: i64 = 300;

/// A decision as it is kept.
#[derive(Debug, Clone, FromQueryResult)]
pub struct DecisionRow {
    /// Its number.
    pub id: i64,
    /// The case.
    pub case_id: i64,
    /// Who decided.
    pub petugas_id: i64,
    /// The decision it was made with.
    pub with_id: Option<i64>,
    /// Code of `domain::decision::Decision`.
    pub decision: String,
    /// Code of the reason.
    pub reason: Option<String>,
    /// Sealed note to the citizen.
    pub note: Option<Vec<u8>>,
    /// Sealed note to colleagues.
    pub internal_note: Option<Vec<u8>>,
    /// The case it is the same as.
    pub other_id: Option<i64>,
    /// The version of the case that was decided on.
    pub case_version: i64,
    /// Unix seconds.
    pub made_at: i64,
    /// Unix seconds.
    pub effective_at: i64,
    /// Unix seconds.
    pub undone_at: Option<i64>,
    /// Unix seconds.
    pub applied_at: Option<i64>,
    /// Unix seconds: the case had moved on.
    pub void_at: Option<i64>,
}

const COLUMNS: [&str; 15] = [
    "id",
    "case_id",
    "petugas_id",
    "with_id",
    "decision",
    "reason",
    "note",
    "internal_note",
    "other_id",
    "case_version",
    "made_at",
    "effective_at",
    "undone_at",
    "applied_at",
    "void_at",
];

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

/// That a decision has neither taken effect nor ended.
fn is_pending() -> Cond {
    Cond::all()
        .add(Expr::col("undone_at").is_null())
        .add(Expr::col("applied_at").is_null())
        .add(Expr::col("void_at").is_null())
}

/// Whether a decision about the case waits: until it is carried out or taken back nobody gives the case away.
pub(super) async fn waits<C: ConnectionTrait>(tx: &C, case_id: i64) -> Result<bool, StoreError> {
    let select = Query::select()
        .column("id")
        .from("case_decision")
        .and_where(Expr::col("case_id").eq(case_id))
        .cond_where(is_pending())
        .to_owned();
    Ok(first::<Id, _, _>(tx, &select).await?.is_some())
}

/// Lets the office's clock stand still while a citizen is asked something, and go on where it stood once they answer.
///
/// Meanwhile nobody holds the case, and nobody when it comes back: who asked finds it among those that came back. What
/// is contested has a deadline of its own, and is put before the head anew should that pass.
pub(super) fn stop_or_start_clock(
    update: &mut UpdateStatement,
    from: CaseState,
    to: CaseState,
    now: i64,
) {
    if to == CaseState::InfoNeeded && from != CaseState::InfoNeeded {
        update.value("due_left", Expr::col("due_at").sub(now));
        end_lease(update);
    } else if from == CaseState::InfoNeeded && to == CaseState::UnderReview {
        let resumed = Expr::val(now).add(Expr::col("due_left"));
        update.value("due_at", Func::coalesce([resumed, Expr::col("due_at")]));
        update.value("due_left", Option::<i64>::None);
        end_lease(update);
    } else if to == CaseState::Appealed && from.is_final() {
        update.value("escalated_at", Option::<i64>::None);
    }
}

fn end_lease(update: &mut UpdateStatement) {
    update.value("lease_by", Option::<i64>::None).value("lease_until", Option::<i64>::None);
}

impl Scoped<'_> {
    /// The decision about a case that waits, if there is one. Looked up where it was written.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn pending_decision(
        &self,
        case: &CaseRow,
    ) -> Result<Option<DecisionRow>, StoreError> {
        let select = Query::select()
            .columns(COLUMNS)
            .from("case_decision")
            .and_where(Expr::col("case_id").eq(case.id))
            .cond_where(is_pending())
            .to_owned();
        if self.sees(case) { first(&self.store().write, &select).await } else { Ok(None) }
    }

    /// Every decision about a case, the newest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn decisions_of(&self, case: &CaseRow) -> Result<Vec<DecisionRow>, StoreError> {
        if !self.sees(case) {
            return Ok(Vec::new());
        }
        let select = Query::select()
            .columns(COLUMNS)
            .from("case_decision")
            .and_where(Expr::col("case_id").eq(case.id))
            .order_by("id", Order::Desc)
            .to_owned();
        rows(&self.store().read, &select).await
    }

    /// Tickets of the cases a decision was made about together, its own left out.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn cases_decided_with(&self, row: &DecisionRow) -> Result<Vec<CaseRow>, StoreError> {
        let main = row.with_id.unwrap_or(row.id);
        let together = Query::select()
            .column("case_id")
            .from("case_decision")
            .cond_where(Expr::col("id").eq(main).or(Expr::col("with_id").eq(main)))
            .and_where(Expr::col("case_id").ne(row.case_id))
            .to_owned();
        let select = Query::select()
            .columns(review_case::COLUMNS)
            .from("review_case")
            .and_where(Expr::col("id").in_subquery(together))
            .cond_where(self.holds_case("review_case"))
            .order_by("id", Order::Asc)
            .to_owned();
        rows(&self.store().read, &select).await
    }

    /// Open cases of the same kind about the same person as `case`, linked when they came in (scenario 14). The oldest
    /// first, at most `limit`.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn twins_of(&self, case: &CaseRow, limit: u64) -> Result<Vec<CaseRow>, StoreError> {
        let link = |mine: &'static str, other: &'static str| {
            Query::select()
                .column(other)
                .from("case_link")
                .and_where(Expr::col(mine).eq(case.id))
                .and_where(Expr::col("reason").eq("nik"))
                .to_owned()
        };
        let open = [CaseState::Queued, CaseState::UnderReview].map(CaseState::as_str);
        let select = Query::select()
            .columns(review_case::COLUMNS)
            .from("review_case")
            .cond_where(
                Expr::col("id")
                    .in_subquery(link("case_id", "other_id"))
                    .or(Expr::col("id").in_subquery(link("other_id", "case_id"))),
            )
            .and_where(Expr::col("kind").eq(case.kind.as_str()))
            .and_where(Expr::col("state").is_in(open))
            .cond_where(self.holds_case("review_case"))
            .order_by("id", Order::Asc)
            .limit(limit)
            .to_owned();
        rows(&self.store().read, &select).await
    }
}

fn entry_of(row: &DecisionRow, actor_id: i64, action: &'static str, at: i64) -> AuditEntry {
    AuditEntry {
        at,
        actor: Actor::Petugas.as_str(),
        actor_id: Some(actor_id),
        action,
        case_id: Some(row.case_id),
        detail: Some(row.decision.clone()),
    }
}

async fn set_lease<C: ConnectionTrait>(
    tx: &C,
    case_id: i64,
    lease: Option<(i64, i64)>,
) -> Result<(), StoreError> {
    let update = Query::update()
        .table("review_case")
        .value("lease_by", lease.map(|(petugas_id, _)| petugas_id))
        .value("lease_until", lease.map(|(_, until)| until))
        .and_where(Expr::col("id").eq(case_id))
        .to_owned();
    change(tx, &update).await.map(|_| ())
}
