//! The form of one page of a proposal.

use leptos::prelude::*;

/// `id` of the form, for the language switch.
pub const FORM: &str = "usulan";

/// `<form>` whose mistakes the server names, not the browser.
#[component]
pub fn StepForm(
    /// Where it is sent.
    action: String,
    /// The fields and buttons.
    children: Children,
) -> AnyView {
    view! {
        <form class="cus-step" id=FORM method="post" action=action novalidate>
            {children()}
        </form>
    }
    .into_any()
}
