//! Lines that were not taken over, and the file that lists them: line, column, reason. Never a
//! value.

use std::fmt;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use domain::field::ErrorCode;
use domain::wilayah::KodeWilayah;

use super::header::Column;
use super::record_batch::BrokenLine;

/// Why a line was not taken over. Written as a stable word; details, where there are any, follow a
/// colon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reason {
    /// The field breaks a rule.
    Field(ErrorCode),
    /// The village was split or merged: into these.
    Retired(Vec<KodeWilayah>),
    /// The line is not UTF-8.
    NotUtf8,
    /// A quote that is not closed.
    Quotes,
    /// Longer than any line of ours.
    LineTooLong,
    /// More or fewer fields than the header.
    FieldCount,
    /// The person and programme were in an earlier line.
    DuplicateProgram,
    /// The same NIK was in an earlier line with another value here.
    DiffersFromLine(u64),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(code) => f.write_str(code.as_str()),
            Self::Retired(successors) => {
                f.write_str(ErrorCode::RegionRetired.as_str())?;
                let mut separator = ": ";
                for successor in successors {
                    write!(f, "{separator}{successor}")?;
                    separator = " ";
                }
                Ok(())
            }
            Self::NotUtf8 => f.write_str("not_utf8"),
            Self::Quotes => f.write_str("quotes"),
            Self::LineTooLong => f.write_str("line_too_long"),
            Self::FieldCount => f.write_str("field_count"),
            Self::DuplicateProgram => f.write_str("duplicate_program"),
            Self::DiffersFromLine(line_no) => write!(f, "differs_from_line: {line_no}"),
        }
    }
}

impl From<BrokenLine> for Reason {
    fn from(broken: BrokenLine) -> Self {
        match broken {
            BrokenLine::Quotes => Self::Quotes,
            BrokenLine::TooLong => Self::LineTooLong,
        }
    }
}

/// One line that was not taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RejectedLine {
    /// Line number in the file; the header is line 1.
    pub(super) line_no: u64,
    /// The column that is to blame; `None` when it is the line as a whole.
    pub(super) column: Option<Column>,
    /// Why.
    pub(super) reason: Reason,
}

impl RejectedLine {
    /// A line whose person and programme were in an earlier one.
    pub(super) fn duplicate_program(line_no: u64) -> Self {
        Self { line_no, column: Some(Column::Program), reason: Reason::DuplicateProgram }
    }
}

/// Writes `FILE.rejected.csv`, which exists only when there is something in it.
pub(super) struct RejectedFile {
    path: PathBuf,
    file: Option<BufWriter<File>>,
    count: u64,
}

impl RejectedFile {
    /// For the import of `source`. What an earlier import of it has left is removed.
    pub(super) fn beside(source: &Path) -> std::io::Result<Self> {
        let path = source.with_extension("rejected.csv");
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        Ok(Self { path, file: None, count: 0 })
    }

    /// How many lines were rejected.
    pub(super) fn count(&self) -> u64 {
        self.count
    }

    /// Adds lines.
    pub(super) fn write(&mut self, lines: &[RejectedLine]) -> std::io::Result<()> {
        if lines.is_empty() {
            return Ok(());
        }
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(begin(&self.path)?),
        };
        for line in lines {
            let column = line.column.map(Column::title).unwrap_or_default();
            writeln!(file, "{},{column},{}", line.line_no, line.reason)?;
        }
        self.count += lines.len() as u64;
        Ok(())
    }

    /// Ends the file; its path when there is one.
    pub(super) fn finish(self) -> std::io::Result<Option<PathBuf>> {
        let Some(mut file) = self.file else {
            return Ok(None);
        };
        file.flush()?;
        Ok(Some(self.path))
    }
}

fn begin(path: &Path) -> std::io::Result<BufWriter<File>> {
    let mut file = BufWriter::new(File::create(path)?);
    writeln!(file, "line,column,reason")?;
    Ok(file)
}
