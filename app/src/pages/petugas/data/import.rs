//! `/petugas/data/impor/{key}`: how an import is getting on.

use leptos::prelude::*;

use super::model::{ImportLine, ImportPage, ImportState};
use crate::pages::petugas::frame::DeskLayout;
use crate::text::Lang;
use crate::text::petugas::data as t;

/// The whole document of an import.
pub fn import_page(page: ImportPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let import = page.import;
    let title = t::PROGRESS_TITLE.fill(lang, &[("file", &import.file)]);
    let words = state_words(lang, &import.state);
    let progress = match &import.state {
        ImportState::Running(_, percent) => Some(view! {
            <progress
                class="cus-progress__bar"
                value=percent.to_string()
                max="100"
                aria-hidden="true"
            ></progress>
            <p>{t::PROGRESS_HINT.get(lang)}</p>
        }),
        _ => None,
    };
    let counted =
        [("lines", &*import.lines.to_string()), ("rejected", &*import.rejected.to_string())];
    let lines = t::LINES.fill(lang, &counted);
    let rejected = rejected_link(lang, &import);
    let confirm = match &import.state {
        ImportState::HeldBack(version, _) => {
            let href = format!("/petugas/data/pulihkan/{version}");
            Some(view! { <p><a class="cus-button" href=href>{t::HELD_BACK_LOOK.get(lang)}</a></p> })
        }
        _ => None,
    };
    view! {
        <DeskLayout frame=page.frame title=title.clone()>
            <h1>{title}</h1>
            <p role="status"><strong>{words}</strong></p>
            {progress}
            <p>{lines}</p>
            {confirm}
            {rejected}
            <p><a href="/petugas/data">{t::BACK.get(lang)}</a></p>
        </DeskLayout>
    }
    .into_any()
}

/// The list of rejected lines, once the import is over and there are any.
pub(super) fn rejected_link(lang: Lang, import: &ImportLine) -> AnyView {
    let over = matches!(
        import.state,
        ImportState::Loaded(_) | ImportState::HeldBack(..) | ImportState::Nothing
    );
    if !over || import.rejected == 0 {
        return ().into_any();
    }
    let href = format!("{}/ditolak.csv", import.href);
    view! { <p><a href=href>{t::REJECTED.get(lang)}</a></p> }.into_any()
}

/// How an import is getting on, in words.
pub(super) fn state_words(lang: Lang, state: &ImportState) -> String {
    let of_version = |text: crate::text::Text, version: &i64| {
        text.fill(lang, &[("version", &version.to_string())])
    };
    match state {
        ImportState::Running(phase, percent) => {
            let phase = t::phase(phase).get(lang);
            t::PROGRESS.fill(lang, &[("phase", phase), ("percent", &percent.to_string())])
        }
        ImportState::Interrupted => t::STATE_INTERRUPTED.get(lang).to_owned(),
        ImportState::Loaded(version) => of_version(t::STATE_LOADED, version),
        ImportState::HeldBack(version, [people, added, missing]) => {
            let numbers = [version.to_string(), people.to_string(), added.to_string()];
            let [version, people, added] = numbers.each_ref().map(String::as_str);
            let missing = missing.to_string();
            let fill =
                [("version", version), ("people", people), ("added", added), ("missing", &missing)];
            t::STATE_HELD_BACK.fill(lang, &fill)
        }
        ImportState::Unchanged(version) => of_version(t::STATE_UNCHANGED, version),
        ImportState::Nothing => t::STATE_NOTHING.get(lang).to_owned(),
        ImportState::Refused(why) => {
            t::STATE_REFUSED.fill(lang, &[("why", &t::problem(lang, why))])
        }
        ImportState::Failed => t::STATE_FAILED.get(lang).to_owned(),
    }
}
