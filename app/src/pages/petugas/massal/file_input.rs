//! A file field with a label of its own.

use domain::field::ErrorCode;
use leptos::prelude::*;

use crate::components::field::{Field, described_by};
use crate::text::Lang;

/// `<input type="file" name="berkas">` with label, hint and error; its `id` is the field of its errors.
pub(in crate::pages::petugas) fn file_input(
    lang: Lang,
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    error: Option<ErrorCode>,
    told: Option<&'static str>,
    accept: &'static str,
) -> AnyView {
    view! {
        <Field lang name=id label hint=Some(hint.to_owned()) error told>
            <input
                class="cus-file-field"
                type="file"
                id=id
                name="berkas"
                accept=accept
                aria-describedby=described_by(id, true, error.is_some())
                aria-invalid=error.map(|_| "true")
            />
        </Field>
    }
    .into_any()
}
