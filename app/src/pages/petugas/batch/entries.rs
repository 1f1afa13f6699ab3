//! Repairs, marks and removals of a batch, a page at a time. Who they are about is seen with the person alone.

use leptos::prelude::*;

use super::model::{BatchPage, EntryLine};
use crate::components::button::Rank;
use crate::text::Lang;
use crate::text::petugas::batch as t;

/// The table with what can be done while the batch is open.
pub(super) fn entries(page: &BatchPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let rows: Vec<_> =
        (1_usize..).zip(&page.entries).map(|(number, line)| row(page, number, line)).collect();
    let heads = [t::ENTRY, t::VILLAGE, t::WRITTEN];
    let heads: Vec<_> =
        heads.iter().map(|head| view! { <th scope="col">{head.get(lang)}</th> }).collect();
    let last = page.may.collect.then(|| view! { <td></td> });
    view! {
        <div class="cus-scroll" tabindex="0" role="region" aria-label=t::CONTENTS.get(lang)>
            <table class="cus-table">
                <caption class="cus-hidden">{t::CONTENTS.get(lang)}</caption>
                <thead><tr>{heads}<td></td>{last}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(page: &BatchPage, number: usize, line: &EntryLine) -> AnyView {
    let lang = page.frame.chrome.lang;
    let named = t::ENTRY_NUMBER.fill(lang, &[("number", &number.to_string())]);
    let person = line.href.clone().map(|href| {
        let named = named.clone();
        view! {
            <a href=href>
                {t::PERSON.get(lang)}
                <span class="cus-hidden">" "{named}</span>
            </a>
        }
    });
    let out = page.may.collect.then(|| take_out(lang, page.line.id, line, named));
    view! {
        <tr>
            <th scope="row">{line.what.clone()}</th>
            <td>{line.place.clone()}</td>
            <td class="cus-table__whole">{line.written.clone()}</td>
            <td>{person}</td>
            {out}
        </tr>
    }
    .into_any()
}

fn take_out(lang: Lang, id: i64, line: &EntryLine, named: String) -> AnyView {
    let action = format!("/petugas/batch/{id}/keluarkan");
    view! {
        <td>
            <form method="post" action=action>
                <button class=Rank::Second.class() name="entri" value=line.out.clone()>
                    {t::TAKE_OUT.get(lang)}
                    <span class="cus-hidden">" "{named}</span>
                </button>
            </form>
        </td>
    }
    .into_any()
}
