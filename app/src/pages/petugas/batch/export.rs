//! The export, and those there were.

use leptos::prelude::*;

use super::model::{BatchPage, ExportLine};
use crate::components::button::{Button, Rank};
use crate::text::Lang;
use crate::text::petugas::batch as t;

/// The buttons once it is endorsed; before, when that will be.
pub(super) fn export(page: &BatchPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    if !page.line.standing.is_locked() {
        return view! {
            <h2>{t::EXPORT.get(lang)}</h2>
            <p>{t::EXPORT_LATER.get(lang)}</p>
        }
        .into_any();
    }
    let columns = if page.own_columns { t::COLUMNS_OWN } else { t::COLUMNS_BUILT_IN };
    let action = format!("/petugas/batch/{}/ekspor", page.line.id);
    let exports = exports(lang, &page.exports);
    view! {
        <h2>{t::EXPORT.get(lang)}</h2>
        <p>{t::EXPORT_HOW.get(lang)}</p>
        <p>{columns.get(lang)}</p>
        <form class="cus-toolbar" method="post" action=action>
            <Button rank=Rank::Main name="bentuk" value="paket" label=t::EXPORT_PACKAGE.get(lang)/>
            <Button rank=Rank::Second name="bentuk" value="csv" label=t::EXPORT_CSV.get(lang)/>
            <Button rank=Rank::Second name="bentuk" value="xlsx" label=t::EXPORT_XLSX.get(lang)/>
        </form>
        {exports}
    }
    .into_any()
}

fn exports(lang: Lang, lines: &[ExportLine]) -> AnyView {
    if lines.is_empty() {
        return ().into_any();
    }
    let rows: Vec<_> = lines
        .iter()
        .map(|line| {
            let rows = match line.rows {
                Some(rows) => rows.to_string(),
                None => t::BROKEN_OFF.get(lang).to_owned(),
            };
            let sums: Vec<_> = line
                .sums
                .iter()
                .map(|(name, sum)| view! { <div>{*name}" "<code>{sum.clone()}</code></div> })
                .collect();
            view! {
                <tr>
                    <th scope="row" class="cus-table__whole">{line.at.clone()}</th>
                    <td>{line.who.clone()}</td>
                    <td>{t::export_form(&line.form).get(lang)}</td>
                    <td class="cus-table__number">{rows}</td>
                    <td class="cus-batch__sums">{sums}</td>
                </tr>
            }
        })
        .collect();
    let heads = [t::AT, t::WHO, t::FORM, t::ROWS, t::SUMS];
    let heads: Vec<_> =
        heads.iter().map(|head| view! { <th scope="col">{head.get(lang)}</th> }).collect();
    view! {
        <h3>{t::EXPORTS.get(lang)}</h3>
        <div class="cus-scroll" tabindex="0" role="region" aria-label=t::EXPORTS.get(lang)>
            <table class="cus-table">
                <caption class="cus-hidden">{t::EXPORTS.get(lang)}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
