//! `/lacak/kasus/data`: everything held about a case, and who opened it (D-6, S-7).

use leptos::prelude::*;

use crate::components::layout::{Exit, Layout};
use crate::components::subject_strip::SubjectStrip;
use crate::components::summary_list::SummaryList;
use crate::pages::draft::Door;
use crate::pages::lacak::model::{AccessLine, DataPage};
use crate::text::declaration::span;
use crate::text::lacak::{self as words, case, data as t};
use crate::text::{Lang, Text};

/// The whole document of `/lacak/kasus/data`.
pub fn data_page(page: DataPage) -> AnyView {
    let lang = page.chrome.lang;
    let form = page.form;
    let office = page.chrome.contact.name.clone();
    let (photos, rest) = (span(lang, page.kept_days.0), span(lang, page.kept_days.1));
    let kept = t::KEPT_DAYS.fill(lang, &[("photos", &photos), ("case", &rest)]);
    let answers: Vec<_> = page
        .steps
        .into_iter()
        .map(|checked| view! { <SummaryList lang form checked/> }.into_any())
        .collect();
    let file = |(name, url): (String, String)| {
        view! { <li><a class="cus-article__link" href=url>{name}</a></li> }.into_any()
    };
    let files = page.files.into_iter().map(file).collect();
    let exit = if Door::of(form).is_delicate() { Exit::Always } else { Exit::ByAddress };
    let hidden = if form.seals_reporter() { t::SEALED } else { t::MASKED };
    let subject = page.subject.map(|card| view! { <SubjectStrip lang card/> });
    view! {
        <Layout chrome=page.chrome title=t::TITLE.get(lang) back="/lacak/kasus" exit>
            <h1>{t::TITLE.get(lang)}</h1>
            <p class="cus-lead">{t::LEAD.get(lang)}</p>
            <p>{case::TICKET.get(lang)}" "<strong>{page.ticket}</strong></p>
            {subject}
            <p>{hidden.get(lang)}</p>
            <h2>{t::ANSWERS.get(lang)}</h2>
            {or_sentence(lang, answers, t::ERASED)}
            <h2>{t::FILES.get(lang)}</h2>
            {list_or(lang, files, t::FILES_NONE)}
            <h2>{t::CONSENTS.get(lang)}</h2>
            {list_or(lang, consents(lang, page.consents), t::CONSENTS_NONE)}
            <h2>{t::ACCESSES.get(lang)}</h2>
            <p>{t::ACCESSES_HOW.get(lang)}</p>
            {accesses(lang, &page.accesses, &office)}
            <h2>{t::KEPT.get(lang)}</h2>
            <p>{kept}</p>
            <p><a href="/lacak/kasus#hak-data">{t::RIGHTS.get(lang)}</a></p>
        </Layout>
    }
    .into_any()
}

/// The views, or the sentence that says there is none.
fn or_sentence(lang: Lang, views: Vec<AnyView>, none: Text) -> AnyView {
    if views.is_empty() {
        return view! { <p>{none.get(lang)}</p> }.into_any();
    }
    views.into_any()
}

/// The same for items of a list.
fn list_or(lang: Lang, items: Vec<AnyView>, none: Text) -> AnyView {
    if items.is_empty() {
        return or_sentence(lang, items, none);
    }
    view! { <ul class="cus-list">{items}</ul> }.into_any()
}

/// What was agreed to, in which wording, and when.
fn consents(lang: Lang, consents: Vec<(String, String, String)>) -> Vec<AnyView> {
    consents
        .into_iter()
        .map(|(what, version, at)| {
            let when = t::CONSENT_WHEN.fill(lang, &[("version", &version), ("at", &at)]);
            view! { <li>{what}". "{when}</li> }.into_any()
        })
        .collect()
}

fn accesses(lang: Lang, lines: &[AccessLine], office: &str) -> AnyView {
    if lines.is_empty() {
        return or_sentence(lang, Vec::new(), t::ACCESSES_NONE);
    }
    let rows: Vec<_> = lines
        .iter()
        .map(|line| {
            let actor = match line.role {
                Some(role) => words::officer(lang, role, office),
                None => words::actor(&line.actor).get(lang).to_owned(),
            };
            let action = words::access(&line.action).get(lang);
            let reason = line.reason.as_ref().map(|reason| {
                let reason = t::ACCESS_REASON.fill(lang, &[("reason", reason)]);
                view! { <br/>{reason} }
            });
            view! {
                <tr>
                    <td>{line.at.clone()}</td>
                    <td>{actor}": "{action}{reason}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <table class="cus-table">
            <thead>
                <tr>
                    <th scope="col">{t::COLUMN_AT.get(lang)}</th>
                    <th scope="col">{t::COLUMN_WHO.get(lang)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
