//! Village deliberations (*musyawarah desa*): what is written down of them.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::birth::parse_date;
use crate::codes::codes;
use crate::field::{ErrorCode, FieldErrors};
use crate::letters::is_direction_mark;
use crate::nik::Nik;
use crate::typed_name::TypedName;
use crate::wilayah::{KodeWilayah, Level};

/// Most characters of a place, a note or a reason in words.
pub const LINE_MAX_CHARS: usize = 500;
/// Most characters of the place of a deliberation.
pub const PLACE_MAX_CHARS: usize = 150;
/// Most people at one deliberation.
pub const MAX_ATTENDEES: u32 = 10_000;
/// Most characters of an assessment by an RT, RW or LKS.
pub const ASSESSMENT_MAX_CHARS: usize = 2000;

/// What a deliberation says of a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recommendation {
    /// Should be accepted.
    Layak,
    /// Should not.
    TidakLayak,
    /// Not yet: something is to be found out first.
    Tunda,
}

codes!(Recommendation { Layak = "layak", TidakLayak = "tidak_layak", Tunda = "tunda" });

/// A deliberation as typed.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct MusyawarahForm {
    /// Village code.
    pub desa: String,
    /// `YYYY-MM-DD`
    pub tanggal: String,
    /// Where.
    pub tempat: String,
    /// How many came.
    pub peserta: String,
    /// Who led it.
    pub ketua: String,
}

/// A deliberation in which nothing is wrong.
#[derive(Clone, PartialEq, Eq)]
pub struct NewMusyawarah {
    /// The village.
    pub desa: KodeWilayah,
    /// The day.
    pub held_on: NaiveDate,
    /// Where.
    pub place: String,
    /// How many came.
    pub attendees: u32,
    /// Who led it.
    pub chair: TypedName,
}

impl fmt::Debug for MusyawarahForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MusyawarahForm(…)")
    }
}

impl fmt::Debug for NewMusyawarah {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NewMusyawarah({}, {})", self.desa, self.held_on)
    }
}

impl MusyawarahForm {
    /// Reads the form on the day `today`. Whether the village exists and is the officer's, is the server's to say.
    ///
    /// # Errors
    /// Every wrong field, in the order of the form: `desa`, `tanggal`, `tempat`, `peserta`, `ketua`. A day that is yet to
    /// come is [`ErrorCode::DateInvalid`].
    pub fn read(&self, today: NaiveDate) -> Result<NewMusyawarah, FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut note = |field, code| errors.push(field, code);
        let desa = read_desa(&self.desa).map_err(|code| note("desa", code)).ok();
        let held_on = read_day(&self.tanggal)
            .and_then(|day| if day <= today { Ok(day) } else { Err(ErrorCode::DateInvalid) });
        let held_on = held_on.map_err(|code| note("tanggal", code)).ok();
        let place = read_said(&self.tempat, PLACE_MAX_CHARS);
        let place = place.map_err(|code| note("tempat", code)).ok();
        let attendees = read_attendees(&self.peserta).map_err(|code| note("peserta", code)).ok();
        let chair = TypedName::parse(&self.ketua).map_err(|code| note("ketua", code)).ok();
        match (desa, held_on, place, attendees, chair) {
            (Some(desa), Some(held_on), Some(place), Some(attendees), Some(chair)) => {
                Ok(NewMusyawarah { desa, held_on, place, attendees, chair })
            }
            _ => Err(errors),
        }
    }
}

/// Reads what was said of one proposal: a code of [`Recommendation`], and a note. Neither is nothing.
///
/// # Errors
/// [`ErrorCode::ChoiceUnknown`] for another code; [`ErrorCode::Required`] for a note without a recommendation, or
/// anything but *layak* without a note; what is wrong with the note.
pub fn read_recommendation(
    code: &str,
    note: &str,
) -> Result<Option<(Recommendation, Option<String>)>, ErrorCode> {
    let note = match read_said(note, LINE_MAX_CHARS) {
        Ok(note) => Some(note),
        Err(ErrorCode::Required) => None,
        Err(code) => return Err(code),
    };
    if code.is_empty() {
        return if note.is_none() { Ok(None) } else { Err(ErrorCode::Required) };
    }
    let said: Recommendation = code.parse().map_err(|_| ErrorCode::ChoiceUnknown)?;
    if said != Recommendation::Layak && note.is_none() {
        return Err(ErrorCode::Required);
    }
    Ok(Some((said, note)))
}

/// One line of text without surplus spaces.
///
/// # Errors
/// [`ErrorCode::Required`] when blank, [`ErrorCode::ControlCharacter`], [`ErrorCode::TooLong`].
pub fn read_line(text: &str, max_chars: usize) -> Result<String, ErrorCode> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() {
        return Err(ErrorCode::Required);
    }
    if line.chars().any(|c| c.is_control() || is_direction_mark(c)) {
        return Err(ErrorCode::ControlCharacter);
    }
    if line.chars().count() > max_chars {
        return Err(ErrorCode::TooLong);
    }
    Ok(line)
}

/// The same of what is said about people, for others to read.
///
/// # Errors
/// As [`read_line`]; also [`ErrorCode::NumberInText`] for a NIK or the number of a family card in it.
pub fn read_said(text: &str, max_chars: usize) -> Result<String, ErrorCode> {
    let line = read_line(text, max_chars)?;
    Nik::none_in(&line)?;
    Ok(line)
}

/// A day, [`ErrorCode::Required`] when blank.
pub(crate) fn read_day(text: &str) -> Result<NaiveDate, ErrorCode> {
    match text.trim() {
        "" => Err(ErrorCode::Required),
        text => parse_date(text).map_err(|_| ErrorCode::DateInvalid),
    }
}

fn read_desa(text: &str) -> Result<KodeWilayah, ErrorCode> {
    if text.is_empty() {
        return Err(ErrorCode::Required);
    }
    let kode = text.parse::<KodeWilayah>().ok();
    kode.filter(|kode| kode.level() == Level::Desa).ok_or(ErrorCode::RegionUnknown)
}

fn read_attendees(text: &str) -> Result<u32, ErrorCode> {
    let text = text.trim();
    if text.is_empty() {
        return Err(ErrorCode::Required);
    }
    let number = text.parse::<u32>().ok();
    number.filter(|number| (1..=MAX_ATTENDEES).contains(number)).ok_or(ErrorCode::NumberInvalid)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn form() -> MusyawarahForm {
        MusyawarahForm {
            desa: "99.01.01.2001".to_owned(),
            tanggal: "2026-11-20".to_owned(),
            tempat: "  Balai  Desa ".to_owned(),
            peserta: "37".to_owned(),
            ketua: "Nur'aini".to_owned(),
        }
    }

    #[test]
    fn a_deliberation_is_read_and_never_printed() {
        let new = form().read(day("2026-11-20")).expect("right");
        assert_eq!((new.place.as_str(), new.attendees), ("Balai Desa", 37));
        assert_eq!(new.chair.as_str(), "Nur'aini");
        assert!(!format!("{new:?} {:?}", form()).contains("aini"));
    }

    #[test]
    fn a_deliberation_is_not_in_the_future_and_nothing_is_left_out() {
        let errors = form().read(day("2026-11-19")).expect_err("tomorrow");
        assert_eq!(errors.of("tanggal"), Some(ErrorCode::DateInvalid));
        let errors = MusyawarahForm::default().read(day("2026-11-20")).expect_err("empty");
        let fields: Vec<_> = errors.iter().map(|error| error.field).collect();
        assert_eq!(fields, ["desa", "tanggal", "tempat", "peserta", "ketua"]);
        for peserta in ["0", "-1", "10001", "tiga"] {
            let form = MusyawarahForm { peserta: peserta.to_owned(), ..form() };
            let errors = form.read(day("2026-11-20")).expect_err("no such number");
            assert_eq!(errors.of("peserta"), Some(ErrorCode::NumberInvalid), "{peserta}");
        }
        let form = MusyawarahForm { desa: "99.01.01".to_owned(), ..form() };
        assert_eq!(
            form.read(day("2026-11-20")).expect_err("a district").of("desa"),
            Some(ErrorCode::RegionUnknown)
        );
    }

    #[test]
    fn whatever_is_against_a_person_has_a_reason() {
        assert_eq!(read_recommendation("", " "), Ok(None));
        assert_eq!(read_recommendation("", "kenapa"), Err(ErrorCode::Required));
        assert_eq!(read_recommendation("layak", ""), Ok(Some((Recommendation::Layak, None))));
        for code in ["tidak_layak", "tunda"] {
            assert_eq!(read_recommendation(code, ""), Err(ErrorCode::Required), "{code}");
            let read = read_recommendation(code, "Punya mobil.").expect("right").expect("said");
            assert_eq!(read.1.as_deref(), Some("Punya mobil."));
        }
        assert_eq!(read_recommendation("ya", "x"), Err(ErrorCode::ChoiceUnknown));
        assert_eq!(read_recommendation("layak", "a\0b"), Err(ErrorCode::ControlCharacter));
        let number = read_recommendation("tunda", "Sama dengan 9901.0152-0387 0001?");
        assert_eq!(number, Err(ErrorCode::NumberInText));
        let long = "x".repeat(LINE_MAX_CHARS + 1);
        assert_eq!(read_recommendation("layak", &long), Err(ErrorCode::TooLong));
    }
}
