//! Reads result files of checks against the population register (Dukcapil) and keeps the results as warnings: a file is
//! read, shown, and taken over once an officer says so. A result never decides anything (NIK-7).

use std::collections::HashMap;
use std::fmt::Write as _;

use chrono::NaiveDate;
use domain::birth::parse_date;
use domain::bnba::{CheckResult, read_remark};
use domain::field::ErrorCode;
use domain::nik::Nik;
use serde::{Deserialize, Serialize};

use super::mark::conflicts;
use super::show::Check;
use super::{Person, invalid, new_key, open_row, seal_row};
use crate::crypto::Keys;
use crate::store::StoreError;
use crate::store::penerima::SealedPenerima;
use crate::store::recipient_check::{CheckRow, NewCheck, NewCheckFile};
use crate::store::tokens::{SubjectId, subject_hex, subject_id};
use crate::usecase::petugas::Officer;
use crate::usecase::sheet::Sheet;
use crate::usecase::{AppError, Context};

/// Columns of a result file, in this order.
pub const COLUMNS: [&str; 4] = ["nik", "hasil", "keterangan", "tanggal"];
/// Largest result file, in bytes.
pub const FILE_MAX_BYTES: usize = 4 << 20;
/// Most lines of a result file.
pub const LINES_MAX: usize = 20_000;
/// How long a file that was read waits to be taken over, in seconds.
const WAIT_SECONDS: i64 = 3_600;
/// People looked up at a time.
const LOOKED_UP: usize = 400;

/// A line that can be taken over.
#[derive(Serialize, Deserialize)]
struct Line {
    nik: String,
    result: CheckResult,
    remark: String,
    day: NaiveDate,
}

/// A result file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckFile {
    /// Lines, without the header.
    pub lines: u32,
    /// How many of each result.
    pub counts: Vec<(CheckResult, u32)>,
    /// Line number, column and reason of each line not taken over.
    pub rejected: Vec<(String, String, String)>,
    /// It waits to be taken over.
    pub waits: bool,
    /// How many results were new, once it was.
    pub added: Option<u32>,
}

/// Reads a result file and keeps it until it is confirmed. Gives its key.
///
/// # Errors
/// [`AppError::Invalid`] under `berkas` for a file that is none of ours; [`AppError::NotFound`] while no recipients are
/// loaded.
pub async fn read(ctx: &Context, officer: &Officer, bytes: &[u8]) -> Result<String, AppError> {
    let version = ctx.store.current_version().await?.ok_or(AppError::NotFound)?.id;
    let refuse = |code| invalid("berkas", code);
    if bytes.len() > FILE_MAX_BYTES {
        return Err(refuse(ErrorCode::FileTooLarge));
    }
    let parsed = parse(bytes, ctx.clock.today()).map_err(refuse)?;
    let mut rejected = parsed.rejected;
    let people = listed(ctx, officer, version, &parsed.lines).await?;
    let mut accepted = Vec::with_capacity(parsed.lines.len());
    for (number, line) in parsed.lines {
        if people.contains_key(&subject_id(&ctx.keys, &line.nik)) {
            accepted.push(line);
        } else {
            // The same word for who is listed nowhere and who is listed elsewhere.
            rejected.push((number, "nik", "not_listed"));
        }
    }
    rejected.sort_unstable();
    let mut told = String::from("line,column,reason\n");
    for (number, column, reason) in rejected {
        // Writing to a String cannot fail.
        let _ = writeln!(told, "{number},{column},{reason}");
    }
    let key = new_key();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let new = NewCheckFile {
        sealed: seal_row(&ctx.keys, &file_place(&key), &accepted)?,
        lines: count(parsed.count),
        accepted: count(accepted.len()),
        rejected: told,
        made_by: officer.id,
        made_at: ctx.clock.now().timestamp(),
        key: key.clone(),
    };
    officer.rows(ctx).keep_check_file(new).await?;
    Ok(key)
}

/// A file that was read by this officer.
///
/// # Errors
/// [`AppError::NotFound`] for any other key.
pub async fn file(ctx: &Context, officer: &Officer, key: &str) -> Result<CheckFile, AppError> {
    let row = officer.rows(ctx).check_file(key, officer.id).await?.ok_or(AppError::NotFound)?;
    let now = ctx.clock.now().timestamp();
    let fresh = row.made_at + WAIT_SECONDS > now;
    let lines: Vec<Line> = match row.sealed.as_ref().filter(|_| fresh) {
        Some(sealed) => open_row(&ctx.keys, &file_place(key), sealed, "recipient_check_file")?,
        None => Vec::new(),
    };
    let count = |result| lines.iter().filter(|line| line.result == result).count();
    let counts = CheckResult::ALL
        .iter()
        .map(|result| (*result, u32::try_from(count(*result)).unwrap_or(u32::MAX)));
    let part = |line: &str| {
        let mut parts = line.splitn(3, ',').map(ToOwned::to_owned);
        Some((parts.next()?, parts.next()?, parts.next()?))
    };
    Ok(CheckFile {
        lines: row.lines.unsigned_abs(),
        counts: counts.collect(),
        rejected: row.rejected.lines().skip(1).filter_map(part).collect(),
        waits: row.confirmed_at.is_none() && row.sealed.is_some() && fresh,
        added: row.confirmed_at.map(|_| row.added.unsigned_abs()),
    })
}

/// The list of lines not taken over, as a file: line number, column and reason, never a value.
///
/// # Errors
/// [`AppError::NotFound`] for a key that is not this officer's.
pub async fn rejected(ctx: &Context, officer: &Officer, key: &str) -> Result<String, AppError> {
    let row = officer.rows(ctx).check_file(key, officer.id).await?.ok_or(AppError::NotFound)?;
    Ok(row.rejected)
}

/// Takes over the results of a file. What is known already is left as it is.
///
/// # Errors
/// [`AppError::NotFound`] for a key that is not this officer's; [`AppError::Conflict`] when it was taken over before,
/// or waited too long.
pub async fn take_over(ctx: &Context, officer: &Officer, key: &str) -> Result<u32, AppError> {
    let version = ctx.store.current_version().await?.ok_or(AppError::NotFound)?.id;
    let rows = officer.rows(ctx);
    let row = rows.check_file(key, officer.id).await?.ok_or(AppError::NotFound)?;
    let now = ctx.clock.now().timestamp();
    let sealed = row.sealed.filter(|_| row.made_at + WAIT_SECONDS > now);
    let sealed = sealed.ok_or(AppError::Conflict)?;
    let lines: Vec<Line> = open_row(&ctx.keys, &file_place(key), &sealed, "recipient_check_file")?;
    let lines: Vec<(u64, Line)> = lines.into_iter().map(|line| (0, line)).collect();
    let people = listed(ctx, officer, version, &lines).await?;
    let mut checks = Vec::with_capacity(lines.len());
    for (_, line) in lines {
        let subject = subject_id(&ctx.keys, &line.nik);
        let Some(person) = people.get(&subject) else { continue };
        let key = new_key();
        let new = NewCheck {
            sealed: seal_row(&ctx.keys, &check_place(&subject, &key), &line.remark)?,
            key,
            result: line.result.as_str(),
            checked_on: line.day,
        };
        checks.push((person.clone(), new));
    }
    let entry = officer.entry(ctx, "recipient.check_import", None, Some(checks.len().to_string()));
    rows.take_over_checks(key, checks, (officer.id, now), &entry).await.map_err(conflicts)
}

/// Forgets files that were read and not taken over in time.
///
/// # Errors
/// When the database refuses.
pub async fn forget_waiting(ctx: &Context) -> Result<u64, StoreError> {
    ctx.store.forget_check_files(ctx.clock.now().timestamp() - WAIT_SECONDS).await
}

/// Those of the lines' people who are listed in the officer's scope.
async fn listed(
    ctx: &Context,
    officer: &Officer,
    version: i64,
    lines: &[(u64, Line)],
) -> Result<HashMap<SubjectId, SealedPenerima>, AppError> {
    let mut people = HashMap::new();
    for part in lines.chunks(LOOKED_UP) {
        let subjects: Vec<SubjectId> =
            part.iter().map(|(_, line)| subject_id(&ctx.keys, &line.nik)).collect();
        for row in officer.rows(ctx).recipients(version, &subjects).await? {
            people.insert(row.subject, row);
        }
    }
    Ok(people)
}

/// The results of a person, the newest first.
pub(super) async fn checks_of(
    ctx: &Context,
    officer: &Officer,
    person: &Person,
) -> Result<Vec<Check>, AppError> {
    let rows = officer.rows(ctx).checks_of(&person.row).await?;
    rows.iter().map(|row| Ok(open_check(&ctx.keys, row)?)).collect()
}

/// A result, opened.
pub(super) fn open_check(keys: &Keys, row: &CheckRow) -> Result<Check, StoreError> {
    let place = check_place(&row.subject, &row.key);
    Ok(Check {
        result: row.result.parse().map_err(|_| StoreError::Malformed("recipient_check.result"))?,
        checked_on: row.checked_on,
        remark: open_row(keys, &place, &row.sealed, "recipient_check")?,
    })
}

/// Where the remark of a result is sealed for.
pub fn check_place(subject: &SubjectId, key: &str) -> String {
    format!("recipient_check|sealed|{}|{key}", subject_hex(subject))
}

/// Where the lines of a file are sealed for.
pub fn file_place(key: &str) -> String {
    format!("recipient_check_file|sealed|{key}")
}

/// What a file says.
struct Parsed {
    count: usize,
    /// With the number of the line.
    lines: Vec<(u64, Line)>,
    /// Line number, column, reason.
    rejected: Vec<(u64, &'static str, &'static str)>,
}

fn parse(bytes: &[u8], today: NaiveDate) -> Result<Parsed, ErrorCode> {
    let mut sheet = Sheet::open(bytes).ok_or(ErrorCode::FileEmpty)?;
    let mut next = || sheet.next().map_err(|_| ErrorCode::FileUnreadable);
    let (_, header) = next()?.ok_or(ErrorCode::FileEmpty)?;
    let titles = header.iter().map(<[u8]>::to_ascii_lowercase);
    if !titles.eq(COLUMNS.iter().map(|title| title.as_bytes().to_vec())) {
        return Err(ErrorCode::FileUnreadable);
    }
    let mut parsed = Parsed { count: 0, lines: Vec::new(), rejected: Vec::new() };
    while let Some((number, record)) = next()? {
        parsed.count += 1;
        if parsed.count > LINES_MAX {
            return Err(ErrorCode::FileTooLarge);
        }
        match read_line(&record, today) {
            Ok(line) => parsed.lines.push((number, line)),
            Err((column, reason)) => parsed.rejected.push((number, column, reason)),
        }
    }
    Ok(parsed)
}

fn read_line(
    record: &csv::ByteRecord,
    today: NaiveDate,
) -> Result<Line, (&'static str, &'static str)> {
    if record.len() != COLUMNS.len() {
        return Err(("", "field_count"));
    }
    let text = |at: usize| {
        let text = std::str::from_utf8(&record[at]).map(str::trim);
        text.map_err(|_| (COLUMNS[at], "not_utf8"))
    };
    let wrong = |at: usize| move |code: ErrorCode| (COLUMNS[at], code.as_str());
    let nik = Nik::parse(text(0)?).map_err(wrong(0))?;
    let result = text(1)?.to_ascii_lowercase().parse().map_err(wrong(1))?;
    let remark = read_remark(text(2)?).map_err(wrong(2))?;
    let day = parse_date(text(3)?).map_err(wrong(3))?;
    if day > today {
        return Err((COLUMNS[3], ErrorCode::DateInvalid.as_str()));
    }
    Ok(Line { nik: nik.as_str().to_owned(), result, remark, day })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: impl AsRef<[u8]>) -> Result<Parsed, ErrorCode> {
        parse(text.as_ref(), parse_date("2026-11-21").expect("a day"))
    }

    #[test]
    fn a_line_is_taken_or_told_with_its_number() {
        let file = "\u{feff}nik,hasil,keterangan,tanggal\r\n\
                    9901015203870001,SESUAI,,2026-11-01\r\n\
                    9901015203870002,hidup,,2026-11-01\r\n\
                    99010152,ganda,,2026-11-01\r\n\
                    9901015203870003,meninggal,\"Akta, no. 7\",2026-11-22\r\n\
                    9901015203870003,meninggal,x\r\n";
        let parsed = read(file).expect("a file of ours");
        assert_eq!((parsed.count, parsed.lines.len()), (5, 1));
        assert_eq!(
            parsed.rejected,
            [
                (3, "hasil", "not_allowed"),
                (4, "nik", "nik_length"),
                (5, "tanggal", "date_invalid"),
                (6, "", "field_count"),
            ]
        );
    }

    #[test]
    fn another_file_is_refused_whole() {
        let code = |text: &[u8]| read(text).err();
        assert_eq!(code(b" \n"), Some(ErrorCode::FileEmpty));
        assert_eq!(code(b"nik;hasil;keterangan;tanggal\n"), None);
        assert_eq!(code(b"nik|hasil|keterangan|tanggal\n"), Some(ErrorCode::FileUnreadable));
        assert_eq!(code(b"hasil,nik,keterangan,tanggal\n"), Some(ErrorCode::FileUnreadable));
        assert_eq!(code(&[0xff, 0xfe, 0, 1]), Some(ErrorCode::FileUnreadable));
        let long = format!("nik,hasil,keterangan,tanggal\n{}", "a,b,c,d\n".repeat(LINES_MAX + 1));
        assert_eq!(code(long.as_bytes()), Some(ErrorCode::FileTooLarge));
    }
}
