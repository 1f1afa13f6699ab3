//! Fields that belong side by side.

use leptos::prelude::*;

/// Two short fields in one row, such as RT and RW.
#[component]
pub fn FieldRow(
    /// The fields.
    children: Children,
) -> AnyView {
    view! { <div class="cus-field-row">{children()}</div> }.into_any()
}
