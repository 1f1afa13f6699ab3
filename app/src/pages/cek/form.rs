//! The form of `/cek`.

use domain::typed_name::NAME_MAX_CHARS;
use leptos::prelude::*;

use crate::components::button::{Button, Rank};
use crate::components::captcha_field::CaptchaField;
use crate::components::error_summary::ErrorSummary;
use crate::components::layout::{KeepForm, Layout, Width};
use crate::components::notice::Notice;
use crate::components::region_fields::{RegionFields, RegionState};
use crate::components::text_field::{TextField, TextTraits};
use crate::islands::captcha_box::CaptchaBox;
use crate::pages::cek::model::{CekForm, CekPage};
use crate::text::{Lang, cek as t, hasil};

/// `id` of the form.
const FORM: &str = "cek";
/// Name and value of its main button.
const MAIN: (&str, &str) = ("aksi", "cek");

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
            width=Width::Wide
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
    let CekForm { provinsi, kabupaten, kecamatan, desa, cari, .. } = page.form.clone();
    let state = RegionState {
        lists: page.regions.clone(),
        chosen: [provinsi, kabupaten, kecamatan, desa],
        successors: page.successors.clone(),
        cari,
        search: page.search.clone(),
    };
    view! {
        <fieldset class="cus-form__group">
            <legend class="cus-form__legend">{t::REGION.get(lang)}</legend>
            <RegionFields lang state errors=&page.errors/>
        </fieldset>
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
