//! The rules for one line of a recipient file.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;
use domain::birth::parse_date;
use domain::field::ErrorCode;
use domain::nik::Nik;
use domain::nomor_kk::NomorKk;
use domain::penerima::{AidStatus, RtRw, Sex};
use domain::typed_name::TypedName;
use domain::wilayah::{KodeWilayah, Level};

use super::header::{Column, Header};
use super::record_batch::Record;
use super::rejected::{Reason, RejectedLine};
use crate::store::sealed_penerima::{NoteRecord, PenerimaRecord};

/// Longest address and note, in characters.
const TEXT_MAX_CHARS: usize = 500;
/// Longest of the other texts, in characters.
const SHORT_TEXT_MAX_CHARS: usize = 150;
/// Most digits of an amount in rupiah.
const AMOUNT_MAX_DIGITS: usize = 15;
/// Highest welfare decile.
const DESIL_MAX: u8 = 10;

/// What lines may name, and when.
#[derive(Debug, Clone)]
pub struct KnownCodes {
    /// Villages in force.
    pub villages: HashSet<KodeWilayah>,
    /// Retired villages and what became of them.
    pub retired: BTreeMap<KodeWilayah, Vec<KodeWilayah>>,
    /// Codes of programmes.
    pub programs: HashSet<String>,
    /// Nobody is born after this day.
    pub today: NaiveDate,
}

/// What lines are checked against.
pub(super) struct Rules {
    pub(super) header: Header,
    pub(super) known: KnownCodes,
}

/// A line that keeps all rules.
pub(super) struct Line {
    /// Line number in the file; the header is line 1.
    pub(super) number: u64,
    pub(super) nik: Nik,
    pub(super) desa: KodeWilayah,
    pub(super) record: PenerimaRecord,
    /// Never shown publicly (S-2).
    pub(super) protected: bool,
    /// `None`: listed without aid.
    pub(super) aid: Option<Aid>,
}

/// What a line says about a programme.
pub(super) struct Aid {
    /// The line.
    pub(super) line_no: u64,
    pub(super) program: String,
    pub(super) status: AidStatus,
    pub(super) period: String,
    pub(super) note: NoteRecord,
}

/// The fields of a line as text.
struct Fields<'a> {
    rules: &'a Rules,
    record: Record<'a>,
}

type Rejection = (Column, Reason);

impl Rules {
    /// Checks a record; the first rule it breaks is the reason it is rejected for.
    pub(super) fn read(&self, record: Record<'_>) -> Result<Line, RejectedLine> {
        let line_no = record.line_no;
        let rejected = |column, reason| RejectedLine { line_no, column, reason };
        let count = record.count().map_err(|broken| rejected(None, broken.into()))?;
        if count != self.header.width {
            return Err(rejected(None, Reason::FieldCount));
        }
        let fields = Fields { rules: self, record };
        fields.line().map_err(|(column, reason)| rejected(Some(column), reason))
    }
}

impl<'a> Fields<'a> {
    fn line(&self) -> Result<Line, Rejection> {
        let nik = self.checked(Column::Nik, Nik::parse)?;
        let nomor_kk = self.optional(Column::NomorKk, NomorKk::parse)?;
        let name = self.checked(Column::Nama, TypedName::parse)?;
        let birth = self.checked(Column::TanggalLahir, |text| self.birth(text))?;
        let sex = self.optional(Column::JenisKelamin, str::parse::<Sex>)?;
        let desa = self.desa()?;
        let record = PenerimaRecord {
            nik: nik.as_str().to_owned(),
            nomor_kk: nomor_kk.map(|number| number.as_str().to_owned()),
            name: name.as_str().to_owned(),
            birth,
            sex,
            rt: self.checked(Column::Rt, RtRw::parse)?,
            rw: self.checked(Column::Rw, RtRw::parse)?,
            address: self.words(Column::Alamat, TEXT_MAX_CHARS)?,
            mother_name: self.words(Column::NamaIbu, SHORT_TEXT_MAX_CHARS)?,
            job: self.words(Column::Pekerjaan, SHORT_TEXT_MAX_CHARS)?,
            desil: self.optional(Column::Desil, desil)?,
            disability: self.words(Column::Disabilitas, SHORT_TEXT_MAX_CHARS)?,
        };
        Ok(Line {
            number: self.record.line_no,
            nik,
            desa,
            record,
            protected: self.optional(Column::Dilindungi, yes_or_no)?.unwrap_or(false),
            aid: self.aid()?,
        })
    }

    fn aid(&self) -> Result<Option<Aid>, Rejection> {
        let Some(program) = self.optional(Column::Program, |text| self.program(text))? else {
            return Ok(None);
        };
        Ok(Some(Aid {
            line_no: self.record.line_no,
            program,
            status: self.checked(Column::Status, str::parse)?,
            period: self.words(Column::Periode, SHORT_TEXT_MAX_CHARS)?,
            note: NoteRecord {
                note: self.words(Column::Keterangan, TEXT_MAX_CHARS)?,
                component: self.words(Column::Komponen, SHORT_TEXT_MAX_CHARS)?,
                amount: self.optional(Column::Nominal, amount)?,
            },
        }))
    }

    fn birth(&self, text: &str) -> Result<NaiveDate, ErrorCode> {
        let birth = parse_date(text)?;
        if birth > self.rules.known.today {
            return Err(ErrorCode::DateInvalid);
        }
        Ok(birth)
    }

    fn program(&self, text: &str) -> Result<String, ErrorCode> {
        let code = text.to_ascii_uppercase();
        if self.rules.known.programs.contains(&code) {
            Ok(code)
        } else {
            Err(ErrorCode::NotAllowed)
        }
    }

    fn desa(&self) -> Result<KodeWilayah, Rejection> {
        let kode = self.checked(Column::Desa, village_code)?;
        if self.rules.known.villages.contains(&kode) {
            return Ok(kode);
        }
        let reason = match self.rules.known.retired.get(&kode) {
            Some(successors) => Reason::Retired(successors.clone()),
            None => Reason::Field(ErrorCode::RegionUnknown),
        };
        Err((Column::Desa, reason))
    }

    /// A field, without spaces around it. A column the file does not have is empty.
    fn text(&self, column: Column) -> Result<&'a str, Rejection> {
        let Some(place) = self.rules.header.place(column) else {
            return Ok("");
        };
        let text = std::str::from_utf8(self.record.field(place));
        text.map(str::trim).map_err(|_| (column, Reason::NotUtf8))
    }

    /// What `check` makes of a field, be it empty or not.
    fn checked<T>(
        &self,
        column: Column,
        check: impl Fn(&str) -> Result<T, ErrorCode>,
    ) -> Result<T, Rejection> {
        check(self.text(column)?).map_err(|code| (column, Reason::Field(code)))
    }

    /// What `check` makes of a field that is not empty.
    fn optional<T>(
        &self,
        column: Column,
        check: impl Fn(&str) -> Result<T, ErrorCode>,
    ) -> Result<Option<T>, Rejection> {
        self.checked(column, |text| if text.is_empty() { Ok(None) } else { check(text).map(Some) })
    }

    /// Free text: line breaks and tabs become spaces, other control characters are refused.
    fn words(&self, column: Column, max_chars: usize) -> Result<String, Rejection> {
        let text = self.text(column)?;
        let text = if text.contains(['\n', '\r', '\t']) {
            Cow::Owned(text.replace(['\n', '\r', '\t'], " "))
        } else {
            Cow::Borrowed(text)
        };
        let refuse = |code| Err((column, Reason::Field(code)));
        if text.chars().any(char::is_control) {
            return refuse(ErrorCode::ControlCharacter);
        }
        if text.len() > max_chars && text.chars().count() > max_chars {
            return refuse(ErrorCode::TooLong);
        }
        Ok(text.into_owned())
    }
}

fn village_code(text: &str) -> Result<KodeWilayah, ErrorCode> {
    if text.is_empty() {
        return Err(ErrorCode::Required);
    }
    let kode = text.parse::<KodeWilayah>().ok();
    kode.filter(|kode| kode.level() == Level::Desa).ok_or(ErrorCode::RegionUnknown)
}

fn desil(text: &str) -> Result<u8, ErrorCode> {
    let desil = text.parse::<u8>().map_err(|_| ErrorCode::NotAllowed)?;
    if (1..=DESIL_MAX).contains(&desil) { Ok(desil) } else { Err(ErrorCode::NotAllowed) }
}

fn amount(text: &str) -> Result<u64, ErrorCode> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(ErrorCode::NotAllowed);
    }
    if text.len() > AMOUNT_MAX_DIGITS {
        return Err(ErrorCode::TooLong);
    }
    text.parse().map_err(|_| ErrorCode::NotAllowed)
}

fn yes_or_no(text: &str) -> Result<bool, ErrorCode> {
    match text.to_ascii_lowercase().as_str() {
        "ya" | "y" | "1" | "true" => Ok(true),
        "tidak" | "t" | "0" | "false" => Ok(false),
        _ => Err(ErrorCode::NotAllowed),
    }
}
