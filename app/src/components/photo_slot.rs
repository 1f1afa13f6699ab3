//! One photo that is asked for: what is there already, and a form to send another.

use domain::field::ErrorCode;
use domain::form::{Form, PhotoKind};
use leptos::prelude::*;

use crate::components::button::{Button, Rank};
use crate::components::file_field::FileField;
use crate::components::icon::Shape;
use crate::components::notice::Notice;
use crate::islands::photo_box::PhotoBox;
use crate::pages::draft::Door;
use crate::pages::draft::model::{PhotoLine, PhotoSlot as Slot};
use crate::text::draft::{photo_advice, photo_hint, photo_title, photos as t};
use crate::text::{Lang, Text, layout};

/// Media types of photos.
const IMAGES: &str = "image/jpeg,image/png,image/webp";
/// The same where a PDF may be sent.
const IMAGES_AND_PDF: &str = "image/jpeg,image/png,image/webp,application/pdf";

/// A section with the photo's slug as its `id`. Works without JavaScript, one file per request.
#[component]
pub fn PhotoSlot(
    /// Language of the page.
    lang: Lang,
    /// Of which form.
    form: Form,
    /// What is asked for, and what is there.
    asked: Slot,
    /// Id of the draft, for the island.
    draft: String,
    /// The forms lead back to the check page.
    from_check: bool,
    /// What is wrong, if anything.
    error: Option<ErrorCode>,
) -> AnyView {
    let Slot { kind, required, photo } = asked;
    let optional = (!required).then(|| {
        view! { <span class="cus-field__optional">" "{layout::OPTIONAL.get(lang)}</span> }
    });
    let replace =
        photo.as_ref().map(|photo| if photo.is_pdf { t::REPLACE_FILE } else { t::REPLACE });
    let door = Door::of(form);
    let hint = photo_hint(kind, form).get(lang);
    let upload = action(door, from_check, kind, "");
    let form = upload_form(lang, (kind, hint), replace, error, upload);
    let delete = action(door, from_check, kind, "/hapus");
    let present = photo.map(|photo| present(lang, kind, photo, delete));
    let slug = kind.slug().to_owned();
    view! {
        <section class="cus-photo" id=kind.slug()>
            <h2 class="cus-photo__title">
                <label for=kind.field()>{photo_title(kind).get(lang)}</label>
                {optional}
            </h2>
            <PhotoBox draft kind=slug>
                {present}
                {form}
            </PhotoBox>
        </section>
    }
    .into_any()
}

/// Where the forms of a slot go.
fn action(door: Door, from_check: bool, kind: PhotoKind, end: &str) -> String {
    let from = if from_check { "?dari=periksa" } else { "" };
    format!("{}{end}{from}", door.photo(kind))
}

fn upload_form(
    lang: Lang,
    (kind, hint): (PhotoKind, &'static str),
    replace: Option<Text>,
    error: Option<ErrorCode>,
    action: String,
) -> AnyView {
    let mut hint = hint.to_owned();
    if let Some(replace) = replace {
        hint = format!("{} {hint}", replace.get(lang));
    }
    let accept = if kind.takes_pdf() { IMAGES_AND_PDF } else { IMAGES };
    view! {
        <form method="post" enctype="multipart/form-data" action=action>
            <FileField lang id=kind.field() hint error accept/>
            <p data-without-script="">
                <Button rank=Rank::Second name="aksi" value="kirim" label=t::SEND.get(lang)/>
            </p>
        </form>
    }
    .into_any()
}

fn present(lang: Lang, kind: PhotoKind, photo: PhotoLine, delete: String) -> AnyView {
    let kept = t::KEPT.fill(lang, &[("size", &photo.bytes.div_ceil(1024).to_string())]);
    let advice = advice(lang, &photo.advice);
    let remove = if photo.is_pdf { t::DELETE_FILE } else { t::DELETE };
    view! {
        <div class="cus-photo__present">
            {picture(lang, kind, photo)}
            <div>
                <p class="cus-photo__kept">{kept}</p>
                <form method="post" action=delete>
                    <button class="cus-photo__delete" name="aksi" value="hapus">
                        {remove.get(lang)}
                        <span class="cus-hidden">": "{photo_title(kind).get(lang)}</span>
                    </button>
                </form>
            </div>
        </div>
        {advice}
    }
    .into_any()
}

fn picture(lang: Lang, kind: PhotoKind, photo: PhotoLine) -> AnyView {
    if photo.is_pdf {
        let link = "cus-article__link";
        return view! { <a class=link href=photo.url download="">{t::PDF.get(lang)}</a> }
            .into_any();
    }
    let alt = t::THUMBNAIL.fill(lang, &[("photo", photo_title(kind).get(lang))]);
    view! {
        <img
            class="cus-photo__thumbnail"
            src=photo.url
            alt=alt
            width="120"
            height="90"
            loading="lazy"
        />
    }
    .into_any()
}

fn advice(lang: Lang, codes: &[String]) -> Option<AnyView> {
    let sentences: Vec<_> = codes
        .iter()
        .filter_map(|code| photo_advice(code))
        .map(|text| view! { <p>{text.get(lang)}</p> })
        .collect();
    (!sentences.is_empty()).then(|| {
        view! {
            <Notice shape=Shape::Alert>
                {sentences}
                <p>{t::KEEP_IT.get(lang)}</p>
            </Notice>
        }
        .into_any()
    })
}
