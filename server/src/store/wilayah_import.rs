//! Writing the table of regions: rows are added, renamed and retired, never deleted (REG-8).

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::wilayah::KodeWilayah;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict, Query};

use super::query::{BulkInsert, change, first, rows};
use super::{Store, StoreError};

const COLUMNS: [&str; 8] =
    ["kode", "nama", "jenis", "parent", "search_key", "search_path", "valid_from", "valid_to"];

/// A region to be written.
#[derive(Debug, Clone)]
pub struct NewWilayah {
    /// Its code.
    pub kode: KodeWilayah,
    /// Its name, exactly as the source has it.
    pub nama: String,
    /// Its folded name and those of everything above it, for the search.
    pub search_path: String,
    /// First day known in force; `None` when the source does not say (retired codes).
    pub valid_from: Option<NaiveDate>,
    /// Last day in force; `None` while it is.
    pub valid_to: Option<NaiveDate>,
}

/// A region as the table has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WilayahRecord {
    /// Its name.
    pub nama: String,
    /// For the search.
    pub search_path: String,
    /// When it ceased to be, if it did.
    pub valid_to: Option<NaiveDate>,
}

/// A retired region and one it was split or merged into.
#[derive(Debug, Clone)]
pub struct Successor {
    /// The old code.
    pub retired: KodeWilayah,
    /// The new code.
    pub successor: KodeWilayah,
    /// First day of the new one.
    pub since: NaiveDate,
    /// The decree, or where else this is known from.
    pub source: String,
}

/// All that one region source changes.
#[derive(Debug, Default)]
pub struct WilayahChanges {
    /// New codes.
    pub added: Vec<NewWilayah>,
    /// Known codes whose name, search path or validity differs.
    pub updated: Vec<NewWilayah>,
    /// Codes that left the source, and their last day.
    pub retired: Vec<(KodeWilayah, NaiveDate)>,
    /// Successors of retired codes.
    pub successors: Vec<Successor>,
}

#[derive(FromQueryResult)]
struct Row {
    kode: String,
    nama: String,
    search_path: String,
    valid_to: Option<NaiveDate>,
}

#[derive(FromQueryResult)]
struct SourceRow {
    sha256: String,
}

impl Store {
    /// The hash of the source last read for `scope`.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn wilayah_source(&self, scope: &str) -> Result<Option<String>, StoreError> {
        let select = Query::select()
            .column("sha256")
            .from("wilayah_source")
            .and_where(Expr::col("scope").eq(scope))
            .to_owned();
        let row: Option<SourceRow> = first(&self.read, &select).await?;
        Ok(row.map(|row| row.sha256))
    }

    /// Every region ever known, by code. Some 92,000.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn all_wilayah(&self) -> Result<HashMap<KodeWilayah, WilayahRecord>, StoreError> {
        let select = Query::select()
            .columns(["kode", "nama", "search_path", "valid_to"])
            .from("wilayah")
            .to_owned();
        let found: Vec<Row> = rows(&self.read, &select).await?;
        found
            .into_iter()
            .map(|row| {
                let kode = row.kode.parse().map_err(|_| StoreError::Malformed("wilayah"))?;
                let record = WilayahRecord {
                    nama: row.nama,
                    search_path: row.search_path,
                    valid_to: row.valid_to,
                };
                Ok((kode, record))
            })
            .collect()
    }

    /// Writes all changes of a source, and its hash, in one step.
    ///
    /// # Errors
    /// When the database refuses; then nothing was changed.
    pub async fn apply_wilayah(
        &self,
        changes: WilayahChanges,
        scope: &str,
        sha256: &str,
        today: NaiveDate,
    ) -> Result<(), StoreError> {
        let transaction = self.begin().await?;
        let values = changes.added.iter().flat_map(values_of).collect();
        BulkInsert::new("wilayah", &COLUMNS).run(&transaction, values).await?;
        for region in changes.updated {
            change(&transaction, &update_of(&region)).await?;
        }
        for (kode, last_day) in changes.retired {
            let retire = Query::update()
                .table("wilayah")
                .value("valid_to", last_day)
                .and_where(Expr::col("kode").eq(kode.as_str()))
                .to_owned();
            change(&transaction, &retire).await?;
        }
        for successor in changes.successors {
            change(&transaction, &successor_insert(successor)).await?;
        }
        let source = Query::insert()
            .into_table("wilayah_source")
            .columns(["scope", "sha256", "imported_on"])
            .values_panic([scope.into(), sha256.into(), today.into()])
            .on_conflict(
                OnConflict::column("scope").update_columns(["sha256", "imported_on"]).to_owned(),
            )
            .to_owned();
        change(&transaction, &source).await?;
        Ok(transaction.commit().await?)
    }
}

/// The folded name alone: the first part of the search path.
fn search_key(region: &NewWilayah) -> &str {
    region.search_path.split('|').next().unwrap_or_default()
}

fn values_of(region: &NewWilayah) -> [sea_orm::Value; 8] {
    [
        region.kode.as_str().into(),
        region.nama.as_str().into(),
        region.kode.jenis().as_str().into(),
        region.kode.parent().map(|kode| kode.to_string()).into(),
        search_key(region).into(),
        region.search_path.as_str().into(),
        region.valid_from.into(),
        region.valid_to.into(),
    ]
}

fn update_of(region: &NewWilayah) -> sea_orm::sea_query::UpdateStatement {
    Query::update()
        .table("wilayah")
        .value("nama", region.nama.as_str())
        .value("search_key", search_key(region))
        .value("search_path", region.search_path.as_str())
        .value("valid_to", region.valid_to)
        .and_where(Expr::col("kode").eq(region.kode.as_str()))
        .to_owned()
}

fn successor_insert(successor: Successor) -> sea_orm::sea_query::InsertStatement {
    Query::insert()
        .into_table("wilayah_successor")
        .columns(["retired_kode", "successor_kode", "since", "source"])
        .values_panic([
            successor.retired.as_str().into(),
            successor.successor.as_str().into(),
            successor.since.into(),
            successor.source.into(),
        ])
        .on_conflict(
            OnConflict::columns(["retired_kode", "successor_kode"])
                .update_columns(["since", "source"])
                .to_owned(),
        )
        .to_owned()
}
