//! One batch: how far it is, who did what, what is missing.

use domain::batch::{BatchKind, BatchProblem};
use leptos::prelude::*;

use super::contents::contents;
use super::endorse::endorsement;
use super::export::export;
use super::letter::letter;
use super::list::{name, quota_words, standing};
use super::model::{BatchPage, ProblemView, Trouble};
use super::steps::{doubles, steps};
use crate::components::error_summary::{ErrorSummary, Trouble as TroubleBox};
use crate::components::icon::Shape;
use crate::components::notice::Notice;
use crate::components::timeline::{Timeline, TimelineEntry};
use crate::pages::petugas::frame::DeskLayout;
use crate::text::Lang;
use crate::text::petugas::batch as t;

/// The whole document of `/petugas/batch/{id}`.
pub fn batch_page(page: BatchPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let title = name(lang, &page.line);
    let has_errors = !page.errors.is_empty() || page.trouble.is_some();
    let trouble = page.trouble.as_ref().map(|one| trouble(lang, one));
    let done = (!page.done.is_empty()).then(|| {
        let sentences: Vec<_> =
            page.done.iter().map(|sentence| view! { <p>{sentence.clone()}</p> }).collect();
        view! { <div role="status"><Notice shape=Shape::Check>{sentences}</Notice></div> }
    });
    let facts = facts(&page);
    let locked = page.endorsed_at.as_deref().map(|at| {
        let sentence = t::LOCKED_NOTICE.fill(lang, &[("at", at)]);
        view! { <Notice shape=Shape::Shield><p>{sentence}</p></Notice> }
    });
    let parts = (
        problems(lang, &page.problems),
        letter(&page),
        endorsement(&page),
        export(&page),
        contents(&page),
        history(&page),
    );
    let (problems, letter, endorsement, export, contents, history) = parts;
    let (steps, doubles) = (steps(&page), doubles(&page));
    let BatchPage { frame, errors, .. } = page;
    let heading = title.clone();
    view! {
        <DeskLayout frame title has_errors>
            <ErrorSummary lang errors=&errors/>
            {trouble}
            <h1>{heading}</h1>
            {done}
            {facts}
            {locked}
            <div class="cus-batch">
                <div>
                    {steps}
                    <h2>{t::PROBLEMS.get(lang)}</h2>
                    {problems}
                    {doubles}
                    {endorsement}
                    {export}
                </div>
                <div>
                    <h2>{t::LETTER.get(lang)}</h2>
                    {letter}
                    <h2>{t::HISTORY.get(lang)}</h2>
                    {history}
                </div>
            </div>
            <h2>{t::CONTENTS.get(lang)}</h2>
            {contents}
        </DeskLayout>
    }
    .into_any()
}

fn trouble(lang: Lang, trouble: &Trouble) -> AnyView {
    match trouble {
        Trouble::Refused(refusal) => {
            let sentence = t::refusal(*refusal).get(lang);
            view! {
                <TroubleBox title=t::REFUSED.get(lang)>
                    <p>{sentence}</p>
                </TroubleBox>
            }
            .into_any()
        }
        Trouble::Columns(sentence) => {
            let sentence = sentence.clone();
            view! {
                <TroubleBox title=t::COLUMNS_WRONG.get(lang)>
                    <p>{sentence}</p>
                    <p>{t::COLUMNS_WHAT_NOW.get(lang)}</p>
                </TroubleBox>
            }
            .into_any()
        }
    }
}

fn facts(page: &BatchPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let quota = (page.line.kind == BatchKind::Pbi).then(|| {
        let words = quota_words(lang, page.places);
        view! { <div><dt>{t::QUOTA.get(lang)}</dt><dd>{words}</dd></div> }
    });
    let counts = if page.line.kind.case_kinds().is_empty() {
        view! { <div><dt>{t::ENTRIES.get(lang)}</dt><dd>{page.line.entries}</dd></div> }.into_any()
    } else {
        view! {
            <div><dt>{t::CASES.get(lang)}</dt><dd>{page.line.cases}</dd></div>
            <div><dt>{t::VERDICTS.get(lang)}</dt><dd>{page.line.verdicts}</dd></div>
        }
        .into_any()
    };
    view! {
        <p>{standing(lang, page.line.standing)}" "{page.region.clone()}</p>
        <dl class="cus-facts cus-facts--asked">
            {counts}
            {quota}
        </dl>
    }
    .into_any()
}

fn problems(lang: Lang, problems: &[ProblemView]) -> AnyView {
    if problems.is_empty() {
        return view! { <p>{t::NO_PROBLEMS.get(lang)}</p> }.into_any();
    }
    let items: Vec<_> = problems.iter().map(|one| problem(lang, one)).collect();
    view! { <ul class="cus-list">{items}</ul> }.into_any()
}

fn problem(lang: Lang, problem: &ProblemView) -> AnyView {
    // Verdicts and repairs are no cases.
    let listed = problem.problem == BatchProblem::NotListed;
    let count = if listed { t::PROBLEM_ITEMS } else { t::PROBLEM_CASES };
    let count = count.fill(lang, &[("count", &problem.cases.to_string())]);
    let links: Vec<_> = problem
        .tickets
        .iter()
        .map(|ticket| {
            let href = format!("/petugas/kasus/{ticket}");
            view! { <a href=href>{ticket.clone()}</a>" " }
        })
        .collect();
    let named = i64::try_from(problem.tickets.len()).unwrap_or(i64::MAX);
    let more = (named > 0 && problem.cases > named)
        .then(|| t::AND_MORE.fill(lang, &[("count", &(problem.cases - named).to_string())]));
    let name = format!("{}: ", t::problem(problem.problem).get(lang));
    view! {
        <li>
            {name}
            <strong>{count}</strong>
            " "
            {links}
            {more}
        </li>
    }
    .into_any()
}

fn history(page: &BatchPage) -> AnyView {
    let entries = page.history.iter().map(|event| TimelineEntry {
        at: event.at.clone(),
        what: event.what.clone(),
        details: Vec::new(),
        ahead: false,
    });
    view! { <Timeline entries=entries.collect()/> }.into_any()
}
