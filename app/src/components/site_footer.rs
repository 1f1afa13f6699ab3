//! The line against fraud, human help, information, attribution.

use leptos::prelude::*;

use crate::chrome::Chrome;
use crate::components::contact_block::ContactBlock;
use crate::components::icon::{Icon, Shape};
use crate::text::layout as t;

/// Where the region table comes from.
const IDN_AREA_DATA: &str = "https://github.com/fityannugroho/idn-area-data";
/// Its licence.
const ODBL: &str = "https://opendatacommons.org/licenses/odbl/1-0/";

/// The footer of every page.
#[component]
pub fn SiteFooter(
    /// The frame.
    chrome: Chrome,
) -> AnyView {
    let lang = chrome.lang;
    let mut links = vec![
        ("/panduan", t::GUIDE),
        ("/statistik", t::STATISTICS),
        ("/privasi", t::PRIVACY),
        ("/aksesibilitas", t::ACCESSIBILITY),
    ];
    if chrome.development {
        links.push(("/_komponen", t::COMPONENTS));
    }
    let links = links
        .into_iter()
        .map(|(href, text)| view! { <li><a href=href>{text.get(lang)}</a></li> })
        .collect_view();
    view! {
        <footer class="cus-footer">
            <div class="cus-footer__inner">
                <p class="cus-footer__warning">
                    <Icon shape=Shape::Shield/>
                    <span>
                        <strong>{t::ANTI_PHISHING.get(lang)}</strong>
                        " "
                        {t::ANTI_PHISHING_ACT.get(lang)}
                    </span>
                </p>
                <ContactBlock lang contact=chrome.contact/>
                <nav aria-label=t::FOOTER_NAV.get(lang)>
                    <ul class="cus-footer__links">{links}</ul>
                </nav>
                <p class="cus-footer__small">
                    {t::ODBL_BEFORE.get(lang)} <a href=IDN_AREA_DATA>"idn-area-data"</a>
                    {t::ODBL_BETWEEN.get(lang)} <a href=ODBL>"Open Database License (ODbL)"</a> "."
                </p>
            </div>
        </footer>
    }
    .into_any()
}
