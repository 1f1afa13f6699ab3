//! The answers of one step, question by question, to be checked or looked up.

use domain::form::Form;
use leptos::prelude::*;

use crate::components::status_tag::{StatusTag, Tone};
use crate::pages::draft::Door;
use crate::pages::draft::model::{CheckedStep, StepStatus};
use crate::text::draft::check as t;
use crate::text::draft::{label, step_title};
use crate::text::petugas::question;
use crate::text::{Lang, Text};

/// `id` of the answers of the step with this slug.
pub fn step_id(slug: &str) -> String {
    format!("langkah-{slug}")
}

/// One step: its title, its answers, and, with `change`, the way to change them.
///
/// A question that was skipped says so; a step in which every question was skipped says it once.
#[component]
pub fn SummaryList(
    /// Language of the page.
    lang: Lang,
    /// Whom the proposal is for; decides how questions are worded.
    form: Form,
    /// The step with its answers.
    checked: CheckedStep,
    /// Offers to change the answers, from the check page.
    #[prop(optional)]
    change: bool,
    /// Read by officers: nobody is spoken to.
    #[prop(optional)]
    officer: bool,
) -> AnyView {
    let title = if officer { question::step_title } else { step_title };
    let title = title(checked.step, form).get(lang);
    let slug = checked.step.slug();
    let incomplete = change && matches!(checked.status, StepStatus::Todo | StepStatus::Partial);
    let tag = incomplete
        .then(|| view! { <StatusTag tone=Tone::Waiting text=t::STEP_INCOMPLETE.get(lang)/> });
    let empty = is_empty(&checked);
    let link = change.then(|| {
        let verb = if empty { t::FILL } else { t::CHANGE };
        let what = t::CHANGE_WHAT.fill(lang, &[("step", title)]);
        view! {
            <a class="cus-answers__change" href=format!("{}?dari=periksa", Door::of(form).step(checked.step))>
                {verb.get(lang)}
                <span class="cus-hidden">" "{what}</span>
            </a>
        }
    });
    let body = if empty {
        let sentence = if incomplete { t::STEP_TODO } else { t::STEP_EMPTY };
        view! { <p class="cus-answers__none">{sentence.get(lang)}</p> }.into_any()
    } else {
        answers(lang, form, checked, if officer { question::label } else { label })
    };
    view! {
        <section class="cus-answers" id=step_id(slug)>
            <div class="cus-answers__head">
                <h3 class="cus-answers__title">{title}" "{tag}</h3>
                {link}
            </div>
            {body}
        </section>
    }
    .into_any()
}

/// Whether nothing at all was answered.
pub fn is_empty(checked: &CheckedStep) -> bool {
    checked.items.is_empty() && checked.answers.iter().all(|line| line.answer.is_empty())
}

fn answers(lang: Lang, form: Form, checked: CheckedStep, label: fn(&str, Form) -> Text) -> AnyView {
    let rows = checked
        .answers
        .into_iter()
        .map(|line| {
            let question = label(line.name, form).get(lang);
            let answer = if line.answer.is_empty() {
                view! { <dd class="cus-answers__none">{t::EMPTY.get(lang)}</dd> }.into_any()
            } else {
                view! { <dd class="cus-answers__answer">{line.answer}</dd> }.into_any()
            };
            view! { <div class="cus-answers__row"><dt>{question}</dt>{answer}</div> }
        })
        .collect::<Vec<_>>();
    let rows = (!rows.is_empty()).then(|| view! { <dl class="cus-answers__list">{rows}</dl> });
    let items = (!checked.items.is_empty()).then(|| {
        let items = checked.items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view();
        view! { <ul class="cus-answers__items">{items}</ul> }
    });
    view! {
        {rows}
        {items}
    }
    .into_any()
}
