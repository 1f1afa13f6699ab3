//! Saves what is typed into a step of a draft without a tap.

use leptos::prelude::*;
use leptos::web_sys::Element;

#[cfg(feature = "hydrate")]
mod answers;
#[cfg(feature = "hydrate")]
mod browser;
#[cfg(feature = "hydrate")]
mod status;

/// Around the content of a step's form, inside the `<form>`.
///
/// The children hold, in any markup, the fields of the step and the hidden `input[name=versi]`. In the browser, what
/// was typed is sent to `PUT /api/v1/draf/{draft}` a moment after the last change and when the page is left, and a
/// line below the children says when it was saved. Posting the form works as without JavaScript.
#[component]
pub fn DraftSaver(
    /// Id of the draft.
    draft: String,
    /// Slug of the step.
    step: String,
    /// What the line says at first: `Tersimpan pukul 14.05`.
    #[prop(optional_no_strip)]
    saved: Option<String>,
    /// The fields as the server rendered them.
    children: Children,
) -> impl IntoView {
    view! {
        <DraftSaverIsland>
            {children()}
            <p class="cus-draft-saver__status" role="status" data-draft=draft data-step=step>
                {saved}
            </p>
        </DraftSaverIsland>
    }
}

/// The island itself. It takes no property: reading one back would bring a JSON parser into the browser.
#[island]
pub fn DraftSaverIsland(children: Children) -> impl IntoView {
    view! { <div class="cus-draft-saver" use:start>{children()}</div> }
}

/// Runs once in the browser, when the island's element is hydrated.
#[cfg_attr(
    feature = "hydrate",
    expect(clippy::needless_pass_by_value, reason = "a directive is handed the element itself")
)]
fn start(root: Element) {
    #[cfg(feature = "hydrate")]
    browser::start(&root);
    #[cfg(not(feature = "hydrate"))]
    drop(root);
}
