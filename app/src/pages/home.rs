//! The home page: what this is, and its doors.

use leptos::prelude::*;

use crate::chrome::Chrome;
use crate::components::button::Rank;
use crate::components::door::Door;
use crate::components::layout::{Layout, Width};
use crate::components::site_header::KAWUNG;
use crate::text::home as t;

/// The whole document of `/`.
pub fn home_page(chrome: Chrome) -> AnyView {
    let lang = chrome.lang;
    let doors = [
        ("/usulan/baru", t::USUL, t::USUL_WHAT),
        ("/sanggahan/baru", t::SANGGAH, t::SANGGAH_WHAT),
        ("/lacak", t::LACAK, t::LACAK_WHAT),
    ]
    .into_iter()
    .map(|(href, name, what)| view! { <Door href name=name.get(lang) what=what.get(lang)/> })
    .collect_view();
    view! {
        <Layout chrome title=t::TITLE.get(lang) width=Width::Wide>
            <h1>{t::TITLE.get(lang)}</h1>
            <p class="cus-lead">{t::LEAD.get(lang)}" "{t::LEAD_MORE.get(lang)}</p>
            <h2 class="cus-hidden">{t::DOORS.get(lang)}</h2>
            <div class="cus-hero">
                <svg class="cus-hero__pattern" aria-hidden="true">
                    <pattern id="kawung" width="48" height="48" patternUnits="userSpaceOnUse">
                        <path d=KAWUNG transform="scale(2)"/>
                    </pattern>
                    <rect width="100%" height="100%" fill="url(#kawung)"/>
                </svg>
                <h3 class="cus-hero__name">{t::CEK.get(lang)}</h3>
                <p>{t::CEK_WHAT.get(lang)}</p>
                <a class=Rank::Main.class() href="/cek">{t::CEK_START.get(lang)}</a>
            </div>
            <ul class="cus-doors">
                {doors}
            </ul>
            <div class="cus-pair">
                <section>
                    <h2>{t::PRIVACY_TITLE.get(lang)}</h2>
                    <p>{t::PRIVACY.get(lang)}</p>
                    <p><a href="/privasi">{t::PRIVACY_LINK.get(lang)}</a></p>
                </section>
                <section>
                    <h2>{t::GUIDE_TITLE.get(lang)}</h2>
                    <p>{t::GUIDE.get(lang)}</p>
                    <p><a href="/panduan">{t::GUIDE_LINK.get(lang)}</a></p>
                </section>
            </div>
        </Layout>
    }
    .into_any()
}
