//! Reads a table of regions: `server import-wilayah DIR`, and the table that is built into the
//! program.
//!
//! Reading the same table again changes nothing and costs nothing. A code that left the table is
//! retired, never deleted (REG-8); a code that has got another name is renamed, and the report says
//! so.

mod files;
mod table;

use std::collections::{HashMap, HashSet};
use std::path::Path;

use anyhow::Context as _;
use chrono::NaiveDate;
use domain::wilayah::{KodeWilayah, Level};

use self::files::Files;
use self::table::{Table, scope_of};
use crate::store::Store;
use crate::store::wilayah_import::{NewWilayah, WilayahChanges, WilayahRecord};
use crate::store::wilayah_search::fold_region_name;

/// Where a table of regions comes from.
#[derive(Debug, Clone, Copy)]
pub enum WilayahSource<'a> {
    /// The real table, built into the program.
    Embedded,
    /// Province 99, built into the program: demo data and tests only.
    TestProvince,
    /// A folder with `provinces.csv`, `regencies.csv`, `districts.csv`, `villages.csv` and, if
    /// wanted, `successors.csv` and `retired.csv`.
    Folder(&'a Path),
}

/// What reading a table changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WilayahReport {
    /// The table was read before and has not changed since.
    pub unchanged: bool,
    /// Regions in the table, from provinces down to villages.
    pub counts: [usize; 4],
    /// New codes.
    pub added: usize,
    /// Codes that have got another name: code, old name, new name.
    pub renamed: Vec<(KodeWilayah, String, String)>,
    /// Codes that are in force again after they had been retired.
    pub reinstated: Vec<KodeWilayah>,
    /// Codes that are no longer in the table.
    pub retired: Vec<KodeWilayah>,
}

/// Reads the table at `source` into the store; codes seen for the first time count as in force from
/// `today`.
///
/// # Errors
/// When a file is missing or inconsistent (the message names file and line), or the database fails.
/// Then nothing was changed.
pub async fn run(
    store: &Store,
    source: WilayahSource<'_>,
    today: NaiveDate,
) -> anyhow::Result<WilayahReport> {
    let files = Files::read(source)?;
    let sha256 = files.sha256();
    let scope = scope_of(&files)?;
    let counts = files.counts();
    if store.wilayah_source(scope).await?.as_deref() == Some(&sha256) {
        return Ok(WilayahReport { unchanged: true, counts, ..WilayahReport::default() });
    }
    let table = tokio::task::spawn_blocking(move || Table::read(&files)).await??;
    let known = store.all_wilayah().await?;
    let (changes, report) = compare(&table, &known, today, counts);
    store
        .apply_wilayah(changes, scope, &sha256, today)
        .await
        .context("the table of regions could not be written")?;
    Ok(report)
}

/// What the table changes about the regions known, and how it is told.
fn compare(
    table: &Table,
    known: &HashMap<KodeWilayah, WilayahRecord>,
    today: NaiveDate,
    counts: [usize; 4],
) -> (WilayahChanges, WilayahReport) {
    let mut changes = WilayahChanges::default();
    let mut report = WilayahReport { counts, ..WilayahReport::default() };
    let folded: HashMap<KodeWilayah, String> =
        table.regions.iter().map(|(kode, name)| (*kode, fold_region_name(name))).collect();
    let in_force = table.regions.iter().map(|(kode, name)| NewWilayah {
        kode: *kode,
        nama: name.clone(),
        search_path: search_path(kode, &folded),
        valid_from: Some(today),
        valid_to: None,
    });
    let gone = table.retired.iter().map(|line| NewWilayah {
        kode: line.code,
        nama: line.name.clone(),
        search_path: fold_region_name(&line.name),
        valid_from: None,
        valid_to: Some(line.valid_to),
    });
    for region in in_force.chain(gone) {
        let Some(before) = known.get(&region.kode) else {
            report.added += 1;
            changes.added.push(region);
            continue;
        };
        if before.nama != region.nama {
            let names = (region.kode, before.nama.clone(), region.nama.clone());
            report.renamed.push(names);
        }
        match (before.valid_to, region.valid_to) {
            (Some(_), None) => report.reinstated.push(region.kode),
            (None, Some(_)) => report.retired.push(region.kode),
            _ => {}
        }
        let after = (&region.nama, &region.search_path, region.valid_to);
        if (&before.nama, &before.search_path, before.valid_to) != after {
            changes.updated.push(region);
        }
    }
    changes.retired = vanished(table, known, today);
    report.retired.extend(changes.retired.iter().map(|(kode, _)| *kode));
    report.retired.sort_unstable();
    changes.successors.clone_from(&table.successors);
    (changes, report)
}

/// Codes in force that are no longer in the table, within the provinces it lists: yesterday was
/// their last day.
fn vanished(
    table: &Table,
    known: &HashMap<KodeWilayah, WilayahRecord>,
    today: NaiveDate,
) -> Vec<(KodeWilayah, NaiveDate)> {
    let named: HashSet<&KodeWilayah> = table.retired.iter().map(|line| &line.code).collect();
    let last_day = today.pred_opt().unwrap_or(today);
    let gone = known.iter().filter(|(kode, record)| {
        let listed_province =
            kode.at(Level::Provinsi).is_some_and(|province| table.regions.contains_key(&province));
        listed_province
            && record.valid_to.is_none()
            && !table.regions.contains_key(kode)
            && !named.contains(kode)
    });
    gone.map(|(kode, _)| (*kode, last_day)).collect()
}

/// `sukamaju|mekar jaya|kabupaten uji|provinsi uji`
fn search_path(kode: &KodeWilayah, folded: &HashMap<KodeWilayah, String>) -> String {
    std::iter::successors(Some(*kode), KodeWilayah::parent)
        .filter_map(|one| folded.get(&one).map(String::as_str))
        .collect::<Vec<_>>()
        .join("|")
}
