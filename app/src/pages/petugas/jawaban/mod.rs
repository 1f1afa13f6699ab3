//! `/petugas/jawaban`: the centre's answers, looked at before they move anything.

pub mod model;

use leptos::prelude::*;

use self::model::{AnswerPage, AnswersPage, RejectedLine};
use crate::components::button::{Button, Rank};
use crate::components::error_summary::ErrorSummary;
use crate::components::file_field::FileField;
use crate::components::icon::Shape;
use crate::components::notice::Notice;
use crate::pages::petugas::frame::DeskLayout;
use crate::text::Lang;
use crate::text::petugas::jawaban as t;

/// The whole document of `/petugas/jawaban`.
pub fn answers_page(page: AnswersPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let has_errors = !page.errors.is_empty();
    let earlier = earlier(&page);
    let replaced = page.replaced.then(|| {
        let sentence = t::REPLACED.get(lang);
        view! { <div role="alert"><Notice shape=Shape::Alert><p>{sentence}</p></Notice></div> }
    });
    let error = page.errors.of("berkas_jawaban");
    let AnswersPage { frame, errors, .. } = page;
    view! {
        <DeskLayout frame title=t::TITLE.get(lang) has_errors>
            <ErrorSummary lang errors=&errors/>
            <h1>{t::TITLE.get(lang)}</h1>
            <p>{t::LEAD.get(lang)}</p>
            {replaced}
            <form
                class="cus-panel"
                method="post"
                enctype="multipart/form-data"
                action="/petugas/jawaban"
                novalidate
            >
                <p class="cus-field__label">
                    <label for="berkas_jawaban">{t::FILE.get(lang)}</label>
                </p>
                <FileField
                    lang
                    id="berkas_jawaban"
                    hint=t::FORMAT.get(lang).to_owned()
                    error
                    accept=".csv,text/csv"
                />
                <Button rank=Rank::Main name="aksi" value="periksa" label=t::CHECK.get(lang)/>
            </form>
            {earlier}
        </DeskLayout>
    }
    .into_any()
}

fn earlier(page: &AnswersPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    if page.earlier.is_empty() {
        return ().into_any();
    }
    let rows: Vec<_> = page
        .earlier
        .iter()
        .map(|file| {
            let href = format!("/petugas/jawaban/{}", file.key);
            view! {
                <tr>
                    <th scope="row" class="cus-table__whole"><a href=href>{file.at.clone()}</a></th>
                    <td class="cus-table__number">{file.moved}</td>
                    <td class="cus-batch__sums"><code>{file.sha256.clone()}</code></td>
                </tr>
            }
        })
        .collect();
    view! {
        <h2>{t::EARLIER.get(lang)}</h2>
        <div class="cus-scroll" tabindex="0" role="region" aria-label=t::EARLIER.get(lang)>
            <table class="cus-table">
                <caption class="cus-hidden">{t::EARLIER.get(lang)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t::AT.get(lang)}</th>
                        <th scope="col">{t::CASES.get(lang)}</th>
                        <th scope="col">{t::SUM.get(lang)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The whole document of `/petugas/jawaban/{key}`.
pub fn answer_page(page: AnswerPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let notice = notice(&page);
    let counts = (!page.counts.is_empty()).then(|| counts(&page));
    let unchanged = (page.unchanged > 0).then(|| {
        let sentence = t::UNCHANGED.fill(lang, &[("count", &page.unchanged.to_string())]);
        view! { <p>{sentence}</p> }
    });
    let without_rank = (page.without_rank > 0).then(|| {
        let sentence = t::WITHOUT_RANK.fill(lang, &[("count", &page.without_rank.to_string())]);
        view! { <Notice shape=Shape::Alert><p>{sentence}</p></Notice> }
    });
    let rejected = (page.rejected_count > 0).then(|| rejected(&page));
    let total: u64 = page.counts.iter().map(|(.., count)| *count).sum();
    let ready = page.applied.is_none() && !page.applying && total > 0;
    let apply = ready.then(|| {
        let (answers, cases) = (total.to_string(), page.cases.to_string());
        let label = t::APPLY.fill(lang, &[("answers", &answers), ("count", &cases)]);
        let action = format!("/petugas/jawaban/{}/terapkan", page.key);
        view! {
            <form class="cus-toolbar" method="post" action=action>
                <input type="hidden" name="rencana" value=page.plan.clone()/>
                <Button rank=Rank::Main name="aksi" value="terapkan" label/>
            </form>
        }
    });
    view! {
        <DeskLayout frame=page.frame title=t::PREVIEW.get(lang)>
            <h1>{t::PREVIEW.get(lang)}</h1>
            {notice}
            {counts}
            {unchanged}
            {without_rank}
            {apply}
            {rejected}
            <p><a href="/petugas/jawaban">{t::ANOTHER.get(lang)}</a></p>
        </DeskLayout>
    }
    .into_any()
}

fn notice(page: &AnswerPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let (shape, sentence) = match &page.applied {
        Some((at, moved, answers)) => {
            let (moved, answers) = (moved.to_string(), answers.to_string());
            let values = [("at", at.as_str()), ("moved", &moved), ("answers", &answers)];
            (Shape::Check, t::APPLIED.fill(lang, &values))
        }
        None if page.applying => (Shape::Info, t::APPLYING.get(lang).to_owned()),
        None if page.changed => (Shape::Alert, t::CHANGED.get(lang).to_owned()),
        None if page.counts.is_empty() => (Shape::Info, t::NOTHING_NEW.get(lang).to_owned()),
        None => (Shape::Info, t::NOT_YET.get(lang).to_owned()),
    };
    view! { <div role="status"><Notice shape><p>{sentence}</p></Notice></div> }.into_any()
}

fn counts(page: &AnswerPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let rows: Vec<_> = page
        .counts
        .iter()
        .map(|(tahap, hasil, count)| {
            view! {
                <tr>
                    <th scope="row">{t::tahap(*tahap).get(lang)}</th>
                    <td>{t::hasil(*hasil).get(lang)}</td>
                    <td class="cus-table__number">{*count}</td>
                </tr>
            }
        })
        .collect();
    let heads = [t::TAHAP, t::HASIL, t::ANSWERS].map(|one| one.get(lang));
    table(t::PREVIEW.get(lang), &heads, rows)
}

fn rejected(page: &AnswerPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let count = t::REJECTED_COUNT.fill(lang, &[("count", &page.rejected_count.to_string())]);
    let shown = page.rejected.len();
    let first = (shown < page.rejected_count)
        .then(|| t::REJECTED_FIRST.fill(lang, &[("shown", &shown.to_string())]));
    let rows: Vec<_> = page.rejected.iter().map(|line| rejected_row(lang, line)).collect();
    let href = format!("/petugas/jawaban/{}/ditolak.csv", page.key);
    let heads = [t::LINE, t::COLUMN, t::REASON].map(|one| one.get(lang));
    let table = table(t::REJECTED.get(lang), &heads, rows);
    view! {
        <h2>{t::REJECTED.get(lang)}</h2>
        <p>{count}" "{first}</p>
        <p><a href=href download="">{t::REJECTED_DOWNLOAD.get(lang)}</a></p>
        {table}
    }
    .into_any()
}

fn rejected_row(lang: Lang, line: &RejectedLine) -> AnyView {
    let reason = t::reason(line.reason).map_or(line.reason, |text| text.get(lang));
    view! {
        <tr>
            <th scope="row" class="cus-table__number">{line.line_no}</th>
            <td>{line.column}</td>
            <td>{reason}</td>
        </tr>
    }
    .into_any()
}

fn table(
    label: &'static str,
    heads: &[&'static str],
    rows: Vec<impl IntoView + 'static>,
) -> AnyView {
    let heads: Vec<_> = heads.iter().map(|head| view! { <th scope="col">{*head}</th> }).collect();
    view! {
        <div class="cus-scroll" tabindex="0" role="region" aria-label=label>
            <table class="cus-table">
                <caption class="cus-hidden">{label}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
