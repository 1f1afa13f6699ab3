//! How far along a row of pages this one is.

use leptos::prelude::*;

/// A line such as "Bagian 3 dari 12", and the same as a bar for the eye.
#[component]
pub fn Progress(
    /// The line.
    text: String,
    /// Number of this page, from 1.
    number: usize,
    /// How many there are.
    count: usize,
) -> AnyView {
    view! {
        <p class="cus-progress">
            {text}
            <progress
                class="cus-progress__bar"
                value=number.to_string()
                max=count.to_string()
                aria-hidden="true"
            ></progress>
        </p>
    }
    .into_any()
}
