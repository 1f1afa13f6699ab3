//! All errors of a form in one place, above it, each a link to its field.

use domain::field::{FieldError, FieldErrors};
use domain::form::Form;
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
    /// The form they are of, where its questions have labels.
    #[prop(optional_no_strip)]
    form: Option<Form>,
) -> AnyView {
    if errors.is_empty() {
        return ().into_any();
    }
    let lines = errors
        .iter()
        .map(|error| {
            let FieldError { code, field } = *error;
            let sentence = match form {
                Some(form) => field_error::in_summary(lang, code, field, form),
                None => field_error::sentence(code, field).get(lang).to_owned(),
            };
            (format!("#{field}"), sentence)
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

/// The same box for trouble that no single field is to blame for: a title and what to do.
#[component]
pub fn Trouble(
    /// What happened.
    title: &'static str,
    /// What it means, and what to do.
    children: Children,
) -> AnyView {
    view! {
        <div class="cus-summary" role="alert" tabindex="-1" autofocus=true>
            <h2 class="cus-summary__title"><Icon shape=Shape::Alert/>{title}</h2>
            {children()}
        </div>
    }
    .into_any()
}
