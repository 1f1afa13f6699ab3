//! `/usulan/draf`: what there is to fill in, in any order, and the code to go on with later.

use domain::usulan::Hubungan;
use leptos::prelude::*;

use super::frame::{CODE, step_url};
use crate::components::button::{Button, Rank};
use crate::components::icon::Shape;
use crate::components::kept_code::KeptCode;
use crate::components::layout::Layout;
use crate::components::notice::Notice;
use crate::components::task_list::{Task, TaskList, TaskMark};
use crate::pages::usulan::model::{StepStatus, TaskLine, TaskPage};
use crate::text::usulan::{step_title, tasks as t};
use crate::text::{Lang, Text};

/// The check page.
const CHECK: &str = "/usulan/draf/periksa";

/// The whole document.
pub fn task_page(page: TaskPage) -> AnyView {
    let TaskPage { chrome, hubungan, tasks, resume_code, kept_until, saved_at, incomplete } = page;
    let lang = chrome.lang;
    let title = t::title(hubungan).get(lang);
    let missing: Vec<TaskLine> = tasks.iter().copied().filter(|line| is_missing(*line)).collect();
    let incomplete = incomplete.then(|| {
        view! { <Notice shape=Shape::Alert><p>{t::INCOMPLETE.get(lang)}</p></Notice> }
    });
    let list = tasks.into_iter().map(|line| task(lang, hubungan, line)).collect();
    view! {
        <Layout chrome title back="/usulan/baru">
            {incomplete}
            <h1>{title}</h1>
            <p class="cus-lead">{t::LEAD.get(lang)}</p>
            <h2 class="cus-hidden">{t::LIST.get(lang)}</h2>
            <TaskList tasks=list/>
            {next(lang, hubungan, &missing)}
            <p class="cus-step__saved">{t::SAVED.fill(lang, &[("at", &saved_at)])}</p>
            {resume(lang, resume_code, &kept_until)}
            {discard(lang)}
        </Layout>
    }
    .into_any()
}

const fn is_missing(line: TaskLine) -> bool {
    matches!(line.status, StepStatus::Todo | StepStatus::Partial)
}

fn task(lang: Lang, hubungan: Hubungan, line: TaskLine) -> Task {
    let (mark, status): (TaskMark, Text) = match line.status {
        StepStatus::Todo => (TaskMark::Todo, t::TODO),
        StepStatus::Partial => (TaskMark::Partial, t::PARTIAL),
        StepStatus::Done => (TaskMark::Done, t::DONE),
        StepStatus::Optional => (TaskMark::Optional, t::OPTIONAL),
    };
    Task {
        href: step_url(line.step),
        title: step_title(line.step, hubungan).get(lang),
        mark,
        status: status.get(lang),
    }
}

/// What is missing, and the button for what to do next.
fn next(lang: Lang, hubungan: Hubungan, missing: &[TaskLine]) -> AnyView {
    let Some(first) = missing.first() else {
        return view! {
            <p>{t::COMPLETE.get(lang)}</p>
            <p class="cus-ways">
                <a class=Rank::Main.class() href=CHECK>{t::CHECK.get(lang)}</a>
            </p>
        }
        .into_any();
    };
    let count = missing.len().to_string();
    let sentence = if missing.len() == 1 {
        t::MISSING_ONE.get(lang).to_owned()
    } else {
        t::MISSING.fill(lang, &[("count", &count)])
    };
    let label = t::NEXT.fill(lang, &[("step", step_title(first.step, hubungan).get(lang))]);
    view! {
        <p>{sentence}</p>
        <p class="cus-ways">
            <a class=Rank::Main.class() href=step_url(first.step)>{label}</a>
            <a class=Rank::Second.class() href=CHECK>{t::CHECK_EARLY.get(lang)}</a>
        </p>
    }
    .into_any()
}

fn resume(lang: Lang, code: String, until: &str) -> AnyView {
    view! {
        <section id=CODE>
            <h2>{t::CODE.get(lang)}</h2>
            <KeptCode code/>
            <p>
                <strong>{t::CODE_WRITE.get(lang)}</strong>
                " "
                {t::CODE_USE.fill(lang, &[("until", until)])}
            </p>
            <p>{t::CODE_SECRET.get(lang)}</p>
        </section>
    }
    .into_any()
}

fn discard(lang: Lang) -> AnyView {
    view! {
        <details class="cus-details">
            <summary class="cus-details__summary">{t::DISCARD.get(lang)}</summary>
            <div class="cus-details__body">
                <p>{t::DISCARD_WHAT.get(lang)}</p>
                <form method="post" action="/usulan/draf/hapus">
                    <Button
                        rank=Rank::Second
                        name="aksi"
                        value="hapus"
                        label=t::DISCARD_BUTTON.get(lang)
                    />
                </form>
            </div>
        </details>
    }
    .into_any()
}
