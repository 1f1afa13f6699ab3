//! Parts that are not open yet: says so, and what to do meanwhile.

use leptos::prelude::*;

use crate::chrome::Chrome;
use crate::components::button::Rank;
use crate::components::layout::Layout;
use crate::text::{Text, soon as t};

/// A part that is not open yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Soon {
    /// `/statistik`
    Statistik,
    /// `/petugas`
    Petugas,
}

impl Soon {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Statistik, Self::Petugas];

    const fn title(self) -> Text {
        match self {
            Self::Statistik => t::STATISTIK,
            Self::Petugas => t::PETUGAS,
        }
    }

    const fn meanwhile(self) -> &'static [Text] {
        match self {
            Self::Statistik => &[t::STATISTIK_OFFICE, t::CALL],
            Self::Petugas => &[t::PETUGAS_OFFICE, t::CALL],
        }
    }
}

/// The page of a part that is not open yet.
#[derive(Debug, Clone)]
pub struct SoonPage {
    /// The frame.
    pub chrome: Chrome,
    /// Which part.
    pub feature: Soon,
}

/// The whole document.
pub fn soon_page(page: SoonPage) -> AnyView {
    let lang = page.chrome.lang;
    let title = page.feature.title().get(lang);
    let meanwhile = page
        .feature
        .meanwhile()
        .iter()
        .map(|one| view! { <li>{one.get(lang)}</li> })
        .collect_view();
    view! {
        <Layout chrome=page.chrome title back="/">
            <h1>{title}</h1>
            <p class="cus-lead">{t::LEAD.get(lang)}</p>
            <h2>{t::MEANWHILE.get(lang)}</h2>
            <ul>{meanwhile}</ul>
            <p class="cus-ways">
                <a class=Rank::Main.class() href="/cek">{t::CEK.get(lang)}</a>
                <a class=Rank::Second.class() href="/panduan">{t::GUIDE.get(lang)}</a>
            </p>
        </Layout>
    }
    .into_any()
}
