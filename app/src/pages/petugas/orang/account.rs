//! `/petugas/orang/{id}`: one account.

use leptos::prelude::*;

use super::fields::account_fields;
use super::model::{OfficerPage, Standing};
use super::{OFFICERS, standing};
use crate::components::button::Rank;
use crate::components::error_summary::Trouble;
use crate::components::icon::Shape;
use crate::components::notice::Notice;
use crate::pages::petugas::fault::Faults;
use crate::pages::petugas::frame::DeskLayout;
use crate::text::petugas::{self, orang as t};
use crate::text::{Lang, Text};

/// The whole document of `/petugas/orang/{id}`.
pub fn officer_page(page: OfficerPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let faults = Faults { lang, list: &page.faults };
    let has_errors = !page.faults.is_empty() || page.not_sure;
    let title = t::ACCOUNT_OF.fill(lang, &[("username", &page.officer.username)]);
    let not_sure = page.not_sure.then(|| {
        view! { <Trouble title=t::NOT_SURE.get(lang)><p>{t::NOT_SURE_WHY.get(lang)}</p></Trouble> }
    });
    let done = page.done.as_deref().and_then(done_sentence);
    let done = done.map(|done| {
        view! { <div role="status"><Notice><p>{done.get(lang)}</p></Notice></div> }
    });
    let summary = faults.summary();
    let facts = facts(&page);
    let starting = page.starting.clone().map(|password| starting(lang, password));
    let forms = if page.yourself { yourself(lang) } else { forms(&page, faults) };
    view! {
        <DeskLayout frame=page.frame title=title.clone() has_errors>
            {not_sure}
            {summary}
            <h1>{title}</h1>
            {done}
            {starting}
            {facts}
            {forms}
            <p><a href=OFFICERS>{t::BACK.get(lang)}</a></p>
        </DeskLayout>
    }
    .into_any()
}

/// What was done, by the form's address.
fn done_sentence(done: &str) -> Option<Text> {
    Some(match done {
        "simpan" => t::DONE_SAVED,
        "nonaktif" => t::DONE_DISABLED,
        "aktif" => t::DONE_ENABLED,
        "akhiri" => t::DONE_ENDED,
        "kerabat-hapus" => t::DONE_RELATIVE,
        _ => return None,
    })
}

fn starting(lang: Lang, password: String) -> AnyView {
    view! {
        <section class="cus-panel">
            <h2>{t::STARTING.get(lang)}</h2>
            <p><code class="cus-secret" id="sandi-awal">{password}</code></p>
            <Notice shape=Shape::Alert><p>{t::STARTING_WHY.get(lang)}</p></Notice>
        </section>
    }
    .into_any()
}

fn facts(page: &OfficerPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let officer = &page.officer;
    let row =
        |term: Text, value: AnyView| view! { <div><dt>{term.get(lang)}</dt><dd>{value}</dd></div> };
    view! {
        <dl class="cus-facts">
            {row(t::NAME, officer.name.clone().into_any())}
            {row(t::ROLE, petugas::role(officer.role).get(lang).into_any())}
            {row(t::SCOPE, officer.region.clone().into_any())}
            {row(t::STATUS, standing(lang, officer.standing))}
        </dl>
    }
    .into_any()
}

fn yourself(lang: Lang) -> AnyView {
    view! {
        <section class="cus-panel">
            <h2>{t::YOURSELF.get(lang)}</h2>
            <p>{t::YOURSELF_WHY.get(lang)}</p>
            <p><a href="/petugas/akun">{t::YOURSELF_LINK.get(lang)}</a></p>
        </section>
    }
    .into_any()
}

fn forms(page: &OfficerPage, faults: Faults<'_>) -> AnyView {
    let lang = faults.lang;
    let at = format!("{OFFICERS}/{}", page.officer.id);
    let fields = account_fields(faults, &page.fields, &page.regions, page.knows);
    let count = t::SESSIONS_COUNT.fill(lang, &[("count", &page.sessions.to_string())]);
    let disabled = page.officer.standing == Standing::Disabled;
    let switch = if disabled {
        let why = t::ENABLE_WHY.get(lang).to_owned();
        sure_form(lang, (&at, "aktif"), t::ENABLE, why, t::ENABLE_DO)
    } else {
        let why = t::DISABLE_WHY.get(lang).to_owned();
        sure_form(lang, (&at, "nonaktif"), t::DISABLE, why, t::DISABLE_DO)
    };
    let reset_why = t::RESET_WHY.get(lang).to_owned();
    view! {
        <section class="cus-panel">
            <h2>{t::CHANGE.get(lang)}</h2>
            <p>{t::CHANGE_WHY.get(lang)}</p>
            <form method="post" action=at.clone() novalidate>
                {fields}
                <button class=Rank::Main.class()>{t::SAVE.get(lang)}</button>
            </form>
        </section>
        {sure_form(lang, (&at, "atur-ulang"), t::RESET, reset_why, t::RESET_DO)}
        {sure_form(lang, (&at, "akhiri"), t::SESSIONS, count, t::SESSIONS_END)}
        {relatives(lang, &at, &page.relatives)}
        {switch}
    }
    .into_any()
}

/// Whom they declared, each with a form of one box and one button.
fn relatives(lang: Lang, at: &str, relatives: &[(String, String)]) -> AnyView {
    if relatives.is_empty() {
        return ().into_any();
    }
    let lines: Vec<_> = (1..)
        .zip(relatives)
        .map(|(number, (key, date)): (usize, _)| {
            let values = [("number", number.to_string()), ("date", date.clone())];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            let line = t::RELATIVE_LINE.fill(lang, &values);
            let id = format!("yakin-kerabat-{number}");
            let of = id.clone();
            view! {
                <li>
                    <form method="post" action=format!("{at}/kerabat-hapus")>
                        <p>{line.clone()}</p>
                        <label class="cus-checkbox" for=of>
                            <input
                                class="cus-checkbox__box"
                                type="checkbox"
                                id=id
                                name="yakin"
                                value="ya"
                            />
                            <span>{t::SURE.get(lang)}</span>
                        </label>
                        <p>
                            <button class=Rank::Second.class() name="kerabat" value=key.clone()>
                                {t::RELATIVE_REMOVE.get(lang)}
                                <span class="cus-hidden">" "{line}</span>
                            </button>
                        </p>
                    </form>
                </li>
            }
        })
        .collect();
    view! {
        <section class="cus-panel">
            <h2>{t::RELATIVES.get(lang)}</h2>
            <p>{t::RELATIVES_WHY.get(lang)}</p>
            <ul class="cus-list">{lines}</ul>
        </section>
    }
    .into_any()
}

/// A form of one box and one button.
fn sure_form(
    lang: Lang,
    (at, action): (&str, &str),
    title: Text,
    why: String,
    button: Text,
) -> AnyView {
    let id = format!("yakin-{action}");
    let of = id.clone();
    view! {
        <section class="cus-panel">
            <h2>{title.get(lang)}</h2>
            <p>{why}</p>
            <form method="post" action=format!("{at}/{action}")>
                <label class="cus-checkbox" for=of>
                    <input class="cus-checkbox__box" type="checkbox" id=id name="yakin" value="ya"/>
                    <span>{t::SURE.get(lang)}</span>
                </label>
                <p><button class=Rank::Second.class()>{button.get(lang)}</button></p>
            </form>
        </section>
    }
    .into_any()
}
