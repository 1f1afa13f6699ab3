//! Decided cases that were drawn for a second look, and what came of it.

use domain::decision::{Verdict, is_finding};
use domain::review::{Action, Actor};
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait as _, Order, Query, ReturningClause, SelectStatement};

use super::StoreError;
use super::audit::{self, AuditEntry};
use super::query::{change, first, rows};
use super::scope::Scoped;

/// Most decisions that one draw is made from.
pub const MAX_POPULATION: u64 = 200_000;

/// A decision that may be drawn.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Candidate {
    /// The case.
    pub case_id: i64,
    /// Its ticket: what the draw is made by, so that anybody can repeat it.
    pub ticket: String,
    /// Who decided.
    pub decided_by: i64,
    /// Code of the action.
    pub action: String,
    /// Unix seconds.
    pub decided_at: i64,
}

/// A draw to be kept.
#[derive(Debug, Clone)]
pub struct NewLook<'a> {
    /// Who draws.
    pub drawn_by: i64,
    /// Whoever has it can draw the same again.
    pub seed: &'a str,
    /// Decided from this time on, Unix seconds.
    pub decided_from: i64,
    /// And before this one.
    pub decided_before: i64,
    /// From how many it was drawn.
    pub population: usize,
    /// What was drawn, in order.
    pub drawn: &'a [Candidate],
    /// Now, Unix seconds.
    pub now: i64,
}

/// A draw.
#[derive(Debug, Clone, FromQueryResult)]
pub struct LookRow {
    /// Its number.
    pub id: i64,
    /// Who drew.
    pub drawn_by: i64,
    /// Unix seconds.
    pub drawn_at: i64,
    /// The seed.
    pub seed: String,
    /// Unix seconds.
    pub decided_from: i64,
    /// Unix seconds.
    pub decided_before: i64,
    /// From how many it was drawn.
    pub population: i32,
}

/// A case of a draw.
#[derive(Debug, Clone, FromQueryResult)]
pub struct LookCaseRow {
    /// The draw.
    pub look_id: i64,
    /// The case.
    pub case_id: i64,
    /// Its ticket.
    pub ticket: String,
    /// Code of its kind.
    pub kind: String,
    /// Village code.
    pub desa: String,
    /// From 1.
    pub place: i32,
    /// Who decided.
    pub decided_by: i64,
    /// Code of the action.
    pub action: String,
    /// Unix seconds.
    pub decided_at: i64,
    /// Code of `domain::decision::Verdict`; `None` until somebody has looked.
    pub verdict: Option<String>,
    /// Sealed.
    pub note: Option<Vec<u8>>,
    /// Who looked.
    pub judged_by: Option<i64>,
    /// Unix seconds.
    pub judged_at: Option<i64>,
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

impl Scoped<'_> {
    /// Decisions of officers within the scope made from `from` on and before `before` (Unix seconds): of each case the
    /// last. At most [`MAX_POPULATION`].
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn decided_between(
        &self,
        from: i64,
        before: i64,
    ) -> Result<Vec<Candidate>, StoreError> {
        let last = Query::select()
            .expr(Expr::col("id").max())
            .from("case_event")
            .and_where(Expr::col("action").is_in(findings()))
            .and_where(Expr::col("actor").eq(Actor::Petugas.as_str()))
            .and_where(Expr::col("actor_id").is_not_null())
            .and_where(Expr::col("at").gte(from))
            .and_where(Expr::col("at").lt(before))
            .group_by_col("case_id")
            .to_owned();
        let select = Query::select()
            .column(("case_event", "case_id"))
            .column(("review_case", "ticket"))
            .expr_as(Expr::col(("case_event", "actor_id")), "decided_by")
            .column(("case_event", "action"))
            .expr_as(Expr::col(("case_event", "at")), "decided_at")
            .from("case_event")
            .inner_join(
                "review_case",
                Expr::col(("review_case", "id")).equals(("case_event", "case_id")),
            )
            .and_where(Expr::col(("case_event", "id")).in_subquery(last))
            .and_where(Expr::col(("review_case", "erased_at")).is_null())
            .cond_where(self.holds_case("review_case"))
            .order_by(("case_event", "case_id"), Order::Asc)
            .limit(MAX_POPULATION)
            .to_owned();
        rows(&self.store().read, &select).await
    }

    /// Keeps a draw, and says its number.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn keep_look(&self, look: &NewLook<'_>) -> Result<i64, StoreError> {
        let tx = self.store().begin().await?;
        let insert = Query::insert()
            .into_table("second_look")
            .columns([
                "scope",
                "drawn_by",
                "drawn_at",
                "seed",
                "decided_from",
                "decided_before",
                "population",
            ])
            .values_panic([
                self.scope().region().as_str().into(),
                look.drawn_by.into(),
                look.now.into(),
                look.seed.into(),
                look.decided_from.into(),
                look.decided_before.into(),
                i32::try_from(look.population).unwrap_or(i32::MAX).into(),
            ])
            .returning(ReturningClause::Columns(vec!["id".into()]))
            .to_owned();
        let inserted: Option<Id> = first(&tx, &insert).await?;
        let id = inserted.ok_or(StoreError::Malformed("second_look.id"))?.id;
        for (place, one) in (1_i32..).zip(look.drawn) {
            let insert = Query::insert()
                .into_table("second_look_case")
                .columns(["look_id", "case_id", "place", "decided_by", "action", "decided_at"])
                .values_panic([
                    id.into(),
                    one.case_id.into(),
                    place.into(),
                    one.decided_by.into(),
                    one.action.as_str().into(),
                    one.decided_at.into(),
                ])
                .to_owned();
            change(&tx, &insert).await?;
        }
        let entry = AuditEntry {
            at: look.now,
            actor: Actor::Petugas.as_str(),
            actor_id: Some(look.drawn_by),
            action: "sample.draw",
            case_id: None,
            detail: Some(format!("{id} {}", look.seed)),
        };
        audit::append(&tx, &entry).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// The draws of the scope, the newest first, at most `limit`.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn looks(&self, limit: u64) -> Result<Vec<LookRow>, StoreError> {
        let select = look()
            .cond_where(self.holds("scope"))
            .order_by("id", Order::Desc)
            .limit(limit)
            .to_owned();
        rows(&self.store().read, &select).await
    }

    /// One draw of the scope.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn look(&self, id: i64) -> Result<Option<LookRow>, StoreError> {
        let select =
            look().and_where(Expr::col("id").eq(id)).cond_where(self.holds("scope")).to_owned();
        first(&self.store().write, &select).await
    }

    /// The cases of a draw within the scope, in the order they were drawn.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn look_cases(&self, look_id: i64) -> Result<Vec<LookCaseRow>, StoreError> {
        let select = self
            .cases()
            .and_where(Expr::col(("second_look_case", "look_id")).eq(look_id))
            .order_by(("second_look_case", "place"), Order::Asc)
            .to_owned();
        rows(&self.store().write, &select).await
    }

    /// The drawn cases that wait for a second look and that `petugas_id` did not decide at any time, the oldest draw
    /// first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn looks_waiting(
        &self,
        petugas_id: i64,
        limit: u64,
    ) -> Result<Vec<LookCaseRow>, StoreError> {
        let select = self
            .cases()
            .and_where(Expr::col(("second_look_case", "verdict")).is_null())
            .and_where(Expr::col(("second_look_case", "decided_by")).ne(petugas_id))
            .and_where(
                Expr::col(("second_look_case", "case_id")).not_in_subquery(found_by(petugas_id)),
            )
            .order_by(("second_look_case", "look_id"), Order::Asc)
            .order_by(("second_look_case", "place"), Order::Asc)
            .limit(limit)
            .to_owned();
        rows(&self.store().read, &select).await
    }

    /// Whether this officer ever found something about a case, whatever became of that: who was overturned does not look
    /// at what others found instead.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn has_found(&self, petugas_id: i64, case_id: i64) -> Result<bool, StoreError> {
        let select = Query::select()
            .column("id")
            .from("case_event")
            .and_where(Expr::col("case_id").eq(case_id))
            .and_where(Expr::col("case_id").in_subquery(found_by(petugas_id)))
            .limit(1)
            .to_owned();
        Ok(first::<Id, _, _>(&self.store().write, &select).await?.is_some())
    }

    /// Writes a verdict, once, by somebody who did not decide. `false` when somebody was faster, or it was their own.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn judge_look(
        &self,
        row: &LookCaseRow,
        judged_by: i64,
        (verdict, note): (Verdict, Option<Vec<u8>>),
        now: i64,
    ) -> Result<bool, StoreError> {
        if !self.covers(&row.desa) {
            return Err(StoreError::NotFound);
        }
        let tx = self.store().begin().await?;
        let update = Query::update()
            .table("second_look_case")
            .value("verdict", verdict.as_str())
            .value("note", note)
            .value("judged_by", judged_by)
            .value("judged_at", now)
            .and_where(Expr::col("look_id").eq(row.look_id))
            .and_where(Expr::col("case_id").eq(row.case_id))
            .and_where(Expr::col("verdict").is_null())
            .and_where(Expr::col("decided_by").ne(judged_by))
            .and_where(Expr::col("case_id").not_in_subquery(found_by(judged_by)))
            .to_owned();
        if change(&tx, &update).await? == 0 {
            tx.rollback().await?;
            return Ok(false);
        }
        let entry = AuditEntry {
            at: now,
            actor: Actor::Petugas.as_str(),
            actor_id: Some(judged_by),
            action: "sample.judge",
            case_id: Some(row.case_id),
            detail: Some(verdict.as_str().to_owned()),
        };
        audit::append(&tx, &entry).await?;
        tx.commit().await?;
        Ok(true)
    }

    fn cases(&self) -> SelectStatement {
        let own = ["look_id", "case_id", "place", "decided_by", "action", "decided_at", "verdict"];
        Query::select()
            .columns(own.map(|column| ("second_look_case", column)))
            .columns(["note", "judged_by", "judged_at"].map(|column| ("second_look_case", column)))
            .columns(["ticket", "kind", "desa"].map(|column| ("review_case", column)))
            .from("second_look_case")
            .inner_join(
                "review_case",
                Expr::col(("review_case", "id")).equals(("second_look_case", "case_id")),
            )
            .cond_where(self.holds_case("review_case"))
            .to_owned()
    }
}

/// Codes of what an officer finds about a case.
fn findings() -> impl Iterator<Item = &'static str> {
    Action::ALL.iter().filter(|one| is_finding(**one)).map(|one| one.as_str())
}

/// Numbers of the cases that this officer found something about, at any time.
fn found_by(petugas_id: i64) -> SelectStatement {
    Query::select()
        .column("case_id")
        .from("case_event")
        .and_where(Expr::col("action").is_in(findings()))
        .and_where(Expr::col("actor").eq(Actor::Petugas.as_str()))
        .and_where(Expr::col("actor_id").eq(petugas_id))
        .to_owned()
}

fn look() -> SelectStatement {
    Query::select()
        .columns([
            "id",
            "drawn_by",
            "drawn_at",
            "seed",
            "decided_from",
            "decided_before",
            "population",
        ])
        .from("second_look")
        .to_owned()
}
