//! `/petugas/kasus/{ticket}`: a case as officers see it.

pub mod model;

mod blocked;
mod compare;
mod hold;
mod parts;
mod people;
mod photo;

pub use blocked::{BlockedPageModel, blocked_page};
pub use compare::compare_page;
pub use photo::{DEGREES, photo_page};

use domain::field::ErrorCode;
use leptos::prelude::*;

use crate::components::error_summary::{Trouble, summary_box};
use crate::components::icon::Shape;
use crate::components::notice::Notice;
use crate::components::status_tag::StatusTag;
use crate::pages::lacak::tone;
use crate::pages::petugas::antrean::model::{DueTone, QUEUE};
use crate::pages::petugas::frame::DeskLayout;
use crate::pages::petugas::putusan::{DeclareConflict, WaitingDecision};
use crate::text::field_error::NUMBER_IN_TEXT;
use crate::text::petugas::antrean as q;
use crate::text::petugas::kasus as t;
use crate::text::{Lang, Text, lacak};

use model::{CaseHead, CasePageModel};

/// The whole document of a case.
pub fn case_page(page: CasePageModel) -> AnyView {
    let lang = page.frame.chrome.lang;
    let title = t::TITLE.fill(lang, &[("ticket", &page.head.ticket)]);
    let has_errors = page.lost || page.own || !page.errors.is_empty();
    let trouble = trouble(lang, &page);
    let done = page.done.as_deref().map(|form| t::done(form).get(lang)).map(|sentence| {
        view! { <div role="status"><Notice shape=Shape::Check><p>{sentence}</p></Notice></div> }
    });
    let facts = facts(lang, &page.head);
    let hold = hold::hold(lang, &page);
    let main: Vec<AnyView> = vec![
        parts::warnings(lang, &page),
        people::subject(lang, &page),
        people::recipient(lang, &page.recipient),
        parts::answers(lang, &page),
        parts::photos(lang, &page.photos, &page.visit_photos),
        parts::place(lang, page.place.as_ref()),
        parts::linked(lang, &page.linked),
        parts::related(lang, &page.related),
        parts::replies(lang, page.replies.as_deref()),
        parts::messages(lang, &page.messages),
        parts::extra(&page.sections),
    ];
    let side: Vec<AnyView> = vec![
        people::sender(lang, &page),
        parts::notes(lang, &page),
        parts::history(lang, &page.history),
    ];
    let waiting = page.waiting.map(|waiting| view! { <WaitingDecision lang waiting/> });
    let ticket = page.head.base.rsplit('/').next().unwrap_or_default().to_owned();
    let declare = page.may.take.then(|| view! { <DeclareConflict lang ticket/> });
    let tag = t::tag(page.head.kind, page.head.state).get(lang);
    let tone = tone(page.head.state);
    view! {
        <DeskLayout frame=page.frame title=title.clone() has_errors>
            <a class="cus-back" href=QUEUE>{t::BACK.get(lang)}</a>
            {trouble}
            {done}
            <h1>{title}" "<StatusTag tone=tone text=tag/></h1>
            {facts}
            {waiting}
            {hold}
            <div class="cus-case">
                <div class="cus-case__main">{main}</div>
                <div class="cus-case__side">{side}{declare}</div>
            </div>
        </DeskLayout>
    }
    .into_any()
}

/// What went wrong with a form just sent, in one place.
fn trouble(lang: Lang, page: &CasePageModel) -> AnyView {
    if page.lost {
        return view! {
            <Trouble title=t::LOST_TITLE.get(lang)><p>{t::LOST.get(lang)}</p></Trouble>
        }
        .into_any();
    }
    if page.own {
        return view! {
            <Trouble title=t::OWN_TITLE.get(lang)><p>{t::OWN.get(lang)}</p></Trouble>
        }
        .into_any();
    }
    if page.errors.is_empty() {
        return ().into_any();
    }
    let lines = page
        .errors
        .iter()
        .map(|error| (format!("#{}", error.field), said(error.field, error.code).get(lang).into()))
        .collect();
    summary_box(lang, lines)
}

/// What is wrong with a field of this page.
pub(super) fn said(field: &str, code: ErrorCode) -> Text {
    match (field, code) {
        ("kepada", ErrorCode::Required) => t::HAND_OVER_REQUIRED,
        ("kepada", _) => t::HAND_OVER_UNKNOWN,
        (_, ErrorCode::Required) => t::NOTE_REQUIRED,
        (_, ErrorCode::TooLong) => t::NOTE_LONG,
        (_, ErrorCode::NumberInText) => NUMBER_IN_TEXT,
        _ => t::NOTE_WRONG,
    }
}

/// The case in a few facts.
pub(super) fn facts(lang: Lang, head: &CaseHead) -> AnyView {
    let near = match head.due_tone {
        DueTone::Calm => None,
        DueTone::Soon => Some(("cus-queue__near", q::SOON)),
        DueTone::Late => Some(("cus-queue__near cus-queue__near--late", q::LATE)),
    };
    let near = near.map(|(class, text)| view! { " "<span class=class>{text.get(lang)}</span> });
    let rows: Vec<_> = [
        (t::KIND, lacak::kind(head.kind).get(lang).to_owned()),
        (t::REGION, head.region.clone()),
        (t::CYCLE, head.cycle.clone()),
        (t::ESCALATED, head.escalated.clone().unwrap_or_default()),
        (t::SENT, head.sent.clone()),
        (t::ORIGIN, t::origin(&head.origin).get(lang).to_owned()),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(label, value)| view! { <div><dt>{label.get(lang)}</dt><dd>{value}</dd></div> })
    .collect();
    view! {
        <dl class="cus-case__facts">
            <div><dt>{t::DUE.get(lang)}</dt><dd>{head.due.clone()}{near}</dd></div>
            {rows}
        </dl>
    }
    .into_any()
}

/// A part of the page under its heading.
pub(super) fn part(id: &'static str, title: String, body: AnyView) -> AnyView {
    view! {
        <section class="cus-part" id=id>
            <h2 class="cus-part__title">{title}</h2>
            {body}
        </section>
    }
    .into_any()
}

/// Names and values.
pub(super) fn pairs(lang: Lang, rows: Vec<(Text, String)>) -> AnyView {
    let rows: Vec<_> = rows
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(label, value)| view! { <div><dt>{label.get(lang)}</dt><dd>{value}</dd></div> })
        .collect();
    view! { <dl class="cus-facts">{rows}</dl> }.into_any()
}
