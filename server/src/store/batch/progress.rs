//! How far the centre is with what was endorsed.

use domain::review::CaseState;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{FromQueryResult, Order};

use crate::store::StoreError;
use crate::store::query::rows;
use crate::store::scope::Scoped;

/// How many cases of a batch stand where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StateCount {
    /// Where.
    pub state: CaseState,
    /// How many.
    pub cases: u64,
}

#[derive(FromQueryResult)]
struct Row {
    state: String,
    cases: i64,
}

impl Scoped<'_> {
    /// How many cases of a batch stand where.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn batch_states(&self, batch_id: i64) -> Result<Vec<StateCount>, StoreError> {
        let select = Query::select()
            .column(("review_case", "state"))
            .expr_as(Expr::col(("review_case", "id")).count(), "cases")
            .from("batch_case")
            .inner_join(
                "review_case",
                Expr::col(("review_case", "id")).equals(("batch_case", "case_id")),
            )
            .cond_where(self.holds_of("batch_case", "place"))
            .and_where(Expr::col(("batch_case", "batch_id")).eq(batch_id))
            .group_by_col(("review_case", "state"))
            .order_by(("review_case", "state"), Order::Asc)
            .to_owned();
        let found: Vec<Row> = rows(&self.store().write, &select).await?;
        let read = |row: Row| {
            let state = row.state.parse();
            let state = state.map_err(|_| StoreError::Malformed("review_case.state"))?;
            Ok(StateCount { state, cases: row.cases.unsigned_abs() })
        };
        found.into_iter().map(read).collect()
    }
}
