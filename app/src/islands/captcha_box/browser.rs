//! What the picture challenge does in the browser.

use std::cell::Cell;
use std::rc::Rc;

use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use web_sys::{Element, Event, HtmlButtonElement, HtmlElement, HtmlInputElement};

use super::proof::Proof;
use crate::islands::{dom, network};
use crate::text::{Lang, Text, island};

/// Makes the challenge below `root` work. Does nothing to markup that is not as expected: it works without.
pub(super) fn start(root: &Element) {
    let Some(captcha) = Captcha::find(root) else { return };
    let captcha = Rc::new(captcha);
    dom::remove_without_script(root);
    // A browser must not bring an old challenge back into a page that shows a new picture.
    let _ = captcha.id.set_attribute("autocomplete", "off");

    let refreshed = Rc::clone(&captcha);
    let refresh = move |event: Event| {
        event.prevent_default();
        spawn_local(Rc::clone(&refreshed).refresh());
    };
    dom::listen(&captcha.refresh, "click", Box::new(refresh));

    let proof = Proof::find(root, Rc::clone(&captcha));
    if let Some(proof) = &proof {
        proof.begin();
    }
    dom::on_return(Box::new(move || {
        // The page was left by sending it, so the challenge is probably used up.
        if let Some(proof) = &proof {
            proof.forget();
        }
        spawn_local(Rc::clone(&captcha).refresh());
    }));
}

/// The challenge as it stands in the page.
pub(super) struct Captcha {
    image: Element,
    id: HtmlInputElement,
    answer: HtmlInputElement,
    refresh: HtmlButtonElement,
    status: HtmlElement,
    /// The language of the page.
    pub(super) lang: Lang,
    /// Another picture is on its way.
    busy: Cell<bool>,
}

impl Captcha {
    fn find(root: &Element) -> Option<Self> {
        Some(Self {
            image: dom::find(root, "img")?,
            id: dom::find(root, "input[name=captcha_id]")?,
            answer: dom::find(root, "input[name=captcha]")?,
            refresh: dom::find(root, "[data-refresh]")?,
            status: dom::find(root, "[data-status]")?,
            lang: dom::lang(),
            busy: Cell::new(false),
        })
    }

    /// Shows another picture. Nothing else in the form changes.
    async fn refresh(self: Rc<Self>) {
        if self.busy.replace(true) {
            return;
        }
        self.say(island::PICTURE_LOADING);
        self.say(match network::fetch("POST", "/api/v1/captcha").await {
            Ok(challenge) => {
                self.show(&challenge).map_or(island::SERVICE_TROUBLE, |()| island::PICTURE_READY)
            }
            Err(failure) => failure,
        });
        self.busy.set(false);
    }

    /// Puts a challenge, the answer of `POST /api/v1/captcha`, in the place of the old one.
    fn show(&self, challenge: &JsValue) -> Option<()> {
        let (id, image) =
            (network::text_of(challenge, "id")?, network::text_of(challenge, "image")?);
        let _ = self.image.set_attribute("src", &image);
        self.id.set_value(&id);
        self.answer.set_value("");
        Some(())
    }

    /// The picture need not be read, or must be after all.
    pub(super) fn set_needed(&self, needed: bool) {
        self.answer.set_value("");
        self.answer.set_disabled(!needed);
        self.refresh.set_disabled(!needed);
    }

    /// Says one sentence politely.
    pub(super) fn say(&self, sentence: Text) {
        self.status.set_text_content(Some(sentence.get(self.lang)));
    }

    /// Says nothing any more.
    pub(super) fn hush(&self) {
        self.status.set_text_content(None);
    }

    /// Moves the focus to what was said last, when the button that had it is gone.
    pub(super) fn focus_status(&self) {
        dom::focus_line(&self.status);
    }
}
