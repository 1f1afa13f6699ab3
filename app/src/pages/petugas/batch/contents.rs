//! The cases of a batch, a page at a time.

use leptos::prelude::*;

use super::entries::entries;
use super::model::{BatchPage, CaseLine, state_words};
use crate::components::button::{Button, Rank};
use crate::text::petugas::batch as t;
use crate::text::{Lang, lacak};

/// The table with what can be done while the batch is open.
pub(super) fn contents(page: &BatchPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let add = page.may.collect.then(|| {
        let action = format!("/petugas/batch/{}/kumpulkan", page.line.id);
        view! {
            <form class="cus-toolbar" method="post" action=action>
                <Button rank=Rank::Second name="aksi" value="kumpulkan" label=t::ADD.get(lang)/>
            </form>
        }
    });
    let verdicts = (page.line.verdicts > 0).then(|| verdicts(page));
    let of_cases = !page.line.kind.case_kinds().is_empty();
    let table = match (of_cases, page.cases.is_empty(), page.entries.is_empty()) {
        (true, true, _) => view! { <p>{t::NO_CASES.get(lang)}</p> }.into_any(),
        (true, false, _) => table(page),
        (false, _, true) => view! { <p>{t::NO_ENTRIES.get(lang)}</p> }.into_any(),
        (false, _, false) => entries(page),
    };
    let pages = pages(page);
    view! {
        {add}
        {verdicts}
        {table}
        {pages}
    }
    .into_any()
}

fn verdicts(page: &BatchPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let count = page.line.verdicts.to_string();
    let sentence = t::VERDICTS_IN.fill(lang, &[("count", &count)]);
    let form = page.may.collect.then(|| {
        let action = format!("/petugas/batch/{}/keluarkan-penilaian", page.line.id);
        let label = t::TAKE_VERDICTS_OUT.get(lang);
        view! {
            <form method="post" action=action>
                <Button rank=Rank::Second name="aksi" value="keluarkan" label/>
            </form>
        }
    });
    view! { <div class="cus-toolbar"><p>{sentence}</p>{form}</div> }.into_any()
}

fn table(page: &BatchPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let rows: Vec<_> = page.cases.iter().map(|line| row(page, line)).collect();
    let heads = [t::TICKET, t::KIND, t::VILLAGE, t::SENT, t::STATE, t::WARNINGS];
    let heads: Vec<_> =
        heads.iter().map(|head| view! { <th scope="col">{head.get(lang)}</th> }).collect();
    let last = page.may.collect.then(|| view! { <td></td> });
    view! {
        <div class="cus-scroll" tabindex="0" role="region" aria-label=t::CONTENTS.get(lang)>
            <table class="cus-table">
                <caption class="cus-hidden">{t::CONTENTS.get(lang)}</caption>
                <thead><tr>{heads}{last}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(page: &BatchPage, line: &CaseLine) -> AnyView {
    let lang = page.frame.chrome.lang;
    let ticket = if page.may.open_case {
        let href = format!("/petugas/kasus/{}", line.ticket);
        view! { <a href=href>{line.ticket.clone()}</a> }.into_any()
    } else {
        line.ticket.clone().into_any()
    };
    let out = page.may.collect.then(|| take_out(lang, page.line.id, line));
    view! {
        <tr>
            <th scope="row" class="cus-table__whole">{ticket}</th>
            <td>{lacak::kind(line.kind).get(lang)}</td>
            <td>{line.place.clone()}</td>
            <td class="cus-table__whole">{line.sent.clone()}</td>
            <td>{state_words(line).get(lang)}</td>
            <td>{line.warnings.clone()}</td>
            {out}
        </tr>
    }
    .into_any()
}

fn take_out(lang: Lang, id: i64, line: &CaseLine) -> AnyView {
    let action = format!("/petugas/batch/{id}/keluarkan");
    view! {
        <td>
            <form method="post" action=action>
                <button class=Rank::Second.class() name="tiket" value=line.ticket.clone()>
                    {t::TAKE_OUT.get(lang)}
                    <span class="cus-hidden">" "{line.ticket.clone()}</span>
                </button>
            </form>
        </td>
    }
    .into_any()
}

fn pages(page: &BatchPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let (at, of) = page.at;
    if of < 2 {
        return ().into_any();
    }
    let href = |number: u64| format!("/petugas/batch/{}?halaman={number}", page.line.id);
    let words = t::PAGE.fill(lang, &[("page", &at.to_string()), ("pages", &of.to_string())]);
    let previous = (at > 1).then(|| {
        view! { <a rel="prev" href=href(at - 1)>{t::PREVIOUS.get(lang)}</a> }
    });
    let next = (at < of).then(|| {
        view! { <a rel="next" href=href(at + 1)>{t::NEXT.get(lang)}</a> }
    });
    view! {
        <nav class="cus-toolbar" aria-label=t::PAGES.get(lang)>
            {previous}
            <span>{words}</span>
            {next}
        </nav>
    }
    .into_any()
}
