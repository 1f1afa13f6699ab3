//! Endorsing a batch: all of it, or nothing (W-6).

use chrono::NaiveDate;
use domain::batch::{BatchKind, EndorseRefusal, PBI_PROGRAM};
use domain::review::{Action, Actor, CaseState};
use sea_orm::sea_query::{Cond, Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult, Order};

use super::change::lock_unchanged;
use super::{BatchRow, Count, Seen, batches, check};
use crate::clock::instant_of;
use crate::crypto::Keys;
use crate::store::audit::{self, AuditEntry};
use crate::store::outbox::{self, NewMail};
use crate::store::query::{change, first, rows};
use crate::store::quota;
use crate::store::scope::Scoped;
use crate::store::{ConflictKind, StoreError};

/// Where the owner of a case in a batch can be reached, as it is kept.
#[derive(Clone, FromQueryResult)]
pub struct OwnerRow {
    /// Number of the case.
    pub case_id: i64,
    /// Its ticket.
    pub ticket: String,
    /// Language tag.
    pub lang: String,
    /// Sealed address.
    pub email: Vec<u8>,
}

/// Names no one.
impl std::fmt::Debug for OwnerRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OwnerRow({})", self.case_id)
    }
}

/// An endorsement.
#[derive(Debug)]
pub struct Endorsement {
    /// Who endorses.
    pub petugas_id: i64,
    /// What the page showed: anything else means that somebody changed the batch meanwhile.
    pub seen: Seen,
    /// The recipient data that is visible now.
    pub data_version_id: Option<i64>,
    /// Mail that tells of it.
    pub mails: Vec<NewMail>,
    /// What is noted.
    pub entry: AuditEntry,
    /// The day.
    pub today: NaiveDate,
}

/// What came of an endorsement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Endorsed {
    /// It is done, and the batch is locked.
    Done,
    /// It was refused.
    Refused(EndorseRefusal),
    /// The batch is locked already, or is not what the page showed.
    Changed,
}

impl Scoped<'_> {
    /// Owners of proposals in a batch who gave an address and may be told how it goes: not neighbours (S-6), and nobody
    /// who reports (S-7). Numbers above `after`.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn owners_in_batch(
        &self,
        batch_id: i64,
        after: i64,
        limit: u64,
    ) -> Result<Vec<OwnerRow>, StoreError> {
        let select = owners()
            .inner_join(
                "batch_case",
                Expr::col(("batch_case", "case_id")).equals(("review_case", "id")),
            )
            .cond_where(self.holds_of("batch_case", "place"))
            .and_where(Expr::col(("batch_case", "batch_id")).eq(batch_id))
            .and_where(Expr::col(("review_case", "id")).gt(after))
            .order_by(("review_case", "id"), Order::Asc)
            .limit(limit)
            .to_owned();
        rows(&self.store().read, &select).await
    }

    /// Endorses a batch: its cases, their histories, the log and the mails, all at once.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn endorse_batch(
        &self,
        keys: &Keys,
        batch_id: i64,
        endorsement: Endorsement,
    ) -> Result<Endorsed, StoreError> {
        let tx = self.store().begin().await?;
        let open = lock_unchanged(self, &tx, batch_id).await?;
        let batch = if open { read(&tx, batch_id).await? } else { None };
        let Some(batch) = batch.filter(|batch| batch.seen() == endorsement.seen) else {
            tx.rollback().await?;
            return Ok(Endorsed::Changed);
        };
        if let Some(refusal) = refusal(&tx, &batch, &endorsement).await? {
            tx.rollback().await?;
            return Ok(Endorsed::Refused(refusal));
        }
        if move_all(&tx, batch.id, &endorsement.entry).await? != batch.cases.unsigned_abs() {
            tx.rollback().await?;
            return Err(StoreError::Conflict(ConflictKind::Stale));
        }
        let lock = Query::update()
            .table("batch")
            .value("endorsed_at", endorsement.entry.at)
            .value("endorsed_by", endorsement.petugas_id)
            .value("data_version_id", endorsement.data_version_id)
            .and_where(Expr::col("id").eq(batch.id))
            .to_owned();
        change(&tx, &lock).await?;
        audit::append(&tx, &endorsement.entry).await?;
        for mail in &endorsement.mails {
            outbox::enqueue(&tx, keys, mail, instant_of(endorsement.entry.at)).await?;
        }
        tx.commit().await?;
        Ok(Endorsed::Done)
    }

    /// Whether this officer collected the batch, decided a case in it, or wrote what else it holds: they do not endorse
    /// it.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn worked_on_batch(
        &self,
        batch_id: i64,
        petugas_id: i64,
    ) -> Result<bool, StoreError> {
        worked_on(&self.store().write, batch_id, petugas_id).await
    }
}

/// Cases of proposals with the address of an owner who may be told.
pub(super) fn owners() -> SelectStatement {
    Query::select()
        .expr_as(Expr::col(("review_case", "id")), "case_id")
        .columns([("review_case", "ticket"), ("review_case", "lang"), ("case_contact", "email")])
        .from("review_case")
        .inner_join("usulan", Expr::col(("usulan", "case_id")).equals(("review_case", "id")))
        .inner_join(
            "case_contact",
            Expr::col(("case_contact", "case_id"))
                .equals(("review_case", "id"))
                .and(Expr::col(("case_contact", "party")).eq("proposer")),
        )
        .and_where(Expr::col(("usulan", "hubungan")).ne("tetangga"))
        .and_where(Expr::col(("case_contact", "email")).is_not_null())
        .and_where(Expr::col(("case_contact", "notify")).eq(true))
        .to_owned()
}

/// Everything but the window, as it is now and cannot change before the transaction ends.
async fn refusal<C: ConnectionTrait>(
    tx: &C,
    batch: &BatchRow,
    endorsement: &Endorsement,
) -> Result<Option<EndorseRefusal>, StoreError> {
    if batch.contents() == 0 {
        return Ok(Some(EndorseRefusal::Empty));
    }
    if batch.letter_file.is_none() {
        return Ok(Some(EndorseRefusal::LetterMissing));
    }
    if batch.signer_role.is_none() {
        return Ok(Some(EndorseRefusal::SignerMissing));
    }
    if worked_on(tx, batch.id, endorsement.petugas_id).await? {
        return Ok(Some(EndorseRefusal::OwnWork));
    }
    // Read in the version that is kept with the endorsement and that every export reads.
    if check::unlisted(tx, batch, endorsement.data_version_id).await?.is_some() {
        return Ok(Some(EndorseRefusal::NotListed));
    }
    if batch.kind()? == BatchKind::Pbi {
        let places = quota::places(tx, &batch.region, PBI_PROGRAM, endorsement.today).await?;
        if places.is_some_and(|places| places.free() < 0) {
            return Ok(Some(EndorseRefusal::QuotaExceeded));
        }
    }
    Ok(None)
}

/// The batch as it is within the caller's transaction.
async fn read<C: ConnectionTrait>(tx: &C, batch_id: i64) -> Result<Option<BatchRow>, StoreError> {
    let select = batches().and_where(Expr::col(("batch", "id")).eq(batch_id)).to_owned();
    first(tx, &select).await
}

async fn worked_on<C: ConnectionTrait>(
    tx: &C,
    batch_id: i64,
    petugas_id: i64,
) -> Result<bool, StoreError> {
    // Whatever an officer did to a case but endorse it: examined, asked, decided, collected.
    let events = Query::select()
        .expr_as(Expr::col(("case_event", "id")).count(), "count")
        .from("case_event")
        .inner_join(
            "batch_case",
            Expr::col(("batch_case", "case_id")).equals(("case_event", "case_id")),
        )
        .and_where(Expr::col(("batch_case", "batch_id")).eq(batch_id))
        .and_where(Expr::col(("case_event", "actor")).eq(Actor::Petugas.as_str()))
        .and_where(Expr::col(("case_event", "actor_id")).eq(petugas_id))
        .to_owned();
    let begun = Query::select()
        .expr_as(Expr::col("id").count(), "count")
        .from("batch")
        .and_where(Expr::col("id").eq(batch_id))
        .and_where(Expr::col("created_by").eq(petugas_id))
        .to_owned();
    let verdicts = Query::select()
        .expr_as(Expr::col("key").count(), "count")
        .from("recipient_verdict")
        .cond_where(
            Cond::all()
                .add(Expr::col("batch_id").eq(batch_id))
                .add(Expr::col("made_by").eq(petugas_id)),
        )
        .to_owned();
    let [added, made] = super::entry::worked_on(batch_id, petugas_id);
    for select in [events, begun, verdicts, added, made] {
        let found: Option<Count> = first(tx, &select).await?;
        if found.is_some_and(|found| found.count > 0) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Moves every case of the batch that is still proposed, notes it in each history and in the log, and says how many
/// there were.
async fn move_all<C: ConnectionTrait>(
    tx: &C,
    batch_id: i64,
    entry: &AuditEntry,
) -> Result<u64, StoreError> {
    let (from, to) = (CaseState::Proposed, CaseState::Endorsed);
    let cases = || {
        let mut select = Query::select();
        select.from("batch_case").and_where(Expr::col("batch_id").eq(batch_id));
        select
    };
    let mut ids = cases();
    ids.column("case_id");
    let update = Query::update()
        .table("review_case")
        .value("state", to.as_str())
        .value("state_since", entry.at)
        .value("closed_at", (!to.is_open()).then_some(entry.at))
        .value("version", Expr::col("version").add(1))
        .and_where(Expr::col("state").eq(from.as_str()))
        .and_where(Expr::col("id").in_subquery(ids))
        .to_owned();
    let moved = change(tx, &update).await?;
    let mut events = cases();
    events
        .column("case_id")
        .expr(Expr::val(entry.at))
        .expr(Expr::val(Action::Endorse.as_str()))
        .expr(Expr::val(from.as_str()))
        .expr(Expr::val(to.as_str()))
        .expr(Expr::val(Actor::Petugas.as_str()))
        .expr(Expr::val(entry.actor_id))
        .order_by("case_id", Order::Asc);
    let columns = ["case_id", "at", "action", "from_state", "to_state", "actor", "actor_id"];
    insert_from(tx, "case_event", &columns, events).await?;
    note_cases(tx, batch_id, "case.move", Action::Endorse.as_str(), entry).await?;
    Ok(moved)
}

/// Adds an entry to the log for each case of a batch.
pub(super) async fn note_cases<C: ConnectionTrait>(
    tx: &C,
    batch_id: i64,
    action: &str,
    detail: &str,
    entry: &AuditEntry,
) -> Result<(), StoreError> {
    let select = Query::select()
        .expr(Expr::val(entry.at))
        .expr(Expr::val(entry.actor))
        .expr(Expr::val(entry.actor_id))
        .expr(Expr::val(action))
        .column("case_id")
        .expr(Expr::val(detail))
        .from("batch_case")
        .and_where(Expr::col("batch_id").eq(batch_id))
        .order_by("case_id", Order::Asc)
        .to_owned();
    let columns = ["at", "actor", "actor_id", "action", "case_id", "detail"];
    insert_from(tx, "audit_entry", &columns, select).await
}

async fn insert_from<C: ConnectionTrait>(
    tx: &C,
    table: &'static str,
    columns: &[&'static str],
    select: SelectStatement,
) -> Result<(), StoreError> {
    let mut insert = Query::insert();
    insert
        .into_table(table)
        .columns(columns.iter().copied())
        .select_from(select)
        .map_err(|_| StoreError::Malformed("batch_case"))?;
    change(tx, &insert).await.map(|_| ())
}
