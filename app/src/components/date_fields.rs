//! A date as people know it: day, month and year, each typed.

use domain::field::ErrorCode;
use leptos::prelude::*;

use crate::components::field::{FieldError, described_by, hint_id};
use crate::text::Lang;

/// One of the three inputs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatePart {
    /// Name in the form.
    pub name: &'static str,
    /// Label.
    pub label: &'static str,
    /// What was typed.
    pub value: String,
    /// `autocomplete`: `off` or a token of the HTML standard.
    pub autocomplete: &'static str,
}

/// `<fieldset>` of three numbers. The `id` of the first is `name`, so that an error leads there.
#[component]
pub fn DateFields(
    /// Language of the page.
    lang: Lang,
    /// Name of the question.
    name: &'static str,
    /// The question.
    #[prop(into)]
    label: String,
    /// Hint, if any.
    #[prop(optional_no_strip)]
    hint: Option<String>,
    /// What is wrong, if anything.
    #[prop(optional_no_strip)]
    error: Option<ErrorCode>,
    /// Day, month, year.
    parts: [DatePart; 3],
) -> AnyView {
    let class = if error.is_some() { "cus-field cus-field--wrong" } else { "cus-field" };
    let described_by = described_by(name, hint.is_some(), error.is_some());
    let inputs = parts
        .into_iter()
        .zip([(name, 2), ("", 2), ("", 4)])
        .map(|(part, (id, digits))| {
            let id = if id.is_empty() { part.name } else { id };
            input(part, id, digits, error)
        })
        .collect_view();
    view! {
        <fieldset class=class aria-describedby=described_by>
            <legend class="cus-field__label">{label}</legend>
            {hint.map(|hint| view! { <p class="cus-field__hint" id=hint_id(name)>{hint}</p> })}
            {error.map(|code| view! { <FieldError lang name code/> })}
            <div class="cus-date-fields">{inputs}</div>
        </fieldset>
    }
    .into_any()
}

fn input(part: DatePart, id: &'static str, digits: u8, error: Option<ErrorCode>) -> AnyView {
    let class =
        if digits == 2 { "cus-input cus-input--short" } else { "cus-input cus-input--year" };
    view! {
        <div>
            <label class="cus-date-fields__label" for=id>{part.label}</label>
            <input
                class=class
                type="text"
                id=id
                name=part.name
                value=part.value
                inputmode="numeric"
                autocomplete=part.autocomplete
                maxlength=digits.to_string()
                aria-invalid=error.map(|_| "true")
            />
        </div>
    }
    .into_any()
}
