//! `/usulan/draf`: what there is to fill in, in any order, and the code to go on with later.

use domain::form::Form;
use leptos::prelude::*;

use super::Door;
use super::frame::CODE;
use crate::components::button::{Button, Rank};
use crate::components::icon::Shape;
use crate::components::kept_code::KeptCode;
use crate::components::layout::Layout;
use crate::components::notice::Notice;
use crate::components::subject_strip::SubjectStrip;
use crate::components::task_list::{Task, TaskList, TaskMark};
use crate::pages::draft::model::{StepStatus, TaskLine, TaskPage};
use crate::pages::sanggahan::model::ReplyNotice;
use crate::text::draft::{of_form, step_title, tasks as t};
use crate::text::{Lang, Text};

/// Where an officer who fills it in for somebody works otherwise.
const DESK: &str = "/petugas";

/// The whole document.
pub fn task_page(page: TaskPage) -> AnyView {
    let TaskPage {
        chrome,
        form,
        subject,
        reply,
        tasks,
        resume_code,
        kept_until,
        saved_at,
        incomplete,
        assisted,
    } = page;
    let lang = chrome.lang;
    let door = Door::of(form);
    let subject = subject.map(|card| view! { <SubjectStrip lang card/> });
    let title = t::title(form).get(lang);
    let missing: Vec<TaskLine> = tasks.iter().copied().filter(|line| is_missing(*line)).collect();
    let incomplete = incomplete.then(|| {
        let sentence = of_form(t::INCOMPLETE, lang, form, &[]);
        view! { <Notice shape=Shape::Alert><p>{sentence}</p></Notice> }
    });
    let assisted = assisted.then(|| {
        view! {
            <Notice>
                <p>{t::ASSISTED.get(lang)}</p>
                <p><a href=DESK>{t::ASSISTED_DESK.get(lang)}</a></p>
            </Notice>
        }
    });
    let reply = reply.map(|notice| reply_notice(lang, notice));
    let sealed = form.seals_reporter().then(|| {
        view! { <Notice shape=Shape::Shield><p>{t::SEALED.get(lang)}</p></Notice> }
    });
    let list = tasks.into_iter().map(|line| task(lang, form, line)).collect();
    view! {
        <Layout chrome title back=door.start()>
            {incomplete}
            <h1>{title}</h1>
            {assisted}
            {subject}
            {reply}
            <p class="cus-lead">{t::LEAD.get(lang)}</p>
            <h2 class="cus-hidden">{t::LIST.get(lang)}</h2>
            <TaskList tasks=list/>
            {next(lang, form, &missing)}
            <p class="cus-step__saved">{t::SAVED.fill(lang, &[("at", &saved_at)])}</p>
            {sealed}
            {resume(lang, resume_code, &kept_until)}
            {discard(lang, form)}
        </Layout>
    }
    .into_any()
}

/// What an objection says, as far as the person it is about may know (S-7).
fn reply_notice(lang: Lang, notice: ReplyNotice) -> AnyView {
    let reasons = notice.reasons.into_iter().map(|reason| view! { <li>{reason}</li> });
    let until = t::REPLY_UNTIL.fill(lang, &[("until", &notice.until)]);
    view! {
        <Notice>
            <h2 class="cus-notice__title">{t::REPLY.get(lang)}</h2>
            <p>{t::REPLY_REASONS.get(lang)}</p>
            <ul>{reasons.collect_view()}</ul>
            <p><strong>{until}</strong></p>
            <p>{t::REPLY_OPEN.get(lang)}</p>
        </Notice>
    }
    .into_any()
}

const fn is_missing(line: TaskLine) -> bool {
    matches!(line.status, StepStatus::Todo | StepStatus::Partial)
}

fn task(lang: Lang, form: Form, line: TaskLine) -> Task {
    let (mark, status): (TaskMark, Text) = match line.status {
        StepStatus::Todo => (TaskMark::Todo, t::TODO),
        StepStatus::Partial => (TaskMark::Partial, t::PARTIAL),
        StepStatus::Done => (TaskMark::Done, t::DONE),
        StepStatus::Optional => (TaskMark::Optional, t::OPTIONAL),
    };
    Task {
        href: Door::of(form).step(line.step),
        title: step_title(line.step, form).get(lang),
        mark,
        status: status.get(lang),
    }
}

/// What is missing, and the button for what to do next.
fn next(lang: Lang, form: Form, missing: &[TaskLine]) -> AnyView {
    let Some(first) = missing.first() else {
        return view! {
            <p>{t::COMPLETE.get(lang)}</p>
            <p class="cus-ways">
                <a class=Rank::Main.class() href=Door::of(form).check()>{t::CHECK.get(lang)}</a>
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
    let label = t::NEXT.fill(lang, &[("step", step_title(first.step, form).get(lang))]);
    view! {
        <p>{sentence}</p>
        <p class="cus-ways">
            <a class=Rank::Main.class() href=Door::of(form).step(first.step)>{label}</a>
            <a class=Rank::Second.class() href=Door::of(form).check()>{t::CHECK_EARLY.get(lang)}</a>
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

fn discard(lang: Lang, form: Form) -> AnyView {
    let title = of_form(t::DISCARD, lang, form, &[]);
    view! {
        <details class="cus-details">
            <summary class="cus-details__summary">{title}</summary>
            <div class="cus-details__body">
                <p>{t::DISCARD_WHAT.get(lang)}</p>
                <form method="post" action=Door::of(form).discard()>
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
