//! The whole document around a page's content. Every page goes through it.

use leptos::prelude::*;

use crate::chrome::Chrome;
use crate::components::hydration::Hydration;
use crate::components::quick_exit::QuickExit;
use crate::components::site_footer::SiteFooter;
use crate::components::site_header::SiteHeader;
use crate::pages::draft::Door;
use crate::text::{layout as t, petugas::frame as desk_text};

/// The form that must survive a change of language: the switch submits it instead of following a
/// link.
#[derive(Debug, Clone, Copy)]
pub struct KeepForm {
    /// `id` of the form.
    pub form: &'static str,
    /// Name and value of the form's main button. Enter in a text field means the form's first
    /// submit button in the document, and the switch stands before the form: so a hidden twin of
    /// the main button is put before both.
    pub main: (&'static str, &'static str),
}

/// Whether a page can be left quickly.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Exit {
    /// If its address is below that of a form about somebody else's aid, an error page too.
    #[default]
    ByAddress,
    /// Wherever it stands.
    Always,
}

/// How much of a wide screen a page takes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Width {
    /// One column, as wide as a line is read well.
    #[default]
    Column,
    /// Something stands beside the main column.
    Wide,
    /// A page of officers: the whole width, and their style sheet.
    Desk,
}

/// A document: `<!DOCTYPE html>` to `</html>`.
///
/// `title` is the page's own, without the service's name. `back` is where the back link leads;
/// pages one reaches from the home page use `/`. With `has_errors` the title starts with
/// "Kesalahan: ".
#[component]
pub fn Layout(
    /// The frame.
    chrome: Chrome,
    /// Title of the page.
    #[prop(into)]
    title: String,
    /// Where the back link leads; none without it.
    #[prop(optional, into)]
    back: Option<String>,
    /// The form that the language switch must keep.
    #[prop(optional)]
    keep_form: Option<KeepForm>,
    /// The page reports errors.
    #[prop(optional)]
    has_errors: bool,
    /// How much of a wide screen it takes.
    #[prop(optional)]
    width: Width,
    /// The page has islands to start.
    #[prop(optional)]
    islands: bool,
    /// Whether it can be left quickly.
    #[prop(optional)]
    exit: Exit,
    /// The content of `<main>`.
    children: Children,
) -> AnyView {
    let lang = chrome.lang;
    let head = document_head(&chrome, title, has_errors, islands, width);
    let main_class = match width {
        Width::Column => "cus-main",
        Width::Wide => "cus-main cus-main--wide",
        Width::Desk => "cus-main cus-main--wide cus-main--desk",
    };
    let delicate = || Door::of_path(&chrome.path).is_some_and(Door::is_delicate);
    let exit = (exit == Exit::Always || delicate()).then(|| {
        let nonce = chrome.nonce.clone();
        view! { <QuickExit lang nonce/> }
    });
    let back =
        back.map(|href| view! { <a class="cus-back" href=href>{t::BACK.get(lang)}</a> }.into_any());
    view! {
        <!DOCTYPE html>
        <html lang=lang.code()>
            {head}
            <body>
                <a class="cus-skip" href="#utama">{t::SKIP.get(lang)}</a>
                <SiteHeader lang path=chrome.path.clone() keep_form/>
                {exit}
                <main id="utama" class=main_class tabindex="-1">
                    {back}
                    {children()}
                </main>
                <SiteFooter chrome/>
            </body>
        </html>
    }
    .into_any()
}

fn document_head(
    chrome: &Chrome,
    mut title: String,
    has_errors: bool,
    islands: bool,
    width: Width,
) -> AnyView {
    let desk = width == Width::Desk;
    let lang = chrome.lang;
    let end = if desk { desk_text::TITLE_END } else { t::TITLE_END };
    title.push_str(end.get(lang));
    if has_errors {
        title.insert_str(0, t::TITLE_ERRORS.get(lang));
    }
    let css = chrome.assets.css.clone().map(|href| view! { <link rel="stylesheet" href=href/> });
    let desk_css = chrome.assets.desk_css.clone().filter(|_| desk);
    let desk_css = desk_css.map(|href| view! { <link rel="stylesheet" href=href/> });
    let hydration = islands.then(|| {
        let Chrome { assets, nonce, save_data, .. } = chrome.clone();
        view! { <Hydration assets nonce save_data/> }
    });
    view! {
        <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width,initial-scale=1"/>
            <title>{title}</title>
            <meta name="description" content=t::DESCRIPTION.get(lang)/>
            <meta name="color-scheme" content="light dark"/>
            <meta name="theme-color" content="#0d4448"/>
            <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
            {css}
            {desk_css}
            {hydration}
        </head>
    }
    .into_any()
}
