//! One line of a file of many proposals (`docs/bulk-file.md`): listed people and people who are not.
//!
//! No line has a phone, photos or a household: what a village or the ministry knows of somebody is asked, nothing else.

use std::fmt;

use chrono::NaiveDate;

use super::warning::Warning;
use crate::birth::parse_date;
use crate::codes::codes;
use crate::field::ErrorCode;
use crate::form::{CHECKED, Step, StepAnswers};
use crate::musyawarah::read_line;
use crate::nik::Nik;
use crate::nomor_kk::NomorKk;
use crate::penerima::{RtRw, Sex};
use crate::review::CaseKind;
use crate::typed_name::TypedName;
use crate::wilayah::{KodeWilayah, Level};

/// Most characters of an address line.
const ADDRESS_MAX_CHARS: usize = 200;
/// Most characters of the reason.
const REASON_MAX_CHARS: usize = 1000;
/// What parts several programmes in one cell.
const PROGRAM_SEPARATOR: char = '|';

/// A column of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BulkColumn {
    /// Population number.
    Nik,
    /// Family-card number.
    NomorKk,
    /// Name.
    Nama,
    /// Date of birth, `YYYY-MM-DD`.
    TanggalLahir,
    /// `L` or `P`.
    JenisKelamin,
    /// Village code.
    Desa,
    /// RT.
    Rt,
    /// RW.
    Rw,
    /// Address line.
    Alamat,
    /// `terdaftar` or `belum`.
    Jenis,
    /// Codes of programmes, joined by `|`; empty: a place in the data.
    Program,
    /// Why, in words.
    Alasan,
}

codes!(BulkColumn {
    Nik = "nik",
    NomorKk = "nomor_kk",
    Nama = "nama",
    TanggalLahir = "tanggal_lahir",
    JenisKelamin = "jenis_kelamin",
    Desa = "desa",
    Rt = "rt",
    Rw = "rw",
    Alamat = "alamat",
    Jenis = "jenis",
    Program = "program",
    Alasan = "alasan",
});

/// Why a line is not taken: where, and what.
pub type Rejection = (BulkColumn, ErrorCode);

/// A line in which nothing is wrong by itself.
#[derive(Clone, PartialEq, Eq)]
pub struct BulkLine {
    /// The person's number; without one only the ministry proposes.
    pub nik: Option<Nik>,
    /// The family card.
    pub nomor_kk: Option<NomorKk>,
    /// The name.
    pub nama: TypedName,
    /// Date of birth.
    pub birth: NaiveDate,
    /// Sex.
    pub sex: Sex,
    /// The village.
    pub desa: KodeWilayah,
    /// RT.
    pub rt: Option<RtRw>,
    /// RW.
    pub rw: Option<RtRw>,
    /// Address line; may be empty.
    pub address: String,
    /// The line says that the person is in the data already.
    pub listed: bool,
    /// Codes of programmes; none: a place in the data.
    pub programs: Vec<String>,
    /// Why; may be empty in a village's file.
    pub reason: String,
}

impl fmt::Debug for BulkLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BulkLine(…)")
    }
}

impl BulkLine {
    /// Reads the cells of a line, as `cell` gives them. Whether village and programmes exist is the server's to say.
    ///
    /// In a village's file ([`CaseKind::Usulan`]) everybody has a NIK; in the ministry's everybody has a reason.
    ///
    /// # Errors
    /// The first wrong column, and what is wrong.
    pub fn read<'a>(
        kind: CaseKind,
        cell: impl Fn(BulkColumn) -> &'a str,
        today: NaiveDate,
    ) -> Result<Self, Rejection> {
        use BulkColumn as C;
        let is_emergency = kind == CaseKind::UsulanKemensos;
        let at = |column: BulkColumn| move |code: ErrorCode| (column, code);
        let nik = number(cell(C::Nik), Nik::parse).map_err(at(C::Nik))?;
        if nik.is_none() && !is_emergency {
            return Err((C::Nik, ErrorCode::Required));
        }
        let nomor_kk = number(cell(C::NomorKk), NomorKk::parse).map_err(at(C::NomorKk))?;
        let same =
            nik.as_ref().zip(nomor_kk.as_ref()).is_some_and(|(a, b)| a.as_str() == b.as_str());
        if same {
            return Err((C::NomorKk, ErrorCode::SameAsNik));
        }
        let reason = words(cell(C::Alasan), REASON_MAX_CHARS).map_err(at(C::Alasan))?;
        if reason.is_empty() && is_emergency {
            return Err((C::Alasan, ErrorCode::Required));
        }
        Ok(Self {
            nik,
            nomor_kk,
            nama: TypedName::parse(cell(C::Nama)).map_err(at(C::Nama))?,
            birth: birth(cell(C::TanggalLahir), today).map_err(at(C::TanggalLahir))?,
            sex: needed(cell(C::JenisKelamin), str::parse).map_err(at(C::JenisKelamin))?,
            desa: needed(cell(C::Desa), village).map_err(at(C::Desa))?,
            rt: RtRw::parse(cell(C::Rt).trim()).map_err(at(C::Rt))?,
            rw: RtRw::parse(cell(C::Rw).trim()).map_err(at(C::Rw))?,
            address: words(cell(C::Alamat), ADDRESS_MAX_CHARS).map_err(at(C::Alamat))?,
            listed: needed(cell(C::Jenis), listed).map_err(at(C::Jenis))?,
            programs: programs(cell(C::Program)),
            reason,
        })
    }

    /// The line as the answers of a proposal: what every page about proposals reads.
    pub fn answers(&self) -> StepAnswers {
        let mut all = StepAnswers::new();
        let mut set = |step: Step, name: &str, text: &str| {
            if !text.is_empty() {
                all.entry(step).or_default().set(name, text);
            }
        };
        match &self.nik {
            Some(nik) => set(Step::Terusul, "nik", nik.as_str()),
            None => set(Step::Terusul, "tanpa_nik", CHECKED),
        }
        match &self.nomor_kk {
            Some(nomor_kk) => set(Step::Terusul, "nomor_kk", nomor_kk.as_str()),
            None => set(Step::Terusul, "tanpa_kk", CHECKED),
        }
        set(Step::Identitas, "nama", self.nama.as_str());
        set(Step::Identitas, "tanggal_lahir", &self.birth.to_string());
        set(Step::Identitas, "jenis_kelamin", self.sex.as_str());
        for level in Level::ALL {
            let code = self.desa.at(level).map(|code| code.to_string());
            set(Step::Alamat, level.field(), &code.unwrap_or_default());
        }
        set(Step::Alamat, "alamat", &self.address);
        set(Step::Alamat, "rt", self.rt.as_ref().map_or("", RtRw::as_str));
        set(Step::Alamat, "rw", self.rw.as_ref().map_or("", RtRw::as_str));
        set(Step::Bantuan, "jenis", self.jenis());
        set(Step::Bantuan, "sudah_terdaftar", if self.listed { "ya" } else { "tidak" });
        set(Step::Alasan, "alasan", &self.reason);
        if !self.programs.is_empty() {
            let codes = self.programs.iter().map(String::as_str);
            all.entry(Step::Bantuan).or_default().set_codes("program", codes);
        }
        all
    }

    /// What is proposed: `menerima_program`, or `masuk_data`.
    pub fn jenis(&self) -> &'static str {
        if self.programs.is_empty() { "masuk_data" } else { "menerima_program" }
    }

    /// What the reviewer should look at (NIK-5, NIK-7, NIK-13).
    pub fn warnings(&self, today: NaiveDate) -> Vec<Warning> {
        let nik = self.nik.as_ref();
        let differs = nik.is_some_and(|nik| !nik.birth_dates(today).contains(&self.birth));
        [
            (Warning::NikBirthDate, differs),
            (Warning::NikSex, nik.is_some_and(|nik| nik.sex() != self.sex)),
            (Warning::NoNik, nik.is_none()),
            (Warning::NoKk, self.nomor_kk.is_none()),
        ]
        .into_iter()
        .filter_map(|(warning, found)| found.then_some(warning))
        .collect()
    }
}

/// A number that may be missing. Spreadsheets keep long numbers as text behind an apostrophe.
fn number<T>(
    text: &str,
    parse: impl Fn(&str) -> Result<T, ErrorCode>,
) -> Result<Option<T>, ErrorCode> {
    match text.trim().trim_start_matches('\'') {
        "" => Ok(None),
        text if is_shortened(text) => Err(ErrorCode::NumberInvalid),
        text => parse(text).map(Some),
    }
}

/// Whether a spreadsheet took a long number for one to count with, and wrote it short: `9.90101E+15`. Its last digits are
/// gone.
fn is_shortened(text: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once(['E', 'e']).is_some_and(|(number, power)| {
        let power = power.trim_start_matches('+');
        !number.is_empty()
            && digits(&number.replace(['.', ','], ""))
            && !power.is_empty()
            && digits(power)
    })
}

fn needed<T>(text: &str, parse: impl Fn(&str) -> Result<T, ErrorCode>) -> Result<T, ErrorCode> {
    match text.trim() {
        "" => Err(ErrorCode::Required),
        text => parse(text),
    }
}

fn birth(text: &str, today: NaiveDate) -> Result<NaiveDate, ErrorCode> {
    let birth = needed(text, parse_date)?;
    if birth <= today { Ok(birth) } else { Err(ErrorCode::DateInvalid) }
}

fn village(text: &str) -> Result<KodeWilayah, ErrorCode> {
    let kode = text.parse::<KodeWilayah>().ok();
    kode.filter(|kode| kode.level() == Level::Desa).ok_or(ErrorCode::RegionUnknown)
}

fn listed(text: &str) -> Result<bool, ErrorCode> {
    match text.to_ascii_lowercase().as_str() {
        "terdaftar" => Ok(true),
        "belum" => Ok(false),
        _ => Err(ErrorCode::NotAllowed),
    }
}

fn programs(text: &str) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for code in text.split(PROGRAM_SEPARATOR).map(|code| code.trim().to_ascii_uppercase()) {
        if !code.is_empty() && !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes
}

fn words(text: &str, max_chars: usize) -> Result<String, ErrorCode> {
    match read_line(text, max_chars) {
        Err(ErrorCode::Required) => Ok(String::new()),
        read => read,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn cells() -> BTreeMap<BulkColumn, &'static str> {
        use BulkColumn as C;
        [
            (C::Nik, "'9901015203900001"),
            (C::NomorKk, "9901011501150007"),
            (C::Nama, "Nur'aini"),
            (C::TanggalLahir, "1990-03-12"),
            (C::JenisKelamin, "P"),
            (C::Desa, "99.01.01.2001"),
            (C::Rt, "007"),
            (C::Rw, ""),
            (C::Alamat, "Jalan  Melati 12"),
            (C::Jenis, "Terdaftar"),
            (C::Program, "pkh|SEMBAKO|PKH"),
            (C::Alasan, "=SUM(A1)"),
        ]
        .into()
    }

    fn read(
        kind: CaseKind,
        cells: &BTreeMap<BulkColumn, &'static str>,
    ) -> Result<BulkLine, Rejection> {
        let today = "2026-11-21".parse().expect("a day");
        BulkLine::read(kind, |column| cells.get(&column).copied().unwrap_or_default(), today)
    }

    #[test]
    fn a_line_becomes_the_answers_of_a_proposal() {
        let line = read(CaseKind::Usulan, &cells()).expect("right");
        let answers = line.answers();
        let get = |step, name| answers.get(&step).map_or("", |answers| answers.get(name));
        assert_eq!(get(Step::Terusul, "nik"), "9901015203900001");
        assert_eq!(get(Step::Identitas, "nama"), "Nur'aini");
        assert_eq!(get(Step::Alamat, "kecamatan"), "99.01.01");
        assert_eq!(get(Step::Alamat, "rt"), "007");
        assert_eq!(get(Step::Bantuan, "program"), "PKH,SEMBAKO");
        assert_eq!(get(Step::Bantuan, "sudah_terdaftar"), "ya");
        assert_eq!(get(Step::Alasan, "alasan"), "=SUM(A1)", "text stays text");
        assert_eq!(line.warnings("2026-11-21".parse().expect("a day")), []);
    }

    #[test]
    fn the_first_wrong_column_is_named() {
        for (column, text, code) in [
            (BulkColumn::Nik, "", ErrorCode::Required),
            (BulkColumn::Nik, "123", ErrorCode::NikLength),
            (BulkColumn::Nik, "9.90101E+15", ErrorCode::NumberInvalid),
            (BulkColumn::Nik, "E+15", ErrorCode::NikLength),
            (BulkColumn::NomorKk, "9,90101e15", ErrorCode::NumberInvalid),
            (BulkColumn::NomorKk, "9901015203900001", ErrorCode::SameAsNik),
            (BulkColumn::Nama, "", ErrorCode::Required),
            (BulkColumn::TanggalLahir, "12/03/1990", ErrorCode::DateInvalid),
            (BulkColumn::TanggalLahir, "2026-11-22", ErrorCode::DateInvalid),
            (BulkColumn::JenisKelamin, "W", ErrorCode::NotAllowed),
            (BulkColumn::Desa, "99.01.01", ErrorCode::RegionUnknown),
            (BulkColumn::Jenis, "", ErrorCode::Required),
            (BulkColumn::Jenis, "mungkin", ErrorCode::NotAllowed),
            (BulkColumn::Alasan, "a\u{7}b", ErrorCode::ControlCharacter),
        ] {
            let mut cells = cells();
            cells.insert(column, text);
            assert_eq!(read(CaseKind::Usulan, &cells), Err((column, code)), "{text}");
        }
    }

    #[test]
    fn the_ministry_may_propose_who_has_no_number_and_says_why() {
        let mut cells = cells();
        cells.insert(BulkColumn::Nik, " ");
        let line = read(CaseKind::UsulanKemensos, &cells).expect("right");
        assert!(line.answers()[&Step::Terusul].is_checked("tanpa_nik"));
        let today = "2026-11-21".parse().expect("a day");
        assert_eq!(line.warnings(today), [Warning::NoNik]);
        cells.insert(BulkColumn::Alasan, "");
        let refused = read(CaseKind::UsulanKemensos, &cells);
        assert_eq!(refused, Err((BulkColumn::Alasan, ErrorCode::Required)));
    }

    #[test]
    fn a_line_is_never_printed() {
        let line = read(CaseKind::Usulan, &cells()).expect("right");
        assert_eq!(format!("{line:?}"), "BulkLine(…)");
    }
}
