//! Sending a file, and the files sent before.

use domain::field::ErrorCode;
use leptos::prelude::*;

use super::file_input::file_input;
use super::model::{FileLine, FileState, UploadPage};
use crate::components::button::Rank;
use crate::components::choice_list::{ChoiceList, ChoiceStyle};
use crate::components::error_summary::summary_box;
use crate::pages::petugas::frame::DeskLayout;
use crate::text::petugas::massal as t;
use crate::text::{Lang, Text};

/// `id` and field of the file.
const FILE: &str = "berkas_csv";

/// The whole document of `/petugas/usulan/massal`.
pub fn upload_page(page: UploadPage) -> AnyView {
    let UploadPage { frame, kinds, kind, errors, files } = page;
    let lang = frame.chrome.lang;
    let has_errors = !errors.is_empty();
    let lines: Vec<(String, String)> =
        errors.iter().map(|(field, _, sentence)| (format!("#{field}"), sentence.clone())).collect();
    let summary = has_errors.then(|| summary_box(lang, lines));
    let error = move |name: &str| {
        errors.iter().find(|(field, ..)| *field == name).map(|(_, code, _)| *code)
    };
    let chosen = [kind];
    // What the code alone says speaks of photos.
    let told = error(FILE).map(|code| match code {
        ErrorCode::FileEmpty => t::FILE_EMPTY,
        ErrorCode::FileTooLarge => t::FILE_TOO_LARGE,
        ErrorCode::TooMany => t::FILE_TOO_MANY,
        _ => t::FILE_NOT_CSV,
    });
    let file = file_input(
        lang,
        FILE,
        t::FILE.get(lang),
        t::FILE_HINT.get(lang),
        error(FILE),
        told.map(|told| told.get(lang)),
        ".csv,text/csv",
    );
    view! {
        <DeskLayout frame title=t::TITLE.get(lang) has_errors>
            {summary}
            <h1>{t::TITLE.get(lang)}</h1>
            <p class="cus-lead">{t::LEAD.get(lang)}</p>
            <section class="cus-panel">
                <h2>{t::FORMAT.get(lang)}</h2>
                <p>{t::FORMAT_WHAT.get(lang)}</p>
                <p>{t::FORMAT_MORE.get(lang)}</p>
                <p>{t::FORMAT_SAVE.get(lang)}</p>
                <p>
                    <a href="/petugas/usulan/massal/contoh.csv">{t::TEMPLATE.get(lang)}</a>
                </p>
            </section>
            <form
                class="cus-form"
                method="post"
                action="/petugas/usulan/massal"
                enctype="multipart/form-data"
            >
                <ChoiceList
                    lang
                    name="kind"
                    label=t::KIND.get(lang)
                    error=error("kind")
                    style=ChoiceStyle::One
                    choices=kinds
                    chosen=&chosen
                />
                {file}
                <div class="cus-form__end">
                    <button class=Rank::Main.class()>{t::CHECK.get(lang)}</button>
                </div>
            </form>
            <h2>{t::FILES.get(lang)}</h2>
            {earlier(lang, files)}
        </DeskLayout>
    }
    .into_any()
}

fn earlier(lang: Lang, files: Vec<FileLine>) -> AnyView {
    if files.is_empty() {
        return view! { <p>{t::FILES_NONE.get(lang)}</p> }.into_any();
    }
    let lines: Vec<_> = files
        .into_iter()
        .map(|line| {
            view! {
                <tr>
                    <th scope="row" class="cus-table__whole"><a href=line.href>{line.sent}</a></th>
                    <td>{t::kind(line.kind).get(lang)}</td>
                    <td>{state(line.state).get(lang)}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <div class="cus-scroll" tabindex="0" role="region" aria-label=t::FILES.get(lang)>
            <table class="cus-table">
                <caption class="cus-hidden">{t::FILES.get(lang)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t::SENT_AT.get(lang)}</th>
                        <th scope="col">{t::KIND.get(lang)}</th>
                        <th scope="col">{t::STATE.get(lang)}</th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// How far a file is, in words.
pub(super) const fn state(state: FileState) -> Text {
    match state {
        FileState::Checked => t::STATE_CHECKED,
        FileState::Filing => t::STATE_FILING,
        FileState::Done => t::STATE_DONE,
    }
}
