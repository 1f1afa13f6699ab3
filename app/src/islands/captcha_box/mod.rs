//! The picture challenge: another picture, or proof of work, without a new page.

use leptos::prelude::*;
use leptos::web_sys::Element;

#[cfg(feature = "hydrate")]
mod browser;
#[cfg(feature = "hydrate")]
mod proof;

/// Around the picture challenge of a form.
///
/// The children hold, in any markup, the `img`, `input[name=captcha_id]` and `input[name=pow]` (hidden),
/// `input[name=captcha]`, and the button for another picture, marked `data-refresh` (without JavaScript it posts the
/// form; with it, the form stays as it is). What only serves people without JavaScript is marked `data-without-script`.
/// A `pow` that is not empty is one the server has seen and still accepts.
///
/// `worker` is the URL of the script that solves proofs of work; without one that way is not offered. It needs neither
/// sight nor hearing: the phone computes for a moment, and the answer goes into `pow`.
#[component]
pub fn CaptchaBox(
    /// URL of the worker script.
    worker: Option<String>,
    /// The challenge as the server rendered it.
    children: Children,
) -> impl IntoView {
    view! {
        <CaptchaIsland>
            {children()}
            <div class="cus-captcha-box__alternative" data-worker=worker></div>
            <div class="cus-captcha-box__status" role="status" data-status=""></div>
        </CaptchaIsland>
    }
}

/// The island itself. It takes no property: reading one back would bring a JSON parser into the browser.
#[island]
pub fn CaptchaIsland(children: Children) -> impl IntoView {
    view! { <div class="cus-captcha-box" use:start>{children()}</div> }
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
