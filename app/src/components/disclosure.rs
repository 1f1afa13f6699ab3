//! A form that stays folded until somebody needs it.

use leptos::prelude::*;

/// `<details>` with a title wide enough for a thumb. Works without JavaScript.
#[component]
pub fn Disclosure(
    /// Target of links.
    id: &'static str,
    /// What is inside.
    title: &'static str,
    /// Unfolded from the start: it has an error, or is the thing to do now.
    open: bool,
    /// The content.
    children: Children,
) -> AnyView {
    view! {
        <details class="cus-disclosure" id=id open=open>
            <summary class="cus-disclosure__title">{title}</summary>
            <div class="cus-disclosure__body">{children()}</div>
        </details>
    }
    .into_any()
}
