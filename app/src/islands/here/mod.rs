//! Fills in the coordinates of the place where the phone is.

use leptos::prelude::*;
use leptos::web_sys::Element;

#[cfg(feature = "hydrate")]
mod browser;

/// Around the two fields of a place.
///
/// The children hold, in any markup, `input[name=lintang]` and `input[name=bujur]`. In the browser a button appears
/// below them; only a tap on it asks the phone where it is. Children may hold a button of their own, marked
/// `data-here` and `hidden`: then that one is shown instead.
#[island]
pub fn Here(children: Children) -> impl IntoView {
    view! {
        <div class="cus-here" use:start>
            {children()}
            <p class="cus-here__status" role="status" data-status=""></p>
        </div>
    }
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
