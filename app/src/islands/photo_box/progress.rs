//! How far an upload is.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlProgressElement};

use crate::islands::dom;
use crate::text::{Lang, island};

/// A bar and the same in per cent.
pub(super) struct Progress {
    bar: HtmlProgressElement,
    percent: Element,
}

impl Progress {
    /// Adds both to `area`, at nothing.
    pub(super) fn show(area: &Element, lang: Lang) -> Option<Self> {
        let bar: HtmlProgressElement = dom::element("progress")?.unchecked_into();
        let _ = bar.set_attribute("aria-label", island::PHOTO_SENDING.get(lang));
        let percent = dom::element("span")?;
        // The bar says the same.
        let _ = percent.set_attribute("aria-hidden", "true");
        let progress = Self { bar, percent };
        progress.set(0.0);
        let _ = area.append_child(&progress.bar);
        let _ = area.append_child(&progress.percent);
        Some(progress)
    }

    /// Shows a share, 0 to 1. At 1 everything is sent, and nobody knows how long the server looks at it.
    pub(super) fn set(&self, share: f64) {
        if share < 1.0 {
            self.bar.set_value(share);
            let percent = js_sys::Number::from((share * 100.0).floor());
            let text = percent.to_string_with_radix(10).map(String::from).unwrap_or_default();
            self.percent.set_text_content(Some(&[&text, "%"].concat()));
        } else {
            let _ = self.bar.remove_attribute("value");
            self.percent.set_text_content(None);
        }
    }
}
