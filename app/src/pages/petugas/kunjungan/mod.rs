//! `/petugas/kasus/{tiket}/kunjungan`: what was seen at a dwelling.

mod form;
pub mod model;

pub use form::question;

use leptos::prelude::*;

use crate::components::button::{Button, Rank};
use crate::components::error_summary::{ErrorSummary, Trouble};
use crate::components::file_field::FileField;
use crate::components::icon::Shape;
use crate::components::notice::Notice;
use crate::pages::petugas::frame::DeskLayout;
use crate::text::Lang;
use crate::text::petugas::{kunjungan as t, putusan};
use model::{VisitCard, VisitPage, VisitTrouble};

/// Media types of photos.
const IMAGES: &str = "image/jpeg,image/png,image/webp";
/// Name and `id` of the field of a photo.
const PHOTO: &str = "kunjungan_foto";

/// The whole document.
pub fn visit_page(page: VisitPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let has_errors = !page.errors.is_empty() || page.trouble.is_some();
    let trouble = page.trouble.map(|trouble| {
        let (title, why) = match trouble {
            VisitTrouble::Closed => (t::LOST, t::LOST_CLOSED),
            VisitTrouble::OwnAppeal => (t::LOST, t::LOST_OWN_APPEAL),
        };
        view! { <Trouble title=title.get(lang)><p>{why.get(lang)}</p></Trouble> }
    });
    let back = format!("/petugas/kasus/{}", page.ticket);
    let done = page.done.as_deref().map(|done| {
        let sentence = if done == "foto" { t::DONE_PHOTO } else { t::DONE };
        view! {
            <div role="status">
                <Notice shape=Shape::Check><p>{sentence.get(lang)}</p></Notice>
            </div>
        }
    });
    let none = page.visits.is_empty().then(|| view! { <p>{t::NONE.get(lang)}</p> });
    // What was typed is shown even where it can no longer be kept.
    let form = if page.open || page.trouble.is_some() {
        form::form(&page)
    } else {
        view! { <p>{t::CLOSED.get(lang)}</p> }.into_any()
    };
    // One field for files on a page: of the visit whose photo was refused, or of the officer's newest.
    let newest = || page.visits.iter().find(|visit| visit.mine).map(|visit| visit.id.clone());
    let takes_photos = page.photo_of.clone().or_else(newest).filter(|_| page.open);
    let visits: Vec<_> = page
        .visits
        .iter()
        .map(|visit| card(&page, visit, takes_photos.as_ref() == Some(&visit.id)))
        .collect();
    let VisitPage { frame, shown, errors, .. } = page;
    view! {
        <DeskLayout frame title=t::TITLE.get(lang) has_errors>
            <p><a href=back>{putusan::BACK.get(lang)}</a></p>
            {trouble}
            <ErrorSummary lang errors=&errors/>
            {done}
            <h1>{t::TITLE.get(lang)}</h1>
            <p>{putusan::TICKET.get(lang)}" "<strong>{shown}</strong></p>
            <h2>{t::EARLIER.get(lang)}</h2>
            {none}
            {visits}
            <h2>{t::NEW.get(lang)}</h2>
            {form}
        </DeskLayout>
    }
    .into_any()
}

/// What was seen, and the photos.
fn card(page: &VisitPage, visit: &VisitCard, takes_photos: bool) -> AnyView {
    let lang = page.frame.chrome.lang;
    let body = facts(lang, visit);
    let add = takes_photos.then(|| upload(page, visit));
    view! {
        <section class="cus-kunjungan" id=visit.id.clone()>
            <p class="cus-kunjungan__who">{visit.recorded.clone()}</p>
            {body}
            {photos(lang, visit)}
            {add}
        </section>
    }
    .into_any()
}

fn facts(lang: Lang, visit: &VisitCard) -> AnyView {
    if visit.lines.is_empty() {
        return view! { <p>{t::ERASED.get(lang)}</p> }.into_any();
    }
    let lines: Vec<_> = visit
        .lines
        .iter()
        .map(|(label, value)| {
            view! { <div><dt>{label.clone()}</dt><dd>{value.clone()}</dd></div> }
        })
        .collect();
    view! { <dl class="cus-facts">{lines}</dl> }.into_any()
}

fn photos(lang: Lang, visit: &VisitCard) -> Option<AnyView> {
    if visit.photos.is_empty() {
        return None;
    }
    let items: Vec<_> = visit
        .photos
        .iter()
        .enumerate()
        .map(|(place, url)| {
            let alt = t::PHOTO.fill(lang, &[("place", &(place + 1).to_string())]);
            view! {
                <li>
                    <a href=url.clone()>
                        <img src=url.clone() alt=alt width="160" height="120" loading="lazy"/>
                    </a>
                </li>
            }
        })
        .collect();
    Some(view! { <ul class="cus-kunjungan__photos">{items}</ul> }.into_any())
}

fn upload(page: &VisitPage, visit: &VisitCard) -> AnyView {
    let lang = page.frame.chrome.lang;
    let action = format!("/petugas/kasus/{}/kunjungan/{}/foto", page.ticket, visit.id);
    let error = page.errors.iter().find(|error| error.field == PHOTO);
    let error = error.map(|error| error.code);
    let id = PHOTO;
    view! {
        <form method="post" enctype="multipart/form-data" action=action>
            <label class="cus-field__label" for=id>{t::PHOTOS.get(lang)}</label>
            <FileField lang id hint=t::PHOTO_HINT.get(lang).to_owned() error accept=IMAGES/>
            <Button rank=Rank::Second name="aksi" value="foto" label=t::PHOTO_SEND.get(lang)/>
        </form>
    }
    .into_any()
}
