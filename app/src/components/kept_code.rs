//! A code to write down.

use leptos::prelude::*;

/// The code in large letters that cannot be mistaken for one another.
#[component]
pub fn KeptCode(
    /// The code, grouped for reading.
    code: String,
) -> AnyView {
    view! { <p class="cus-kept-code"><code>{code}</code></p> }.into_any()
}
