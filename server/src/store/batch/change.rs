//! Filling a batch, taking cases out again, the letter. Only while it is open.

use chrono::NaiveDate;
use domain::batch::{BatchKind, SignerRole};
use domain::review::{Action, Actor, CaseState};
use domain::window::Cycle;
use sea_orm::sea_query::{Cond, Expr, ExprTrait as _, Query, ReturningClause};
use sea_orm::{ConnectionTrait, DatabaseTransaction, FromQueryResult, Order};

use super::check::is_listed;
use crate::crypto::Keys;
use crate::store::StoreError;
use crate::store::audit::{self, AuditEntry};
use crate::store::case_move::{CaseMove, move_within};
use crate::store::query::{change, first, rows};
use crate::store::scope::Scoped;

/// A case that waits for a batch.
#[derive(Clone, FromQueryResult)]
pub struct WaitingCase {
    /// Number inside.
    pub id: i64,
    /// Twelve characters.
    pub ticket: String,
    /// The answers of a proposal, sealed.
    pub sealed: Option<Vec<u8>>,
    /// Keyed token of the person's number.
    pub nik_token: Option<Vec<u8>>,
}

/// A case that is to come into a batch.
#[derive(Debug, Clone, Copy)]
pub struct ChosenCase {
    /// Number inside.
    pub id: i64,
    /// Keyed token of person, kind of batch and cycle: one proposal with it leaves. `None` where nobody knows the number.
    pub person: Option<[u8; 32]>,
}

/// What it holds is somebody's.
impl std::fmt::Debug for WaitingCase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "WaitingCase({})", self.id)
    }
}

/// A batch to begin.
#[derive(Debug, Clone)]
pub struct NewBatch<'a> {
    /// What it proposes.
    pub kind: BatchKind,
    /// Code of the regency.
    pub region: &'a str,
    /// `YYYY-MM`
    pub cycle: &'a str,
    /// Who begins it.
    pub petugas_id: i64,
    /// Unix seconds.
    pub now: i64,
}

/// The letter of endorsement, and who signed it.
#[derive(Clone)]
pub struct Letter {
    /// File, size and SHA-256 of a letter that was sent along; `None` keeps the one there is.
    pub file: Option<(String, i32, String)>,
    /// Its number.
    pub number: String,
    /// Its date.
    pub date: NaiveDate,
    /// In which role it was signed.
    pub role: SignerRole,
    /// By whom, sealed.
    pub name: Vec<u8>,
}

/// Names no one.
impl std::fmt::Debug for Letter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Letter({}, {})", self.date, self.role.as_str())
    }
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

#[derive(FromQueryResult)]
struct Place {
    id: i64,
    desa: String,
}

#[derive(FromQueryResult)]
struct LetterFile {
    letter_file: Option<String>,
}

impl Scoped<'_> {
    /// Cases found to hold that no batch has, with numbers above `after`.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn waiting_cases(
        &self,
        kind: BatchKind,
        cycle: &str,
        after: i64,
        limit: u64,
    ) -> Result<Vec<WaitingCase>, StoreError> {
        let select = Query::select()
            .columns([("review_case", "id"), ("review_case", "ticket"), ("usulan", "sealed")])
            .column(("review_case", "nik_token"))
            .from("review_case")
            .left_join("usulan", Expr::col(("usulan", "case_id")).equals(("review_case", "id")))
            .cond_where(self.waiting(kind, cycle))
            .and_where(Expr::col(("review_case", "id")).gt(after))
            .order_by(("review_case", "id"), Order::Asc)
            .limit(limit)
            .to_owned();
        rows(&self.store().write, &select).await
    }

    /// Begins an empty batch and says its number inside.
    ///
    /// # Errors
    /// A duplicate conflict when another one was begun at the same moment.
    pub async fn begin_batch(
        &self,
        new: &NewBatch<'_>,
        entry: &AuditEntry,
    ) -> Result<i64, StoreError> {
        let tx = self.store().begin().await?;
        let same = Query::select()
            .expr_as(Expr::col("number").max(), "count")
            .from("batch")
            .and_where(Expr::col("region").eq(new.region))
            .and_where(Expr::col("cycle").eq(new.cycle))
            .and_where(Expr::col("kind").eq(new.kind.as_str()))
            .to_owned();
        let last: Option<Last> = first(&tx, &same).await?;
        let number = last.and_then(|last| last.count).unwrap_or(0) + 1;
        let insert = Query::insert()
            .into_table("batch")
            .columns(["kind", "region", "cycle", "number", "created_at", "created_by"])
            .values_panic([
                new.kind.as_str().into(),
                new.region.into(),
                new.cycle.into(),
                number.into(),
                new.now.into(),
                new.petugas_id.into(),
            ])
            .returning(ReturningClause::Columns(vec!["id".into()]))
            .to_owned();
        let made: Option<Id> = first(&tx, &insert).await?;
        let id = made.ok_or(StoreError::Malformed("batch.id"))?.id;
        let mut entry = entry.clone();
        entry.detail = Some(format!("batch:{id}"));
        audit::append(&tx, &entry).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Puts these cases into an open batch, as far as they still wait, and says how many that were; `None` when the
    /// batch is locked or not in the scope. At most a few hundred at a time.
    ///
    /// # Errors
    /// A duplicate conflict when another proposal of one of the people came into a batch at the same moment; nothing is
    /// changed then.
    pub async fn fill_batch(
        &self,
        batch_id: i64,
        cases: &[ChosenCase],
        entry: &AuditEntry,
    ) -> Result<Option<u64>, StoreError> {
        let tx = self.store().begin().await?;
        if !lock_open(self, &tx, batch_id).await? {
            tx.rollback().await?;
            return Ok(None);
        }
        let update = Query::update()
            .table("review_case")
            .value("state", CaseState::Proposed.as_str())
            .value("state_since", entry.at)
            .value("version", Expr::col("version").add(1))
            .and_where(Expr::col("id").is_in(cases.iter().map(|case| case.id)))
            .and_where(Expr::col("state").eq(CaseState::Layak.as_str()))
            .cond_where(self.holds_case("review_case"))
            .returning(ReturningClause::Columns(vec!["id".into(), "desa".into()]))
            .to_owned();
        let mut taken: Vec<Place> = rows(&tx, &update).await?;
        taken.sort_by_key(|case| case.id);
        if !taken.is_empty() {
            insert_cases(&tx, batch_id, (&taken, cases), entry).await?;
            audit::append(&tx, entry).await?;
        }
        tx.commit().await?;
        Ok(Some(taken.len() as u64))
    }

    /// Puts every verdict of this month on somebody listed in this version of the data into an open batch, and says how
    /// many; `None` when the batch is locked or not in the scope.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn fill_verdicts(
        &self,
        batch_id: i64,
        (cycle, version): (Cycle, i64),
        entry: &AuditEntry,
    ) -> Result<Option<u64>, StoreError> {
        let tx = self.store().begin().await?;
        if !lock_open(self, &tx, batch_id).await? {
            tx.rollback().await?;
            return Ok(None);
        }
        let listed = is_listed(version, ("recipient_verdict", "subject"));
        let taken = self.lock_verdicts_in(&tx, (cycle, batch_id), Cond::all().add(listed)).await?;
        if taken > 0 {
            audit::append(&tx, entry).await?;
        }
        tx.commit().await?;
        Ok(Some(taken))
    }

    /// Takes all verdicts out of an open batch again, so that they can be changed. `None` when the batch is locked.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn take_verdicts_out(
        &self,
        batch_id: i64,
        entry: &AuditEntry,
    ) -> Result<Option<u64>, StoreError> {
        let tx = self.store().begin().await?;
        if !lock_open(self, &tx, batch_id).await? {
            tx.rollback().await?;
            return Ok(None);
        }
        let update = Query::update()
            .table("recipient_verdict")
            .value("batch_id", Option::<i64>::None)
            .and_where(Expr::col("batch_id").eq(batch_id))
            .cond_where(self.holds("desa"))
            .to_owned();
        let freed = change(&tx, &update).await?;
        audit::append(&tx, entry).await?;
        tx.commit().await?;
        Ok(Some(freed))
    }

    /// Takes a case out of an open batch again. False when the batch is locked, or does not have it.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn take_out(
        &self,
        keys: &Keys,
        batch_id: i64,
        case_id: i64,
        entry: &AuditEntry,
    ) -> Result<bool, StoreError> {
        let tx = self.store().begin().await?;
        let delete = Query::delete()
            .from_table("batch_case")
            .and_where(Expr::col("batch_id").eq(batch_id))
            .and_where(Expr::col("case_id").eq(case_id))
            .to_owned();
        let mut step = CaseMove::new(case_id, Action::Unbatch, Actor::Petugas, entry.at);
        step.actor_id = entry.actor_id;
        let done = lock_open(self, &tx, batch_id).await?
            && change(&tx, &delete).await? == 1
            && move_within(&tx, keys, step).await?.is_some();
        if done {
            audit::append(&tx, entry).await?;
            tx.commit().await?;
        } else {
            tx.rollback().await?;
        }
        Ok(done)
    }

    /// Attaches the letter to an open batch, and says the name of the file it took the place of; `None` when the batch
    /// is locked.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn attach_letter(
        &self,
        batch_id: i64,
        letter: &Letter,
        entry: &AuditEntry,
    ) -> Result<Option<Option<String>>, StoreError> {
        let tx = self.store().begin().await?;
        if !lock_open(self, &tx, batch_id).await? {
            tx.rollback().await?;
            return Ok(None);
        }
        let select = Query::select()
            .column("letter_file")
            .from("batch")
            .and_where(Expr::col("id").eq(batch_id))
            .to_owned();
        let before: Option<LetterFile> = first(&tx, &select).await?;
        let before = before.and_then(|row| row.letter_file);
        let mut update = Query::update();
        update
            .table("batch")
            .value("letter_number", letter.number.as_str())
            .value("letter_date", letter.date)
            .value("signer_role", letter.role.as_str())
            .value("signer_name", letter.name.clone())
            .value("letter_at", entry.at)
            .value("letter_by", entry.actor_id)
            .and_where(Expr::col("id").eq(batch_id));
        if let Some((file, bytes, sha256)) = &letter.file {
            update
                .value("letter_file", file.as_str())
                .value("letter_bytes", *bytes)
                .value("letter_sha256", sha256.as_str());
        }
        change(&tx, &update).await?;
        audit::append(&tx, entry).await?;
        tx.commit().await?;
        Ok(Some(before.filter(|_| letter.file.is_some())))
    }
}

#[derive(FromQueryResult)]
struct Last {
    count: Option<i32>,
}

/// Holds the batch's row until the transaction ends, if it is in the scope and not endorsed: whoever else changes it
/// waits. It is to be changed, so it is another version from now on.
pub(super) async fn lock_open(
    scoped: &Scoped<'_>,
    tx: &DatabaseTransaction,
    batch_id: i64,
) -> Result<bool, StoreError> {
    hold_open(scoped, tx, batch_id, 1).await
}

/// The same for whoever looks at what is in it, and changes nothing of that.
pub(super) async fn lock_unchanged(
    scoped: &Scoped<'_>,
    tx: &DatabaseTransaction,
    batch_id: i64,
) -> Result<bool, StoreError> {
    hold_open(scoped, tx, batch_id, 0).await
}

async fn hold_open(
    scoped: &Scoped<'_>,
    tx: &DatabaseTransaction,
    batch_id: i64,
    changes: i64,
) -> Result<bool, StoreError> {
    let touch = Query::update()
        .table("batch")
        .value("version", Expr::col("version").add(changes))
        .and_where(Expr::col("id").eq(batch_id))
        .and_where(Expr::col("endorsed_at").is_null())
        .cond_where(scoped.holds("region"))
        .to_owned();
    Ok(change(tx, &touch).await? == 1)
}

async fn insert_cases<C: ConnectionTrait>(
    tx: &C,
    batch_id: i64,
    (cases, chosen): (&[Place], &[ChosenCase]),
    entry: &AuditEntry,
) -> Result<(), StoreError> {
    let mut insert = Query::insert();
    insert
        .into_table("batch_case")
        .columns(["batch_id", "case_id", "place", "added_at", "added_by", "person"]);
    for case in cases {
        let person = chosen.iter().find(|one| one.id == case.id).and_then(|one| one.person);
        insert.values_panic([
            batch_id.into(),
            case.id.into(),
            case.desa.as_str().into(),
            entry.at.into(),
            entry.actor_id.into(),
            person.map(|person| person.to_vec()).into(),
        ]);
    }
    change(tx, &insert).await?;
    let mut events = Query::insert();
    events.into_table("case_event").columns([
        "case_id",
        "at",
        "action",
        "from_state",
        "to_state",
        "actor",
        "actor_id",
    ]);
    let mut entries = Query::insert();
    entries
        .into_table("audit_entry")
        .columns(["at", "actor", "actor_id", "action", "case_id", "detail"]);
    for case in cases {
        events.values_panic([
            case.id.into(),
            entry.at.into(),
            Action::Batch.as_str().into(),
            CaseState::Layak.as_str().into(),
            CaseState::Proposed.as_str().into(),
            Actor::Petugas.as_str().into(),
            entry.actor_id.into(),
        ]);
        entries.values_panic([
            entry.at.into(),
            Actor::Petugas.as_str().into(),
            entry.actor_id.into(),
            "case.move".into(),
            case.id.into(),
            Action::Batch.as_str().into(),
        ]);
    }
    change(tx, &events).await?;
    change(tx, &entries).await.map(|_| ())
}
