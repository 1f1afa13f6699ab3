//! Parts that are not open yet: says so, and what to do meanwhile.

use leptos::prelude::*;

use crate::chrome::Chrome;
use crate::components::button::Rank;
use crate::components::layout::Layout;
use crate::components::notice::Notice;
use crate::text::{Text, soon as t};

/// A part that is not open yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Soon {
    /// `/sanggahan/baru`
    Sanggahan,
    /// `/statistik`
    Statistik,
    /// `/petugas`
    Petugas,
}

impl Soon {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Sanggahan, Self::Statistik, Self::Petugas];

    const fn title(self) -> Text {
        match self {
            Self::Sanggahan => t::SANGGAHAN,
            Self::Statistik => t::STATISTIK,
            Self::Petugas => t::PETUGAS,
        }
    }

    const fn meanwhile(self) -> &'static [Text] {
        match self {
            Self::Sanggahan => &[t::SANGGAHAN_OFFICE, t::SANGGAHAN_SECRET, t::CALL],
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
    /// The person came from a card of a result, so it is said that nothing was sent.
    pub subject_token_present: bool,
}

/// The whole document.
pub fn soon_page(page: SoonPage) -> AnyView {
    let lang = page.chrome.lang;
    let title = page.feature.title().get(lang);
    let nothing_sent = page
        .subject_token_present
        .then(|| view! { <Notice><p>{t::NOTHING_SENT.get(lang)}</p></Notice> });
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
            {nothing_sent}
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
