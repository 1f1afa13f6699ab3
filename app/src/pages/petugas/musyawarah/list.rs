//! The list, and the form that begins one.

use domain::field::FieldErrors;
use domain::musyawarah::{MAX_ATTENDEES, MusyawarahForm, PLACE_MAX_CHARS};
use domain::typed_name::NAME_MAX_CHARS;
use leptos::prelude::*;

use super::model::{ListPage, MusyawarahLine, NewPage};
use crate::components::button::Rank;
use crate::components::choice_list::Choice;
use crate::components::error_summary::summary_box;
use crate::components::select_field::SelectField;
use crate::components::text_field::{TextField, TextTraits};
use crate::pages::petugas::frame::DeskLayout;
use crate::text::Lang;
use crate::text::petugas::musyawarah as t;

/// Characters of a day.
const DAY_CHARS: usize = 10;

/// The whole document of `/petugas/musyawarah`.
pub fn list_page(page: ListPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let villages: Vec<_> = page
        .villages
        .into_iter()
        .map(|line| {
            view! {
                <tr>
                    <td>{line.name}</td>
                    <td class="cus-table__number">{line.open}</td>
                </tr>
            }
        })
        .collect();
    let recorded = recorded(lang, page.recorded);
    view! {
        <DeskLayout frame=page.frame title=t::TITLE.get(lang)>
            <h1>{t::TITLE.get(lang)}</h1>
            <p class="cus-lead">{t::LEAD.get(lang)}</p>
            <p>
                <a class=Rank::Main.class() href="/petugas/musyawarah/baru">{t::NEW.get(lang)}</a>
            </p>
            <div class="cus-scroll" tabindex="0" role="region" aria-label=t::VILLAGES.get(lang)>
                <table class="cus-table">
                    <caption>{t::VILLAGES.get(lang)}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t::VILLAGE.get(lang)}</th>
                            <th scope="col" class="cus-table__number">{t::OPEN_COUNT.get(lang)}</th>
                        </tr>
                    </thead>
                    <tbody>{villages}</tbody>
                </table>
            </div>
            <h2>{t::RECORDED.get(lang)}</h2>
            {recorded}
        </DeskLayout>
    }
    .into_any()
}

fn recorded(lang: Lang, lines: Vec<MusyawarahLine>) -> AnyView {
    if lines.is_empty() {
        return view! { <p>{t::NONE.get(lang)}</p> }.into_any();
    }
    let lines: Vec<_> = lines
        .into_iter()
        .map(|line| {
            let state = if line.closed { t::CLOSED } else { t::OPEN };
            view! {
                <tr>
                    <th scope="row" class="cus-table__whole"><a href=line.href>{line.date}</a></th>
                    <td>{line.desa}</td>
                    <td>{line.place}</td>
                    <td>{state.get(lang)}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <div class="cus-scroll" tabindex="0" role="region" aria-label=t::TITLE.get(lang)>
            <table class="cus-table">
                <caption class="cus-hidden">{t::TITLE.get(lang)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t::DATE.get(lang)}</th>
                        <th scope="col">{t::VILLAGE.get(lang)}</th>
                        <th scope="col">{t::PLACE.get(lang)}</th>
                        <th scope="col">{t::STATE.get(lang)}</th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The whole document of `/petugas/musyawarah/baru`.
pub fn new_page(page: NewPage) -> AnyView {
    let NewPage { frame, villages, form, errors } = page;
    let lang = frame.chrome.lang;
    let has_errors = !errors.is_empty();
    let lines: Vec<(String, String)> = errors
        .iter()
        .map(|error| {
            let sentence = t::sentence(error.code, error.field).get(lang).to_owned();
            (format!("#{}", error.field), sentence)
        })
        .collect();
    let summary = has_errors.then(|| summary_box(lang, lines));
    let fields = fields(lang, villages, &form, &errors);
    view! {
        <DeskLayout frame title=t::NEW_TITLE.get(lang) has_errors>
            {summary}
            <h1>{t::NEW_TITLE.get(lang)}</h1>
            <form class="cus-form" method="post" action="/petugas/musyawarah/baru" novalidate>
                {fields}
                <div class="cus-form__end">
                    <button class=Rank::Main.class()>{t::SAVE.get(lang)}</button>
                </div>
            </form>
            <p><a href="/petugas/musyawarah">{t::BACK.get(lang)}</a></p>
        </DeskLayout>
    }
    .into_any()
}

fn fields(
    lang: Lang,
    villages: Vec<Choice>,
    form: &MusyawarahForm,
    errors: &FieldErrors,
) -> AnyView {
    let told = |field: &str| errors.of(field).map(|code| t::sentence(code, field).get(lang));
    let day = TextTraits { kind: "date", capitals: "off", ..TextTraits::other(DAY_CHARS) };
    let digits = TextTraits::short_number(MAX_ATTENDEES.to_string().len());
    view! {
        <SelectField
            lang
            name="desa"
            label=t::VILLAGE.get(lang)
            error=errors.of("desa")
            empty=t::CHOOSE.get(lang)
            choices=villages
            chosen=&form.desa
        />
        <TextField
            lang
            name="tanggal"
            label=t::DATE_LABEL.get(lang)
            hint=Some(t::DATE_HINT.get(lang).to_owned())
            error=errors.of("tanggal")
            told=told("tanggal")
            value=form.tanggal.clone()
            traits=day
        />
        <TextField
            lang
            name="tempat"
            label=t::PLACE.get(lang)
            error=errors.of("tempat")
            told=told("tempat")
            value=form.tempat.clone()
            traits=TextTraits::other(PLACE_MAX_CHARS)
        />
        <TextField
            lang
            name="peserta"
            label=t::ATTENDEES.get(lang)
            error=errors.of("peserta")
            told=told("peserta")
            value=form.peserta.clone()
            traits=digits
        />
        <TextField
            lang
            name="ketua"
            label=t::CHAIR.get(lang)
            error=errors.of("ketua")
            told=told("ketua")
            value=form.ketua.clone()
            traits=TextTraits::other(NAME_MAX_CHARS)
        />
    }
    .into_any()
}
