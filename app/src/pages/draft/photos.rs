//! `/usulan/draf/foto`: one slot for each photo, each with a form of its own.

use leptos::prelude::*;

use super::frame;
use crate::components::button::Rank;
use crate::components::photo_slot::PhotoSlot;
use crate::pages::draft::model::PhotosPage;
use crate::text::draft::photos as t;

/// The whole document.
pub fn photos_page(page: PhotosPage) -> AnyView {
    let PhotosPage { frame, slots } = page;
    let lang = frame.chrome.lang;
    let none = slots.is_empty().then(|| view! { <p>{t::NONE.get(lang)}</p> });
    let slots = slots
        .into_iter()
        .map(|asked| {
            let kind = asked.kind;
            let error = frame.errors.of(kind.field()).or_else(|| frame.errors.of(kind.slug()));
            let (draft, from_check) = (frame.draft_id.clone(), frame.from_check);
            let form = frame.form;
            view! { <PhotoSlot lang form asked draft from_check error/> }
        })
        .collect_view();
    let body = view! {
        {none}
        {slots}
        <p class="cus-ways">
            <a class=Rank::Main.class() href=frame::done_url(&frame)>{t::DONE.get(lang)}</a>
        </p>
    }
    .into_any();
    frame::document(frame, None, body)
}
