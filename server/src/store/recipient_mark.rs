//! What officers mark recipients with. Kind, date, place and note are sealed: see [`crate::usecase::bnba::mark`].

use std::collections::BTreeMap;

use domain::batch::EntrySource;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{FromQueryResult, Order};

use super::audit::{self, AuditEntry};
use super::batch::entry::leave_open;
use super::penerima::SealedPenerima;
use super::query::{change, rows};
use super::scope::Scoped;
use super::tokens::SubjectId;
use super::{ConflictKind, StoreError};

/// Most marks of a person that are read.
const MARKS_MAX: u64 = 200;

/// A mark to be kept.
#[derive(Debug, Clone)]
pub struct NewMark {
    /// Random, hexadecimal.
    pub key: String,
    /// Keyed token of person and kind: of one kind a person has one mark at a time.
    pub kind_token: [u8; 32],
    /// Kind, date, place and note.
    pub sealed: Vec<u8>,
    /// The officer.
    pub made_by: i64,
    /// Unix seconds.
    pub made_at: i64,
}

/// A mark as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkRow {
    /// Names it.
    pub key: String,
    /// The person.
    pub subject: SubjectId,
    /// Kind, date, place and note.
    pub sealed: Vec<u8>,
    /// The officer who made it.
    pub made_by: i64,
    /// Unix seconds.
    pub made_at: i64,
    /// The officer who ended it.
    pub ended_by: Option<i64>,
    /// Unix seconds.
    pub ended_at: Option<i64>,
    /// Why it ended.
    pub end_sealed: Option<Vec<u8>>,
}

#[derive(FromQueryResult)]
struct Row {
    key: String,
    subject: Vec<u8>,
    sealed: Vec<u8>,
    made_by: i64,
    made_at: i64,
    ended_by: Option<i64>,
    ended_at: Option<i64>,
    end_sealed: Option<Vec<u8>>,
}

impl TryFrom<Row> for MarkRow {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let subject = row.subject.try_into();
        Ok(Self {
            key: row.key,
            subject: subject.map_err(|_| StoreError::Malformed("recipient_mark.subject"))?,
            sealed: row.sealed,
            made_by: row.made_by,
            made_at: row.made_at,
            ended_by: row.ended_by,
            ended_at: row.ended_at,
            end_sealed: row.end_sealed,
        })
    }
}

const COLUMNS: [&str; 8] =
    ["key", "subject", "sealed", "made_by", "made_at", "ended_by", "ended_at", "end_sealed"];

impl Scoped<'_> {
    /// Refuses a person outside the scope, however they were come by.
    pub(super) fn check(&self, person: &SealedPenerima) -> Result<(), StoreError> {
        if self.scope().covers(&person.desa) { Ok(()) } else { Err(StoreError::NotFound) }
    }

    /// Marks a person, and notes it in the audit log.
    ///
    /// # Errors
    /// [`ConflictKind::Duplicate`] when they have a mark of this kind; [`StoreError::NotFound`] outside the scope.
    pub async fn add_mark(
        &self,
        person: &SealedPenerima,
        new: NewMark,
        entry: &AuditEntry,
    ) -> Result<(), StoreError> {
        self.check(person)?;
        let tx = self.store().begin().await?;
        let insert = Query::insert()
            .into_table("recipient_mark")
            .columns(["key", "subject", "desa", "kind_token", "sealed", "made_by", "made_at"])
            .values_panic([
                new.key.into(),
                person.subject.to_vec().into(),
                person.desa.as_str().into(),
                new.kind_token.to_vec().into(),
                new.sealed.into(),
                new.made_by.into(),
                new.made_at.into(),
            ])
            .to_owned();
        change(&tx, &insert).await?;
        audit::append(&tx, entry).await?;
        Ok(tx.commit().await?)
    }

    /// Ends a mark of a person, and notes it. It leaves a batch that nobody has endorsed.
    ///
    /// # Errors
    /// [`ConflictKind::Stale`] when they have no such mark, or it ended before.
    pub async fn end_mark(
        &self,
        person: &SealedPenerima,
        key: &str,
        end_sealed: Option<Vec<u8>>,
        (officer, now): (i64, i64),
        entry: &AuditEntry,
    ) -> Result<(), StoreError> {
        self.check(person)?;
        let tx = self.store().begin().await?;
        let this = Query::select()
            .column("key")
            .from("recipient_mark")
            .and_where(Expr::col("key").eq(key))
            .and_where(Expr::col("subject").eq(person.subject.to_vec()))
            .to_owned();
        leave_open(&tx, EntrySource::Mark, this).await?;
        let update = Query::update()
            .table("recipient_mark")
            .value("ended_by", officer)
            .value("ended_at", now)
            .value("end_sealed", end_sealed)
            .and_where(Expr::col("key").eq(key))
            .and_where(Expr::col("subject").eq(person.subject.to_vec()))
            .and_where(Expr::col("ended_at").is_null())
            .to_owned();
        if change(&tx, &update).await? != 1 {
            tx.rollback().await?;
            return Err(StoreError::Conflict(ConflictKind::Stale));
        }
        audit::append(&tx, entry).await?;
        Ok(tx.commit().await?)
    }

    /// Every mark a person had, the newest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn marks_of(&self, person: &SealedPenerima) -> Result<Vec<MarkRow>, StoreError> {
        self.check(person)?;
        let select = Query::select()
            .columns(COLUMNS)
            .from("recipient_mark")
            .and_where(Expr::col("subject").eq(person.subject.to_vec()))
            .order_by("made_at", Order::Desc)
            .order_by("key", Order::Asc)
            .limit(MARKS_MAX)
            .to_owned();
        let found: Vec<Row> = rows(&self.store().write, &select).await?;
        found.into_iter().map(MarkRow::try_from).collect()
    }

    /// Marks with these keys, as far as they were made in the scope.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn marks_with(&self, keys: &[&str]) -> Result<Vec<MarkRow>, StoreError> {
        let select = Query::select()
            .columns(COLUMNS)
            .from("recipient_mark")
            .cond_where(self.holds("desa"))
            .and_where(Expr::col("key").is_in(keys.iter().copied()))
            .to_owned();
        let found: Vec<Row> = rows(&self.store().write, &select).await?;
        found.into_iter().map(MarkRow::try_from).collect()
    }

    /// The marks these people have now.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn open_marks(
        &self,
        people: &[SealedPenerima],
    ) -> Result<BTreeMap<SubjectId, Vec<MarkRow>>, StoreError> {
        let subjects = people
            .iter()
            .filter(|one| self.check(one).is_ok())
            .map(|one| one.subject.to_vec())
            .collect::<Vec<_>>();
        if subjects.is_empty() {
            return Ok(BTreeMap::new());
        }
        let select = Query::select()
            .columns(COLUMNS)
            .from("recipient_mark")
            .and_where(Expr::col("subject").is_in(subjects))
            .and_where(Expr::col("ended_at").is_null())
            .order_by("made_at", Order::Asc)
            .to_owned();
        let found: Vec<Row> = rows(&self.store().read, &select).await?;
        let mut marks: BTreeMap<SubjectId, Vec<MarkRow>> = BTreeMap::new();
        for row in found {
            let row = MarkRow::try_from(row)?;
            marks.entry(row.subject).or_default().push(row);
        }
        Ok(marks)
    }
}
