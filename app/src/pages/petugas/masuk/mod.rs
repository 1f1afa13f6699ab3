//! `/petugas/masuk`: signing in, and the first sign-in. No captcha (WCAG 2.2 SC 3.3.8), no island.

pub mod model;
mod set_up;

use domain::account::USERNAME_MAX_CHARS;
use leptos::prelude::*;

pub(super) use set_up::code_list;
pub use set_up::{codes_page, set_up_page};

use super::fault::{Faults, Line, code_traits, password_traits, username_traits};
use crate::components::article::Writer;
use crate::components::button::Rank;
use crate::components::error_summary::Trouble;
use crate::components::layout::Layout;
use crate::components::notice::Notice;
use crate::text::Lang;
use crate::text::petugas::masuk as t;
use model::{CodePage, SignInPage, SignInTrouble};

/// Where this is.
pub const SIGN_IN: &str = "/petugas/masuk";
/// The second step.
pub const CODE: &str = "/petugas/masuk/kode";
/// The first sign-in.
pub const SET_UP: &str = "/petugas/masuk/pasang";

/// The whole document of `/petugas/masuk`.
///
/// Whether there is no such officer, or the password is wrong, the page is the same.
pub fn sign_in_page(page: SignInPage) -> AnyView {
    let lang = page.chrome.lang;
    let faults = Faults { lang, list: &page.faults };
    let has_errors = !page.faults.is_empty() || page.trouble.is_some();
    let trouble =
        page.trouble.map(|trouble| trouble_box(lang, trouble, t::REFUSED, t::REFUSED_WHY));
    let left = page.left.then(|| {
        view! { <Notice><p><strong>{t::LEFT.get(lang)}</strong>". "{t::LEFT_WHY.get(lang)}</p></Notice> }
    });
    let username = Line::new("nama_pengguna", t::USERNAME, username_traits(USERNAME_MAX_CHARS));
    let password = Line::new("kata_sandi", t::PASSWORD, password_traits("current-password"));
    let contact = Writer(lang).contact(&page.chrome.contact);
    let summary = faults.summary();
    let username = faults.field(username.value(&page.username));
    let password = faults.field(password);
    view! {
        <Layout chrome=page.chrome title=t::TITLE.get(lang) back="/" has_errors>
            {trouble}
            {summary}
            <h1>{t::TITLE.get(lang)}</h1>
            {left}
            <p class="cus-lead">{t::LEAD.get(lang)}</p>
            <form method="post" action=SIGN_IN novalidate>
                <input type="hidden" name="ke" value=page.to/>
                {username}
                {password}
                <button class=Rank::Main.class()>{t::SUBMIT.get(lang)}</button>
            </form>
            <h2>{t::LOST.get(lang)}</h2>
            <p>{t::LOST_WHAT.get(lang)}</p>
            {contact}
        </Layout>
    }
    .into_any()
}

/// The whole document of `/petugas/masuk/kode`.
pub fn code_page(page: CodePage) -> AnyView {
    let lang = page.chrome.lang;
    let faults = Faults { lang, list: &page.faults };
    let has_errors = !page.faults.is_empty() || page.trouble.is_some();
    let refused = (t::CODE_REFUSED, t::CODE_REFUSED_WHY);
    let trouble = page.trouble.map(|trouble| trouble_box(lang, trouble, refused.0, refused.1));
    let code = faults.field(Line::new("kode", t::CODE, code_traits()).hint(t::CODE_HINT));
    let summary = faults.summary();
    view! {
        <Layout chrome=page.chrome title=t::CODE_TITLE.get(lang) has_errors>
            {trouble}
            {summary}
            <h1>{t::CODE_TITLE.get(lang)}</h1>
            <p class="cus-lead">{t::CODE_LEAD.get(lang)}</p>
            <form method="post" action=CODE novalidate>
                {code}
                <button class=Rank::Main.class()>{t::CODE_SUBMIT.get(lang)}</button>
            </form>
            <p class="cus-form__remark"><a href=SIGN_IN>{t::ELSE.get(lang)}</a></p>
        </Layout>
    }
    .into_any()
}

/// What is wrong that no single field is to blame for.
pub(super) fn trouble_box(
    lang: Lang,
    trouble: SignInTrouble,
    refused: crate::text::Text,
    refused_why: crate::text::Text,
) -> AnyView {
    let (title, why) = match trouble {
        SignInTrouble::Refused => (refused, refused_why.get(lang).to_owned()),
        SignInTrouble::Locked { minutes } => {
            (t::LOCKED, t::LOCKED_WHY.fill(lang, &[("minutes", &minutes.to_string())]))
        }
        SignInTrouble::TooLate => (t::TOO_LATE, t::TOO_LATE_WHY.get(lang).to_owned()),
        SignInTrouble::Over => (t::OVER, t::OVER_WHY.get(lang).to_owned()),
    };
    view! { <Trouble title=title.get(lang)><p>{why}</p></Trouble> }.into_any()
}
