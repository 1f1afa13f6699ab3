//! `/sanggahan/baru` and `/perbaikan/baru` with a card: what it is, and what is to be said.

use domain::form::Form;
use leptos::prelude::*;

use super::model::ReportStartPage;
use crate::components::button::{Button, Rank};
use crate::components::checkbox::Checkbox;
use crate::components::choice_list::{Choice, ChoiceList, ChoiceStyle};
use crate::components::error_summary::{ErrorSummary, Trouble};
use crate::components::icon::Shape;
use crate::components::layout::{KeepForm, Layout};
use crate::components::notice::Notice;
use crate::components::subject_strip::SubjectStrip;
use crate::pages::draft::Door;
use crate::text::Lang;
use crate::text::sanggahan::start as t;
use crate::text::usulan::REPLACES_TITLE;

/// `id` of the form that begins.
const FORM: &str = "mulai";
/// Name and value of its button.
const MAIN: (&str, &str) = ("aksi", "mulai");
/// Name of the checkbox that says it is this person.
const THE_ONE: &str = "ini_orangnya";

/// The whole document.
pub fn report_start_page(page: ReportStartPage) -> AnyView {
    let lang = page.chrome.lang;
    let keep_form = KeepForm { form: FORM, main: MAIN };
    let has_errors = !page.errors.is_empty() || page.replaces.is_some();
    let title = if page.door == Door::Sanggahan { t::TITLE } else { t::TITLE_CHANGE }.get(lang);
    let replaces = page.replaces.clone().map(|code| replaces_notice(&page, code));
    let unfinished = page.unfinished.as_deref().filter(|_| replaces.is_none());
    let unfinished = unfinished.map(|at| unfinished_notice(lang, page.door, at));
    let (know, other, begin) = (know(&page), other_door(&page), begin(&page));
    let resume = view! {
        <p class="cus-step__later">
            {t::RESUME.get(lang)} " "
            <a href=page.door.start()>{t::RESUME_LINK.get(lang)}</a>
        </p>
    };
    let ReportStartPage { chrome, subject, cek, errors, .. } = page;
    view! {
        <Layout chrome title back=cek keep_form has_errors>
            {replaces}
            <ErrorSummary lang errors=&errors/>
            <h1>{title}</h1>
            <SubjectStrip lang card=subject/>
            <p class="cus-lead">{t::LEAD.get(lang)}</p>
            {unfinished}
            {other}
            {know}
            {begin}
            {resume}
        </Layout>
    }
    .into_any()
}

/// An unfinished draft of this browser, and the way to it.
pub(super) fn unfinished_notice(lang: Lang, door: Door, at: &str) -> AnyView {
    let sentence = t::UNFINISHED.fill(lang, &[("at", at)]);
    view! {
        <Notice>
            <p>{sentence}</p>
            <p><a class=Rank::Main.class() href=door.tasks()>{t::CONTINUE.get(lang)}</a></p>
        </Notice>
    }
    .into_any()
}

/// Before a second draft takes the place of the first in this browser.
fn replaces_notice(page: &ReportStartPage, code: String) -> AnyView {
    let lang = page.chrome.lang;
    let confirmed =
        page.confirmed.then(|| view! { <input type="hidden" name=THE_ONE value="ya"/> });
    let (action, tasks) = (page.door.start(), page.door.tasks());
    let (token, chosen) = (page.token.clone(), page.chosen.clone());
    view! {
        <Trouble title=REPLACES_TITLE.get(lang)>
            <p id="ganti">{t::REPLACES.get(lang)}</p>
            <p><strong>{code}</strong></p>
            <form method="post" action=action>
                <input type="hidden" name="subjek" value=token/>
                <input type="hidden" name="form" value=chosen/>
                {confirmed}
                <p>
                    <a class=Rank::Main.class() href=tasks>{t::CONTINUE.get(lang)}</a>
                </p>
                <Button rank=Rank::Second name="ganti" value="ya" label=t::BEGIN_NEW.get(lang)/>
            </form>
        </Trouble>
    }
    .into_any()
}

/// The other thing a card can lead to: for the person themselves a correction, and back.
fn other_door(page: &ReportStartPage) -> AnyView {
    let lang = page.chrome.lang;
    let (question, link, door) = match page.door {
        Door::Sanggahan => (t::OWN, t::OWN_LINK, Door::Perbaikan),
        _ => (t::CONTEST, t::CONTEST_LINK, Door::Sanggahan),
    };
    let href = format!("{}?subjek={}", door.start(), page.token);
    view! {
        <p>
            {question.get(lang)} " "
            <a href=href rel="nofollow">{link.get(lang)}</a>
        </p>
    }
    .into_any()
}

/// What it is and is not, before anything is asked.
fn know(page: &ReportStartPage) -> AnyView {
    let lang = page.chrome.lang;
    let (review, reply) = (page.review_days.to_string(), page.reply_days.to_string());
    let days = [("review", review.as_str()), ("reply", reply.as_str())];
    let lines = match page.door {
        Door::Sanggahan => vec![
            t::NOT_A_VOTE,
            t::SECRET,
            t::REPLY,
            t::REVIEW,
            t::SAME_VILLAGE,
            t::SANCTION,
            t::NEEDED,
        ],
        _ => vec![t::CHECKED_FIRST, t::SECRET, t::REVIEW, t::SANCTION, t::NEEDED_CHANGE],
    };
    let items = lines.into_iter().map(|line| view! { <li>{line.fill(lang, &days)}</li> });
    view! {
        <h2>{t::KNOW.get(lang)}</h2>
        <ul>{items.collect_view()}</ul>
        <p><a href="/privasi">{t::PRIVACY.get(lang)}</a></p>
    }
    .into_any()
}

fn begin(page: &ReportStartPage) -> AnyView {
    let lang = page.chrome.lang;
    let choices = Form::ALL
        .iter()
        .filter(|form| Door::of(**form) == page.door)
        .filter_map(|form| {
            let (label, hint) = t::choice(*form)?;
            let hint = Some(hint.get(lang).to_owned());
            Some(Choice { hint, ..Choice::new(form.code(), label.get(lang)) })
        })
        .collect();
    let chosen = [page.chosen.clone()];
    let the_one = page.homonyms.then(|| the_one(page));
    view! {
        <form id=FORM method="post" action=page.door.start() novalidate>
            <input type="hidden" name="subjek" value=page.token.clone()/>
            {the_one}
            <ChoiceList
                lang
                name="form"
                label=t::WHAT.get(lang)
                error=page.errors.of("form")
                style=ChoiceStyle::One
                choices
                chosen=&chosen
            />
            <div class="cus-form__end">
                <Button rank=Rank::Main name=MAIN.0 value=MAIN.1 label=t::BEGIN.get(lang)/>
            </div>
        </form>
    }
    .into_any()
}

/// Whether it is this one of several of the same name.
fn the_one(page: &ReportStartPage) -> AnyView {
    let lang = page.chrome.lang;
    let (error, checked, cek) = (page.errors.of(THE_ONE), page.confirmed, page.cek.clone());
    view! {
        <Notice shape=Shape::Alert>
            <p>{t::HOMONYMS.get(lang)}</p>
            <Checkbox
                lang
                name=THE_ONE
                label=t::IS_THE_ONE.get(lang)
                hint=None
                error
                checked
            />
            <p><a href=cek>{t::NOT_THE_ONE.get(lang)}</a></p>
        </Notice>
    }
    .into_any()
}
