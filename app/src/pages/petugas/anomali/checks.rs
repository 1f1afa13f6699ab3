//! `/petugas/anomali/dukcapil`: results of checks against the population register.

use leptos::prelude::*;

use super::list::send;
use super::model::{CheckFilePage, ChecksPage};
use crate::components::button::{Button, Rank};
use crate::components::notice::Notice;
use crate::pages::petugas::frame::DeskLayout;
use crate::pages::petugas::penerima::summary::{summary, told};
use crate::pages::petugas::penerima::table::{Extra, person_table};
use crate::text::Lang;
use crate::text::petugas::{anomali as t, penerima};

/// Lines of the list of rejected lines that are shown; the file has all of them.
pub const REJECTED_SHOWN: usize = 100;

/// The whole document of `/petugas/anomali/dukcapil`.
pub fn checks_page(page: ChecksPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let has_errors = !page.errors.is_empty();
    let trouble = summary(lang, &page.errors);
    let told = told(lang, &page.errors, "berkas");
    let error = told.map(|told| view! { <p class="cus-field__error">{told}</p> });
    let (lines, cells): (Vec<_>, Vec<_>) = page
        .lines
        .into_iter()
        .map(|(line, result, words)| {
            let result = penerima::check(result).get(lang);
            let cell = view! {
                {result}
                <span class="cus-recipients__beside">" · "{words}</span>
            };
            (line, cell.into_any())
        })
        .unzip();
    let extra = Extra { title: t::COLUMN_RESULT.get(lang), cells };
    let table =
        person_table(lang, t::CHECKS.get(lang), t::CHECKS_NONE.get(lang), lines, Some(extra));
    let next = page.next.map(|href| {
        let text = penerima::NEXT.get(lang);
        view! { <p><a class="cus-button cus-button--secondary" href=href>{text}</a></p> }
    });
    view! {
        <DeskLayout frame=page.frame title=t::CHECKS.get(lang) has_errors>
            {trouble}
            <h1>{t::CHECKS.get(lang)}</h1>
            <p class="cus-lead">{t::CHECKS_LEAD.get(lang)}</p>
            <h2><label for="berkas">{t::UPLOAD.get(lang)}</label></h2>
            <form
                method="post"
                action="/petugas/anomali/dukcapil"
                enctype="multipart/form-data"
                class="cus-recipients__form"
            >
                <p class="cus-field__hint" id="berkas-petunjuk">{t::UPLOAD_HINT.get(lang)}</p>
                {error}
                <input
                    class="cus-file-field"
                    type="file"
                    id="berkas"
                    name="berkas"
                    accept=".csv,text/csv"
                    aria-describedby="berkas-petunjuk"
                />
                {send(lang)}
            </form>
            {table}
            {next}
        </DeskLayout>
    }
    .into_any()
}

/// The whole document of a result file that was read.
pub fn check_file_page(page: CheckFilePage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let counted =
        [("lines", &*page.lines.to_string()), ("rejected", &*page.rejected_count.to_string())];
    let read = t::PREVIEW_LINES.fill(lang, &counted);
    let counts: Vec<_> = page
        .counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(result, count)| {
            view! { <li>{penerima::check(*result).get(lang)}": "{*count}</li> }
        })
        .collect();
    let state = state(lang, &page);
    let rejected = rejected(lang, &page);
    view! {
        <DeskLayout frame=page.frame title=t::PREVIEW.get(lang)>
            <h1>{t::PREVIEW.get(lang)}</h1>
            <p><a href="/petugas/anomali/dukcapil">{t::CHECKS.get(lang)}</a></p>
            <p>{read}</p>
            <ul class="cus-list">{counts}</ul>
            {state}
            {rejected}
        </DeskLayout>
    }
    .into_any()
}

fn state(lang: Lang, page: &CheckFilePage) -> AnyView {
    if page.waits {
        return view! {
            <form method="post" action=page.href.clone()>
                <Button rank=Rank::Main name="aksi" value="simpan" label=t::CONFIRM.get(lang)/>
            </form>
        }
        .into_any();
    }
    let text = match page.added {
        Some(added) => t::TAKEN.fill(lang, &[("added", &added.to_string())]),
        None => t::GONE.get(lang).to_owned(),
    };
    view! { <div role="status"><Notice><p>{text}</p></Notice></div> }.into_any()
}

fn rejected(lang: Lang, page: &CheckFilePage) -> AnyView {
    if page.rejected.is_empty() {
        return ().into_any();
    }
    let rows: Vec<_> = page
        .rejected
        .iter()
        .map(|(line, column, reason)| {
            let reason = t::reason(reason).map_or(reason.clone(), |text| text.get(lang).to_owned());
            view! {
                <tr>
                    <th scope="row" class="cus-table__number">{line.clone()}</th>
                    <td>{column.clone()}</td>
                    <td>{reason}</td>
                </tr>
            }
        })
        .collect();
    let href = format!("{}/ditolak.csv", page.href);
    view! {
        <h2>{t::REJECTED.get(lang)}</h2>
        <p><a href=href>{t::REJECTED_DOWNLOAD.get(lang)}</a></p>
        <div class="cus-scroll" tabindex="0" role="region" aria-label=t::REJECTED.get(lang)>
            <table class="cus-table">
                <caption class="cus-hidden">{t::REJECTED.get(lang)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t::LINE.get(lang)}</th>
                        <th scope="col">{t::COLUMN.get(lang)}</th>
                        <th scope="col">{t::REASON.get(lang)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
