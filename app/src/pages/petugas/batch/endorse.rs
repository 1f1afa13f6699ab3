//! What is missing, and the form that endorses.

use leptos::prelude::*;

use super::model::{BatchPage, WindowLine};
use crate::components::button::{Button, Rank};
use crate::components::checkbox::Checkbox;
use crate::components::icon::Shape;
use crate::components::notice::Notice;
use crate::text::petugas::batch as t;

/// Nothing once it is endorsed.
pub(super) fn endorsement(page: &BatchPage) -> AnyView {
    if page.line.standing.is_locked() {
        return ().into_any();
    }
    let lang = page.frame.chrome.lang;
    let shut = match &page.window {
        WindowLine::Open | WindowLine::Always => None,
        WindowLine::Shut(Some(day)) => Some(t::SHUT_UNTIL.fill(lang, &[("day", day)])),
        WindowLine::Shut(None) => Some(t::SHUT.get(lang).to_owned()),
    };
    let missing = page.missing.iter().map(|one| t::refusal(*one).get(lang).to_owned());
    let lines: Vec<String> = shut.into_iter().chain(missing).collect();
    let complete = lines.is_empty();
    let list = if complete {
        view! { <p>{t::NOTHING_MISSING.get(lang)}</p> }.into_any()
    } else {
        let items: Vec<_> = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect();
        view! {
            <Notice shape=Shape::Alert><ul class="cus-list">{items}</ul></Notice>
        }
        .into_any()
    };
    let form = match (page.may.endorse, complete) {
        (true, true) => form(page),
        (true, false) => ().into_any(),
        (false, _) => view! { <p>{t::ENDORSE_ROLE.get(lang)}</p> }.into_any(),
    };
    view! {
        <h2>{t::MISSING.get(lang)}</h2>
        {list}
        {form}
    }
    .into_any()
}

fn form(page: &BatchPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let (cases, verdicts) = (page.line.cases.to_string(), page.line.verdicts.to_string());
    let entries = page.line.entries.to_string();
    let how = if page.line.entries > 0 {
        t::ENDORSE_ENTRIES.fill(lang, &[("entries", &entries)])
    } else {
        t::ENDORSE_HOW.fill(lang, &[("cases", &cases), ("verdicts", &verdicts)])
    };
    let action = format!("/petugas/batch/{}/sahkan", page.line.id);
    view! {
        <h2>{t::ENDORSE.get(lang)}</h2>
        <form class="cus-panel" method="post" action=action novalidate>
            <p>{how}</p>
            <input type="hidden" name="kasus" value=cases/>
            <input type="hidden" name="penilaian" value=verdicts/>
            <input type="hidden" name="entri" value=entries/>
            <input type="hidden" name="versi" value=page.version.to_string()/>
            <Checkbox
                lang
                name="sudah_diperiksa"
                label=t::ENDORSE_SURE.get(lang)
                hint=None
                error=page.errors.of("sudah_diperiksa")
                checked=false
            />
            <Button rank=Rank::Main name="aksi" value="sahkan" label=t::ENDORSE_SEND.get(lang)/>
        </form>
    }
    .into_any()
}
