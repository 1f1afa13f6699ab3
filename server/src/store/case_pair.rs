//! Whether two cases are about the same person: what an officer found who looked at both.

use sea_orm::sea_query::{Cond, Expr, ExprTrait as _, OnConflict, Query};
use sea_orm::{FromQueryResult, Order};

use super::StoreError;
use super::audit::{self, AuditEntry};
use super::query::{change, first, rows};
use super::scope::Scoped;

/// Most pairs of a case that are read.
const MAX_PAIRS: u64 = 200;

/// What was found about two cases.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct PairRow {
    /// The case with the smaller number.
    pub case_id: i64,
    /// The other.
    pub other_id: i64,
    /// `ganda` or `bukan_ganda`.
    pub verdict: String,
    /// Who found it.
    pub petugas_id: i64,
    /// Unix seconds.
    pub at: i64,
}

impl PairRow {
    /// The case this one was held against.
    pub const fn other_of(&self, case_id: i64) -> i64 {
        if self.case_id == case_id { self.other_id } else { self.case_id }
    }
}

const COLUMNS: [&str; 5] = ["case_id", "other_id", "verdict", "petugas_id", "at"];

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

impl Scoped<'_> {
    /// What was found about a case of the scope and others of it.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn pairs_of_case(&self, case_id: i64) -> Result<Vec<PairRow>, StoreError> {
        let both = |column: &'static str| {
            let mut inside = Query::select();
            inside.column("id").from("review_case").cond_where(self.holds_case("review_case"));
            inside.and_where(Expr::col(("review_case", "id")).equals(("case_pair", column)));
            Expr::exists(inside)
        };
        let select = Query::select()
            .columns(COLUMNS)
            .from("case_pair")
            .cond_where(
                Cond::any()
                    .add(Expr::col("case_id").eq(case_id))
                    .add(Expr::col("other_id").eq(case_id)),
            )
            .and_where(both("case_id"))
            .and_where(both("other_id"))
            .order_by("at", Order::Desc)
            .limit(MAX_PAIRS)
            .to_owned();
        // It may have been found a moment ago: read where it was written.
        rows(&self.store().write, &select).await
    }

    /// Keeps what was found about two cases of the scope, in the place of what was found before.
    ///
    /// # Errors
    /// `NotFound` when one of them lies outside, or both are the same; otherwise when the database refuses.
    pub async fn judge_pair(
        &self,
        (one, other): (i64, i64),
        verdict: &str,
        petugas_id: i64,
        entry: &AuditEntry,
    ) -> Result<(), StoreError> {
        let tx = self.store().begin().await?;
        let both = Query::select()
            .expr_as(Expr::col("id").count(), "count")
            .from("review_case")
            .and_where(Expr::col("id").is_in([one, other]))
            .cond_where(self.holds_case("review_case"))
            .to_owned();
        if first::<Count, _, _>(&tx, &both).await?.is_none_or(|found| found.count != 2) {
            tx.rollback().await?;
            return Err(StoreError::NotFound);
        }
        let insert = Query::insert()
            .into_table("case_pair")
            .columns(COLUMNS)
            .values_panic([
                std::cmp::min(one, other).into(),
                std::cmp::max(one, other).into(),
                verdict.into(),
                petugas_id.into(),
                entry.at.into(),
            ])
            .on_conflict(
                OnConflict::columns(["case_id", "other_id"])
                    .update_columns(["verdict", "petugas_id", "at"])
                    .to_owned(),
            )
            .to_owned();
        change(&tx, &insert).await?;
        audit::append(&tx, entry).await?;
        Ok(tx.commit().await?)
    }
}
