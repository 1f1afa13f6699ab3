//! `/petugas/penerima`: the search.

use domain::digits::NUMBER_LEN;
use domain::typed_name::NAME_MAX_CHARS;
use leptos::prelude::*;

use super::model::SearchPage;
use super::summary::summary;
use crate::components::button::{Button, Rank};
use crate::components::notice::Notice;
use crate::components::select_field::SelectField;
use crate::components::text_field::{TextField, TextTraits};
use crate::pages::petugas::frame::DeskLayout;
use crate::text::petugas::penerima as t;

/// Longest number the box takes: 16 digits with room for signs between them.
const NUMBER_MAX_CHARS: usize = NUMBER_LEN + 8;

/// The whole document of `/petugas/penerima`.
pub fn search_page(page: SearchPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let has_errors = !page.errors.is_empty();
    let trouble = summary(lang, &page.errors);
    let not_loaded =
        (!page.loaded).then(|| view! { <Notice><p>{t::NOT_LOADED.get(lang)}</p></Notice> });
    let typed = page.typed;
    view! {
        <DeskLayout frame=page.frame title=t::TITLE.get(lang) has_errors>
            {trouble}
            <h1>{t::TITLE.get(lang)}</h1>
            <p class="cus-lead">{t::LEAD.get(lang)}</p>
            {not_loaded}
            <form method="post" action="/petugas/penerima" novalidate class="cus-recipients__search">
                <SelectField
                    lang
                    name="desa"
                    label=t::VILLAGE.get(lang)
                    error=page.errors.of("desa")
                    empty=t::VILLAGE_ALL.get(lang)
                    choices=page.villages
                    chosen=&typed.desa
                />
                <TextField
                    lang
                    name="nama"
                    label=t::NAME.get(lang)
                    hint=Some(t::NAME_HINT.get(lang).to_owned())
                    error=page.errors.of("nama")
                    value=typed.nama
                    traits=TextTraits::other(NAME_MAX_CHARS)
                />
                <TextField
                    lang
                    name="nik"
                    label=t::NIK.get(lang)
                    hint=Some(t::NUMBER_HINT.get(lang).to_owned())
                    error=page.errors.of("nik")
                    value=typed.nik
                    traits=TextTraits::number(NUMBER_MAX_CHARS)
                />
                <TextField
                    lang
                    name="nomor_kk"
                    label=t::KK.get(lang)
                    error=page.errors.of("nomor_kk")
                    value=typed.nomor_kk
                    traits=TextTraits::number(NUMBER_MAX_CHARS)
                />
                <Button rank=Rank::Main name="aksi" value="cari" label=t::SEARCH.get(lang)/>
            </form>
        </DeskLayout>
    }
    .into_any()
}
