//! Listed people as officers find them: by number, by name, by family, village by village; nobody outside the scope.

use domain::wilayah::{KodeWilayah, Level, Wilayah};
use sea_orm::sea_query::{Expr, ExprTrait as _, Index, Query};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Order};

use super::penerima::{SealedBantuan, SealedPenerima, people, people_named};
use super::query::{change, first, rows};
use super::scope::Scoped;
use super::tokens::{KkToken, SubjectId};
use super::version_tables::{name_key_table, penerima_table, subject_table};
use super::wilayah::in_force;
use super::{Store, StoreError};

/// Most people of one family card that are read.
const FAMILY_MAX: u64 = 40;
/// Most cases of a person that are listed.
const CASES_MAX: u64 = 20;

/// How many people a village has in one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VillageCount {
    /// The village.
    pub desa: KodeWilayah,
    /// People listed there.
    pub people: u64,
}

/// A village of a scope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VillageInScope {
    /// The village.
    pub desa: Wilayah,
    /// Name of its district; empty where the scope is a village.
    pub kecamatan: String,
}

/// A case about a listed person.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct CaseOfPerson {
    /// Twelve characters.
    pub ticket: String,
    /// Code of its kind.
    pub kind: String,
    /// Code of its state.
    pub state: String,
}

#[derive(FromQueryResult)]
struct CountRow {
    desa: String,
    people: i64,
}

#[derive(FromQueryResult)]
struct Bounds {
    first: Option<String>,
    last: Option<String>,
}

impl Scoped<'_> {
    /// The person a subject names in a version, if they are listed in the scope.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn recipient(
        &self,
        version: i64,
        subject: &SubjectId,
    ) -> Result<Option<SealedPenerima>, StoreError> {
        let found = Query::select()
            .column("penerima")
            .from(subject_table(version))
            .and_where(Expr::col("subject").eq(subject.to_vec()))
            .to_owned();
        let select = people(version)
            .and_where(Expr::col("id").in_subquery(found))
            .cond_where(self.holds("desa"))
            .to_owned();
        Ok(self.store().read_people(&select).await?.pop())
    }

    /// The people these subjects name in a version, those in the scope, by row number.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn recipients(
        &self,
        version: i64,
        subjects: &[SubjectId],
    ) -> Result<Vec<SealedPenerima>, StoreError> {
        if subjects.is_empty() {
            return Ok(Vec::new());
        }
        let select = people_named(version, subjects)
            .cond_where(self.holds("desa"))
            .order_by("id", Order::Asc)
            .to_owned();
        self.store().read_people(&select).await
    }

    /// People in the scope by row number, ascending.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn recipients_by_id(
        &self,
        version: i64,
        ids: &[i64],
    ) -> Result<Vec<SealedPenerima>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let select = people(version)
            .and_where(Expr::col("id").is_in(ids.iter().copied()))
            .cond_where(self.holds("desa"))
            .order_by("id", Order::Asc)
            .to_owned();
        self.store().read_people(&select).await
    }

    /// People in the scope stored under any of these name keys (see [`super::tokens`]), by row number.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn recipients_by_name(
        &self,
        version: i64,
        keys: &[i64],
        limit: u64,
    ) -> Result<Vec<SealedPenerima>, StoreError> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let found = Query::select()
            .column("penerima")
            .from(name_key_table(version))
            .and_where(Expr::col("key").is_in(keys.iter().copied()))
            .to_owned();
        let select = people(version)
            .and_where(Expr::col("id").in_subquery(found))
            .cond_where(self.holds("desa"))
            .order_by("id", Order::Asc)
            .limit(limit)
            .to_owned();
        self.store().read_people(&select).await
    }

    /// Everybody of one family card who is listed in the scope.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn recipients_of_family(
        &self,
        version: i64,
        family: &KkToken,
    ) -> Result<Vec<SealedPenerima>, StoreError> {
        let select = people(version)
            .and_where(Expr::col("kk_token").eq(family.to_vec()))
            .cond_where(self.holds("desa"))
            .order_by("id", Order::Asc)
            .limit(FAMILY_MAX)
            .to_owned();
        self.store().read_people(&select).await
    }

    /// People of a village in the scope with row numbers above `after`, in order.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn recipients_in(
        &self,
        version: i64,
        desa: &KodeWilayah,
        after: i64,
        limit: u64,
    ) -> Result<Vec<SealedPenerima>, StoreError> {
        let select = people(version)
            .and_where(Expr::col("desa").eq(desa.as_str()))
            .and_where(Expr::col("id").gt(after))
            .cond_where(self.holds("desa"))
            .order_by("id", Order::Asc)
            .limit(limit)
            .to_owned();
        self.store().read_people(&select).await
    }

    /// The aid of people that were found in the scope, in the order of their row numbers.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn aid_of_recipients(
        &self,
        version: i64,
        people: &[SealedPenerima],
    ) -> Result<Vec<SealedBantuan>, StoreError> {
        let ids: Vec<i64> = people.iter().map(|one| one.id).collect();
        let mut aid = self.store().aid_of(version, &ids).await?;
        aid.retain(|one| self.scope().covers(&one.desa));
        Ok(aid)
    }

    /// Cases in the scope about a person that are not closed, the newest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn open_cases_of(
        &self,
        subject: &SubjectId,
    ) -> Result<Vec<CaseOfPerson>, StoreError> {
        let select = Query::select()
            .columns(["ticket", "kind", "state"])
            .from("review_case")
            .and_where(Expr::col("nik_token").eq(subject.to_vec()))
            .and_where(Expr::col("closed_at").is_null())
            .cond_where(self.holds_case("review_case"))
            .order_by("id", Order::Desc)
            .limit(CASES_MAX)
            .to_owned();
        rows(&self.store().read, &select).await
    }

    /// The villages in force in the scope, by district and name.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn villages(&self) -> Result<Vec<VillageInScope>, StoreError> {
        let regions = in_force().cond_where(self.holds("kode")).to_owned();
        let found: Vec<super::wilayah::Row> = rows(&self.store().read, &regions).await?;
        let regions = found.into_iter().map(super::wilayah::Row::into_wilayah);
        let regions = regions.collect::<Result<Vec<Wilayah>, StoreError>>()?;
        let district = |kode: &KodeWilayah| {
            let above = kode.at(Level::Kecamatan);
            let found = regions.iter().find(|one| Some(one.kode) == above);
            found.map(|one| one.nama.clone()).unwrap_or_default()
        };
        let mut villages: Vec<VillageInScope> = regions
            .iter()
            .filter(|one| one.kode.level() == Level::Desa)
            .map(|one| VillageInScope { desa: one.clone(), kecamatan: district(&one.kode) })
            .collect();
        villages.sort_by(|a, b| {
            (&a.kecamatan, &a.desa.nama, a.desa.kode).cmp(&(
                &b.kecamatan,
                &b.desa.nama,
                b.desa.kode,
            ))
        });
        Ok(villages)
    }

    /// How many people each village of the scope has in a version, by code.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn village_counts(&self, version: i64) -> Result<Vec<VillageCount>, StoreError> {
        let select = Query::select()
            .column("desa")
            .expr_as(Expr::col("id").count(), "people")
            .from(penerima_table(version))
            .cond_where(self.holds("desa"))
            .group_by_col("desa")
            .order_by("desa", Order::Asc)
            .to_owned();
        let found: Vec<CountRow> = rows(&self.store().read, &select).await?;
        let count = |row: CountRow| {
            let desa = row.desa.parse().map_err(|_| StoreError::Malformed("penerima"))?;
            Ok(VillageCount { desa, people: row.people.unsigned_abs() })
        };
        found.into_iter().map(count).collect()
    }

    /// Whether every person of a version is listed in the scope: who changes what everybody sees must see it all.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn holds_all_of(&self, version: i64) -> Result<bool, StoreError> {
        let edge = |order: Order| {
            Query::select()
                .column("desa")
                .from(penerima_table(version))
                .order_by("desa", order)
                .limit(1)
                .to_owned()
        };
        let one =
            |order| sea_orm::sea_query::SimpleExpr::SubQuery(None, Box::new(edge(order).into()));
        let select = Query::select()
            .expr_as(one(Order::Asc), "first")
            .expr_as(one(Order::Desc), "last")
            .to_owned();
        let found: Option<Bounds> = first(&self.store().read, &select).await?;
        let inside = |kode: Option<String>| kode.is_none_or(|kode| self.covers(&kode));
        Ok(found.is_none_or(|found| inside(found.first) && inside(found.last)))
    }
}

impl Store {
    /// Makes the indexes over villages and family cards of a version, unless they are there: an import does without
    /// them, because it would be three times slower. Look-ups work before, only slower.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn index_version(&self, version: i64) -> Result<(), StoreError> {
        let table = penerima_table(version);
        for (end, columns) in [("desa", &["desa", "id"][..]), ("kk_token", &["kk_token"])] {
            let mut index = Index::create();
            index.if_not_exists().name(format!("{table}_{end}")).table(table.clone());
            for column in columns {
                index.col(*column);
            }
            change(&self.write, &index).await?;
        }
        if self.backend() == DbBackend::Postgres {
            self.write.execute_unprepared(&format!("analyze {table}")).await?;
        }
        Ok(())
    }
}
