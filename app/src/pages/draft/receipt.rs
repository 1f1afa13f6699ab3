//! `/usulan/tiket/{ticket}`: the receipt, made to be photographed or printed.

use domain::form::Form;
use leptos::prelude::*;

use super::offer;
use crate::components::button::Rank;
use crate::components::icon::Shape;
use crate::components::layout::Layout;
use crate::components::notice::Notice;
use crate::components::receipt_card::ReceiptCard;
use crate::components::subject_strip::SubjectStrip;
use crate::components::timeline::{Timeline, TimelineEntry};
use crate::pages::draft::Door;
use crate::pages::draft::model::ReceiptPage;
use crate::pages::lacak::model::track_url;
use crate::text::draft::{of_form, receipt as t};
use crate::text::{Lang, Text};

/// Where an officer begins for the next citizen.
const ASSIST: &str = "/petugas/usulan/baru";

/// The whole document of `/usulan/tiket/{ticket}`.
pub fn receipt_page(page: ReceiptPage) -> AnyView {
    let lang = page.chrome.lang;
    let form = page.form;
    let words = move |text: Text| of_form(text, lang, form, &[]);
    let (entries, means) = (next_steps(&page), means(&page));
    let follow = track_url(&page.ticket);
    let contact = page.chrome.contact.clone();
    let assisted = page.assisted;
    let keep = if page.pin.is_some() { t::KEEP } else { t::PIN_ELSEWHERE };
    let mail = if page.mail_queued { t::MAIL } else { t::NO_MAIL };
    let ReceiptPage { chrome, subject, updated, ticket, pin, received, qr_svg, .. } = page;
    let subject = subject.map(|card| view! { <SubjectStrip lang card/> });
    let updated = updated.then(|| view! { <Notice><p>{t::UPDATED.get(lang)}</p></Notice> });
    let title = words(t::TITLE);
    // The name of the page stays in the browser's history.
    let name = if form.is_about_recipient() { t::SENT.get(lang).to_owned() } else { title.clone() };
    view! {
        <Layout chrome title=name>
            <h1>{title}</h1>
            {subject}
            {updated}
            <ReceiptCard lang ticket pin received contact qr_svg/>
            <p><strong>{words(keep)}</strong></p>
            <Notice shape=Shape::Shield><p>{t::NEVER_ASKED.get(lang)}</p></Notice>
            {means}
            <h2>{t::NEXT.get(lang)}</h2>
            <Timeline entries/>
            <h2>{t::FOLLOW.get(lang)}</h2>
            <p>{words(mail)}</p>
            <div class="cus-ways">
                <a class=Rank::Main.class() href=follow>{words(t::FOLLOW_LINK)}</a>
                {another(lang, form, assisted)}
                <a class=Rank::Second.class() href="/">{t::HOME.get(lang)}</a>
            </div>
            {forget(lang, form, assisted)}
        </Layout>
    }
    .into_any()
}

/// A phone is shared: what was reported can be forgotten on it at once. Ticket and PIN still open it.
fn forget(lang: Lang, form: Form, assisted: bool) -> AnyView {
    if !form.is_about_recipient() && !assisted {
        return ().into_any();
    }
    let why = if assisted { t::FORGET_ASSISTED } else { t::FORGET_WHY };
    view! {
        <form class="cus-panel" method="post" action=Door::of(form).discard()>
            <p>{why.get(lang)}</p>
            <button class=Rank::Second.class()>{t::FORGET.get(lang)}</button>
        </form>
    }
    .into_any()
}

/// What has been sent is, and what it is not.
fn means(page: &ReceiptPage) -> AnyView {
    let lang = page.chrome.lang;
    if let Form::Usulan(_) = page.form {
        return view! {
            {offer(lang, &page.offer, t::EARLIEST)}
            <p>{t::NOT_APPROVED.get(lang)}</p>
        }
        .into_any();
    }
    let sealed = page.form.seals_reporter().then(|| {
        view! { <Notice shape=Shape::Alert><p>{t::SEALED.get(lang)}</p></Notice> }
    });
    let text = if page.form == Form::HakJawab { t::NOT_DECIDED_OWN } else { t::NOT_DECIDED };
    view! {
        {sealed}
        <p>{text.get(lang)}</p>
    }
    .into_any()
}

/// The way to the next one, where there may be one.
fn another(lang: Lang, form: Form, assisted: bool) -> Option<AnyView> {
    let (href, label) = match form {
        Form::Usulan(_) if assisted => (ASSIST, t::ANOTHER_ASSISTED),
        Form::Usulan(_) => (Door::Usulan.start(), t::ANOTHER),
        Form::HakJawab => return None,
        _ => ("/cek", t::ANOTHER_CARD),
    };
    Some(view! { <a class=Rank::Second.class() href=href>{label.get(lang)}</a> }.into_any())
}

/// What happens next, each step with its day.
fn next_steps(page: &ReceiptPage) -> Vec<TimelineEntry> {
    let lang = page.chrome.lang;
    let offer = [("cycle", page.offer.cycle.as_str()), ("cutoff", page.offer.cutoff.as_str())];
    let entry = |at: String, what: Text, ahead| TimelineEntry {
        at,
        what: of_form(what, lang, page.form, &[]),
        details: Vec::new(),
        ahead,
    };
    let then = || t::STEP_CENTRE_AT.get(lang).to_owned();
    let by_due = t::BY.fill(lang, &[("date", &page.due)]);
    let received = entry(page.received.clone(), t::STEP_RECEIVED, false);
    match page.form {
        Form::Usulan(_) => vec![
            received,
            entry(by_due, t::STEP_REVIEW, true),
            entry(t::STEP_CYCLE_AT.fill(lang, &offer), t::STEP_PROPOSED, true),
            entry(then(), t::STEP_CENTRE, true),
        ],
        Form::Sanggahan => vec![
            received,
            entry(by_due, t::STEP_REPORT, true),
            entry(t::STEP_REPLY_AT.get(lang).to_owned(), t::STEP_REPLY, true),
            entry(then(), t::STEP_DECIDED, true),
        ],
        Form::TanggapanLayak => {
            vec![
                received,
                entry(by_due, t::STEP_REPORT, true),
                entry(then(), t::STEP_DECIDED, true),
            ]
        }
        Form::PerubahanData(_) | Form::Penyalahgunaan => vec![
            received,
            entry(by_due, t::STEP_CHECKED, true),
            entry(then(), t::STEP_DECIDED, true),
        ],
        Form::HakJawab => vec![
            received,
            entry(by_due, t::STEP_ANSWER, true),
            entry(then(), t::STEP_ANSWER_DECIDED, true),
        ],
    }
}
