//! What the centre answered to what was endorsed, and the files that say so.

use chrono::NaiveDate;
use domain::batch::{Hasil, Tahap};
use domain::review::{Action, Actor};
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict, Query, UpdateStatement};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::endorse::{OwnerRow, owners};
use crate::crypto::Keys;
use crate::store::audit::{self, AuditEntry};
use crate::store::case_move::{CaseMove, move_within};
use crate::store::outbox::NewMail;
use crate::store::query::{change, first, rows};
use crate::store::scope::Scoped;
use crate::store::{ConflictKind, StoreError};

/// An answer file that was sent.
#[derive(Clone, FromQueryResult)]
pub struct AnswerFileRow {
    /// Names it in addresses.
    pub key: String,
    /// Who sent it.
    pub petugas_id: i64,
    /// Unix seconds.
    pub at: i64,
    /// SHA-256 of its content, hexadecimal.
    pub sha256: String,
    /// Random name of the encrypted file; `None` once it was taken over.
    pub file: Option<String>,
    /// When it was taken over. Unix seconds.
    pub applied_at: Option<i64>,
    /// How many cases it moved.
    pub moved: Option<i32>,
    /// Lines not taken over, as CSV: number, column, reason.
    pub rejected: Option<String>,
    /// Until then one request takes it over. Unix seconds.
    pub claimed_until: Option<i64>,
}

/// Names the row alone.
impl std::fmt::Debug for AnswerFileRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "AnswerFileRow({})", self.key)
    }
}

/// A case an answer may be about.
#[derive(Debug, Clone, FromQueryResult)]
pub struct AnsweredCase {
    /// Number inside.
    pub case_id: i64,
    /// Its ticket.
    pub ticket: String,
    /// Code of where it stands.
    pub state: String,
    /// The batch it is in, if any.
    pub batch_id: Option<i64>,
    /// When that was endorsed. Unix seconds.
    pub endorsed_at: Option<i64>,
}

/// An answer as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct AnswerRow {
    /// Number of the case.
    pub case_id: i64,
    /// Code of the stage.
    pub tahap: String,
    /// Code of the result.
    pub hasil: String,
    /// When the centre decided.
    pub decided_on: NaiveDate,
}

/// An answer to be taken over.
#[derive(Clone)]
pub struct NewAnswer {
    /// Number of the case.
    pub case_id: i64,
    /// Its batch.
    pub batch_id: i64,
    /// The stage.
    pub tahap: Tahap,
    /// The result.
    pub hasil: Hasil,
    /// The move it is.
    pub action: Action,
    /// The centre's words, sealed for the table of answers and for the history.
    pub words: Option<(Vec<u8>, Vec<u8>)>,
    /// When the centre decided.
    pub decided_on: NaiveDate,
    /// Mail that tells of it.
    pub mails: Vec<NewMail>,
    /// The file it came with.
    pub file_key: String,
}

/// What a file came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, FromQueryResult)]
pub struct AnswerSums {
    /// How many answers it gave.
    pub answers: i64,
    /// How many cases they moved.
    pub cases: i64,
}

/// Names the case alone.
impl std::fmt::Debug for NewAnswer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NewAnswer({}, {})", self.case_id, self.tahap.as_str())
    }
}

const FILE_COLUMNS: [&str; 9] = [
    "key",
    "petugas_id",
    "at",
    "sha256",
    "file",
    "applied_at",
    "moved",
    "rejected",
    "claimed_until",
];

#[derive(FromQueryResult)]
struct Name {
    file: String,
}

impl Scoped<'_> {
    /// Cases with these tickets, as far as they are in the scope.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn answered_cases(&self, tickets: &[&str]) -> Result<Vec<AnsweredCase>, StoreError> {
        let select = Query::select()
            .expr_as(Expr::col(("review_case", "id")), "case_id")
            .columns([("review_case", "ticket"), ("review_case", "state")])
            .column(("batch_case", "batch_id"))
            .column(("batch", "endorsed_at"))
            .from("review_case")
            .left_join(
                "batch_case",
                Expr::col(("batch_case", "case_id")).equals(("review_case", "id")),
            )
            .left_join("batch", Expr::col(("batch", "id")).equals(("batch_case", "batch_id")))
            .cond_where(self.holds_case("review_case"))
            .and_where(Expr::col(("review_case", "ticket")).is_in(tickets.iter().copied()))
            .to_owned();
        rows(&self.store().write, &select).await
    }

    /// What the centre answered about these cases already.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn answers_of(&self, cases: &[i64]) -> Result<Vec<AnswerRow>, StoreError> {
        let select = Query::select()
            .columns(
                ["case_id", "tahap", "hasil", "decided_on"].map(|column| ("centre_answer", column)),
            )
            .from("centre_answer")
            .inner_join(
                "review_case",
                Expr::col(("review_case", "id")).equals(("centre_answer", "case_id")),
            )
            .cond_where(self.holds_case("review_case"))
            .and_where(Expr::col(("centre_answer", "case_id")).is_in(cases.iter().copied()))
            .to_owned();
        rows(&self.store().write, &select).await
    }

    /// Owners of these cases who gave an address and may be told.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn owners_of(&self, cases: &[i64]) -> Result<Vec<OwnerRow>, StoreError> {
        let select = owners()
            .cond_where(self.holds_case("review_case"))
            .and_where(Expr::col(("review_case", "id")).is_in(cases.iter().copied()))
            .to_owned();
        rows(&self.store().write, &select).await
    }

    /// Takes one answer over: the case, its history, the log and the mail at once. False when it was taken over
    /// meanwhile, or the case no longer stands where it can be.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn take_answer(
        &self,
        keys: &Keys,
        answer: NewAnswer,
        entry: &AuditEntry,
    ) -> Result<bool, StoreError> {
        let tx = self.store().begin().await?;
        let (sealed, note) = answer.words.unzip();
        let insert = Query::insert()
            .into_table("centre_answer")
            .columns([
                "case_id",
                "tahap",
                "batch_id",
                "hasil",
                "alasan",
                "decided_on",
                "at",
                "petugas_id",
                "file_key",
            ])
            .values_panic([
                answer.case_id.into(),
                answer.tahap.as_str().into(),
                answer.batch_id.into(),
                answer.hasil.as_str().into(),
                sealed.into(),
                answer.decided_on.into(),
                entry.at.into(),
                entry.actor_id.into(),
                answer.file_key.into(),
            ])
            .on_conflict(OnConflict::columns(["case_id", "tahap"]).do_nothing().to_owned())
            .to_owned();
        let mut step = CaseMove::new(answer.case_id, answer.action, Actor::Petugas, entry.at);
        step.actor_id = entry.actor_id;
        step.reason = answer.hasil.reason(answer.tahap);
        step.note = note;
        step.mails = answer.mails;
        let done =
            change(&tx, &insert).await? == 1 && move_within(&tx, keys, step).await?.is_some();
        if done {
            tx.commit().await?;
        } else {
            tx.rollback().await?;
        }
        Ok(done)
    }

    /// Keeps a file until its sender says that it is to be taken over, in place of what they sent before. Says the names
    /// of the files that go.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn keep_answer_file(
        &self,
        (key, sha256, file): (&str, &str, &str),
        entry: &AuditEntry,
    ) -> Result<Vec<String>, StoreError> {
        let tx = self.store().begin().await?;
        let before = Query::select()
            .column("file")
            .from("answer_file")
            .and_where(Expr::col("petugas_id").eq(entry.actor_id))
            .and_where(Expr::col("file").is_not_null())
            .to_owned();
        let before: Vec<Name> = rows(&tx, &before).await?;
        let drop = Query::delete()
            .from_table("answer_file")
            .and_where(Expr::col("petugas_id").eq(entry.actor_id))
            .and_where(Expr::col("applied_at").is_null())
            .to_owned();
        change(&tx, &drop).await?;
        let insert = Query::insert()
            .into_table("answer_file")
            .columns(["key", "petugas_id", "at", "sha256", "file"])
            .values_panic([
                key.into(),
                entry.actor_id.into(),
                entry.at.into(),
                sha256.into(),
                file.into(),
            ])
            .to_owned();
        change(&tx, &insert).await?;
        audit::append(&tx, entry).await?;
        tx.commit().await?;
        Ok(before.into_iter().map(|row| row.file).collect())
    }

    /// A file that this officer sent.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn answer_file(
        &self,
        key: &str,
        petugas_id: i64,
    ) -> Result<Option<AnswerFileRow>, StoreError> {
        let select = Query::select()
            .columns(FILE_COLUMNS)
            .from("answer_file")
            .and_where(Expr::col("key").eq(key))
            .and_where(Expr::col("petugas_id").eq(petugas_id))
            .to_owned();
        first(&self.store().write, &select).await
    }

    /// Lets one request take a file over until `until`; whoever has it so far keeps it longer with `again`. False while
    /// another one has it, and once it was taken over.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn claim_answer_file(
        &self,
        key: &str,
        (now, until): (i64, i64),
        again: bool,
    ) -> Result<bool, StoreError> {
        let mut update = Query::update();
        update
            .table("answer_file")
            .value("claimed_until", until)
            .and_where(Expr::col("key").eq(key))
            .and_where(Expr::col("applied_at").is_null());
        if !again {
            let free = Expr::col("claimed_until").is_null();
            update.cond_where(free.or(Expr::col("claimed_until").lt(now)));
        }
        Ok(change(&self.store().write, &update).await? == 1)
    }

    /// Gives a file back that was not taken over to its end.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn release_answer_file(&self, key: &str) -> Result<(), StoreError> {
        let update = Query::update()
            .table("answer_file")
            .value("claimed_until", Option::<i64>::None)
            .and_where(Expr::col("key").eq(key))
            .and_where(Expr::col("applied_at").is_null())
            .to_owned();
        change(&self.store().write, &update).await.map(|_| ())
    }

    /// How many answers a file gave, and to how many cases: whatever was broken off in between.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn sums_of_answer_file(&self, key: &str) -> Result<AnswerSums, StoreError> {
        let select = Query::select()
            .expr_as(Expr::col("case_id").count(), "answers")
            .expr_as(Expr::col("case_id").count_distinct(), "cases")
            .from("centre_answer")
            .and_where(Expr::col("file_key").eq(key))
            .to_owned();
        Ok(first(&self.store().write, &select).await?.unwrap_or_default())
    }

    /// The newest files that this officer sent and took over, the newest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn answer_files(
        &self,
        petugas_id: i64,
        limit: u64,
    ) -> Result<Vec<AnswerFileRow>, StoreError> {
        let select = Query::select()
            .columns(FILE_COLUMNS)
            .from("answer_file")
            .and_where(Expr::col("petugas_id").eq(petugas_id))
            .and_where(Expr::col("applied_at").is_not_null())
            .order_by("applied_at", sea_orm::Order::Desc)
            .limit(limit)
            .to_owned();
        rows(&self.store().write, &select).await
    }

    /// Notes that a file was taken over; its content goes.
    ///
    /// # Errors
    /// A stale conflict when it was taken over meanwhile.
    pub async fn finish_answer_file(
        &self,
        key: &str,
        (moved, rejected): (i32, &str),
        entry: &AuditEntry,
    ) -> Result<(), StoreError> {
        let tx = self.store().begin().await?;
        let update: UpdateStatement = Query::update()
            .table("answer_file")
            .value("applied_at", entry.at)
            .value("moved", moved)
            .value("rejected", rejected)
            .value("file", Option::<String>::None)
            .and_where(Expr::col("key").eq(key))
            .and_where(Expr::col("applied_at").is_null())
            .to_owned();
        if change(&tx, &update).await? == 0 {
            tx.rollback().await?;
            return Err(StoreError::Conflict(ConflictKind::Stale));
        }
        audit::append(&tx, entry).await?;
        Ok(tx.commit().await?)
    }
}

/// Which of these files a batch or an answer names, within the sweep of files that no row names.
pub(in crate::store) async fn named_files<C: ConnectionTrait>(
    connection: &C,
    files: &[&str],
) -> Result<Vec<String>, StoreError> {
    let mut named = Vec::new();
    for (table, column) in [("batch", "letter_file"), ("answer_file", "file")] {
        let select = Query::select()
            .expr_as(Expr::col(column), "file")
            .from(table)
            .and_where(Expr::col(column).is_in(files.iter().copied()))
            .to_owned();
        let found: Vec<Name> = rows(connection, &select).await?;
        named.extend(found.into_iter().map(|row| row.file));
    }
    Ok(named)
}
