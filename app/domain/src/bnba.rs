//! Work on listed recipients (BNBA): marks, anomalies, repairs, checks against the population register (S4 "View BNBA",
//! "Perbaikan data anomali").
//!
//! Everything here is a hint to an officer. A well-formed number proves nothing about a person (NIK-10), and one that
//! does not fit its bearer's date or sex is never an error (NIK-7): what an anomaly means is decided by people.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::birth::parse_date;
use crate::codes::codes;
use crate::field::ErrorCode;
use crate::nik::Nik;
use crate::nomor_kk::NomorKk;
use crate::penerima::Sex;
use crate::typed_name::TypedName;
use crate::wilayah::{KodeWilayah, Level};

/// Longest note of an officer about a recipient, in characters.
pub const NOTE_MAX_CHARS: usize = 1000;
/// Longest value a repair gives a text column, in characters: as in the recipient file.
pub const REPAIR_MAX_CHARS: usize = 150;

/// What an officer marks a recipient with (S4 "View BNBA").
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MarkKind {
    /// Lives with a disability.
    Disabilitas,
    /// Is pregnant; comes with the expected date of birth.
    Hamil,
    /// Has died; comes with the date of death.
    Meninggal,
    /// Has moved; comes with where to.
    Pindah,
}

codes!(MarkKind {
    Disabilitas = "disabilitas",
    Hamil = "hamil",
    Meninggal = "meninggal",
    Pindah = "pindah",
});

impl MarkKind {
    /// Whether it needs a date: of birth to be expected, or of death.
    pub const fn has_date(self) -> bool {
        matches!(self, Self::Hamil | Self::Meninggal)
    }
}

/// Something about a listed person that should be looked at. Never a finding about their eligibility.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Anomaly {
    /// The village is in no table.
    RegionUnknown,
    /// The village was split or merged (REG-8).
    RegionRetired,
    /// The occupation is one of those that are left out by rule.
    JobExcluded,
    /// The mother's name is missing.
    MotherMissing,
    /// The number of the family card is missing.
    KkMissing,
    /// The number of the family card cannot be one: no date of recording in it (KK-1), or the NIK again (KK-3).
    KkIllFormed,
    /// The NIK tells another date of birth (NIK-3, NIK-7).
    NikDate,
    /// The NIK tells the other sex (NIK-3, NIK-7).
    NikSex,
    /// Another NIK of the same name and date of birth is listed in the village.
    SamePerson,
    /// Two people of one family card get the same aid that goes to a family (KK-4, §2.3).
    SameFamilyAid,
}

codes!(Anomaly {
    RegionUnknown = "region_unknown",
    RegionRetired = "region_retired",
    JobExcluded = "job_excluded",
    MotherMissing = "mother_missing",
    KkMissing = "kk_missing",
    KkIllFormed = "kk_ill_formed",
    NikDate = "nik_date",
    NikSex = "nik_sex",
    SamePerson = "same_person",
    SameFamilyAid = "same_family_aid",
});

impl Anomaly {
    /// The column a repair of it most often changes.
    pub const fn field(self) -> RepairField {
        match self {
            Self::RegionUnknown | Self::RegionRetired => RepairField::Desa,
            Self::JobExcluded => RepairField::Pekerjaan,
            Self::MotherMissing => RepairField::NamaIbu,
            Self::KkMissing | Self::KkIllFormed => RepairField::NomorKk,
            Self::NikDate => RepairField::TanggalLahir,
            Self::NikSex => RepairField::JenisKelamin,
            Self::SamePerson | Self::SameFamilyAid => RepairField::Ganda,
        }
    }
}

/// A column of the recipient file that officers repair, or what they found about a double.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RepairField {
    /// The NIK.
    Nik,
    /// The number of the family card.
    NomorKk,
    /// The name.
    Nama,
    /// The date of birth.
    TanggalLahir,
    /// The sex.
    JenisKelamin,
    /// The village.
    Desa,
    /// The name of the mother.
    NamaIbu,
    /// The occupation.
    Pekerjaan,
    /// Whether a double is one.
    Ganda,
}

codes!(RepairField {
    Nik = "nik",
    NomorKk = "nomor_kk",
    Nama = "nama",
    TanggalLahir = "tanggal_lahir",
    JenisKelamin = "jenis_kelamin",
    Desa = "desa",
    NamaIbu = "nama_ibu",
    Pekerjaan = "pekerjaan",
    Ganda = "ganda",
});

/// Two entries are one person, or one family gets an aid twice.
pub const IS_DOUBLE: &str = "ganda";
/// They are not.
pub const IS_NO_DOUBLE: &str = "bukan_ganda";

impl RepairField {
    /// Reads a new value for the column and brings it into the form of the recipient file. Whether a village exists is
    /// for the table of regions to say.
    ///
    /// # Errors
    /// What is wrong with `text`.
    pub fn read(self, text: &str, today: NaiveDate) -> Result<String, ErrorCode> {
        let text = text.trim();
        if text.is_empty() {
            return Err(ErrorCode::Required);
        }
        match self {
            Self::Nik => Nik::parse(text).map(|nik| nik.as_str().to_owned()),
            Self::NomorKk => NomorKk::parse(text).map(|number| number.as_str().to_owned()),
            Self::Nama | Self::NamaIbu => {
                TypedName::parse(text).map(|name| name.as_str().to_owned())
            }
            Self::TanggalLahir => {
                let birth = parse_date(text)?;
                if birth > today { Err(ErrorCode::DateInvalid) } else { Ok(birth.to_string()) }
            }
            Self::JenisKelamin => text.parse::<Sex>().map(|sex| sex.as_str().to_owned()),
            Self::Desa => {
                let kode: KodeWilayah = text.parse().map_err(|_| ErrorCode::RegionUnknown)?;
                if kode.level() == Level::Desa {
                    Ok(kode.to_string())
                } else {
                    Err(ErrorCode::RegionUnknown)
                }
            }
            Self::Pekerjaan => words(text),
            Self::Ganda if [IS_DOUBLE, IS_NO_DOUBLE].contains(&text) => Ok(text.to_owned()),
            Self::Ganda => Err(ErrorCode::ChoiceUnknown),
        }
    }
}

fn words(text: &str) -> Result<String, ErrorCode> {
    if text.chars().any(char::is_control) {
        return Err(ErrorCode::ControlCharacter);
    }
    if text.chars().count() > REPAIR_MAX_CHARS {
        return Err(ErrorCode::TooLong);
    }
    Ok(text.to_owned())
}

/// Of a hundred listed people, how many may be missing from a new recipient file before an officer is asked whether that
/// is meant.
const MISSING_PERCENT: u64 = 5;
/// Fewer missing people than these ask nothing.
const MISSING_LEAST: u64 = 20;

/// Whether so many of `listed` people are missing from a new recipient file that it becomes visible only after a question:
/// a part of the data sent for the whole looks just so.
pub const fn asks_before_replacing(listed: u64, missing: u64) -> bool {
    missing >= MISSING_LEAST && missing.saturating_mul(100) > listed.saturating_mul(MISSING_PERCENT)
}

/// Reads an officer's note; an empty one is none.
///
/// # Errors
/// [`ErrorCode::ControlCharacter`] or [`ErrorCode::TooLong`]; [`ErrorCode::NumberInText`] for a NIK or the number of a
/// family card in it.
pub fn read_note(text: &str) -> Result<String, ErrorCode> {
    let note = read_remark(text)?;
    Nik::none_in(&note)?;
    Ok(note)
}

/// Reads a remark that another office made; an empty one is none.
///
/// # Errors
/// [`ErrorCode::ControlCharacter`] or [`ErrorCode::TooLong`].
pub fn read_remark(text: &str) -> Result<String, ErrorCode> {
    let text = text.trim();
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(ErrorCode::ControlCharacter);
    }
    if text.chars().count() > NOTE_MAX_CHARS {
        return Err(ErrorCode::TooLong);
    }
    Ok(text.to_owned())
}

/// What a check against the population register (Dukcapil) said about a NIK.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckResult {
    /// Everything fits.
    Sesuai,
    /// Name or date differ.
    TidakSesuai,
    /// Registered as dead.
    Meninggal,
    /// Registered twice.
    Ganda,
    /// No such NIK.
    TidakDitemukan,
}

codes!(CheckResult {
    Sesuai = "sesuai",
    TidakSesuai = "tidak_sesuai",
    Meninggal = "meninggal",
    Ganda = "ganda",
    TidakDitemukan = "tidak_ditemukan",
});

impl CheckResult {
    /// Whether somebody should look at it.
    pub const fn is_warning(self) -> bool {
        !matches!(self, Self::Sesuai)
    }
}

/// Where a village stands in the table of regions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RegionState {
    /// In force.
    InForce,
    /// Split or merged.
    Retired,
    /// Not in the table.
    Unknown,
}

/// What is looked at of one listed person.
#[derive(Clone, Copy)]
pub struct Listed<'a> {
    /// 16 digits.
    pub nik: &'a str,
    /// 16 digits, when the data names one.
    pub nomor_kk: Option<&'a str>,
    /// Date of birth.
    pub birth: NaiveDate,
    /// Sex, when the data says it.
    pub sex: Option<Sex>,
    /// May be empty.
    pub mother_name: &'a str,
    /// May be empty.
    pub job: &'a str,
    /// Where the village stands.
    pub region: RegionState,
    /// Another NIK of the same name and date of birth is listed in the village.
    pub same_person: bool,
    /// Somebody else on the family card gets the same aid for the family.
    pub same_family_aid: bool,
}

/// What is unusual about a listed person, in the order of [`Anomaly::ALL`].
///
/// `excluded_jobs` are words or rows of words; an occupation is one of them when it holds them all in a row.
pub fn find_anomalies(
    person: &Listed<'_>,
    excluded_jobs: &[Vec<String>],
    today: NaiveDate,
) -> Vec<Anomaly> {
    let nik = Nik::parse(person.nik).ok();
    let holds = |anomaly: &Anomaly| match anomaly {
        Anomaly::RegionUnknown => person.region == RegionState::Unknown,
        Anomaly::RegionRetired => person.region == RegionState::Retired,
        Anomaly::JobExcluded => is_excluded(person.job, excluded_jobs),
        Anomaly::MotherMissing => is_missing(person.mother_name),
        Anomaly::KkMissing => person.nomor_kk.is_none(),
        Anomaly::KkIllFormed => {
            person.nomor_kk.is_some_and(|number| number == person.nik || !has_kk_date(number))
        }
        Anomaly::NikDate => {
            nik.as_ref().is_none_or(|nik| !nik.birth_dates(today).contains(&person.birth))
        }
        Anomaly::NikSex => nik.as_ref().zip(person.sex).is_some_and(|(nik, sex)| nik.sex() != sex),
        Anomaly::SamePerson => person.same_person,
        Anomaly::SameFamilyAid => person.same_family_aid,
    };
    Anomaly::ALL.iter().copied().filter(holds).collect()
}

/// The words of an occupation, or of a rule about occupations: lower case, signs between them gone.
pub fn job_words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn is_excluded(job: &str, excluded: &[Vec<String>]) -> bool {
    let job = job_words(job);
    excluded
        .iter()
        .filter(|rule| !rule.is_empty())
        .any(|rule| job.windows(rule.len()).any(|part| part == rule.as_slice()))
}

/// Nothing, or a sign that stands for nothing.
fn is_missing(name: &str) -> bool {
    !name.chars().any(char::is_alphabetic)
}

/// Whether digits 7 to 12 are a day, month and year; the day of a card is never raised by 40 (KK-1). In which century
/// is not written.
fn has_kk_date(number: &str) -> bool {
    let part = |at: usize| number.get(at..at + 2).and_then(|digits| digits.parse::<u32>().ok());
    let (Some(day), Some(month), Some(year)) = (part(6), part(8), part(10)) else {
        return false;
    };
    let year = year.cast_signed();
    [1900, 2000]
        .into_iter()
        .any(|century| NaiveDate::from_ymd_opt(century + year, month, day).is_some())
}

/// The components a line names (`komponen`), each once and in order; a line may name several, parted by semicolons.
pub fn split_components(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
        if !found.iter().any(|one| one.eq_ignore_ascii_case(part)) {
            found.push(part.to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        parse_date(text).unwrap()
    }

    /// A woman born on 12 March 1987 with nothing unusual about her.
    fn usual() -> Listed<'static> {
        Listed {
            nik: "9901015203870001",
            nomor_kk: Some("9901010101200001"),
            birth: day("1987-03-12"),
            sex: Some(Sex::Perempuan),
            mother_name: "Nur'aini",
            job: "Buruh tani",
            region: RegionState::InForce,
            same_person: false,
            same_family_aid: false,
        }
    }

    fn found(person: &Listed<'_>) -> Vec<Anomaly> {
        let excluded = ["tni", "pegawai negeri sipil"].map(job_words);
        find_anomalies(person, &excluded, day("2026-11-21"))
    }

    #[test]
    fn a_question_is_asked_when_many_are_missing() {
        for (listed, missing, asks) in [
            (0, 0, false),
            (2, 1, false),
            (20, 19, false),
            (20, 20, true),
            (400, 20, false),
            (399, 20, true),
            (1_000_000, 50_000, false),
            (1_000_000, 50_001, true),
        ] {
            assert_eq!(asks_before_replacing(listed, missing), asks, "{listed} {missing}");
        }
    }

    #[test]
    fn nothing_is_found_about_a_usual_person() {
        assert_eq!(found(&usual()), []);
        // A mother of one letter, as in Myanmar or old registers, is a name.
        assert_eq!(found(&Listed { mother_name: "U", ..usual() }), []);
        assert_eq!(
            found(&Listed { sex: None, ..usual() }),
            [],
            "an unknown sex contradicts nothing"
        );
    }

    #[test]
    fn each_anomaly_is_found_by_itself() {
        let person = usual();
        for (person, anomaly) in [
            (Listed { region: RegionState::Unknown, ..person }, Anomaly::RegionUnknown),
            (Listed { region: RegionState::Retired, ..person }, Anomaly::RegionRetired),
            (Listed { job: "Anggota TNI-AD", ..person }, Anomaly::JobExcluded),
            (Listed { mother_name: " - ", ..person }, Anomaly::MotherMissing),
            (Listed { nomor_kk: None, ..person }, Anomaly::KkMissing),
            (Listed { nomor_kk: Some("9901015203870001"), ..person }, Anomaly::KkIllFormed),
            (Listed { nomor_kk: Some("9901013202200001"), ..person }, Anomaly::KkIllFormed),
            (Listed { nomor_kk: Some("9901014101200001"), ..person }, Anomaly::KkIllFormed),
            (Listed { birth: day("1987-03-13"), ..person }, Anomaly::NikDate),
            (Listed { sex: Some(Sex::LakiLaki), ..person }, Anomaly::NikSex),
            (Listed { same_person: true, ..person }, Anomaly::SamePerson),
            (Listed { same_family_aid: true, ..person }, Anomaly::SameFamilyAid),
        ] {
            assert_eq!(found(&person), [anomaly]);
        }
    }

    #[test]
    fn an_occupation_is_excluded_by_whole_words_only() {
        for (job, excluded) in [
            ("TNI", true),
            ("purnawirawan tni", true),
            ("Pegawai Negeri Sipil (PNS)", true),
            ("pegawai  negeri-sipil", true),
            ("pegawai swasta, negeri", false),
            ("Petani", false),
            ("", false),
        ] {
            let rules = ["tni", "pegawai negeri sipil", ""].map(job_words);
            assert_eq!(is_excluded(job, &rules), excluded, "{job}");
        }
    }

    #[test]
    fn a_leap_day_on_a_card_counts_in_either_century() {
        assert!(has_kk_date("9901012902000001"), "29 February 2000");
        assert!(!has_kk_date("9901012902010001"), "neither 1901 nor 2001");
    }

    #[test]
    fn a_repair_brings_a_value_into_the_form_of_the_file() {
        let today = day("2026-11-21");
        let read = |field: RepairField, text: &str| field.read(text, today);
        assert_eq!(read(RepairField::Nik, "9901 0152 0387 0001").unwrap(), "9901015203870001");
        assert_eq!(read(RepairField::Nik, "99010152"), Err(ErrorCode::NikLength));
        assert_eq!(read(RepairField::NamaIbu, " Nur’aini ").unwrap(), "Nur’aini");
        assert_eq!(read(RepairField::TanggalLahir, "2026-11-22"), Err(ErrorCode::DateInvalid));
        assert_eq!(read(RepairField::TanggalLahir, "2024-02-29").unwrap(), "2024-02-29");
        assert_eq!(read(RepairField::JenisKelamin, "p").unwrap(), "P");
        assert_eq!(read(RepairField::Desa, "99.01.01.2001").unwrap(), "99.01.01.2001");
        assert_eq!(read(RepairField::Desa, "99.01.01"), Err(ErrorCode::RegionUnknown));
        assert_eq!(read(RepairField::Pekerjaan, "a\0"), Err(ErrorCode::ControlCharacter));
        assert_eq!(read(RepairField::Ganda, "mungkin"), Err(ErrorCode::ChoiceUnknown));
        assert_eq!(read(RepairField::Ganda, IS_NO_DOUBLE).unwrap(), IS_NO_DOUBLE);
        for field in RepairField::ALL {
            assert_eq!(read(*field, "  "), Err(ErrorCode::Required));
        }
    }

    #[test]
    fn a_line_names_its_components_once_each() {
        assert_eq!(split_components(" Ibu hamil; anak SD;;ibu Hamil"), ["Ibu hamil", "anak SD"]);
        assert!(split_components(" ; ").is_empty());
    }
}
