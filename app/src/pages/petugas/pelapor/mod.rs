//! `/petugas/kasus/{tiket}/pelapor`: who reported a case, behind a written reason (S-7).

mod model;

use domain::field::ErrorCode;
use leptos::prelude::*;

use super::frame::DeskLayout;
use crate::components::error_summary::summary_box;
use crate::components::icon::Shape;
use crate::components::notice::Notice;
use crate::components::textarea::Textarea;
use crate::text::field_error::NUMBER_IN_TEXT;
use crate::text::petugas::pelapor as t;
use crate::text::{Lang, Text};

pub use model::{ReporterCard, ReporterPage, ReporterView, SealClosed};

/// Longest reason the field takes, in UTF-16 units: the server decides.
const REASON_MAX_CHARS: usize = 500;

/// The whole document.
pub fn reporter_page(page: ReporterPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let (title, has_errors) = match &page.view {
        ReporterView::Ask { error, .. } => (t::TITLE, error.is_some()),
        ReporterView::Opened(_) => (t::TITLE_OPEN, false),
        ReporterView::Closed(_) => (t::CLOSED, false),
    };
    let back = format!("/petugas/kasus/{}", page.ticket);
    let shown = page.shown_ticket;
    let content = match page.view {
        ReporterView::Ask { reason, error } => ask(lang, &page.ticket, reason, error),
        ReporterView::Opened(card) => opened(lang, card),
        ReporterView::Closed(why) => closed(lang, why),
    };
    view! {
        <DeskLayout frame=page.frame title=title.get(lang) has_errors>
            <p><a href=back>{t::BACK.fill(lang, &[("ticket", &shown)])}</a></p>
            <h1>{title.get(lang)}</h1>
            {content}
        </DeskLayout>
    }
    .into_any()
}

fn ask(lang: Lang, ticket: &str, reason: String, error: Option<ErrorCode>) -> AnyView {
    let sentence = error.map(|code| wrong(code).get(lang));
    let summary = sentence
        .map(|sentence| summary_box(lang, vec![("#alasan".to_owned(), sentence.to_owned())]));
    let hint = Some(t::REASON_HINT.get(lang).to_owned());
    let action = format!("/petugas/kasus/{ticket}/pelapor");
    view! {
        {summary}
        <p>{t::LEAD.get(lang)}</p>
        <Notice shape=Shape::Alert>
            <p>{t::NOTED.get(lang)}</p>
            <p>{t::SECRET.get(lang)}</p>
        </Notice>
        <form method="post" action=action novalidate>
            <Textarea
                lang
                name="alasan"
                label=t::REASON.get(lang)
                hint
                error
                told=sentence
                value=reason
                rows=3
                max_chars=REASON_MAX_CHARS
            />
            <button class="cus-button" type="submit">{t::OPEN.get(lang)}</button>
        </form>
    }
    .into_any()
}

/// What is wrong with a reason.
const fn wrong(code: ErrorCode) -> Text {
    match code {
        ErrorCode::TooShort => t::REASON_TOO_SHORT,
        ErrorCode::TooLong => t::REASON_TOO_LONG,
        ErrorCode::NumberInText => NUMBER_IN_TEXT,
        _ => t::REASON_REQUIRED,
    }
}

fn opened(lang: Lang, card: ReporterCard) -> AnyView {
    let conflict = card.is_conflict.then(|| {
        view! {
            <Notice shape=Shape::Alert>
                <p>{t::CONFLICT_FOUND.get(lang)}</p>
            </Notice>
        }
    });
    let call = if card.may_be_called { t::CALL_YES } else { t::CALL_NO };
    let lines = [
        (t::NAME, card.name),
        (t::NIK, card.nik),
        (t::PHONE, card.phone),
        (t::EMAIL, card.email),
        (t::VILLAGE, card.village),
        (t::CALL, call.get(lang).to_owned()),
    ];
    let lines: Vec<_> = lines
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(label, value)| view! { <div><dt>{label.get(lang)}</dt><dd>{value}</dd></div> })
        .collect();
    view! {
        {conflict}
        <Notice shape=Shape::Alert>
            <p><strong>{t::UNVERIFIED.get(lang)}</strong>". "{t::UNVERIFIED_HOW.get(lang)}</p>
        </Notice>
        <dl class="cus-facts">{lines}</dl>
        <p>{t::SECRET.get(lang)}</p>
        <p>{t::ONCE.get(lang)}</p>
    }
    .into_any()
}

fn closed(lang: Lang, why: SealClosed) -> AnyView {
    let sentence = match why {
        SealClosed::Nobody => t::NOBODY,
        SealClosed::NoPrivateKey => t::NO_KEY,
        SealClosed::Conflict => t::CONFLICT,
    };
    view! {
        <Notice>
            <p>{sentence.get(lang)}</p>
        </Notice>
    }
    .into_any()
}
