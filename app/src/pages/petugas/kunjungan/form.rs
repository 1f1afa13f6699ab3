//! The form of a visit.

use domain::field::ErrorCode;
use domain::form::Form;
use domain::usulan::Hubungan;
use domain::visit::{MET_MAX_CHARS, NOTE_MAX_CHARS, Recommendation};
use leptos::prelude::*;

use super::model::VisitPage;
use crate::components::button::{Button, Rank};
use crate::components::choice_list::{Choice, ChoiceList, ChoiceStyle};
use crate::components::select_field::SelectField;
use crate::components::text_field::{TextField, TextTraits};
use crate::components::textarea::Textarea;
use crate::text::draft;
use crate::text::petugas::kunjungan as t;
use crate::text::{Lang, Text};

/// Most digits of a coordinate.
const COORDINATE_MAX_CHARS: usize = 20;

/// The questions are worded as to somebody who speaks of somebody else.
pub(super) const WORDED_AS: Form = Form::Usulan(Hubungan::Tetangga);

/// The form of a new visit.
pub(super) fn form(page: &VisitPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let typed = &page.typed;
    let line = |name, label: Text, hint: Option<Text>, value: &str, traits| {
        let hint = hint.map(|hint| hint.get(lang).to_owned());
        let (label, value, error) = (label.get(lang), value.to_owned(), error(page, name));
        view! { <TextField lang name label hint error value traits/> }
    };
    let day_traits = TextTraits { width: Some("cus-input--digits"), ..TextTraits::number(10) };
    let coordinate = TextTraits::coordinate(COORDINATE_MAX_CHARS);
    let few = TextTraits::short_number(2);
    view! {
        <form method="post" action=format!("/petugas/kasus/{}/kunjungan", page.ticket) novalidate>
            {line("kunjungan_tanggal", t::DAY, Some(t::DAY_HINT), &typed.visited_on, day_traits)}
            {line(
                "kunjungan_ditemui",
                t::MET,
                Some(t::MET_HINT),
                &typed.met,
                TextTraits { capitals: "off", ..TextTraits::other(MET_MAX_CHARS) },
            )}
            <h3>{t::CRITERIA.get(lang)}</h3>
            <p>{t::CRITERIA_HINT.get(lang)}</p>
            <div class="cus-kunjungan__criteria">{criteria(page)}</div>
            <h3>{t::PLACE.get(lang)}</h3>
            <div class="cus-kunjungan__criteria">
                {line("lintang", t::LATITUDE, Some(t::PLACE_HINT), &typed.latitude, coordinate)}
                {line("bujur", t::LONGITUDE, None, &typed.longitude, coordinate)}
                {line("kunjungan_anggota", t::MEMBERS, None, &typed.members, few)}
                {line("kunjungan_anak_sekolah", t::SCHOOL, None, &typed.school_age, few)}
            </div>
            {recommendation(page)}
            <Textarea
                lang
                name="kunjungan_catatan"
                label=t::NOTE.get(lang)
                error=error(page, "kunjungan_catatan")
                optional=true
                value=typed.note.clone()
                rows=4
                max_chars=NOTE_MAX_CHARS
            />
            <p><Button rank=Rank::Main name="aksi" value="simpan" label=t::SAVE.get(lang)/></p>
        </form>
    }
    .into_any()
}

fn error(page: &VisitPage, field: &str) -> Option<ErrorCode> {
    page.errors.iter().find(|error| error.field == field).map(|error| error.code)
}

fn criteria(page: &VisitPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    page.criteria
        .iter()
        .map(|criterion| {
            let name = criterion.name;
            let chosen = page.typed.criteria.get(name).map_or("", String::as_str);
            let options = criterion.options.iter();
            let choices =
                options.map(|(code, label)| Choice::new(code.clone(), label.clone())).collect();
            view! {
                <SelectField
                    lang
                    name
                    label=question(lang, name)
                    error=error(page, name)
                    optional=true
                    empty=t::NOT_SEEN.get(lang)
                    choices
                    chosen
                />
            }
        })
        .collect_view()
        .into_any()
}

/// The words of a question of what was seen.
pub fn question(lang: Lang, name: &str) -> &'static str {
    draft::label(name, WORDED_AS).get(lang)
}

fn recommendation(page: &VisitPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let choices = Recommendation::ALL
        .iter()
        .map(|one| Choice::new(one.as_str(), t::recommendation(*one).get(lang)))
        .collect();
    let chosen = [page.typed.recommendation.clone()];
    view! {
        <ChoiceList
            lang
            name="kunjungan_rekomendasi"
            label=t::RECOMMENDATION.get(lang)
            error=error(page, "kunjungan_rekomendasi")
            style=ChoiceStyle::OneInRow
            choices
            chosen=&chosen
        />
    }
    .into_any()
}
