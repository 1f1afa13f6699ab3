//! A question that only matters once something is ticked.

use leptos::prelude::*;

/// A checkbox and what depends on it. Hidden while the checkbox is empty, by the style sheet alone;
/// a browser that cannot do that shows it all, which does no harm.
#[component]
pub fn Reveal(
    /// The checkbox.
    checkbox: AnyView,
    /// What depends on it.
    children: Children,
) -> AnyView {
    view! {
        <div class="cus-reveal">
            {checkbox}
            <div class="cus-reveal__body">{children()}</div>
        </div>
    }
    .into_any()
}
