//! The line that says how saving goes.

use web_sys::HtmlElement;

use crate::islands::dom;
use crate::text::draft::steps::SAVED;
use crate::text::{Lang, Text, island};

/// The line, and the language of the page.
pub(super) struct Status {
    line: HtmlElement,
    lang: Lang,
}

impl Status {
    pub(super) fn new(line: HtmlElement) -> Self {
        Self { line, lang: dom::lang() }
    }

    /// Says one sentence politely; nothing when it stands there already, so that nobody hears it twice.
    pub(super) fn say(&self, sentence: Text) {
        self.put(sentence.get(self.lang));
    }

    /// `Tersimpan pukul 14.05`: the time as the server wrote it in an RFC 3339 instant.
    pub(super) fn saved(&self, instant: Option<&str>) {
        match instant.and_then(|text| Some((text.get(11..13)?, text.get(14..16)?))) {
            Some((hour, minute)) => {
                self.put(&dom::fill(SAVED, self.lang, &[hour, ".", minute].concat()));
            }
            None => self.say(island::SAVED),
        }
    }

    /// The draft is not there any more: says so, and where to begin another one.
    pub(super) fn gone(&self) {
        self.say(island::DRAFT_GONE);
        if let Some(link) = dom::element("a") {
            let _ = link.set_attribute("href", dom::door().start());
            link.set_text_content(Some(island::DRAFT_ANEW.get(self.lang)));
            let _ = self.line.append_child(&link);
        }
    }

    fn put(&self, sentence: &str) {
        if self.line.text_content().as_deref() != Some(sentence) {
            self.line.set_text_content(Some(sentence));
        }
    }
}
