//! What the button for the phone's place does in the browser.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Number;
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Element, Event, EventInit, Geolocation, HtmlElement, HtmlInputElement, Position, PositionError,
    PositionOptions,
};

use crate::islands::dom;
use crate::text::{Lang, island};

/// Decimals of a coordinate: about a metre.
const DECIMALS: u8 = 5;

/// How long the phone may look for itself, in milliseconds.
const PATIENCE_MS: u32 = 30_000;

/// How old a place may be that the phone knows already, in milliseconds.
const MAX_AGE_MS: u32 = 60_000;

/// Makes the fields in `root` able to fill themselves. Does nothing where the browser knows no place.
pub(super) fn start(root: &Element) {
    let Some(place) = Place::find(root) else { return };
    let place = Rc::new(place);
    let asked = Rc::clone(&place);
    if let Some(button) = dom::find::<HtmlElement>(root, "[data-here]") {
        dom::listen(&button, "click", Box::new(move |_| asked.ask()));
        button.set_hidden(false);
    } else if let Some(button) =
        dom::button(island::HERE_OFFER, place.lang, Box::new(move || asked.ask()))
    {
        let _ = place.status.before_with_node_1(&button);
    }
}

/// The two fields, and the line that says how it went.
struct Place {
    geolocation: Geolocation,
    latitude: HtmlInputElement,
    longitude: HtmlInputElement,
    status: Element,
    lang: Lang,
    /// The phone is looking.
    busy: Cell<bool>,
}

impl Place {
    fn find(root: &Element) -> Option<Self> {
        let geolocation = window().navigator().geolocation().ok()?;
        if geolocation.is_undefined() {
            return None;
        }
        Some(Self {
            geolocation,
            latitude: dom::find(root, "input[name=lintang]")?,
            longitude: dom::find(root, "input[name=bujur]")?,
            status: dom::find(root, "[data-status]")?,
            lang: dom::lang(),
            busy: Cell::new(false),
        })
    }

    /// Asks the phone where it is. The phone asks its owner.
    fn ask(self: &Rc<Self>) {
        if self.busy.replace(true) {
            return;
        }
        self.say(island::HERE_LOOKING.get(self.lang));
        let place = Rc::clone(self);
        let found = Closure::once_into_js(move |position: Position| {
            place.busy.set(false);
            place.fill(&position);
        });
        let place = Rc::clone(self);
        let failed = Closure::once_into_js(move |error: PositionError| {
            place.busy.set(false);
            let refused = error.code() == PositionError::PERMISSION_DENIED;
            let sentence = if refused { island::HERE_REFUSED } else { island::HERE_FAILED };
            place.say(sentence.get(place.lang));
        });
        let options = PositionOptions::new();
        options.set_enable_high_accuracy(true);
        options.set_timeout(PATIENCE_MS);
        options.set_maximum_age(MAX_AGE_MS);
        let asked = self.geolocation.get_current_position_with_error_callback_and_options(
            found.unchecked_ref(),
            Some(failed.unchecked_ref()),
            &options,
        );
        if asked.is_err() {
            self.busy.set(false);
            self.say(island::HERE_FAILED.get(self.lang));
        }
    }

    fn fill(&self, position: &Position) {
        let here = position.coords();
        put(&self.latitude, &rounded(here.latitude(), DECIMALS));
        put(&self.longitude, &rounded(here.longitude(), DECIMALS));
        let metres = rounded(here.accuracy(), 0);
        self.say(&dom::fill(island::HERE_DONE, self.lang, &metres));
    }

    fn say(&self, sentence: &str) {
        self.status.set_text_content(Some(sentence));
    }
}

/// A number with so many decimals. The browser writes it: code of our own for that would cost kilobytes.
fn rounded(number: f64, decimals: u8) -> String {
    Number::from(number).to_fixed(decimals).map(String::from).unwrap_or_default()
}

/// Writes into a field as a person would, so that whoever listens hears it.
fn put(field: &HtmlInputElement, value: &str) {
    field.set_value(value);
    let options = EventInit::new();
    options.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict("input", &options) {
        let _ = field.dispatch_event(&event);
    }
}
