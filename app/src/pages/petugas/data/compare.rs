//! `/petugas/data/banding`: how two versions differ.

use leptos::prelude::*;

use super::model::{Became, ChangeLine, ComparePage, CompareVillagePage, VillageLine};
use super::versions::choose_versions;
use crate::pages::petugas::frame::DeskLayout;
use crate::text::Lang;
use crate::text::petugas::{data as t, penerima};

/// The whole document of a comparison, village by village.
pub fn compare_page(page: ComparePage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let (first, second) = (page.versions.0.to_string(), page.versions.1.to_string());
    let title = t::COMPARE_TITLE.fill(lang, &[("first", &first), ("second", &second)]);
    let lines = villages(lang, page.lines);
    let next = page.next.map(|href| {
        let text = t::NEXT.get(lang);
        view! { <p><a class="cus-button cus-button--secondary" href=href>{text}</a></p> }
    });
    let choose = choose_versions(lang, page.choices, page.versions);
    view! {
        <DeskLayout frame=page.frame title=title.clone()>
            <h1>{title}</h1>
            <p><a href="/petugas/data">{t::BACK.get(lang)}</a></p>
            {lines}
            {next}
            {choose}
        </DeskLayout>
    }
    .into_any()
}

fn villages(lang: Lang, lines: Vec<VillageLine>) -> AnyView {
    if lines.is_empty() {
        return view! { <p>{t::SAME.get(lang)}</p> }.into_any();
    }
    let rows: Vec<_> = lines
        .into_iter()
        .map(|line| {
            let cut_off = line.cut_off.then(|| {
                let text = t::CUT_OFF.get(lang);
                view! { <span class="cus-recipients__beside">" · "{text}</span> }
            });
            let counts = line.counts.map(|count| view! { <td class="cus-table__number">{count}</td> });
            view! {
                <tr>
                    <th scope="row"><a href=line.href>{line.village}</a>{cut_off}</th>
                    <td class="cus-table__number">{format!("{} → {}", line.people.0, line.people.1)}</td>
                    {counts.into_iter().collect_view()}
                </tr>
            }
        })
        .collect();
    view! {
        <div class="cus-scroll" tabindex="0" role="region" aria-label=t::COMPARE_CAPTION.get(lang)>
            <table class="cus-table">
                <caption>{t::COMPARE_CAPTION.get(lang)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t::VILLAGE.get(lang)}</th>
                        <th scope="col">{t::PEOPLE.get(lang)}</th>
                        <th scope="col">{t::ADDED.get(lang)}</th>
                        <th scope="col">{t::REMOVED.get(lang)}</th>
                        <th scope="col">{t::CHANGED.get(lang)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The whole document of the people of a village who differ.
pub fn compare_village_page(page: CompareVillagePage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let (first, second) = (page.versions.0.to_string(), page.versions.1.to_string());
    let values = [("village", &*page.village), ("first", &*first), ("second", &*second)];
    let title = t::COMPARE_VILLAGE.fill(lang, &values);
    let lines = people(lang, page.lines);
    view! {
        <DeskLayout frame=page.frame title=title.clone()>
            <h1>{title}</h1>
            <p><a href=page.back>{t::COMPARE.get(lang)}</a></p>
            {lines}
        </DeskLayout>
    }
    .into_any()
}

fn people(lang: Lang, lines: Vec<ChangeLine>) -> AnyView {
    if lines.is_empty() {
        return view! { <p>{t::SAME.get(lang)}</p> }.into_any();
    }
    let rows: Vec<_> = lines
        .into_iter()
        .map(|line| {
            let became = match line.became {
                Became::Added => t::ADDED,
                Became::Removed => t::REMOVED,
                Became::Changed => t::CHANGED,
            };
            let name = if line.href.is_empty() {
                line.name.into_any()
            } else {
                view! { <a href=line.href>{line.name}</a> }.into_any()
            };
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td>{became.get(lang)}</td>
                    <td>{line.what}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <div class="cus-scroll" tabindex="0" role="region" aria-label=t::COMPARE.get(lang)>
            <table class="cus-table">
                <caption class="cus-hidden">{t::COMPARE.get(lang)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{penerima::COLUMN_NAME.get(lang)}</th>
                        <th scope="col">{t::STATE.get(lang)}</th>
                        <th scope="col">{t::WHAT.get(lang)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
