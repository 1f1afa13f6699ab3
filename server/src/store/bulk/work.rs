//! What the worker does with released files.

use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{FromQueryResult, Order, Value};

use super::{BulkFileRow, COLUMNS, LINES, TABLE, line_state};
use crate::store::query::{change, first, rows};
use crate::store::{Store, StoreError};

/// A line that waits.
#[derive(Debug, Clone, FromQueryResult)]
pub struct ReadyRow {
    /// Line of the file.
    pub line_no: i32,
    /// What it says.
    pub sealed: Option<Vec<u8>>,
    /// Keyed token of person, kind and cycle.
    pub token: Option<Vec<u8>>,
}

impl Store {
    /// The oldest released file that nobody files, taken until `until`.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn claim_bulk(
        &self,
        now: i64,
        until: i64,
    ) -> Result<Option<BulkFileRow>, StoreError> {
        let select = Query::select()
            .columns(COLUMNS)
            .from(TABLE)
            .and_where(Expr::col("confirmed_at").is_not_null())
            .and_where(Expr::col("finished_at").is_null())
            .and_where(Expr::col("leased_until").is_null().or(Expr::col("leased_until").lt(now)))
            .order_by("id", Order::Asc)
            .limit(1)
            .to_owned();
        let found: Option<BulkFileRow> = first(&self.write, &select).await?;
        let Some(row) = found else { return Ok(None) };
        let update = Query::update()
            .table(TABLE)
            .value("leased_until", until)
            .and_where(Expr::col("id").eq(row.id))
            .and_where(Expr::col("finished_at").is_null())
            .and_where(Expr::col("leased_until").is_null().or(Expr::col("leased_until").lt(now)))
            .to_owned();
        Ok((change(&self.write, &update).await? == 1).then_some(row))
    }

    /// At most `limit` lines of a file that wait, in order.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn ready_lines(&self, bulk_id: i64, limit: u64) -> Result<Vec<ReadyRow>, StoreError> {
        let select = Query::select()
            .columns(["line_no", "sealed", "token"])
            .from(LINES)
            .and_where(Expr::col("bulk_id").eq(bulk_id))
            .and_where(Expr::col("state").eq(line_state::READY))
            .order_by("line_no", Order::Asc)
            .limit(limit)
            .to_owned();
        rows(&self.write, &select).await
    }

    /// Notes what became of a line; what it said is forgotten.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn end_bulk_line(
        &self,
        bulk_id: i64,
        line_no: i32,
        state: &'static str,
        case_id: Option<i64>,
        wrong: Option<(&'static str, &'static str)>,
    ) -> Result<(), StoreError> {
        let update = Query::update()
            .table(LINES)
            .value("state", state)
            .value("case_id", case_id)
            .value("field", wrong.map(|(field, _)| field.to_owned()))
            .value("reason", wrong.map(|(_, reason)| reason.to_owned()))
            .value("sealed", Expr::val(Value::Bytes(None)))
            .and_where(Expr::col("bulk_id").eq(bulk_id))
            .and_where(Expr::col("line_no").eq(line_no))
            .to_owned();
        change(&self.write, &update).await.map(|_| ())
    }

    /// Gives a file back; `finished_at` where nothing of it waits any more.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn release_bulk(
        &self,
        bulk_id: i64,
        finished_at: Option<i64>,
    ) -> Result<(), StoreError> {
        let update = Query::update()
            .table(TABLE)
            .value("leased_until", Option::<i64>::None)
            .value("finished_at", finished_at)
            .and_where(Expr::col("id").eq(bulk_id))
            .to_owned();
        change(&self.write, &update).await.map(|_| ())
    }

    /// Erases files that were sent before `before` and never released: nobody meant them. Says how many there were.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn erase_unreleased_bulk(&self, before: i64) -> Result<u64, StoreError> {
        let old = Query::select()
            .column("id")
            .from(TABLE)
            .and_where(Expr::col("confirmed_at").is_null())
            .and_where(Expr::col("uploaded_at").lt(before))
            .to_owned();
        let tx = self.begin().await?;
        let lines = Query::delete()
            .from_table(LINES)
            .and_where(Expr::col("bulk_id").in_subquery(old.clone()))
            .to_owned();
        change(&tx, &lines).await?;
        let files = Query::delete()
            .from_table(TABLE)
            .and_where(Expr::col("id").in_subquery(old))
            .to_owned();
        let erased = change(&tx, &files).await?;
        tx.commit().await?;
        Ok(erased)
    }
}
