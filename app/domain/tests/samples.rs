//! What the made-up population promises.
#![cfg(feature = "samples")]

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};
use domain::birth::is_minor;
use domain::nik::Nik;
use domain::nomor_kk::NomorKk;
use domain::penerima::RtRw;
use domain::samples::{SamplePeople, SamplePerson, siti_aminah, story_people, three_sumiati};
use domain::typed_name::TypedName;
use domain::wilayah::KodeWilayah;

fn desa() -> KodeWilayah {
    "99.01.01.2001".parse().unwrap()
}

fn today() -> NaiveDate {
    "2026-05-01".parse().unwrap()
}

fn village_of(size: usize) -> Vec<SamplePerson> {
    let mut people = SamplePeople::new(7);
    (0..size).map(|_| people.person(desa())).collect()
}

fn check(person: &SamplePerson) {
    let nik = Nik::parse(&person.nik).unwrap();
    assert!(nik.as_str().starts_with("99"));
    assert_eq!(nik.sex(), person.sex);
    assert!(nik.birth_dates(today()).contains(&person.birth));
    let kk = NomorKk::parse(&person.nomor_kk).unwrap();
    assert!(kk.as_str().starts_with("99"));
    assert_ne!(kk.as_str(), nik.as_str());
    assert!(RtRw::parse(&person.rt).unwrap().is_some());
    assert!(RtRw::parse(&person.rw).unwrap().is_some());
    for text in [&person.name, &person.mother_name] {
        let name = TypedName::parse(text).unwrap();
        assert_eq!(name.as_str(), text);
    }
    assert!(person.desil.is_none_or(|desil| (1..=10).contains(&desil)));
}

#[test]
fn every_person_is_consistent() {
    village_of(20_000).iter().for_each(check);
    story_people(desa()).iter().for_each(check);
}

#[test]
fn nobody_shares_a_nik() {
    let people = village_of(30_000);
    let mut niks: HashSet<&str> = people.iter().map(|person| person.nik.as_str()).collect();
    assert_eq!(niks.len(), people.len());
    for person in &story_people(desa()) {
        assert!(!niks.contains(person.nik.as_str()));
    }
    niks.clear();
    let story = story_people(desa());
    let story_niks: HashSet<&str> = story.iter().map(|person| person.nik.as_str()).collect();
    assert_eq!(story_niks.len(), story.len());
}

#[test]
fn the_same_seed_gives_the_same_people() {
    assert_eq!(village_of(500), village_of(500));
    let mut other = SamplePeople::new(8);
    assert_ne!(village_of(1)[0], other.person(desa()));
}

#[test]
fn families_share_a_card_and_a_home() {
    let people = village_of(5_000);
    let mut families: HashMap<&str, Vec<&SamplePerson>> = HashMap::new();
    for person in &people {
        families.entry(&person.nomor_kk).or_default().push(person);
    }
    assert!(families.values().any(|members| members.len() >= 4));
    assert!(families.values().all(|members| members.len() <= 8));
    for members in families.values() {
        assert!(members.iter().all(|member| {
            (&member.rt, &member.rw, &member.address)
                == (&members[0].rt, &members[0].rw, &members[0].address)
        }));
    }
}

#[test]
fn a_family_does_not_move_to_the_next_village() {
    let mut people = SamplePeople::new(3);
    let next: KodeWilayah = "99.01.01.2002".parse().unwrap();
    for _ in 0..200 {
        let here = people.person(desa());
        let there = people.person(next);
        assert_ne!(here.nomor_kk, there.nomor_kk);
        assert_eq!((here.desa, there.desa), (desa(), next));
    }
}

#[test]
fn the_village_is_as_mixed_as_a_real_one() {
    let people = village_of(20_000);
    let share = |what: &dyn Fn(&SamplePerson) -> bool| {
        people.iter().filter(|person| what(person)).count() * 1_000 / people.len()
    };
    let minors = share(&|person| is_minor(person.birth, today()));
    assert!((50..400).contains(&minors), "minors {minors} ‰");
    assert!((1..20).contains(&share(&|person| person.protected)));
    assert!((5..50).contains(&share(&|person| person.disability)));
    assert!((50..700).contains(&share(&|person| person.programs.is_empty())));
    for part in [
        "'",
        ", S.Pd",
        "H. ",
        "Moh. ",
        "M. ",
        "oe",
        "Ni Wayan",
        "I Gusti Ayu",
        "Siregar",
        "Daeng",
        "Andi ",
        "Baiq",
        "Wenda",
        "Chaniago",
        "bin ",
    ] {
        assert!(share(&|person| person.name.contains(part)) < 500);
        assert!(people.iter().any(|person| person.name.contains(part)), "{part}");
    }
    assert!(share(&|person| !person.name.contains(' ')) > 50);
    for code in ["PKH", "SEMBAKO", "PBI-JK", "BLT-DD", "KIP", "ATENSI-DISABILITAS"] {
        assert!(people.iter().any(|person| person.programs.iter().any(|aid| aid.program == code)));
    }
}

#[test]
fn some_neighbours_have_the_same_name() {
    let people = village_of(600);
    let names: HashSet<&str> = people.iter().map(|person| person.name.as_str()).collect();
    assert!(people.len() - names.len() >= 600 / 40);
}

#[test]
fn the_story_people_are_as_the_scenarios_say() {
    let siti = siti_aminah(desa());
    assert_eq!((siti.rt.as_str(), siti.rw.as_str()), ("003", "001"));
    let [first, second, third] = three_sumiati(desa());
    assert_eq!([first.rt.as_str(), second.rt.as_str(), third.rt.as_str()], ["001", "002", "002"]);
    let year = |person: &SamplePerson| person.birth.year();
    assert_eq!(year(&second), year(&third));
    assert_ne!(year(&first), year(&second));
}
