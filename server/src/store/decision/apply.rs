//! Carrying decisions out, and what happens to cases that wait too long.

use domain::review::{Action, Actor, CaseKind, CaseState};
use sea_orm::sea_query::{Expr, ExprTrait as _, LockType, OnConflict, Order, Query};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::{COLUMNS, DecisionRow, Id, entry_of, is_pending, set_lease};
use crate::crypto::Keys;
use crate::store::audit::{self, AuditEntry};
use crate::store::case_move::{CaseMove, move_within};
use crate::store::query::{change, first, rows};
use crate::store::{Store, StoreError, review_case};

/// The reason that grants a request for erasure.
pub const ERASED: &str = "data_dihapus";

#[derive(FromQueryResult)]
struct Standing {
    state: String,
}

/// What came of carrying a decision out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applied {
    /// The case has moved.
    Done,
    /// Somebody else carried it out, or it was taken back.
    Gone,
    /// The case had moved on: the decision means nothing any more.
    Void,
}

impl Store {
    /// At most `limit` decisions whose time has come and whose numbers come after `after`, in order.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn decisions_due(
        &self,
        now: i64,
        after: i64,
        limit: u64,
    ) -> Result<Vec<DecisionRow>, StoreError> {
        let select = Query::select()
            .columns(COLUMNS)
            .from("case_decision")
            .and_where(Expr::col("effective_at").lte(now))
            .and_where(Expr::col("id").gt(after))
            .cond_where(is_pending())
            .order_by("id", Order::Asc)
            .limit(limit)
            .to_owned();
        rows(&self.write, &select).await
    }

    /// Carries a decision out: the case moves by `steps`, one after the other, with their mails, in one transaction. A
    /// worker that dies leaves all of it or nothing; of two workers one does it.
    ///
    /// A duplicate whose other case was closed for nothing meanwhile is not closed: of two duplicates one stays.
    ///
    /// # Errors
    /// When the database refuses; nothing has happened then.
    pub async fn apply_decision(
        &self,
        keys: &Keys,
        row: &DecisionRow,
        steps: Vec<CaseMove<'_>>,
        now: i64,
    ) -> Result<Applied, StoreError> {
        let tx = self.begin().await?;
        if !end(&tx, row.id, "applied_at", now).await? {
            tx.rollback().await?;
            return Ok(Applied::Gone);
        }
        if let Some(other_id) = row.other_id
            && !stays(&tx, other_id).await?
        {
            tx.rollback().await?;
            return self.void_decision(keys, row, now).await;
        }
        for step in steps {
            if move_within(&tx, keys, step).await?.is_none() {
                tx.rollback().await?;
                return self.void_decision(keys, row, now).await;
            }
        }
        set_lease(&tx, row.case_id, None).await?;
        if let Some(other_id) = row.other_id {
            link_same(&tx, row.case_id, other_id, now).await?;
        }
        if row.reason.as_deref() == Some(ERASED) {
            grant_erasure(&tx, row.case_id, now).await?;
        }
        tx.commit().await?;
        Ok(Applied::Done)
    }

    /// Ends a decision that means nothing any more: the case had moved on, or who made it is no officer any more, or is
    /// close to somebody in it. A case that nobody holds then waits in the queue again.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn void_decision(
        &self,
        keys: &Keys,
        row: &DecisionRow,
        now: i64,
    ) -> Result<Applied, StoreError> {
        let tx = self.begin().await?;
        if !end(&tx, row.id, "void_at", now).await? {
            tx.rollback().await?;
            return Ok(Applied::Gone);
        }
        let mut entry = entry_of(row, row.petugas_id, "case.decision_void", now);
        entry.actor = Actor::System.as_str();
        audit::append(&tx, &entry).await?;
        let case = review_case::read(&tx, row.case_id).await?;
        let left = case.is_some_and(|case| case.lease_by.is_none());
        if left {
            // Where it stands there may be no such move: then it stays there.
            let step = CaseMove::new(row.case_id, Action::Release, Actor::System, now);
            move_within(&tx, keys, step).await?;
        }
        tx.commit().await?;
        Ok(Applied::Void)
    }

    /// Whether who made a decision was found since to be close to somebody in it, or in a case decided along.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn is_in_conflict(&self, row: &DecisionRow) -> Result<bool, StoreError> {
        let main = row.with_id.unwrap_or(row.id);
        let together = Query::select()
            .column("case_id")
            .from("case_decision")
            .cond_where(Expr::col("id").eq(main).or(Expr::col("with_id").eq(main)))
            .to_owned();
        let select = Query::select()
            .expr_as(Expr::col("case_id"), "id")
            .from("case_conflict")
            .and_where(Expr::col("petugas_id").eq(row.petugas_id))
            .and_where(Expr::col("case_id").in_subquery(together))
            .limit(1)
            .to_owned();
        Ok(first::<Id, _, _>(&self.write, &select).await?.is_some())
    }

    /// At most `limit` cases whose citizens were asked something and whose time for an answer is over.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn cases_unanswered(&self, now: i64, limit: u64) -> Result<Vec<i64>, StoreError> {
        let select = Query::select()
            .column("id")
            .from("review_case")
            // Not a parameter: the index holds this state alone.
            .and_where(Expr::cust(format!("state = '{}'", CaseState::InfoNeeded.as_str())))
            .and_where(Expr::col("due_at").lt(now))
            .order_by("id", Order::Asc)
            .limit(limit)
            .to_owned();
        let found: Vec<Id> = rows(&self.write, &select).await?;
        Ok(found.into_iter().map(|row| row.id).collect())
    }

    /// Puts at most `limit` cases before the head of the office that should have been done by now: they move nowhere and
    /// lapse never. Says how many.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn escalate_overdue(&self, now: i64, limit: u64) -> Result<u64, StoreError> {
        let owed =
            [CaseState::Queued, CaseState::UnderReview, CaseState::Appealed].map(CaseState::as_str);
        let select = Query::select()
            .column("id")
            .from("review_case")
            .and_where(Expr::col("state").is_in(owed))
            .and_where(Expr::col("due_at").lt(now))
            .and_where(Expr::col("escalated_at").is_null())
            .order_by("due_at", Order::Asc)
            .limit(limit)
            .to_owned();
        let found: Vec<Id> = rows(&self.write, &select).await?;
        let mut escalated = 0;
        for Id { id } in found {
            let tx = self.begin().await?;
            let update = Query::update()
                .table("review_case")
                .value("escalated_at", now)
                .and_where(Expr::col("id").eq(id))
                .and_where(Expr::col("escalated_at").is_null())
                .to_owned();
            if change(&tx, &update).await? == 0 {
                tx.rollback().await?;
                continue;
            }
            let entry = AuditEntry {
                at: now,
                actor: Actor::System.as_str(),
                actor_id: None,
                action: "case.escalate",
                case_id: Some(id),
                detail: None,
            };
            audit::append(&tx, &entry).await?;
            tx.commit().await?;
            escalated += 1;
        }
        Ok(escalated)
    }
}

/// Ends the wait of a decision; `false` when it had ended.
async fn end<C: ConnectionTrait>(
    tx: &C,
    id: i64,
    column: &'static str,
    now: i64,
) -> Result<bool, StoreError> {
    let update = Query::update()
        .table("case_decision")
        .value(column, now)
        .and_where(Expr::col("id").eq(id))
        .cond_where(is_pending())
        .to_owned();
    Ok(change(tx, &update).await? == 1)
}

/// Whether the other of two duplicates is still one that stays. Its row is held until the transaction ends: of two that
/// are closed into one another at the same moment, one is.
async fn stays<C: ConnectionTrait>(tx: &C, case_id: i64) -> Result<bool, StoreError> {
    let select = Query::select()
        .column("state")
        .from("review_case")
        .and_where(Expr::col("id").eq(case_id))
        .lock(LockType::Update)
        .to_owned();
    let Some(found) = first::<Standing, _, _>(tx, &select).await? else { return Ok(false) };
    let state: CaseState =
        found.state.parse().map_err(|_| StoreError::Malformed("review_case.state"))?;
    Ok(state.stays_of_two())
}

/// Notes that the case about which `request_id` asks may be erased before its term.
async fn grant_erasure<C: ConnectionTrait>(
    tx: &C,
    request_id: i64,
    now: i64,
) -> Result<(), StoreError> {
    let parent = Query::select()
        .column("parent_id")
        .from("review_case")
        .and_where(Expr::col("id").eq(request_id))
        .and_where(Expr::col("kind").eq(CaseKind::HakData.as_str()))
        .to_owned();
    let update = Query::update()
        .table("review_case")
        .value("erasure_granted_at", now)
        .and_where(Expr::col("id").in_subquery(parent))
        .to_owned();
    change(tx, &update).await.map(|_| ())
}

/// Notes that two cases are the same.
async fn link_same<C: ConnectionTrait>(
    tx: &C,
    case_id: i64,
    other_id: i64,
    now: i64,
) -> Result<(), StoreError> {
    let insert = Query::insert()
        .into_table("case_link")
        .columns(["case_id", "other_id", "reason", "created_at"])
        .values_panic([case_id.into(), other_id.into(), "ganda".into(), now.into()])
        .on_conflict(OnConflict::columns(["case_id", "other_id", "reason"]).do_nothing().to_owned())
        .to_owned();
    change(tx, &insert).await.map(|_| ())
}
