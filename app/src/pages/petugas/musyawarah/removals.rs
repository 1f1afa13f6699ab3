//! People who should leave the data.

use domain::musyawarah::LINE_MAX_CHARS;
use domain::typed_name::NAME_MAX_CHARS;
use leptos::prelude::*;

use super::model::{RemovalLine, ShowPage};
use crate::components::button::Rank;
use crate::components::choice_list::{ChoiceList, ChoiceStyle};
use crate::components::select_field::SelectField;
use crate::components::text_field::{TextField, TextTraits};
use crate::text::petugas::musyawarah as t;

/// Who is on the list; while the deliberation is open also the search for more.
pub(super) fn removals(page: &ShowPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let lines: Vec<_> = page.removals.iter().map(|line| removal(page, line)).collect();
    let none = lines.is_empty().then(|| view! { <p>{t::REMOVALS_NONE.get(lang)}</p> });
    let search = (!page.closed).then(|| search(page));
    view! {
        <section class="cus-panel" id="keluar">
            <h2>{t::REMOVALS.get(lang)}</h2>
            {none}
            <ul class="cus-list">{lines}</ul>
            {search}
        </section>
    }
    .into_any()
}

fn removal(page: &ShowPage, line: &RemovalLine) -> AnyView {
    let lang = page.frame.chrome.lang;
    let drop = (!page.closed).then(|| {
        let action = page.action(&format!("keluar/{}/batal", line.id));
        view! {
            <button class=Rank::Second.class() formaction=action>
                {t::REMOVAL_DROP.get(lang)}
                <span class="cus-hidden">" "{line.name.clone()}</span>
            </button>
        }
    });
    let note = (!line.note.is_empty()).then(|| format!(" {}", line.note));
    view! {
        <li>
            <strong>{line.name.clone()}</strong>
            ": "
            {line.reason.clone()}
            "."
            {note}
            {drop}
        </li>
    }
    .into_any()
}

fn search(page: &ShowPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    view! {
        <TextField
            lang
            name="nama"
            label=t::SEARCH.get(lang)
            error=page.errors.of("nama")
            value=page.search.typed.clone()
            traits=TextTraits::other(NAME_MAX_CHARS)
        />
        <button class=Rank::Second.class() formaction=format!("{}#keluar", page.action("cari"))>
            {t::SEARCH_GO.get(lang)}
        </button>
        {found(page)}
    }
    .into_any()
}

fn found(page: &ShowPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let Some(found) = &page.search.found else { return ().into_any() };
    if found.is_empty() {
        return view! { <p>{t::SEARCH_NONE.get(lang)}</p> }.into_any();
    }
    let search = &page.search;
    let chosen = [search.chosen.clone()];
    view! {
        <ChoiceList
            lang
            name="orang"
            label=t::SEARCH_FOUND.get(lang)
            error=page.errors.of("orang")
            style=ChoiceStyle::One
            choices=found.clone()
            chosen=&chosen
        />
        <SelectField
            lang
            name="alasan"
            label=t::REASON.get(lang)
            error=page.errors.of("alasan")
            empty=t::CHOOSE.get(lang)
            choices=page.reasons.clone()
            chosen=&search.reason
        />
        <TextField
            lang
            name="catatan"
            label=t::REMOVAL_NOTE.get(lang)
            error=page.errors.of("catatan")
            optional=true
            value=search.note.clone()
            traits=TextTraits::other(LINE_MAX_CHARS)
        />
        <button class=Rank::Main.class() formaction=format!("{}#keluar", page.action("keluar"))>
            {t::REMOVAL_ADD.get(lang)}
        </button>
    }
    .into_any()
}
