//! A label, a hint, an error and the control they belong to.

use domain::field::ErrorCode;
use leptos::prelude::*;

use crate::components::icon::{Icon, Shape};
use crate::text::{Lang, field_error, layout as t};

/// `id` of the hint of the field called `name`.
pub fn hint_id(name: &str) -> String {
    format!("{name}-petunjuk")
}

/// `id` of the error of the field called `name`.
pub fn error_id(name: &str) -> String {
    format!("{name}-salah")
}

/// Value of `aria-describedby` for the control called `name`: what is there of hint and error.
pub fn described_by(name: &str, has_hint: bool, has_error: bool) -> Option<String> {
    match (has_hint, has_error) {
        (false, false) => None,
        (true, false) => Some(hint_id(name)),
        (false, true) => Some(error_id(name)),
        (true, true) => Some(format!("{} {}", hint_id(name), error_id(name))),
    }
}

/// The sentence above a control that says what is wrong with it.
#[component]
pub fn FieldError(
    /// Language of the page.
    lang: Lang,
    /// Name and `id` of the control.
    name: &'static str,
    /// What is wrong.
    code: ErrorCode,
    /// The sentence for it, where the name of the field alone does not decide.
    #[prop(optional_no_strip)]
    told: Option<&'static str>,
) -> AnyView {
    let sentence = told.unwrap_or_else(|| field_error::sentence(code, name).get(lang));
    view! {
        <p class="cus-field__error" id=error_id(name)>
            <Icon shape=Shape::Alert/>
            <span>
                <span class="cus-hidden">{t::ERROR_PREFIX.get(lang)}" "</span>
                {sentence}
            </span>
        </p>
    }
    .into_any()
}

/// Everything around one control. The control itself is the child; its `id` is `name`, its
/// description [`described_by`].
#[component]
pub fn Field(
    /// Language of the page.
    lang: Lang,
    /// Name and `id` of the control.
    name: &'static str,
    /// Label.
    #[prop(into)]
    label: String,
    /// Hint, if any.
    #[prop(optional_no_strip)]
    hint: Option<String>,
    /// What is wrong, if anything.
    #[prop(optional_no_strip)]
    error: Option<ErrorCode>,
    /// The sentence for it, where the name of the field alone does not decide.
    #[prop(optional_no_strip)]
    told: Option<&'static str>,
    /// May stay empty.
    #[prop(optional)]
    optional: bool,
    /// The control.
    children: Children,
) -> AnyView {
    let class = if error.is_some() { "cus-field cus-field--wrong" } else { "cus-field" };
    let optional = optional.then(|| {
        view! { <span class="cus-field__optional">" "{t::OPTIONAL.get(lang)}</span> }
    });
    let hint = hint.map(|hint| view! { <p class="cus-field__hint" id=hint_id(name)>{hint}</p> });
    let error = error.map(|code| view! { <FieldError lang name code told/> });
    view! {
        <div class=class>
            <label class="cus-field__label" for=name>{label}{optional}</label>
            {hint}
            {error}
            {children()}
        </div>
    }
    .into_any()
}
