//! The summary of errors on pages about recipients: each line names its field.

use domain::field::FieldErrors;
use leptos::prelude::*;

use crate::components::error_summary::summary_box;
use crate::text::Lang;
use crate::text::petugas::penerima as t;

/// The box above a form with errors; nothing when there is none.
pub(crate) fn summary(lang: Lang, errors: &FieldErrors) -> AnyView {
    if errors.is_empty() {
        return ().into_any();
    }
    let line = |error: &domain::field::FieldError| {
        (format!("#{}", error.field), t::in_summary(lang, error.code, error.field))
    };
    summary_box(lang, errors.iter().map(line).collect())
}

/// What is wrong with a field, as its sentence.
pub(crate) fn told(lang: Lang, errors: &FieldErrors, name: &str) -> Option<&'static str> {
    errors.of(name).map(|code| t::wrong(code, name).get(lang))
}
