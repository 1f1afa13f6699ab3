//! What is unusual about listed people, village by village, as a pass over a version found it: see
//! [`crate::usecase::bnba::anomaly`].

use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict, Query, SelectStatement};
use sea_orm::{FromQueryResult, Order};

use super::penerima::{SealedPenerima, people};
use super::query::{BulkInsert, change, first, rows};
use super::scope::Scoped;
use super::tokens::{KkToken, SubjectId};
use super::version_tables::{name_key_table, penerima_table};
use super::{Store, StoreError};

/// How long an instance that works on a pass keeps others from it, in seconds.
const CLAIM_SECONDS: i64 = 60;
/// Most people of one name in a village that are compared.
const NAMESAKES_MAX: usize = 2_000;
/// Most members of the families of one step.
const FAMILY_MEMBERS_MAX: u64 = 10_000;

/// How far the pass over a version is.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct PassRow {
    /// The version.
    pub version_id: i64,
    /// SHA-256 of the rules it goes by, hexadecimal.
    pub rules: String,
    /// Row number up to which people were looked at.
    pub last_id: i64,
    /// The last row number.
    pub total: i64,
    /// Anomalies found so far.
    pub found: i64,
    /// Unix seconds.
    pub finished_at: Option<i64>,
}

/// An anomaly of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAnomaly {
    /// The village.
    pub desa: String,
    /// Row number of the person.
    pub penerima: i64,
    /// Code.
    pub code: &'static str,
    /// The person.
    pub subject: SubjectId,
}

/// Whose anomalies are listed.
#[derive(Debug, Clone, Default)]
pub struct AnomalyFilter {
    /// Only those of this code.
    pub code: Option<&'static str>,
    /// Only those of this village.
    pub desa: Option<String>,
    /// Those that were repaired, instead of those that were not.
    pub repaired: bool,
    /// Village and row number of the last person of the page before.
    pub after: Option<(String, i64)>,
    /// Most rows.
    pub limit: u64,
}

/// An anomaly as it is listed.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct AnomalyRow {
    /// The village.
    pub desa: String,
    /// Row number of the person.
    pub penerima: i64,
    /// Code.
    pub code: String,
}

/// How often an anomaly is found in a scope.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct AnomalyCount {
    /// Code.
    pub code: String,
    /// How often.
    pub count: i64,
}

/// A name key that leads to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromQueryResult)]
pub struct KeyedPerson {
    /// The keyed token of the name.
    pub key: i64,
    /// Row number of the person.
    pub penerima: i64,
}

impl Scoped<'_> {
    /// Anomalies of the scope by village and person.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn anomalies(
        &self,
        version: i64,
        filter: &AnomalyFilter,
    ) -> Result<Vec<AnomalyRow>, StoreError> {
        let mut select = Query::select()
            .columns(["desa", "penerima", "code"])
            .from("recipient_anomaly")
            .and_where(Expr::col("version_id").eq(version))
            .cond_where(self.holds("desa"))
            .order_by("desa", Order::Asc)
            .order_by("penerima", Order::Asc)
            .order_by("code", Order::Asc)
            .limit(filter.limit)
            .to_owned();
        let repaired = Expr::exists(repairs());
        select.and_where(if filter.repaired { repaired } else { repaired.not() });
        if let Some(code) = filter.code {
            select.and_where(Expr::col("code").eq(code));
        }
        if let Some(desa) = &filter.desa {
            select.and_where(Expr::col("desa").eq(desa.as_str()));
        }
        if let Some((desa, penerima)) = &filter.after {
            let same = Expr::col("desa").eq(desa.as_str()).and(Expr::col("penerima").gt(*penerima));
            select.and_where(Expr::col("desa").gt(desa.as_str()).or(same));
        }
        rows(&self.store().read, &select).await
    }

    /// Codes of the anomalies of a person.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn anomalies_of(
        &self,
        version: i64,
        person: &SealedPenerima,
    ) -> Result<Vec<AnomalyRow>, StoreError> {
        let select = Query::select()
            .columns(["desa", "penerima", "code"])
            .from("recipient_anomaly")
            .and_where(Expr::col("version_id").eq(version))
            .and_where(Expr::col("desa").eq(person.desa.as_str()))
            .and_where(Expr::col("penerima").eq(person.id))
            .cond_where(self.holds("desa"))
            .order_by("code", Order::Asc)
            .to_owned();
        rows(&self.store().read, &select).await
    }

    /// How often each anomaly is found in the scope and was not repaired.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn anomaly_counts(
        &self,
        version: i64,
        desa: Option<&str>,
    ) -> Result<Vec<AnomalyCount>, StoreError> {
        let mut select = Query::select()
            .column("code")
            .expr_as(Expr::col("penerima").count(), "count")
            .from("recipient_anomaly")
            .and_where(Expr::col("version_id").eq(version))
            .cond_where(self.holds("desa"))
            .and_where(Expr::exists(repairs()).not())
            .group_by_col("code")
            .to_owned();
        if let Some(desa) = desa {
            select.and_where(Expr::col("desa").eq(desa));
        }
        rows(&self.store().read, &select).await
    }
}

/// A repair that answers an anomaly of the outer query.
fn repairs() -> SelectStatement {
    Query::select()
        .column(("r", "key"))
        .from_as("recipient_repair", "r")
        .and_where(Expr::col(("r", "subject")).equals(("recipient_anomaly", "subject")))
        .and_where(Expr::col(("r", "anomaly")).equals(("recipient_anomaly", "code")))
        .and_where(Expr::col(("r", "superseded_at")).is_null())
        .to_owned()
}

impl Store {
    /// How far the pass over a version is; `None` before it began.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn anomaly_pass(&self, version: i64) -> Result<Option<PassRow>, StoreError> {
        let select = Query::select()
            .columns(["version_id", "rules", "last_id", "total", "found", "finished_at"])
            .from("recipient_pass")
            .and_where(Expr::col("version_id").eq(version))
            .to_owned();
        first(&self.write, &select).await
    }

    /// Begins a pass over a version by these rules, unless one has begun; a pass by other rules begins anew. What was
    /// found of other versions goes.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn begin_anomaly_pass(
        &self,
        version: i64,
        rules: &str,
        now: i64,
    ) -> Result<(), StoreError> {
        #[derive(FromQueryResult)]
        struct Last {
            last: Option<i64>,
        }
        if self.anomaly_pass(version).await?.is_some_and(|pass| pass.rules == rules) {
            return Ok(());
        }
        let last = Query::select()
            .expr_as(Expr::col("id").max(), "last")
            .from(penerima_table(version))
            .to_owned();
        let last: Option<Last> = first(&self.read, &last).await?;
        let total = last.and_then(|row| row.last).unwrap_or(0);
        let tx = self.begin().await?;
        let forget = Query::delete().from_table("recipient_anomaly").to_owned();
        change(&tx, &forget).await?;
        let forget = Query::delete()
            .from_table("recipient_pass")
            .and_where(Expr::col("version_id").ne(version))
            .to_owned();
        change(&tx, &forget).await?;
        let insert = Query::insert()
            .into_table("recipient_pass")
            .columns([
                "version_id",
                "rules",
                "last_id",
                "total",
                "found",
                "claimed_until",
                "started_at",
            ])
            .values_panic([
                version.into(),
                rules.into(),
                0_i64.into(),
                total.into(),
                0_i64.into(),
                0_i64.into(),
                now.into(),
            ])
            .on_conflict(
                OnConflict::column("version_id")
                    .update_columns(["rules", "last_id", "total", "found", "started_at"])
                    .value("finished_at", Option::<i64>::None)
                    .to_owned(),
            )
            .to_owned();
        change(&tx, &insert).await?;
        Ok(tx.commit().await?)
    }

    /// Takes the pass over a version for this instance. `false` when another instance has it, or it is over.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn claim_anomaly_pass(&self, version: i64, now: i64) -> Result<bool, StoreError> {
        let claim = Query::update()
            .table("recipient_pass")
            .value("claimed_until", now + CLAIM_SECONDS)
            .and_where(Expr::col("version_id").eq(version))
            .and_where(Expr::col("finished_at").is_null())
            .and_where(Expr::col("claimed_until").lte(now))
            .to_owned();
        Ok(change(&self.write, &claim).await? == 1)
    }

    /// People of a version with row numbers above `after`, in order, whoever's they are: for the pass.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn people_after(
        &self,
        version: i64,
        after: i64,
        limit: u64,
    ) -> Result<Vec<SealedPenerima>, StoreError> {
        let select = people(version)
            .and_where(Expr::col("id").gt(after))
            .order_by("id", Order::Asc)
            .limit(limit)
            .to_owned();
        self.read_people(&select).await
    }

    /// Who else is found under these name keys.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn people_by_key(
        &self,
        version: i64,
        keys: &[i64],
    ) -> Result<Vec<KeyedPerson>, StoreError> {
        let select = Query::select()
            .columns(["key", "penerima"])
            .from(name_key_table(version))
            .and_where(Expr::col("key").is_in(keys.iter().copied()))
            .order_by("key", Order::Asc)
            .order_by("penerima", Order::Asc)
            .to_owned();
        rows(&self.read, &select).await
    }

    /// People by row number, ascending; at most two thousand.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn namesakes(
        &self,
        version: i64,
        ids: &[i64],
    ) -> Result<Vec<SealedPenerima>, StoreError> {
        self.people_by_id(version, &ids[..ids.len().min(NAMESAKES_MAX)]).await
    }

    /// The members of these families, by row number.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn family_members(
        &self,
        version: i64,
        families: &[KkToken],
    ) -> Result<Vec<(i64, KkToken)>, StoreError> {
        #[derive(FromQueryResult)]
        struct Row {
            id: i64,
            kk_token: Vec<u8>,
        }
        if families.is_empty() {
            return Ok(Vec::new());
        }
        let select = Query::select()
            .columns(["id", "kk_token"])
            .from(penerima_table(version))
            .and_where(Expr::col("kk_token").is_in(families.iter().map(|one| one.to_vec())))
            .order_by("id", Order::Asc)
            .limit(FAMILY_MEMBERS_MAX)
            .to_owned();
        let found: Vec<Row> = rows(&self.read, &select).await?;
        let member = |row: Row| {
            let family = row.kk_token.try_into();
            Ok((row.id, family.map_err(|_| StoreError::Malformed("penerima"))?))
        };
        found.into_iter().map(member).collect()
    }

    /// Keeps what was found of the people up to `last_id` and moves the pass on; `false`, and nothing is kept, when it
    /// is no longer at `from_id`.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn advance_anomaly_pass(
        &self,
        version: i64,
        (from_id, last_id): (i64, i64),
        found: Vec<NewAnomaly>,
        now: i64,
    ) -> Result<bool, StoreError> {
        let tx = self.begin().await?;
        let count = i64::try_from(found.len()).unwrap_or(i64::MAX);
        let advance = Query::update()
            .table("recipient_pass")
            .value("last_id", last_id)
            .value("found", Expr::col("found").add(count))
            .value("claimed_until", now + CLAIM_SECONDS)
            .and_where(Expr::col("version_id").eq(version))
            .and_where(Expr::col("last_id").eq(from_id))
            .and_where(Expr::col("finished_at").is_null())
            .to_owned();
        if change(&tx, &advance).await? != 1 {
            tx.rollback().await?;
            return Ok(false);
        }
        let values = found.into_iter().flat_map(|one| {
            [
                version.into(),
                one.desa.into(),
                one.penerima.into(),
                one.code.into(),
                one.subject.to_vec().into(),
            ]
        });
        let mut insert = BulkInsert::new(
            "recipient_anomaly",
            &["version_id", "desa", "penerima", "code", "subject"],
        );
        insert.run(&tx, values.collect()).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Ends the pass over a version.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn finish_anomaly_pass(&self, version: i64, now: i64) -> Result<(), StoreError> {
        let finish = Query::update()
            .table("recipient_pass")
            .value("finished_at", now)
            .value("claimed_until", 0_i64)
            .and_where(Expr::col("version_id").eq(version))
            .to_owned();
        change(&self.write, &finish).await.map(|_| ())
    }
}
