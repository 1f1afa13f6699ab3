//! The form of `/cek`.

use domain::typed_name::NAME_MAX_CHARS;
use domain::wilayah::Level;
use leptos::prelude::*;

use crate::components::button::{Button, Rank};
use crate::components::captcha_field::CaptchaField;
use crate::components::error_summary::ErrorSummary;
use crate::components::icon::Shape;
use crate::components::layout::{KeepForm, Layout};
use crate::components::notice::Notice;
use crate::components::region_choices::RegionChoices;
use crate::components::region_select::RegionSelect;
use crate::components::text_field::{TextField, TextTraits};
use crate::islands::captcha_box::CaptchaBox;
use crate::islands::region_picker::RegionPicker;
use crate::pages::cek::model::{CekForm, CekPage, RegionLists};
use crate::text::{Lang, cek as t, hasil};

/// `id` of the form.
const FORM: &str = "cek";
/// Name and value of its main button.
const MAIN: (&str, &str) = ("aksi", "cek");
/// Longest village name to search for; the longest in the table has 46 characters.
const SEARCH_MAX_CHARS: usize = 100;

/// The whole document of `/cek`.
pub fn cek_page(page: CekPage) -> AnyView {
    let lang = page.chrome.lang;
    let keep_form = KeepForm { form: FORM, main: MAIN };
    let region = region_group(&page);
    let person = person_group(&page);
    let captcha = captcha_group(&page);
    let CekPage { chrome, errors, .. } = page;
    let has_errors = !errors.is_empty();
    view! {
        <Layout
            chrome
            title=t::TITLE.get(lang)
            back="/"
            keep_form
            has_errors
            wide=true
            islands=true
        >
            <ErrorSummary lang errors=&errors/>
            <h1>{t::TITLE.get(lang)}</h1>
            <p class="cus-lead">{t::LEAD.get(lang)}</p>
            <div class="cus-columns">
                <div class="cus-columns__main">
                    <form class="cus-form" id=FORM method="post" action="/cek" novalidate>
                        {region}
                        {person}
                        {captcha}
                        <div class="cus-form__end">
                            <Button
                                rank=Rank::Main
                                name=MAIN.0
                                value=MAIN.1
                                label=t::SUBMIT.get(lang)
                            />
                            <p class="cus-form__remark">{t::PRIVACY.get(lang)}</p>
                        </div>
                    </form>
                </div>
                <aside class="cus-columns__side">{good_to_know(lang)}</aside>
            </div>
        </Layout>
    }
    .into_any()
}

/// What a person may want to know first. On a phone it stands below the form.
fn good_to_know(lang: Lang) -> AnyView {
    view! {
        <h2 class="cus-columns__title">{t::GOOD_TO_KNOW.get(lang)}</h2>
        <ul>
            <li>{t::KNOW_NEEDED.get(lang)}</li>
            <li>{t::KNOW_SHOWN.get(lang)}</li>
            <li>
                <strong>{hasil::NOT_AUTOMATIC.get(lang)}</strong>
                " "
                {hasil::CENTRE_DECIDES.get(lang)}
            </li>
        </ul>
    }
    .into_any()
}

fn region_group(page: &CekPage) -> AnyView {
    let lang = page.chrome.lang;
    let selects = Level::ALL
        .into_iter()
        .map(|level| {
            let (list, chosen) = of_level(&page.regions, &page.form, level);
            let error = page.errors.of(level.field());
            view! { <RegionSelect lang level list=list.clone() chosen=chosen.to_owned() error/> }
        })
        .collect_view();
    let successors = (!page.successors.is_empty()).then(|| {
        let paths = page.successors.clone();
        view! {
            <Notice shape=Shape::Alert>
                <p>{t::SUCCESSORS.get(lang)}</p>
                <RegionChoices paths/>
            </Notice>
        }
    });
    view! {
        <fieldset class="cus-form__group">
            <legend class="cus-form__legend">{t::REGION.get(lang)}</legend>
            {successors}
            <RegionPicker>
                {selects}
                <p data-without-script="">
                    <Button
                        rank=Rank::Second
                        name="aksi"
                        value="wilayah"
                        label=t::NEXT_LEVEL.get(lang)
                    />
                </p>
            </RegionPicker>
            {village_search(page)}
        </fieldset>
    }
    .into_any()
}

fn of_level<'a>(
    lists: &'a RegionLists,
    form: &'a CekForm,
    level: Level,
) -> (&'a Vec<domain::wilayah::Wilayah>, &'a str) {
    match level {
        Level::Provinsi => (&lists.provinsi, &form.provinsi),
        Level::KabupatenKota => (&lists.kabupaten, &form.kabupaten),
        Level::Kecamatan => (&lists.kecamatan, &form.kecamatan),
        Level::Desa => (&lists.desa, &form.desa),
    }
}

fn village_search(page: &CekPage) -> AnyView {
    let lang = page.chrome.lang;
    let error = page.errors.of("cari");
    let open = error.is_some() || page.search.is_some();
    let answer = page.search.clone().map(|search| {
        let (first, paths) = if search.found.is_empty() {
            (t::SEARCH_NONE, None)
        } else {
            (t::SEARCH_FOUND, Some(search.found))
        };
        view! {
            <div role="status">
                <p>{first.get(lang)}</p>
                {paths.map(|paths| view! { <RegionChoices paths/> })}
                {search.truncated.then(|| view! { <p>{t::SEARCH_TRUNCATED.get(lang)}</p> })}
            </div>
        }
    });
    view! {
        <details class="cus-details" open=open>
            <summary class="cus-details__summary">{t::SEARCH_OPEN.get(lang)}</summary>
            <div class="cus-details__body">
                <TextField
                    lang
                    name="cari"
                    label=t::SEARCH_LABEL.get(lang)
                    hint=None
                    error
                    value=page.form.cari.clone()
                    traits=TextTraits::other(SEARCH_MAX_CHARS)
                />
                <Button
                    rank=Rank::Second
                    name="aksi"
                    value="cari"
                    label=t::SEARCH_BUTTON.get(lang)
                />
                {answer}
            </div>
        </details>
    }
    .into_any()
}

fn person_group(page: &CekPage) -> AnyView {
    let lang = page.chrome.lang;
    let year_hint =
        if page.birth_year_required { t::BIRTH_YEAR_HINT } else { t::BIRTH_YEAR_HINT_OPTIONAL };
    view! {
        <fieldset class="cus-form__group">
            <legend class="cus-form__legend">{t::PERSON.get(lang)}</legend>
            <TextField
                lang
                name="nama"
                label=t::NAME.get(lang)
                hint=Some(t::NAME_HINT.get(lang).to_owned())
                error=page.errors.of("nama")
                value=page.form.nama.clone()
                traits=TextTraits::name(NAME_MAX_CHARS)
            />
            <TextField
                lang
                name="tahun_lahir"
                label=t::BIRTH_YEAR.get(lang)
                hint=Some(year_hint.get(lang).to_owned())
                error=page.errors.of("tahun_lahir")
                optional=!page.birth_year_required
                value=page.form.tahun_lahir.clone()
                traits=TextTraits::birth_year()
            />
        </fieldset>
    }
    .into_any()
}

fn captcha_group(page: &CekPage) -> AnyView {
    let lang = page.chrome.lang;
    let Some(challenge) = page.captcha.clone() else {
        return view! { <Notice><p>{t::CAPTCHA_OFF.get(lang)}</p></Notice> }.into_any();
    };
    let worker = page.chrome.assets.pow_worker.clone();
    let contact = page.chrome.contact.clone();
    let error = page.errors.of("captcha");
    let CekForm { captcha: answer, pow, .. } = page.form.clone();
    view! {
        <fieldset class="cus-form__group">
            <legend class="cus-form__legend">{t::CAPTCHA.get(lang)}</legend>
            <CaptchaBox worker>
                <CaptchaField lang challenge answer pow error contact/>
            </CaptchaBox>
        </fieldset>
    }
    .into_any()
}
