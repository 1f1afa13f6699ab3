//! `/jawab`: the right of reply, behind the code of a letter or mail.

use leptos::prelude::*;

use super::model::{ReplyClosed, ReplyStartPage};
use crate::components::article::Writer;
use crate::components::button::{Button, Rank};
use crate::components::error_summary::ErrorSummary;
use crate::components::icon::Shape;
use crate::components::layout::{KeepForm, Layout};
use crate::components::notice::{Done, Notice};
use crate::components::text_field::{TextField, TextTraits};
use crate::pages::draft::Door;
use crate::text::Lang;
use crate::text::draft::tasks::DISCARDED;
use crate::text::sanggahan::reply as t;

/// `id` of the form.
const FORM: &str = "jawab";
/// Name and value of its button.
const MAIN: (&str, &str) = ("aksi", "buka");
/// Longest code taken, with the hyphens and spaces people put in.
const CODE_MAX_CHARS: usize = 24;

/// The whole document. Tells nothing about any objection: that stands behind the code.
pub fn reply_start_page(page: ReplyStartPage) -> AnyView {
    let ReplyStartPage { chrome, kode, errors, closed, discarded, unfinished } = page;
    let lang = chrome.lang;
    let keep_form = KeepForm { form: FORM, main: MAIN };
    let has_errors = !errors.is_empty();
    let closed = closed.map(|why| closed_notice(lang, why));
    let discarded = discarded.then(|| view! { <Done sentence=DISCARDED.get(lang)/> });
    let unfinished = unfinished.map(|at| {
        let sentence = t::UNFINISHED.fill(lang, &[("at", &at)]);
        view! {
            <Notice>
                <p>{sentence}</p>
                <p>
                    <a class=Rank::Main.class() href=Door::Jawab.tasks()>{t::CONTINUE.get(lang)}</a>
                </p>
            </Notice>
        }
    });
    let know = [t::NOTHING_DECIDED, t::NOT_A_DUTY, t::READ_BY, t::NOT_TOLD]
        .map(|one| view! { <li>{one.get(lang)}</li> });
    let traits = TextTraits {
        capitals: "characters",
        width: Some("cus-input--code"),
        ..TextTraits::other(CODE_MAX_CHARS)
    };
    let contact = Writer(lang).contact(&chrome.contact);
    view! {
        <Layout chrome title=t::TITLE.get(lang) back="/" keep_form has_errors>
            <ErrorSummary lang errors=&errors/>
            {closed}
            {discarded}
            <h1>{t::TITLE.get(lang)}</h1>
            <p class="cus-lead">{t::LEAD.get(lang)}</p>
            {unfinished}
            <form id=FORM method="post" action=Door::Jawab.start() novalidate>
                <TextField
                    lang
                    name="kode"
                    label=t::CODE.get(lang)
                    hint=Some(t::CODE_HINT.get(lang).to_owned())
                    error=errors.of("kode")
                    value=kode
                    traits
                />
                <div class="cus-form__end">
                    <Button rank=Rank::Main name=MAIN.0 value=MAIN.1 label=t::OPEN.get(lang)/>
                </div>
            </form>
            <h2>{t::KNOW.get(lang)}</h2>
            <ul>{know.collect_view()}</ul>
            <h2>{t::NO_CODE.get(lang)}</h2>
            <p>{t::NO_CODE_OFFICE.get(lang)}</p>
            {contact}
        </Layout>
    }
    .into_any()
}

/// The code was right, but opens nothing any more.
fn closed_notice(lang: Lang, why: ReplyClosed) -> AnyView {
    let body = match why {
        ReplyClosed::Answered => view! {
            <p>{t::ANSWERED.get(lang)}</p>
            <p><a href="/lacak">{t::ANSWERED_FOLLOW.get(lang)}</a></p>
        }
        .into_any(),
        ReplyClosed::Late => view! { <p>{t::LATE.get(lang)}</p> }.into_any(),
    };
    view! { <div role="status"><Notice shape=Shape::Alert>{body}</Notice></div> }.into_any()
}
