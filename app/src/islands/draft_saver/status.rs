//! The line that says how saving goes.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::{Function, Object, Reflect};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::islands::{dom, network};
use crate::text::draft::steps::SAVED;
use crate::text::{Lang, Text, island};

/// Class of the line at rest: it stands where the fields end.
const RIGHT: &str = "cus-draft-saver__status";
/// Class of the line just after saving: it stays in sight.
const FRESH: &str = "cus-draft-saver__status cus-draft-saver__status--fresh";
/// Class of the line while it fades at the edge, before it is back where the fields end.
const LEAVING: &str =
    "cus-draft-saver__status cus-draft-saver__status--fresh cus-draft-saver__status--leaving";
/// Class of the line that says what is not saved: it stands above the button, and covers nothing.
const WRONG: &str = "cus-draft-saver__status cus-draft-saver__status--wrong";

/// How long the line stays in sight after saving, in milliseconds.
const FRESH_MS: u32 = 5_000;
/// How long it takes to fade, in milliseconds; the style sheet says the same.
const LEAVING_MS: u32 = 400;

/// The line, and the language of the page.
pub(super) struct Status {
    line: HtmlElement,
    /// The way to the line while it says what is not saved.
    short: HtmlElement,
    /// Around the fields, the line and the way to it.
    root: Element,
    lang: Lang,
    /// What becomes of the line next.
    timer: Rc<RefCell<Option<Timeout>>>,
}

impl Status {
    pub(super) fn find(root: &Element, line: HtmlElement) -> Option<Self> {
        Some(Self {
            line,
            short: dom::find(root, "[data-short]")?,
            root: root.clone(),
            lang: dom::lang(),
            timer: Rc::default(),
        })
    }

    /// Says politely why nothing was saved; nothing when it stands there already, so that nobody hears it twice.
    pub(super) fn say(&self, sentence: Text) {
        self.put(sentence.get(self.lang), WRONG);
        if self.short.has_attribute("hidden") {
            let _ = self.short.remove_attribute("hidden");
            self.uncover();
        }
    }

    /// `Tersimpan pukul 14.05`: the time as the server wrote it in an RFC 3339 instant.
    pub(super) fn saved(&self, instant: Option<&str>) {
        match instant.and_then(|text| Some((text.get(11..13)?, text.get(14..16)?))) {
            Some((hour, minute)) => {
                self.put(&dom::fill(SAVED, self.lang, &[hour, ".", minute].concat()), FRESH);
            }
            None => self.put(island::SAVED.get(self.lang), FRESH),
        }
        let _ = self.short.set_attribute("hidden", "");
        let (line, timer) = (self.line.clone(), Rc::clone(&self.timer));
        let leave = Timeout::new(FRESH_MS, move || leave(line, &timer));
        self.timer.replace(Some(leave));
    }

    /// The draft is not there any more: says so. Its task list, one step up whichever form it is, then
    /// tells how to go on or begin another one.
    pub(super) fn gone(&self) {
        self.say(island::DRAFT_GONE);
        dom::add_way_to_tasks(&self.line, self.lang);
    }

    fn put(&self, sentence: &str, class: &str) {
        self.timer.take();
        self.line.set_class_name(class);
        if self.line.text_content().as_deref() != Some(sentence) {
            self.line.set_text_content(Some(sentence));
        }
    }

    /// The field somebody is typing into moves away from below the short line, if it was there.
    fn uncover(&self) {
        let Some(field) =
            document().active_element().filter(|field| self.root.contains(Some(field.as_ref())))
        else {
            return;
        };
        let nearest = Object::new();
        network::set(&nearest, "block", &"nearest".into());
        if let Ok(scroll) = Reflect::get(&field, &"scrollIntoView".into()) {
            // Old browsers take the object for `true`, which does no harm.
            let _ = scroll.unchecked_ref::<Function>().call1(&field, &nearest);
        }
    }
}

/// The line goes back to where the fields end: at once if it is there already, else after fading.
fn leave(line: HtmlElement, timer: &RefCell<Option<Timeout>>) {
    let held_at = line.offset_top();
    line.set_class_name(RIGHT);
    if line.offset_top() != held_at {
        line.set_class_name(LEAVING);
        let rest = Timeout::new(LEAVING_MS, move || line.set_class_name(RIGHT));
        timer.replace(Some(rest));
    }
}
