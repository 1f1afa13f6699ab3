//! Things to count.

use leptos::prelude::*;

/// Fields for numbers, each with its label beside it instead of above.
#[component]
pub fn CountList(
    /// The fields.
    children: Children,
) -> AnyView {
    view! { <div class="cus-count-list">{children()}</div> }.into_any()
}
