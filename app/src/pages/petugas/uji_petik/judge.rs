//! The form of a verdict.

use domain::decision::Verdict;
use leptos::prelude::*;

use super::model::JudgePage;
use crate::components::button::{Button, Rank};
use crate::components::choice_list::{Choice, ChoiceList, ChoiceStyle};
use crate::components::error_summary::ErrorSummary;
use crate::components::textarea::Textarea;
use crate::pages::petugas::frame::DeskLayout;
use crate::text::lacak;
use crate::text::petugas::uji_petik as t;

/// Longest note, in UTF-16 units: help only, the server decides.
const NOTE_MAX_CHARS: usize = 1000;

/// The whole document.
pub fn judge_page(page: JudgePage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let form = form(&page);
    let JudgePage { frame, line, back, errors, .. } = page;
    let title = t::JUDGE_TITLE.fill(lang, &[("ticket", &line.shown)]);
    let heading = title.clone();
    let case = format!("/petugas/kasus/{}", line.ticket);
    let has_errors = !errors.is_empty();
    view! {
        <DeskLayout frame title has_errors>
            <p><a href=back>{t::TITLE.get(lang)}</a></p>
            <ErrorSummary lang errors=&errors/>
            <h1>{heading}</h1>
            <p>
                {lacak::kind(line.kind).get(lang)}" · "{line.decided.get(lang)}" · "
                {line.decided_at}" · "<a href=case>{t::OPEN.get(lang)}</a>
            </p>
            {form}
        </DeskLayout>
    }
    .into_any()
}

fn form(page: &JudgePage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let [verdict, note] = page.typed.clone();
    let error =
        |field: &str| page.errors.iter().find(|error| error.field == field).map(|error| error.code);
    let choices = Verdict::ALL
        .iter()
        .map(|one| Choice::new(one.as_str(), t::verdict(*one).get(lang)))
        .collect();
    let chosen = [verdict];
    view! {
        <form method="post" action=page.action.clone() novalidate>
            <ChoiceList
                lang
                name="uji_verdik"
                label=t::WOULD.get(lang)
                error=error("uji_verdik")
                style=ChoiceStyle::OneInRow
                choices
                chosen=&chosen
            />
            <Textarea
                lang
                name="uji_catatan"
                label=t::NOTE.get(lang)
                hint=Some(t::NOTE_HINT.get(lang).to_owned())
                error=error("uji_catatan")
                optional=true
                value=note
                rows=4
                max_chars=NOTE_MAX_CHARS
            />
            <p><Button rank=Rank::Main name="aksi" value="simpan" label=t::SAVE.get(lang)/></p>
        </form>
    }
    .into_any()
}
