//! One answer out of a list too long to lie open.

use domain::field::ErrorCode;
use leptos::prelude::*;

use crate::components::choice_list::Choice;
use crate::components::field::{Field, described_by};
use crate::text::Lang;

/// `<select>` with label, hint and error. Its first option is empty, and says what to do.
#[component]
pub fn SelectField<'a>(
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
    /// May stay unanswered.
    #[prop(optional)]
    optional: bool,
    /// The sentence of the error, where that of the code says too little.
    #[prop(optional_no_strip)]
    told: Option<&'static str>,
    /// What the empty option says.
    empty: &'static str,
    /// The answers, in order.
    choices: Vec<Choice>,
    /// Code chosen, or empty.
    chosen: &'a str,
) -> AnyView {
    let described_by = described_by(name, hint.is_some(), error.is_some());
    let invalid = error.map(|_| "true");
    let options = choices
        .into_iter()
        .map(|choice| {
            let selected = choice.code == chosen;
            view! { <option value=choice.code selected=selected>{choice.label}</option> }
        })
        .collect_view();
    view! {
        <Field lang name label hint error told optional>
            <select
                class="cus-input cus-input--select"
                id=name
                name=name
                aria-describedby=described_by
                aria-invalid=invalid
            >
                <option value="">{empty}</option>
                {options}
            </select>
        </Field>
    }
    .into_any()
}
