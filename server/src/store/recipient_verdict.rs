//! Verdicts on listed recipients (verifikasi kelayakan BNBA), one for each thing judged and month; collected into a
//! batch they no longer change. Component and note are sealed: see [`crate::usecase::bnba::judge`].

use domain::window::Cycle;
use sea_orm::sea_query::{Cond, Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult, Order};

use super::audit::{self, AuditEntry};
use super::penerima::SealedPenerima;
use super::query::{change, first, rows};
use super::scope::Scoped;
use super::tokens::SubjectId;
use super::{ConflictKind, StoreError};

/// Most verdicts on a person that are read.
const VERDICTS_MAX: u64 = 200;

/// A verdict to be kept.
#[derive(Debug, Clone)]
pub struct NewVerdict {
    /// Random, hexadecimal.
    pub key: String,
    /// The month.
    pub cycle: Cycle,
    /// Code of the programme; empty for somebody listed without aid.
    pub program: String,
    /// Keyed token of person, month, programme and component.
    pub target_token: [u8; 32],
    /// Eligible.
    pub layak: bool,
    /// Code of the reason, where not.
    pub reason: Option<String>,
    /// Component and note.
    pub sealed: Vec<u8>,
    /// The officer.
    pub made_by: i64,
    /// Unix seconds.
    pub made_at: i64,
}

/// A verdict as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerdictRow {
    /// Names it.
    pub key: String,
    /// The person.
    pub subject: SubjectId,
    /// The village they were listed in.
    pub desa: String,
    /// `YYYY-MM`
    pub cycle: String,
    /// Code of the programme; empty for somebody listed without aid.
    pub program: String,
    /// Eligible.
    pub layak: bool,
    /// Code of the reason, where not.
    pub reason: Option<String>,
    /// Component and note.
    pub sealed: Vec<u8>,
    /// The officer.
    pub made_by: i64,
    /// Unix seconds.
    pub made_at: i64,
    /// A later verdict of the same month took its place.
    pub superseded_at: Option<i64>,
    /// The batch it was collected into.
    pub batch_id: Option<i64>,
}

#[derive(FromQueryResult)]
struct Row {
    key: String,
    subject: Vec<u8>,
    desa: String,
    cycle: String,
    program: String,
    layak: bool,
    reason: Option<String>,
    sealed: Vec<u8>,
    made_by: i64,
    made_at: i64,
    superseded_at: Option<i64>,
    batch_id: Option<i64>,
}

impl TryFrom<Row> for VerdictRow {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let subject = row.subject.try_into();
        Ok(Self {
            key: row.key,
            subject: subject.map_err(|_| StoreError::Malformed("recipient_verdict.subject"))?,
            desa: row.desa,
            cycle: row.cycle,
            program: row.program,
            layak: row.layak,
            reason: row.reason,
            sealed: row.sealed,
            made_by: row.made_by,
            made_at: row.made_at,
            superseded_at: row.superseded_at,
            batch_id: row.batch_id,
        })
    }
}

const COLUMNS: [&str; 12] = [
    "key",
    "subject",
    "desa",
    "cycle",
    "program",
    "layak",
    "reason",
    "sealed",
    "made_by",
    "made_at",
    "superseded_at",
    "batch_id",
];

/// Verdicts of a month and scope, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct VerdictCounts {
    /// Found eligible, not collected yet.
    pub layak: u64,
    /// Found not eligible, not collected yet.
    pub tidak_layak: u64,
    /// Collected into a batch.
    pub collected: u64,
}

#[derive(FromQueryResult)]
struct CountRow {
    layak: bool,
    fresh: bool,
    count: i64,
}

#[derive(FromQueryResult)]
struct KeyRow {
    key: String,
}

impl Scoped<'_> {
    /// Keeps a verdict in place of an earlier one on the same thing in the same month, and notes it in the audit log.
    ///
    /// # Errors
    /// [`ConflictKind::Stale`] when the earlier one was collected, [`ConflictKind::Duplicate`] when somebody else
    /// judges at the same moment, [`StoreError::NotFound`] outside the scope.
    pub async fn add_verdict(
        &self,
        person: &SealedPenerima,
        new: NewVerdict,
        entry: &AuditEntry,
    ) -> Result<(), StoreError> {
        self.check(person)?;
        let tx = self.store().begin().await?;
        let same = || Expr::col("target_token").eq(new.target_token.to_vec());
        let collected = Query::select()
            .column("key")
            .from("recipient_verdict")
            .and_where(same())
            .and_where(Expr::col("superseded_at").is_null())
            .and_where(Expr::col("batch_id").is_not_null())
            .to_owned();
        if first::<KeyRow, _, _>(&tx, &collected).await?.is_some_and(|row| !row.key.is_empty()) {
            tx.rollback().await?;
            return Err(StoreError::Conflict(ConflictKind::Stale));
        }
        let replace = Query::update()
            .table("recipient_verdict")
            .value("superseded_at", new.made_at)
            .and_where(same())
            .and_where(Expr::col("superseded_at").is_null())
            .and_where(Expr::col("batch_id").is_null())
            .to_owned();
        change(&tx, &replace).await?;
        insert(&tx, person, &new).await?;
        audit::append(&tx, entry).await?;
        Ok(tx.commit().await?)
    }

    /// Every verdict on a person, the newest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn verdicts_of(
        &self,
        person: &SealedPenerima,
    ) -> Result<Vec<VerdictRow>, StoreError> {
        self.check(person)?;
        let select = Query::select()
            .columns(COLUMNS)
            .from("recipient_verdict")
            .and_where(Expr::col("subject").eq(person.subject.to_vec()))
            .order_by("made_at", Order::Desc)
            .order_by("key", Order::Asc)
            .limit(VERDICTS_MAX)
            .to_owned();
        read(&self.store().write, &select).await
    }

    /// The verdicts of a month that count, on these people.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn verdicts_on(
        &self,
        people: &[SealedPenerima],
        cycle: Cycle,
    ) -> Result<Vec<VerdictRow>, StoreError> {
        let subjects = people
            .iter()
            .filter(|one| self.check(one).is_ok())
            .map(|one| one.subject.to_vec())
            .collect::<Vec<_>>();
        if subjects.is_empty() {
            return Ok(Vec::new());
        }
        let select = counting(cycle).and_where(Expr::col("subject").is_in(subjects)).to_owned();
        read(&self.store().write, &select).await
    }

    /// How many verdicts of a month count in the scope.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn verdict_counts(&self, cycle: Cycle) -> Result<VerdictCounts, StoreError> {
        let select = Query::select()
            .column("layak")
            .expr_as(Expr::col("batch_id").is_null(), "fresh")
            .expr_as(Expr::col("key").count(), "count")
            .from("recipient_verdict")
            .cond_where(self.holds("desa"))
            .and_where(Expr::col("cycle").eq(cycle.to_string()))
            .and_where(Expr::col("superseded_at").is_null())
            .group_by_col("layak")
            .add_group_by([Expr::col("batch_id").is_null()])
            .to_owned();
        let found: Vec<CountRow> = rows(&self.store().read, &select).await?;
        let mut counts = VerdictCounts::default();
        for row in found {
            let place = match (row.fresh, row.layak) {
                (true, true) => &mut counts.layak,
                (true, false) => &mut counts.tidak_layak,
                _ => &mut counts.collected,
            };
            *place += row.count.unsigned_abs();
        }
        Ok(counts)
    }

    /// Verdicts of a month in the scope that count and are in no batch yet, by key: at most `limit` after `after`.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn verdicts_for_batch(
        &self,
        cycle: Cycle,
        after: &str,
        limit: u64,
    ) -> Result<Vec<VerdictRow>, StoreError> {
        let select = counting(cycle)
            .cond_where(self.holds("desa"))
            .and_where(Expr::col("batch_id").is_null())
            .and_where(Expr::col("key").gt(after))
            .order_by("key", Order::Asc)
            .limit(limit)
            .to_owned();
        read(&self.store().read, &select).await
    }

    /// The verdicts of a batch in the scope, by key: at most `limit` after `after`.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn verdicts_of_batch(
        &self,
        batch_id: i64,
        after: &str,
        limit: u64,
    ) -> Result<Vec<VerdictRow>, StoreError> {
        let select = Query::select()
            .columns(COLUMNS)
            .from("recipient_verdict")
            .cond_where(self.holds("desa"))
            .and_where(Expr::col("batch_id").eq(batch_id))
            .and_where(Expr::col("key").gt(after))
            .order_by("key", Order::Asc)
            .limit(limit)
            .to_owned();
        read(&self.store().read, &select).await
    }

    /// Collects every verdict of a month in the scope that is in no batch into `batch_id`: they no longer change. Says
    /// how many.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn lock_verdicts(&self, cycle: Cycle, batch_id: i64) -> Result<u64, StoreError> {
        self.lock_verdicts_in(&self.store().write, (cycle, batch_id), Cond::all()).await
    }

    /// The same of those verdicts that are also `these`, within the caller's transaction.
    pub(super) async fn lock_verdicts_in<C: ConnectionTrait>(
        &self,
        tx: &C,
        (cycle, batch_id): (Cycle, i64),
        these: Cond,
    ) -> Result<u64, StoreError> {
        let update = Query::update()
            .table("recipient_verdict")
            .value("batch_id", batch_id)
            .cond_where(self.holds("desa"))
            .cond_where(these)
            .and_where(Expr::col("cycle").eq(cycle.to_string()))
            .and_where(Expr::col("superseded_at").is_null())
            .and_where(Expr::col("batch_id").is_null())
            .to_owned();
        change(tx, &update).await
    }
}

/// A query for the verdicts of a month that count.
fn counting(cycle: Cycle) -> SelectStatement {
    Query::select()
        .columns(COLUMNS)
        .from("recipient_verdict")
        .and_where(Expr::col("cycle").eq(cycle.to_string()))
        .and_where(Expr::col("superseded_at").is_null())
        .to_owned()
}

async fn insert<C: ConnectionTrait>(
    tx: &C,
    person: &SealedPenerima,
    new: &NewVerdict,
) -> Result<(), StoreError> {
    let insert = Query::insert()
        .into_table("recipient_verdict")
        .columns([
            "key",
            "subject",
            "desa",
            "cycle",
            "program",
            "target_token",
            "layak",
            "reason",
            "sealed",
            "made_by",
            "made_at",
        ])
        .values_panic([
            new.key.as_str().into(),
            person.subject.to_vec().into(),
            person.desa.as_str().into(),
            new.cycle.to_string().into(),
            new.program.as_str().into(),
            new.target_token.to_vec().into(),
            new.layak.into(),
            new.reason.clone().into(),
            new.sealed.clone().into(),
            new.made_by.into(),
            new.made_at.into(),
        ])
        .to_owned();
    change(tx, &insert).await.map(|_| ())
}

async fn read<C: ConnectionTrait>(
    connection: &C,
    select: &SelectStatement,
) -> Result<Vec<VerdictRow>, StoreError> {
    let found: Vec<Row> = rows(connection, select).await?;
    found.into_iter().map(VerdictRow::try_from).collect()
}
