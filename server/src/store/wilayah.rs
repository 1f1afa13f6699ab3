//! Regions in force, what lies in them, and what became of retired ones.

use std::collections::BTreeMap;

use domain::wilayah::{KodeWilayah, Level, Wilayah, WilayahPath};
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};

use super::query::{first, rows};
use super::{Store, StoreError};

/// How many times a code may have been replaced in a row before the search for its successors ends.
const MAX_SUCCESSIONS: usize = 10;

#[derive(FromQueryResult)]
pub(super) struct Row {
    pub(super) kode: String,
    pub(super) nama: String,
}

impl Row {
    pub(super) fn into_wilayah(self) -> Result<Wilayah, StoreError> {
        let kode: KodeWilayah = self.kode.parse().map_err(|_| StoreError::Malformed("wilayah"))?;
        Ok(Wilayah { jenis: kode.jenis(), kode, nama: self.nama })
    }
}

#[derive(FromQueryResult)]
struct SuccessorRow {
    successor_kode: String,
}

#[derive(FromQueryResult)]
struct KodeRow {
    kode: String,
}

impl Store {
    /// All provinces in force, by name.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn provinces(&self) -> Result<Vec<Wilayah>, StoreError> {
        let select = in_force().and_where(Expr::col("parent").is_null()).to_owned();
        self.sorted_regions(&select).await
    }

    /// The regions in force directly below `kode`, by name; same names by code.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn children(&self, kode: &KodeWilayah) -> Result<Vec<Wilayah>, StoreError> {
        let select = in_force().and_where(Expr::col("parent").eq(kode.as_str())).to_owned();
        self.sorted_regions(&select).await
    }

    /// The region in force with this code.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn find(&self, kode: &KodeWilayah) -> Result<Option<Wilayah>, StoreError> {
        let select = in_force().and_where(Expr::col("kode").eq(kode.as_str())).to_owned();
        first::<Row, _, _>(&self.read, &select).await?.map(Row::into_wilayah).transpose()
    }

    /// The region in force with everything above it, lowest first; `None` when any of them is not
    /// in force.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn path(&self, kode: &KodeWilayah) -> Result<Option<WilayahPath>, StoreError> {
        Ok(self.paths(&[*kode]).await?.pop())
    }

    /// The paths of several regions, in the order given; regions not in force are left out.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn paths(&self, kodes: &[KodeWilayah]) -> Result<Vec<WilayahPath>, StoreError> {
        let wanted = kodes.iter().flat_map(upwards);
        let select = in_force()
            .and_where(Expr::col("kode").is_in(wanted.map(|kode| kode.to_string())))
            .to_owned();
        let found = self.regions(&select).await?;
        let path_of = |kode: &KodeWilayah| {
            upwards(kode)
                .map(|one| found.iter().find(|region| region.kode == one).cloned())
                .collect::<Option<WilayahPath>>()
        };
        Ok(kodes.iter().filter_map(path_of).collect())
    }

    /// Whether the code was in force once and is no longer (REG-8).
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn is_retired(&self, kode: &KodeWilayah) -> Result<bool, StoreError> {
        let select = Query::select()
            .column("kode")
            .from("wilayah")
            .and_where(Expr::col("kode").eq(kode.as_str()))
            .and_where(Expr::col("valid_to").is_not_null())
            .to_owned();
        Ok(first::<KodeRow, _, _>(&self.read, &select).await?.is_some())
    }

    /// The regions in force that a retired code was split or merged into, each with its path.
    ///
    /// A successor that was itself retired is followed to its own successors.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn successors(&self, kode: &KodeWilayah) -> Result<Vec<WilayahPath>, StoreError> {
        let mut open = vec![*kode];
        let mut seen = open.clone();
        let mut found = Vec::new();
        for _ in 0..MAX_SUCCESSIONS {
            let next = self.direct_successors(&open).await?;
            open = next.into_iter().filter(|one| !seen.contains(one)).collect();
            seen.extend(&open);
            if open.is_empty() {
                break;
            }
            found.extend(self.paths(&open).await?);
        }
        Ok(found)
    }

    /// The codes of all villages in force, in order. Some 84,000.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn village_codes(&self) -> Result<Vec<KodeWilayah>, StoreError> {
        self.codes(Expr::col("valid_to").is_null()).await
    }

    /// All retired villages, each with the codes in force that it was split or merged into.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn retired_villages(
        &self,
    ) -> Result<BTreeMap<KodeWilayah, Vec<KodeWilayah>>, StoreError> {
        let mut retired = BTreeMap::new();
        for kode in self.codes(Expr::col("valid_to").is_not_null()).await? {
            let paths = self.successors(&kode).await?;
            let codes = paths.iter().filter_map(|path| path.first());
            retired.insert(kode, codes.map(|region| region.kode).collect());
        }
        Ok(retired)
    }

    async fn codes(&self, which: Expr) -> Result<Vec<KodeWilayah>, StoreError> {
        let select = Query::select().column("kode").from("wilayah").and_where(which).to_owned();
        let found: Vec<KodeRow> = rows(&self.read, &select).await?;
        let mut codes = found
            .iter()
            .map(|row| row.kode.parse::<KodeWilayah>())
            .filter(|kode| kode.is_ok_and(|kode| kode.level() == Level::Desa))
            .collect::<Result<Vec<_>, _>>()
            .map_err(|_| StoreError::Malformed("wilayah"))?;
        codes.sort_unstable();
        Ok(codes)
    }

    async fn direct_successors(
        &self,
        retired: &[KodeWilayah],
    ) -> Result<Vec<KodeWilayah>, StoreError> {
        let select = Query::select()
            .column("successor_kode")
            .from("wilayah_successor")
            .and_where(Expr::col("retired_kode").is_in(retired.iter().map(KodeWilayah::as_str)))
            .order_by("successor_kode", sea_orm::Order::Asc)
            .to_owned();
        rows::<SuccessorRow, _, _>(&self.read, &select)
            .await?
            .iter()
            .map(|row| row.successor_kode.parse())
            .collect::<Result<_, _>>()
            .map_err(|_| StoreError::Malformed("wilayah_successor"))
    }

    /// Sorted here and not by the database, whose order depends on its locale.
    async fn sorted_regions(&self, select: &SelectStatement) -> Result<Vec<Wilayah>, StoreError> {
        let mut found = self.regions(select).await?;
        found.sort_by(|a, b| (&a.nama, a.kode).cmp(&(&b.nama, b.kode)));
        Ok(found)
    }

    async fn regions(&self, select: &SelectStatement) -> Result<Vec<Wilayah>, StoreError> {
        let found: Vec<Row> = rows(&self.read, select).await?;
        found.into_iter().map(Row::into_wilayah).collect()
    }
}

/// The region itself and everything above it.
fn upwards(kode: &KodeWilayah) -> impl Iterator<Item = KodeWilayah> + use<> {
    std::iter::successors(Some(*kode), KodeWilayah::parent)
}

/// A query for regions in force.
pub(super) fn in_force() -> SelectStatement {
    Query::select()
        .columns(["kode", "nama"])
        .from("wilayah")
        .and_where(Expr::col("valid_to").is_null())
        .to_owned()
}
