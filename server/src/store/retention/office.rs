//! Erasing what officers wrote about listed people, what they sent in files, and what left with batches. Counts of
//! batches stay; who they were about goes.

use sea_orm::sea_query::{Expr, ExprTrait as _, Func, Query, SelectStatement, SimpleExpr};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};

use super::Kept;
use crate::store::query::{change, rows};
use crate::store::{Store, StoreError};

/// Rows that go as they are: table, primary key, and the columns that say since when, the first that has a value.
const ROWS: [(Kept, &str, &str, &[&str]); 7] = [
    (Kept::Mark, "recipient_mark", "key", &["ended_at", "made_at"]),
    (Kept::Repair, "recipient_repair", "key", &["superseded_at", "made_at"]),
    (Kept::Verdict, "recipient_verdict", "key", &["made_at"]),
    (Kept::Check, "recipient_check", "key", &["imported_at"]),
    (Kept::CheckFile, "recipient_check_file", "key", &["made_at"]),
    (Kept::Export, "batch_export", "id", &["at"]),
    (Kept::DataImport, "recipient_import", "key", &["finished_at", "beat_at"]),
];

/// Something with a file whose time is over.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct ExpiredPaper {
    /// Names its row: a number or a key.
    pub id: String,
    /// Random name of the encrypted file.
    pub file: Option<String>,
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

impl Store {
    /// Erases at most `limit` rows of `kept` from before a time, and says how many there were. None for what is kept
    /// otherwise.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn erase_rows(&self, kept: Kept, before: i64, limit: u64) -> Result<u64, StoreError> {
        let Some((_, table, key, since)) = ROWS.into_iter().find(|(one, ..)| *one == kept) else {
            return Ok(0);
        };
        let old = Query::select()
            .column(key)
            .from(table)
            .and_where(first_of(since).lt(before))
            .limit(limit)
            .to_owned();
        let delete =
            Query::delete().from_table(table).and_where(Expr::col(key).in_subquery(old)).to_owned();
        change(&self.write, &delete).await
    }

    /// Erases at most `limit` files of bulk proposals from before a time, with their lines: the proposals are cases by
    /// now. Says how many files there were.
    ///
    /// # Errors
    /// When the database refuses; nothing is erased then.
    pub async fn erase_bulk_files(&self, before: i64, limit: u64) -> Result<u64, StoreError> {
        let old = Query::select()
            .column("id")
            .from("bulk_file")
            .and_where(first_of(&["finished_at", "uploaded_at"]).lt(before))
            .limit(limit)
            .to_owned();
        let tx = self.begin().await?;
        let found: Vec<Id> = rows(&tx, &old).await?;
        let ids: Vec<i64> = found.into_iter().map(|row| row.id).collect();
        erase_from(&tx, &[("bulk_line", "bulk_id"), ("bulk_file", "id")], &ids).await?;
        tx.commit().await?;
        Ok(ids.len() as u64)
    }

    /// At most `limit` deliberations from before a time of which no case is kept any more, with their minutes. Erase each
    /// with [`Self::erase_musyawarah`], after its file.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn expired_musyawarah(
        &self,
        before: i64,
        limit: u64,
    ) -> Result<Vec<ExpiredPaper>, StoreError> {
        let kept_case = Query::select()
            .column(("musyawarah_recommendation", "musyawarah_id"))
            .from("musyawarah_recommendation")
            .inner_join(
                "review_case",
                Expr::col(("review_case", "id")).equals(("musyawarah_recommendation", "case_id")),
            )
            .and_where(Expr::col(("review_case", "erased_at")).is_null())
            .to_owned();
        let select = Query::select()
            .expr_as(Expr::col(("musyawarah", "id")).cast_as("text"), "id")
            .column(("attachment", "file"))
            .from("musyawarah")
            .left_join(
                "attachment",
                Expr::col(("attachment", "id")).equals(("musyawarah", "attachment_id")),
            )
            .and_where(first_of_table("musyawarah", &["closed_at", "created_at"]).lt(before))
            .and_where(Expr::col(("musyawarah", "id")).not_in_subquery(kept_case))
            .limit(limit)
            .to_owned();
        rows(&self.write, &select).await
    }

    /// Erases deliberations with everything said in them. Their files are gone already.
    ///
    /// # Errors
    /// When the database refuses; nothing is erased then.
    pub async fn erase_musyawarah(&self, expired: &[ExpiredPaper]) -> Result<(), StoreError> {
        let ids: Vec<i64> = expired.iter().filter_map(|one| one.id.parse().ok()).collect();
        let minutes = Query::select()
            .column("attachment_id")
            .from("musyawarah")
            .and_where(Expr::col("id").is_in(ids.iter().copied()))
            .and_where(Expr::col("attachment_id").is_not_null())
            .to_owned();
        let minutes = Query::delete()
            .from_table("attachment")
            .and_where(Expr::col("id").in_subquery(minutes))
            .to_owned();
        let tx = self.begin().await?;
        change(&tx, &minutes).await?;
        let tables = [
            ("musyawarah_removal", "musyawarah_id"),
            ("musyawarah_recommendation", "musyawarah_id"),
            ("musyawarah", "id"),
        ];
        erase_from(&tx, &tables, &ids).await?;
        Ok(tx.commit().await?)
    }

    /// At most `limit` letters of batches from before a time. Note each with [`Self::note_letters_erased`], after its file.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn expired_letters(
        &self,
        before: i64,
        limit: u64,
    ) -> Result<Vec<ExpiredPaper>, StoreError> {
        let there =
            Expr::col("letter_file").is_not_null().or(Expr::col("signer_name").is_not_null());
        let select = papers("batch", Expr::col("id").cast_as("text"), "letter_file")
            .and_where(first_of(&["endorsed_at", "letter_at"]).lt(before))
            .cond_where(there)
            .limit(limit)
            .to_owned();
        rows(&self.write, &select).await
    }

    /// Notes that these letters are gone, and forgets who signed them. Their numbers and checksums stay.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn note_letters_erased(&self, expired: &[ExpiredPaper]) -> Result<(), StoreError> {
        let ids = expired.iter().filter_map(|one| one.id.parse::<i64>().ok());
        let update = Query::update()
            .table("batch")
            .value("letter_file", Option::<String>::None)
            .value("signer_name", Expr::val(Value::Bytes(None)))
            .and_where(Expr::col("id").is_in(ids))
            .to_owned();
        change(&self.write, &update).await.map(|_| ())
    }

    /// At most `limit` answer files from before a time that nobody took over. Erase each with
    /// [`Self::erase_answer_files`], after its file.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn expired_answer_files(
        &self,
        before: i64,
        limit: u64,
    ) -> Result<Vec<ExpiredPaper>, StoreError> {
        let select = papers("answer_file", Expr::col("key"), "file")
            .and_where(Expr::col("at").lt(before))
            .and_where(Expr::col("applied_at").is_null())
            .limit(limit)
            .to_owned();
        rows(&self.write, &select).await
    }

    /// Erases answer files that nobody took over. Their files are gone already.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn erase_answer_files(&self, expired: &[ExpiredPaper]) -> Result<(), StoreError> {
        let keys = expired.iter().map(|one| one.id.as_str());
        let delete = Query::delete()
            .from_table("answer_file")
            .and_where(Expr::col("key").is_in(keys))
            .and_where(Expr::col("applied_at").is_null())
            .to_owned();
        change(&self.write, &delete).await.map(|_| ())
    }
}

fn papers(table: &'static str, id: SimpleExpr, file: &'static str) -> SelectStatement {
    let mut select = Query::select();
    select.expr_as(id, "id").expr_as(Expr::col(file), "file").from(table);
    select
}

/// The first of these columns that has a value.
fn first_of(columns: &[&'static str]) -> SimpleExpr {
    match columns {
        [only] => Expr::col(*only),
        several => Func::coalesce(several.iter().map(|column| Expr::col(*column))).into(),
    }
}

fn first_of_table(table: &'static str, columns: &[&'static str]) -> SimpleExpr {
    Func::coalesce(columns.iter().map(|column| Expr::col((table, *column)))).into()
}

async fn erase_from<C: ConnectionTrait>(
    tx: &C,
    tables: &[(&'static str, &'static str)],
    ids: &[i64],
) -> Result<(), StoreError> {
    if ids.is_empty() {
        return Ok(());
    }
    for (table, column) in tables {
        let delete = Query::delete()
            .from_table(*table)
            .and_where(Expr::col(*column).is_in(ids.iter().copied()))
            .to_owned();
        change(tx, &delete).await?;
    }
    Ok(())
}
