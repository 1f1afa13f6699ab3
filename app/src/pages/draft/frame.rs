//! What every page of the draft has around its own content.

use domain::form::Step;
use leptos::prelude::*;

use crate::components::error_summary::{ErrorSummary, Trouble};
use crate::components::layout::{KeepForm, Layout};
use crate::components::progress::Progress;
use crate::components::step_form::FORM;
use crate::components::subject_strip::SubjectStrip;
use crate::pages::draft::Door;
use crate::pages::draft::model::StepFrame;
use crate::pages::error::wait;
use crate::text::draft::steps as t;
use crate::text::draft::{step_lead, step_title};
use crate::text::{Lang, Text, error};

/// `id` of the resume code on the task list.
pub(super) const CODE: &str = "kode-lanjutan";

/// Where a step leads when it is done.
pub(super) fn done_url(frame: &StepFrame) -> String {
    let door = Door::of(frame.form);
    if frame.from_check { door.check() } else { door.tasks().to_owned() }
}

/// What the button that saves a step says.
pub(super) fn save_label(frame: &StepFrame) -> &'static str {
    let text = if frame.from_check { t::SAVE_CHECK } else { t::SAVE };
    text.get(frame.chrome.lang)
}

/// The whole document of a step. With `main`, the language switch keeps the form of the step,
/// and Enter means that button.
pub(super) fn document(
    frame: StepFrame,
    main: Option<(&'static str, &'static str)>,
    body: AnyView,
) -> AnyView {
    let lang = frame.chrome.lang;
    let title = step_title(frame.step, frame.form).get(lang);
    let back = done_url(&frame);
    let door = Door::of(frame.form);
    let trouble = trouble(&frame);
    let has_errors = !frame.errors.is_empty() || trouble.is_some();
    let subject = frame.subject.clone().map(|card| view! { <SubjectStrip lang card/> });
    let content = view! {
        {trouble}
        <ErrorSummary lang errors=&frame.errors form=Some(frame.form)/>
        {progress(lang, frame.place)}
        {subject}
        <h1>{title}</h1>
        {step_lead(frame.step, frame.form).map(|lead| paragraph(lang, lead))}
        {body}
        <p class="cus-step__later">
            {t::LATER.get(lang)} " "
            <a href=format!("{}#{CODE}", door.tasks())>{t::LATER_CODE.get(lang)}</a> "."
        </p>
    };
    let chrome = frame.chrome;
    match main {
        Some(main) => {
            let keep_form = KeepForm { form: FORM, main };
            view! {
                <Layout chrome title back keep_form has_errors islands=true>
                    {content}
                </Layout>
            }
            .into_any()
        }
        None => view! { <Layout chrome title back has_errors islands=true>{content}</Layout> }
            .into_any(),
    }
}

/// The fields of a step that nobody sees: its version, and where saving leads.
pub(super) fn hidden_fields(frame: &StepFrame) -> AnyView {
    let version = frame.version.to_string();
    // Such a page may show what is not stored. One that another tab has overtaken must not be saved
    // before its reader says so.
    let differs = !frame.errors.is_empty() || frame.storage_full || frame.wait_seconds.is_some();
    let unsaved = (differs && !frame.kept && !frame.changed_elsewhere).then_some("");
    let from =
        frame.from_check.then(|| view! { <input type="hidden" name="dari" value="periksa"/> });
    view! {
        <input type="hidden" name="versi" value=version data-unsaved=unsaved/>
        {from}
    }
    .into_any()
}

fn progress(lang: Lang, (number, count): (usize, usize)) -> AnyView {
    let values = [("number", number.to_string()), ("count", count.to_string())];
    let values = [(values[0].0, values[0].1.as_str()), (values[1].0, values[1].1.as_str())];
    view! { <Progress text=t::PLACE.fill(lang, &values) number count/> }.into_any()
}

fn paragraph(lang: Lang, text: Text) -> AnyView {
    view! { <p class="cus-lead">{text.get(lang)}</p> }.into_any()
}

/// Too much was asked for at once. Nothing is wrong with what was typed.
fn too_many(lang: Lang, seconds: u64) -> AnyView {
    view! {
        <Trouble title=error::TOO_MANY.get(lang)>
            <p>{wait(lang, seconds)}</p>
            <p>{t::STILL_HERE.get(lang)}</p>
        </Trouble>
    }
    .into_any()
}

/// Why what was typed is not stored, whatever may be wrong with it besides.
fn trouble(frame: &StepFrame) -> Option<AnyView> {
    let lang = frame.chrome.lang;
    if let Some(seconds) = frame.wait_seconds {
        return Some(too_many(lang, seconds));
    }
    let (sentence, link) = match (frame.changed_elsewhere, frame.storage_full, frame.step) {
        // The page of members already shows what is stored.
        (true, _, Step::Anggota) => (t::CHANGED_MEMBERS, false),
        (true, _, _) => (t::CHANGED, true),
        (_, true, _) => (t::STORAGE_FULL, false),
        _ => return None,
    };
    let href = Door::of(frame.form).step(frame.step);
    let link = link.then(|| view! { <p><a href=href>{t::CHANGED_SHOW.get(lang)}</a></p> });
    Some(
        view! {
            <Trouble title=t::NOT_SAVED.get(lang)>
                <p>{sentence.get(lang)}</p>
                {link}
            </Trouble>
        }
        .into_any(),
    )
}
