//! `/petugas/penerima/hasil/{token}`: who was found.

use leptos::prelude::*;

use super::model::ListPage;
use super::table::person_table;
use crate::pages::petugas::frame::DeskLayout;
use crate::text::petugas::penerima as t;

/// The whole document of a list.
pub fn list_page(page: ListPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let title = page.title.clone();
    let caption = t::LIST_CAPTION.get(lang);
    let table = person_table(lang, caption, t::NOBODY.get(lang), page.lines, None);
    let next = page.next.map(|href| {
        view! { <p><a class="cus-button cus-button--secondary" href=href>{t::NEXT.get(lang)}</a></p> }
    });
    view! {
        <DeskLayout frame=page.frame title=page.title>
            <h1>{title}</h1>
            <p><a href="/petugas/penerima">{t::SEARCH_AGAIN.get(lang)}</a></p>
            {table}
            {next}
        </DeskLayout>
    }
    .into_any()
}
