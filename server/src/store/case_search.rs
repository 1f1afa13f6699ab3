//! Cases by the person they belong to: for an officer whom somebody without a ticket asks.

use sea_orm::sea_query::{Expr, ExprTrait as _, Query, UnionType};
use sea_orm::{FromQueryResult, Order};

use super::StoreError;
use super::query::rows;
use super::scope::Scoped;
use super::tokens::SubjectId;

/// A case that was found by its person.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct FoundCase {
    /// Its number.
    pub id: i64,
    /// Twelve characters.
    pub ticket: String,
    /// Code of its kind.
    pub kind: String,
    /// Code of its state.
    pub state: String,
    /// Village code.
    pub desa: String,
    /// Unix seconds.
    pub submitted_at: i64,
}

impl Scoped<'_> {
    /// At most `limit` cases about a person, or that they propose somebody with, open or closed, the newest first. Who
    /// reports is sealed (S-7): nobody is found as a reporter.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn cases_of_person(
        &self,
        person: &SubjectId,
        limit: u64,
    ) -> Result<Vec<FoundCase>, StoreError> {
        let proposed = Query::select()
            .column("case_id")
            .from("usulan")
            .and_where(Expr::col("pengusul_token").eq(person.to_vec()))
            .to_owned();
        // One list of numbers, not either of two: `PostgreSQL` would read every case for that.
        let which = Query::select()
            .column("id")
            .from("review_case")
            .and_where(Expr::col("nik_token").eq(person.to_vec()))
            .union(UnionType::Distinct, proposed)
            .to_owned();
        let select = Query::select()
            .columns(["id", "ticket", "kind", "state", "desa", "submitted_at"])
            .from("review_case")
            .and_where(Expr::col("id").in_subquery(which))
            .cond_where(self.holds_case("review_case"))
            .order_by("submitted_at", Order::Desc)
            .order_by("id", Order::Desc)
            .limit(limit)
            .to_owned();
        rows(&self.store().read, &select).await
    }
}
