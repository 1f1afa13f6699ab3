//! One ZIP with everything that goes to the centre: the sheet twice, where it comes from, the letter, the minutes.

use std::fs::File;
use std::io::{BufWriter, Seek as _, SeekFrom, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Datelike as _, NaiveDate, SecondsFormat, Timelike as _, Utc};
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use tokio::sync::mpsc;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::columns::Columns;
use super::joined;
use super::sheet::{Made, SheetError, Sheets, Summing, copy};
use crate::clock::{WIB, instant_of};
use crate::crypto::hex;
use crate::store::batch::BatchRow;
use crate::usecase::draft::photo::read_file;
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// Most minutes of deliberations that go along: one for every village of the largest regency, a dozen times.
const MAX_MINUTES: u64 = 10_000;

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
    entri: i64,
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
struct Minutes {
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
            entri: batch.entries,
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

/// What the minutes of a deliberation are called in a package.
pub(super) fn minutes_name(desa: &str, held_on: NaiveDate, id: i64, media_type: &str) -> String {
    let ending = if media_type == "application/pdf" { "pdf" } else { "jpg" };
    format!("berita-acara/{desa}_{held_on}_{id}.{ending}")
}

/// What a package is made of, besides the minutes.
pub(super) struct Parts {
    /// What its sheets are called.
    pub(super) stem: String,
    pub(super) sheets: Sheets,
    pub(super) manifest: Manifest,
    pub(super) letter: Option<Vec<u8>>,
}

/// Makes a package: minutes are read one after the other while it is written, never all at once.
pub(super) async fn make(
    ctx: &Context,
    officer: &Officer,
    batch: &BatchRow,
    folder: PathBuf,
    parts: Parts,
) -> Result<Made, AppError> {
    let found = officer.rows(ctx).minutes_of_batch(batch.id, MAX_MINUTES + 1).await?;
    if found.len() as u64 > MAX_MINUTES {
        // A package without some of them would look whole.
        return Err(AppError::unavailable(&TooManyMinutes));
    }
    let made_at = instant_of(batch.endorsed_at.unwrap_or_default());
    let (send, receive) = mpsc::channel(1);
    let writer = tokio::task::spawn_blocking(move || write(&folder, parts, receive, made_at));
    let mut read = Ok(());
    for row in found {
        let media_type = &row.attachment.media_type;
        let name = minutes_name(&row.desa, row.held_on, row.id, media_type);
        match read_file(ctx, &row.attachment).await {
            Ok(file) => {
                // A writer that gave up says why itself.
                if send.send(Minutes { name, bytes: file.bytes }).await.is_err() {
                    break;
                }
            }
            Err(error) => {
                read = Err(error);
                break;
            }
        }
    }
    drop(send);
    let made = joined(writer.await);
    read.and(made)
}

/// More minutes than a package takes.
#[derive(Debug, thiserror::Error)]
#[error("more than {MAX_MINUTES} deliberations spoke of one batch")]
struct TooManyMinutes;

/// Writes the package.
fn write(
    folder: &Path,
    parts: Parts,
    mut minutes: mpsc::Receiver<Minutes>,
    made_at: DateTime<Utc>,
) -> Result<Made, SheetError> {
    let Parts { stem, sheets, mut manifest, letter } = parts;
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
    while let Some(one) = minutes.blocking_recv() {
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
