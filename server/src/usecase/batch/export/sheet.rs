//! Writing a sheet as CSV and XLSX at once, row by row, with the checksum of what was written.
//!
//! Nothing is kept in memory, and no file has a name: what is on disk while it is made goes with the process, whatever
//! ends it.

use std::fs::File;
use std::io::{self, BufWriter, Read as _, Seek as _, SeekFrom, Write};
use std::path::Path;

use chrono::{DateTime, Datelike as _, Utc};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use sha2::{Digest as _, Sha256};

use super::columns::Column;
use super::rows::{Cell, guard};
use crate::crypto::hex;

/// Bytes that are copied at a time.
const COPY_BYTES: usize = 64 * 1024;
/// Width of every column of the workbook, in characters.
const COLUMN_WIDTH: f64 = 18.0;

/// Why a sheet was not written. Names no row.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    /// The disk refused.
    #[error("a file of the export cannot be written")]
    Io(#[from] io::Error),
    /// The CSV could not be written.
    #[error("the CSV cannot be written")]
    Csv(#[from] csv::Error),
    /// The workbook could not be written.
    #[error("the workbook cannot be written")]
    Xlsx(#[from] XlsxError),
    /// The package could not be written.
    #[error("the package cannot be written")]
    Zip(#[from] zip::result::ZipError),
}

/// A finished file without a name.
#[derive(Debug)]
pub struct Made {
    /// It stands at its beginning.
    pub file: File,
    /// Its size.
    pub bytes: u64,
    /// SHA-256, hexadecimal.
    pub sha256: String,
}

/// Counts and sums what goes through it.
pub(super) struct Summing<W> {
    inner: W,
    sum: Sha256,
    bytes: u64,
}

impl<W: Write> Summing<W> {
    pub(super) fn new(inner: W) -> Self {
        Self { inner, sum: Sha256::new(), bytes: 0 }
    }

    /// How much went through it, and its SHA-256 in hexadecimal.
    pub(super) fn result(self) -> (u64, String) {
        (self.bytes, hex(&self.sum.finalize()))
    }
}

impl<W: Write> Write for Summing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.sum.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl Summing<BufWriter<File>> {
    /// A file in `folder` that has no name.
    pub(super) fn nameless(folder: &Path) -> io::Result<Self> {
        Ok(Self::new(BufWriter::new(tempfile::tempfile_in(folder)?)))
    }

    pub(super) fn finish(self) -> io::Result<Made> {
        let mut file = self.inner.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.seek(SeekFrom::Start(0))?;
        Ok(Made { file, bytes: self.bytes, sha256: hex(&self.sum.finalize()) })
    }
}

/// Copies a finished file and puts it back to its beginning.
pub(super) fn copy(made: &mut Made, to: &mut impl Write) -> io::Result<()> {
    let mut part = vec![0; COPY_BYTES];
    loop {
        let read = made.file.read(&mut part)?;
        if read == 0 {
            break;
        }
        to.write_all(&part[..read])?;
    }
    made.file.seek(SeekFrom::Start(0)).map(|_| ())
}

/// Which files are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// CSV.
    pub csv: bool,
    /// XLSX.
    pub xlsx: bool,
}

/// A sheet being written.
pub(super) struct Sheet {
    csv: Option<csv::Writer<Summing<BufWriter<File>>>>,
    xlsx: Option<(Workbook, Worksheet, Summing<BufWriter<File>>)>,
    date: Format,
    rows: u32,
}

/// The files of a finished sheet.
pub(super) struct Sheets {
    pub(super) csv: Option<Made>,
    pub(super) xlsx: Option<Made>,
    /// Rows without the titles.
    pub(super) rows: u32,
}

impl Sheet {
    /// Begins a sheet with its titles. `made_at` is what the workbook says of itself: the endorsement, so that it is the
    /// same whenever it is made.
    pub(super) fn begin(
        folder: &Path,
        columns: &[Column],
        wanted: Wanted,
        made_at: DateTime<Utc>,
    ) -> Result<Self, SheetError> {
        let titles: Vec<Cell> =
            columns.iter().map(|column| Cell::Text(guard(column.title.clone()))).collect();
        let csv = if wanted.csv {
            let mut writer = csv::WriterBuilder::new();
            writer.quote_style(csv::QuoteStyle::Always).terminator(csv::Terminator::CRLF);
            Some(writer.from_writer(Summing::nameless(folder)?))
        } else {
            None
        };
        let xlsx = if wanted.xlsx { Some(workbook(folder, columns, made_at)?) } else { None };
        let date = Format::new().set_num_format("yyyy-mm-dd");
        let mut sheet = Self { csv, xlsx, date, rows: 0 };
        sheet.write(&titles)?;
        Ok(sheet)
    }

    /// Adds a row.
    pub(super) fn write(&mut self, cells: &[Cell]) -> Result<(), SheetError> {
        if let Some(csv) = &mut self.csv {
            for cell in cells {
                match cell {
                    Cell::Empty => csv.write_field("")?,
                    Cell::Text(text) => csv.write_field(text)?,
                    Cell::Date(day) => csv.write_field(day.to_string())?,
                    Cell::Number(number) => csv.write_field(number.to_string())?,
                }
            }
            csv.write_record(None::<&[u8]>)?;
        }
        if let Some((_, worksheet, _)) = &mut self.xlsx {
            for (column, cell) in (0..).zip(cells) {
                write_cell(worksheet, self.rows, column, cell, &self.date)?;
            }
        }
        self.rows += 1;
        Ok(())
    }

    /// Ends the sheet.
    pub(super) fn finish(self) -> Result<Sheets, SheetError> {
        let csv = match self.csv {
            Some(writer) => {
                let summing =
                    writer.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
                Some(summing.finish()?)
            }
            None => None,
        };
        let xlsx = match self.xlsx {
            Some((mut workbook, worksheet, mut file)) => {
                workbook.push_worksheet(worksheet);
                workbook.save_to_writer(&mut file)?;
                Some(file.finish()?)
            }
            None => None,
        };
        Ok(Sheets { csv, xlsx, rows: self.rows - 1 })
    }
}

fn workbook(
    folder: &Path,
    columns: &[Column],
    made_at: DateTime<Utc>,
) -> Result<(Workbook, Worksheet, Summing<BufWriter<File>>), SheetError> {
    let mut workbook = Workbook::new();
    workbook.set_tempdir(folder)?;
    let created = ExcelDateTime::from_timestamp(made_at.timestamp())?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let mut worksheet = workbook.new_worksheet_with_constant_memory()?;
    worksheet.set_name("SIKS-NG")?;
    worksheet.set_freeze_panes(1, 0)?;
    for (column, _) in (0..).zip(columns) {
        worksheet.set_column_width(column, COLUMN_WIDTH)?;
    }
    Ok((workbook, worksheet, Summing::nameless(folder)?))
}

fn write_cell(
    worksheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    date: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        // Digits stay text: a number of 16 digits would lose its last one.
        Cell::Text(text) => {
            worksheet.write_string(row, column, text)?;
        }
        Cell::Date(day) => {
            let year = u16::try_from(day.year()).unwrap_or(1900);
            let month = u8::try_from(day.month()).unwrap_or(1);
            let of_month = u8::try_from(day.day()).unwrap_or(1);
            match ExcelDateTime::from_ymd(year, month, of_month) {
                Ok(written) => worksheet.write_datetime_with_format(row, column, &written, date)?,
                // Before 1900 a workbook knows no dates.
                Err(_) => worksheet.write_string(row, column, day.to_string())?,
            };
        }
        Cell::Number(number) => {
            // Whole numbers up to 2^53 are exact; nothing counted here comes near.
            #[expect(clippy::cast_precision_loss, reason = "counts of people and things")]
            worksheet.write_number(row, column, *number as f64)?;
        }
    }
    Ok(())
}
