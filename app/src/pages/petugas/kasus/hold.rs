//! Who holds a case, and what can be done about it.

use leptos::prelude::*;

use crate::components::choice_list::Choice;
use crate::components::field::FieldError;
use crate::pages::petugas::kasus::model::{CasePageModel, Holding};
use crate::pages::petugas::kasus::said;
use crate::text::petugas::antrean::UNNAMED;
use crate::text::petugas::kasus as t;
use crate::text::petugas::putusan::{CONFLICT_FILED, RESUME};
use crate::text::{Lang, Text};

/// The bar under the facts of a case.
pub(super) fn hold(lang: Lang, page: &CasePageModel) -> AnyView {
    let base = &page.head.base;
    let (class, sentence, forms) = match &page.holding {
        Holding::Free if page.may.take => {
            ("cus-hold", t::HOLD_FREE.get(lang).to_owned(), take(lang, base))
        }
        Holding::Free => ("cus-hold", t::HOLD_FREE_READ.get(lang).to_owned(), assign(lang, page)),
        Holding::Mine { until } => {
            // What was decided stays with who decided until it takes effect.
            let forms = if page.waiting.is_some() { ().into_any() } else { mine(lang, page) };
            let sentence = t::HOLD_MINE.fill(lang, &[("time", until)]);
            ("cus-hold cus-hold--mine", sentence, forms)
        }
        Holding::Other { name, until } => {
            let name = if name.is_empty() { UNNAMED.get(lang) } else { name };
            let sentence = t::HOLD_OTHER.fill(lang, &[("name", name), ("time", until)]);
            ("cus-hold cus-hold--other", sentence, ().into_any())
        }
        Holding::AwaitsCitizen => {
            let forms = if page.may.decide { resume(lang, base) } else { ().into_any() };
            ("cus-hold", t::HOLD_AWAITS.get(lang).to_owned(), forms)
        }
        Holding::Filed => ("cus-hold", CONFLICT_FILED.get(lang).to_owned(), ().into_any()),
        Holding::Closed => ("cus-hold", t::HOLD_CLOSED.get(lang).to_owned(), ().into_any()),
    };
    view! {
        <div class=class>
            <p class="cus-hold__who">{sentence}</p>
            {forms}
        </div>
    }
    .into_any()
}

fn take(lang: Lang, base: &str) -> AnyView {
    view! {
        <form method="post" action=format!("{base}/ambil")>
            <button class="cus-button" accesskey="a">{t::TAKE.get(lang)}</button>
        </form>
    }
    .into_any()
}

/// The way on where the officer found out what was asked.
fn resume(lang: Lang, base: &str) -> AnyView {
    view! {
        <form method="post" action=format!("{base}/lanjut")>
            <button class="cus-button cus-button--secondary" name="aksi" value="lanjut">
                {RESUME.get(lang)}
            </button>
        </form>
    }
    .into_any()
}

fn mine(lang: Lang, page: &CasePageModel) -> AnyView {
    let base = &page.head.base;
    let decide = page.may.decide.then(|| {
        view! {
            <p class="cus-hold__links">
                <a class="cus-button" href=format!("{base}/putusan") accesskey="p">{t::DECIDE.get(lang)}</a>
                " "
                <a class="cus-button cus-button--secondary" href=format!("{base}/kunjungan")>
                    {t::VISIT.get(lang)}
                </a>
            </p>
        }
    });
    let give_back = view! {
        <form method="post" action=format!("{base}/lepas")>
            <button class="cus-button cus-button--secondary">{t::GIVE_BACK.get(lang)}</button>
        </form>
    };
    let hand_over = page.may.take.then(|| hand_over(lang, page));
    view! {
        <div class="cus-hold__forms">{decide}{give_back}{hand_over}</div>
    }
    .into_any()
}

/// The head of the office gives it to somebody who may examine it, or reads what to do where nobody may.
fn assign(lang: Lang, page: &CasePageModel) -> AnyView {
    let Some(examiners) = &page.examiners else { return ().into_any() };
    if examiners.is_empty() {
        return view! { <p>{t::ASSIGN_NOBODY.get(lang)}</p> }.into_any();
    }
    let action = format!("{}/tugaskan", page.head.base);
    choose(lang, page, examiners, action, (t::ASSIGN_TO, t::ASSIGN))
}

fn hand_over(lang: Lang, page: &CasePageModel) -> AnyView {
    if page.colleagues.is_empty() && page.errors.of("kepada").is_none() {
        return ().into_any();
    }
    let action = format!("{}/serahkan", page.head.base);
    choose(lang, page, &page.colleagues, action, (t::HAND_OVER_TO, t::HAND_OVER))
}

/// A form that names one of these officers.
fn choose(
    lang: Lang,
    page: &CasePageModel,
    officers: &[Choice],
    action: String,
    (label, button): (Text, Text),
) -> AnyView {
    let error = page.errors.of("kepada");
    let wrong = error.map(|code| {
        let told = Some(said("kepada", code).get(lang));
        view! { <FieldError lang name="kepada" code told/> }
    });
    let described_by = error.map(|_| "kepada-salah");
    let invalid = error.map(|_| "true");
    let options: Vec<_> = officers
        .iter()
        .map(|one| view! { <option value=one.code.clone()>{one.label.clone()}</option> })
        .collect();
    view! {
        <form class="cus-hold__over" method="post" action=action>
            <label class="cus-filter__label" for="kepada">{label.get(lang)}</label>
            {wrong}
            <select
                class="cus-filter__select"
                id="kepada"
                name="kepada"
                aria-describedby=described_by
                aria-invalid=invalid
            >
                <option value="">{t::HAND_OVER_CHOOSE.get(lang)}</option>
                {options}
            </select>
            <button class="cus-button cus-button--secondary">{button.get(lang)}</button>
        </form>
    }
    .into_any()
}
