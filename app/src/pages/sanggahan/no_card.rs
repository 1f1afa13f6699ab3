//! `/sanggahan/baru` and `/perbaikan/baru` without a card: the way there, or on with a resume code.

use leptos::prelude::*;

use super::model::{NoCard, NoCardPage};
use super::start::unfinished_notice;
use crate::components::article::Writer;
use crate::components::button::{Button, Rank};
use crate::components::error_summary::ErrorSummary;
use crate::components::icon::Shape;
use crate::components::layout::Layout;
use crate::components::notice::{Done, Notice};
use crate::components::text_field::{TextField, TextTraits};
use crate::pages::draft::Door;
use crate::text::draft::tasks::DISCARDED;
use crate::text::sanggahan::{no_card as t, start};
use crate::text::{Lang, Text};

/// Longest resume code taken, with the hyphens and spaces people put in.
const CODE_MAX_CHARS: usize = 24;

/// The whole document.
pub fn no_card_page(page: NoCardPage) -> AnyView {
    let lang = page.chrome.lang;
    let has_errors = !page.errors.is_empty();
    let (title, last) = match page.door {
        Door::Sanggahan => (start::TITLE, t::STEP_SANGGAH),
        _ => (start::TITLE_CHANGE, t::STEP_PERBAIKI),
    };
    let title = title.get(lang);
    let unfinished = page.unfinished.as_deref().map(|at| unfinished_notice(lang, page.door, at));
    let (why, again) = (why(lang, &page.why), again(lang, &page.why));
    let steps =
        [t::STEP_CEK, t::STEP_CARD, last].map(|one: Text| view! { <li>{one.get(lang)}</li> });
    let contact = Writer(lang).contact(&page.chrome.contact);
    let resume = resume(&page);
    let discarded = page.discarded.then(|| view! { <Done sentence=DISCARDED.get(lang)/> });
    let NoCardPage { chrome, errors, .. } = page;
    view! {
        <Layout chrome title back="/" has_errors>
            <ErrorSummary lang errors=&errors/>
            {why}
            {discarded}
            <h1>{title}</h1>
            <p class="cus-lead">{t::LEAD.get(lang)}</p>
            {unfinished}
            <ol>{steps.collect_view()}</ol>
            {again}
            {resume}
            <div class="cus-panel">
                <p>{t::OFFICE.get(lang)}</p>
                {contact}
            </div>
        </Layout>
    }
    .into_any()
}

/// Why there is no card.
fn why(lang: Lang, why: &NoCard) -> Option<AnyView> {
    let sentences: &[Text] = match why {
        NoCard::None => return None,
        NoCard::Expired { .. } => &[t::EXPIRED, t::EXPIRED_CEK],
        NoCard::Unknown => &[t::UNKNOWN],
    };
    let body: Vec<_> = sentences.iter().map(|one| view! { <p>{one.get(lang)}</p> }).collect();
    Some(view! { <Notice shape=Shape::Alert>{body}</Notice> }.into_any())
}

/// The way to cek. Of an old card village and name are kept; the name is posted, so that it stands in
/// no address.
fn again(lang: Lang, why: &NoCard) -> AnyView {
    let NoCard::Expired { cek, desa, name } = why else {
        return view! {
            <p class="cus-ways">
                <a class=Rank::Main.class() href="/cek">{t::CEK.get(lang)}</a>
            </p>
        }
        .into_any();
    };
    let (cek, desa, name) = (cek.clone(), desa.clone(), name.clone());
    view! {
        <form class="cus-ways" method="post" action="/cek">
            <input type="hidden" name="desa" value=desa/>
            <input type="hidden" name="nama" value=name/>
            <Button rank=Rank::Main name="aksi" value="gambar" label=t::CEK_AGAIN.get(lang)/>
            <a class=Rank::Second.class() href=cek>{t::CEK_OTHER.get(lang)}</a>
        </form>
    }
    .into_any()
}

fn resume(page: &NoCardPage) -> AnyView {
    let lang = page.chrome.lang;
    let traits = TextTraits {
        capitals: "characters",
        width: Some("cus-input--code"),
        ..TextTraits::other(CODE_MAX_CHARS)
    };
    view! {
        <h2>{t::RESUME.get(lang)}</h2>
        <form method="post" action=page.door.resume() novalidate>
            <TextField
                lang
                name="kode_lanjutan"
                label=t::RESUME_LABEL.get(lang)
                hint=Some(t::RESUME_HINT.get(lang).to_owned())
                error=page.errors.of("kode_lanjutan")
                value=page.kode_lanjutan.clone()
                traits
            />
            <p>
                <Button
                    rank=Rank::Second
                    name="aksi"
                    value="lanjut"
                    label=t::RESUME_BUTTON.get(lang)
                />
            </p>
        </form>
    }
    .into_any()
}
