//! Of a person one proposal leaves with the batches of a kind and month. The others wait, and are named with the one that
//! stands in for them.

use std::collections::BTreeSet;

use domain::batch::BatchKind;
use domain::review::CaseState;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{FromQueryResult, JoinType, Order};

use super::check::{proposals, told_apart};
use crate::store::StoreError;
use crate::store::query::rows;
use crate::store::scope::Scoped;

/// Most proposals that are named with the one that stands in for them.
const NAMED: u64 = 50;

/// Batches of one kind, month and regency.
#[derive(Debug, Clone, Copy)]
pub struct Round<'a> {
    /// What they propose.
    pub kind: BatchKind,
    /// Code of the regency.
    pub region: &'a str,
    /// `YYYY-MM`
    pub cycle: &'a str,
}

/// A proposal that waits, and the one of the same person that leaves.
#[derive(Clone, FromQueryResult)]
pub struct StoodInFor {
    /// Number inside of the one that waits.
    pub id: i64,
    /// Its ticket.
    pub ticket: String,
    /// Its answers, sealed.
    pub sealed: Option<Vec<u8>>,
    /// Ticket of the other.
    pub other: String,
}

/// Names the case alone.
impl std::fmt::Debug for StoodInFor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "StoodInFor({})", self.id)
    }
}

#[derive(FromQueryResult)]
struct Id {
    case_id: i64,
}

impl Scoped<'_> {
    /// Which of these proposals wait while another one of the same person is in a batch of `round`. Two cases in which an officer found two people count as two. `None` asks for all there are.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn stood_in_for(
        &self,
        round: Round<'_>,
        cases: Option<&[i64]>,
    ) -> Result<Vec<StoodInFor>, StoreError> {
        let same_person = Expr::col(("other", "nik_token"))
            .equals(("review_case", "nik_token"))
            .and(Expr::col(("other", "kind")).equals(("review_case", "kind")));
        let mut select = Query::select();
        select
            .columns([("review_case", "id"), ("review_case", "ticket"), ("usulan", "sealed")])
            .expr_as(Expr::col(("other", "ticket")), "other")
            .from("review_case")
            .join_as(JoinType::InnerJoin, "review_case", "other", same_person)
            .inner_join("batch_case", Expr::col(("batch_case", "case_id")).equals(("other", "id")))
            .inner_join("batch", Expr::col(("batch", "id")).equals(("batch_case", "batch_id")))
            .left_join("usulan", Expr::col(("usulan", "case_id")).equals(("review_case", "id")))
            .cond_where(self.holds_case("review_case"))
            .and_where(Expr::col(("review_case", "kind")).is_in(proposals()))
            .and_where(Expr::col(("review_case", "state")).eq(CaseState::Layak.as_str()))
            .and_where(Expr::col(("review_case", "cycle")).lte(round.cycle))
            .and_where(Expr::col(("batch", "kind")).eq(round.kind.as_str()))
            .and_where(Expr::col(("batch", "cycle")).eq(round.cycle))
            .and_where(Expr::col(("batch", "region")).eq(round.region))
            .cond_where(Expr::exists(told_apart()).not())
            .order_by(("review_case", "id"), Order::Asc);
        match cases {
            Some(cases) => {
                select.and_where(Expr::col(("review_case", "id")).is_in(cases.iter().copied()))
            }
            None => select.limit(NAMED),
        };
        rows(&self.store().write, &select).await
    }

    /// Which of these cases an officer held against another and found to be about two people.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn told_apart_of(&self, cases: &[i64]) -> Result<BTreeSet<i64>, StoreError> {
        let mut told = BTreeSet::new();
        for column in ["case_id", "other_id"] {
            let select = Query::select()
                .expr_as(Expr::col(column), "case_id")
                .from("case_pair")
                .and_where(Expr::col("verdict").eq("bukan_ganda"))
                .and_where(Expr::col(column).is_in(cases.iter().copied()))
                .to_owned();
            let found: Vec<Id> = rows(&self.store().write, &select).await?;
            told.extend(found.into_iter().map(|row| row.case_id));
        }
        Ok(told)
    }
}
