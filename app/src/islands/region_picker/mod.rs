//! Province → regency → district → village without a new page for each step.

use leptos::prelude::*;
use leptos::web_sys::Element;

#[cfg(feature = "hydrate")]
mod browser;

/// Around the four region selects of a form.
///
/// The children hold, in any markup, `select[name=provinsi|kabupaten|kecamatan|desa]`, the first option of each being
/// the empty one ("Pilih …"), with the lists known so far; and whatever only serves people without JavaScript, such
/// as the button that loads the next list, marked `data-without-script`: it is taken away when the island starts.
///
/// In the browser, choosing a region loads its children from `/api/v1/wilayah/{kode}` into the select below, and says
/// so politely; a list that does not come is told of right at its select. The choice is remembered with the entry in the browser's history, so that "back" finds it again.
#[island]
pub fn RegionPicker(children: Children) -> impl IntoView {
    view! {
        <div class="cus-region-picker" use:start>
            {children()}
            <div class="cus-region-picker__status" role="status" data-status=""></div>
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
