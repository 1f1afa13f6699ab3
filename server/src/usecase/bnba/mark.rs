//! Marks a listed person: disability, pregnancy, death, moved (S4 "View BNBA"). Always allowed; what is written is
//! sealed.

use chrono::{Duration, NaiveDate};
use domain::birth::parse_date;
use domain::bnba::{MarkKind, read_note};
use domain::field::{ErrorCode, FieldErrors};
use serde::{Deserialize, Serialize};

use super::show::note;
use super::{Person, invalid, new_key, open_person, open_row, seal_row};
use crate::crypto::Keys;
use crate::store::recipient_mark::{MarkRow, NewMark};
use crate::store::tokens::{SubjectId, subject_hex};
use crate::store::{ConflictKind, StoreError};
use crate::usecase::petugas::Officer;
use crate::usecase::review::conflict::is_close_to;
use crate::usecase::{AppError, Context};

/// How long before today a birth may have been expected, and how long after, in days.
const EXPECTED_DAYS: (i64, i64) = (60, 300);
/// Fewest characters of a place, a kind of disability or a reason.
const WORDS_MIN_CHARS: usize = 3;

/// What was typed.
#[derive(Clone, Default)]
pub struct MarkForm {
    /// Code of the kind.
    pub jenis: String,
    /// `YYYY-MM-DD`: expected birth, death, move.
    pub tanggal: String,
    /// Where to.
    pub tujuan: String,
    /// Note; of a disability, which.
    pub keterangan: String,
}

/// What is sealed of a mark.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkRecord {
    /// Its kind.
    pub kind: MarkKind,
    /// Expected birth, death, move.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// Where to; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// Note; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl std::fmt::Debug for MarkRecord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MarkRecord(…)")
    }
}

/// A mark, opened.
#[derive(Clone)]
pub struct Mark {
    /// As kept.
    pub row: MarkRow,
    /// What was written.
    pub record: MarkRecord,
    /// Why it ended.
    pub end: Option<String>,
}

impl std::fmt::Debug for Mark {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Mark(…)")
    }
}

/// Marks the person a token names.
///
/// # Errors
/// [`AppError::Invalid`] under `jenis`, `tanggal`, `tujuan` or `keterangan`, [`ErrorCode::NotAllowed`] under `jenis` when
/// the officer is too close to the person; [`AppError::Conflict`] when the person has such a mark; otherwise as [`open_person`].
pub async fn mark(
    ctx: &Context,
    officer: &Officer,
    token: &str,
    form: &MarkForm,
) -> Result<(), AppError> {
    let (version, person) = open_person(ctx, officer, token).await?;
    keep_apart(ctx, officer, (version, &person), "jenis").await?;
    let record = read(form, ctx.clock.today())?;
    let (key, subject) = (new_key(), &person.row.subject);
    let new = NewMark {
        sealed: seal_row(&ctx.keys, &mark_place(subject, &key), &record)?,
        kind_token: ctx
            .keys
            .index("recipient_mark.kind", &[subject, record.kind.as_str().as_bytes()]),
        key,
        made_by: officer.id,
        made_at: ctx.clock.now().timestamp(),
    };
    // Not the kind: the log may be read by more people than the mark.
    let entry = officer.entry(ctx, "recipient.mark", None, Some(subject_hex(subject)));
    officer.rows(ctx).add_mark(&person.row, new, &entry).await.map_err(conflicts)
}

/// Ends a mark of the person a token names: the child is born, the report of a death was wrong.
///
/// # Errors
/// [`AppError::Invalid`] under `alasan`; [`AppError::Conflict`] when it ended before or is not theirs; otherwise as
/// [`open_person`].
pub async fn end_mark(
    ctx: &Context,
    officer: &Officer,
    token: &str,
    key: &str,
    reason: &str,
) -> Result<(), AppError> {
    let (version, person) = open_person(ctx, officer, token).await?;
    keep_apart(ctx, officer, (version, &person), "alasan").await?;
    let reason = read_words("alasan", reason)?;
    let subject = &person.row.subject;
    let sealed = seal_row(&ctx.keys, &end_place(subject, key), &reason)?;
    let entry = officer.entry(ctx, "recipient.mark_end", None, Some(subject_hex(subject)));
    let at = (officer.id, ctx.clock.now().timestamp());
    let rows = officer.rows(ctx);
    rows.end_mark(&person.row, key, Some(sealed), at, &entry).await.map_err(conflicts)
}

/// Nobody marks or repairs themselves, their own family, or whom they named as close to them: that is noted, and another
/// officer does it.
///
/// # Errors
/// [`ErrorCode::NotAllowed`] under `field` for such a person.
pub(super) async fn keep_apart(
    ctx: &Context,
    officer: &Officer,
    (version, person): (i64, &Person),
    field: &'static str,
) -> Result<(), AppError> {
    if !is_close_to(ctx, officer, version, &person.row).await? {
        return Ok(());
    }
    note(ctx, officer, "recipient.conflict", person).await?;
    Err(invalid(field, ErrorCode::NotAllowed))
}

/// Every mark of a person, the newest first.
pub(super) async fn marks_of(
    ctx: &Context,
    officer: &Officer,
    person: &Person,
) -> Result<Vec<Mark>, AppError> {
    let rows = officer.rows(ctx).marks_of(&person.row).await?;
    let open = |row: MarkRow| {
        let (record, end) = (open_mark(&ctx.keys, &row)?, open_end(&ctx.keys, &row)?);
        Ok(Mark { row, record, end })
    };
    rows.into_iter().map(open).collect()
}

/// What was written of a mark.
///
/// # Errors
/// [`StoreError::Malformed`] when it cannot be opened.
pub fn open_mark(keys: &Keys, row: &MarkRow) -> Result<MarkRecord, StoreError> {
    open_row(keys, &mark_place(&row.subject, &row.key), &row.sealed, "recipient_mark")
}

/// Why a mark ended; `None` while it has not.
///
/// # Errors
/// [`StoreError::Malformed`] when it cannot be opened.
pub fn open_end(keys: &Keys, row: &MarkRow) -> Result<Option<String>, StoreError> {
    let open = |sealed: &Vec<u8>| {
        open_row(keys, &end_place(&row.subject, &row.key), sealed, "recipient_mark")
    };
    row.end_sealed.as_ref().map(open).transpose()
}

/// Where a mark is sealed for.
pub fn mark_place(subject: &SubjectId, key: &str) -> String {
    format!("recipient_mark|sealed|{}|{key}", subject_hex(subject))
}

/// Where the reason of its end is.
pub fn end_place(subject: &SubjectId, key: &str) -> String {
    format!("recipient_mark|end_sealed|{}|{key}", subject_hex(subject))
}

fn read(form: &MarkForm, today: NaiveDate) -> Result<MarkRecord, AppError> {
    let mut errors = FieldErrors::default();
    let kind = match form.jenis.trim() {
        "" => Err(ErrorCode::Required),
        code => code.parse::<MarkKind>().map_err(|_| ErrorCode::ChoiceUnknown),
    };
    let kind = kind.map_err(|code| errors.push("jenis", code));
    let date = match (form.tanggal.trim(), kind) {
        ("", Ok(kind)) if kind.has_date() => Err(ErrorCode::Required),
        ("", _) => Ok(None),
        (text, kind) => parse_date(text).and_then(|date| fits(kind.ok(), date, today)).map(Some),
    };
    let date = date.map_err(|code| errors.push("tanggal", code));
    let long_enough = |text: &str| text.chars().count() >= WORDS_MIN_CHARS;
    let place = read_note(&form.tujuan);
    let place = place.and_then(|place| match kind {
        Ok(MarkKind::Pindah) if place.is_empty() => Err(ErrorCode::Required),
        Ok(MarkKind::Pindah) if !long_enough(&place) => Err(ErrorCode::TooShort),
        _ => Ok(place),
    });
    let place = place.map_err(|code| errors.push("tujuan", code));
    let note = read_note(&form.keterangan);
    let note = note.and_then(|note| match kind {
        Ok(MarkKind::Disabilitas) if note.is_empty() => Err(ErrorCode::Required),
        Ok(MarkKind::Disabilitas) if !long_enough(&note) => Err(ErrorCode::TooShort),
        _ => Ok(note),
    });
    let note = note.map_err(|code| errors.push("keterangan", code));
    match (kind, date, place, note) {
        (Ok(kind), Ok(date), Ok(place), Ok(note)) => Ok(MarkRecord { kind, date, place, note }),
        _ => Err(AppError::Invalid(errors)),
    }
}

/// Nobody has died or moved tomorrow; no birth is expected long ago or in a year.
fn fits(kind: Option<MarkKind>, date: NaiveDate, today: NaiveDate) -> Result<NaiveDate, ErrorCode> {
    let possible = match kind {
        Some(MarkKind::Hamil) => {
            let (before, after) = EXPECTED_DAYS;
            today - Duration::days(before) <= date && date <= today + Duration::days(after)
        }
        _ => date <= today,
    };
    if possible { Ok(date) } else { Err(ErrorCode::DateInvalid) }
}

fn read_words(field: &'static str, text: &str) -> Result<String, AppError> {
    let words = read_note(text).map_err(|code| invalid(field, code))?;
    match words.chars().count() {
        0 => Err(invalid(field, ErrorCode::Required)),
        count if count < WORDS_MIN_CHARS => Err(invalid(field, ErrorCode::TooShort)),
        _ => Ok(words),
    }
}

/// Something that was so already, or is no more.
pub(super) fn conflicts(error: StoreError) -> AppError {
    match error {
        StoreError::Conflict(ConflictKind::Duplicate | ConflictKind::Stale) => AppError::Conflict,
        error => error.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        parse_date(text).expect("a day")
    }

    fn wrong(jenis: &str, tanggal: &str, tujuan: &str, keterangan: &str) -> Option<&'static str> {
        let form = MarkForm {
            jenis: jenis.to_owned(),
            tanggal: tanggal.to_owned(),
            tujuan: tujuan.to_owned(),
            keterangan: keterangan.to_owned(),
        };
        match read(&form, day("2028-02-29")) {
            Err(AppError::Invalid(errors)) => errors.iter().next().map(|error| error.field),
            _ => None,
        }
    }

    #[test]
    fn each_kind_asks_for_what_it_needs() {
        for (typed, field) in [
            (["", "", "", ""], Some("jenis")),
            (["sakit", "", "", ""], Some("jenis")),
            (["hamil", "", "", ""], Some("tanggal")),
            (["hamil", "2028-09-01", "", ""], None),
            (["hamil", "2029-09-01", "", ""], Some("tanggal")),
            (["meninggal", "2028-02-29", "", ""], None),
            (["meninggal", "2028-03-01", "", ""], Some("tanggal")),
            (["meninggal", "2027-02-29", "", ""], Some("tanggal")),
            (["pindah", "", "", ""], Some("tujuan")),
            (["pindah", "", "Kec. Ma'rang", ""], None),
            (["disabilitas", "", "", ""], Some("keterangan")),
            (["disabilitas", "", "", "netra"], None),
            (["disabilitas", "", "", "a\0b"], Some("keterangan")),
        ] {
            let [jenis, tanggal, tujuan, keterangan] = typed;
            assert_eq!(wrong(jenis, tanggal, tujuan, keterangan), field, "{typed:?}");
        }
    }
}
