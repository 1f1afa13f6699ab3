//! `/petugas/ringkasan`: the office in numbers; every picture has its table beside it.

pub mod model;

use leptos::prelude::*;

use self::model::{OverviewPage, VillageLine};
use crate::components::bar_chart::{BarChart, BarGroup};
use crate::pages::petugas::frame::DeskLayout;
use crate::text::petugas::ringkasan as t;
use crate::text::{Lang, Text};

/// The whole document.
pub fn overview_page(page: OverviewPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let oldest = page.oldest_days.map_or_else(
        || t::NONE.get(lang).to_owned(),
        |days| t::DAYS.fill(lang, &[("days", &days.to_string())]),
    );
    let figures = [
        (t::WAITING, page.waiting.to_string()),
        (t::LATE, page.late.to_string()),
        (t::OLDEST, oldest),
    ];
    let figures = figures.map(|(name, value)| {
        view! { <div class="cus-figures__one"><dt>{name.get(lang)}</dt><dd>{value}</dd></div> }
    });
    let (flow, ages) = (flow(lang, &page.months), ages(lang, &page.ages));
    let backlog = villages(lang, t::BACKLOG, &[t::COUNT, t::LATE], page.backlog);
    let times = villages(lang, t::TIMES, &[t::DECIDED, t::AVERAGE], page.times);
    view! {
        <DeskLayout frame=page.frame title=t::TITLE.get(lang)>
            <h1>{t::TITLE.get(lang)}</h1>
            <dl class="cus-figures">{figures.into_iter().collect::<Vec<_>>()}</dl>
            <h2>{t::FLOW.get(lang)}</h2>
            {flow}
            <h2>{t::AGES.get(lang)}</h2>
            {ages}
            <h2>{t::BACKLOG.get(lang)}</h2>
            <p>{t::BACKLOG_WHY.get(lang)}</p>
            {backlog}
            <h2>{t::TIMES.get(lang)}</h2>
            {times}
        </DeskLayout>
    }
    .into_any()
}

fn flow(lang: Lang, months: &[(String, u64, u64)]) -> AnyView {
    let groups = months.iter().map(|(name, received, decided)| BarGroup {
        label: name.clone(),
        values: vec![Some(*received), Some(*decided)],
    });
    let rows: Vec<_> = months
        .iter()
        .map(|(name, received, decided)| {
            view! {
                <tr>
                    <th scope="row">{name.clone()}</th>
                    <td class="cus-table__number">{received.to_string()}</td>
                    <td class="cus-table__number">{decided.to_string()}</td>
                </tr>
            }
        })
        .collect();
    let series = [t::RECEIVED, t::DECIDED].map(|text| text.get(lang).to_owned()).to_vec();
    view! {
        <div class="cus-beside">
            <BarChart label=t::FLOW.get(lang) series groups=groups.collect()/>
            {table(lang, t::FLOW, &[t::MONTH, t::RECEIVED, t::DECIDED], rows)}
        </div>
    }
    .into_any()
}

fn ages(lang: Lang, ages: &[(Option<i64>, u64)]) -> AnyView {
    let last = ages.iter().filter_map(|(days, _)| *days).max().unwrap_or_default();
    let name = |days: &Option<i64>| match days {
        Some(days) => t::AGE_TO.fill(lang, &[("days", &days.to_string())]),
        None => t::AGE_OVER.fill(lang, &[("days", &last.to_string())]),
    };
    let short = |days: &Option<i64>| match days {
        Some(days) => format!("≤ {days}"),
        None => format!("> {last}"),
    };
    let groups = ages
        .iter()
        .map(|(days, count)| BarGroup { label: short(days), values: vec![Some(*count)] });
    let rows: Vec<_> = ages
        .iter()
        .map(|(days, count)| {
            view! {
                <tr>
                    <th scope="row">{name(days)}</th>
                    <td class="cus-table__number">{count.to_string()}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <div class="cus-beside">
            <BarChart label=t::AGES.get(lang) series=Vec::new() groups=groups.collect()/>
            {table(lang, t::AGES, &[t::AGE, t::COUNT], rows)}
        </div>
    }
    .into_any()
}

fn villages(lang: Lang, name: Text, heads: &[Text], lines: Vec<VillageLine>) -> AnyView {
    if lines.is_empty() {
        return view! { <p>{t::NOTHING.get(lang)}</p> }.into_any();
    }
    let rows: Vec<_> = lines
        .into_iter()
        .map(|line| {
            let cells: Vec<_> = line
                .cells
                .into_iter()
                .map(|cell| view! { <td class="cus-table__number">{cell}</td> })
                .collect();
            let href = format!("/petugas?desa={}", line.desa);
            view! { <tr><th scope="row"><a href=href>{line.name}</a></th>{cells}</tr> }
        })
        .collect();
    let heads: Vec<Text> = [t::DESA].into_iter().chain(heads.iter().copied()).collect();
    table(lang, name, &heads, rows)
}

fn table(lang: Lang, name: Text, heads: &[Text], rows: Vec<impl IntoView + 'static>) -> AnyView {
    let heads: Vec<_> =
        heads.iter().map(|head| view! { <th scope="col">{head.get(lang)}</th> }).collect();
    view! {
        <div class="cus-scroll" tabindex="0" role="region" aria-label=name.get(lang)>
            <table class="cus-table">
                <caption class="cus-hidden">{name.get(lang)}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
