//! What waits, and the batches there are.

use domain::batch::BatchKind;
use leptos::prelude::*;

use super::model::{BatchLine, BatchesPage, Places, Standing, WaitingLine, WindowLine};
use crate::components::button::{Button, Rank};
use crate::components::notice::Notice;
use crate::components::status_tag::{StatusTag, Tone};
use crate::pages::petugas::frame::DeskLayout;
use crate::text::Lang;
use crate::text::petugas::batch as t;

/// The whole document of `/petugas/batch`.
pub fn batches_page(page: BatchesPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let heading = t::WAITING.fill(lang, &[("cycle", &page.cycle)]);
    let waiting = waiting(lang, &page.waiting, page.may_collect);
    let quota = quota(lang, page.places);
    let nothing = page.nothing.then(|| {
        view! { <div role="status"><Notice><p>{t::NOTHING.get(lang)}</p></Notice></div> }
    });
    let list = list(lang, &page.batches);
    view! {
        <DeskLayout frame=page.frame title=t::TITLE.get(lang)>
            <h1>{t::TITLE.get(lang)}</h1>
            <p>{t::LEAD.get(lang)}</p>
            {nothing}
            <h2>{heading}</h2>
            {waiting}
            <p>{t::USULAN_BOTH.get(lang)}</p>
            {quota}
            <h2>{t::BATCHES.get(lang)}</h2>
            {list}
        </DeskLayout>
    }
    .into_any()
}

fn waiting(lang: Lang, lines: &[WaitingLine], may_collect: bool) -> AnyView {
    let rows: Vec<_> = lines
        .iter()
        .map(|line| {
            let open = matches!(line.window, WindowLine::Open | WindowLine::Always);
            let button = (may_collect && open).then(|| {
                let label = t::BEGIN.get(lang);
                view! {
                    <form method="post" action="/petugas/batch">
                        <Button rank=Rank::Second name="jenis" value=line.kind.as_str() label/>
                    </form>
                }
            });
            let verdicts = (line.kind == BatchKind::VerifikasiBnba).then_some(line.verdicts);
            let of_cases = !line.kind.case_kinds().is_empty();
            let cases = of_cases.then_some(line.cases);
            let entries = (!of_cases).then_some(line.entries);
            view! {
                <tr>
                    <th scope="row">{t::kind(line.kind).get(lang)}</th>
                    <td class="cus-table__number">{cases}</td>
                    <td class="cus-table__number">{verdicts}</td>
                    <td class="cus-table__number">{entries}</td>
                    <td>{window(lang, &line.window)}</td>
                    <td>{button}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <div class="cus-scroll" tabindex="0" role="region" aria-label=t::KIND.get(lang)>
            <table class="cus-table">
                <caption class="cus-hidden">{t::KIND.get(lang)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t::KIND.get(lang)}</th>
                        <th scope="col">{t::CASES_WAITING.get(lang)}</th>
                        <th scope="col">{t::VERDICTS_WAITING.get(lang)}</th>
                        <th scope="col">{t::ENTRIES_WAITING.get(lang)}</th>
                        <th scope="col">{t::WINDOW.get(lang)}</th>
                        <td></td>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn window(lang: Lang, line: &WindowLine) -> String {
    match line {
        WindowLine::Always => t::WINDOW_ALWAYS.get(lang).to_owned(),
        WindowLine::Open => t::WINDOW_OPEN.get(lang).to_owned(),
        WindowLine::Shut(Some(day)) => t::WINDOW_SHUT.fill(lang, &[("day", day)]),
        WindowLine::Shut(None) => t::WINDOW_SHUT_FOR_GOOD.get(lang).to_owned(),
    }
}

/// The quota in words.
pub(super) fn quota_words(lang: Lang, places: Option<Places>) -> String {
    let Some(Places { slots, used }) = places else {
        return t::QUOTA_UNKNOWN.get(lang).to_owned();
    };
    let (slots_text, used_text) = (slots.to_string(), used.to_string());
    let mut values = vec![("slots", slots_text.as_str()), ("used", used_text.as_str())];
    let left = (slots - used).abs().to_string();
    if used > slots {
        values.push(("over", &left));
        t::QUOTA_OVER.fill(lang, &values)
    } else {
        values.push(("free", &left));
        t::QUOTA_USED.fill(lang, &values)
    }
}

fn quota(lang: Lang, places: Option<Places>) -> AnyView {
    let words = quota_words(lang, places);
    view! {
        <p>
            <strong>{t::QUOTA.get(lang)}": "</strong>
            {words}". "
            <a href="/petugas/kuota">{t::QUOTA_LINK.get(lang)}</a>
        </p>
    }
    .into_any()
}

/// How far a batch is, as a mark with words.
pub(super) fn standing(lang: Lang, standing: Standing) -> AnyView {
    let (tone, text) = match standing {
        Standing::Open => (Tone::Waiting, t::OPEN),
        Standing::Ready => (Tone::Waiting, t::READY),
        Standing::Endorsed => (Tone::Good, t::ENDORSED),
        Standing::Exported => (Tone::Good, t::EXPORTED),
    };
    view! { <StatusTag tone text=text.get(lang)/> }.into_any()
}

/// What a batch is called.
pub(super) fn name(lang: Lang, line: &BatchLine) -> String {
    let number = line.number.to_string();
    let kind = t::kind(line.kind).get(lang);
    t::NAME.fill(lang, &[("kind", kind), ("cycle", &line.cycle), ("number", &number)])
}

fn list(lang: Lang, batches: &[BatchLine]) -> AnyView {
    if batches.is_empty() {
        return view! { <p>{t::NONE.get(lang)}</p> }.into_any();
    }
    let rows: Vec<_> = batches
        .iter()
        .map(|line| {
            let href = format!("/petugas/batch/{}", line.id);
            view! {
                <tr>
                    <th scope="row"><a href=href>{name(lang, line)}</a></th>
                    <td class="cus-table__number">{line.cases}</td>
                    <td class="cus-table__number">{line.verdicts}</td>
                    <td class="cus-table__number">{line.entries}</td>
                    <td>{standing(lang, line.standing)}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <div class="cus-scroll" tabindex="0" role="region" aria-label=t::BATCHES.get(lang)>
            <table class="cus-table">
                <caption class="cus-hidden">{t::BATCHES.get(lang)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t::BATCH.get(lang)}</th>
                        <th scope="col">{t::CASES.get(lang)}</th>
                        <th scope="col">{t::VERDICTS.get(lang)}</th>
                        <th scope="col">{t::ENTRIES.get(lang)}</th>
                        <th scope="col">{t::STANDING.get(lang)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
