//! The page as islands see it: finding, listening, one kind of button.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, EventTarget, HtmlElement, PageTransitionEvent};

use crate::components::button::Rank;
use crate::text::{Lang, Text, island};

/// The language of the page, as its `<html lang>` says.
pub(super) fn lang() -> Lang {
    document()
        .document_element()
        .and_then(|root| root.get_attribute("lang"))
        .and_then(|code| Lang::from_code(&code))
        .unwrap_or_default()
}

/// The first element below `root` that matches, if it is what the caller expects.
pub(super) fn find<T: JsCast>(root: &Element, selector: &str) -> Option<T> {
    root.query_selector(selector).ok()??.dyn_into().ok()
}

/// A sentence with its one `{place}` filled. Searching for whole names would bring a searcher of 2 KB along.
pub(super) fn fill(text: Text, lang: Lang, value: &str) -> String {
    let (before, rest) = text.get(lang).split_once('{').unwrap_or_default();
    let (_, after) = rest.split_once('}').unwrap_or_default();
    [before, value, after].concat()
}

/// Takes away what only serves people without JavaScript.
pub(super) fn remove_without_script(root: &Element) {
    while let Some(leftover) = find::<Element>(root, "[data-without-script]") {
        leftover.remove();
    }
}

/// Calls `action` at each such event for as long as the page lives.
pub(super) fn listen(target: &EventTarget, event: &str, action: Box<dyn FnMut(Event)>) {
    let callback = Closure::wrap(action).into_js_value();
    // Fails only for a callback that is not a function.
    let _ = target.add_event_listener_with_callback(event, callback.unchecked_ref());
}

/// Calls `action` when the browser shows this page again as it was left ("back" without loading).
pub(super) fn on_return(mut action: Box<dyn FnMut()>) {
    let window = leptos::prelude::window();
    let heard = move |event: Event| {
        if event.unchecked_ref::<PageTransitionEvent>().persisted() {
            action();
        }
    };
    listen(&window, "pageshow", Box::new(heard));
}

/// A new element of the page, not yet in it.
pub(super) fn element(tag: &str) -> Option<Element> {
    document().create_element(tag).ok()
}

/// A new button of the second rank that does `action`, not yet in the page.
pub(super) fn button(text: Text, lang: Lang, mut action: Box<dyn FnMut()>) -> Option<HtmlElement> {
    let button = element("button")?.dyn_into::<HtmlElement>().ok()?;
    let _ = button.set_attribute("type", "button");
    button.set_class_name(Rank::Second.class());
    button.set_text_content(Some(text.get(lang)));
    listen(&button, "click", Box::new(move |_| action()));
    Some(button)
}

/// Adds such a button to the end of `area`, and moves the focus to it if that is wanted.
pub(super) fn add_button(
    area: &Element,
    text: Text,
    lang: Lang,
    focus: bool,
    action: Box<dyn FnMut()>,
) {
    if let Some(button) = button(text, lang, action) {
        let _ = area.append_child(&button);
        if focus {
            let _ = button.focus();
        }
    }
}

/// Adds the way to the task list, one step up from every page of a draft: it tells how to go on or begin another one,
/// or leads to the receipt.
pub(super) fn add_way_to_tasks(line: &Element, lang: Lang) {
    if let Some(link) = element("a") {
        let _ = link.set_attribute("href", "../draf");
        link.set_text_content(Some(island::DRAFT_ANEW.get(lang)));
        let _ = line.append_child(&link);
    }
}

/// Moves the focus to a line that says something, when what had it is gone.
pub(super) fn focus_line(line: &HtmlElement) {
    let _ = line.set_attribute("tabindex", "-1");
    let _ = line.focus();
}

/// Whether the keyboard focus is on something in `root`.
pub(super) fn has_focus(root: &Element) -> bool {
    root.contains(document().active_element().as_deref())
}
