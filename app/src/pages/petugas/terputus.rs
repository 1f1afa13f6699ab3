//! What officers see when their session was over before a form arrived: what they typed, the way to sign in beside it, and
//! a button that sends it again.

use leptos::prelude::*;

use super::gangguan::{KeptPage, hidden_fields, typed_texts};
use super::masuk::SIGN_IN;
use crate::components::button::Rank;
use crate::components::error_summary::Trouble;
use crate::components::layout::{Layout, Width};
use crate::text::petugas::{gangguan, terputus as t};

/// The whole document. Signing in opens beside it, so that this page stays.
pub fn signed_out_page(page: KeptPage) -> AnyView {
    let lang = page.chrome.lang;
    let title = t::TITLE.get(lang);
    let (typed, fields) = (typed_texts(&page), hidden_fields(page.fields));
    view! {
        <Layout chrome=page.chrome title has_errors=true width=Width::Desk>
            <Trouble title><p>{t::WHY.get(lang)}</p></Trouble>
            <h1>{t::NEXT.get(lang)}</h1>
            <ol>
                <li>
                    <a href=SIGN_IN target="_blank" rel="noopener">{t::SIGN_IN_BESIDE.get(lang)}</a>
                </li>
                <li>{t::SEND_AFTER.get(lang)}</li>
            </ol>
            <form method="post" action=page.action>
                {fields}
                <p><button class=Rank::Main.class()>{gangguan::SEND_AGAIN.get(lang)}</button></p>
            </form>
            {typed}
            <p>{t::DISABLED.get(lang)}</p>
        </Layout>
    }
    .into_any()
}
