//! One thing to tick.

use domain::field::ErrorCode;
use leptos::prelude::*;

use crate::components::field::{FieldError, described_by, hint_id};
use crate::text::Lang;

/// `<input type="checkbox" value="ya">` with label, hint and error.
#[component]
pub fn Checkbox(
    /// Language of the page.
    lang: Lang,
    /// Name and `id`.
    name: &'static str,
    /// What ticking it says.
    #[prop(into)]
    label: String,
    /// Hint, if any.
    #[prop(optional_no_strip)]
    hint: Option<String>,
    /// What is wrong, if anything.
    #[prop(optional_no_strip)]
    error: Option<ErrorCode>,
    /// It is ticked.
    checked: bool,
) -> AnyView {
    let class = if error.is_some() { "cus-field cus-field--wrong" } else { "cus-field" };
    let described_by = described_by(name, hint.is_some(), error.is_some());
    let hint = hint.map(|hint| view! { <p class="cus-field__hint" id=hint_id(name)>{hint}</p> });
    view! {
        <div class=class>
            {error.map(|code| view! { <FieldError lang name code/> })}
            <label class="cus-checkbox" for=name>
                <input
                    class="cus-checkbox__box"
                    type="checkbox"
                    id=name
                    name=name
                    value="ya"
                    checked=checked
                    aria-describedby=described_by
                    aria-invalid=error.map(|_| "true")
                />
                <span>{label}</span>
            </label>
            {hint}
        </div>
    }
    .into_any()
}
