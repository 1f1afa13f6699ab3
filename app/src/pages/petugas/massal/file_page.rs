//! One file: its counts, what is wrong with it, and filing it.

use leptos::prelude::*;

use super::model::{FilePage, FileState};
use super::upload::state;
use crate::components::button::Rank;
use crate::components::icon::Shape;
use crate::components::notice::Notice;
use crate::pages::petugas::frame::DeskLayout;
use crate::text::petugas::massal as t;

/// The whole document of `/petugas/usulan/massal/{id}`.
pub fn file_page(page: FilePage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let title = t::ONE.fill(lang, &[("number", &page.id.to_string())]);
    let parts = view! {
        {now(&page)}
        {counts(&page)}
        {rejected(&page)}
    };
    let tickets = (page.filed > 0).then(|| {
        let href = format!("/petugas/usulan/massal/{}/tiket.csv", page.id);
        view! { <p><a href=href>{t::TICKETS_DOWNLOAD.get(lang)}</a></p> }
    });
    let about =
        format!("{}: {}. {}.", t::SENT_AT.get(lang), page.sent, t::kind(page.kind).get(lang));
    view! {
        <DeskLayout frame=page.frame title=title.clone()>
            <h1>{title}</h1>
            <p>{about}</p>
            {parts}
            {tickets}
            <p><a href="/petugas/usulan/massal">{t::BACK.get(lang)}</a></p>
        </DeskLayout>
    }
    .into_any()
}

/// What can be done with it now.
fn now(page: &FilePage) -> AnyView {
    let lang = page.frame.chrome.lang;
    match page.state {
        FileState::Checked if page.ready == 0 => {
            view! { <Notice shape=Shape::Alert><p>{t::NOTHING.get(lang)}</p></Notice> }.into_any()
        }
        FileState::Checked => {
            let label = t::CONFIRM.fill(lang, &[("count", &page.ready.to_string())]);
            let action = format!("/petugas/usulan/massal/{}/ajukan", page.id);
            view! {
                <form method="post" action=action>
                    <button class=Rank::Main.class()>{label}</button>
                </form>
                <p>{t::KEPT.get(lang)}</p>
            }
            .into_any()
        }
        FileState::Filing => view! { <Notice><p>{t::RUNNING.get(lang)}</p></Notice> }.into_any(),
        FileState::Done => {
            view! { <Notice shape=Shape::Check><p>{t::DONE.get(lang)}</p></Notice> }.into_any()
        }
    }
}

fn counts(page: &FilePage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let lines: Vec<_> = page
        .counts
        .iter()
        .map(|(what, count)| {
            view! {
                <tr>
                    <th scope="row">{what.get(lang)}</th>
                    <td class="cus-table__number">{*count}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <div class="cus-scroll" tabindex="0" role="region" aria-label=t::LINES.get(lang)>
            <table class="cus-table">
                <caption>{t::LINES.get(lang)}": "{state(page.state).get(lang)}</caption>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn rejected(page: &FilePage) -> AnyView {
    let lang = page.frame.chrome.lang;
    if page.rejected == 0 {
        return ().into_any();
    }
    let shown = i64::try_from(page.first_rejected.len()).unwrap_or(i64::MAX);
    let some = (shown < page.rejected).then(|| view! { <p>{t::REJECTED_SOME.get(lang)}</p> });
    let lines: Vec<_> = page
        .first_rejected
        .iter()
        .map(|line| {
            view! {
                <tr>
                    <th scope="row" class="cus-table__number">{line.line_no}</th>
                    <td><code>{line.column.clone()}</code></td>
                    <td>{line.reason.clone()}</td>
                </tr>
            }
        })
        .collect();
    let href = format!("/petugas/usulan/massal/{}/ditolak.csv", page.id);
    view! {
        <h2>{t::REJECTED_LINES.get(lang)}</h2>
        {some}
        <p><a href=href download="">{t::REJECTED_DOWNLOAD.get(lang)}</a></p>
        <div class="cus-scroll" tabindex="0" role="region" aria-label=t::REJECTED_LINES.get(lang)>
            <table class="cus-table">
                <caption class="cus-hidden">{t::REJECTED_LINES.get(lang)}</caption>
                <thead>
                    <tr>
                        <th scope="col" class="cus-table__number">{t::LINE.get(lang)}</th>
                        <th scope="col">{t::COLUMN.get(lang)}</th>
                        <th scope="col">{t::REASON.get(lang)}</th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
    .into_any()
}
