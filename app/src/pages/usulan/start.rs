//! `/usulan/baru`: before you start.

use domain::field::FieldErrors;
use domain::usulan::Hubungan;
use leptos::prelude::*;

use super::model::StartPage;
use crate::components::button::{Button, Rank};
use crate::components::choice_list::{Choice, ChoiceList, ChoiceStyle};
use crate::components::error_summary::{ErrorSummary, Trouble};
use crate::components::layout::{KeepForm, Layout};
use crate::components::notice::{Done, Notice};
use crate::components::text_field::{TextField, TextTraits};
use crate::pages::draft::model::CycleOffer;
use crate::pages::draft::{Door, closed};
use crate::text::draft::tasks::DISCARDED;
use crate::text::usulan as t;
use crate::text::{Lang, Text};

/// `id` of the form that begins.
const FORM: &str = "mulai";
/// Name and value of its button.
const MAIN: (&str, &str) = ("aksi", "mulai");
/// Longest resume code taken, with the hyphens and spaces people put in.
const CODE_MAX_CHARS: usize = 24;

/// The whole document.
pub fn start_page(page: StartPage) -> AnyView {
    let StartPage {
        chrome,
        hubungan,
        errors,
        kode_lanjutan,
        offer,
        unfinished,
        replaces,
        from_card,
        discarded,
    } = page;
    let lang = chrome.lang;
    let keep_form = KeepForm { form: FORM, main: MAIN };
    let has_errors = !errors.is_empty() || replaces.is_some();
    let from_card = from_card.then(|| view! { <Notice><p>{t::FROM_CARD.get(lang)}</p></Notice> });
    let discarded = discarded.then(|| view! { <Done sentence=DISCARDED.get(lang)/> });
    let unfinished = unfinished.filter(|_| replaces.is_none());
    let unfinished = unfinished.map(|at| unfinished_notice(lang, &at));
    let replaces = replaces.map(|code| replaces_notice(lang, hubungan.clone(), code));
    let cycle = cycle(lang, &offer);
    let begin = begin(lang, hubungan, &errors);
    let resume = resume(lang, kode_lanjutan, &errors);
    view! {
        <Layout chrome title=t::TITLE.get(lang) back="/" keep_form has_errors>
            {replaces}
            <ErrorSummary lang errors=&errors/>
            {discarded}
            <h1>{t::TITLE.get(lang)}</h1>
            <p class="cus-lead">{t::LEAD.get(lang)}</p>
            {from_card}
            {unfinished}
            <p class="cus-step__ways">
                <a href="#hubungan">{t::TO_BEGIN.get(lang)}</a>
                <a href="#kode_lanjutan">{t::TO_RESUME.get(lang)}</a>
            </p>
            {cycle}
            {needed(lang)}
            {data(lang)}
            {begin}
            {resume}
        </Layout>
    }
    .into_any()
}

fn unfinished_notice(lang: Lang, at: &str) -> AnyView {
    let sentence = t::UNFINISHED.fill(lang, &[("at", at)]);
    view! {
        <Notice>
            <p>{sentence}</p>
            <p><a class=Rank::Main.class() href=Door::Usulan.tasks()>{t::CONTINUE.get(lang)}</a></p>
        </Notice>
    }
    .into_any()
}

/// Before a second draft takes the place of the first in this browser.
fn replaces_notice(lang: Lang, hubungan: String, code: String) -> AnyView {
    view! {
        <Trouble title=t::REPLACES_TITLE.get(lang)>
            <p id="ganti">{t::REPLACES.get(lang)}</p>
            <p><strong>{code}</strong></p>
            <form method="post" action="/usulan/baru">
                <input type="hidden" name="hubungan" value=hubungan/>
                <p><a class=Rank::Main.class() href=Door::Usulan.tasks()>{t::CONTINUE.get(lang)}</a></p>
                <Button rank=Rank::Second name="ganti" value="ya" label=t::BEGIN_NEW.get(lang)/>
            </form>
        </Trouble>
    }
    .into_any()
}

/// W-2: the earliest cycle, and plainly when it is a later month's.
fn cycle(lang: Lang, offer: &CycleOffer) -> AnyView {
    if let Some(day) = &offer.closed_until {
        return closed(lang, day, t::CLOSED_BEGIN);
    }
    let text = if offer.later_month { t::EARLIEST_LATER } else { t::EARLIEST };
    let sentence = text.fill(lang, &[("cycle", &offer.cycle), ("cutoff", &offer.cutoff)]);
    view! {
        <Notice>
            <p>{sentence}</p>
            <p>{t::NOT_AUTOMATIC.get(lang)}</p>
        </Notice>
    }
    .into_any()
}

fn needed(lang: Lang) -> AnyView {
    let items = [t::NEEDED_KTP, t::NEEDED_PHONE, t::NEEDED_PHOTO, t::NEEDED_NEIGHBOUR]
        .map(|text| view! { <li>{text.get(lang)}</li> });
    view! {
        <h2>{t::NEEDED.get(lang)}</h2>
        <ul>{items.collect_view()}</ul>
    }
    .into_any()
}

/// What UU 27/2022 wants said before anything is collected (D-2); the whole notice is a link away.
fn data(lang: Lang) -> AnyView {
    let terms: [(Text, Text); 5] = [
        (t::DATA_PURPOSE, t::DATA_PURPOSE_WHAT),
        (t::DATA_BASIS, t::DATA_BASIS_WHAT),
        (t::DATA_ITEMS, t::DATA_ITEMS_WHAT),
        (t::DATA_KEPT, t::DATA_KEPT_WHAT),
        (t::DATA_RIGHTS, t::DATA_RIGHTS_WHAT),
    ];
    let rows = terms.map(|(term, what)| {
        view! {
            <div class="cus-terms__row">
                <dt>{term.get(lang)}</dt>
                <dd>{what.get(lang)}</dd>
            </div>
        }
    });
    view! {
        <h2>{t::DATA.get(lang)}</h2>
        <dl class="cus-terms">{rows.collect_view()}</dl>
        <p><a href="/privasi">{t::DATA_MORE.get(lang)}</a></p>
    }
    .into_any()
}

fn begin(lang: Lang, hubungan: String, errors: &FieldErrors) -> AnyView {
    let choices = Hubungan::ALL
        .iter()
        .map(|one| {
            let (label, hint) = t::who(*one);
            let hint = Some(hint.get(lang).to_owned());
            Choice { hint, ..Choice::new(one.as_str(), label.get(lang)) }
        })
        .collect();
    let chosen = [hubungan];
    view! {
        <form id=FORM method="post" action="/usulan/baru" novalidate>
            <ChoiceList
                lang
                name="hubungan"
                label=t::WHO.get(lang)
                error=errors.of("hubungan")
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

fn resume(lang: Lang, code: String, errors: &FieldErrors) -> AnyView {
    let traits = TextTraits {
        capitals: "characters",
        width: Some("cus-input--code"),
        ..TextTraits::other(CODE_MAX_CHARS)
    };
    view! {
        <h2>{t::RESUME.get(lang)}</h2>
        <form method="post" action="/usulan/draf/lanjut" novalidate>
            <TextField
                lang
                name="kode_lanjutan"
                label=t::RESUME_LABEL.get(lang)
                hint=Some(t::RESUME_HINT.get(lang).to_owned())
                error=errors.of("kode_lanjutan")
                value=code
                traits
            />
            <Button rank=Rank::Second name="aksi" value="lanjut" label=t::RESUME_BUTTON.get(lang)/>
        </form>
    }
    .into_any()
}
