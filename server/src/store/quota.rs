//! Places that a regency has for proposals of a programme, with effective dates (see [`super::rule_rows`]).

use chrono::NaiveDate;
use domain::batch::BatchKind;
use domain::review::CaseState;
use domain::wilayah::Level;
use domain::window::Cycle;
use sea_orm::sea_query::{Cond, Expr, ExprTrait as _, Query};
use sea_orm::{ConnectionTrait, FromQueryResult, Order};
use serde::Deserialize;

use super::audit::{self, AuditEntry};
use super::query::{first, rows};
use super::rule_rows::{self, Dated};
use super::scope::Scoped;
use super::{Store, StoreError};

/// The quotas this version of the program knows, loaded at every `migrate`: those of the test province alone.
const QUOTA_CSV: &str = include_str!("../../data/quota.csv");

const COLUMNS: [&str; 6] = ["region", "program", "valid_from", "slots", "valid_to", "source"];

/// So many places, from a day on.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult, Deserialize)]
pub struct QuotaRow {
    /// Code of the regency.
    pub region: String,
    /// Code of the programme.
    pub program: String,
    /// First day in force.
    pub valid_from: NaiveDate,
    /// How many places.
    pub slots: i32,
    /// Last day in force; `None` while no successor is known.
    pub valid_to: Option<NaiveDate>,
    /// The letter or regulation that says so.
    pub source: String,
}

impl Dated for QuotaRow {
    type Subject = (String, String);

    fn subject(&self) -> Self::Subject {
        (self.region.clone(), self.program.clone())
    }

    fn valid_from(&self) -> NaiveDate {
        self.valid_from
    }

    fn valid_to(&self) -> Option<NaiveDate> {
        self.valid_to
    }
}

/// Places of a regency, and how many of them are taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// The row in force.
    pub quota: QuotaRow,
    /// People in batches of its time whom the centre has not turned away.
    pub used: i64,
}

impl Places {
    /// How many are left; below zero when the quota was lowered afterwards.
    pub fn free(&self) -> i64 {
        i64::from(self.quota.slots) - self.used
    }
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

/// The places of a regency on `day`; `None` when no quota is in force.
pub(super) async fn places<C: ConnectionTrait>(
    connection: &C,
    region: &str,
    program: &str,
    day: NaiveDate,
) -> Result<Option<Places>, StoreError> {
    let select = Query::select()
        .columns(COLUMNS)
        .from("quota")
        .and_where(Expr::col("region").eq(region))
        .and_where(Expr::col("program").eq(program))
        .and_where(Expr::col("valid_from").lte(day))
        .to_owned();
    let found: Vec<QuotaRow> = rows(connection, &select).await?;
    let Some(quota) = rule_rows::deciding_on(day, found).pop() else { return Ok(None) };
    let used = used(connection, &quota).await?;
    Ok(Some(Places { quota, used }))
}

async fn used<C: ConnectionTrait>(connection: &C, quota: &QuotaRow) -> Result<i64, StoreError> {
    let mut select = Query::select();
    select
        .expr_as(Expr::col(("batch_case", "case_id")).count(), "count")
        .from("batch_case")
        .inner_join("batch", Expr::col(("batch", "id")).equals(("batch_case", "batch_id")))
        .inner_join(
            "review_case",
            Expr::col(("review_case", "id")).equals(("batch_case", "case_id")),
        )
        .and_where(Expr::col(("batch", "kind")).eq(BatchKind::Pbi.as_str()))
        .and_where(Expr::col(("batch", "region")).eq(quota.region.as_str()))
        .and_where(Expr::col(("batch", "cycle")).gte(Cycle::of(quota.valid_from).to_string()))
        .and_where(Expr::col(("review_case", "state")).ne(CaseState::DitolakPusat.as_str()));
    if let Some(last) = quota.valid_to {
        select.and_where(Expr::col(("batch", "cycle")).lte(Cycle::of(last).to_string()));
    }
    let found: Option<Count> = first(connection, &select).await?;
    Ok(found.map_or(0, |found| found.count))
}

impl Scoped<'_> {
    /// The places of one regency for a programme on `day`; `None` when no quota is in force, or it does not concern the
    /// scope.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn places(
        &self,
        region: &str,
        program: &str,
        day: NaiveDate,
    ) -> Result<Option<Places>, StoreError> {
        if !self.quota_concerns(region) {
            return Ok(None);
        }
        places(&self.store().write, region, program, day).await
    }

    /// Every quota in force on `day` that concerns the scope: of the regencies in it, or of the one it lies in.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn quotas(&self, day: NaiveDate) -> Result<Vec<Places>, StoreError> {
        let select = Query::select()
            .columns(COLUMNS)
            .from("quota")
            .cond_where(self.quota_rows())
            .and_where(Expr::col("valid_from").lte(day))
            .order_by("region", Order::Asc)
            .order_by("program", Order::Asc)
            .to_owned();
        let found: Vec<QuotaRow> = rows(&self.store().read, &select).await?;
        let mut quotas = Vec::new();
        for quota in rule_rows::deciding_on(day, found) {
            let used = used(&self.store().read, &quota).await?;
            quotas.push(Places { quota, used });
        }
        Ok(quotas)
    }

    /// Quotas that concern the scope and begin after `day`, the next first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn quotas_to_come(&self, day: NaiveDate) -> Result<Vec<QuotaRow>, StoreError> {
        let select = Query::select()
            .columns(COLUMNS)
            .from("quota")
            .cond_where(self.quota_rows())
            .and_where(Expr::col("valid_from").gt(day))
            .order_by("valid_from", Order::Asc)
            .order_by("region", Order::Asc)
            .to_owned();
        rows(&self.store().read, &select).await
    }

    /// Adds a row, or mends the one of the same regency, programme and first day.
    ///
    /// # Errors
    /// `NotFound` for a regency outside the scope; otherwise when the database refuses.
    pub async fn set_quota(&self, quota: &QuotaRow, entry: &AuditEntry) -> Result<(), StoreError> {
        if !self.covers(&quota.region) {
            return Err(StoreError::NotFound);
        }
        let tx = self.store().begin().await?;
        rule_rows::fill(&tx, "quota", COLUMNS, 3, [values(quota.clone())]).await?;
        audit::append(&tx, entry).await?;
        tx.commit().await?;
        Ok(())
    }

    fn quota_rows(&self) -> Cond {
        let own = self.scope().region().at(Level::KabupatenKota);
        let within = self.holds("region");
        match own {
            Some(own) => Cond::any().add(within).add(Expr::col("region").eq(own.as_str())),
            None => within,
        }
    }

    fn quota_concerns(&self, region: &str) -> bool {
        let own = self.scope().region().at(Level::KabupatenKota);
        self.covers(region) || own.is_some_and(|own| own.as_str() == region)
    }
}

fn values(quota: QuotaRow) -> [Expr; 6] {
    [
        quota.region.into(),
        quota.program.into(),
        quota.valid_from.into(),
        quota.slots.into(),
        quota.valid_to.into(),
        quota.source.into(),
    ]
}

impl Store {
    /// Writes the rows of `quota.csv`.
    pub(super) async fn fill_quotas(&self) -> Result<(), StoreError> {
        let records: Vec<QuotaRow> = rule_rows::read(QUOTA_CSV, "quota.csv")?;
        rule_rows::fill(&self.write, "quota", COLUMNS, 3, records.into_iter().map(values)).await
    }
}
