//! The draws, and the form of a new one.

use leptos::prelude::*;

use super::model::{DrawLine, DrawsPage};
use crate::components::button::{Button, Rank};
use crate::components::error_summary::ErrorSummary;
use crate::components::text_field::{TextField, TextTraits};
use crate::pages::petugas::frame::DeskLayout;
use crate::text::Lang;
use crate::text::petugas::uji_petik as t;

/// The whole document.
pub fn draws_page(page: DrawsPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let has_errors = !page.errors.is_empty();
    let form = form(&page);
    let DrawsPage { frame, draws, errors, .. } = page;
    let list = list(lang, &draws);
    view! {
        <DeskLayout frame title=t::TITLE.get(lang) has_errors>
            <ErrorSummary lang errors=&errors/>
            <h1>{t::TITLE.get(lang)}</h1>
            <p>{t::LEAD.get(lang)}</p>
            <h2>{t::DRAW_TITLE.get(lang)}</h2>
            {form}
            <h2>{t::DRAWS.get(lang)}</h2>
            <p>{t::HOW.get(lang)}</p>
            {list}
        </DeskLayout>
    }
    .into_any()
}

fn form(page: &DrawsPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let [month, size] = page.typed.clone();
    let error =
        |field: &str| page.errors.iter().find(|error| error.field == field).map(|error| error.code);
    view! {
        <form method="post" action="/petugas/uji-petik" novalidate>
            <TextField
                lang
                name="uji_bulan"
                label=t::MONTH.get(lang)
                hint=Some(t::MONTH_HINT.get(lang).to_owned())
                error=error("uji_bulan")
                value=month
                traits=TextTraits::number(7)
            />
            <TextField
                lang
                name="uji_jumlah"
                label=t::SIZE.get(lang)
                error=error("uji_jumlah")
                value=size
                traits=TextTraits::short_number(3)
            />
            <p><Button rank=Rank::Main name="aksi" value="undi" label=t::DRAW.get(lang)/></p>
        </form>
    }
    .into_any()
}

fn list(lang: Lang, draws: &[DrawLine]) -> AnyView {
    if draws.is_empty() {
        return view! { <p>{t::NONE.get(lang)}</p> }.into_any();
    }
    let heads =
        [t::DRAWN_AT, t::PERIOD, t::SEED, t::POPULATION, t::AGREED, t::DISAGREED, t::WAITING];
    let heads: Vec<_> =
        heads.iter().map(|head| view! { <th scope="col">{head.get(lang)}</th> }).collect();
    let rows: Vec<_> = draws.iter().map(row).collect();
    view! {
        <div class="cus-desk__scroll" tabindex="0" role="region" aria-label=t::DRAWS.get(lang)>
            <table class="cus-table">
                <caption class="cus-hidden">{t::DRAWS.get(lang)}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(draw: &DrawLine) -> AnyView {
    let [agreed, disagreed, waiting] = draw.counts;
    let href = format!("/petugas/uji-petik/{}", draw.id);
    view! {
        <tr>
            <th scope="row" class="cus-table__whole"><a href=href>{draw.drawn_at.clone()}</a></th>
            <td class="cus-table__whole">{draw.month.clone()}</td>
            <td><code>{draw.seed.clone()}</code></td>
            <td class="cus-table__number">{draw.population}</td>
            <td class="cus-table__number">{agreed}</td>
            <td class="cus-table__number">{disagreed}</td>
            <td class="cus-table__number">{waiting}</td>
        </tr>
    }
    .into_any()
}
