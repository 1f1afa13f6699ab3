//! Many proposals in one file (`docs/bulk-file.md`): checked when it arrives, filed once an officer has seen the counts.
//!
//! Nothing is filed twice: a file is known by its content, a line by person, programmes and cycle.

mod check;
mod file;
mod table;

use std::collections::BTreeMap;

use domain::petugas::Permission;
use domain::review::CaseKind;
use domain::usulan::{BulkColumn, BulkLine};

use crate::crypto::hex;
use crate::store::bulk::{BulkFileRow, FiledRow, NewBulkFile, RejectedRow, line_state};
use crate::store::{ConflictKind, StoreError};
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

pub use file::file_next;

/// Largest file, in bytes.
pub const MAX_BYTES: usize = 5 << 20;
/// Most lines of proposals in one file.
pub const MAX_LINES: usize = 5000;
/// Most rejected lines that one download holds: all of them.
const MAX_REJECTED: u64 = MAX_LINES as u64;
/// A file that was not released is erased after so long, in seconds.
const UNRELEASED_SECONDS: i64 = 24 * 3600;

/// Why a file is not taken at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileRefusal {
    /// No file, or no line in it.
    Empty,
    /// Beyond [`MAX_BYTES`].
    TooLarge,
    /// Beyond [`MAX_LINES`].
    TooManyLines,
    /// Not a table of text: a spreadsheet, a picture, or broken quotes.
    NotCsv,
    /// Its first line lacks these columns, or has one twice.
    Columns(Vec<BulkColumn>),
}

/// Why a file was not kept.
#[derive(Debug)]
pub enum BulkRefusal {
    /// Something about the file.
    File(FileRefusal),
    /// Anything else.
    Failed(AppError),
}

impl<E: Into<AppError>> From<E> for BulkRefusal {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// How many lines are how far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Checked; wait to be filed.
    pub ready: i64,
    /// Something in them is wrong.
    pub rejected: i64,
    /// Cases.
    pub filed: i64,
    /// Filed before, in this cycle.
    pub repeated: i64,
    /// Of all but the rejected: the line says that the person is in the data.
    pub listed: i64,
    /// Of those: not found there.
    pub listed_not_found: i64,
    /// The line says that the person is not in the data, but they were found there.
    pub found_unlisted: i64,
}

impl Counts {
    /// All lines.
    pub const fn total(&self) -> i64 {
        self.ready + self.rejected + self.filed + self.repeated
    }
}

/// The kinds of proposals an officer may send in a file: the ministry's only who examines, for villages have their own.
pub fn kinds(officer: &Officer) -> Vec<CaseKind> {
    match (officer.may(Permission::ProposeInBulk), officer.may(Permission::Decide)) {
        (true, true) => vec![CaseKind::Usulan, CaseKind::UsulanKemensos],
        (true, false) => vec![CaseKind::Usulan],
        (false, _) => Vec::new(),
    }
}

/// Reads a file, checks every line, keeps it, and says its number: that of the earlier one where it was sent before.
///
/// # Errors
/// [`BulkRefusal::File`] for a file that is none; [`AppError::Forbidden`] for a kind that is none of the officer's.
pub async fn upload(
    ctx: &Context,
    officer: &Officer,
    kind: CaseKind,
    bytes: &[u8],
) -> Result<i64, BulkRefusal> {
    if !kinds(officer).contains(&kind) {
        return Err(AppError::Forbidden.into());
    }
    let scope = officer.scope.region();
    let parts = [scope.as_str().as_bytes(), kind.as_str().as_bytes(), bytes];
    let digest = ctx.keys.index("bulk.file", &parts);
    let rows = officer.rows(ctx);
    if let Some(known) = rows.bulk_file_of(&digest).await? {
        return Ok(known.id);
    }
    let table = table::read(bytes).map_err(BulkRefusal::File)?;
    let lines = check::check(ctx, officer, kind, &digest, table).await?;
    let new = NewBulkFile {
        petugas_id: officer.id,
        kind: kind.as_str(),
        digest,
        now: ctx.clock.now().timestamp(),
        lines,
    };
    match rows.insert_bulk_file(new, &officer.entry(ctx, "bulk.upload", None, None)).await {
        // A second tap was faster.
        Err(StoreError::Conflict(ConflictKind::Duplicate)) => {
            let known = rows.bulk_file_of(&digest).await?;
            Ok(known.ok_or(StoreError::Malformed("bulk_file.digest"))?.id)
        }
        inserted => Ok(inserted?),
    }
}

/// The newest files of the officer's scope.
///
/// # Errors
/// When the database refuses.
pub async fn list(ctx: &Context, officer: &Officer) -> Result<Vec<BulkFileRow>, AppError> {
    Ok(officer.rows(ctx).bulk_files().await?)
}

/// A file, and how far it is.
///
/// # Errors
/// [`AppError::NotFound`] outside the scope.
pub async fn progress(
    ctx: &Context,
    officer: &Officer,
    id: i64,
) -> Result<(BulkFileRow, Counts), AppError> {
    let rows = officer.rows(ctx);
    let file = rows.bulk_file(id).await?.ok_or(AppError::NotFound)?;
    let mut counts = Counts::default();
    for alike in rows.bulk_counts(&file).await? {
        match alike.state.as_str() {
            line_state::READY => counts.ready += alike.count,
            line_state::FILED => counts.filed += alike.count,
            line_state::REPEATED => counts.repeated += alike.count,
            _ => {
                counts.rejected += alike.count;
                continue;
            }
        }
        match (alike.listed.unwrap_or_default(), alike.found) {
            (true, found) => {
                counts.listed += alike.count;
                counts.listed_not_found += if found { 0 } else { alike.count };
            }
            (false, true) => counts.found_unlisted += alike.count,
            (false, false) => {}
        }
    }
    Ok((file, counts))
}

/// Releases the lines of a file to be filed by the worker. Releasing it again changes nothing.
///
/// # Errors
/// [`AppError::NotFound`] outside the scope.
pub async fn confirm(ctx: &Context, officer: &Officer, id: i64) -> Result<(), AppError> {
    let entry = officer.entry(ctx, "bulk.confirm", None, Some(id.to_string()));
    officer.rows(ctx).confirm_bulk(id, &entry).await?;
    Ok(())
}

/// The first `limit` lines of a file that are not taken.
///
/// # Errors
/// [`AppError::NotFound`] outside the scope.
pub async fn rejected(
    ctx: &Context,
    officer: &Officer,
    id: i64,
    limit: Option<u64>,
) -> Result<Vec<RejectedRow>, AppError> {
    let rows = officer.rows(ctx);
    let file = rows.bulk_file(id).await?.ok_or(AppError::NotFound)?;
    Ok(rows.bulk_rejected(&file, limit.unwrap_or(MAX_REJECTED)).await?)
}

/// The tickets of a file, line by line.
///
/// # Errors
/// [`AppError::NotFound`] outside the scope.
pub async fn filed(ctx: &Context, officer: &Officer, id: i64) -> Result<Vec<FiledRow>, AppError> {
    let rows = officer.rows(ctx);
    let file = rows.bulk_file(id).await?.ok_or(AppError::NotFound)?;
    Ok(rows.bulk_filed(&file).await?)
}

/// Erases files that nobody released within a day. Says how many there were.
///
/// # Errors
/// When the database refuses.
pub async fn erase_unreleased(ctx: &Context) -> Result<u64, AppError> {
    let before = ctx.clock.now().timestamp() - UNRELEASED_SECONDS;
    Ok(ctx.store.erase_unreleased_bulk(before).await?)
}

/// Where a line is sealed.
pub fn line_aad(digest: &[u8], line_no: i32) -> Vec<u8> {
    format!("bulk_line|sealed|{}|{line_no}", hex(digest)).into_bytes()
}

/// The cells of a line, by column.
type Cells = BTreeMap<String, String>;

/// Recognises the same proposal in the same cycle, whatever file it stands in.
fn line_token(ctx: &Context, kind: CaseKind, cycle: &str, line: &BulkLine) -> [u8; 32] {
    let birth = line.birth.to_string();
    let programs = line.programs.join(",");
    let person = match &line.nik {
        Some(nik) => nik.as_str().to_owned(),
        None => format!("{}|{birth}", line.nama.as_str()),
    };
    let parts = [kind.as_str(), cycle, line.desa.as_str(), person.as_str(), programs.as_str()];
    ctx.keys.index("bulk.line", &parts.map(str::as_bytes))
}
