//! Listed people as pages show them: names, places, dates in words.

use std::collections::BTreeMap;

use app::components::choice_list::Choice;
use app::pages::petugas::penerima::model::PersonLine;
use chrono::NaiveDate;
use domain::nik::Nik;
use domain::penerima::RtRw;
use domain::wilayah::{KodeWilayah, labels};

use super::place_words::place_words;
use crate::http::desk::Desk;
use crate::usecase::bnba::Person;
use crate::usecase::bnba::search::ListLine;
use crate::usecase::{AppError, Context};

/// Address of the pages about recipients.
pub(super) const RECIPIENTS: &str = "/petugas/penerima";

/// Names of villages by code, with their kind.
pub(super) type Places = BTreeMap<KodeWilayah, String>;

/// The villages of an officer's scope, to choose from.
pub(super) async fn village_choices(desk: &Desk) -> Result<Vec<Choice>, AppError> {
    let villages = desk.officer.rows(desk.ctx()).villages().await?;
    let choice = |one: &crate::store::recipient_search::VillageInScope| {
        let village = labels(std::slice::from_ref(&one.desa)).join("");
        let label = if one.kecamatan.is_empty() {
            village
        } else {
            format!("{village} · Kec. {}", one.kecamatan)
        };
        Choice::new(one.desa.kode.as_str(), label)
    };
    Ok(villages.iter().map(choice).collect())
}

/// The names of these villages, told apart where two are called the same. One that is in no table has its code for a
/// name.
pub(super) async fn places(ctx: &Context, villages: &[KodeWilayah]) -> Result<Places, AppError> {
    let words = place_words(ctx, villages.iter().map(KodeWilayah::as_str)).await?;
    Ok(villages.iter().map(|kode| (*kode, words.of(kode.as_str()))).collect())
}

/// People as lines of a table.
pub(super) async fn person_lines(
    ctx: &Context,
    lines: &[ListLine],
) -> Result<Vec<PersonLine>, AppError> {
    let villages: Vec<KodeWilayah> = lines.iter().map(|line| line.person.row.desa).collect();
    let places = places(ctx, &villages).await?;
    Ok(lines.iter().map(|line| person_line(line, &places)).collect())
}

/// A person as a line of a table.
pub(super) fn person_line(line: &ListLine, places: &Places) -> PersonLine {
    PersonLine {
        href: format!("{RECIPIENTS}/{}", line.token),
        name: line.person.record.name.clone(),
        place: place_of(&line.person, places),
        nik: masked_nik(&line.person.record.nik),
        aid: line.aid.clone(),
        marks: line.marks.clone(),
        similar: line.similar,
    }
}

/// `003/001, Sukamaju (desa)`
pub(super) fn place_of(person: &Person, places: &Places) -> String {
    let digits = |number: &Option<RtRw>| {
        number.as_ref().map_or_else(|| "–".to_owned(), |number| number.as_str().to_owned())
    };
    let record = &person.record;
    let village = places.get(&person.row.desa).cloned().unwrap_or_default();
    format!("{}/{}, {village}", digits(&record.rt), digits(&record.rw))
}

/// A NIK as lists show it (NIK-11).
pub(super) fn masked_nik(nik: &str) -> String {
    Nik::parse(nik).map(|nik| nik.masked()).unwrap_or_default()
}

/// A day in words.
pub(super) fn day(desk: &Desk, date: NaiveDate) -> String {
    app::text::date::long(desk.lang(), date)
}

/// The day of an instant in words.
pub(super) fn day_of(desk: &Desk, seconds: i64) -> String {
    day(desk, crate::clock::day_of(crate::clock::instant_of(seconds)))
}
