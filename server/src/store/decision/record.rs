//! Recording a decision, and taking it back.

use domain::review::{Action, Actor, CaseState};
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, ReturningClause};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::{DecisionRow, Id, LEASE_MARGIN_SECONDS, UNDO_SECONDS, entry_of, is_pending, set_lease};
use crate::crypto::Keys;
use crate::store::audit::{self, AuditEntry};
use crate::store::case_move::{CaseMove, move_within};
use crate::store::query::{change, first, rows};
use crate::store::review_case::{self, CaseRow};
use crate::store::scope::Scoped;
use crate::store::{ConflictKind, StoreError};

/// A decision to be recorded.
#[derive(Debug, Clone)]
pub struct NewDecision {
    /// Who decides.
    pub petugas_id: i64,
    /// Code of `domain::decision::Decision`.
    pub decision: &'static str,
    /// Code of the reason.
    pub reason: Option<String>,
    /// The case it is the same as.
    pub other_id: Option<i64>,
    /// The cases it is about: the first is the one that was looked at, the others are about the same person.
    pub cases: Vec<DecidedCase>,
    /// Now, Unix seconds.
    pub now: i64,
}

/// A case that is decided, and what is said of it.
#[derive(Debug, Clone)]
pub struct DecidedCase {
    /// Its number.
    pub case_id: i64,
    /// The version that was looked at.
    pub version: i64,
    /// Sealed note to its citizen.
    pub note: Option<Vec<u8>>,
    /// Sealed note to colleagues.
    pub internal_note: Option<Vec<u8>>,
}

/// What came of recording a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recorded {
    /// It stands, and takes effect at this time (Unix seconds).
    Stands {
        /// Its number.
        id: i64,
        /// Unix seconds.
        effective_at: i64,
    },
    /// The case is not with this officer, or not any more.
    NotHeld,
    /// Somebody decided first, or the case has moved since it was looked at.
    Stale,
    /// One of the other cases is with somebody else, or has gone too far.
    OtherBusy,
}

impl Scoped<'_> {
    /// Records a decision that takes effect in ten minutes. The case stays with its officer until then. Other cases that
    /// wait in the queue are taken along.
    ///
    /// # Errors
    /// When the database refuses; nothing is recorded then.
    pub async fn record_decision(
        &self,
        keys: &Keys,
        new: &NewDecision,
    ) -> Result<Recorded, StoreError> {
        let tx = self.store().begin().await?;
        let mut main = None;
        for (place, decided) in new.cases.iter().enumerate() {
            let case = review_case::read(&tx, decided.case_id).await?;
            let Some(case) = case.filter(|case| self.sees(case)) else {
                tx.rollback().await?;
                return Err(StoreError::NotFound);
            };
            let held = hold(&tx, keys, new, decided, case, place > 0).await?;
            let Some(version) = held else {
                tx.rollback().await?;
                let current = self.store().case_by_id(decided.case_id).await?;
                return Ok(refusal(current.as_ref(), new, place));
            };
            match insert(&tx, new, decided, version, main).await {
                Ok(id) => main = main.or(Some(id)),
                Err(StoreError::Conflict(ConflictKind::Duplicate)) => {
                    tx.rollback().await?;
                    return Ok(if place == 0 { Recorded::Stale } else { Recorded::OtherBusy });
                }
                Err(error) => return Err(error),
            }
        }
        let Some(id) = main else { return Err(StoreError::NotFound) };
        tx.commit().await?;
        Ok(Recorded::Stands { id, effective_at: new.now + UNDO_SECONDS })
    }

    /// Takes a decision back before it takes effect, with everything that was decided along. `false` when it is too late,
    /// or it is somebody else's.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn undo_decision(
        &self,
        row: &DecisionRow,
        petugas_id: i64,
        now: i64,
    ) -> Result<bool, StoreError> {
        let main = row.with_id.unwrap_or(row.id);
        let tx = self.store().begin().await?;
        let update = Query::update()
            .table("case_decision")
            .value("undone_at", now)
            .cond_where(Expr::col("id").eq(main).or(Expr::col("with_id").eq(main)))
            .and_where(Expr::col("petugas_id").eq(petugas_id))
            .and_where(Expr::col("effective_at").gt(now))
            .cond_where(is_pending())
            .returning(ReturningClause::Columns(vec!["case_id".into()]))
            .to_owned();
        let mut undone: Vec<Undone> = rows(&tx, &update).await?;
        if undone.is_empty() {
            tx.rollback().await?;
            return Ok(false);
        }
        // Each case has a history of its own, and so has whoever reads it.
        undone.sort_by_key(|one| one.case_id);
        for Undone { case_id } in undone {
            let mut entry = entry_of(row, petugas_id, "case.undo", now);
            entry.case_id = Some(case_id);
            audit::append(&tx, &entry).await?;
        }
        tx.commit().await?;
        Ok(true)
    }
}

#[derive(FromQueryResult)]
struct Undone {
    case_id: i64,
}

/// Makes sure that the officer holds the case as they saw it, until the decision was carried out. Says its version then;
/// `None` when they do not.
async fn hold<C: ConnectionTrait>(
    tx: &C,
    keys: &Keys,
    new: &NewDecision,
    decided: &DecidedCase,
    case: CaseRow,
    take: bool,
) -> Result<Option<i64>, StoreError> {
    let until = new.now + UNDO_SECONDS + LEASE_MARGIN_SECONDS;
    if take && case.state()? == CaseState::Queued && case.version == decided.version {
        let mut step =
            CaseMove::new(case.id, Action::Take, Actor::Petugas, new.now).by(new.petugas_id);
        step.expect_version = Some(decided.version);
        if move_within(tx, keys, step).await?.is_none() {
            return Ok(None);
        }
        set_lease(tx, case.id, Some((new.petugas_id, until))).await?;
        return Ok(Some(decided.version + 1));
    }
    let until = case.lease_until.map_or(until, |held| Ord::max(held, until));
    let update = Query::update()
        .table("review_case")
        .value("lease_until", until)
        .and_where(Expr::col("id").eq(case.id))
        .and_where(Expr::col("version").eq(decided.version))
        .and_where(Expr::col("state").eq(CaseState::UnderReview.as_str()))
        .and_where(Expr::col("lease_by").eq(new.petugas_id))
        .and_where(Expr::col("lease_until").gt(new.now))
        .to_owned();
    Ok((change(tx, &update).await? == 1).then_some(decided.version))
}

/// Why a case could not be held.
fn refusal(case: Option<&CaseRow>, new: &NewDecision, place: usize) -> Recorded {
    if place > 0 {
        return Recorded::OtherBusy;
    }
    match case {
        Some(case) if case.version == new.cases[place].version => Recorded::NotHeld,
        _ => Recorded::Stale,
    }
}

async fn insert<C: ConnectionTrait>(
    tx: &C,
    new: &NewDecision,
    decided: &DecidedCase,
    version: i64,
    with_id: Option<i64>,
) -> Result<i64, StoreError> {
    let insert = Query::insert()
        .into_table("case_decision")
        .columns([
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
        ])
        .values_panic([
            decided.case_id.into(),
            new.petugas_id.into(),
            with_id.into(),
            new.decision.into(),
            new.reason.clone().into(),
            decided.note.clone().into(),
            decided.internal_note.clone().into(),
            new.other_id.into(),
            version.into(),
            new.now.into(),
            (new.now + UNDO_SECONDS).into(),
        ])
        .returning(ReturningClause::Columns(vec!["id".into()]))
        .to_owned();
    let inserted: Option<Id> = first(tx, &insert).await?;
    let id = inserted.ok_or(StoreError::Malformed("case_decision.id"))?.id;
    let entry = AuditEntry {
        at: new.now,
        actor: Actor::Petugas.as_str(),
        actor_id: Some(new.petugas_id),
        action: "case.decide",
        case_id: Some(decided.case_id),
        detail: Some(new.decision.to_owned()),
    };
    audit::append(tx, &entry).await?;
    Ok(id)
}
