//! A file to choose, or a photo to take: the phone offers both.

use domain::field::ErrorCode;
use leptos::prelude::*;

use crate::components::field::{FieldError, described_by, hint_id};
use crate::text::Lang;

/// Name of every file field: one file per request.
const NAME: &str = "berkas";

/// `<input type="file">` with hint and error. Sent as `berkas`; several on one page differ by their
/// `id`. Its label stands elsewhere: it is the heading of what the file shows.
#[component]
pub fn FileField(
    /// Language of the page.
    lang: Lang,
    /// `id`, and the field of its errors.
    id: &'static str,
    /// What the file should show.
    hint: String,
    /// What is wrong, if anything.
    error: Option<ErrorCode>,
    /// Media types offered, for `accept`. Help only, the server decides.
    accept: &'static str,
) -> AnyView {
    let class = if error.is_some() { "cus-field cus-field--wrong" } else { "cus-field" };
    view! {
        <div class=class>
            <p class="cus-field__hint" id=hint_id(id)>{hint}</p>
            {error.map(|code| view! { <FieldError lang name=id code/> })}
            <input
                class="cus-file-field"
                type="file"
                id=id
                name=NAME
                accept=accept
                aria-describedby=described_by(id, true, error.is_some())
                aria-invalid=error.map(|_| "true")
            />
        </div>
    }
    .into_any()
}
