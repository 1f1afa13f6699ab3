//! How the log was when somebody had it checked last.

use sea_orm::FromQueryResult;
use sea_orm::sea_query::{OnConflict, Query};

use super::super::query::{change, first};
use super::super::{Store, StoreError};

const COLUMNS: [&str; 6] =
    ["checked_at", "outcome", "broken_batch", "first_batch", "last_batch", "entries"];

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct AuditCheck {
    /// When, Unix seconds.
    pub checked_at: i64,
    /// `whole`, or the code of what is wrong first.
    pub outcome: String,
    /// The batch that is wrong.
    pub broken_batch: Option<i64>,
    /// The first batch that was computed anew; 0 when there was none.
    pub first_batch: i64,
    /// The last one.
    pub last_batch: i64,
    /// Entries in them.
    pub entries: i64,
}

impl Store {
    /// The last check; `None` when there was none.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn audit_check(&self) -> Result<Option<AuditCheck>, StoreError> {
        let select = Query::select().columns(COLUMNS).from("audit_check").to_owned();
        first(&self.write, &select).await
    }

    /// Remembers a check in place of the one before.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn note_audit_check(&self, check: &AuditCheck) -> Result<(), StoreError> {
        let insert = Query::insert()
            .into_table("audit_check")
            .columns(["only"].into_iter().chain(COLUMNS))
            .values_panic([
                1.into(),
                check.checked_at.into(),
                check.outcome.as_str().into(),
                check.broken_batch.into(),
                check.first_batch.into(),
                check.last_batch.into(),
                check.entries.into(),
            ])
            .on_conflict(OnConflict::column("only").update_columns(COLUMNS).to_owned())
            .to_owned();
        change(&self.write, &insert).await.map(drop)
    }
}
