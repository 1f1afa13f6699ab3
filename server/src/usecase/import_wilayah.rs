//! Reads a table of regions: `server import-wilayah DIR`, and the table that is built into the
//! program.
//!
//! Reading the same table again changes nothing and costs nothing. A code that left the table is
//! retired, never deleted (REG-8); a code that has got another name is renamed, and the report says
//! so.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::Path;

use anyhow::{Context as _, anyhow, bail};
use chrono::NaiveDate;
use domain::wilayah::{KodeWilayah, Level};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use crate::store::Store;
use crate::store::wilayah_import::{NewWilayah, Successor, WilayahChanges, WilayahRecord};
use crate::store::wilayah_search::fold_region_name;

/// The code of the invented province, whose table is read beside the real one.
const TEST_PROVINCE: &str = "99";

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

/// The text of the files.
struct Files {
    levels: [String; 4],
    successors: Option<String>,
    retired: Option<String>,
}

/// A table that has been read and found consistent.
struct Table {
    /// In force, by code: parents come before their children.
    regions: BTreeMap<KodeWilayah, String>,
    retired: Vec<RetiredLine>,
    successors: Vec<Successor>,
}

#[derive(Deserialize)]
struct RegionLine {
    code: String,
    name: String,
}

#[derive(Deserialize)]
struct RetiredLine {
    code: KodeWilayah,
    name: String,
    valid_to: NaiveDate,
}

#[derive(Deserialize)]
struct SuccessorLine {
    retired_code: KodeWilayah,
    successor_code: KodeWilayah,
    since: NaiveDate,
    source: String,
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
    let files = read_files(source)?;
    let sha256 = hash_of(&files);
    let scope = scope_of(&files)?;
    let counts = files.levels.each_ref().map(|text| text.trim_end().lines().skip(1).count());
    if store.wilayah_source(scope).await?.as_deref() == Some(&sha256) {
        return Ok(WilayahReport { unchanged: true, counts, ..WilayahReport::default() });
    }
    let table = tokio::task::spawn_blocking(move || read_table(&files)).await??;
    let known = store.all_wilayah().await?;
    let (changes, report) = compare(&table, &known, today, counts);
    store
        .apply_wilayah(changes, scope, &sha256, today)
        .await
        .context("the table of regions could not be written")?;
    Ok(report)
}

/// The real table and the test province are two sources that do not know of each other.
fn scope_of(files: &Files) -> anyhow::Result<&'static str> {
    let provinces: Vec<RegionLine> = lines(file_of(Level::Provinsi), Some(&files.levels[0]))?;
    let all_tests = provinces.iter().all(|line| line.code == TEST_PROVINCE);
    Ok(if all_tests { "test" } else { "real" })
}

fn read_files(source: WilayahSource<'_>) -> anyhow::Result<Files> {
    macro_rules! embedded {
        ($file:literal) => {
            include_str!(concat!("../../data/", $file)).to_owned()
        };
    }
    Ok(match source {
        WilayahSource::Embedded => Files {
            levels: [
                embedded!("wilayah/provinces.csv"),
                embedded!("wilayah/regencies.csv"),
                embedded!("wilayah/districts.csv"),
                embedded!("wilayah/villages.csv"),
            ],
            successors: None,
            retired: None,
        },
        WilayahSource::TestProvince => Files {
            levels: [
                embedded!("wilayah-uji/provinces.csv"),
                embedded!("wilayah-uji/regencies.csv"),
                embedded!("wilayah-uji/districts.csv"),
                embedded!("wilayah-uji/villages.csv"),
            ],
            successors: Some(embedded!("wilayah-uji/successors.csv")),
            retired: Some(embedded!("wilayah-uji/retired.csv")),
        },
        WilayahSource::Folder(folder) => {
            let [a, b, c, d] = Level::ALL.map(|level| required_file(folder, file_of(level)));
            Files {
                levels: [a?, b?, c?, d?],
                successors: optional_file(folder, "successors.csv")?,
                retired: optional_file(folder, "retired.csv")?,
            }
        }
    })
}

const fn file_of(level: Level) -> &'static str {
    match level {
        Level::Provinsi => "provinces.csv",
        Level::KabupatenKota => "regencies.csv",
        Level::Kecamatan => "districts.csv",
        Level::Desa => "villages.csv",
    }
}

fn required_file(folder: &Path, name: &str) -> anyhow::Result<String> {
    fs::read_to_string(folder.join(name)).with_context(|| format!("{name} cannot be read"))
}

fn optional_file(folder: &Path, name: &str) -> anyhow::Result<Option<String>> {
    if folder.join(name).exists() { required_file(folder, name).map(Some) } else { Ok(None) }
}

fn hash_of(files: &Files) -> String {
    let mut hash = Sha256::new();
    let optional = [&files.successors, &files.retired];
    let texts = files.levels.iter().map(Some);
    for text in texts.chain(optional.into_iter().map(Option::as_ref)) {
        let text = text.map(String::as_str).unwrap_or_default();
        hash.update((text.len() as u64).to_le_bytes());
        hash.update(text);
    }
    format!("{:x}", hash.finalize())
}

fn read_table(files: &Files) -> anyhow::Result<Table> {
    let mut regions = BTreeMap::new();
    for (level, text) in Level::ALL.into_iter().zip(&files.levels) {
        read_level(level, text, &mut regions)?;
    }
    let retired: Vec<RetiredLine> = lines("retired.csv", files.retired.as_deref())?;
    if let Some(line) = retired.iter().find(|line| regions.contains_key(&line.code)) {
        bail!("retired.csv: {} is still in {}", line.code, file_of(line.code.level()));
    }
    let successors: Vec<SuccessorLine> = lines("successors.csv", files.successors.as_deref())?;
    let known_retired: HashSet<KodeWilayah> = retired.iter().map(|line| line.code).collect();
    for line in &successors {
        if regions.contains_key(&line.retired_code) {
            bail!("successors.csv: {} is still in force", line.retired_code);
        }
        let successor = &line.successor_code;
        if !regions.contains_key(successor) && !known_retired.contains(successor) {
            bail!("successors.csv: {successor} is not in the table");
        }
    }
    let successors = successors.into_iter().map(|line| Successor {
        retired: line.retired_code,
        successor: line.successor_code,
        since: line.since,
        source: line.source,
    });
    Ok(Table { successors: successors.collect(), regions, retired })
}

fn read_level(
    level: Level,
    text: &str,
    regions: &mut BTreeMap<KodeWilayah, String>,
) -> anyhow::Result<()> {
    let file = file_of(level);
    let mut found = 0_usize;
    for (at, line) in lines::<RegionLine>(file, Some(text))?.into_iter().enumerate() {
        let line_no = at + 2;
        let kode = line.code.parse::<KodeWilayah>().ok();
        let Some(kode) = kode.filter(|kode| kode.level() == level) else {
            bail!("{file}, line {line_no}: not a code of this level");
        };
        if kode.parent().is_some_and(|parent| !regions.contains_key(&parent)) {
            bail!("{file}, line {line_no}: {kode} lies in no known region");
        }
        let name = line.name.trim();
        if name.is_empty() || name.chars().any(char::is_control) {
            bail!("{file}, line {line_no}: {kode} has no name");
        }
        if regions.insert(kode, name.to_owned()).is_some() {
            bail!("{file}, line {line_no}: {kode} is there twice");
        }
        found += 1;
    }
    if found == 0 {
        bail!("{file} has no lines");
    }
    Ok(())
}

fn lines<T: for<'de> Deserialize<'de>>(file: &str, text: Option<&str>) -> anyhow::Result<Vec<T>> {
    let text = text.unwrap_or_default();
    csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes())
        .deserialize()
        .enumerate()
        .map(|(at, line)| line.map_err(|error| anyhow!("{file}, line {}: {error}", at + 2)))
        .collect()
}

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
