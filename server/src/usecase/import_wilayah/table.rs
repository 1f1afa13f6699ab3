//! A table of regions, read and found consistent.

use std::collections::{BTreeMap, HashSet};

use anyhow::{anyhow, bail};
use chrono::NaiveDate;
use domain::wilayah::{KodeWilayah, Level};
use serde::Deserialize;

use super::files::{Files, RETIRED, SUCCESSORS, file_of};
use crate::store::wilayah_import::Successor;

/// The code of the invented province, whose table is read beside the real one.
const TEST_PROVINCE: &str = "99";

/// A table whose every code has its place.
pub(super) struct Table {
    /// In force, by code: parents come before their children.
    pub(super) regions: BTreeMap<KodeWilayah, String>,
    /// No longer in force.
    pub(super) retired: Vec<RetiredLine>,
    /// What became of those.
    pub(super) successors: Vec<Successor>,
}

#[derive(Deserialize)]
struct RegionLine {
    code: String,
    name: String,
}

/// A code that is no longer in force.
#[derive(Deserialize)]
pub(super) struct RetiredLine {
    pub(super) code: KodeWilayah,
    pub(super) name: String,
    /// Its last day.
    pub(super) valid_to: NaiveDate,
}

#[derive(Deserialize)]
struct SuccessorLine {
    retired_code: KodeWilayah,
    successor_code: KodeWilayah,
    since: NaiveDate,
    source: String,
}

/// The real table and the test province are two sources that do not know of each other.
pub(super) fn scope_of(files: &Files) -> anyhow::Result<&'static str> {
    let provinces: Vec<RegionLine> = lines(file_of(Level::Provinsi), Some(&files.levels[0]))?;
    let all_tests = provinces.iter().all(|line| line.code == TEST_PROVINCE);
    Ok(if all_tests { "test" } else { "real" })
}

impl Table {
    /// Reads the files.
    ///
    /// # Errors
    /// Names the file, and mostly the line, that contradicts itself or another.
    pub(super) fn read(files: &Files) -> anyhow::Result<Self> {
        let mut regions = BTreeMap::new();
        for (level, text) in Level::ALL.into_iter().zip(&files.levels) {
            read_level(level, text, &mut regions)?;
        }
        let retired: Vec<RetiredLine> = lines(RETIRED, files.retired.as_deref())?;
        if let Some(line) = retired.iter().find(|line| regions.contains_key(&line.code)) {
            bail!("{RETIRED}: {} is still in {}", line.code, file_of(line.code.level()));
        }
        let successors: Vec<SuccessorLine> = lines(SUCCESSORS, files.successors.as_deref())?;
        let known_retired: HashSet<KodeWilayah> = retired.iter().map(|line| line.code).collect();
        for line in &successors {
            if regions.contains_key(&line.retired_code) {
                bail!("{SUCCESSORS}: {} is still in force", line.retired_code);
            }
            let successor = &line.successor_code;
            if !regions.contains_key(successor) && !known_retired.contains(successor) {
                bail!("{SUCCESSORS}: {successor} is not in the table");
            }
        }
        let successors = successors.into_iter().map(|line| Successor {
            retired: line.retired_code,
            successor: line.successor_code,
            since: line.since,
            source: line.source,
        });
        Ok(Self { successors: successors.collect(), regions, retired })
    }
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
