//! Reading one answer: from what was typed to what is kept.

use chrono::{Datelike, NaiveDate};

use super::answers::{Answers, CHECKED, NO, YES};
use super::choices::Choices;
use super::field_spec::{
    Axis, COORDINATE_MAX_CHARS, FieldKind, FieldSpec, GROUP_DIGITS, REGION_FIELDS,
};
use crate::birth::{MAX_STATED_AGE, parse_birth_year, parse_date};
use crate::contact::{EmailAddress, Phone};
use crate::field::ErrorCode;
use crate::letters::{is_direction_mark, is_invisible};
use crate::nik::Nik;
use crate::nomor_kk::NomorKk;
use crate::penerima::RtRw;
use crate::typed_name::TypedName;
use crate::wilayah::{KodeWilayah, Level};

/// The text to keep of an answer that has one input.
///
/// # Errors
///
/// [`ErrorCode::Required`] when blank, needed or not; otherwise what the kind of answer says.
pub(super) fn read_answer(
    spec: &FieldSpec,
    text: &str,
    choices: &Choices,
    today: NaiveDate,
) -> Result<String, ErrorCode> {
    if text.is_empty() {
        return Err(ErrorCode::Required);
    }
    match spec.kind {
        FieldKind::Name => TypedName::parse(text).map(|name| name.as_str().to_owned()),
        FieldKind::Nik => Nik::parse(text).map(|nik| nik.as_str().to_owned()),
        FieldKind::NomorKk => NomorKk::parse(text).map(|number| number.as_str().to_owned()),
        FieldKind::Line { max_chars } => read_line(text, max_chars),
        FieldKind::Paragraph { min_chars, max_chars } => read_paragraph(text, min_chars, max_chars),
        FieldKind::Phone => Phone::parse(text).map(|phone| phone.as_str().to_owned()),
        FieldKind::Email => EmailAddress::parse(text).map(|email| email.as_str().to_owned()),
        FieldKind::BirthYear => parse_birth_year(text, today).map(|_| text.to_owned()),
        FieldKind::Choice => one_of(choices.knows(spec.name, text), text),
        FieldKind::Choices => read_codes(spec.name, text, choices),
        FieldKind::YesNo => one_of([YES, NO].contains(&text), text),
        FieldKind::Checkbox => one_of(text == CHECKED, text),
        FieldKind::RtRw => RtRw::parse(text).map(|_| text.to_owned()),
        FieldKind::Count { max } => read_count(text, max),
        FieldKind::Coordinate(axis) => read_coordinate(text, axis),
        // Several inputs: `read_birth_date`, `read_region`.
        FieldKind::BirthDate(_) => parse_date(text).map(|_| text.to_owned()),
        FieldKind::Region => read_level(text, Level::Desa).map(|kode| kode.to_string()),
    }
}

fn one_of(known: bool, text: &str) -> Result<String, ErrorCode> {
    if known { Ok(text.to_owned()) } else { Err(ErrorCode::ChoiceUnknown) }
}

pub(crate) fn read_line(text: &str, max_chars: usize) -> Result<String, ErrorCode> {
    if text.chars().any(|c| c.is_control() || is_direction_mark(c)) {
        return Err(ErrorCode::ControlCharacter);
    }
    within(text.split_whitespace().collect::<Vec<_>>().join(" "), max_chars)
}

/// Line breaks stay, written `\n`; browsers send `\r\n`.
pub(crate) fn read_paragraph(
    text: &str,
    min_chars: usize,
    max_chars: usize,
) -> Result<String, ErrorCode> {
    let text = text.replace("\r\n", "\n").replace('\t', " ");
    if text.chars().any(|c| (c.is_control() && c != '\n') || is_direction_mark(c)) {
        return Err(ErrorCode::ControlCharacter);
    }
    // Blanks do not make an account longer, nor does what nobody sees.
    if text.chars().filter(|c| !c.is_whitespace() && !is_invisible(*c)).count() < min_chars {
        return Err(ErrorCode::TooShort);
    }
    within(text, max_chars)
}

fn within(text: String, max_chars: usize) -> Result<String, ErrorCode> {
    if text.chars().count() > max_chars { Err(ErrorCode::TooLong) } else { Ok(text) }
}

/// Every code known; each kept once, in the order given.
fn read_codes(question: &str, text: &str, choices: &Choices) -> Result<String, ErrorCode> {
    let mut kept: Vec<&str> = Vec::new();
    for code in text.split(',').map(str::trim).filter(|code| !code.is_empty()) {
        if !choices.knows(question, code) {
            return Err(ErrorCode::ChoiceUnknown);
        }
        if !kept.contains(&code) {
            kept.push(code);
        }
    }
    if kept.is_empty() { Err(ErrorCode::Required) } else { Ok(kept.join(",")) }
}

/// A whole number; thousands may be parted by points, `50.000`.
pub(crate) fn read_count(text: &str, max: u32) -> Result<String, ErrorCode> {
    let mut groups = text.split('.');
    let first = groups.next().unwrap_or_default();
    let parted = groups.clone().next().is_some();
    let well_formed = (!parted || (1..=GROUP_DIGITS).contains(&first.len()))
        && groups.all(|group| group.len() == GROUP_DIGITS)
        && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if !well_formed {
        return Err(ErrorCode::NumberInvalid);
    }
    match text.replace('.', "").parse::<u32>() {
        Ok(number) if number <= max => Ok(number.to_string()),
        _ => Err(ErrorCode::NumberInvalid),
    }
}

/// Decimal degrees, with a point or a comma. No exponent, no infinity.
pub(crate) fn read_coordinate(text: &str, axis: Axis) -> Result<String, ErrorCode> {
    let text = text.replace(',', ".");
    let digits = text.strip_prefix('-').unwrap_or(&text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if text.len() > COORDINATE_MAX_CHARS || !is_number(whole) || !is_number(fraction) {
        return Err(ErrorCode::CoordinateInvalid);
    }
    let degrees: u32 = whole.parse().map_err(|_| ErrorCode::CoordinateInvalid)?;
    let beyond = fraction.bytes().any(|digit| digit != b'0');
    if degrees > axis.max_degrees() || (degrees == axis.max_degrees() && beyond) {
        return Err(ErrorCode::CoordinateInvalid);
    }
    Ok(text)
}

/// The date of birth, from its three inputs, or whole under the question's name when they are
/// blank.
///
/// # Errors
///
/// [`ErrorCode::Required`] when nothing is given, [`ErrorCode::DateIncomplete`] when one or two of the
/// three inputs are blank, [`ErrorCode::DateInvalid`] unless somebody alive
/// on `today` can be born on that date.
pub(super) fn read_birth_date(
    name: &str,
    parts: [&str; 3],
    answers: &Answers,
    today: NaiveDate,
) -> Result<NaiveDate, ErrorCode> {
    let parts = parts.map(|part| answers.get(part));
    let [day, month, year] = parts;
    let date = match parts.iter().filter(|part| part.is_empty()).count() {
        0 => date_of(day, month, year).ok_or(ErrorCode::DateInvalid)?,
        3 => parse_date(answers.get(name))?,
        _ => return Err(ErrorCode::DateIncomplete),
    };
    let age = today.year() - date.year();
    if date <= today && age <= MAX_STATED_AGE { Ok(date) } else { Err(ErrorCode::DateInvalid) }
}

fn date_of(day: &str, month: &str, year: &str) -> Option<NaiveDate> {
    let number = |text: &str, max_len| {
        let digits = text.len() <= max_len && text.bytes().all(|byte| byte.is_ascii_digit());
        if digits { text.parse::<u32>().ok() } else { None }
    };
    let year = (year.len() == 4).then(|| number(year, 4)).flatten()?;
    NaiveDate::from_ymd_opt(year.cast_signed(), number(month, 2)?, number(day, 2)?)
}

/// The village. What it lies in may be left out, but not contradict it (REG-7).
///
/// # Errors
///
/// The input to tell it at, from the province down, with [`ErrorCode::Required`],
/// [`ErrorCode::RegionUnknown`] or [`ErrorCode::RegionMismatch`].
pub(super) fn read_region(answers: &Answers) -> Result<KodeWilayah, (&'static str, ErrorCode)> {
    let [.., desa] = REGION_FIELDS;
    if answers.get(desa).is_empty() {
        let missing = REGION_FIELDS.into_iter().find(|field| answers.get(field).is_empty());
        return Err((missing.unwrap_or(desa), ErrorCode::Required));
    }
    let village = read_level(answers.get(desa), Level::Desa).map_err(|code| (desa, code))?;
    for level in [Level::Provinsi, Level::KabupatenKota, Level::Kecamatan] {
        let field = level.field();
        match answers.get(field) {
            "" => {}
            text => {
                let above = read_level(text, level).map_err(|code| (field, code))?;
                if !village.is_within(&above) {
                    return Err((desa, ErrorCode::RegionMismatch));
                }
            }
        }
    }
    Ok(village)
}

fn read_level(text: &str, level: Level) -> Result<KodeWilayah, ErrorCode> {
    match text.parse::<KodeWilayah>() {
        Ok(kode) if kode.level() == level => Ok(kode),
        _ => Err(ErrorCode::RegionUnknown),
    }
}
