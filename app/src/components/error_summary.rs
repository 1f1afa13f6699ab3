//! All errors of a form in one place, above it, each a link to its field.

use domain::field::FieldErrors;
use leptos::prelude::*;

use crate::components::icon::{Icon, Shape};
use crate::text::{Lang, field_error, layout as t};

/// The box on top of a form with errors. Takes the focus when the page opens, with or without
/// JavaScript.
///
/// Links lead to the element whose `id` is the field's name. Shows nothing when there is no error.
#[component]
pub fn ErrorSummary<'a>(
    /// Language of the page.
    lang: Lang,
    /// What is wrong, in the order of the form.
    errors: &'a FieldErrors,
) -> AnyView {
    if errors.is_empty() {
        return ().into_any();
    }
    let lines = errors
        .iter()
        .map(|error| {
            let sentence = field_error::sentence(error.code, error.field).get(lang);
            (format!("#{}", error.field), sentence.to_owned())
        })
        .collect();
    summary_box(lang, lines)
}

/// The same box around other sentences: each with the address of what mends it.
pub(crate) fn summary_box(lang: Lang, lines: Vec<(String, String)>) -> AnyView {
    let items = lines
        .into_iter()
        .map(|(href, sentence)| view! { <li><a href=href>{sentence}</a></li> })
        .collect_view();
    view! {
        <div class="cus-summary" role="alert" tabindex="-1" autofocus=true>
            <h2 class="cus-summary__title"><Icon shape=Shape::Alert/>{t::SUMMARY.get(lang)}</h2>
            <ul class="cus-summary__list">{items}</ul>
        </div>
    }
    .into_any()
}
