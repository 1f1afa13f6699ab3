//! The files of a table of regions, as text.

use std::fs;
use std::path::Path;

use anyhow::Context as _;
use domain::wilayah::Level;
use sha2::{Digest as _, Sha256};

use super::WilayahSource;

/// Retired codes, if there are any.
pub(super) const RETIRED: &str = "retired.csv";
/// What became of retired codes, if it is known.
pub(super) const SUCCESSORS: &str = "successors.csv";

/// The text of the files.
pub(super) struct Files {
    /// The regions in force, from provinces down to villages.
    pub(super) levels: [String; 4],
    /// [`SUCCESSORS`].
    pub(super) successors: Option<String>,
    /// [`RETIRED`].
    pub(super) retired: Option<String>,
}

impl Files {
    /// Reads them.
    ///
    /// # Errors
    /// Names the file that cannot be read.
    pub(super) fn read(source: WilayahSource<'_>) -> anyhow::Result<Self> {
        macro_rules! embedded {
            ($file:literal) => {
                include_str!(concat!("../../../data/", $file)).to_owned()
            };
        }
        Ok(match source {
            WilayahSource::Embedded => Self {
                levels: [
                    embedded!("wilayah/provinces.csv"),
                    embedded!("wilayah/regencies.csv"),
                    embedded!("wilayah/districts.csv"),
                    embedded!("wilayah/villages.csv"),
                ],
                successors: None,
                retired: None,
            },
            WilayahSource::TestProvince => Self {
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
                Self {
                    levels: [a?, b?, c?, d?],
                    successors: optional_file(folder, SUCCESSORS)?,
                    retired: optional_file(folder, RETIRED)?,
                }
            }
        })
    }

    /// How many regions there are on each level.
    pub(super) fn counts(&self) -> [usize; 4] {
        self.levels.each_ref().map(|text| text.trim_end().lines().skip(1).count())
    }

    /// Tells whether a table has changed: SHA-256, hexadecimal.
    pub(super) fn sha256(&self) -> String {
        let mut hash = Sha256::new();
        let levels = self.levels.iter().map(String::as_str);
        let optional = [&self.successors, &self.retired].map(|text| text.as_deref().unwrap_or(""));
        for text in levels.chain(optional) {
            hash.update((text.len() as u64).to_le_bytes());
            hash.update(text);
        }
        format!("{:x}", hash.finalize())
    }
}

/// The file of a level.
pub(super) const fn file_of(level: Level) -> &'static str {
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
