//! Answers to choose from, all in sight: one of them, or any.

use domain::field::ErrorCode;
use leptos::prelude::*;

use crate::components::field::{FieldError, described_by, hint_id};
use crate::text::{Lang, layout as t};

/// One answer that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub code: String,
    /// What a person reads.
    pub label: String,
    /// A line under it, if it needs one.
    pub hint: Option<String>,
}

impl Choice {
    /// An answer that needs no line under it.
    pub fn new(code: impl Into<String>, label: impl Into<String>) -> Self {
        Self { code: code.into(), label: label.into(), hint: None }
    }
}

/// How the answers of a [`ChoiceList`] are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChoiceStyle {
    /// One of them, each on a line.
    One,
    /// One of a few short ones, side by side.
    OneInRow,
    /// Any of them, each on a line.
    Any,
}

/// `<fieldset>` of radio buttons or checkboxes. The `id` of the first is `name`, so that an error
/// leads there; the others count on from 2.
#[component]
pub fn ChoiceList<'a>(
    /// Language of the page.
    lang: Lang,
    /// Name of the question.
    name: &'static str,
    /// The question.
    #[prop(into)]
    label: String,
    /// Hint, if any.
    #[prop(optional_no_strip)]
    hint: Option<String>,
    /// What is wrong, if anything.
    #[prop(optional_no_strip)]
    error: Option<ErrorCode>,
    /// May stay unanswered.
    #[prop(optional)]
    optional: bool,
    /// One or any, in lines or in a row.
    style: ChoiceStyle,
    /// The answers, in order.
    choices: Vec<Choice>,
    /// Codes chosen.
    chosen: &'a [String],
    /// What an answer opens under itself, by its code: a question that it alone asks for. Hidden
    /// while another is chosen, by the style sheet alone; a browser that cannot do that shows it
    /// all, which does no harm.
    #[prop(optional)]
    nested: Vec<(String, AnyView)>,
) -> AnyView {
    let class = if error.is_some() { "cus-field cus-field--wrong" } else { "cus-field" };
    let (list, kind) = match style {
        ChoiceStyle::One => ("cus-choice-list", "radio"),
        ChoiceStyle::OneInRow => ("cus-choice-list cus-choice-list--row", "radio"),
        ChoiceStyle::Any => ("cus-choice-list", "checkbox"),
    };
    let described_by = described_by(name, hint.is_some(), error.is_some());
    let optional = optional.then(|| {
        view! { <span class="cus-field__optional">" "{t::OPTIONAL.get(lang)}</span> }
    });
    let mut nested = nested;
    let items = choices
        .into_iter()
        .enumerate()
        .map(|(at, choice)| {
            let id = if at == 0 { name.to_owned() } else { format!("{name}-{}", at + 1) };
            let checked = chosen.contains(&choice.code);
            let own = nested.iter().position(|(code, _)| *code == choice.code);
            let own = own.map(|place| {
                let (_, body) = nested.swap_remove(place);
                view! { <div class="cus-choice-list__nested">{body}</div> }
            });
            let item = item(kind, name, id, choice, checked);
            view! {
                {item}
                {own}
            }
        })
        .collect_view();
    view! {
        <fieldset class=class aria-describedby=described_by>
            <legend class="cus-field__label">{label}{optional}</legend>
            {hint.map(|hint| view! { <p class="cus-field__hint" id=hint_id(name)>{hint}</p> })}
            {error.map(|code| view! { <FieldError lang name code/> })}
            <div class=list>{items}</div>
        </fieldset>
    }
    .into_any()
}

fn item(
    kind: &'static str,
    name: &'static str,
    id: String,
    choice: Choice,
    checked: bool,
) -> AnyView {
    let hint = choice.hint.map(|hint| view! { <span class="cus-choice-list__hint">{hint}</span> });
    let of = id.clone();
    view! {
        <label class="cus-choice-list__item" for=of>
            <input
                class="cus-choice-list__box"
                type=kind
                id=id
                name=name
                value=choice.code
                checked=checked
            />
            <span>{choice.label}{hint}</span>
        </label>
    }
    .into_any()
}
