//! `/statistik`: numbers for everybody, small ones held back.

pub mod model;

use leptos::prelude::*;

use self::model::{NumberCell, NumberTable, Numbers, StatistikPage};
use crate::components::bar_chart::{BarChart, BarGroup};
use crate::components::button::Rank;
use crate::components::choice_list::Choice;
use crate::components::layout::{Layout, Width};
use crate::components::select_field::SelectField;
use crate::text::{Lang, statistik as t};

/// The whole document.
pub fn statistik_page(page: StatistikPage) -> AnyView {
    let lang = page.chrome.lang;
    let choices: Vec<Choice> = page
        .regions
        .iter()
        .map(|(code, name)| Choice { code: code.clone(), label: name.clone(), hint: None })
        .collect();
    let chosen = page.chosen.clone().unwrap_or_default();
    let form = (!choices.is_empty()).then(|| {
        view! {
            <form method="get" action="/statistik">
                <SelectField
                    lang
                    name="kabupaten"
                    label=t::REGION.get(lang)
                    hint=None
                    error=None
                    empty=t::REGION_EMPTY.get(lang)
                    choices
                    chosen=&chosen
                />
                <button class=Rank::Main.class() type="submit">{t::SHOW.get(lang)}</button>
            </form>
        }
    });
    let nothing = page.regions.is_empty().then(|| view! { <p>{t::NOTHING.get(lang)}</p> });
    let numbers = page.numbers.map(|numbers| tables(lang, numbers, &chosen));
    view! {
        <Layout chrome=page.chrome title=t::TITLE.get(lang) back="/" width=Width::Wide>
            <h1>{t::TITLE.get(lang)}</h1>
            <p class="cus-lead">{t::LEAD.get(lang)}</p>
            <p>{t::HELD_BACK.get(lang)}</p>
            {form}
            {nothing}
            {numbers}
        </Layout>
    }
    .into_any()
}

fn tables(lang: Lang, numbers: Numbers, code: &str) -> AnyView {
    let region = numbers.region.clone();
    let groups =
        numbers.months.iter().zip(numbers.received.totals.iter().flatten()).map(|(month, cell)| {
            let number = if let NumberCell::Shown(number) = cell { Some(*number) } else { None };
            BarGroup { label: month.clone(), values: vec![number] }
        });
    let label = t::RECEIVED_CHART.fill(lang, &[("region", &region)]);
    let file = format!("/statistik.csv?kabupaten={code}");
    view! {
        <h2>{region}</h2>
        <h3>{t::RECEIVED.get(lang)}</h3>
        <BarChart label series=Vec::new() groups=groups.collect()/>
        {table(lang, t::KECAMATAN.get(lang), numbers.received)}
        <h3>{t::DECIDED.get(lang)}</h3>
        {table(lang, t::MONTH.get(lang), numbers.decided)}
        <h3>{t::REPORTS.get(lang)}</h3>
        <p>{t::REPORTS_WHY.get(lang)}</p>
        {table(lang, t::MONTH.get(lang), numbers.reports)}
        <p>{t::SIGNS.get(lang)}</p>
        <p><a class="cus-article__link" href=file download="statistik.csv">{t::DOWNLOAD.get(lang)}</a></p>
    }
    .into_any()
}

fn table(lang: Lang, first: &'static str, table: NumberTable) -> AnyView {
    let heads: Vec<_> = table
        .columns
        .into_iter()
        .map(|name| view! { <th scope="col" class="cus-numbers__number">{name}</th> })
        .collect();
    let line = |name: String, cells: Vec<NumberCell>| {
        let cells = cells.into_iter().map(|cell| {
            let text = match cell {
                NumberCell::Shown(number) => number.to_string(),
                NumberCell::Held => t::HELD.get(lang).to_owned(),
            };
            view! { <td class="cus-numbers__number">{text}</td> }
        });
        view! { <tr><th scope="row">{name}</th>{cells.collect::<Vec<_>>()}</tr> }
    };
    let rows: Vec<_> = table.rows.into_iter().map(|(name, cells)| line(name, cells)).collect();
    let sums = table.totals.map(|sums| {
        let sums = line(t::TOTAL.get(lang).to_owned(), sums);
        view! { <tfoot>{sums}</tfoot> }
    });
    view! {
        <div class="cus-numbers" tabindex="0" role="region" aria-label=first>
            <table class="cus-numbers__table">
                <thead><tr><th scope="col">{first}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
                {sums}
            </table>
        </div>
    }
    .into_any()
}
