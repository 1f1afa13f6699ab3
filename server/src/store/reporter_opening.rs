//! For which written reasons officers opened who reported (S-7). The reporter reads them; they go with the case.
//!
//! The log keeps the number of the reason: in the log nothing can be sealed anew or erased.

use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};

use super::audit::{self, AuditEntry};
use super::query::{change, rows};
use super::{Store, StoreError};

/// A reason that is about to be noted.
#[derive(Debug, Clone)]
pub struct NewOpening {
    /// Random, hexadecimal; the entry of the log names it.
    pub id: String,
    /// The case.
    pub case_id: i64,
    /// Who opens.
    pub petugas_id: i64,
    /// Sealed.
    pub reason: Vec<u8>,
}

/// A reason as it is kept.
#[derive(Debug, Clone, FromQueryResult)]
pub struct OpeningRow {
    /// Its number.
    pub id: String,
    /// Sealed; `None` once erased.
    pub reason: Option<Vec<u8>>,
}

impl Store {
    /// Notes that a reporter is about to be opened, and why: both or neither.
    ///
    /// # Errors
    /// When the database refuses; nothing may be opened then.
    pub async fn note_opening(
        &self,
        opening: NewOpening,
        entry: &AuditEntry,
    ) -> Result<(), StoreError> {
        let tx = self.begin().await?;
        let insert = Query::insert()
            .into_table("reporter_opening")
            .columns(["id", "case_id", "petugas_id", "at", "reason"])
            .values_panic([
                opening.id.into(),
                opening.case_id.into(),
                opening.petugas_id.into(),
                entry.at.into(),
                opening.reason.into(),
            ])
            .to_owned();
        change(&tx, &insert).await?;
        audit::append(&tx, entry).await?;
        Ok(tx.commit().await?)
    }

    /// The reasons for which the reporter of a case was opened.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn openings_of_case(&self, case_id: i64) -> Result<Vec<OpeningRow>, StoreError> {
        let select = Query::select()
            .columns(["id", "reason"])
            .from("reporter_opening")
            .and_where(Expr::col("case_id").eq(case_id))
            .to_owned();
        rows(&self.read, &select).await
    }
}
