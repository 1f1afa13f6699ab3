//! Results of checks against the population register, by person; and result files between being read and being taken
//! over. Remarks are sealed: see [`crate::usecase::bnba::checks`].

use chrono::NaiveDate;
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult, Order};

use super::audit::{self, AuditEntry};
use super::penerima::SealedPenerima;
use super::query::{change, first, rows};
use super::scope::Scoped;
use super::tokens::SubjectId;
use super::version_tables::{penerima_table, subject_table};
use super::{ConflictKind, Store, StoreError};

/// Most results of a person that are read.
const CHECKS_MAX: u64 = 200;

/// A result to be kept.
#[derive(Debug, Clone)]
pub struct NewCheck {
    /// Random, hexadecimal.
    pub key: String,
    /// Code of the result.
    pub result: &'static str,
    /// Day of the check.
    pub checked_on: NaiveDate,
    /// The remark.
    pub sealed: Vec<u8>,
}

/// A result as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckRow {
    /// Names it.
    pub key: String,
    /// The person.
    pub subject: SubjectId,
    /// Code of the result.
    pub result: String,
    /// Day of the check.
    pub checked_on: NaiveDate,
    /// The remark.
    pub sealed: Vec<u8>,
    /// Unix seconds.
    pub imported_at: i64,
}

#[derive(FromQueryResult)]
struct Row {
    key: String,
    subject: Vec<u8>,
    result: String,
    checked_on: NaiveDate,
    sealed: Vec<u8>,
    imported_at: i64,
}

impl TryFrom<Row> for CheckRow {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let subject = row.subject.try_into();
        Ok(Self {
            key: row.key,
            subject: subject.map_err(|_| StoreError::Malformed("recipient_check.subject"))?,
            result: row.result,
            checked_on: row.checked_on,
            sealed: row.sealed,
            imported_at: row.imported_at,
        })
    }
}

const COLUMNS: [&str; 6] = ["key", "subject", "result", "checked_on", "sealed", "imported_at"];

/// A result file that was read and not taken over yet.
#[derive(Debug, Clone)]
pub struct NewCheckFile {
    /// Random, hexadecimal.
    pub key: String,
    /// The officer.
    pub made_by: i64,
    /// Unix seconds.
    pub made_at: i64,
    /// Lines, without the header.
    pub lines: u32,
    /// Lines that can be taken over.
    pub accepted: u32,
    /// Line number, column and reason of the others.
    pub rejected: String,
    /// The lines that can be taken over.
    pub sealed: Vec<u8>,
}

/// A result file as it is kept.
#[derive(Debug, Clone, FromQueryResult)]
pub struct CheckFileRow {
    /// Names it.
    pub key: String,
    /// Unix seconds.
    pub made_at: i64,
    /// Lines, without the header.
    pub lines: i32,
    /// Lines that can be taken over.
    pub accepted: i32,
    /// Line number, column and reason of the others.
    pub rejected: String,
    /// The lines that can be taken over; gone once they are.
    pub sealed: Option<Vec<u8>>,
    /// Unix seconds.
    pub confirmed_at: Option<i64>,
    /// How many of them were new.
    pub added: i32,
}

/// Which results are listed: those of one code, or every warning.
#[derive(Debug, Clone, Copy)]
pub struct CheckFilter<'a> {
    /// Codes of results.
    pub results: &'a [&'static str],
    /// Row number of the last person of the page before.
    pub after: i64,
    /// Most rows.
    pub limit: u64,
}

impl Scoped<'_> {
    /// Keeps a result file that was read, until it is confirmed; earlier ones of the officer that were not confirmed
    /// go.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn keep_check_file(&self, new: NewCheckFile) -> Result<(), StoreError> {
        let tx = self.store().begin().await?;
        let forget = Query::update()
            .table("recipient_check_file")
            .value("sealed", Option::<Vec<u8>>::None)
            .and_where(Expr::col("made_by").eq(new.made_by))
            .to_owned();
        change(&tx, &forget).await?;
        let insert = Query::insert()
            .into_table("recipient_check_file")
            .columns(["key", "made_by", "made_at", "lines", "accepted", "rejected", "sealed"])
            .values_panic([
                new.key.into(),
                new.made_by.into(),
                new.made_at.into(),
                i32::try_from(new.lines).unwrap_or(i32::MAX).into(),
                i32::try_from(new.accepted).unwrap_or(i32::MAX).into(),
                new.rejected.into(),
                new.sealed.into(),
            ])
            .to_owned();
        change(&tx, &insert).await?;
        Ok(tx.commit().await?)
    }

    /// A result file of this officer.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn check_file(
        &self,
        key: &str,
        officer: i64,
    ) -> Result<Option<CheckFileRow>, StoreError> {
        first(&self.store().write, &file_of(key, officer)).await
    }

    /// Takes over the results of a file, those that are new, and forgets the file. Says how many were new.
    ///
    /// `checks` are the people of the file who are listed in the scope now, each with a result.
    ///
    /// # Errors
    /// [`ConflictKind::Stale`] when the file was taken over or forgotten before.
    pub async fn take_over_checks(
        &self,
        key: &str,
        checks: Vec<(SealedPenerima, NewCheck)>,
        (officer, now): (i64, i64),
        entry: &AuditEntry,
    ) -> Result<u32, StoreError> {
        let tx = self.store().begin().await?;
        let found: Option<CheckFileRow> = first(&tx, &file_of(key, officer)).await?;
        if found.is_none_or(|file| file.sealed.is_none() || file.confirmed_at.is_some()) {
            tx.rollback().await?;
            return Err(StoreError::Conflict(ConflictKind::Stale));
        }
        let mut added = 0;
        for (person, check) in checks {
            self.check(&person)?;
            added += insert_check(&tx, &person, check, (officer, now)).await?;
        }
        let added = u32::try_from(added).unwrap_or(u32::MAX);
        let done = Query::update()
            .table("recipient_check_file")
            .value("sealed", Option::<Vec<u8>>::None)
            .value("confirmed_at", now)
            .value("added", i32::try_from(added).unwrap_or(i32::MAX))
            .and_where(Expr::col("key").eq(key))
            .to_owned();
        change(&tx, &done).await?;
        audit::append(&tx, entry).await?;
        tx.commit().await?;
        Ok(added)
    }

    /// The results of a person, the newest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn checks_of(&self, person: &SealedPenerima) -> Result<Vec<CheckRow>, StoreError> {
        self.check(person)?;
        let select = Query::select()
            .columns(COLUMNS)
            .from("recipient_check")
            .and_where(Expr::col("subject").eq(person.subject.to_vec()))
            .order_by("checked_on", Order::Desc)
            .order_by("key", Order::Asc)
            .limit(CHECKS_MAX)
            .to_owned();
        let found: Vec<Row> = rows(&self.store().write, &select).await?;
        found.into_iter().map(CheckRow::try_from).collect()
    }

    /// Results of people listed in the scope, by row number in `version`: at most `filter.limit` people's rows.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn checks_in_scope(
        &self,
        version: i64,
        filter: CheckFilter<'_>,
    ) -> Result<Vec<(i64, CheckRow)>, StoreError> {
        #[derive(FromQueryResult)]
        struct Listed {
            penerima: i64,
            key: String,
            subject: Vec<u8>,
            result: String,
            checked_on: NaiveDate,
            sealed: Vec<u8>,
            imported_at: i64,
        }
        let select = Query::select()
            .expr_as(Expr::col(("p", "id")), "penerima")
            .columns(COLUMNS.map(|column| ("c", column)))
            .from_as("recipient_check", "c")
            .join_as(
                sea_orm::JoinType::InnerJoin,
                subject_table(version),
                "s",
                Expr::col(("s", "subject")).equals(("c", "subject")),
            )
            .join_as(
                sea_orm::JoinType::InnerJoin,
                penerima_table(version),
                "p",
                Expr::col(("p", "id")).equals(("s", "penerima")),
            )
            .cond_where(self.holds_of("p", "desa"))
            .and_where(Expr::col(("c", "result")).is_in(filter.results.iter().copied()))
            .and_where(Expr::col(("p", "id")).gt(filter.after))
            .order_by(("p", "id"), Order::Asc)
            .order_by(("c", "checked_on"), Order::Desc)
            .limit(filter.limit)
            .to_owned();
        let found: Vec<Listed> = rows(&self.store().read, &select).await?;
        let row = |one: Listed| {
            let row = Row {
                key: one.key,
                subject: one.subject,
                result: one.result,
                checked_on: one.checked_on,
                sealed: one.sealed,
                imported_at: one.imported_at,
            };
            Ok((one.penerima, CheckRow::try_from(row)?))
        };
        found.into_iter().map(row).collect()
    }
}

impl Store {
    /// Forgets the lines of result files that were read before `before` (Unix seconds) and never taken over.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn forget_check_files(&self, before: i64) -> Result<u64, StoreError> {
        let forget = Query::update()
            .table("recipient_check_file")
            .value("sealed", Option::<Vec<u8>>::None)
            .and_where(Expr::col("sealed").is_not_null())
            .and_where(Expr::col("made_at").lte(before))
            .to_owned();
        change(&self.write, &forget).await
    }
}

fn file_of(key: &str, officer: i64) -> SelectStatement {
    Query::select()
        .columns([
            "key",
            "made_at",
            "lines",
            "accepted",
            "rejected",
            "sealed",
            "confirmed_at",
            "added",
        ])
        .from("recipient_check_file")
        .and_where(Expr::col("key").eq(key))
        .and_where(Expr::col("made_by").eq(officer))
        .to_owned()
}

async fn insert_check<C: ConnectionTrait>(
    tx: &C,
    person: &SealedPenerima,
    check: NewCheck,
    (officer, now): (i64, i64),
) -> Result<u64, StoreError> {
    let insert = Query::insert()
        .into_table("recipient_check")
        .columns([
            "key",
            "subject",
            "desa",
            "result",
            "checked_on",
            "sealed",
            "imported_by",
            "imported_at",
        ])
        .values_panic([
            check.key.into(),
            person.subject.to_vec().into(),
            person.desa.as_str().into(),
            check.result.into(),
            check.checked_on.into(),
            check.sealed.into(),
            officer.into(),
            now.into(),
        ])
        .on_conflict(
            OnConflict::columns(["subject", "result", "checked_on"]).do_nothing().to_owned(),
        )
        .to_owned();
    change(tx, &insert).await
}
