//! `/petugas/kuota`: places for PBI-JK, taken and left.

pub mod model;

use leptos::prelude::*;

use self::model::{QuotaLine, QuotaPage};
use crate::components::button::{Button, Rank};
use crate::components::choice_list::Choice;
use crate::components::date_fields::{DateFields, DatePart};
use crate::components::error_summary::ErrorSummary;
use crate::components::icon::Shape;
use crate::components::notice::Notice;
use crate::components::select_field::SelectField;
use crate::components::text_field::{TextField, TextTraits};
use crate::pages::petugas::frame::DeskLayout;
use crate::text::petugas::kuota as t;
use crate::text::{Lang, Text};

/// `maxlength` of the source: help only, the server decides.
const SOURCE_MAX_CHARS: usize = 300;
/// Names of the parts of the first day.
const FROM: [&str; 3] = ["kuota_mulai_hari", "kuota_mulai_bulan", "kuota_mulai_tahun"];
/// Names of the parts of the last day.
const TO: [&str; 3] = ["kuota_sampai_hari", "kuota_sampai_bulan", "kuota_sampai_tahun"];

/// The whole document of `/petugas/kuota`.
pub fn quota_page(page: QuotaPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let has_errors = !page.errors.is_empty();
    let table = table(lang, &page.lines);
    let to_come = (!page.to_come.is_empty()).then(|| to_come(lang, &page.to_come));
    let form = page.may_edit.then(|| form(&page));
    let done = page.done.then(|| {
        view! {
            <div role="status"><Notice shape=Shape::Check><p>{t::DONE.get(lang)}</p></Notice></div>
        }
    });
    let QuotaPage { frame, errors, .. } = page;
    view! {
        <DeskLayout frame title=t::TITLE.get(lang) has_errors>
            <ErrorSummary lang errors=&errors/>
            <h1>{t::TITLE.get(lang)}</h1>
            <p>{t::LEAD.get(lang)}</p>
            {done}
            {table}
            {to_come}
            {form}
        </DeskLayout>
    }
    .into_any()
}

fn head(lang: Lang, texts: &[Text]) -> AnyView {
    let heads: Vec<_> =
        texts.iter().map(|head| view! { <th scope="col">{head.get(lang)}</th> }).collect();
    view! { <thead><tr>{heads}</tr></thead> }.into_any()
}

fn in_force(lang: Lang, line: &QuotaLine) -> String {
    match &line.to {
        Some(to) => t::FROM_TO.fill(lang, &[("from", &line.from), ("to", to)]),
        None => t::SINCE.fill(lang, &[("from", &line.from)]),
    }
}

fn table(lang: Lang, lines: &[QuotaLine]) -> AnyView {
    if lines.is_empty() {
        return view! { <p>{t::NONE.get(lang)}</p> }.into_any();
    }
    let rows: Vec<_> = lines
        .iter()
        .map(|line| {
            let free = i64::from(line.slots) - line.used;
            let full = (free <= 0).then(|| view! { " "<strong>{t::FULL.get(lang)}</strong> });
            view! {
                <tr>
                    <th scope="row">{line.region.clone()}</th>
                    <td class="cus-table__number">{line.slots}</td>
                    <td class="cus-table__number">{line.used}</td>
                    <td class="cus-table__number">{free}{full}</td>
                    <td>{in_force(lang, line)}</td>
                    <td>{line.source.clone()}</td>
                </tr>
            }
        })
        .collect();
    let head = head(lang, &[t::REGION, t::SLOTS, t::USED, t::FREE, t::IN_FORCE, t::SOURCE]);
    view! {
        <div class="cus-scroll" tabindex="0" role="region" aria-label=t::TITLE.get(lang)>
            <table class="cus-table">
                <caption class="cus-hidden">{t::TITLE.get(lang)}</caption>
                {head}
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn to_come(lang: Lang, lines: &[QuotaLine]) -> AnyView {
    let rows: Vec<_> = lines
        .iter()
        .map(|line| {
            let begins = match &line.to {
                Some(to) => t::BEGINS_TO.fill(lang, &[("from", &line.from), ("to", to)]),
                None => t::BEGINS.fill(lang, &[("from", &line.from)]),
            };
            view! {
                <tr>
                    <th scope="row">{line.region.clone()}</th>
                    <td class="cus-table__number">{line.slots}</td>
                    <td>{begins}</td>
                    <td>{line.source.clone()}</td>
                </tr>
            }
        })
        .collect();
    let head = head(lang, &[t::REGION, t::SLOTS, t::IN_FORCE, t::SOURCE]);
    view! {
        <h2>{t::TO_COME.get(lang)}</h2>
        <div class="cus-scroll" tabindex="0" role="region" aria-label=t::TO_COME.get(lang)>
            <table class="cus-table">
                <caption class="cus-hidden">{t::TO_COME.get(lang)}</caption>
                {head}
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn parts(lang: Lang, names: [&'static str; 3], values: [String; 3]) -> [DatePart; 3] {
    let [day, month, year] = values;
    let part = |name, label: Text, value| DatePart {
        name,
        label: label.get(lang),
        value,
        autocomplete: "off",
    };
    [part(names[0], t::DAY, day), part(names[1], t::MONTH, month), part(names[2], t::YEAR, year)]
}

fn form(page: &QuotaPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let error = |field: &str| page.errors.of(field);
    let typed = page.typed.clone();
    let regions =
        page.regencies.iter().map(|(code, name)| Choice::new(code.as_str(), name.as_str()));
    let chosen = typed.region.as_str();
    view! {
        <h2>{t::NEW.get(lang)}</h2>
        <form class="cus-panel" method="post" action="/petugas/kuota" novalidate>
            <p>{t::NEW_LEAD.get(lang)}</p>
            <SelectField
                lang
                name="kuota_wilayah"
                label=t::REGION_LABEL.get(lang)
                error=error("kuota_wilayah")
                empty=t::REGION_CHOOSE.get(lang)
                choices=regions.collect()
                chosen
            />
            <TextField
                lang
                name="kuota_jumlah"
                label=t::SLOTS_LABEL.get(lang)
                error=error("kuota_jumlah")
                value=typed.slots.clone()
                traits=TextTraits::short_number(10)
            />
            <DateFields
                lang
                name="kuota_mulai"
                label=t::FROM_LABEL.get(lang)
                error=error("kuota_mulai")
                parts=parts(lang, FROM, typed.from.clone())
            />
            <DateFields
                lang
                name="kuota_sampai"
                label=t::TO_LABEL.get(lang)
                hint=Some(t::TO_HINT.get(lang).to_owned())
                error=error("kuota_sampai")
                parts=parts(lang, TO, typed.to.clone())
            />
            <TextField
                lang
                name="kuota_sumber"
                label=t::SOURCE_LABEL.get(lang)
                hint=Some(t::SOURCE_HINT.get(lang).to_owned())
                error=error("kuota_sumber")
                value=typed.source.clone()
                traits=TextTraits { capitals: "off", ..TextTraits::other(SOURCE_MAX_CHARS) }
            />
            <Button rank=Rank::Main name="aksi" value="simpan" label=t::SAVE.get(lang)/>
        </form>
    }
    .into_any()
}
