//! `/petugas/kasus/{ticket}/lihat/{id}`: a photo, turned and enlarged by links.

use leptos::prelude::*;

use crate::components::notice::Notice;
use crate::pages::petugas::frame::DeskLayout;
use crate::pages::petugas::kasus::model::PhotoPageModel;
use crate::text::petugas::kasus as t;
use crate::text::{Lang, Text};

/// The classes of a picture turned so often by a quarter.
const TURNED: [&str; 4] = [
    "cus-photo__picture",
    "cus-photo__picture cus-photo__picture--90",
    "cus-photo__picture cus-photo__picture--180",
    "cus-photo__picture cus-photo__picture--270",
];

/// Degrees of as many quarter turns, as they stand in the address.
pub const DEGREES: [&str; 4] = ["0", "90", "180", "270"];

/// The whole document of a photo.
pub fn photo_page(page: PhotoPageModel) -> AnyView {
    let lang = page.frame.chrome.lang;
    let values = [("photo", page.title.as_str()), ("ticket", page.ticket.as_str())];
    let title = t::PHOTO_TITLE.fill(lang, &values);
    let body = if page.is_pdf { document(lang, &page) } else { picture(lang, &page) };
    let [previous, next] = &page.beside;
    let beside: Vec<_> = [(previous, t::PHOTO_PREVIOUS, "b"), (next, t::PHOTO_NEXT, "n")]
        .into_iter()
        .filter_map(|(id, text, key)| {
            let href = address(&page.base, id.as_deref()?, 0, false);
            Some(view! { <a href=href accesskey=key>{text.get(lang)}</a>" " })
        })
        .collect();
    let base = page.base.clone();
    view! {
        <DeskLayout frame=page.frame title=title.clone()>
            <a class="cus-back" href=base>{t::PHOTO_BACK.get(lang)}</a>
            <h1>{title}</h1>
            {body}
            <p class="cus-photo__links">{beside}</p>
        </DeskLayout>
    }
    .into_any()
}

fn address(base: &str, id: &str, turns: u8, large: bool) -> String {
    let degrees = DEGREES[usize::from(turns % 4)];
    let large = if large { "&besar=1" } else { "" };
    format!("{base}/lihat/{id}?putar={degrees}{large}")
}

fn picture(lang: Lang, page: &PhotoPageModel) -> AnyView {
    let to = |turns: u8, large: bool, text: Text, key: &'static str| {
        let href = address(&page.base, &page.id, turns, large);
        view! { <a href=href accesskey=key>{text.get(lang)}</a>" " }
    };
    let size = if page.large { t::PHOTO_FIT } else { t::PHOTO_LARGE };
    let links = vec![
        to(page.turns + 3, page.large, t::PHOTO_LEFT, "k"),
        to(page.turns + 1, page.large, t::PHOTO_RIGHT, "r"),
        to(page.turns, !page.large, size, "z"),
    ];
    let frame = if page.large { "cus-photo cus-photo--large" } else { "cus-photo" };
    let alt = if page.of_visit { t::PHOTO_ALT_VISIT } else { t::PHOTO_ALT };
    let alt = alt.fill(lang, &[("photo", &page.title)]);
    let (name, source) = (alt.clone(), format!("{}/foto/{}", page.base, page.id));
    view! {
        <p class="cus-photo__links">{links}</p>
        <div class=frame role="region" aria-label=name tabindex="0">
            <img class=TURNED[usize::from(page.turns % 4)] src=source alt=alt/>
        </div>
    }
    .into_any()
}

fn document(lang: Lang, page: &PhotoPageModel) -> AnyView {
    let href = format!("{}/foto/{}", page.base, page.id);
    view! {
        <Notice>
            <p>{t::PHOTO_PDF.get(lang)}</p>
            <p><a href=href>{t::PHOTO_DOWNLOAD.get(lang)}</a></p>
        </Notice>
    }
    .into_any()
}
