//! Synthetic people for demo data, tests and benchmarks (feature `samples`).
//!
//! [`SamplePeople`] makes up as many as wanted, family by family; the functions beside it give the
//! few that stories speak of by name. Nobody here is real: every NIK and KK number starts with 99,
//! a province that does not exist (N-10).

mod family;
mod naming;
mod random;
mod story;
mod words;

use chrono::{Datelike, NaiveDate};

use crate::penerima::{AidStatus, Sex};
use crate::wilayah::KodeWilayah;
use family::Family;
use naming::Naming;
use random::Random;
pub use story::{
    ai, bambang_sutrisno, dewi_lestari_child, i_made_budi, joesoef, nuraini,
    ratna_wulandari_protected, siti_aminah, siti_aminah_rahmawati, story_people, three_sumiati,
};

/// The last year in which a sample person is born: the people stay the same whatever the clock
/// says.
pub const LAST_BIRTH_YEAR: u32 = 2024;

/// One in how many gets the name of somebody else in the village on purpose.
const HOMONYM_ONE_IN: u32 = 30;

/// How many names of the current village are remembered for homonyms, for each sex.
const REMEMBERED_NAMES: usize = 64;

/// Serial numbers of one prefix: 0001–9999 (NIK-6).
const SERIALS: u64 = 9_999;

/// Third and fourth digit of a sample NIK: 01–69, the regencies.
const NIK_KABUPATEN: u64 = 69;

/// Third and fourth digit of a sample KK number: 71–98, so that it never equals a NIK.
const KK_KOTA: u64 = 28;

/// Fifth and sixth digit of both.
const KECAMATAN: u64 = 98;

/// One aid of a sample person: the columns `program,status,periode,keterangan` of the recipient
/// file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleAid {
    /// Code of the programme.
    pub program: &'static str,
    /// Status.
    pub status: AidStatus,
    /// Period of distribution, in Indonesian.
    pub period: &'static str,
    /// Note, in Indonesian; mostly empty.
    pub note: &'static str,
}

/// A made-up person: the other columns of the recipient file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SamplePerson {
    /// The village.
    pub desa: KodeWilayah,
    /// 16 digits, well-formed, starting with 99, consistent with birth and sex.
    pub nik: String,
    /// 16 digits starting with 99, the same for all members of a family.
    pub nomor_kk: String,
    /// Name as on the family card.
    pub name: String,
    /// Date of birth.
    pub birth: NaiveDate,
    /// Sex.
    pub sex: Sex,
    /// RT, three digits.
    pub rt: String,
    /// RW, three digits.
    pub rw: String,
    /// Street or hamlet, and number.
    pub address: String,
    /// Name of the mother.
    pub mother_name: String,
    /// Occupation.
    pub job: String,
    /// The aids; none means listed without aid.
    pub programs: Vec<SampleAid>,
    /// Welfare decile of the family, where it is known.
    pub desil: Option<u8>,
    /// Has a disability.
    pub disability: bool,
    /// Must never be in a public answer (S-2).
    pub protected: bool,
}

/// An endless, deterministic population.
///
/// Go village by village: a family ends when the village changes, and homonyms are drawn from the
/// current village. NIKs are unique within one generator for 67 million people, KK numbers for 27
/// million families.
pub struct SamplePeople {
    random: Random,
    naming: Naming,
    first_block: u64,
    people: u64,
    families: u64,
    family: Option<Family>,
    desa: Option<KodeWilayah>,
    men: Vec<String>,
    women: Vec<String>,
}

impl SamplePeople {
    /// The population of a seed.
    pub fn new(seed: u64) -> Self {
        let mut random = Random::new(seed);
        Self {
            first_block: random.next() >> 1,
            random,
            naming: Naming::new(),
            people: 0,
            families: 0,
            family: None,
            desa: None,
            men: Vec::new(),
            women: Vec::new(),
        }
    }

    /// The next person of a village.
    pub fn person(&mut self, desa: KodeWilayah) -> SamplePerson {
        if self.desa != Some(desa) {
            self.desa = Some(desa);
            self.family = None;
            self.men.clear();
            self.women.clear();
        }
        let mut family = match self.family.take() {
            Some(family) if !family.is_complete() => family,
            _ => self.new_family(),
        };
        let mut person = family.next_member(&mut self.random, &self.naming, desa);
        self.maybe_a_homonym(&mut person);
        family.remember(&person);
        person.nik = self.new_nik(person.birth, person.sex);
        self.family = Some(family);
        person
    }

    fn new_family(&mut self) -> Family {
        let (block, serial) = (self.families / SERIALS, self.families % SERIALS + 1);
        self.families += 1;
        let block = self.first_block.wrapping_add(block) % (KK_KOTA * KECAMATAN);
        let nomor_kk = format!(
            "99{:02}{:02}{:02}{:02}{:02}{serial:04}",
            71 + block / KECAMATAN,
            1 + block % KECAMATAN,
            self.random.between(1, 28),
            self.random.between(1, 12),
            self.random.between(5, 24),
        );
        Family::new(&mut self.random, &self.naming, nomor_kk)
    }

    fn new_nik(&mut self, birth: NaiveDate, sex: Sex) -> String {
        let (block, serial) = (self.people / SERIALS, self.people % SERIALS + 1);
        self.people += 1;
        let block = self.first_block.wrapping_add(block) % (NIK_KABUPATEN * KECAMATAN);
        let prefix = format!("99{:02}{:02}", 1 + block / KECAMATAN, 1 + block % KECAMATAN);
        nik_digits(&prefix, birth, sex, u32::try_from(serial).unwrap_or_default())
    }

    /// Gives one in thirty the name of a neighbour, and remembers the names of the others.
    fn maybe_a_homonym(&mut self, person: &mut SamplePerson) {
        let names = match person.sex {
            Sex::LakiLaki => &mut self.men,
            Sex::Perempuan => &mut self.women,
        };
        let known = u32::try_from(names.len()).unwrap_or_default();
        if known > 0 && self.random.below(HOMONYM_ONE_IN) == 0 {
            let at = usize::try_from(self.random.below(known)).unwrap_or_default();
            person.name.clone_from(&names[at]);
        } else if names.len() < REMEMBERED_NAMES {
            names.push(person.name.clone());
        }
    }
}

/// A NIK of six digits of prefix, the date (a woman's day + 40) and the serial (NIK-3).
fn nik_digits(prefix: &str, birth: NaiveDate, sex: Sex, serial: u32) -> String {
    let day = match sex {
        Sex::LakiLaki => birth.day(),
        Sex::Perempuan => birth.day() + 40,
    };
    let year = birth.year().rem_euclid(100);
    format!("{prefix}{day:02}{:02}{year:02}{serial:04}", birth.month())
}
