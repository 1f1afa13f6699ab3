//! The people that tests and stories speak of, always the same.
//!
//! Their NIKs start with 999999, which [`super::SamplePeople`] never uses. They belong in one
//! village of a data version: in two villages they would have the same NIK twice.

use chrono::NaiveDate;

use super::{SampleAid, SamplePerson};
use crate::penerima::{AidStatus, Sex};
use crate::wilayah::KodeWilayah;

/// The period every aid of these people is for.
const PERIOD: &str = "Oktober-Desember 2025";

/// "Siti Aminah", RT 003/RW 001, born 1987, gets PKH and Sembako (scenario 1).
pub fn siti_aminah(desa: KodeWilayah) -> SamplePerson {
    let mut person = woman(desa, "Siti Aminah", (1987, 6, 12), 1);
    "003".clone_into(&mut person.rt);
    person.programs = vec![aid("PKH", AidStatus::Penerima), aid("SEMBAKO", AidStatus::Penerima)];
    person
}

/// "Siti Aminah Rahmawati", RT 002/RW 001: one word more than [`siti_aminah`] (N-9).
pub fn siti_aminah_rahmawati(desa: KodeWilayah) -> SamplePerson {
    let mut person = woman(desa, "Siti Aminah Rahmawati", (1991, 9, 3), 2);
    person.programs = vec![aid("PBI-JK", AidStatus::Penerima)];
    person
}

/// Three "Sumiati" in RT 001, 002 and 002; the last two born in the same year (scenario 2).
pub fn three_sumiati(desa: KodeWilayah) -> [SamplePerson; 3] {
    let mut first = woman(desa, "Sumiati", (1965, 2, 20), 3);
    "001".clone_into(&mut first.rt);
    first.programs = vec![aid("SEMBAKO", AidStatus::Penerima)];
    let mut second = woman(desa, "Sumiati", (1972, 4, 1), 4);
    second.programs = vec![aid("PKH", AidStatus::Bukan)];
    let mut third = woman(desa, "Sumiati", (1972, 11, 30), 5);
    third.programs = vec![aid("PKH", AidStatus::Ditangguhkan)];
    [first, second, third]
}

/// "NUR'AINI", with an apostrophe (scenario 3).
pub fn nuraini(desa: KodeWilayah) -> SamplePerson {
    let mut person = woman(desa, "NUR'AINI", (1980, 1, 2), 6);
    person.programs = vec![aid("SEMBAKO", AidStatus::Penerima)];
    person
}

/// "H. Moh. Joesoef", with a title and the old spelling (scenario 4).
pub fn joesoef(desa: KodeWilayah) -> SamplePerson {
    let mut person = man(desa, "H. Moh. Joesoef", (1949, 8, 17), 7);
    person.programs = vec![aid("PBI-JK", AidStatus::Penerima)];
    person
}

/// "I Made Budi", whose first name has one letter (N-6).
pub fn i_made_budi(desa: KodeWilayah) -> SamplePerson {
    let mut person = man(desa, "I Made Budi", (1978, 3, 5), 8);
    person.programs = vec![aid("PKH", AidStatus::TidakDiketahui)];
    person
}

/// "Ai": two letters, found at the exact level only (N-7).
pub fn ai(desa: KodeWilayah) -> SamplePerson {
    woman(desa, "Ai", (1969, 7, 7), 9)
}

/// "Dewi Lestari", born 2018: under age, never in a public answer (S-2).
pub fn dewi_lestari_child(desa: KodeWilayah) -> SamplePerson {
    let mut person = woman(desa, "Dewi Lestari", (2018, 5, 21), 10);
    "Pelajar/Mahasiswa".clone_into(&mut person.job);
    person.programs = vec![aid("KIP", AidStatus::Penerima)];
    person
}

/// "Ratna Wulandari", marked protected: never in a public answer (S-2).
pub fn ratna_wulandari_protected(desa: KodeWilayah) -> SamplePerson {
    let mut person = woman(desa, "Ratna Wulandari", (1993, 10, 14), 11);
    person.protected = true;
    person.programs = vec![aid("PKH", AidStatus::Penerima)];
    person
}

/// "Bambang Sutrisno", who gets an aid that is not shown publicly besides one that is (S-2).
pub fn bambang_sutrisno(desa: KodeWilayah) -> SamplePerson {
    let mut person = man(desa, "Bambang Sutrisno", (1984, 12, 24), 12);
    person.disability = true;
    person.programs =
        vec![aid("ATENSI-DISABILITAS", AidStatus::Penerima), aid("SEMBAKO", AidStatus::Penerima)];
    person
}

/// All of them.
pub fn story_people(desa: KodeWilayah) -> Vec<SamplePerson> {
    let mut people = vec![siti_aminah(desa), siti_aminah_rahmawati(desa)];
    people.extend(three_sumiati(desa));
    people.extend([
        nuraini(desa),
        joesoef(desa),
        i_made_budi(desa),
        ai(desa),
        dewi_lestari_child(desa),
        ratna_wulandari_protected(desa),
        bambang_sutrisno(desa),
    ]);
    people
}

const fn aid(program: &'static str, status: AidStatus) -> SampleAid {
    SampleAid { program, status, period: PERIOD, note: "" }
}

fn woman(desa: KodeWilayah, name: &str, birth: (i32, u32, u32), serial: u32) -> SamplePerson {
    person(desa, name, birth, serial, Sex::Perempuan)
}

fn man(desa: KodeWilayah, name: &str, birth: (i32, u32, u32), serial: u32) -> SamplePerson {
    person(desa, name, birth, serial, Sex::LakiLaki)
}

/// Somebody alone on a family card in RT 002/RW 001, listed without aid.
fn person(
    desa: KodeWilayah,
    name: &str,
    (year, month, day): (i32, u32, u32),
    serial: u32,
    sex: Sex,
) -> SamplePerson {
    let birth = NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    SamplePerson {
        desa,
        nik: super::nik_digits("999999", birth, sex, serial),
        nomor_kk: format!("999999010115{serial:04}"),
        name: name.to_owned(),
        birth,
        sex,
        rt: "002".to_owned(),
        rw: "001".to_owned(),
        address: format!("Jalan Melati Nomor {serial}"),
        mother_name: "Kartini".to_owned(),
        job: "Buruh Harian Lepas".to_owned(),
        programs: Vec::new(),
        desil: Some(2),
        disability: false,
        protected: false,
    }
}
