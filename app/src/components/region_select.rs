//! One of the four selects of a region. The region picker's island takes this same markup over in
//! the browser.

use domain::field::ErrorCode;
use domain::wilayah::{Level, Wilayah, labels};
use leptos::prelude::*;

use crate::components::field::{FieldError, described_by};
use crate::text::{Lang, wilayah as t};

/// A select of one level, with label and error.
///
/// While its list is empty the select is disabled, and a remark says what to choose first; the
/// style sheet takes the remark away as soon as the select is enabled, by whomever.
#[component]
pub fn RegionSelect(
    /// Language of the page.
    lang: Lang,
    /// Which of the four.
    level: Level,
    /// What can be chosen, in the order shown.
    list: Vec<Wilayah>,
    /// Code of the choice, or empty.
    chosen: String,
    /// What is wrong, if anything.
    error: Option<ErrorCode>,
) -> AnyView {
    let name = level.field();
    let class = if error.is_some() {
        "cus-field cus-field--select cus-field--wrong"
    } else {
        "cus-field cus-field--select"
    };
    let disabled = list.is_empty();
    let options = labels(&list)
        .into_iter()
        .zip(list)
        .map(move |(label, one)| {
            let kode = one.kode.to_string();
            let selected = kode == chosen;
            view! { <option value=kode selected=selected>{label}</option> }
        })
        .collect_view();
    let wait = t::wait(level).map(|text| view! { <p class="cus-field__wait">{text.get(lang)}</p> });
    view! {
        <div class=class>
            <label class="cus-field__label" for=name>{t::label(level).get(lang)}</label>
            {error.map(|code| view! { <FieldError lang name code/> })}
            <select
                class="cus-input cus-input--select"
                id=name
                name=name
                disabled=disabled
                aria-describedby=described_by(name, false, error.is_some())
                aria-invalid=error.map(|_| "true")
            >
                <option value="">{t::choose(level).get(lang)}</option>
                {options}
            </select>
            {wait}
        </div>
    }
    .into_any()
}
