//! The line that says how saving goes.

use web_sys::HtmlElement;

use crate::islands::dom;
use crate::text::draft::steps::SAVED;
use crate::text::{Lang, Text, island};

/// Class of the line while all is well: it stays in sight.
const RIGHT: &str = "cus-draft-saver__status";
/// Class of the line that says what is not saved: it stands above the button, and covers nothing.
const WRONG: &str = "cus-draft-saver__status cus-draft-saver__status--wrong";

/// The line, and the language of the page.
pub(super) struct Status {
    line: HtmlElement,
    lang: Lang,
}

impl Status {
    pub(super) fn new(line: HtmlElement) -> Self {
        Self { line, lang: dom::lang() }
    }

    /// Says politely why nothing was saved; nothing when it stands there already, so that nobody hears it twice.
    pub(super) fn say(&self, sentence: Text) {
        self.put(sentence.get(self.lang), WRONG);
    }

    /// `Tersimpan pukul 14.05`: the time as the server wrote it in an RFC 3339 instant.
    pub(super) fn saved(&self, instant: Option<&str>) {
        match instant.and_then(|text| Some((text.get(11..13)?, text.get(14..16)?))) {
            Some((hour, minute)) => {
                self.put(&dom::fill(SAVED, self.lang, &[hour, ".", minute].concat()), RIGHT);
            }
            None => self.put(island::SAVED.get(self.lang), RIGHT),
        }
    }

    /// The draft is not there any more: says so. Its task list, one step up whichever form it is, then
    /// tells how to go on or begin another one.
    pub(super) fn gone(&self) {
        self.say(island::DRAFT_GONE);
        dom::add_way_to_tasks(&self.line, self.lang);
    }

    fn put(&self, sentence: &str, class: &str) {
        self.line.set_class_name(class);
        if self.line.text_content().as_deref() != Some(sentence) {
            self.line.set_text_content(Some(sentence));
        }
    }
}
