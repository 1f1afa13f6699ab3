//! Files of many proposals: their lines, and how far each is. What a line says is sealed until it is filed.

mod work;

use sea_orm::sea_query::{Expr, ExprTrait as _, Query, ReturningClause};
use sea_orm::{FromQueryResult, JoinType, Order, Value};

pub use work::ReadyRow;

use super::StoreError;
use super::audit::{self, AuditEntry};
use super::query::{BulkInsert, change, first, rows};
use super::scope::Scoped;

/// Most files in one list.
pub const LIST_MAX: u64 = 50;

/// How far a line is, as it is kept.
pub mod line_state {
    /// Checked; waits to be filed.
    pub const READY: &str = "ready";
    /// Something in it is wrong.
    pub const REJECTED: &str = "rejected";
    /// A case.
    pub const FILED: &str = "filed";
    /// The same was filed before, in this cycle.
    pub const REPEATED: &str = "repeated";
}

/// A file as it is kept.
#[derive(Debug, Clone, FromQueryResult)]
pub struct BulkFileRow {
    /// Number inside.
    pub id: i64,
    /// The officer who sent it.
    pub petugas_id: i64,
    /// Region code of their scope.
    pub scope: String,
    /// Code of the kind of case its lines become.
    pub kind: String,
    /// Keyed token of its content.
    pub digest: Vec<u8>,
    /// Unix seconds.
    pub uploaded_at: i64,
    /// When its lines were released, Unix seconds.
    pub confirmed_at: Option<i64>,
    /// When the last of them was filed, Unix seconds.
    pub finished_at: Option<i64>,
}

/// A line to keep.
#[derive(Debug, Clone)]
pub struct NewBulkLine {
    /// Line of the file; the header is line 1.
    pub line_no: i32,
    /// One of [`line_state`].
    pub state: &'static str,
    /// Wrong column.
    pub field: Option<String>,
    /// Code of what is wrong.
    pub reason: Option<&'static str>,
    /// The line says that the person is in the data.
    pub listed: Option<bool>,
    /// They were found there.
    pub found: bool,
    /// Keyed token of person, kind and cycle.
    pub token: Option<Vec<u8>>,
    /// What it says, sealed.
    pub sealed: Option<Vec<u8>>,
}

/// A file to keep.
#[derive(Debug, Clone)]
pub struct NewBulkFile {
    /// The officer.
    pub petugas_id: i64,
    /// Code of the kind of case.
    pub kind: &'static str,
    /// Keyed token of its content.
    pub digest: [u8; 32],
    /// Now, Unix seconds.
    pub now: i64,
    /// Its lines.
    pub lines: Vec<NewBulkLine>,
}

/// How many lines are alike.
#[derive(Debug, Clone, FromQueryResult)]
pub struct BulkCount {
    /// One of [`line_state`].
    pub state: String,
    /// The line says that the person is in the data.
    pub listed: Option<bool>,
    /// They were found there.
    pub found: bool,
    /// How many.
    pub count: i64,
}

/// A line that is not taken.
#[derive(Debug, Clone, FromQueryResult)]
pub struct RejectedRow {
    /// Line of the file.
    pub line_no: i32,
    /// Wrong column, or none.
    pub field: Option<String>,
    /// Code of what is wrong.
    pub reason: Option<String>,
}

/// A line with the case it became, or that was there before.
#[derive(Debug, Clone, FromQueryResult)]
pub struct FiledRow {
    /// Line of the file.
    pub line_no: i32,
    /// One of [`line_state`].
    pub state: String,
    /// Twelve characters.
    pub ticket: String,
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

const TABLE: &str = "bulk_file";
const LINES: &str = "bulk_line";

const COLUMNS: [&str; 8] =
    ["id", "petugas_id", "scope", "kind", "digest", "uploaded_at", "confirmed_at", "finished_at"];

const LINE_COLUMNS: [&str; 10] = [
    "bulk_id", "line_no", "state", "field", "reason", "listed", "found", "token", "sealed",
    "case_id",
];

impl Scoped<'_> {
    /// Keeps a file with its lines, and says its number.
    ///
    /// # Errors
    /// A duplicate conflict when a file with the same digest is known.
    pub async fn insert_bulk_file(
        &self,
        new: NewBulkFile,
        entry: &AuditEntry,
    ) -> Result<i64, StoreError> {
        let insert = Query::insert()
            .into_table(TABLE)
            .columns(["petugas_id", "scope", "kind", "digest", "uploaded_at"])
            .values_panic([
                new.petugas_id.into(),
                self.scope().region().as_str().into(),
                new.kind.into(),
                new.digest.to_vec().into(),
                new.now.into(),
            ])
            .returning(ReturningClause::Columns(vec!["id".into()]))
            .to_owned();
        let tx = self.store().begin().await?;
        let id = first::<Id, _, _>(&tx, &insert).await?;
        let id = id.ok_or(StoreError::Malformed("bulk_file.id"))?.id;
        let values = new.lines.into_iter().flat_map(|line| line_values(id, line)).collect();
        BulkInsert::new(LINES, &LINE_COLUMNS).run(&tx, values).await?;
        audit::append(&tx, &AuditEntry { detail: Some(id.to_string()), ..entry.clone() }).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// The newest files, at most [`LIST_MAX`], newest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn bulk_files(&self) -> Result<Vec<BulkFileRow>, StoreError> {
        let select = Query::select()
            .columns(COLUMNS)
            .from(TABLE)
            .cond_where(self.holds("scope"))
            .order_by("id", Order::Desc)
            .limit(LIST_MAX)
            .to_owned();
        rows(&self.store().read, &select).await
    }

    /// A file of the scope.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn bulk_file(&self, id: i64) -> Result<Option<BulkFileRow>, StoreError> {
        let select = Query::select()
            .columns(COLUMNS)
            .from(TABLE)
            .and_where(Expr::col("id").eq(id))
            .cond_where(self.holds("scope"))
            .to_owned();
        first(&self.store().read, &select).await
    }

    /// The file of the scope with this content.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn bulk_file_of(&self, digest: &[u8; 32]) -> Result<Option<BulkFileRow>, StoreError> {
        let select = Query::select()
            .columns(COLUMNS)
            .from(TABLE)
            .and_where(Expr::col("digest").eq(digest.to_vec()))
            .cond_where(self.holds("scope"))
            .to_owned();
        first(&self.store().read, &select).await
    }

    /// How many lines of a file are how far.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn bulk_counts(&self, file: &BulkFileRow) -> Result<Vec<BulkCount>, StoreError> {
        let select = Query::select()
            .columns(["state", "listed", "found"])
            .expr_as(Expr::col("line_no").count(), "count")
            .from(LINES)
            .and_where(Expr::col("bulk_id").eq(file.id))
            .add_group_by([Expr::col("state"), Expr::col("listed"), Expr::col("found")])
            .to_owned();
        rows(&self.store().read, &select).await
    }

    /// The lines of a file that are not taken, in order, from line `after` on.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn bulk_rejected(
        &self,
        file: &BulkFileRow,
        limit: u64,
    ) -> Result<Vec<RejectedRow>, StoreError> {
        let select = Query::select()
            .columns(["line_no", "field", "reason"])
            .from(LINES)
            .and_where(Expr::col("bulk_id").eq(file.id))
            .and_where(Expr::col("state").eq(line_state::REJECTED))
            .order_by("line_no", Order::Asc)
            .limit(limit)
            .to_owned();
        rows(&self.store().read, &select).await
    }

    /// The lines of a file that are cases, in order.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn bulk_filed(&self, file: &BulkFileRow) -> Result<Vec<FiledRow>, StoreError> {
        let select = Query::select()
            .columns([("l", "line_no"), ("l", "state"), ("c", "ticket")])
            .from_as(LINES, "l")
            .join_as(
                JoinType::InnerJoin,
                "review_case",
                "c",
                Expr::col(("c", "id")).equals(("l", "case_id")),
            )
            .and_where(Expr::col(("l", "bulk_id")).eq(file.id))
            .cond_where(self.holds_case("c"))
            .order_by(("l", "line_no"), Order::Asc)
            .to_owned();
        rows(&self.store().read, &select).await
    }

    /// Releases the lines of a file to be filed; `false` when they were before.
    ///
    /// # Errors
    /// `NotFound` outside the scope.
    pub async fn confirm_bulk(&self, id: i64, entry: &AuditEntry) -> Result<bool, StoreError> {
        let tx = self.store().begin().await?;
        let update = Query::update()
            .table(TABLE)
            .value("confirmed_at", entry.at)
            .and_where(Expr::col("id").eq(id))
            .and_where(Expr::col("confirmed_at").is_null())
            .cond_where(self.holds("scope"))
            .to_owned();
        if change(&tx, &update).await? == 0 {
            tx.rollback().await?;
            return match self.bulk_file(id).await? {
                Some(_) => Ok(false),
                None => Err(StoreError::NotFound),
            };
        }
        audit::append(&tx, entry).await?;
        tx.commit().await?;
        Ok(true)
    }
}

fn line_values(bulk_id: i64, line: NewBulkLine) -> [Value; 10] {
    [
        bulk_id.into(),
        line.line_no.into(),
        line.state.into(),
        line.field.into(),
        line.reason.map(ToOwned::to_owned).into(),
        line.listed.into(),
        line.found.into(),
        line.token.into(),
        line.sealed.into(),
        Option::<i64>::None.into(),
    ]
}
