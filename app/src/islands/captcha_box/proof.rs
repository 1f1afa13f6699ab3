//! Proof of work instead of the picture: the phone computes for a moment, and nobody has to see or hear anything.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlProgressElement, MessageEvent, Worker};

use super::browser::Captcha;
use crate::islands::{dom, network};
use crate::text::{Text, island};

/// The part of the page that offers, shows and ends the proof of work.
pub(super) struct Proof {
    captcha: Rc<Captcha>,
    /// The hidden field that takes the proof.
    field: HtmlInputElement,
    /// Where the button and the progress stand.
    area: Element,
    worker_url: String,
    worker: RefCell<Option<Worker>>,
    /// Counts starts and ends. What was asked for in an earlier turn comes too late.
    turn: Cell<u32>,
}

impl Proof {
    /// The part below `root`; none where no worker is at hand.
    pub(super) fn find(root: &Element, captcha: Rc<Captcha>) -> Option<Rc<Self>> {
        let area: Element = dom::find(root, "[data-worker]")?;
        let field: HtmlInputElement = dom::find(root, "input[name=pow]")?;
        // A proof is single use: a browser must not bring it back.
        let _ = field.set_attribute("autocomplete", "off");
        Some(Rc::new(Self {
            captcha,
            field,
            worker_url: area.get_attribute("data-worker")?,
            area,
            worker: RefCell::default(),
            turn: Cell::new(0),
        }))
    }

    /// Offers the proof of work, unless the server says that the one it was sent is still good.
    pub(super) fn begin(self: &Rc<Self>) {
        if self.field.value().is_empty() {
            self.offer();
        } else {
            self.accept();
        }
    }

    fn offer(self: &Rc<Self>) {
        self.show_button(island::PROOF_OFFER);
    }

    /// Back to the beginning: a proof that was sent is used up.
    pub(super) fn forget(self: &Rc<Self>) {
        self.stop();
        self.field.set_value("");
        self.captcha.set_needed(true);
        self.offer();
    }

    /// Leaves nothing running and nothing shown.
    fn stop(&self) {
        self.turn.set(self.turn.get() + 1);
        if let Some(worker) = self.worker.take() {
            worker.terminate();
        }
        self.captcha.hush();
        self.area.set_text_content(None);
    }

    /// Ends with a button that starts (again). The focus goes along if it was here.
    fn show_button(self: &Rc<Self>, text: Text) {
        let had_focus = dom::has_focus(&self.area);
        self.stop();
        let proof = Rc::clone(self);
        let start = move || proof.start();
        dom::add_button(&self.area, text, self.captcha.lang, had_focus, Box::new(start));
    }

    /// Shows progress and a way to stop, and starts to compute.
    fn start(self: &Rc<Self>) {
        let had_focus = dom::has_focus(&self.area);
        self.stop();
        self.captcha.say(island::PROOF_RUNNING);
        let Some(progress) = dom::element("progress").and_then(|progress| progress.dyn_into().ok())
        else {
            return;
        };
        let progress: HtmlProgressElement = progress;
        let _ = progress.set_attribute("aria-label", island::PROOF_RUNNING.get(self.captcha.lang));
        let _ = self.area.append_child(&progress);
        let proof = Rc::clone(self);
        let cancel = move || proof.offer();
        let lang = self.captcha.lang;
        dom::add_button(&self.area, island::PROOF_CANCEL, lang, had_focus, Box::new(cancel));
        spawn_local(Rc::clone(self).solve(progress));
    }

    /// Fetches a challenge and hands it to the worker.
    async fn solve(self: Rc<Self>, progress: HtmlProgressElement) {
        let turn = self.turn.get();
        let challenge = network::fetch("GET", "/api/v1/pow").await;
        if self.turn.get() != turn {
            return;
        }
        match (challenge, Worker::new(&self.worker_url)) {
            (Ok(challenge), Ok(worker)) => {
                let failed = Rc::clone(&self);
                let on_error = move |_| failed.fail(network::trouble());
                dom::listen(&worker, "error", Box::new(on_error));
                let heard = Rc::clone(&self);
                let on_message = move |event: web_sys::Event| heard.hear(&progress, &event);
                dom::listen(&worker, "message", Box::new(on_message));
                let _ = worker.post_message(&challenge);
                self.worker.replace(Some(worker));
            }
            (Err(failure), _) => self.fail(failure),
            (_, Err(_)) => self.fail(island::SERVICE_TROUBLE),
        }
    }

    /// The worker sends the share done (0 to 1), then the proof, or null if there is none.
    fn hear(self: &Rc<Self>, progress: &HtmlProgressElement, event: &web_sys::Event) {
        let data = event.unchecked_ref::<MessageEvent>().data();
        if let Some(proof) = data.as_string() {
            self.finish(&proof);
        } else if let Some(share) = data.as_f64() {
            progress.set_value(share);
            if share >= 0.5 {
                self.captcha.say(island::PROOF_HALF);
            }
        } else {
            self.fail(island::SERVICE_TROUBLE);
        }
    }

    fn finish(&self, proof: &str) {
        let had_focus = dom::has_focus(&self.area);
        self.stop();
        self.field.set_value(proof);
        self.accept();
        if had_focus {
            self.captcha.focus_status();
        }
    }

    /// There is a proof: the picture is not needed.
    fn accept(&self) {
        self.captcha.set_needed(false);
        self.captcha.say(island::PROOF_DONE);
    }

    fn fail(self: &Rc<Self>, failure: Text) {
        self.show_button(island::TRY_AGAIN);
        self.captcha.say(failure);
    }
}
