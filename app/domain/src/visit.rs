//! What an officer saw at a dwelling (*kunjungan lapangan*): raw fields in, a valid record out (§3.6).

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::birth::parse_date;
use crate::codes::codes;
use crate::field::{ErrorCode, FieldErrors};
use crate::form::{Axis, Choices, read_coordinate, read_count, read_line, read_paragraph};
use crate::nik::Nik;

/// Longest description of who was met, in characters.
pub const MET_MAX_CHARS: usize = 120;
/// Longest note, in characters.
pub const NOTE_MAX_CHARS: usize = 2000;
/// Most members of a family that are believed.
pub const MEMBERS_MAX: u32 = 30;
/// Most photos of one visit.
pub const PHOTOS_MAX: usize = 6;

/// What is looked at, in the order of the form: the same questions, with the same answers, as the citizen's.
pub const CRITERIA: [&str; 8] = [
    "status_rumah",
    "lantai",
    "dinding",
    "atap",
    "air_minum",
    "penerangan",
    "tempat_bab",
    "bahan_bakar",
];

/// What the visitor recommends. The decision is another step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recommendation {
    /// What was seen speaks for it.
    Layak,
    /// What was seen speaks against it.
    TidakLayak,
    /// Nobody was met, or more has to be found out.
    BelumPasti,
}

codes!(Recommendation {
    Layak = "layak",
    TidakLayak = "tidak_layak",
    BelumPasti = "belum_pasti",
});

/// A visit as it was typed.
#[derive(Clone, Default)]
pub struct VisitForm {
    /// `YYYY-MM-DD`
    pub visited_on: String,
    /// Who was met.
    pub met: String,
    /// Codes by question, see [`CRITERIA`].
    pub criteria: BTreeMap<String, String>,
    /// Decimal degrees.
    pub latitude: String,
    /// Decimal degrees.
    pub longitude: String,
    /// How many live there.
    pub members: String,
    /// How many of them are children of school age.
    pub school_age: String,
    /// Code of a [`Recommendation`].
    pub recommendation: String,
    /// Anything else.
    pub note: String,
}

/// A visit as it is kept, sealed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    /// The day.
    pub visited_on: NaiveDate,
    /// Who was met.
    pub met: String,
    /// Codes by question.
    pub criteria: BTreeMap<String, String>,
    /// Latitude and longitude in decimal degrees, as typed.
    pub place: Option<(String, String)>,
    /// How many live there.
    pub members: u32,
    /// How many of them are children of school age.
    pub school_age: u32,
    /// What the visitor recommends.
    pub recommendation: Recommendation,
    /// Anything else; may be empty.
    pub note: String,
}

/// What was seen at somebody's home is not printed.
impl fmt::Debug for Visit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Visit(…)")
    }
}

/// Likewise.
impl fmt::Debug for VisitForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("VisitForm(…)")
    }
}

impl VisitForm {
    /// The visit, or everything that is wrong with it. `choices` are today's answers of [`CRITERIA`].
    ///
    /// # Errors
    ///
    /// Under `kunjungan_tanggal` (a day up to `today`), `kunjungan_ditemui`, a question of [`CRITERIA`], `lintang`, `bujur`, `kunjungan_anggota`,
    /// `kunjungan_anak_sekolah`, `kunjungan_rekomendasi` and `kunjungan_catatan`; a NIK or the number of a family card in
    /// words is [`ErrorCode::NumberInText`].
    pub fn validate(&self, choices: &Choices, today: NaiveDate) -> Result<Visit, FieldErrors> {
        let mut errors = FieldErrors::default();
        let visited_on = parse_date(self.visited_on.trim())
            .and_then(|day| if day <= today { Ok(day) } else { Err(ErrorCode::DateInvalid) });
        let visited_on = keep(&mut errors, "kunjungan_tanggal", visited_on);
        let met = keep(
            &mut errors,
            "kunjungan_ditemui",
            needed(&self.met, |t| Nik::none_in(t).and_then(|()| read_line(t, MET_MAX_CHARS))),
        );
        let criteria = self.read_criteria(choices, &mut errors);
        let place = self.read_place(&mut errors);
        let count = |text: &str| {
            let text = needed(text, |text| read_count(text, MEMBERS_MAX))?;
            text.parse::<u32>().map_err(|_| ErrorCode::NumberInvalid)
        };
        let members = keep(&mut errors, "kunjungan_anggota", count(&self.members));
        let school_age = count(&self.school_age).and_then(|children| match members {
            Some(members) if children > members => Err(ErrorCode::NumberInvalid),
            _ => Ok(children),
        });
        let school_age = keep(&mut errors, "kunjungan_anak_sekolah", school_age);
        let recommendation = match self.recommendation.as_str() {
            "" => Err(ErrorCode::Required),
            code => code.parse().map_err(|_| ErrorCode::ChoiceUnknown),
        };
        let recommendation = keep(&mut errors, "kunjungan_rekomendasi", recommendation);
        let note = keep(
            &mut errors,
            "kunjungan_catatan",
            Nik::none_in(&self.note)
                .and_then(|()| read_paragraph(self.note.trim(), 0, NOTE_MAX_CHARS)),
        );
        match (visited_on, met, members, school_age, recommendation, note) {
            (
                Some(visited_on),
                Some(met),
                Some(members),
                Some(school_age),
                Some(recommendation),
                Some(note),
            ) if errors.is_empty() => Ok(Visit {
                visited_on,
                met,
                criteria,
                place,
                members,
                school_age,
                recommendation,
                note,
            }),
            _ => Err(errors),
        }
    }

    /// What was looked at. What could not be seen stays open.
    fn read_criteria(
        &self,
        choices: &Choices,
        errors: &mut FieldErrors,
    ) -> BTreeMap<String, String> {
        let mut kept = BTreeMap::new();
        for question in CRITERIA {
            let Some(code) = self.criteria.get(question).filter(|code| !code.is_empty()) else {
                continue;
            };
            if choices.knows(question, code) {
                kept.insert(question.to_owned(), code.clone());
            } else {
                errors.push(question, ErrorCode::ChoiceUnknown);
            }
        }
        kept
    }

    /// Both halves or none.
    fn read_place(&self, errors: &mut FieldErrors) -> Option<(String, String)> {
        let halves = [("lintang", &self.latitude), ("bujur", &self.longitude)];
        if halves.iter().all(|(_, text)| text.trim().is_empty()) {
            return None;
        }
        let read = |text: &str, axis| needed(text, |text| read_coordinate(text, axis));
        let missing = |code| match code {
            ErrorCode::Required => ErrorCode::CoordinateInvalid,
            code => code,
        };
        let latitude = read(&self.latitude, Axis::Latitude).map_err(missing);
        let longitude = read(&self.longitude, Axis::Longitude).map_err(missing);
        let latitude = keep(errors, "lintang", latitude);
        latitude.zip(keep(errors, "bujur", longitude))
    }
}

fn needed<T>(text: &str, read: impl Fn(&str) -> Result<T, ErrorCode>) -> Result<T, ErrorCode> {
    let text = text.trim();
    if text.is_empty() { Err(ErrorCode::Required) } else { read(text) }
}

fn keep<T>(errors: &mut FieldErrors, field: &'static str, read: Result<T, ErrorCode>) -> Option<T> {
    read.map_err(|code| errors.push(field, code)).ok()
}
