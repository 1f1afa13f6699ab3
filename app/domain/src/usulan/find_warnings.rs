//! Where numbers and answers of a proposal do not fit together.

use chrono::{Datelike, NaiveDate};

use super::read::NewUsulan;
use super::warning::Warning;
use crate::form::{Member, NO, Step};
use crate::nik::Nik;
use crate::nomor_kk::NomorKk;
use crate::penerima::Sex;

/// What the reviewer should look at, as far as the proposal itself tells.
pub(super) fn find_warnings(usulan: &NewUsulan, today: NaiveDate) -> Vec<Warning> {
    let ticked = |step, checkbox| {
        usulan.answers.get(&step).is_some_and(|answers| answers.is_checked(checkbox))
    };
    let nik = usulan.nik.as_ref();
    [
        (Warning::NikBirthDate, nik.is_some_and(|nik| birth_differs(nik, usulan, today))),
        (Warning::NikSex, nik.is_some_and(|nik| sex_differs(nik, usulan))),
        (Warning::CenturyOpen, nik.is_some_and(|nik| century_is_open(nik, usulan, today))),
        (Warning::NoNik, ticked(Step::Terusul, "tanpa_nik")),
        (Warning::NoKk, ticked(Step::Terusul, "tanpa_kk")),
        (Warning::KkDiffers, kk_differs(usulan)),
        (Warning::SamePerson, nik.is_some() && nik == usulan.pengusul_nik.as_ref()),
        (
            Warning::MemberNikBirth,
            usulan.members.iter().any(|member| member_birth_differs(member, today)),
        ),
        (Warning::DomicileDiffers, answer(usulan, Step::Alamat, "domisili_sesuai_ktp") == NO),
        (Warning::NoFixedAddress, ticked(Step::Alamat, "tanpa_alamat_tetap")),
    ]
    .into_iter()
    .filter_map(|(warning, found)| found.then_some(warning))
    .collect()
}

fn answer<'a>(usulan: &'a NewUsulan, step: Step, name: &str) -> &'a str {
    usulan.answers.get(&step).map_or("", |answers| answers.get(name))
}

/// The year of birth where nothing more is asked: of a neighbour.
fn stated_year(usulan: &NewUsulan) -> Option<i32> {
    answer(usulan, Step::Identitas, "tahun_lahir").parse().ok()
}

fn birth_differs(nik: &Nik, usulan: &NewUsulan, today: NaiveDate) -> bool {
    match (usulan.tanggal_lahir, stated_year(usulan)) {
        (Some(date), _) => !nik.birth_dates(today).contains(&date),
        (None, Some(year)) => !is_born_in(nik, year, today),
        (None, None) => false,
    }
}

fn century_is_open(nik: &Nik, usulan: &NewUsulan, today: NaiveDate) -> bool {
    let stated = usulan.tanggal_lahir.is_some() || stated_year(usulan).is_some();
    !stated && nik.birth_dates(today).len() > 1
}

fn sex_differs(nik: &Nik, usulan: &NewUsulan) -> bool {
    let stated = answer(usulan, Step::Identitas, "jenis_kelamin").parse::<Sex>();
    stated.is_ok_and(|sex| sex != nik.sex())
}

/// Only somebody who claims the same family card is asked for theirs.
fn kk_differs(usulan: &NewUsulan) -> bool {
    let of_proposer = NomorKk::parse(answer(usulan, Step::Pengusul, "pengusul_nomor_kk")).ok();
    usulan.nomor_kk.is_some() && of_proposer.is_some() && usulan.nomor_kk != of_proposer
}

fn member_birth_differs(member: &Member, today: NaiveDate) -> bool {
    match (Nik::parse(&member.nik), member.tahun_lahir.parse()) {
        (Ok(nik), Ok(year)) => !is_born_in(&nik, year, today),
        _ => false,
    }
}

fn is_born_in(nik: &Nik, year: i32, today: NaiveDate) -> bool {
    nik.birth_dates(today).iter().any(|date| date.year() == year)
}
