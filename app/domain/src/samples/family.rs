//! One family card: who is on it, and what the family gets.

use chrono::NaiveDate;

use super::naming::{Naming, Origin};
use super::random::Random;
use super::words::{JOBS, PLACES};
use super::{LAST_BIRTH_YEAR, SampleAid, SamplePerson};
use crate::penerima::{AidStatus, Sex};
use crate::wilayah::KodeWilayah;

const PERIODS: [&str; 3] = ["Juli-September 2025", "Oktober-Desember 2025", "Januari-Maret 2026"];

/// Mostly nothing is noted.
const NOTES: [&str; 6] =
    ["", "", "", "Sudah disalurkan", "Disalurkan melalui kantor pos", "Menunggu buku rekening"];

/// Somebody who is still to come.
#[derive(Debug, Clone, Copy)]
struct Member {
    sex: Sex,
    birth_year: u32,
    is_child: bool,
}

/// A family while its members are made up one by one.
pub(super) struct Family {
    nomor_kk: String,
    origin: Origin,
    rt: u32,
    rw: u32,
    address: String,
    desil: Option<u8>,
    /// Aid of the whole family, until its first woman, or whoever is alone, has got it.
    shared_aid: Vec<&'static str>,
    has_pbi: bool,
    mother: Option<String>,
    /// Last first.
    to_come: Vec<Member>,
}

impl Family {
    pub(super) fn new(random: &mut Random, naming: &Naming, nomor_kk: String) -> Self {
        let place = random.pick(&PLACES);
        let desil = random.between(0, 7);
        Self {
            nomor_kk,
            origin: naming.origin(random),
            rt: random.between(1, 8),
            rw: random.between(1, 5),
            address: format!("{place} Nomor {}", random.between(1, 140)),
            // Not known for one in eight, and mostly low: these are lists of the poor.
            desil: u8::try_from(desil).ok().filter(|desil| *desil > 0),
            shared_aid: [("PKH", 38), ("SEMBAKO", 52), ("BLT-DD", 9)]
                .into_iter()
                .filter(|(_, percent)| random.chance(*percent))
                .map(|(program, _)| program)
                .collect(),
            has_pbi: random.chance(60),
            mother: None,
            to_come: members(random),
        }
    }

    pub(super) fn is_complete(&self) -> bool {
        self.to_come.is_empty()
    }

    /// Makes up the next member, all but the NIK.
    pub(super) fn next_member(
        &mut self,
        random: &mut Random,
        naming: &Naming,
        desa: KodeWilayah,
    ) -> SamplePerson {
        let member = self.to_come.pop().unwrap_or(Member {
            sex: Sex::Perempuan,
            birth_year: 1980,
            is_child: false,
        });
        let Member { sex, birth_year, .. } = member;
        let name = naming.name(random, self.origin, sex, birth_year);
        let mother_name = match &self.mother {
            Some(mother) if member.is_child => mother.clone(),
            _ => naming.name(random, self.origin, Sex::Perempuan, birth_year.saturating_sub(25)),
        };
        let disability = random.chance(2);
        SamplePerson {
            desa,
            nik: String::new(),
            nomor_kk: self.nomor_kk.clone(),
            name,
            birth: birth_date(random, birth_year),
            sex,
            rt: format!("{:03}", self.rt),
            rw: format!("{:03}", self.rw),
            address: self.address.clone(),
            mother_name,
            job: job(random, member).to_owned(),
            programs: self.programs(random, member, disability),
            desil: self.desil,
            disability,
            protected: random.below(200) == 0,
        }
    }

    /// Notes the mother for the children that follow.
    pub(super) fn remember(&mut self, person: &SamplePerson) {
        if self.mother.is_none() && person.sex == Sex::Perempuan {
            self.mother = Some(person.name.clone());
        }
    }

    fn programs(
        &mut self,
        random: &mut Random,
        member: Member,
        disability: bool,
    ) -> Vec<SampleAid> {
        let mut programs = Vec::new();
        if member.sex == Sex::Perempuan || self.to_come.is_empty() {
            let shared_aid = std::mem::take(&mut self.shared_aid);
            programs.extend(shared_aid.into_iter().map(|program| aid(random, program)));
        }
        let age = LAST_BIRTH_YEAR + 1 - member.birth_year;
        if self.has_pbi {
            programs.push(aid(random, "PBI-JK"));
        }
        if member.is_child && (7..=20).contains(&age) && random.chance(30) {
            programs.push(aid(random, "KIP"));
        }
        if (disability || age > 70) && random.chance(20) {
            programs.push(aid(random, "ATENSI-DISABILITAS"));
        }
        programs
    }
}

fn aid(random: &mut Random, program: &'static str) -> SampleAid {
    let status = match random.below(100) {
        0..=5 => AidStatus::Bukan,
        6..=11 => AidStatus::Ditangguhkan,
        12..=14 => AidStatus::TidakDiketahui,
        _ => AidStatus::Penerima,
    };
    let is_paid = status == AidStatus::Penerima;
    SampleAid {
        program,
        status,
        period: random.pick(&PERIODS),
        note: if is_paid { random.pick(&NOTES) } else { "" },
    }
}

/// Who is on the card, last first: one alone, a couple, or parents with children and now and then a
/// grandmother.
fn members(random: &mut Random) -> Vec<Member> {
    let head_sex = if random.chance(82) { Sex::LakiLaki } else { Sex::Perempuan };
    let head_year = random.between(1938, 2001);
    let adult = |sex, birth_year| Member { sex, birth_year, is_child: false };
    let mut members = vec![adult(head_sex, head_year)];
    if random.chance(if head_sex == Sex::LakiLaki { 88 } else { 10 }) {
        let spouse_sex = match head_sex {
            Sex::LakiLaki => Sex::Perempuan,
            Sex::Perempuan => Sex::LakiLaki,
        };
        members.push(adult(spouse_sex, (head_year + random.below(8)).min(2003)));
        for _ in 0..random.below(5) {
            let birth_year = head_year + random.between(21, 40);
            // Grown children have a card of their own, mostly.
            if birth_year <= LAST_BIRTH_YEAR && (birth_year > 1995 || random.chance(15)) {
                members.push(Member {
                    sex: if random.chance(50) { Sex::LakiLaki } else { Sex::Perempuan },
                    birth_year,
                    is_child: true,
                });
            }
        }
    }
    if head_year > 1960 && random.chance(9) {
        members.push(adult(Sex::Perempuan, head_year - random.between(20, 32)));
    }
    members.reverse();
    members
}

fn birth_date(random: &mut Random, year: u32) -> NaiveDate {
    let year = year.cast_signed();
    let month = random.between(1, 12);
    let day = random.between(1, 31);
    NaiveDate::from_ymd_opt(year, month, day)
        .or_else(|| NaiveDate::from_ymd_opt(year, month, 28))
        .unwrap_or_default()
}

fn job(random: &mut Random, member: Member) -> &'static str {
    match LAST_BIRTH_YEAR + 1 - member.birth_year {
        0..=5 => "Belum/Tidak Bekerja",
        6..=19 => "Pelajar/Mahasiswa",
        _ if member.sex == Sex::Perempuan && random.chance(60) => "Mengurus Rumah Tangga",
        _ => random.pick(&JOBS),
    }
}
