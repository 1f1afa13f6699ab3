//! `/usulan/draf/periksa`: check the answers, agree, declare, send.

mod earlier;
mod identity;

use domain::field::ErrorCode;
use domain::form::{Form, Step};
use leptos::prelude::*;

use crate::chrome::Chrome;
use crate::components::checkbox::Checkbox;
use crate::components::error_summary::summary_box;
use crate::components::icon::Shape;
use crate::components::layout::Layout;
use crate::components::notice::Notice;
use crate::components::subject_strip::SubjectStrip;
use crate::components::summary_list::SummaryList;
use crate::pages::draft::Door;
use crate::pages::draft::model::{CheckPage, CycleOffer};
use crate::text::declaration::{self as d, KeptDays};
use crate::text::draft::{check as t, of_form, receipt, step_title};
use crate::text::{Lang, Text, field_error};

/// `id` of the passage that says when the office takes proposals, and the field of its error.
const CLOSED: &str = "jendela";
/// The field of the error that the village is none of the officer's who fills the form in.
const OUTSIDE: &str = "cakupan";

/// The whole document of `/usulan/draf/periksa`.
pub fn check_page(page: CheckPage) -> AnyView {
    let lang = page.chrome.lang;
    let has_errors = !page.errors.is_empty();
    let (problems, declarations) = (problems(&page), declarations(&page));
    let (identity, earlier) = (identity::notice(&page), earlier::fold(&page));
    let form = page.form;
    let (means, key) = (means(lang, form, &page.offer), page.idempotency_key);
    let masked = if form.seals_reporter() { t::MASKED_NIK } else { t::MASKED };
    let masked = (form != Form::HakJawab).then(|| view! { <p>{masked.get(lang)}</p> });
    let door = Door::of(form);
    let subject = page.subject.map(|card| view! { <SubjectStrip lang card/> });
    // What is sent goes to an address that cannot be opened; the language switch must not lead there.
    let chrome = Chrome { path: door.check(), ..page.chrome };
    let steps = page
        .steps
        .into_iter()
        .map(|checked| view! { <SummaryList lang form checked change=true/> })
        .collect_view();
    view! {
        <Layout chrome title=t::TITLE.get(lang) back=door.tasks() has_errors>
            {problems}
            <h1>{t::TITLE.get(lang)}</h1>
            {subject}
            <p class="cus-lead">{t::LEAD.get(lang)}</p>
            {masked}
            <h2 class="cus-hidden">{t::ANSWERS.get(lang)}</h2>
            {steps}
            <form class="cus-form" method="post" action=door.send() novalidate>
                <input type="hidden" name="kunci" value=key/>
                {identity}
                {earlier}
                {declarations}
                <div class="cus-form__end">
                    {means}
                    <button class="cus-button">{of_form(t::SUBMIT, lang, form, &[])}</button>
                    <p class="cus-form__remark">{of_form(t::ONCE, lang, form, &[])}</p>
                </div>
            </form>
        </Layout>
    }
    .into_any()
}

/// What keeps the proposal from being sent, on top, each with the way to mend it.
///
/// An alert once somebody tried to send; before that a remark.
fn problems(page: &CheckPage) -> AnyView {
    let lang = page.chrome.lang;
    let mut lines: Vec<(String, String)> =
        unfinished(page).into_iter().map(|(step, text)| step_line(page, step, text)).collect();
    let mut here: Vec<_> = page
        .errors
        .iter()
        .filter_map(|error| Some((place(error.field, page.form)?, error)))
        .collect();
    here.sort_by_key(|(place, _)| *place);
    for (_, error) in here {
        let sentence = field_error::sentence(error.code, error.field).get(lang);
        let href = if error.field == OUTSIDE {
            format!("{}?dari=periksa", Door::of(page.form).step(Step::Alamat))
        } else {
            format!("#{}", error.field)
        };
        lines.push((href, sentence.to_owned()));
    }
    if lines.is_empty() {
        return ().into_any();
    }
    if !page.errors.is_empty() {
        return summary_box(lang, lines);
    }
    let items = lines
        .into_iter()
        .map(|(href, sentence)| view! { <li><a href=href>{sentence}</a></li> })
        .collect_view();
    view! {
        <Notice shape=Shape::Alert>
            <p>{t::MISSING.get(lang)}</p>
            <ul>{items}</ul>
        </Notice>
    }
    .into_any()
}

/// Where on this page the field called `name` stands, counted from above; `None` where it stands elsewhere.
fn place(name: &str, form: Form) -> Option<usize> {
    let above = [OUTSIDE, identity::FIELD].into_iter().chain(earlier::FIELDS);
    let declared = d::needed(form).iter().copied().filter(|one| *one != d::CONSENT);
    let mut all = above.chain([d::CONSENT]).chain(declared).chain([CLOSED]);
    all.position(|one| one == name)
}

/// Steps that are not complete, in the order of the page, each with its sentence. A step counts
/// once, whether the model names it as missing, as an error, or as both.
fn unfinished(page: &CheckPage) -> Vec<(Step, Text)> {
    let error = |step: Step| page.errors.of(step.slug());
    Step::of(page.form)
        .iter()
        .copied()
        .filter(|step| page.missing.contains(step) || error(*step).is_some())
        .map(|step| match error(step) {
            Some(ErrorCode::PhotoMissing) => (step, t::MISSING_PHOTO),
            _ => (step, t::MISSING_STEP),
        })
        .collect()
}

fn step_line(page: &CheckPage, step: Step, text: Text) -> (String, String) {
    let lang = page.chrome.lang;
    let title = step_title(step, page.form).get(lang);
    (
        format!("{}?dari=periksa", Door::of(page.form).step(step)),
        text.fill(lang, &[("step", title)]),
    )
}

/// Consent and declarations, each with what it means (D-2, D-3, F-2).
fn declarations(page: &CheckPage) -> AnyView {
    let lang = page.chrome.lang;
    let (photos, case) = page.kept_days;
    let office = &page.chrome.contact.name;
    let consent = d::consent(lang, page.form, office, KeptDays { photos, case })
        .into_iter()
        .map(|line| view! { <li>{line}</li> })
        .collect_view();
    let sentences: Vec<_> =
        d::truth(page.form).iter().map(|text| view! { <p>{text.get(lang)}</p> }).collect();
    let truth: Vec<_> = d::needed(page.form)
        .iter()
        .filter(|name| **name != d::CONSENT)
        .map(|name| checkbox(page, name))
        .collect();
    view! {
        <fieldset class="cus-form__group">
            <legend class="cus-form__legend">{d::CONSENT_TITLE.get(lang)}</legend>
            <ul class="cus-list">{consent}</ul>
            {checkbox(page, d::CONSENT)}
        </fieldset>
        <fieldset class="cus-form__group">
            <legend class="cus-form__legend">{d::TRUTH_TITLE.get(lang)}</legend>
            {sentences}
            {truth}
        </fieldset>
    }
    .into_any()
}

fn checkbox(page: &CheckPage, name: &'static str) -> AnyView {
    let lang = page.chrome.lang;
    let Some(label) = d::label(lang, name, page.form) else { return ().into_any() };
    let checked = page.ticked.iter().any(|one| one == name);
    let error = page.errors.of(name);
    view! { <Checkbox lang name label hint=None error checked/> }.into_any()
}

/// What sending it does: the cycle a proposal joins, or that nothing changes by itself.
fn means(lang: Lang, form: Form, cycle: &CycleOffer) -> AnyView {
    match form {
        Form::Usulan(_) => offer(lang, cycle, receipt::EARLIEST_NOW),
        _ => view! { <Notice><p>{t::DECIDES_NOTHING.get(lang)}</p></Notice> }.into_any(),
    }
}

/// The earliest cycle, and why it is not this month's (W-2).
pub fn offer(lang: Lang, offer: &CycleOffer, sentence: Text) -> AnyView {
    if let Some(day) = &offer.closed_until {
        return closed(lang, day, receipt::CLOSED_KEPT);
    }
    let earliest = sentence.fill(lang, &[("cycle", &offer.cycle), ("cutoff", &offer.cutoff)]);
    let later = offer.later_month.then(|| view! { <p>{receipt::LATER.get(lang)}</p> });
    let shape = if offer.later_month { Shape::Alert } else { Shape::Info };
    view! {
        <Notice shape>
            <p><strong>{earliest}</strong></p>
            {later}
        </Notice>
    }
    .into_any()
}

/// The office takes no proposals until `day` (W-2); `meanwhile` says what can be done until then.
pub(in crate::pages) fn closed(lang: Lang, day: &str, meanwhile: Text) -> AnyView {
    let until = receipt::CLOSED.fill(lang, &[("day", day)]);
    view! {
        <Notice shape=Shape::Alert>
            <p id=CLOSED tabindex="-1">
                <strong>{until}</strong>
            </p>
            <p>{meanwhile.get(lang)}</p>
        </Notice>
    }
    .into_any()
}
