//! Saves what is typed into a step of a draft without a tap.

use leptos::prelude::*;
use leptos::web_sys::Element;

use crate::text::Lang;
use crate::text::draft::steps::NOT_SAVED_WHY;

#[cfg(feature = "hydrate")]
mod answers;
#[cfg(feature = "hydrate")]
mod browser;
#[cfg(feature = "hydrate")]
mod status;

/// `id` of the line that says how saving goes.
const LINE: &str = "keadaan-simpan";

/// Around the content of a step's form, inside the `<form>`.
///
/// The children hold, in any markup, the fields of the step and the hidden `input[name=versi]`. In the browser, what
/// was typed is sent to `PUT /api/v1/draf/{draft}` a moment after the last change and when the page is left, and a
/// line below the children says when it was saved. For a few seconds after that the line stays in sight; what could not
/// be saved is told there in full, and in short, as a way to it, wherever somebody is on the page. Posting the form
/// works as without JavaScript.
#[component]
pub fn DraftSaver(
    /// Language of the page.
    lang: Lang,
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
            <a class="cus-draft-saver__short" href=format!("#{LINE}") data-short="" hidden=true>
                {NOT_SAVED_WHY.get(lang)}
            </a>
            <p
                class="cus-draft-saver__status"
                id=LINE
                role="status"
                data-draft=draft
                data-step=step
            >
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
