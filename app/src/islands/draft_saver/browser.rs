//! What the draft saver does in the browser.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::{Array, JSON, Reflect};
use leptos::prelude::{document, window};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, HtmlFormElement, HtmlInputElement, VisibilityState};

use super::answers;
use super::status::Status;
use crate::islands::{dom, network};
use crate::text::island;

/// From the last change to saving, in milliseconds.
const CALM_MS: u32 = 1_500;

/// Pauses before further attempts, in milliseconds. The last one repeats.
const PAUSES_MS: [u32; 5] = [3_000, 6_000, 12_000, 24_000, 60_000];

/// How long posting the form may wait for a save under way, in milliseconds.
const WAIT_MS: u32 = 4_000;

/// Makes the step around `root` save itself. Does nothing to markup that is not as expected: it works without.
pub(super) fn start(root: &Element) {
    let Some(saver) = Saver::find(root) else { return };
    let saver = Rc::new(saver);
    // The version belongs to this answer of the server: a browser must not bring an old one back.
    let _ = saver.version.set_attribute("autocomplete", "off");
    saver.listen();
    // Typed before the code had arrived, or shown again by the server without being stored.
    if answers::were_changed(&saver.form) || saver.version.has_attribute("data-unsaved") {
        saver.saved.take();
        saver.plan(CALM_MS);
    }
}

/// What this page may still do about saving.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Save whatever changes.
    Saving,
    /// The form is being posted: that saves.
    Posting,
    /// Nothing more can be saved from here.
    Over,
}

/// One step of a draft in its form.
struct Saver {
    form: HtmlFormElement,
    version: HtmlInputElement,
    status: Status,
    url: String,
    step: String,
    phase: Cell<Phase>,
    /// When to save next.
    timer: RefCell<Option<Timeout>>,
    /// Answers that the server has.
    saved: RefCell<String>,
    /// Answers sent last.
    sent: RefCell<String>,
    /// Counts what was sent. Only the last one's failure matters.
    turn: Cell<u32>,
    /// How many are on their way.
    on_way: Cell<u32>,
    /// Failures in a row.
    failures: Cell<usize>,
    /// The last save got no answer: the network failed, whatever the browser believes about it.
    unheard: Cell<bool>,
    /// Somebody tapped, and the form was not posted: the line goes on saying so.
    kept_back: Cell<bool>,
    /// The button that posts the form once nothing is on its way.
    waiting: RefCell<Option<HtmlElement>>,
}

impl Saver {
    fn find(root: &Element) -> Option<Self> {
        let form: HtmlFormElement = root.closest("form").ok()??.unchecked_into();
        let line: HtmlElement = dom::find(root, "[data-draft]")?;
        Some(Self {
            version: dom::find(&form, "input[name=versi]")?,
            url: ["/api/v1/draf/", &line.get_attribute("data-draft")?].concat(),
            step: line.get_attribute("data-step")?,
            status: Status::find(root, line)?,
            phase: Cell::new(Phase::Saving),
            timer: RefCell::default(),
            saved: RefCell::new(answers::of(&form)),
            sent: RefCell::default(),
            turn: Cell::new(0),
            on_way: Cell::new(0),
            failures: Cell::new(0),
            unheard: Cell::new(false),
            kept_back: Cell::new(false),
            waiting: RefCell::default(),
            form,
        })
    }

    fn listen(self: &Rc<Self>) {
        for event in ["input", "change"] {
            let saver = Rc::clone(self);
            dom::listen(&self.form, event, Box::new(move |_| saver.plan(CALM_MS)));
        }
        let saver = Rc::clone(self);
        dom::listen(&self.form, "submit", Box::new(move |event| saver.post(&event)));
        let saver = Rc::clone(self);
        dom::listen(&window(), "pagehide", Box::new(move |_| saver.save_before_leaving()));
        let saver = Rc::clone(self);
        let hidden = move |_: Event| {
            if document().visibility_state() == VisibilityState::Hidden {
                saver.save_before_leaving();
            }
        };
        dom::listen(&document(), "visibilitychange", Box::new(hidden));
        let saver = Rc::clone(self);
        let online = move |_: Event| {
            saver.unheard.set(false);
            saver.save();
        };
        dom::listen(&window(), "online", Box::new(online));
        let saver = Rc::clone(self);
        dom::on_return(Box::new(move || saver.come_back()));
    }

    /// Saves after a pause, counted anew with each call.
    fn plan(self: &Rc<Self>, pause_ms: u32) {
        if self.phase.get() == Phase::Saving && self.waiting.borrow().is_none() {
            let saver = Rc::clone(self);
            self.timer.replace(Some(Timeout::new(pause_ms, move || saver.save())));
        }
    }

    /// Saves what the server does not have yet, unless something is on its way: its end comes back here.
    fn save(self: &Rc<Self>) {
        if self.phase.get() == Phase::Saving && self.on_way.get() == 0 {
            let answers = answers::of(&self.form);
            if answers != *self.saved.borrow() {
                self.send(answers, true);
            }
        }
    }

    /// The page is hidden, perhaps for ever: saves at once. What is still on its way will change the version, so the
    /// newer answers go without one; whichever arrives first, the newer ones stay.
    fn save_before_leaving(self: &Rc<Self>) {
        let answers = answers::of(&self.form);
        let alone = self.on_way.get() == 0;
        let known = if alone { &self.saved } else { &self.sent };
        if self.phase.get() == Phase::Saving && answers != *known.borrow() {
            self.send(answers, alone);
        }
    }

    fn send(self: &Rc<Self>, answers: String, versioned: bool) {
        self.timer.take();
        let version = self.version.value();
        let version = if versioned && version.parse::<i32>().is_ok() {
            ["\"version\":", &version, ","].concat()
        } else {
            String::new()
        };
        let body =
            ["{\"step\":\"", &self.step, "\",", &version, "\"answers\":", &answers, "}"].concat();
        self.sent.replace(answers.clone());
        self.turn.set(self.turn.get() + 1);
        self.on_way.set(self.on_way.get() + 1);
        let (saver, turn) = (Rc::clone(self), self.turn.get());
        spawn_local(async move {
            let answer = network::put(&saver.url, &body).await;
            saver.on_way.set(saver.on_way.get() - 1);
            match answer {
                Ok(answer) => saver.succeed(&answer, answers),
                Err(status) if saver.turn.get() == turn => saver.fail(status, answers),
                Err(_) => {}
            }
            saver.go_on();
        });
    }

    /// The server has these answers. Of two that overtook each other the higher version is the newer.
    fn succeed(&self, answer: &JsValue, answers: String) {
        let version = Reflect::get(answer, &"version".into())
            .and_then(|version| JSON::stringify(&version))
            .map(String::from)
            .unwrap_or_default();
        let newer = version.parse::<i32>().ok() > self.version.value().parse::<i32>().ok();
        if newer {
            self.version.set_value(&version);
        }
        if newer || self.on_way.get() == 0 {
            self.saved.replace(answers);
        }
        self.failures.set(0);
        self.unheard.set(false);
        self.kept_back.set(false);
        if lacks_consent(answer) {
            self.status.say(island::CONSENT_FIRST);
        } else {
            self.status.saved(network::text_of(answer, "saved_at").as_deref());
        }
    }

    /// These answers were refused with `status`, or did not arrive (0).
    fn fail(self: &Rc<Self>, status: u16, answers: String) {
        self.unheard.set(status == 0);
        match status {
            401 | 404 | 410 => {
                self.phase.set(Phase::Over);
                self.status.gone();
            }
            409 => {
                self.phase.set(Phase::Over);
                self.status.say(island::CHANGED_ELSEWHERE);
            }
            400..500 if status != 429 => {
                // Asking again would not help. The next change is another matter.
                self.saved.replace(answers);
                self.status.say(island::SAVE_YOURSELF);
            }
            _ => {
                let failures = self.failures.get();
                self.failures.set(failures + 1);
                self.status.say(if self.kept_back.get() && self.cut_off() {
                    island::STAY_HERE
                } else if window().navigator().on_line() {
                    island::NOT_SAVED
                } else {
                    island::NOT_SAVED_OFFLINE
                });
                self.plan(PAUSES_MS[failures.min(PAUSES_MS.len() - 1)]);
            }
        }
    }

    /// After an answer: posts the form if that was waiting, or saves what was typed meanwhile.
    fn go_on(self: &Rc<Self>) {
        if self.on_way.get() == 0 {
            self.post_now();
            if self.failures.get() == 0 && *self.sent.borrow() != answers::of(&self.form) {
                self.plan(CALM_MS);
            }
        }
    }

    /// The form is posted. A save under way would change its version, so the post waits for it, but not for long.
    /// Without a network it stays: the browser would put an error page in the place of what was typed.
    fn post(self: &Rc<Self>, event: &Event) {
        if self.cut_off() {
            event.prevent_default();
            return self.stay();
        }
        if self.phase.get() != Phase::Saving {
            return;
        }
        self.timer.take();
        match submitter(event) {
            Some(button) if self.on_way.get() > 0 => {
                event.prevent_default();
                self.waiting.replace(Some(button));
                let saver = Rc::clone(self);
                self.timer.replace(Some(Timeout::new(WAIT_MS, move || saver.post_now())));
            }
            _ => self.phase.set(Phase::Posting),
        }
    }

    /// Whether the form would not arrive, as far as the browser or the last save can tell.
    fn cut_off(&self) -> bool {
        self.unheard.get() || !window().navigator().on_line()
    }

    /// Says that the form stays, and asks the network again at once: the next tap goes through when it is back.
    fn stay(self: &Rc<Self>) {
        self.kept_back.set(true);
        self.status.say(island::STAY_HERE);
        if self.phase.get() == Phase::Saving && self.on_way.get() == 0 {
            self.send(answers::of(&self.form), true);
        }
    }

    /// Posts the form, if that was waiting.
    fn post_now(self: &Rc<Self>) {
        if let Some(button) = self.waiting.take() {
            if self.cut_off() {
                return self.stay();
            }
            self.phase.set(Phase::Posting);
            button.click();
        }
    }

    /// The page is shown again as it was left. What was posted or saved since has another version: ask for it.
    fn come_back(self: &Rc<Self>) {
        if window().navigator().on_line() {
            let _ = window().location().reload();
        } else if self.phase.get() == Phase::Posting {
            self.phase.set(Phase::Saving);
            self.plan(CALM_MS);
        }
    }
}

/// Whether the answers were about health and are not kept, because nobody has agreed to that yet.
fn lacks_consent(answer: &JsValue) -> bool {
    let Ok(errors) = Reflect::get(answer, &"errors".into()) else { return false };
    let errors = Array::from(&errors);
    (0..errors.length())
        .any(|at| network::text_of(&errors.get(at), "code").as_deref() == Some("consent_missing"))
}

/// The button that posts a form. Old browsers do not tell.
fn submitter(event: &Event) -> Option<HtmlElement> {
    Reflect::get(event, &"submitter".into()).ok()?.dyn_into().ok()
}
