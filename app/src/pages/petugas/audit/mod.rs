//! `/petugas/audit`: who did and saw what.

mod chain;
mod filter;
mod model;

use leptos::prelude::*;

use super::frame::DeskLayout;
use crate::components::error_summary::summary_box;
use crate::text::petugas::audit as t;
use crate::text::petugas::audit_action::action;
use crate::text::{Lang, Text};

pub use model::{AuditForm, AuditLine, AuditPage, ChainCard, CheckLine};

/// Where the log is read.
const PATH: &str = "/petugas/audit";

/// The whole document.
pub fn audit_page(page: AuditPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let has_errors = !page.errors.is_empty();
    let summary = has_errors.then(|| {
        let line = |(field, sentence): &(&'static str, Text)| {
            (format!("#{field}"), sentence.get(lang).to_owned())
        };
        summary_box(lang, page.errors.iter().map(line).collect())
    });
    let person = (!page.filter.person.is_empty() && !has_errors)
        .then(|| view! { <p><strong>{t::PERSON_SHOWN.get(lang)}</strong></p> });
    let filter = filter::filter_form(lang, &page.filter, &page.errors);
    let who = filter::person_form(lang, &page.errors);
    let limit = page.download_max.to_string();
    let download = page.download.clone();
    let list = list(lang, page.lines);
    let older = page.older.map(|href| view! { <a href=href>{t::OLDER.get(lang)}</a> });
    let newest = page.is_older.then(|| {
        let href = filter::address(PATH, &page.filter, None);
        view! { <a href=href>{t::NEWEST.get(lang)}</a> }
    });
    view! {
        <DeskLayout frame=page.frame title=t::TITLE.get(lang) has_errors>
            {summary}
            <h1>{t::TITLE.get(lang)}</h1>
            <p>{t::LEAD.get(lang)}</p>
            {chain::chain_card(lang, &page.chain)}
            {filter}
            {person}
            <p>
                <a href=download>{t::DOWNLOAD.get(lang)}</a>
                " ("{t::DOWNLOAD_HOW.fill(lang, &[("limit", &limit)])}")"
            </p>
            {list}
            <p class="cus-toolbar">{newest}{older}</p>
            {who}
        </DeskLayout>
    }
    .into_any()
}

/// The address of the log with a filter, from below an entry on.
pub fn audit_address(form: &AuditForm, below: Option<i64>) -> String {
    filter::address(PATH, form, below)
}

/// The address of the download with a filter.
pub fn download_address(form: &AuditForm) -> String {
    filter::address("/petugas/audit/unduh", form, None)
}

fn list(lang: Lang, lines: Vec<AuditLine>) -> AnyView {
    if lines.is_empty() {
        return view! { <p>{t::NONE.get(lang)}</p> }.into_any();
    }
    let heads: Vec<_> = [
        t::COLUMN_NUMBER,
        t::COLUMN_AT,
        t::COLUMN_WHO,
        t::COLUMN_WHAT,
        t::COLUMN_CASE,
        t::COLUMN_DETAIL,
    ]
    .into_iter()
    .map(|head| view! { <th scope="col">{head.get(lang)}</th> })
    .collect();
    let rows: Vec<_> = lines
        .into_iter()
        .map(|line| {
            let what = action_words(lang, &line.action);
            view! {
                <tr>
                    <td class="cus-table__number">{line.id}</td>
                    <td class="cus-table__whole">{line.at}</td>
                    <td>{who(lang, &line.actor, line.officer)}</td>
                    <td>{what}</td>
                    <td class="cus-table__whole">{line.ticket}</td>
                    <td class="cus-audit__detail">{line.about}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <div class="cus-scroll" tabindex="0" role="region" aria-label=t::CAPTION.get(lang)>
            <table class="cus-table">
                <caption>{t::CAPTION.get(lang)}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// An action in words; the code where there are none.
pub fn action_words(lang: Lang, code: &str) -> String {
    action(code).map_or_else(|| code.to_owned(), |text| text.get(lang).to_owned())
}

/// Who did something: an officer by name.
pub fn actor_words(lang: Lang, code: &str) -> &'static str {
    match code {
        "warga" => t::ACTOR_WARGA,
        "petugas" => t::ACTOR_PETUGAS,
        _ => t::ACTOR_SYSTEM,
    }
    .get(lang)
}

fn who(lang: Lang, actor: &str, officer: String) -> String {
    if officer.is_empty() { actor_words(lang, actor).to_owned() } else { officer }
}
