//! Cases of every kind as they are kept: found, read, counted.

use domain::review::{CaseKind, CaseState};
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::query::{first, rows};
use super::{Store, StoreError};

/// A case as it is kept.
#[derive(Debug, Clone, FromQueryResult)]
pub struct CaseRow {
    /// Number inside.
    pub id: i64,
    /// Code of its kind.
    pub kind: String,
    /// Code of its state.
    pub state: String,
    /// Twelve characters.
    pub ticket: String,
    /// The case it belongs to.
    pub parent_id: Option<i64>,
    /// Village code.
    pub desa: String,
    /// `YYYY-MM`
    pub cycle: String,
    /// Unix seconds.
    pub cutoff_at: i64,
    /// Unix seconds.
    pub due_at: i64,
    /// Unix seconds.
    pub submitted_at: i64,
    /// Language tag.
    pub lang: String,
    /// Codes, comma-separated.
    pub warnings: String,
    /// Unix seconds; erased by retention.
    pub erased_at: Option<i64>,
    /// One more with every move.
    pub version: i64,
    /// The officer who works on it.
    pub lease_by: Option<i64>,
    /// Until when it is theirs, Unix seconds.
    pub lease_until: Option<i64>,
    /// When it was put before the head of the office for being late, Unix seconds.
    pub escalated_at: Option<i64>,
    /// Who brought it: `warga`, `petugas`, `rt_rw`, `lks`, `desa`, `kemensos`.
    pub origin: String,
    /// The officer who filed it for somebody.
    pub filed_by: Option<i64>,
}

impl CaseRow {
    /// Its kind.
    ///
    /// # Errors
    /// When the code is unknown to this program.
    pub fn kind(&self) -> Result<CaseKind, StoreError> {
        self.kind.parse().map_err(|_| StoreError::Malformed("review_case.kind"))
    }

    /// Whether `petugas_id` works on it at `now` (Unix seconds).
    pub fn is_held_by(&self, petugas_id: i64, now: i64) -> bool {
        self.holder(now) == Some(petugas_id)
    }

    /// Who works on it at `now` (Unix seconds).
    pub fn holder(&self, now: i64) -> Option<i64> {
        self.lease_by.filter(|_| self.lease_until.is_some_and(|until| until > now))
    }

    /// Where it stands.
    ///
    /// # Errors
    /// When the code is unknown to this program.
    pub fn state(&self) -> Result<CaseState, StoreError> {
        self.state.parse().map_err(|_| StoreError::Malformed("review_case.state"))
    }
}

/// One fact of a case's history.
#[derive(Debug, Clone, FromQueryResult)]
pub struct EventRow {
    /// Unix seconds.
    pub at: i64,
    /// Code of the action.
    pub action: String,
    /// Code of the state it led to.
    pub to_state: String,
    /// Who: code of [`domain::review::Actor`].
    pub actor: String,
    /// Which officer, if one.
    pub actor_id: Option<i64>,
    /// Code of the reason, if any.
    pub reason: Option<String>,
    /// Sealed note to the citizen, if any.
    pub note: Option<Vec<u8>>,
}

/// The columns of a [`CaseRow`].
pub(super) const COLUMNS: [&str; 19] = [
    "id",
    "kind",
    "state",
    "ticket",
    "parent_id",
    "desa",
    "cycle",
    "cutoff_at",
    "due_at",
    "submitted_at",
    "lang",
    "warnings",
    "erased_at",
    "version",
    "lease_by",
    "lease_until",
    "escalated_at",
    "origin",
    "filed_by",
];

/// The case with this number, within the caller's transaction.
pub(super) async fn read<C: ConnectionTrait>(
    tx: &C,
    case_id: i64,
) -> Result<Option<CaseRow>, StoreError> {
    let select = Query::select()
        .columns(COLUMNS)
        .from("review_case")
        .and_where(Expr::col("id").eq(case_id))
        .to_owned();
    first(tx, &select).await
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

impl Store {
    /// The case with this ticket.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn case_by_ticket(&self, ticket: &str) -> Result<Option<CaseRow>, StoreError> {
        self.case_where("ticket", ticket.into()).await
    }

    /// The case a draft became, or whose report it took the place of.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn case_by_draft(&self, draft_id: &str) -> Result<Option<CaseRow>, StoreError> {
        if let Some(case) = self.case_where("draft_id", draft_id.into()).await? {
            return Ok(Some(case));
        }
        let merged = Query::select()
            .expr_as(Expr::col("case_id"), "id")
            .from("draft")
            .and_where(Expr::col("id").eq(draft_id))
            .and_where(Expr::col("case_id").is_not_null())
            .to_owned();
        match first::<Id, _, _>(&self.write, &merged).await? {
            Some(Id { id }) => self.case_by_id(id).await,
            None => Ok(None),
        }
    }

    /// The case that was filed under an Idempotency-Key.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn case_by_idempotency_token(
        &self,
        token: &[u8; 32],
    ) -> Result<Option<CaseRow>, StoreError> {
        self.case_where("idempotency_token", token.to_vec().into()).await
    }

    /// The case with this number.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn case_by_id(&self, case_id: i64) -> Result<Option<CaseRow>, StoreError> {
        read(&self.write, case_id).await
    }

    async fn case_where(
        &self,
        column: &'static str,
        value: sea_orm::Value,
    ) -> Result<Option<CaseRow>, StoreError> {
        let select = Query::select()
            .columns(COLUMNS)
            .from("review_case")
            .and_where(Expr::col(column).eq(value))
            .to_owned();
        // A case may have been filed a moment ago: read where it was written.
        first(&self.write, &select).await
    }

    /// The history of a case, newest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn case_events(&self, case_id: i64) -> Result<Vec<EventRow>, StoreError> {
        let select = Query::select()
            .columns(["at", "action", "to_state", "actor", "actor_id", "reason", "note"])
            .from("case_event")
            .and_where(Expr::col("case_id").eq(case_id))
            .order_by("id", sea_orm::Order::Desc)
            .to_owned();
        rows(&self.read, &select).await
    }

    /// Tickets of open cases that hang on this one.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn child_cases(&self, case_id: i64) -> Result<Vec<CaseRow>, StoreError> {
        let select = Query::select()
            .columns(COLUMNS)
            .from("review_case")
            .and_where(Expr::col("parent_id").eq(case_id))
            .order_by("id", sea_orm::Order::Asc)
            .to_owned();
        rows(&self.read, &select).await
    }

    /// How many cases of the same kind and regency wait in the queue before this one.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn waiting_before(&self, case: &CaseRow) -> Result<u64, StoreError> {
        // The first five characters of a village code are its regency.
        let regency = case.desa.get(..5).unwrap_or_default();
        let select = Query::select()
            .expr_as(Expr::col("id").count(), "count")
            .from("review_case")
            .and_where(Expr::col("state").eq(CaseState::Queued.as_str()))
            // Each kind by itself: what is said about people must not show in the place of their own proposals.
            .and_where(Expr::col("kind").eq(case.kind.as_str()))
            .and_where(Expr::col("desa").gte(format!("{regency}.")))
            .and_where(Expr::col("desa").lt(format!("{regency}/")))
            .and_where(Expr::col("id").lt(case.id))
            .to_owned();
        let found: Option<Count> = first(&self.read, &select).await?;
        Ok(found.and_then(|found| u64::try_from(found.count).ok()).unwrap_or(0))
    }

    /// Numbers of cases that wait for a cycle up to `month` (`YYYY-MM`), the oldest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn cases_waiting_for(&self, month: &str, limit: u64) -> Result<Vec<i64>, StoreError> {
        let select = Query::select()
            .column("id")
            .from("review_case")
            .and_where(Expr::col("state").eq(CaseState::WaitingForWindow.as_str()))
            .and_where(Expr::col("cycle").lte(month))
            .order_by("id", sea_orm::Order::Asc)
            .limit(limit)
            .to_owned();
        let found: Vec<Id> = rows(&self.write, &select).await?;
        Ok(found.into_iter().map(|row| row.id).collect())
    }
}
