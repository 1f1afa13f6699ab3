//! How many cases came, were decided and wait: counted once for months that are over, live for what is now.

use domain::review::CaseState;
use sea_orm::sea_query::{Alias, Expr, ExprTrait as _, Func, OnConflict, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult, Order};

use super::query::{change, first, rows};
use super::scope::Scoped;
use super::{Store, StoreError};

/// What arrives, among the events that are counted.
pub const RECEIVED: &str = "received";

/// States whose coming is counted: what the office decided, and what came of it.
pub const COUNTED: [CaseState; 6] = [
    CaseState::Layak,
    CaseState::TidakLayak,
    CaseState::Ganda,
    CaseState::BukanWewenang,
    CaseState::Endorsed,
    CaseState::Ditetapkan,
];

/// States in which the office owes a case the next step.
const WAITING: [CaseState; 4] =
    [CaseState::Queued, CaseState::UnderReview, CaseState::InfoNeeded, CaseState::Appealed];

/// How often something happened.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct MonthCount {
    /// `YYYY-MM`
    pub month: String,
    /// Region code: as long as it was asked for.
    pub region: String,
    /// Code of the kind of case.
    pub kind: String,
    /// [`RECEIVED`], or the code of one of [`COUNTED`].
    pub event: String,
    /// How often.
    pub count: i64,
    /// Of outcomes: seconds from sending to outcome, together.
    pub seconds: i64,
}

/// What waits in a village.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Backlog {
    /// Village code.
    pub desa: String,
    /// How many cases wait.
    pub waiting: i64,
    /// Of them, how many are late.
    pub late: i64,
    /// When the oldest was sent, Unix seconds.
    pub oldest: i64,
}

#[derive(FromQueryResult)]
struct Month {
    month: String,
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

/// A month to count: its name, and its first and last second, the last not included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// `YYYY-MM`
    pub month: String,
    /// Unix seconds.
    pub from: i64,
    /// Unix seconds.
    pub until: i64,
}

/// Cases sent within a span, by village and kind.
fn received(span: &Span) -> SelectStatement {
    Query::select()
        .expr_as(Expr::val(span.month.clone()).cast_as("text"), "month")
        .expr_as(Expr::col("desa"), "region")
        .column("kind")
        .expr_as(Expr::val(RECEIVED).cast_as("text"), "event")
        .expr_as(Expr::col("id").count(), "count")
        .expr_as(Expr::val(0_i64).cast_as("bigint"), "seconds")
        .from("review_case")
        .and_where(Expr::col("submitted_at").gte(span.from))
        .and_where(Expr::col("submitted_at").lt(span.until))
        .group_by_columns(["desa", "kind"])
        .to_owned()
}

/// Outcomes within a span, by village, kind and outcome.
fn outcomes(span: &Span) -> SelectStatement {
    let waited = Expr::col(("case_event", "at")).sub(Expr::col(("review_case", "submitted_at")));
    Query::select()
        .expr_as(Expr::val(span.month.clone()).cast_as("text"), "month")
        .expr_as(Expr::col(("review_case", "desa")), "region")
        .column(("review_case", "kind"))
        .expr_as(Expr::col(("case_event", "to_state")), "event")
        .expr_as(Expr::col(("case_event", "id")).count(), "count")
        .expr_as(Func::sum(waited).cast_as("bigint"), "seconds")
        .from("case_event")
        .inner_join(
            "review_case",
            Expr::col(("review_case", "id")).equals(("case_event", "case_id")),
        )
        .and_where(Expr::col(("case_event", "at")).gte(span.from))
        .and_where(Expr::col(("case_event", "at")).lt(span.until))
        .and_where(Expr::col(("case_event", "to_state")).is_in(COUNTED.map(CaseState::as_str)))
        .group_by_columns([
            ("review_case", "desa"),
            ("review_case", "kind"),
            ("case_event", "to_state"),
        ])
        .to_owned()
}

impl Store {
    /// The first second of the first case ever, Unix seconds.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn first_case_at(&self) -> Result<Option<i64>, StoreError> {
        #[derive(FromQueryResult)]
        struct First {
            at: Option<i64>,
        }
        let select = Query::select()
            .expr_as(Expr::col("submitted_at").min(), "at")
            .from("review_case")
            .to_owned();
        let found: Option<First> = first(&self.read, &select).await?;
        Ok(found.and_then(|found| found.at))
    }

    /// Months that were counted.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn counted_months(&self) -> Result<Vec<String>, StoreError> {
        let select = Query::select()
            .column("month")
            .from("number_done")
            .order_by("month", Order::Asc)
            .to_owned();
        let found: Vec<Month> = rows(&self.read, &select).await?;
        Ok(found.into_iter().map(|row| row.month).collect())
    }

    /// Counts a month that is over, once: a second call, or a second instance, changes nothing.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn count_month(&self, span: &Span, now: i64) -> Result<(), StoreError> {
        let tx = self.begin().await?;
        let done = Query::insert()
            .into_table("number_done")
            .columns(["month", "at"])
            .values_panic([span.month.clone().into(), now.into()])
            .on_conflict(OnConflict::column("month").do_nothing().to_owned())
            .to_owned();
        if change(&tx, &done).await? == 0 {
            tx.rollback().await?;
            return Ok(());
        }
        for select in [received(span), outcomes(span)] {
            let counted: Vec<MonthCount> = rows(&tx, &select).await?;
            for row in &counted {
                insert_count(&tx, row).await?;
            }
        }
        tx.commit().await?;
        Ok(())
    }

    /// What happened in the months from `first` (`YYYY-MM`) on that were counted, by the regions of `chars` characters
    /// within `region`.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn month_counts(
        &self,
        (from, end): (&str, &str),
        chars: u8,
        first_month: &str,
    ) -> Result<Vec<MonthCount>, StoreError> {
        let region = Func::cust(Alias::new("substr"))
            .arg(Expr::col("desa"))
            .arg(1_i32)
            .arg(i32::from(chars));
        let select = Query::select()
            .column("month")
            .expr_as(region, "region")
            .columns(["kind", "event"])
            .expr_as(Expr::col("count").sum().cast_as("bigint"), "count")
            .expr_as(Expr::col("seconds").sum().cast_as("bigint"), "seconds")
            .from("number_month")
            .and_where(Expr::col("desa").gte(from))
            .and_where(Expr::col("desa").lt(end))
            .and_where(Expr::col("month").gte(first_month))
            .add_group_by([
                Expr::col("month"),
                Expr::cust("2"),
                Expr::col("kind"),
                Expr::col("event"),
            ])
            .to_owned();
        rows(&self.read, &select).await
    }
}

async fn insert_count<C: ConnectionTrait>(tx: &C, row: &MonthCount) -> Result<(), StoreError> {
    let insert = Query::insert()
        .into_table("number_month")
        .columns(["month", "desa", "kind", "event", "count", "seconds"])
        .values_panic([
            row.month.clone().into(),
            row.region.clone().into(),
            row.kind.clone().into(),
            row.event.clone().into(),
            row.count.into(),
            row.seconds.into(),
        ])
        .to_owned();
    change(tx, &insert).await.map(|_| ())
}

impl Scoped<'_> {
    /// What waits, by village: where most is late first, then where most waits. At most `limit` villages.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn backlog(&self, now: i64, limit: u64) -> Result<Vec<Backlog>, StoreError> {
        let late = Expr::case(Expr::col("due_at").lt(now), 1).finally(0);
        let select = Query::select()
            .column("desa")
            .expr_as(Expr::col("id").count(), "waiting")
            .expr_as(Func::sum(late).cast_as("bigint"), "late")
            .expr_as(Expr::col("submitted_at").min(), "oldest")
            .from("review_case")
            .and_where(Expr::col("state").is_in(WAITING.map(CaseState::as_str)))
            .cond_where(self.counts_case("review_case"))
            .group_by_col("desa")
            .order_by_expr(Expr::cust("3"), Order::Desc)
            .order_by_expr(Expr::cust("2"), Order::Desc)
            .order_by("desa", Order::Asc)
            .limit(limit)
            .to_owned();
        rows(&self.store().read, &select).await
    }

    /// How many cases wait that were sent within each of these spans of Unix seconds, the end not included.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn waiting_by_age(&self, spans: &[(i64, i64)]) -> Result<Vec<i64>, StoreError> {
        let mut counts = Vec::with_capacity(spans.len());
        for (from, until) in spans {
            let select = Query::select()
                .expr_as(Expr::col("id").count(), "count")
                .from("review_case")
                .and_where(Expr::col("state").is_in(WAITING.map(CaseState::as_str)))
                .and_where(Expr::col("submitted_at").gte(*from))
                .and_where(Expr::col("submitted_at").lt(*until))
                .cond_where(self.counts_case("review_case"))
                .to_owned();
            let found: Option<Count> = first(&self.store().read, &select).await?;
            counts.push(found.map_or(0, |found| found.count));
        }
        Ok(counts)
    }

    /// What happened in the month that runs: as [`Store::month_counts`], by village.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn running_month(&self, span: &Span) -> Result<Vec<MonthCount>, StoreError> {
        let mut all = Vec::new();
        for mut select in [received(span), outcomes(span)] {
            select.cond_where(self.counts_case("review_case"));
            all.extend(rows::<MonthCount, _, _>(&self.store().read, &select).await?);
        }
        Ok(all)
    }

    /// What happened in the months from `first_month` on that were counted, by the regions of `chars` characters.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn months(
        &self,
        chars: u8,
        first_month: &str,
    ) -> Result<Vec<MonthCount>, StoreError> {
        let (from, end) = self.scope().bounds();
        let mut counts = self.store().month_counts((&from, &end), chars, first_month).await?;
        counts.retain(|row| {
            self.counts_reports() || row.kind.parse().is_ok_and(|kind| self.sight().includes(kind))
        });
        Ok(counts)
    }
}
