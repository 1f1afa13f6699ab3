//! Who works on a case: taken, given back, handed over, and back in the queue when the time is over.
//!
//! A case is taken by a conditional update, never by reading first: of several who take the same, one gets it. Who takes
//! "the next" steps round what others are taking at that moment (`for update skip locked` on `PostgreSQL`; `SQLite` has
//! one writer and ignores it).

use domain::review::{Action, Actor, CaseState};
use sea_orm::sea_query::{Cond, Expr, ExprTrait as _, LockBehavior, LockType, Query};
use sea_orm::{ConnectionTrait, FromQueryResult, Order};

use super::audit::{self, AuditEntry};
use super::case_move::{CaseMove, move_within};
use super::conflict::offered_to;
use super::query::{change, first, rows};
use super::scope::Scoped;
use super::{Store, StoreError, review_case};
use crate::crypto::Keys;

/// A claim on a case.
#[derive(Debug, Clone, Copy)]
pub struct Lease {
    /// Whose.
    pub petugas_id: i64,
    /// Now, Unix seconds.
    pub now: i64,
    /// Until when it is theirs, Unix seconds.
    pub until: i64,
}

/// A lease that is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromQueryResult)]
struct Expired {
    id: i64,
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

#[derive(FromQueryResult)]
struct Standing {
    disabled_at: Option<i64>,
}

/// Whether an account was not taken out of use. Its row is held until the transaction ends: an account that is disabled at
/// the same moment either finds the lease and ends it, or was disabled first and gets none.
async fn is_in_use<C: ConnectionTrait>(tx: &C, petugas_id: i64) -> Result<bool, StoreError> {
    let select = Query::select()
        .column("disabled_at")
        .from("petugas")
        .and_where(Expr::col("id").eq(petugas_id))
        .lock(LockType::Share)
        .to_owned();
    let found: Option<Standing> = first(tx, &select).await?;
    Ok(found.is_none_or(|found| found.disabled_at.is_none()))
}

/// States in which a case can be held, and from which it can be taken.
const OPEN: [&str; 3] =
    [CaseState::Queued.as_str(), CaseState::Appealed.as_str(), CaseState::UnderReview.as_str()];

impl Scoped<'_> {
    /// Takes a case of the scope. False when somebody else has it, or it is not to be taken where it stands.
    ///
    /// # Errors
    /// `NotFound` outside the scope; otherwise when the database refuses.
    pub async fn take_case(
        &self,
        keys: &Keys,
        case_id: i64,
        lease: Lease,
    ) -> Result<bool, StoreError> {
        let tx = self.store().begin().await?;
        let taken = self.take_within(&tx, keys, case_id, lease).await?;
        if taken {
            tx.commit().await?;
        } else {
            tx.rollback().await?;
        }
        Ok(taken)
    }

    /// Gives a case of the scope that nobody holds to another officer; `entry` says who gave it. False when somebody has it
    /// already, or it is not to be taken where it stands.
    ///
    /// # Errors
    /// `NotFound` outside the scope; otherwise when the database refuses.
    pub async fn assign_case(
        &self,
        keys: &Keys,
        case_id: i64,
        to: Lease,
        entry: &AuditEntry,
    ) -> Result<bool, StoreError> {
        let tx = self.store().begin().await?;
        if !self.take_within(&tx, keys, case_id, to).await? {
            tx.rollback().await?;
            return Ok(false);
        }
        audit::append(&tx, entry).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Takes the first of these cases that nobody else has or is taking, and that may be offered to this officer: its
    /// number. The order is that of the queue.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn take_first(
        &self,
        keys: &Keys,
        case_ids: &[i64],
        lease: Lease,
    ) -> Result<Option<i64>, StoreError> {
        if case_ids.is_empty() {
            return Ok(None);
        }
        let mut choose = Query::select();
        choose
            .column("id")
            .from("review_case")
            .and_where(Expr::col("id").is_in(case_ids.iter().copied()))
            .and_where(Expr::col("state").is_in(OPEN))
            .cond_where(is_free(lease.now))
            .cond_where(offered_to(lease.petugas_id))
            .cond_where(self.holds_case("review_case"))
            .order_by("due_at", Order::Asc)
            .order_by("village_turn", Order::Asc)
            .order_by("id", Order::Asc)
            .limit(1)
            .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
        let tx = self.store().begin().await?;
        let chosen: Option<Id> = first(&tx, &choose).await?;
        if let Some(Id { id }) = chosen
            && self.take_within(&tx, keys, id, lease).await?
        {
            tx.commit().await?;
            return Ok(Some(id));
        }
        tx.rollback().await?;
        Ok(None)
    }

    async fn take_within<C: ConnectionTrait>(
        &self,
        tx: &C,
        keys: &Keys,
        case_id: i64,
        lease: Lease,
    ) -> Result<bool, StoreError> {
        let case = review_case::read(tx, case_id).await?;
        let case = case.filter(|case| self.sees(case)).ok_or(StoreError::NotFound)?;
        if !is_in_use(tx, lease.petugas_id).await? {
            return Ok(false);
        }
        let claim = Query::update()
            .table("review_case")
            .value("lease_by", lease.petugas_id)
            .value("lease_until", lease.until)
            .and_where(Expr::col("id").eq(case_id))
            .and_where(Expr::col("state").eq(case.state.as_str()))
            .and_where(Expr::col("state").is_in(OPEN))
            .and_where(is_undecided())
            .cond_where(is_free(lease.now))
            .cond_where(self.holds_case("review_case"))
            .to_owned();
        if change(tx, &claim).await? == 0 {
            return Ok(false);
        }
        if case.state()? == CaseState::UnderReview {
            // Somebody had it before, or the citizen has answered: the review goes on, with another officer.
            let entry = AuditEntry {
                at: lease.now,
                actor: Actor::Petugas.as_str(),
                actor_id: Some(lease.petugas_id),
                action: "case.take",
                case_id: Some(case_id),
                detail: None,
            };
            audit::append(tx, &entry).await?;
            return Ok(true);
        }
        let step = CaseMove::new(case_id, Action::Take, Actor::Petugas, lease.now);
        Ok(move_within(tx, keys, step.by(lease.petugas_id)).await?.is_some())
    }

    /// Gives a case that has just come back to the officer who brought it back: that step already says who did what. False
    /// when somebody else was faster.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn hold_returned(&self, case_id: i64, lease: Lease) -> Result<bool, StoreError> {
        let tx = self.store().begin().await?;
        let claim = Query::update()
            .table("review_case")
            .value("lease_by", lease.petugas_id)
            .value("lease_until", lease.until)
            .and_where(Expr::col("id").eq(case_id))
            .and_where(Expr::col("state").eq(CaseState::UnderReview.as_str()))
            .and_where(Expr::col("lease_by").is_null())
            .and_where(is_undecided())
            .cond_where(self.holds_case("review_case"))
            .to_owned();
        if !is_in_use(&tx, lease.petugas_id).await? || change(&tx, &claim).await? == 0 {
            tx.rollback().await?;
            return Ok(false);
        }
        tx.commit().await?;
        Ok(true)
    }

    /// Gives a case back to the queue. False when it is not theirs any more.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn give_back(
        &self,
        keys: &Keys,
        case_id: i64,
        petugas_id: i64,
        now: i64,
    ) -> Result<bool, StoreError> {
        let tx = self.store().begin().await?;
        let step = CaseMove::new(case_id, Action::Release, Actor::Petugas, now).by(petugas_id);
        let theirs = Cond::all()
            .add(Expr::col("lease_by").eq(petugas_id))
            .add(self.holds_case("review_case"));
        if release_within(&tx, keys, step, theirs).await? {
            tx.commit().await?;
            return Ok(true);
        }
        tx.rollback().await?;
        Ok(false)
    }

    /// Hands a case over to a colleague. False when it is not theirs any more.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn hand_over(
        &self,
        case_id: i64,
        from: i64,
        to: Lease,
        entry: &AuditEntry,
    ) -> Result<bool, StoreError> {
        let tx = self.store().begin().await?;
        if !is_in_use(&tx, to.petugas_id).await? {
            tx.rollback().await?;
            return Ok(false);
        }
        let update = Query::update()
            .table("review_case")
            .value("lease_by", to.petugas_id)
            .value("lease_until", to.until)
            .and_where(Expr::col("id").eq(case_id))
            .and_where(Expr::col("state").eq(CaseState::UnderReview.as_str()))
            .and_where(is_undecided())
            .cond_where(is_theirs(from, to.now))
            .cond_where(self.holds_case("review_case"))
            .to_owned();
        if change(&tx, &update).await? == 0 {
            tx.rollback().await?;
            return Ok(false);
        }
        audit::append(&tx, entry).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Puts off the end of a lease that is still running. False when it is not.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn renew_lease(&self, case_id: i64, lease: Lease) -> Result<bool, StoreError> {
        let update = Query::update()
            .table("review_case")
            .value("lease_until", lease.until)
            .and_where(Expr::col("id").eq(case_id))
            .and_where(Expr::col("state").eq(CaseState::UnderReview.as_str()))
            .cond_where(is_theirs(lease.petugas_id, lease.now))
            .cond_where(self.holds_case("review_case"))
            .to_owned();
        Ok(change(&self.store().write, &update).await? == 1)
    }
}

impl Store {
    /// Puts at most `limit` cases whose lease is over back into the queue. Says how many; two workers put each back
    /// once.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn release_expired(
        &self,
        keys: &Keys,
        now: i64,
        limit: u64,
    ) -> Result<u64, StoreError> {
        let select = Query::select()
            .column("id")
            .from("review_case")
            .and_where(Expr::col("lease_by").is_not_null())
            .and_where(Expr::col("lease_until").lte(now))
            .and_where(Expr::col("state").eq(CaseState::UnderReview.as_str()))
            .and_where(is_undecided())
            .order_by("lease_until", Order::Asc)
            .limit(limit)
            .to_owned();
        let over: Vec<Expired> = rows(&self.write, &select).await?;
        let mut released = 0;
        for Expired { id } in over {
            let tx = self.begin().await?;
            let step = CaseMove::new(id, Action::Release, Actor::System, now);
            let still_over = Cond::all().add(Expr::col("lease_until").lte(now));
            if release_within(&tx, keys, step, still_over).await? {
                tx.commit().await?;
                released += 1;
            } else {
                tx.rollback().await?;
            }
        }
        Ok(released)
    }
}

/// Ends the lease of a case under review and moves it back, if `still` holds.
async fn release_within<C: ConnectionTrait>(
    tx: &C,
    keys: &Keys,
    step: CaseMove<'_>,
    still: Cond,
) -> Result<bool, StoreError> {
    let end = Query::update()
        .table("review_case")
        .value("lease_by", Option::<i64>::None)
        .value("lease_until", Option::<i64>::None)
        .and_where(Expr::col("id").eq(step.case_id))
        .and_where(Expr::col("state").eq(CaseState::UnderReview.as_str()))
        .and_where(is_undecided())
        .cond_where(still)
        .to_owned();
    if change(tx, &end).await? == 0 {
        return Ok(false);
    }
    Ok(move_within(tx, keys, step).await?.is_some())
}

/// No decision about it waits to take effect: until then it stays with who decided.
fn is_undecided() -> Expr {
    let pending = Query::select()
        .column("case_id")
        .from("case_decision")
        .and_where(Expr::col("undone_at").is_null())
        .and_where(Expr::col("applied_at").is_null())
        .and_where(Expr::col("void_at").is_null())
        .to_owned();
    Expr::col("id").not_in_subquery(pending)
}

/// Nobody has it, or their time is over.
fn is_free(now: i64) -> Cond {
    Cond::any()
        .add(Expr::col("lease_by").is_null())
        .add(Expr::col("lease_until").is_null())
        .add(Expr::col("lease_until").lte(now))
}

/// This officer has it, and their time is not over.
fn is_theirs(petugas_id: i64, now: i64) -> Cond {
    Cond::all().add(Expr::col("lease_by").eq(petugas_id)).add(Expr::col("lease_until").gt(now))
}
