//! A one-line text field with label, hint and error.

use domain::field::ErrorCode;
use leptos::prelude::*;

use crate::components::field::{Field, described_by};
use crate::text::Lang;

/// What the browser may know about a text field beyond its label.
#[derive(Debug, Clone, Copy)]
pub struct TextTraits {
    /// `autocomplete`: `off` or a token of the HTML standard.
    pub autocomplete: &'static str,
    /// `inputmode`: `text` or `numeric`.
    pub inputmode: &'static str,
    /// `maxlength` in UTF-16 units: help only, the server decides.
    pub max_chars: usize,
    /// `autocapitalize`: `words`, `characters` or `off`.
    pub capitals: &'static str,
    /// Width of the box: `None` fills the column, else a modifier of `cus-input`.
    pub width: Option<&'static str>,
}

impl TextTraits {
    /// A person's name.
    pub const fn name(max_chars: usize) -> Self {
        Self { autocomplete: "name", inputmode: "text", max_chars, capitals: "words", width: None }
    }

    /// A year of birth.
    pub const fn birth_year() -> Self {
        Self {
            autocomplete: "bday-year",
            inputmode: "numeric",
            max_chars: 4,
            capitals: "off",
            width: Some("cus-input--year"),
        }
    }

    /// A text that is no fact about the person who types.
    pub const fn other(max_chars: usize) -> Self {
        Self { autocomplete: "off", inputmode: "text", max_chars, capitals: "words", width: None }
    }
}

/// `<input type="text">` with everything around it.
#[component]
pub fn TextField(
    /// Language of the page.
    lang: Lang,
    /// Name and `id`.
    name: &'static str,
    /// Label.
    #[prop(into)]
    label: String,
    /// Hint, if any.
    #[prop(optional_no_strip)]
    hint: Option<String>,
    /// What is wrong, if anything.
    #[prop(optional_no_strip)]
    error: Option<ErrorCode>,
    /// May stay empty.
    #[prop(optional)]
    optional: bool,
    /// What was typed.
    value: String,
    /// Keyboard, memory and length.
    traits: TextTraits,
) -> AnyView {
    let described_by = described_by(name, hint.is_some(), error.is_some());
    let class = match traits.width {
        Some(width) => format!("cus-input {width}"),
        None => "cus-input".to_owned(),
    };
    let invalid = error.map(|_| "true");
    view! {
        <Field lang name label hint error optional>
            <input
                class=class
                type="text"
                id=name
                name=name
                value=value
                autocomplete=traits.autocomplete
                inputmode=traits.inputmode
                maxlength=traits.max_chars.to_string()
                autocapitalize=traits.capitals
                spellcheck="false"
                aria-describedby=described_by
                aria-invalid=invalid
            />
        </Field>
    }
    .into_any()
}
