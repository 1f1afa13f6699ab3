//! What a deliberation says of every proposal.

use domain::musyawarah::{LINE_MAX_CHARS, Recommendation};
use leptos::prelude::*;

use super::model::{CaseLine, ShowPage};
use crate::components::button::Rank;
use crate::text::Lang;
use crate::text::petugas::musyawarah as t;

/// The table of cases: a form while the deliberation is open.
pub(super) fn cases(page: &ShowPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let body = if page.cases.is_empty() {
        let none = if page.closed { t::CASES_UNSAID } else { t::CASES_NONE };
        view! { <p>{none.get(lang)}</p> }.into_any()
    } else if page.closed {
        table(lang, &page.cases, said)
    } else {
        view! {
            <p>{t::CASES_LEAD.get(lang)}</p>
            {table(lang, &page.cases, asked)}
            <button class=Rank::Main.class()>{t::CASES_SAVE.get(lang)}</button>
        }
        .into_any()
    };
    view! {
        <section class="cus-panel" id="usulan">
            <h2>{t::CASES.get(lang)}</h2>
            {body}
            {pages(page)}
        </section>
    }
    .into_any()
}

/// The ways to the other pages.
fn pages(page: &ShowPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let at = |number: u64| format!("{}?hal={number}#usulan", page.href());
    let previous = (page.page > 1).then(|| {
        view! { <a href=at(page.page - 1)>{t::PREVIOUS.get(lang)}</a> }
    });
    let next = page.more.then(|| {
        view! { <a href=at(page.page + 1)>{t::NEXT.get(lang)}</a> }
    });
    if previous.is_none() && next.is_none() {
        return ().into_any();
    }
    view! { <p class="cus-toolbar">{previous} {next}</p> }.into_any()
}

fn table(lang: Lang, cases: &[CaseLine], cells: fn(Lang, &CaseLine) -> AnyView) -> AnyView {
    let lines: Vec<_> = cases
        .iter()
        .map(|line| {
            let name = if line.name.is_empty() {
                t::ERASED.get(lang).to_owned()
            } else {
                line.name.clone()
            };
            let born = (!line.birth_year.is_empty())
                .then(|| t::BORN.fill(lang, &[("year", &line.birth_year)]));
            view! {
                <tr>
                    <th scope="row"><code>{line.shown.clone()}</code></th>
                    <td>{name} {born.map(|born| view! { <br/> {born} })}</td>
                    <td class="cus-table__text">{line.address.clone()}</td>
                    {cells(lang, line)}
                </tr>
            }
        })
        .collect();
    view! {
        <div class="cus-scroll" tabindex="0" role="region" aria-label=t::CASES.get(lang)>
            <table class="cus-table">
                <caption class="cus-hidden">{t::CASES.get(lang)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t::TICKET.get(lang)}</th>
                        <th scope="col">{t::PERSON.get(lang)}</th>
                        <th scope="col">{t::ADDRESS.get(lang)}</th>
                        <th scope="col">{t::RECOMMENDATION.get(lang)}</th>
                        <th scope="col">{t::NOTE.get(lang)}</th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn said(lang: Lang, line: &CaseLine) -> AnyView {
    let known = line.code.parse::<Recommendation>().map(t::recommendation);
    view! {
        <td>{known.unwrap_or(t::UNSAID).get(lang)}</td>
        <td>{line.note.clone()}</td>
    }
    .into_any()
}

fn asked(lang: Lang, line: &CaseLine) -> AnyView {
    let options: Vec<_> = Recommendation::ALL
        .iter()
        .map(|one| {
            let selected = one.as_str() == line.code;
            let label = t::recommendation(*one).get(lang);
            view! { <option value=one.as_str() selected=selected>{label}</option> }
        })
        .collect();
    let invalid = line.error.map(|_| "true");
    let ticket = [("ticket", line.shown.as_str())];
    view! {
        <td>
            <select
                class="cus-input cus-input--select"
                id=format!("r-{}", line.ticket)
                name=format!("rekomendasi.{}", line.ticket)
                aria-label=t::RECOMMENDATION_FOR.fill(lang, &ticket)
                aria-invalid=invalid
            >
                <option value="">{t::UNSAID.get(lang)}</option>
                {options}
            </select>
        </td>
        <td>
            <input
                class="cus-input"
                type="text"
                name=format!("catatan.{}", line.ticket)
                value=line.note.clone()
                maxlength=LINE_MAX_CHARS.to_string()
                autocomplete="off"
                aria-label=t::NOTE_FOR.fill(lang, &ticket)
                aria-invalid=invalid
            />
        </td>
    }
    .into_any()
}
