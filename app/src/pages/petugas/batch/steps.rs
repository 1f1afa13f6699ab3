//! How far a batch is, who does what next, and who waits because somebody else stands in.

use leptos::prelude::*;

use super::model::{BatchPage, StepLine, StepMark};
use crate::components::notice::Notice;
use crate::components::status_tag::{StatusTag, Tone};
use crate::text::Lang;
use crate::text::petugas::batch as t;

/// The steps of a batch with the sentence about the next.
pub(super) fn steps(page: &BatchPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let lines: Vec<_> = page.steps.iter().map(|line| step(lang, line)).collect();
    let (name, next) = (format!("{}: ", t::NEXT_STEP.get(lang)), page.next.clone());
    view! {
        <h2>{t::STEPS.get(lang)}</h2>
        <ol class="cus-batch__steps">{lines}</ol>
        <Notice><p><strong>{name}</strong>{next}</p></Notice>
    }
    .into_any()
}

fn step(lang: Lang, line: &StepLine) -> AnyView {
    let (tone, text) = match line.mark {
        StepMark::Done => (Tone::Good, t::STEP_DONE),
        StepMark::Now => (Tone::Waiting, t::STEP_NOW),
        StepMark::Later => (Tone::Unknown, t::STEP_LATER),
    };
    let now = (line.mark == StepMark::Now).then_some("step");
    let detail = (!line.detail.is_empty()).then(|| format!(" · {}", line.detail));
    view! {
        <li aria-current=now>
            {line.name.get(lang)}
            " "
            <StatusTag tone text=text.get(lang)/>
            {detail}
        </li>
    }
    .into_any()
}

/// Proposals that wait because another one of the same person leaves; nothing when there are none.
pub(super) fn doubles(page: &BatchPage) -> AnyView {
    if page.doubles.is_empty() {
        return ().into_any();
    }
    let lang = page.frame.chrome.lang;
    let ticket = |ticket: &String| {
        if page.may.open_case {
            let href = format!("/petugas/kasus/{ticket}");
            view! { <a href=href>{ticket.clone()}</a> }.into_any()
        } else {
            ticket.clone().into_any()
        }
    };
    let lines: Vec<_> = page
        .doubles
        .iter()
        .map(|(waits, leaves)| {
            view! { <li>{ticket(waits)}" "{t::DOUBLE.get(lang)}" "{ticket(leaves)}</li> }
        })
        .collect();
    view! {
        <h2>{t::DOUBLES.get(lang)}</h2>
        <p>{t::DOUBLES_WHY.get(lang)}</p>
        <ul class="cus-list">{lines}</ul>
        <p>{t::DOUBLES_DO.get(lang)}</p>
    }
    .into_any()
}
