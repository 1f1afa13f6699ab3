//! What can be read from a NIK or KK number while it is typed.

use leptos::prelude::*;
use leptos::web_sys::Element;

#[cfg(feature = "hydrate")]
mod browser;

/// Around one field for a NIK or a KK number.
///
/// The children hold, in any markup, one text input whose name ends in `nik` or `nomor_kk`. In the browser, a line
/// below says how many digits are there, in the place of what the server said of it (`data-without-script`), and what
/// date and sex a NIK tells. It never says that a number is valid:
/// a well-formed number proves nothing (NIK-10).
#[island]
pub fn NumberHint(children: Children) -> impl IntoView {
    view! {
        <div class="cus-number-hint" use:start>
            {children()}
            <p class="cus-number-hint__status" role="status" data-status=""></p>
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
