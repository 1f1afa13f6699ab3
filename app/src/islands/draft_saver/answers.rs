//! What a form holds, as the API takes it.

use js_sys::{JSON, Object};
use wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, HtmlInputElement};

use crate::islands::network;

/// Field of the search for a village: a question to us, not an answer.
const SEARCH: &str = "cari";

/// The answers of a form by name, as JSON text. Several boxes of one name are joined with commas; what is empty,
/// unticked or disabled is there too, so that an answer can be taken back.
pub(super) fn of(form: &HtmlFormElement) -> String {
    let answers = Object::new();
    for control in controls(form) {
        let name = control.name();
        let before = network::text_of(&answers, &name).unwrap_or_default();
        let answer = match control.type_().as_str() {
            "checkbox" | "radio" if !control.checked() => before,
            "checkbox" if !before.is_empty() => [&before, ",", &control.value()].concat(),
            _ => control.value(),
        };
        network::set(&answers, &name, &answer.into());
    }
    JSON::stringify(&answers).map(String::from).unwrap_or_default()
}

/// Whether somebody typed or ticked before the code had arrived.
pub(super) fn were_changed(form: &HtmlFormElement) -> bool {
    controls(form).any(|control| match control.type_().as_str() {
        "checkbox" | "radio" => control.checked() != control.default_checked(),
        // A select has no `defaultValue`.
        "select-one" | "select-multiple" => false,
        _ => control.value() != control.default_value(),
    })
}

/// The controls that hold answers. Selects and text areas answer to the same names as inputs.
fn controls(form: &HtmlFormElement) -> impl Iterator<Item = HtmlInputElement> {
    let elements = form.elements();
    (0..elements.length()).filter_map(move |at| {
        let element = elements.item(at)?;
        if !matches!(element.tag_name().as_str(), "INPUT" | "SELECT" | "TEXTAREA") {
            return None;
        }
        let control: HtmlInputElement = element.unchecked_into();
        let holds_answer = !matches!(
            control.type_().as_str(),
            "hidden" | "file" | "submit" | "button" | "image" | "reset"
        );
        let name = control.name();
        (holds_answer && !name.is_empty() && name != SEARCH).then_some(control)
    })
}
