//! Notes that officers write for colleagues about a case. Citizens never read them; they stay sealed here.

use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{FromQueryResult, Order};

use super::StoreError;
use super::audit::{self, AuditEntry};
use super::query::{change, rows};
use super::scope::Scoped;

/// Most notes of a case that are read.
const MAX_NOTES: u64 = 200;

/// A note.
#[derive(Clone, FromQueryResult)]
pub struct NoteRow {
    /// Random: names the place the body is sealed for.
    pub key: String,
    /// Unix seconds.
    pub at: i64,
    /// Who wrote it.
    pub petugas_id: i64,
    /// Sealed; `None` once erased.
    pub body: Option<Vec<u8>>,
}

impl std::fmt::Debug for NoteRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NoteRow({})", self.key)
    }
}

/// A note to keep.
#[derive(Clone)]
pub struct NewNote {
    /// Random: names the place the body is sealed for.
    pub key: String,
    /// The case.
    pub case_id: i64,
    /// Who writes it.
    pub petugas_id: i64,
    /// Sealed.
    pub body: Vec<u8>,
}

impl std::fmt::Debug for NewNote {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NewNote({})", self.key)
    }
}

impl Scoped<'_> {
    /// The newest notes of a case of the scope, newest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn notes_of_case(&self, case_id: i64) -> Result<Vec<NoteRow>, StoreError> {
        let select = Query::select()
            .columns(["key", "at", "petugas_id", "body"])
            .from("case_note")
            .and_where(Expr::col("case_id").eq(case_id))
            .and_where(Expr::col("case_id").in_subquery(self.this_case(case_id)))
            .order_by("at", Order::Desc)
            .order_by("key", Order::Asc)
            .limit(MAX_NOTES)
            .to_owned();
        // A note may have been written a moment ago: read where it was written.
        rows(&self.store().write, &select).await
    }

    /// Keeps a note, and remembers that it was written.
    ///
    /// # Errors
    /// `NotFound` for a case outside the scope, or one whose data was erased; otherwise when the database refuses.
    pub async fn add_note(&self, note: &NewNote, entry: &AuditEntry) -> Result<(), StoreError> {
        let tx = self.store().begin().await?;
        let kept = Query::select()
            .column("id")
            .from("review_case")
            .and_where(Expr::col("erased_at").is_null())
            .and_where(Expr::col("id").in_subquery(self.this_case(note.case_id)))
            .to_owned();
        if rows::<Id, _, _>(&tx, &kept).await?.is_empty() {
            tx.rollback().await?;
            return Err(StoreError::NotFound);
        }
        let insert = Query::insert()
            .into_table("case_note")
            .columns(["key", "case_id", "at", "petugas_id", "body"])
            .values_panic([
                note.key.as_str().into(),
                note.case_id.into(),
                entry.at.into(),
                note.petugas_id.into(),
                note.body.clone().into(),
            ])
            .to_owned();
        change(&tx, &insert).await?;
        audit::append(&tx, entry).await?;
        Ok(tx.commit().await?)
    }

    /// The number of a case, if it lies in the scope.
    pub(super) fn this_case(&self, case_id: i64) -> sea_orm::sea_query::SelectStatement {
        Query::select()
            .column("id")
            .from("review_case")
            .and_where(Expr::col("id").eq(case_id))
            .cond_where(self.holds_case("review_case"))
            .to_owned()
    }
}

#[derive(FromQueryResult)]
struct Id {
    #[expect(dead_code, reason = "that there is a row says it all")]
    id: i64,
}
