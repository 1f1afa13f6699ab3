//! What a photo's slot does in the browser.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use leptos::task::spawn_local;
use web_sys::{Blob, Element, Event, HtmlElement, HtmlInputElement, XmlHttpRequest};

use super::progress::Progress;
use super::scale::scale;
use super::upload::{self, Outcome};
use super::{page, refusal};
use crate::islands::dom;
use crate::text::{Lang, Text, island};

/// From showing a stored photo to saying so, in milliseconds: what changes together with a line is not read out.
const SAY_AFTER_MS: u32 = 300;

/// Makes the slot below `root` work. Does nothing to markup that is not as expected: it works without.
pub(super) fn start(root: &Element) {
    if let Some(slot) = Slot::find(root) {
        Rc::new(slot).begin();
    }
}

/// One photo that is asked for.
struct Slot {
    root: Element,
    /// What the server rendered.
    content: Element,
    input: HtmlInputElement,
    status: HtmlElement,
    /// Says what went wrong, at once.
    alert: HtmlElement,
    /// Where progress and buttons stand.
    area: Element,
    url: String,
    kind: String,
    lang: Lang,
    /// What was chosen, ready to be sent (again).
    ready: RefCell<Option<Blob>>,
    request: RefCell<Option<XmlHttpRequest>>,
    /// Counts choices and cancellations. What was begun in an earlier turn comes too late.
    turn: Cell<u32>,
}

impl Slot {
    fn find(root: &Element) -> Option<Self> {
        let content: Element = dom::find(root, "[data-photo]")?;
        Some(Self {
            input: dom::find(&content, "input[type=file]")?,
            status: dom::find(root, "[data-status]")?,
            alert: dom::find(root, "[data-alert]")?,
            area: dom::find(root, "[data-progress]")?,
            url: ["/api/v1/draf/", &content.get_attribute("data-draft")?, "/foto"].concat(),
            kind: content.get_attribute("data-photo")?,
            root: root.clone(),
            content,
            lang: dom::lang(),
            ready: RefCell::default(),
            request: RefCell::default(),
            turn: Cell::new(0),
        })
    }

    fn begin(self: Rc<Self>) {
        dom::remove_without_script(&self.content);
        // What went wrong stands above the field, as the server puts it.
        if let Some(line) = self.alert.parent_element() {
            let _ = self.input.before_with_node_1(&line);
        }
        // A browser must not bring a file back that was sent long ago.
        let _ = self.input.set_attribute("autocomplete", "off");
        let slot = Rc::clone(&self);
        dom::listen(&self.input, "change", Box::new(move |_| slot.choose()));
        if let Ok(Some(form)) = self.input.closest("form") {
            let slot = Rc::clone(&self);
            dom::listen(&form, "submit", Box::new(move |event| slot.submit(&event)));
        }
        // Chosen before the code had arrived.
        self.choose();
    }

    /// Enter, or a button that stayed: what was chosen goes the same way. Without a file the page says what is wrong.
    fn submit(self: &Rc<Self>, event: &Event) {
        if self.request.borrow().is_some() {
            event.prevent_default();
        } else if self.ready.borrow().is_some() {
            event.prevent_default();
            self.send();
        }
    }

    /// A file was chosen, perhaps instead of another one.
    fn choose(self: &Rc<Self>) {
        if let Some(file) = self.input.files().and_then(|files| files.get(0)) {
            self.stop();
            self.say(island::PHOTO_PREPARING);
            let (slot, turn) = (Rc::clone(self), self.turn.get());
            spawn_local(async move {
                let scaled = scale(&file).await;
                if slot.turn.get() != turn {
                    return;
                }
                slot.area.set_text_content(None);
                let (file, advice) = match scaled {
                    Some(scaled) => (scaled.blob, scaled.advice),
                    None => (file.into(), None),
                };
                slot.ready.replace(Some(file));
                slot.send();
                if let Some(advice) = advice {
                    slot.advise(advice);
                }
            });
        }
    }

    /// Leaves nothing running, and nothing to be sent.
    fn stop(&self) {
        self.turn.set(self.turn.get() + 1);
        self.ready.take();
        if let Some(request) = self.request.take() {
            let _ = request.abort();
        }
        self.area.set_text_content(None);
    }

    /// Sends what is ready, and shows how far it is.
    fn send(self: &Rc<Self>) {
        let Some(file) = self.ready.borrow().clone() else { return };
        if file.size() > refusal::MAX_BYTES {
            return self.refuse(413, "");
        }
        let had_focus = dom::has_focus(&self.area);
        self.area.set_text_content(None);
        self.say(island::PHOTO_SENDING);
        let progress = Progress::show(&self.area, self.lang);
        let slot = Rc::clone(self);
        let cancel = move || slot.cancel();
        dom::add_button(&self.area, island::PROOF_CANCEL, self.lang, had_focus, Box::new(cancel));

        let slot = Rc::clone(self);
        let heard = move |share| {
            if let Some(progress) = &progress {
                progress.set(share);
            }
            if share >= 1.0 {
                slot.say(island::PHOTO_CHECKING);
            }
        };
        let slot = Rc::clone(self);
        let turn = self.turn.get();
        let end = move |outcome| {
            if slot.turn.get() == turn {
                slot.end(outcome);
            }
        };
        match upload::post(&self.url, &self.kind, &file, Box::new(heard), Box::new(end)) {
            Ok(request) => {
                self.request.replace(Some(request));
            }
            Err(_) => self.offer_again(island::SERVICE_TROUBLE),
        }
    }

    /// The citizen thought better of it.
    fn cancel(&self) {
        let had_focus = dom::has_focus(&self.area);
        self.stop();
        self.input.set_value("");
        self.say(island::PHOTO_CANCELLED);
        if had_focus {
            let _ = self.input.focus();
        }
    }

    fn end(self: &Rc<Self>, outcome: Outcome) {
        self.request.take();
        match outcome {
            Outcome::Stored => {
                self.say(island::PHOTO_STORED);
                spawn_local(Rc::clone(self).renew());
            }
            Outcome::Refused(status, code) => match refusal::retry(status) {
                Some(sentence) => self.offer_again(sentence),
                None => self.refuse(status, &code),
            },
        }
    }

    /// Says why this file is not taken. Another one can be chosen.
    fn refuse(&self, status: u16, code: &str) {
        let had_focus = dom::has_focus(&self.area);
        self.stop();
        self.input.set_value("");
        self.warn(refusal::sentence(status, code, &self.kind));
        if refusal::is_gone(status) {
            dom::add_way_to_tasks(&self.alert, self.lang);
        }
        let _ = self.input.set_attribute("aria-invalid", "true");
        if had_focus {
            let _ = self.input.focus();
        }
    }

    /// Says what went wrong on the way, and offers to send the same file again.
    fn offer_again(self: &Rc<Self>, failure: Text) {
        let had_focus = dom::has_focus(&self.area);
        self.area.set_text_content(None);
        self.warn(failure);
        let slot = Rc::clone(self);
        let again = Box::new(move || slot.send());
        dom::add_button(&self.area, island::TRY_AGAIN, self.lang, had_focus, again);
    }

    /// Puts what the page says about this photo now in the place of what it said before.
    async fn renew(self: Rc<Self>) {
        let turn = self.turn.get();
        let content = page::slot(&self.kind).await;
        if self.turn.get() != turn {
            return;
        }
        let had_focus = dom::has_focus(&self.root);
        self.stop();
        self.input.set_value("");
        let Some(content) = content else { return };
        if let Some(line) = self.alert.parent_element() {
            let _ = self.root.append_child(&line);
        }
        let _ = self.content.replace_with_with_node_1(&content);
        // The line would be heard twice, or not at all: it is said again when everything stands.
        self.status.set_text_content(None);
        if had_focus {
            dom::focus_line(&self.status);
        }
        let Some(renewed) = Self::find(&self.root) else { return };
        let renewed = Rc::new(renewed);
        Rc::clone(&renewed).begin();
        Timeout::new(SAY_AFTER_MS, move || {
            if renewed.turn.get() == 0 {
                renewed.say(island::PHOTO_STORED);
            }
        })
        .forget();
    }

    /// Adds advice below the progress. It does not hold the photo up.
    fn advise(&self, advice: Text) {
        if let Some(line) = dom::element("p") {
            let sentence =
                [advice.get(self.lang), " ", island::PHOTO_ADVICE.get(self.lang)].concat();
            line.set_text_content(Some(&sentence));
            let _ = self.area.append_child(&line);
        }
    }

    /// Says one sentence as what went wrong, in the place of what was said before.
    fn warn(&self, sentence: Text) {
        self.status.set_text_content(None);
        self.alert.set_text_content(Some(sentence.get(self.lang)));
    }

    /// Says one sentence politely. Whatever went wrong before is over.
    fn say(&self, sentence: Text) {
        let _ = self.input.remove_attribute("aria-invalid");
        self.alert.set_text_content(None);
        self.status.set_text_content(Some(sentence.get(self.lang)));
    }
}
