//! What the server shows of a photo now.

use js_sys::{Date, JSON};
use leptos::prelude::window;
use web_sys::{DomParser, Element, SupportedType};

use crate::islands::{dom, network};

/// The content of a photo's slot from a fresh copy of this page, if it could be had.
pub(super) async fn slot(kind: &str) -> Option<Element> {
    let address = window().location().href().ok()?;
    let html = network::page(&address).await?;
    let page = DomParser::new().ok()?.parse_from_string(&html, SupportedType::TextHtml).ok()?;
    let selector = ["[data-photo=", kind, "]"].concat();
    let content: Element = dom::find(&page.document_element()?, &selector)?;
    if let Some(picture) = dom::find::<Element>(&content, "img") {
        renew(&picture);
    }
    Some(content)
}

/// Gives a picture an address of its own: within one page a browser shows what it has under the old one.
fn renew(picture: &Element) -> Option<()> {
    let now = String::from(JSON::stringify(&Date::now().into()).ok()?);
    let source = picture.get_attribute("src")?;
    picture.set_attribute("src", &[&source, "?", &now].concat()).ok()
}
