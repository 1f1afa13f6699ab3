//! A one-line text field with label, hint and error.

use domain::field::ErrorCode;
use leptos::prelude::*;

use crate::components::field::{Field, described_by};
use crate::text::Lang;

/// What the browser may know about a text field beyond its label.
#[derive(Debug, Clone, Copy)]
pub struct TextTraits {
    /// `type`: `text`, `tel` or `email`.
    pub kind: &'static str,
    /// `autocomplete`: `off` or a token of the HTML standard.
    pub autocomplete: &'static str,
    /// `inputmode`: `text`, `numeric`, `decimal`, `tel` or `email`.
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
        Self { autocomplete: "name", ..Self::other(max_chars) }
    }

    /// A year of birth.
    pub const fn birth_year() -> Self {
        Self {
            autocomplete: "bday-year",
            inputmode: "numeric",
            capitals: "off",
            width: Some("cus-input--year"),
            ..Self::other(4)
        }
    }

    /// A text that is no fact about the person who types.
    pub const fn other(max_chars: usize) -> Self {
        Self {
            kind: "text",
            autocomplete: "off",
            inputmode: "text",
            max_chars,
            capitals: "words",
            width: None,
        }
    }

    /// A NIK or a family-card number: digits, set wide.
    pub const fn number(max_chars: usize) -> Self {
        Self {
            inputmode: "numeric",
            capitals: "off",
            width: Some("cus-input--digits"),
            ..Self::other(max_chars)
        }
    }

    /// A number of a few digits.
    pub const fn short_number(max_chars: usize) -> Self {
        Self { width: Some("cus-input--short"), ..Self::number(max_chars) }
    }

    /// Half of a coordinate. A keyboard for numbers often has no minus.
    pub const fn coordinate(max_chars: usize) -> Self {
        Self { capitals: "off", ..Self::other(max_chars) }
    }

    /// A telephone number.
    pub const fn phone(max_chars: usize) -> Self {
        Self { kind: "tel", inputmode: "tel", capitals: "off", ..Self::other(max_chars) }
    }

    /// An e-mail address.
    pub const fn email(max_chars: usize) -> Self {
        Self { kind: "email", inputmode: "email", capitals: "off", ..Self::other(max_chars) }
    }

    /// The same, about the person who types: the browser may fill it in.
    #[must_use]
    pub const fn filled_by(self, autocomplete: &'static str) -> Self {
        Self { autocomplete, ..self }
    }
}

/// `<input>` of one line with everything around it.
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
    /// The sentence for it, where the name of the field alone does not decide.
    #[prop(optional_no_strip)]
    told: Option<&'static str>,
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
        <Field lang name label hint error told optional>
            <input
                class=class
                type=traits.kind
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
