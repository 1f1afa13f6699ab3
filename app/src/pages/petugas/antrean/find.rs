//! Finding the cases of somebody who comes with a KTP and without a ticket.

use domain::digits::NUMBER_LEN;
use domain::field::FieldErrors;
use domain::review::{CaseKind, CaseState};
use leptos::prelude::*;

use super::model::{FIND, QUEUE};
use super::region_cell;
use crate::components::notice::Notice;
use crate::pages::petugas::frame::{DeskFrame, DeskLayout};
use crate::pages::petugas::penerima::summary::told;
use crate::text::petugas::antrean as t;
use crate::text::petugas::kasus;
use crate::text::{Lang, lacak};

/// Longest number the box takes: 16 digits with room for signs between them.
const NUMBER_MAX_CHARS: usize = NUMBER_LEN + 8;

/// The form that finds cases by a NIK.
#[derive(Clone, Default)]
pub struct FindForm {
    /// As typed. Personal: not printed.
    pub nik: String,
    /// What is wrong with it.
    pub errors: FieldErrors,
}

impl std::fmt::Debug for FindForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FindForm").field("errors", &self.errors).finish_non_exhaustive()
    }
}

/// A case that was found by a NIK.
#[derive(Debug, Clone)]
pub struct FoundLine {
    /// `XXXX-XXXX-XXXX`
    pub ticket: String,
    /// Address of the case.
    pub href: String,
    /// What kind.
    pub kind: CaseKind,
    /// Where it stands.
    pub state: CaseState,
    /// Village and district, in words.
    pub region: String,
    /// `25 November 2026`
    pub sent: String,
}

/// `/petugas/cari/{token}`: the cases of one person.
#[derive(Debug, Clone)]
pub struct FoundPage {
    /// The frame.
    pub frame: DeskFrame,
    /// The cases, the newest first.
    pub lines: Vec<FoundLine>,
    /// There are more than these.
    pub more: bool,
}

/// The form beside that of the ticket. It is posted, so that the NIK stands in no address.
pub(super) fn find_form(lang: Lang, form: FindForm) -> AnyView {
    let told = told(lang, &form.errors, "nik");
    let described_by = told.map(|_| "nik-salah");
    let invalid = told.map(|_| "true");
    let wrong = told.map(|told| {
        view! { <p class="cus-field__error" id="nik-salah">{told}</p> }
    });
    view! {
        <form class="cus-queue__ticket" method="post" action=FIND novalidate>
            <label class="cus-filter__label" for="nik">{t::FIND.get(lang)}</label>
            {wrong}
            <div class="cus-queue__row">
                <input
                    class="cus-filter__select"
                    id="nik"
                    name="nik"
                    value=form.nik
                    inputmode="numeric"
                    autocomplete="off"
                    spellcheck="false"
                    maxlength=NUMBER_MAX_CHARS.to_string()
                    aria-describedby=described_by
                    aria-invalid=invalid
                />
                <button class="cus-button cus-button--secondary">{t::FIND_GO.get(lang)}</button>
            </div>
        </form>
    }
    .into_any()
}

/// The whole document of what was found by a NIK.
pub fn found_page(page: FoundPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let reports = page.lines.iter().any(|line| line.kind.is_report());
    let reports = reports.then(|| view! { <p>{t::FOUND_REPORTS.get(lang)}</p> });
    let count = page.lines.len().to_string();
    let more = page.more.then(|| view! { <p>{t::FOUND_MORE.fill(lang, &[("count", &count)])}</p> });
    let list = if page.lines.is_empty() {
        view! { <Notice><p>{t::FOUND_NONE.get(lang)}</p></Notice> }.into_any()
    } else {
        let tell = view! { <Notice><p>{t::FOUND_TELL.get(lang)}</p>{reports}</Notice> };
        view! { {tell}{table(lang, page.lines)}{more} }.into_any()
    };
    view! {
        <DeskLayout frame=page.frame title=t::FOUND.get(lang)>
            <h1>{t::FOUND.get(lang)}</h1>
            <p><a href=QUEUE>{t::FOUND_BACK.get(lang)}</a></p>
            {list}
        </DeskLayout>
    }
    .into_any()
}

fn table(lang: Lang, lines: Vec<FoundLine>) -> AnyView {
    let head: Vec<_> =
        [t::COLUMN_TICKET, t::COLUMN_KIND, t::COLUMN_STATE, t::COLUMN_REGION, t::COLUMN_SENT]
            .map(|text| view! { <th scope="col">{text.get(lang)}</th> })
            .into_iter()
            .collect();
    let rows: Vec<_> = lines.into_iter().map(|line| row(lang, line)).collect();
    let caption = t::FOUND.get(lang);
    view! {
        <div class="cus-queue__scroll" role="region" aria-label=caption tabindex="0">
            <table class="cus-queue">
                <caption class="cus-hidden">{caption}</caption>
                <thead><tr>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(lang: Lang, line: FoundLine) -> AnyView {
    view! {
        <tr>
            <th scope="row"><a class="cus-queue__ticket-link" href=line.href>{line.ticket}</a></th>
            <td>{lacak::kind(line.kind).get(lang)}</td>
            <td>{kasus::tag(line.kind, line.state).get(lang)}</td>
            {region_cell(line.region)}
            <td class="cus-queue__whole">{line.sent}</td>
        </tr>
    }
    .into_any()
}
