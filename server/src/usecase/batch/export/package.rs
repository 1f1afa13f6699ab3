//! One ZIP with everything that goes to the centre: the sheet twice, where it comes from, the letter, the minutes.

use std::fs::File;
use std::io::{BufWriter, Seek as _, SeekFrom, Write};
use std::path::Path;

use chrono::{DateTime, Datelike as _, SecondsFormat, Timelike as _, Utc};
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::columns::Columns;
use super::sheet::{Made, SheetError, Sheets, Summing, copy};
use crate::clock::{WIB, instant_of};
use crate::crypto::hex;
use crate::store::batch::BatchRow;
use crate::usecase::draft::photo::read_file;
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// Most minutes of deliberations that go along.
const MAX_MINUTES: u64 = 2_000;

/// Where the rows come from, and who took them out.
#[derive(Debug, Serialize)]
pub(super) struct Manifest {
    batch: BatchPart,
    endorsed: Endorsed,
    data_version: Option<DataVersion>,
    columns: ColumnsPart,
    exported: Exported,
    files: Vec<FilePart>,
}

#[derive(Debug, Serialize)]
struct BatchPart {
    id: i64,
    jenis: String,
    wilayah: String,
    siklus: String,
    nomor: i32,
    kasus: i64,
    penilaian: i64,
}

#[derive(Debug, Serialize)]
struct Endorsed {
    at: String,
    by: String,
    letter_number: Option<String>,
    letter_date: Option<String>,
    signer_role: Option<String>,
    letter_sha256: Option<String>,
}

#[derive(Debug, Serialize)]
struct DataVersion {
    id: i64,
    loaded_at: String,
    file_sha256: String,
}

#[derive(Debug, Serialize)]
struct ColumnsPart {
    sha256: String,
    edited: bool,
}

#[derive(Debug, Serialize)]
struct Exported {
    at: String,
    by: String,
    program: &'static str,
}

#[derive(Debug, Serialize)]
struct FilePart {
    name: String,
    bytes: u64,
    sha256: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<u32>,
}

/// Minutes of a deliberation that go along.
pub(super) struct Minutes {
    name: String,
    bytes: Vec<u8>,
}

/// What is said of a batch, before its files are known.
pub(super) async fn manifest(
    ctx: &Context,
    officer: &Officer,
    batch: &BatchRow,
    columns: &Columns,
) -> Result<Manifest, AppError> {
    let versions = ctx.store.versions().await?;
    let version = versions.into_iter().find(|one| Some(one.id) == batch.data_version_id);
    Ok(Manifest {
        batch: BatchPart {
            id: batch.id,
            jenis: batch.kind.clone(),
            wilayah: batch.region.clone(),
            siklus: batch.cycle.clone(),
            nomor: batch.number,
            kasus: batch.cases,
            penilaian: batch.verdicts,
        },
        endorsed: Endorsed {
            at: in_words(instant_of(batch.endorsed_at.unwrap_or_default())),
            by: batch.endorsed_by.clone().unwrap_or_default(),
            letter_number: batch.letter_number.clone(),
            letter_date: batch.letter_date.map(|day| day.to_string()),
            signer_role: batch.signer_role.clone(),
            letter_sha256: batch.letter_sha256.clone(),
        },
        data_version: version.map(|version| DataVersion {
            id: version.id,
            loaded_at: in_words(version.loaded_at),
            file_sha256: version.file_sha256,
        }),
        columns: ColumnsPart { sha256: columns.sha256.clone(), edited: columns.own },
        exported: Exported {
            at: in_words(ctx.clock.now()),
            by: officer.username.clone(),
            program: concat!("cek-usul-sanggah ", env!("CARGO_PKG_VERSION")),
        },
        files: Vec::new(),
    })
}

/// Seconds, in WIB.
fn in_words(instant: DateTime<Utc>) -> String {
    instant.with_timezone(&WIB).to_rfc3339_opts(SecondsFormat::Secs, false)
}

/// Minutes of the deliberations that spoke of cases in the batch, by village and day.
pub(super) async fn minutes(
    ctx: &Context,
    officer: &Officer,
    batch: &BatchRow,
) -> Result<Vec<Minutes>, AppError> {
    let found = officer.rows(ctx).minutes_of_batch(batch.id, MAX_MINUTES).await?;
    let mut minutes = Vec::with_capacity(found.len());
    for row in found {
        let ending = if row.attachment.media_type == "application/pdf" { "pdf" } else { "jpg" };
        let name = format!("berita-acara/{}_{}_{}.{ending}", row.desa, row.held_on, row.id);
        let bytes = read_file(ctx, &row.attachment).await?.bytes;
        minutes.push(Minutes { name, bytes });
    }
    Ok(minutes)
}

/// Writes the package.
pub(super) fn write(
    folder: &Path,
    stem: &str,
    sheets: Sheets,
    mut manifest: Manifest,
    letter: Option<Vec<u8>>,
    minutes: Vec<Minutes>,
    made_at: DateTime<Utc>,
) -> Result<Made, SheetError> {
    let file = BufWriter::new(tempfile::tempfile_in(folder)?);
    let mut package = Package { zip: ZipWriter::new(file), made_at, files: Vec::new() };
    for (ending, made, packed) in [("csv", sheets.csv, false), ("xlsx", sheets.xlsx, true)] {
        if let Some(made) = made {
            package.add_made(format!("{stem}.{ending}"), made, (sheets.rows, packed))?;
        }
    }
    if let Some(letter) = letter {
        package.add("surat-pengesahan.pdf".to_owned(), &letter)?;
    }
    for one in minutes {
        package.add(one.name, &one.bytes)?;
    }
    manifest.files = std::mem::take(&mut package.files);
    let mut text = serde_json::to_vec_pretty(&manifest).map_err(std::io::Error::from)?;
    text.push(b'\n');
    package.add("manifest.json".to_owned(), &text)?;
    let mut file =
        package.zip.finish()?.into_inner().map_err(std::io::IntoInnerError::into_error)?;
    file.seek(SeekFrom::Start(0))?;
    // Summed afterwards: the directory of a ZIP is written out of turn.
    let mut sum = Summing::new(std::io::sink());
    let mut made = Made { file, bytes: 0, sha256: String::new() };
    copy(&mut made, &mut sum)?;
    (made.bytes, made.sha256) = sum.result();
    Ok(made)
}

struct Package {
    zip: ZipWriter<BufWriter<File>>,
    made_at: DateTime<Utc>,
    files: Vec<FilePart>,
}

impl Package {
    fn add(&mut self, name: String, bytes: &[u8]) -> Result<(), SheetError> {
        self.zip.start_file(name.as_str(), options(self.made_at))?;
        self.zip.write_all(bytes)?;
        let sha256 = hex(&Sha256::digest(bytes));
        self.files.push(FilePart { name, bytes: bytes.len() as u64, sha256, rows: None });
        Ok(())
    }

    /// `packed`: a ZIP already, as a workbook is.
    fn add_made(
        &mut self,
        name: String,
        mut made: Made,
        (rows, packed): (u32, bool),
    ) -> Result<(), SheetError> {
        let method = if packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = options(self.made_at).compression_method(method);
        self.zip.start_file(name.as_str(), options)?;
        copy(&mut made, &mut self.zip)?;
        let Made { bytes, sha256, .. } = made;
        self.files.push(FilePart { name, bytes, sha256, rows: Some(rows) });
        Ok(())
    }
}

/// The time of the endorsement, so that the package is the same whenever it is made.
fn options(made_at: DateTime<Utc>) -> SimpleFileOptions {
    let local = made_at.with_timezone(&WIB);
    let part = |number: u32| u8::try_from(number).unwrap_or_default();
    let time = zip::DateTime::from_date_and_time(
        u16::try_from(local.year()).unwrap_or_default(),
        part(local.month()),
        part(local.day()),
        part(local.hour()),
        part(local.minute()),
        part(local.second()),
    );
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(time.unwrap_or_default())
        .unix_permissions(0o600)
}
