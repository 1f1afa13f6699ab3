//! `/lacak`: ticket and PIN.

use domain::ticket::PIN_LEN;
use leptos::prelude::*;

use crate::components::article::Writer;
use crate::components::button::{Button, Rank};
use crate::components::error_summary::{ErrorSummary, Trouble};
use crate::components::icon::Shape;
use crate::components::layout::{KeepForm, Layout};
use crate::components::notice::{Done, Notice};
use crate::components::text_field::{TextField, TextTraits};
use crate::pages::lacak::model::{TrackNotice, TrackPage};
use crate::text::Lang;
use crate::text::lacak::form as t;

/// `id` of the form.
const FORM: &str = "lacak";
/// Name and value of its main button.
const MAIN: (&str, &str) = ("aksi", "lacak");
/// Longest ticket the box takes: twelve characters with room for any way of grouping them.
const TICKET_MAX_CHARS: usize = 24;

/// The whole document of `/lacak`.
///
/// Whether the ticket does not exist or the PIN is wrong, the page is the same (S-8).
pub fn track_page(page: TrackPage) -> AnyView {
    let lang = page.chrome.lang;
    let refused = page.refused || page.session_over || page.locked_minutes.is_some();
    let has_errors = !page.errors.is_empty() || refused;
    let keep_form = KeepForm { form: FORM, main: MAIN };
    let trouble = trouble(&page);
    let contact = Writer(lang).contact(&page.chrome.contact);
    let ticket = TextTraits {
        capitals: "characters",
        width: Some("cus-input--code"),
        ..TextTraits::other(TICKET_MAX_CHARS)
    };
    let pin = TextTraits { inputmode: "numeric", max_chars: PIN_LEN + 1, ..ticket };
    view! {
        <Layout chrome=page.chrome title=t::TITLE.get(lang) back="/" keep_form has_errors>
            {trouble}
            <h1>{t::TITLE.get(lang)}</h1>
            <p class="cus-lead">{t::LEAD.get(lang)}</p>
            <form id=FORM method="post" action="/lacak" novalidate>
                <TextField
                    lang
                    name="tiket"
                    label=t::TICKET.get(lang)
                    hint=Some(t::TICKET_HINT.get(lang).to_owned())
                    error=page.errors.of("tiket")
                    value=page.ticket
                    traits=ticket
                />
                <TextField
                    lang
                    name="pin"
                    label=t::PIN.get(lang)
                    hint=Some(t::PIN_HINT.get(lang).to_owned())
                    error=page.errors.of("pin")
                    value=String::new()
                    traits=pin
                />
                <div class="cus-form__end">
                    <Button
                        rank=Rank::Main
                        name=MAIN.0
                        value=MAIN.1
                        label=t::SUBMIT.get(lang)
                    />
                </div>
            </form>
            <h2>{t::LOST.get(lang)}</h2>
            <p>{t::LOST_WHAT.get(lang)}</p>
            {contact}
            <Notice shape=Shape::Shield><p>{t::SAFE.get(lang)}</p></Notice>
            <p>
                {t::NO_TICKET.get(lang)} " "
                <a href="/usulan/baru">{t::NO_TICKET_LINK.get(lang)}</a>
            </p>
        </Layout>
    }
    .into_any()
}

/// Why the case was not opened.
fn trouble(page: &TrackPage) -> AnyView {
    let lang = page.chrome.lang;
    if let Some(minutes) = page.locked_minutes {
        let why = t::LOCKED_WHY.fill(lang, &[("minutes", &minutes.to_string())]);
        return view! { <Trouble title=t::LOCKED.get(lang)><p>{why}</p></Trouble> }.into_any();
    }
    if page.refused {
        let why = t::REFUSED_WHY.get(lang);
        return view! { <Trouble title=t::REFUSED.get(lang)><p>{why}</p></Trouble> }.into_any();
    }
    if page.session_over {
        return session_over(lang, &page.unsent);
    }
    let notice = page.notice.map(|why| notice(lang, why));
    view! {
        <ErrorSummary lang errors=&page.errors/>
        {notice}
    }
    .into_any()
}

/// Why one is here, where nothing went wrong.
fn notice(lang: Lang, why: TrackNotice) -> AnyView {
    match why {
        TrackNotice::Left => view! { <Done sentence=t::LEFT.get(lang)/> }.into_any(),
        TrackNotice::Forgotten => view! { <Done sentence=t::FORGOTTEN.get(lang)/> }.into_any(),
        TrackNotice::NeedsPin => {
            view! { <div role="status"><Notice><p>{t::NEEDS_PIN.get(lang)}</p></Notice></div> }
                .into_any()
        }
    }
}

/// The half hour is over; what was typed into a form meanwhile can be copied.
fn session_over(lang: Lang, unsent: &[String]) -> AnyView {
    let texts: Vec<_> = unsent
        .iter()
        .map(|text| view! { <p class="cus-summary__unsent">{text.clone()}</p> })
        .collect();
    let unsent = (!texts.is_empty()).then(|| {
        view! {
            <p>{t::OVER_UNSENT.get(lang)}</p>
            {texts}
        }
    });
    view! {
        <Trouble title=t::OVER.get(lang)>
            <p>{t::OVER_WHY.get(lang)}</p>
            {unsent}
        </Trouble>
    }
    .into_any()
}
