//! Erasing what is personal of closed cases. What stays is a tombstone: kind, state, village, cycle and times, so that
//! statistics are the same before and after.

use domain::review::CaseState;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement, UpdateStatement};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};

use crate::store::audit::{self, AuditEntry};
use crate::store::batch;
use crate::store::query::{change, rows};
use crate::store::{Store, StoreError};

/// A file of a case whose time is over.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct ExpiredFile {
    /// Its row.
    pub id: String,
    /// The case.
    pub case_id: i64,
    /// Random name of the encrypted file.
    pub file: String,
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

#[derive(FromQueryResult)]
struct Name {
    file: String,
}

/// What is emptied of an erased case: table, the column that names the case, and columns that become null.
const EMPTIED: [(&str, &str, &[&str]); 15] = [
    ("laporan", "case_id", &["subject", "sealed", "reporter", "reporter_token"]),
    ("usulan", "case_id", &["sealed", "pengusul_token"]),
    ("usulan_member", "case_id", &["sealed", "nik_token"]),
    ("case_message", "case_id", &["body"]),
    ("case_event", "case_id", &["note"]),
    ("case_contact", "case_id", &["email", "phone"]),
    ("reporter_opening", "case_id", &["reason"]),
    ("case_assessment", "case_id", &["sealed"]),
    ("musyawarah_recommendation", "case_id", &["note"]),
    ("centre_answer", "case_id", &["alasan"]),
    ("case_decision", "case_id", &["note", "internal_note"]),
    ("case_visit", "case_id", &["sealed"]),
    ("second_look_case", "case_id", &["note"]),
    ("case_note", "case_id", &["body"]),
    ("batch_case", "case_id", &["person"]),
];

/// What of an erased case goes as a whole: that two cases concern the same person, and mails.
const REMOVED: [(&str, &str); 6] = [
    ("case_link", "case_id"),
    ("case_link", "other_id"),
    ("case_pair", "case_id"),
    ("case_pair", "other_id"),
    ("outbox", "case_id"),
    ("reply_right", "case_id"),
];

impl Store {
    /// At most `limit` files of cases that were closed before `closed_before`.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn expired_files(
        &self,
        closed_before: i64,
        limit: u64,
    ) -> Result<Vec<ExpiredFile>, StoreError> {
        let select = Query::select()
            .columns(["id", "case_id", "file"])
            .from("attachment")
            .and_where(Expr::col("file").is_not_null())
            .and_where(Expr::col("case_id").in_subquery(closed(closed_before)))
            .limit(limit)
            .to_owned();
        rows(&self.write, &select).await
    }

    /// Notes that the files of these rows are gone.
    ///
    /// # Errors
    /// When the database refuses; nothing is noted then.
    pub async fn note_files_erased(
        &self,
        files: &[ExpiredFile],
        now: i64,
    ) -> Result<(), StoreError> {
        let tx = self.begin().await?;
        let ids = files.iter().map(|file| file.id.as_str());
        let update = Query::update()
            .table("attachment")
            .value("file", Option::<String>::None)
            .value("erased_at", now)
            .and_where(Expr::col("id").is_in(ids))
            .to_owned();
        change(&tx, &update).await?;
        for file in files {
            let entry = AuditEntry::of_erasure("photo.erase", Some(file.case_id), None, now);
            audit::append(&tx, &entry).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Empties at most `limit` messages of cases that were closed before `closed_before`. Says how many there were.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn erase_messages(&self, closed_before: i64, limit: u64) -> Result<u64, StoreError> {
        let select = Query::select()
            .column("id")
            .from("case_message")
            .and_where(Expr::col("body").is_not_null())
            .and_where(Expr::col("case_id").in_subquery(closed(closed_before)))
            .limit(limit)
            .to_owned();
        let update = emptied("case_message", &["body"])
            .and_where(Expr::col("id").in_subquery(select))
            .to_owned();
        change(&self.write, &update).await
    }

    /// Erases what is personal of at most `limit` cases that were closed before `closed_before` and have no files any
    /// more. Says how many there were.
    ///
    /// # Errors
    /// When the database refuses; nothing is erased then.
    pub async fn erase_cases(
        &self,
        closed_before: i64,
        limit: u64,
        now: i64,
    ) -> Result<u64, StoreError> {
        let with_files = Query::select()
            .column("case_id")
            .from("attachment")
            .and_where(Expr::col("file").is_not_null())
            .and_where(Expr::col("case_id").is_not_null())
            .to_owned();
        let select = closed(closed_before)
            .and_where(Expr::col("erased_at").is_null())
            .and_where(Expr::col("id").not_in_subquery(with_files))
            .limit(limit)
            .to_owned();
        let tx = self.begin().await?;
        let found: Vec<Id> = rows(&tx, &select).await?;
        let ids: Vec<i64> = found.into_iter().map(|row| row.id).collect();
        if ids.is_empty() {
            tx.rollback().await?;
            return Ok(0);
        }
        leave_tombstones(&tx, &ids, now).await?;
        for id in &ids {
            let entry = AuditEntry::of_erasure("case.erase", Some(*id), None, now);
            audit::append(&tx, &entry).await?;
        }
        tx.commit().await?;
        Ok(ids.len() as u64)
    }

    /// Removes at most `limit` mails that were delivered or given up before `before`. Says how many there were.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn erase_mails(&self, before: i64, limit: u64) -> Result<u64, StoreError> {
        let select = Query::select()
            .column("id")
            .from("outbox")
            .cond_where(Expr::col("sent_at").lt(before).or(Expr::col("dead_at").lt(before)))
            .limit(limit)
            .to_owned();
        let delete = Query::delete()
            .from_table("outbox")
            .and_where(Expr::col("id").in_subquery(select))
            .to_owned();
        change(&self.write, &delete).await
    }

    /// Which of these files a row names.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn named_files(&self, files: &[&str]) -> Result<Vec<String>, StoreError> {
        let select = Query::select()
            .column("file")
            .from("attachment")
            .and_where(Expr::col("file").is_in(files.iter().copied()))
            .to_owned();
        let found: Vec<Name> = rows(&self.write, &select).await?;
        let mut named: Vec<String> = found.into_iter().map(|row| row.file).collect();
        named.extend(batch::answer::named_files(&self.write, files).await?);
        Ok(named)
    }
}

/// Ids of the cases whose time is over and on which no open case hangs: an appeal needs what it is about. Their time is
/// over when they were closed before `before`, or are closed and their erasure was granted (Pasal 8 and 43 UU 27/2022).
fn closed(before: i64) -> SelectStatement {
    let needed = Query::select()
        .column("parent_id")
        .from("review_case")
        .and_where(Expr::col("parent_id").is_not_null())
        .and_where(Expr::col("closed_at").is_null())
        .to_owned();
    // It may have gone on to the centre since, by an appeal.
    let erasable = CaseState::ALL.iter().filter(|state| state.may_be_erased());
    let granted = Expr::col("erasure_granted_at")
        .is_not_null()
        .and(Expr::col("state").is_in(erasable.map(|state| state.as_str())));
    Query::select()
        .column("id")
        .from("review_case")
        .and_where(Expr::col("closed_at").is_not_null())
        .cond_where(Expr::col("closed_at").lt(before).or(granted))
        .and_where(Expr::col("id").not_in_subquery(needed))
        .to_owned()
}

fn emptied(table: &'static str, columns: &[&'static str]) -> UpdateStatement {
    let mut update = Query::update();
    update.table(table);
    for column in columns {
        update.value(*column, Expr::val(Value::Bytes(None)));
    }
    update
}

async fn leave_tombstones<C: ConnectionTrait>(
    tx: &C,
    ids: &[i64],
    now: i64,
) -> Result<(), StoreError> {
    let of_these = |column: &'static str| Expr::col(column).is_in(ids.iter().copied());
    for (table, column, columns) in EMPTIED {
        let update = emptied(table, columns).and_where(of_these(column)).to_owned();
        change(tx, &update).await?;
    }
    for (table, column) in REMOVED {
        let delete = Query::delete().from_table(table).and_where(of_these(column)).to_owned();
        change(tx, &delete).await?;
    }
    let silence = Query::update()
        .table("case_contact")
        .value("notify", false)
        .and_where(of_these("case_id"))
        .to_owned();
    change(tx, &silence).await?;
    let tombstone =
        emptied("review_case", &["nik_token", "kk_token", "alike_token", "idempotency_token"])
            .value("draft_id", Option::<String>::None)
            .value("erased_at", now)
            .and_where(of_these("id"))
            .to_owned();
    change(tx, &tombstone).await?;
    Ok(())
}
