//! Taking an endorsed batch out for SIKS-NG: the same batch gives the same files, whenever it is taken out.

pub mod columns;
mod entry_facts;
mod package;
mod rows;
mod sheet;

use std::os::unix::fs::DirBuilderExt as _;
use std::path::PathBuf;
use std::sync::LazyLock;

use domain::batch::BatchKind;
use tokio::sync::{Semaphore, mpsc};

pub use columns::{Columns, ColumnsError, ColumnsProblem};
pub use sheet::{Made, SheetError, Wanted};

use super::{find, letter, named};
use crate::clock::instant_of;
use crate::store::StoreError;
use crate::store::batch::BatchRow;
use crate::store::batch::export::ExportSums;
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};
use rows::{Cell, RowReader};
use sheet::{Sheet, Sheets};

/// Where files without a name are made, below the data folder.
const FOLDER: &str = "ekspor";
/// Exports that are made at a time by this process.
const AT_ONCE: usize = 2;
/// Seconds after which another try is worth it.
const BUSY_SECONDS: u32 = 15;
/// Pages of rows that may wait to be written.
const PAGES_WAITING: usize = 2;

static PLACES: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(AT_ONCE));

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportForm {
    /// Everything in one ZIP: CSV, XLSX, manifest, letter, minutes.
    Package,
    /// The CSV alone.
    Csv,
    /// The workbook alone.
    Xlsx,
}

impl ExportForm {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Package, Self::Csv, Self::Xlsx];

    /// The stable code.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Package => "paket",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    /// The form with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.as_str() == code)
    }

    const fn wanted(self) -> Wanted {
        match self {
            Self::Package => Wanted { csv: true, xlsx: true },
            Self::Csv => Wanted { csv: true, xlsx: false },
            Self::Xlsx => Wanted { csv: false, xlsx: true },
        }
    }
}

/// A file to hand out.
#[derive(Debug)]
pub struct Export {
    /// The file, at its beginning; it has no name and is gone when this is dropped.
    pub made: Made,
    /// What it is called when it is kept. Tells kind, region and cycle, no person.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
}

/// Why an export was not made.
#[derive(Debug)]
pub enum NotExported {
    /// The mapping file is wrong.
    Columns(ColumnsError),
    /// Anything else.
    Failed(AppError),
}

impl<E: Into<AppError>> From<E> for NotExported {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// Makes the files of an endorsed batch. That every case in it is read is noted before any of it is.
///
/// # Errors
/// [`NotExported::Columns`]; [`AppError::Conflict`] for a batch that is not endorsed; [`AppError::NotFound`] outside the
/// scope; [`AppError::TooManyRequests`] while others are being made.
pub async fn export(
    ctx: &Context,
    officer: &Officer,
    batch_id: i64,
    form: ExportForm,
) -> Result<Export, NotExported> {
    let batch = find(ctx, officer, batch_id).await?;
    if !batch.is_endorsed() {
        return Err(AppError::Conflict.into());
    }
    let columns = load_columns(ctx, batch.kind()?).map_err(NotExported::Columns)?;
    let busy = AppError::TooManyRequests { retry_after_seconds: BUSY_SECONDS };
    let _place = PLACES.try_acquire().map_err(|_| busy)?;
    let entry = officer.entry(
        ctx,
        "batch.export",
        None,
        Some(format!("{} {}", named(batch.id), form.as_str())),
    );
    let noted = officer.rows(ctx);
    let noted = noted.begin_export(batch.id, (form.as_str(), &columns.sha256), &entry).await?;
    let export_id = noted.ok_or(AppError::Conflict)?;
    let mut sheets = write_sheets(ctx, officer, &batch, &columns, form.wanted()).await?;
    let sums = ExportSums {
        csv_sha256: sheets.csv.as_ref().map(|made| made.sha256.clone()),
        xlsx_sha256: sheets.xlsx.as_ref().map(|made| made.sha256.clone()),
        rows: i64::from(sheets.rows),
    };
    let stem = stem(&batch);
    let (made, ending, media_type) = match form {
        ExportForm::Csv => (sheets.csv.take(), "csv", "text/csv; charset=utf-8"),
        ExportForm::Xlsx => (sheets.xlsx.take(), "xlsx", XLSX),
        ExportForm::Package => {
            let manifest = package::manifest(ctx, officer, &batch, &columns).await?;
            let letter = letter::read(ctx, &batch).await?;
            let parts = package::Parts { stem: stem.clone(), sheets, manifest, letter };
            let made = package::make(ctx, officer, &batch, folder(ctx)?, parts).await?;
            (Some(made), "zip", "application/zip")
        }
    };
    officer.rows(ctx).finish_export(export_id, &sums).await?;
    let made = made.ok_or_else(|| AppError::from(StoreError::Malformed("an export")))?;
    Ok(Export { made, name: format!("{stem}.{ending}"), media_type })
}

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The columns in use for batches of `kind`.
///
/// # Errors
/// [`ColumnsError`], which names the column.
pub fn load_columns(ctx: &Context, kind: BatchKind) -> Result<Columns, ColumnsError> {
    columns::load(&ctx.config.data.dir, kind)
}

/// Removes what a killed export may have left. Its files have no names where the system knows such files; elsewhere this
/// is what clears them away.
///
/// # Errors
/// When the folder cannot be read.
pub fn sweep(ctx: &Context) -> std::io::Result<()> {
    let folder = match std::fs::read_dir(ctx.config.data.dir.join(FOLDER)) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        folder => folder?,
    };
    for entry in folder {
        // The folder itself stays: another process may be making an export in it.
        std::fs::remove_file(entry?.path())?;
    }
    Ok(())
}

/// `usulan-99.01-2026-11-1`
fn stem(batch: &BatchRow) -> String {
    format!("{}-{}-{}-{}", batch.kind, batch.region, batch.cycle, batch.number)
}

/// The folder of exports, for this process alone.
fn folder(ctx: &Context) -> Result<PathBuf, AppError> {
    let path = ctx.config.data.dir.join(FOLDER);
    let made = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(&path);
    made.map_err(|error| AppError::unavailable(&error))?;
    Ok(path)
}

fn joined<T>(result: Result<Result<T, SheetError>, tokio::task::JoinError>) -> Result<T, AppError> {
    match result {
        Ok(written) => written.map_err(|error| AppError::unavailable(&error)),
        Err(error) => Err(AppError::unavailable(&error)),
    }
}

/// Reads page after page and writes each while the next is read.
async fn write_sheets(
    ctx: &Context,
    officer: &Officer,
    batch: &BatchRow,
    columns: &Columns,
    wanted: Wanted,
) -> Result<Sheets, AppError> {
    let folder = folder(ctx)?;
    let (send, mut receive) = mpsc::channel::<Vec<Vec<Cell>>>(PAGES_WAITING);
    let list = columns.list.clone();
    let made_at = instant_of(batch.endorsed_at.unwrap_or_default());
    let writer = tokio::task::spawn_blocking(move || {
        let mut sheet = Sheet::begin(&folder, &list, wanted, made_at)?;
        while let Some(page) = receive.blocking_recv() {
            for row in page {
                sheet.write(&row)?;
            }
        }
        sheet.finish()
    });
    let mut reader = RowReader::new(ctx, officer, batch, &columns.list);
    let mut read = Ok(());
    loop {
        match reader.next_page().await {
            Ok(Some(page)) => {
                // A writer that gave up says why itself.
                if send.send(page).await.is_err() {
                    break;
                }
            }
            Ok(None) => break,
            Err(error) => {
                read = Err(error);
                break;
            }
        }
    }
    drop(send);
    let sheets = joined(writer.await);
    read.and(sheets)
}
