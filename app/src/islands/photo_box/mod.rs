//! Scales a photo down and sends it, with progress, without a new page.

use leptos::prelude::*;
use leptos::web_sys::Element;

use crate::components::icon::{Icon, Shape};

#[cfg(feature = "hydrate")]
mod browser;
#[cfg(feature = "hydrate")]
mod page;
#[cfg(feature = "hydrate")]
mod progress;
#[cfg(feature = "hydrate")]
mod refusal;
#[cfg(feature = "hydrate")]
mod scale;
#[cfg(feature = "hydrate")]
mod upload;

/// Around everything one photo's slot shows: what is there already, and the form to send another.
///
/// The children hold, in any markup, the form with `input[type=file]`. What only serves people without JavaScript, such
/// as the form's button, is marked `data-without-script`. In the browser, choosing a file sends it to
/// `POST /api/v1/draf/{draft}/foto`; afterwards the children are replaced by those the same page shows now.
#[component]
pub fn PhotoBox(
    /// Id of the draft.
    draft: String,
    /// Slug of the photo's kind.
    kind: String,
    /// The slot as the server rendered it.
    children: Children,
) -> impl IntoView {
    view! {
        <PhotoBoxIsland>
            <div data-photo=kind data-draft=draft>{children()}</div>
            <p class="cus-photo-box__status" role="status" data-status=""></p>
            <p class="cus-field__error cus-photo-box__error">
                <span role="alert" data-alert=""></span>
                <Icon shape=Shape::Alert/>
            </p>
            <div class="cus-photo-box__progress" data-progress=""></div>
        </PhotoBoxIsland>
    }
}

/// The island itself. It takes no property: reading one back would bring a JSON parser into the browser.
#[island]
pub fn PhotoBoxIsland(children: Children) -> impl IntoView {
    view! { <div class="cus-photo-box" use:start>{children()}</div> }
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
