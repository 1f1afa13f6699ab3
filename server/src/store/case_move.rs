//! Moving a case on by the table of `domain::review`, and noting it.

use domain::review::{Action, Actor, CaseState, next};
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::audit::{self, AuditEntry};
use super::outbox::{self, NewMail};
use super::query::{change, first};
use super::{Store, StoreError, decision, review_case};
use crate::clock::instant_of;
use crate::crypto::Keys;

/// A move of a case.
#[derive(Debug, Clone)]
pub struct CaseMove<'a> {
    /// Which case.
    pub case_id: i64,
    /// What is done.
    pub action: Action,
    /// By whom.
    pub actor: Actor,
    /// Which officer.
    pub actor_id: Option<i64>,
    /// Code of the reason.
    pub reason: Option<&'a str>,
    /// Sealed note to the citizen.
    pub note: Option<Vec<u8>>,
    /// A message that comes with it: kind and sealed body.
    pub message: Option<(&'static str, Vec<u8>)>,
    /// When the next step is due now, if that changes. Unix seconds.
    pub due_at: Option<i64>,
    /// Mail that tells of it.
    pub mails: Vec<NewMail>,
    /// The version of the case that who moves it has seen; `None` when it does not matter.
    pub expect_version: Option<i64>,
    /// Now, Unix seconds.
    pub now: i64,
}

impl<'a> CaseMove<'a> {
    /// A move without anything that comes with it.
    pub const fn new(case_id: i64, action: Action, actor: Actor, now: i64) -> Self {
        Self {
            case_id,
            action,
            actor,
            actor_id: None,
            reason: None,
            note: None,
            message: None,
            due_at: None,
            mails: Vec::new(),
            expect_version: None,
            now,
        }
    }

    /// The same, done by an officer.
    #[must_use]
    pub const fn by(mut self, petugas_id: i64) -> CaseMove<'a> {
        self.actor_id = Some(petugas_id);
        self
    }
}

impl Store {
    /// Moves a case by the transition table. `None` when the table has no such move from where it stands, it is not the
    /// version that was expected, or somebody else moved it at the same moment.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn move_case(
        &self,
        keys: &Keys,
        step: CaseMove<'_>,
    ) -> Result<Option<CaseState>, StoreError> {
        let tx = self.begin().await?;
        let moved = move_within(&tx, keys, step).await?;
        if moved.is_some() {
            tx.commit().await?;
        } else {
            tx.rollback().await?;
        }
        Ok(moved)
    }
}

/// The same within the caller's transaction, which is to be rolled back on `None`.
pub(super) async fn move_within<C: ConnectionTrait>(
    tx: &C,
    keys: &Keys,
    mut step: CaseMove<'_>,
) -> Result<Option<CaseState>, StoreError> {
    let case = review_case::read(tx, step.case_id).await?.ok_or(StoreError::NotFound)?;
    let from = case.state()?;
    let gives_back = step.action == Action::Release;
    if gives_back && is_appeal(tx, case.id).await? {
        step.action = Action::ReleaseAppeal;
    }
    let expected = step.expect_version.is_none_or(|version| version == case.version);
    let suits = expected && step.action.suits(case.kind()?);
    let to = next(from, step.action, step.actor).filter(|_| suits);
    let Some(to) = to else { return Ok(None) };
    if gives_back && decision::waits(tx, case.id).await? {
        return Ok(None);
    }
    if !set_state(tx, &step, from, to).await? {
        return Ok(None);
    }
    if let Some(message) = &step.message {
        insert_message(tx, step.case_id, message, step.now).await?;
    }
    insert_event(tx, &step, Some(from), to).await?;
    let entry = AuditEntry {
        at: step.now,
        actor: step.actor.as_str(),
        actor_id: step.actor_id,
        action: "case.move",
        case_id: Some(step.case_id),
        detail: Some(step.action.as_str().to_owned()),
    };
    audit::append(tx, &entry).await?;
    for mail in step.mails {
        outbox::enqueue(tx, keys, &mail, instant_of(step.now)).await?;
    }
    Ok(Some(to))
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

/// Whether the outcome of a case was contested: whoever examines it since examines an appeal.
async fn is_appeal<C: ConnectionTrait>(tx: &C, case_id: i64) -> Result<bool, StoreError> {
    let select = Query::select()
        .column("id")
        .from("case_event")
        .and_where(Expr::col("case_id").eq(case_id))
        .and_where(Expr::col("action").eq(Action::Appeal.as_str()))
        .limit(1)
        .to_owned();
    Ok(first::<Id, _, _>(tx, &select).await?.is_some_and(|row| row.id > 0))
}

/// Changes the state unless somebody else did meanwhile.
async fn set_state<C: ConnectionTrait>(
    tx: &C,
    step: &CaseMove<'_>,
    from: CaseState,
    to: CaseState,
) -> Result<bool, StoreError> {
    let mut update = Query::update();
    update
        .table("review_case")
        .value("state", to.as_str())
        .value("state_since", step.now)
        .value("closed_at", (!to.is_open()).then_some(step.now))
        .value("version", Expr::col("version").add(1))
        .and_where(Expr::col("id").eq(step.case_id))
        .and_where(Expr::col("state").eq(from.as_str()));
    // Read committed: what was read a moment ago may have been changed since by somebody whose row lock is just gone.
    if let Some(version) = step.expect_version {
        update.and_where(Expr::col("version").eq(version));
    }
    if let Some(due_at) = step.due_at {
        update.value("due_at", due_at);
    }
    decision::stop_or_start_clock(&mut update, from, to, step.now);
    Ok(change(tx, &update).await? == 1)
}

async fn insert_event<C: ConnectionTrait>(
    tx: &C,
    step: &CaseMove<'_>,
    from: Option<CaseState>,
    to: CaseState,
) -> Result<(), StoreError> {
    let note = step.note.clone();
    insert_event_row(
        tx,
        step.case_id,
        step.now,
        step.action.as_str(),
        from,
        to,
        (step.actor, step.actor_id),
        step.reason,
        note,
    )
    .await
}

#[expect(clippy::too_many_arguments, reason = "the columns of one row")]
pub(super) async fn insert_event_row<C: ConnectionTrait>(
    tx: &C,
    case_id: i64,
    at: i64,
    action: &str,
    from: Option<CaseState>,
    to: CaseState,
    (actor, actor_id): (Actor, Option<i64>),
    reason: Option<&str>,
    note: Option<Vec<u8>>,
) -> Result<(), StoreError> {
    let insert = Query::insert()
        .into_table("case_event")
        .columns([
            "case_id",
            "at",
            "action",
            "from_state",
            "to_state",
            "actor",
            "actor_id",
            "reason",
            "note",
        ])
        .values_panic([
            case_id.into(),
            at.into(),
            action.into(),
            from.map(|state| state.as_str().to_owned()).into(),
            to.as_str().into(),
            actor.as_str().into(),
            actor_id.into(),
            reason.map(ToOwned::to_owned).into(),
            note.into(),
        ])
        .to_owned();
    change(tx, &insert).await.map(|_| ())
}

pub(super) async fn insert_message<C: ConnectionTrait>(
    tx: &C,
    case_id: i64,
    (kind, body): &(&'static str, Vec<u8>),
    now: i64,
) -> Result<(), StoreError> {
    let insert = Query::insert()
        .into_table("case_message")
        .columns(["case_id", "at", "actor", "kind", "body"])
        .values_panic([
            case_id.into(),
            now.into(),
            Actor::Warga.as_str().into(),
            (*kind).into(),
            body.clone().into(),
        ])
        .to_owned();
    change(tx, &insert).await.map(|_| ())
}
