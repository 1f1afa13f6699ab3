//! Adding windows of the month. What was in force stays as it was; a new row only says until when.

use chrono::{Days, NaiveDate};
use domain::petugas::Role;
use domain::window::{WindowEnd, WindowRule};
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{ConnectionTrait, FromQueryResult, Order};

use super::audit::{self, AuditEntry};
use super::query::{change, first, rows};
use super::scope::Scoped;
use super::window::TABLE;
use super::{Store, StoreError};

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

#[derive(FromQueryResult)]
struct Dates {
    valid_from: NaiveDate,
    valid_to: Option<NaiveDate>,
}

impl Store {
    /// Adds a window that an officer made: the row before it ends on the day before, and it ends itself where a later one
    /// begins.
    ///
    /// # Errors
    /// A duplicate conflict when a row of its kind begins on the same day; otherwise when the database refuses.
    pub async fn add_window(
        &self,
        rule: &WindowRule,
        entry: &AuditEntry,
    ) -> Result<(), StoreError> {
        let tx = self.begin().await?;
        let select = Query::select()
            .columns(["valid_from", "valid_to"])
            .from(TABLE)
            .and_where(Expr::col("kind").eq(rule.kind.as_str()))
            .order_by("valid_from", Order::Asc)
            .to_owned();
        let known: Vec<Dates> = rows(&tx, &select).await?;
        let eve = |day: NaiveDate| day.checked_sub_days(Days::new(1));
        let after = known.iter().find(|dates| dates.valid_from > rule.valid_from);
        let valid_to = after.and_then(|dates| eve(dates.valid_from));
        insert(&tx, &WindowRule { valid_to, ..rule.clone() }, entry).await?;
        let before = known.iter().rfind(|dates| dates.valid_from < rule.valid_from);
        if let (Some(before), Some(last)) = (before, eve(rule.valid_from))
            && before.valid_to.is_none_or(|ends| ends > last)
        {
            let update = Query::update()
                .table(TABLE)
                .value("valid_to", last)
                .and_where(Expr::col("kind").eq(rule.kind.as_str()))
                .and_where(Expr::col("valid_from").eq(before.valid_from))
                .to_owned();
            change(&tx, &update).await?;
        }
        audit::append(&tx, entry).await?;
        Ok(tx.commit().await?)
    }
}

impl Scoped<'_> {
    /// Whether somebody outside the scope works by the windows, which are the same for the whole installation. Who only
    /// reads figures does not.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn others_work_by_windows(&self) -> Result<bool, StoreError> {
        let select = Query::select()
            .expr_as(Expr::col("id").count(), "count")
            .from("petugas")
            .and_where(Expr::col("disabled_at").is_null())
            .and_where(Expr::col("role").ne(Role::Provinsi.as_str()))
            .cond_where(self.holds("scope").not())
            .to_owned();
        let found: Option<Count> = first(&self.store().write, &select).await?;
        Ok(found.is_some_and(|found| found.count > 0))
    }
}

async fn insert<C: ConnectionTrait>(
    tx: &C,
    rule: &WindowRule,
    entry: &AuditEntry,
) -> Result<(), StoreError> {
    let (end_kind, end_value) = match rule.end {
        WindowEnd::Day(day) => ("day", day),
        WindowEnd::BeforeMonthEnd(days) => ("before_end", days),
    };
    let insert = Query::insert()
        .into_table(TABLE)
        .columns([
            "kind",
            "valid_from",
            "first_day",
            "end_kind",
            "end_value",
            "hard_close",
            "valid_to",
            "source",
            "petugas_id",
            "recorded_at",
        ])
        .values_panic([
            rule.kind.as_str().into(),
            rule.valid_from.into(),
            i32::from(rule.first_day).into(),
            end_kind.into(),
            i32::from(end_value).into(),
            rule.hard_close.into(),
            rule.valid_to.into(),
            rule.source.as_str().into(),
            entry.actor_id.into(),
            entry.at.into(),
        ])
        .to_owned();
    change(tx, &insert).await.map(|_| ())
}
