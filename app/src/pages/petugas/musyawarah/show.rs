//! One deliberation: minutes, recommendations, removals, closing.

use leptos::prelude::*;

use super::cases::cases;
use super::model::ShowPage;
use super::removals::removals;
use crate::components::button::Rank;
use crate::components::error_summary::summary_box;
use crate::components::icon::Shape;
use crate::components::notice::Notice;
use crate::pages::petugas::frame::DeskLayout;
use crate::pages::petugas::massal::file_input;
use crate::text::petugas::musyawarah as t;

/// `id` and field of the minutes.
const MINUTES: &str = "berita_acara";
/// Where they are.
const MINUTES_PATH: &str = "berita-acara";

/// The whole document of `/petugas/musyawarah/{id}`.
pub fn show_page(page: ShowPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let title = t::ONE.fill(lang, &[("desa", &page.desa), ("date", &page.date)]);
    let count = page.attendees.to_string();
    let about = [("place", &*page.place), ("count", &count), ("chair", &page.chair)];
    let about = t::ABOUT.fill(lang, &about);
    let trouble = trouble(&page);
    let has_errors = !trouble.is_empty();
    let summary = has_errors.then(|| summary_box(lang, trouble));
    let read_only = page.closed.then(|| {
        view! { <Notice shape=Shape::Info><p>{t::READ_ONLY.get(lang)}</p></Notice> }
    });
    let parts = parts(&page);
    let done = page.done.map(|done| {
        view! {
            <div role="status">
                <Notice shape=Shape::Check><p>{done.get(lang)}</p></Notice>
            </div>
        }
    });
    view! {
        <DeskLayout frame=page.frame title=title.clone() has_errors>
            {summary}
            {done}
            <h1>{title}</h1>
            <p>{about}</p>
            {read_only}
            {parts}
            <p><a href="/petugas/musyawarah">{t::BACK.get(lang)}</a></p>
        </DeskLayout>
    }
    .into_any()
}

/// Everything of an open deliberation is one form with several buttons: whichever is pressed, what was typed elsewhere goes
/// along. What Enter means is the first button, which nobody sees: keep what was said, then look for a typed name.
fn parts(page: &ShowPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let parts = view! {
        {minutes(page)}
        {cases(page)}
        {removals(page)}
        {close(page)}
    };
    if page.closed {
        return parts.into_any();
    }
    view! {
        <form method="post" action=page.action("rekomendasi") novalidate>
            <button
                class="cus-hidden"
                name="aksi"
                value="enter"
                tabindex="-1"
                aria-hidden="true"
            >
                {t::CASES_SAVE.get(lang)}
            </button>
            {parts}
        </form>
    }
    .into_any()
}

/// What is wrong with the form just sent, each with the way to mend it.
fn trouble(page: &ShowPage) -> Vec<(String, String)> {
    let lang = page.frame.chrome.lang;
    let fields = page.errors.iter().map(|error| {
        let sentence = t::sentence(error.code, error.field).get(lang).to_owned();
        (format!("#{}", error.field), sentence)
    });
    let lines = page.cases.iter().filter_map(|line| {
        let sentence = t::line_sentence(line.error?).fill(lang, &[("ticket", &line.shown)]);
        Some((format!("#r-{}", line.ticket), sentence))
    });
    fields.chain(lines).collect()
}

fn minutes(page: &ShowPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let state = if page.has_minutes { t::MINUTES_THERE } else { t::MINUTES_NONE };
    let href = format!("{}/{MINUTES_PATH}", page.href());
    let link = page.has_minutes.then(|| {
        view! { " " <a href=href.clone()>{t::MINUTES_SHOW.get(lang)}</a> }
    });
    let label = if page.has_minutes { t::MINUTES_REPLACE } else { t::MINUTES_SEND };
    let error = page.errors.of(MINUTES);
    let told = error.map(|code| t::sentence(code, MINUTES).get(lang));
    let form = (!page.closed).then(|| {
        view! {
            {file_input(
                lang,
                MINUTES,
                t::MINUTES.get(lang),
                t::MINUTES_HINT.get(lang),
                error,
                told,
                "application/pdf,image/jpeg,image/png,image/webp",
            )}
            <button
                class=Rank::Second.class()
                formaction=page.action(MINUTES_PATH)
                formenctype="multipart/form-data"
            >
                {label.get(lang)}
            </button>
        }
    });
    view! {
        <section class="cus-panel">
            <h2>{t::MINUTES.get(lang)}</h2>
            <p>{state.get(lang)} {link}</p>
            {form}
        </section>
    }
    .into_any()
}

fn close(page: &ShowPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    if page.closed {
        return ().into_any();
    }
    let unsaid = page.cases.iter().filter(|line| line.code.is_empty()).count().to_string();
    let removals = page.removals.len().to_string();
    let counts = t::CLOSE_COUNTS.fill(lang, &[("unsaid", &unsaid), ("removals", &removals)]);
    view! {
        <section class="cus-panel">
            <h2>{t::CLOSE.get(lang)}</h2>
            <p>{t::CLOSE_WHY.get(lang)}</p>
            <p>{counts}</p>
            <button class=Rank::Main.class() formaction=page.action("tutup")>
                {t::CLOSE_GO.get(lang)}
            </button>
        </section>
    }
    .into_any()
}
