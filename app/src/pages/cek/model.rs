//! View models of cek: what the server tells the pages.

use domain::field::FieldErrors;
pub use domain::penerima::AidStatus;
use domain::wilayah::{KodeWilayah, Wilayah, WilayahPath};

use crate::chrome::Chrome;

/// What a person typed into the form of `/cek`, as it came.
#[derive(Debug, Clone, Default)]
pub struct CekForm {
    /// Code of the chosen province, or empty.
    pub provinsi: String,
    /// Code of the chosen regency or city, or empty.
    pub kabupaten: String,
    /// Code of the chosen district, or empty.
    pub kecamatan: String,
    /// Code of the chosen village, or empty.
    pub desa: String,
    /// Name as on the KTP.
    pub nama: String,
    /// Year of birth, may be empty.
    pub tahun_lahir: String,
    /// What was typed into "cari nama desa".
    pub cari: String,
    /// The sealed picture challenge.
    pub captcha_id: String,
    /// The characters read from the picture. Kept while another field has to be mended; empty once the picture is spent.
    pub captcha: String,
    /// The solved proof of work, base64. Kept likewise.
    pub pow: String,
}

/// The lists behind the four selects. A list is empty while the level above is not chosen.
#[derive(Debug, Clone, Default)]
pub struct RegionLists {
    /// All provinces.
    pub provinsi: Vec<Wilayah>,
    /// Regencies and cities of the chosen province.
    pub kabupaten: Vec<Wilayah>,
    /// Districts of the chosen regency.
    pub kecamatan: Vec<Wilayah>,
    /// Villages of the chosen district.
    pub desa: Vec<Wilayah>,
}

/// Answer to "cari nama desa".
#[derive(Debug, Clone)]
pub struct VillageSearch {
    /// Villages with everything above them, each path from the village up to the province.
    pub found: Vec<WilayahPath>,
    /// There are more than are shown.
    pub truncated: bool,
}

/// The picture challenge of one page. Absent when the captcha is switched off (development only).
#[derive(Debug, Clone)]
pub struct CaptchaChallenge {
    /// The sealed challenge, for the hidden field.
    pub id: String,
    /// URL of its picture.
    pub image_url: String,
}

/// The page `/cek`.
#[derive(Debug, Clone)]
pub struct CekPage {
    /// The frame.
    pub chrome: Chrome,
    /// What was typed so far.
    pub form: CekForm,
    /// What is wrong with it. Field names: `provinsi`, `kabupaten`, `kecamatan`, `desa`, `nama`, `tahun_lahir`, `cari`, `captcha`.
    pub errors: FieldErrors,
    /// Lists for the selects.
    pub regions: RegionLists,
    /// Successors of a chosen code that was split or merged (REG-8).
    pub successors: Vec<WilayahPath>,
    /// Answer to the village search, when one was asked.
    pub search: Option<VillageSearch>,
    /// The captcha, unless switched off.
    pub captcha: Option<CaptchaChallenge>,
    /// This Dinsos asks everybody for the year of birth (S-3).
    pub birth_year_required: bool,
}

/// One programme on a card.
#[derive(Debug, Clone)]
pub struct ProgramLine {
    /// Code of the programme row, e.g. `PKH`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Status.
    pub status: AidStatus,
    /// Period of distribution as the data has it; may be empty.
    pub period: String,
    /// Note as the data has it; may be empty.
    pub note: String,
}

/// A person found, as much as the public may see (§3.2, S-2, S-3).
#[derive(Debug, Clone)]
pub struct Card {
    /// Sealed, expiring name of the subject, bound to the purpose "act on this card".
    pub token: String,
    /// `S**i A****h`
    pub masked_name: String,
    /// RT as the data has it, zeros kept; may be empty.
    pub rt: String,
    /// RW likewise.
    pub rw: String,
    /// Five-year band of birth years, e.g. (1985, 1989). `None` on similar cards.
    pub birth_years: Option<(u16, u16)>,
    /// A, B, … where masked name and RT/RW are the same twice.
    pub marker: Option<char>,
    /// The record has a word more, or less, than what was typed (N-9). Only on similar cards.
    pub extra_word: bool,
    /// Programmes, or `None` while the year of birth has not been stated (S-3). Empty: listed without aid.
    pub programs: Option<Vec<ProgramLine>>,
}

/// The page `/cek/hasil/{token}`.
#[derive(Debug, Clone)]
pub struct HasilPage {
    /// The frame.
    pub chrome: Chrome,
    /// The region asked about, village first.
    pub region: WilayahPath,
    /// The name as typed.
    pub name: String,
    /// The year of birth as stated, if any.
    pub birth_year: Option<u16>,
    /// What was wrong with a year just sent. Field name: `tahun_lahir`.
    pub errors: FieldErrors,
    /// Year as typed when it was wrong.
    pub birth_year_typed: String,
    /// The data this was read from; `None` while no data has been loaded.
    pub data_version: Option<DataVersion>,
    /// People whose name is the same.
    pub exact: Vec<Card>,
    /// People whose name is similar: "mungkin maksud Anda".
    pub similar: Vec<Card>,
    /// There are more than ten.
    pub truncated: bool,
    /// This Dinsos asks everybody for the year of birth, and none was stated.
    pub birth_year_required: bool,
    /// The sealed query itself, for the form that adds a year of birth: `/cek/hasil/{token}`.
    pub token: String,
}

/// One loaded recipient file.
#[derive(Debug, Clone)]
pub struct DataVersion {
    /// Its number.
    pub id: i64,
    /// The day it was loaded, as people read it: `21 November 2026`.
    pub date: String,
}

/// `/cek` with the village already chosen. Region codes are not personal and may stand in a URL.
pub fn cek_url(desa: &KodeWilayah) -> String {
    format!("/cek?desa={desa}")
}
