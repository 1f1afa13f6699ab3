//! The first sign-in: a password of one's own, the app, the recovery codes.

use leptos::prelude::*;

use super::SET_UP;
use super::model::{AppSecret, CodesPage, SetUpPage};
use crate::components::button::Rank;
use crate::components::icon::Shape;
use crate::components::layout::Layout;
use crate::components::notice::Notice;
use crate::pages::petugas::fault::{Faults, Line, code_traits, password_traits};
use crate::text::Lang;
use crate::text::petugas::masuk as t;

/// The whole document of `/petugas/masuk/pasang`.
pub fn set_up_page(page: SetUpPage) -> AnyView {
    let lang = page.chrome.lang;
    let faults = Faults { lang, list: &page.faults };
    let has_errors = !page.faults.is_empty();
    let summary = faults.summary();
    let (step, form) = match page.app {
        None => (t::STEP_PASSWORD, password_form(faults)),
        Some(app) => (t::STEP_APP, app_form(faults, app)),
    };
    view! {
        <Layout chrome=page.chrome title=t::SET_UP_TITLE.get(lang) has_errors>
            {summary}
            <h1>{t::SET_UP_TITLE.get(lang)}</h1>
            <p class="cus-lead">{step.get(lang)}</p>
            {form}
        </Layout>
    }
    .into_any()
}

fn password_form(faults: Faults<'_>) -> AnyView {
    let lang = faults.lang;
    let chosen = Line::new("kata_sandi", t::PASSWORD_NEW, password_traits("new-password"));
    let again = Line::new("ulangi", t::PASSWORD_AGAIN, password_traits("new-password"));
    view! {
        <p>{t::PASSWORD_WHY.get(lang)}</p>
        <form method="post" action=SET_UP novalidate>
            {faults.field(chosen.hint(t::PASSWORD_HINT))}
            {faults.field(again)}
            <button class=Rank::Main.class() name="aksi" value="sandi">
                {t::PASSWORD_SAVE.get(lang)}
            </button>
        </form>
    }
    .into_any()
}

fn app_form(faults: Faults<'_>, app: AppSecret) -> AnyView {
    let lang = faults.lang;
    let code = Line::new("kode", t::CODE, code_traits()).hint(t::APP_CODE_HINT);
    view! {
        <p>{t::APP_WHY.get(lang)}</p>
        <ol class="cus-list cus-list--number">
            <li>{t::APP_INSTALL.get(lang)}</li>
            <li>
                {t::APP_SCAN.get(lang)}
                <div
                    class="cus-receipt__qr"
                    role="img"
                    aria-label=t::APP_QR.get(lang)
                    inner_html=app.qr_svg
                ></div>
                {t::APP_TYPE.get(lang)}" "
                <code>{app.grouped}</code>
            </li>
            <li>{t::APP_PROVE.get(lang)}</li>
        </ol>
        <form method="post" action=SET_UP novalidate>
            <input type="hidden" name="kunci" value=app.token/>
            {faults.field(code)}
            <button class=Rank::Main.class() name="aksi" value="kode">
                {t::APP_SAVE.get(lang)}
            </button>
        </form>
    }
    .into_any()
}

/// The whole document that shows the recovery codes, once.
pub fn codes_page(page: CodesPage) -> AnyView {
    let lang = page.chrome.lang;
    let codes = code_list(lang, page.codes);
    view! {
        <Layout chrome=page.chrome title=t::CODES_TITLE.get(lang)>
            <h1>{t::CODES_TITLE.get(lang)}</h1>
            {codes}
            <p><a class=Rank::Main.class() href=page.to>{t::CODES_GO.get(lang)}</a></p>
        </Layout>
    }
    .into_any()
}

/// The codes with what they are for.
pub(in crate::pages::petugas) fn code_list(lang: Lang, codes: Vec<String>) -> AnyView {
    let codes = codes.into_iter().map(|code| view! { <li><code>{code}</code></li> }).collect_view();
    view! {
        <p>{t::CODES_WHY.get(lang)}</p>
        <Notice shape=Shape::Alert><p>{t::CODES_KEEP.get(lang)}</p></Notice>
        <ol class="cus-list cus-list--number">{codes}</ol>
    }
    .into_any()
}
