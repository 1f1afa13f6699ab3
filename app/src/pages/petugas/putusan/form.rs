//! The form of a decision.

use domain::decision::Decision;
use domain::field::{ErrorCode, FieldErrors};
use leptos::prelude::*;

use super::model::{DecisionPage, Obstacle, Typed, case_url, decision_url};
use super::waiting::DeclareConflict;
use crate::components::button::{Button, Rank};
use crate::components::choice_list::{Choice, ChoiceList, ChoiceStyle};
use crate::components::error_summary::{ErrorSummary, Trouble};
use crate::components::select_field::SelectField;
use crate::components::text_field::{TextField, TextTraits};
use crate::components::textarea::Textarea;
use crate::pages::petugas::frame::DeskLayout;
use crate::text::lacak;
use crate::text::petugas::kasus;
use crate::text::petugas::putusan as t;
use crate::text::{Lang, Text, date};

/// Longest note to the citizen, in UTF-16 units: help only, the server decides.
const NOTE_MAX_CHARS: usize = 1000;
/// Longest note to colleagues, likewise.
const INTERNAL_MAX_CHARS: usize = 2000;
/// A ticket with room for its hyphens.
const TICKET_MAX_CHARS: usize = 16;

/// The whole document of the form.
pub fn decision_page(page: DecisionPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let has_errors = !page.errors.is_empty() || page.obstacle.is_some();
    let back = case_url(&page.ticket);
    let trouble = page.obstacle.map(|obstacle| trouble(lang, obstacle));
    let retake = page.obstacle == Some(Obstacle::NotHeld);
    let form = form(&page, retake);
    let DecisionPage { frame, ticket, shown, kind, errors, .. } = page;
    let kind = lacak::kind(kind).get(lang);
    view! {
        <DeskLayout frame title=t::TITLE.get(lang) has_errors>
            <p><a href=back>{t::BACK.get(lang)}</a></p>
            {trouble}
            <ErrorSummary lang errors=&errors/>
            <h1>{t::TITLE.get(lang)}</h1>
            <p>{kind}" · "{t::TICKET.get(lang)}" "<strong>{shown}</strong></p>
            {form}
            <DeclareConflict lang ticket/>
        </DeskLayout>
    }
    .into_any()
}

/// Why it was not taken.
fn trouble(lang: Lang, obstacle: Obstacle) -> AnyView {
    let (title, why) = match obstacle {
        Obstacle::NotHeld => (t::NOT_HELD, t::NOT_HELD_WHY.get(lang).to_owned()),
        Obstacle::TakenByOther => (t::NOT_HELD, t::TAKEN_BY_OTHER.get(lang).to_owned()),
        Obstacle::Stale => (t::STALE, t::STALE_WHY.get(lang).to_owned()),
        Obstacle::OtherBusy => (t::OTHER_BUSY, t::OTHER_BUSY_WHY.get(lang).to_owned()),
        Obstacle::Window { opens: Some(day) } => {
            (t::WINDOW, t::WINDOW_OPENS.fill(lang, &[("date", &date::long(lang, day))]))
        }
        Obstacle::Reply { until: Some(day) } => {
            (t::REPLY, t::REPLY_UNTIL.fill(lang, &[("date", &date::long(lang, day))]))
        }
        Obstacle::Reply { until: None } => (t::REPLY, t::REPLY_UNTOLD.get(lang).to_owned()),
        Obstacle::Window { opens: None } => (t::WINDOW, t::WINDOW_NEVER.get(lang).to_owned()),
    };
    view! { <Trouble title=title.get(lang)><p>{why}</p></Trouble> }.into_any()
}

fn form(page: &DecisionPage, retake: bool) -> AnyView {
    let lang = page.frame.chrome.lang;
    let typed = &page.typed;
    let error = |field: &str| error_of(&page.errors, field);
    let outcomes = outcomes(page);
    let shared = shared(page);
    let hint = |text: Text| Some(text.get(lang).to_owned());
    // The first button is the one that the Enter key presses.
    let main = if retake {
        view! { <Button rank=Rank::Main name="aksi" value="ambil" label=t::TAKE_AGAIN.get(lang)/> }
    } else {
        view! { <Button rank=Rank::Main name="aksi" value="pratinjau" label=t::PREVIEW.get(lang)/> }
    };
    view! {
        <form method="post" action=decision_url(&page.ticket) novalidate>
            <input type="hidden" name="versi" value=typed.version.clone()/>
            {outcomes}
            <Textarea
                lang
                name="putusan_catatan"
                label=t::NOTE.get(lang)
                hint=hint(t::NOTE_HINT)
                error=error("putusan_catatan")
                optional=true
                value=typed.note.clone()
                rows=4
                max_chars=NOTE_MAX_CHARS
            />
            {shared}
            <Textarea
                lang
                name="putusan_dalam"
                label=t::INTERNAL.get(lang)
                hint=hint(t::INTERNAL_HINT)
                error=error("putusan_dalam")
                optional=true
                value=typed.internal.clone()
                rows=3
                max_chars=INTERNAL_MAX_CHARS
            />
            <p>{main}</p>
        </form>
    }
    .into_any()
}

fn error_of(errors: &FieldErrors, field: &str) -> Option<ErrorCode> {
    errors.iter().find(|error| error.field == field).map(|error| error.code)
}

/// The decisions, each with what it alone asks for.
fn outcomes(page: &DecisionPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let choices = page.offered.iter().map(|decision| {
        let hint = match decision {
            Decision::MintaInfo => Some(t::MINTA_INFO_HINT),
            Decision::KunjunganLapangan => Some(t::KUNJUNGAN_HINT),
            _ => None,
        };
        Choice {
            code: decision.as_str().to_owned(),
            label: t::decision(page.kind, *decision).get(lang).to_owned(),
            hint: hint.map(|hint| hint.get(lang).to_owned()),
        }
    });
    let nested = page
        .offered
        .iter()
        .filter_map(|decision| Some((decision.as_str().to_owned(), nested(page, *decision)?)));
    let chosen = [page.typed.decision.clone()];
    view! {
        <ChoiceList
            lang
            name="putusan"
            label=t::OUTCOME.get(lang)
            error=error_of(&page.errors, "putusan")
            style=ChoiceStyle::One
            choices=choices.collect()
            chosen=&chosen
            nested=nested.collect()
        />
    }
    .into_any()
}

/// The field of the reasons for one decision: each has its own, so that a browser without style shows what belongs to
/// what.
pub const fn reason_field(decision: Decision) -> &'static str {
    match decision {
        Decision::Layak => "alasan_layak",
        Decision::TidakLayak => "alasan_tidak_layak",
        Decision::MintaInfo => "alasan_minta_info",
        Decision::BukanWewenang => "alasan_bukan_wewenang",
        Decision::Ganda => "alasan_ganda",
        Decision::KunjunganLapangan => "alasan_kunjungan_lapangan",
    }
}

fn nested(page: &DecisionPage, decision: Decision) -> Option<AnyView> {
    let lang = page.frame.chrome.lang;
    let of_this = page.reasons.iter().filter(|reason| reason.decision == decision);
    let choices: Vec<Choice> =
        of_this.map(|reason| Choice::new(reason.code.clone(), reason.text.clone())).collect();
    let other = (decision == Decision::Ganda).then(|| other_ticket(page));
    if choices.is_empty() && other.is_none() {
        return None;
    }
    let is_chosen = page.typed.decision == decision.as_str();
    let chosen = if is_chosen { page.typed.reason.as_str() } else { "" };
    let error = error_of(&page.errors, "putusan_alasan").filter(|_| is_chosen);
    // The summary names the field of all reasons.
    let anchor = error.map(|_| view! { <span id="putusan_alasan"></span> });
    let reasons = (!choices.is_empty()).then(|| {
        view! {
            <SelectField
                lang
                name=reason_field(decision)
                label=t::REASON.get(lang)
                hint=Some(t::REASON_HINT.get(lang).to_owned())
                error=error.map(|_| ErrorCode::Required)
                told=error.map(|_| t::REASON_REQUIRED.get(lang))
                empty=t::REASON_EMPTY.get(lang)
                choices
                chosen
            />
        }
    });
    Some(
        view! {
            {anchor}
            {other}
            {reasons}
        }
        .into_any(),
    )
}

fn other_ticket(page: &DecisionPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    view! {
        <TextField
            lang
            name="putusan_tiket"
            label=t::OTHER.get(lang)
            hint=Some(t::OTHER_HINT.get(lang).to_owned())
            error=error_of(&page.errors, "putusan_tiket")
            value=page.typed.other.clone()
            traits=TextTraits { capitals: "characters", ..TextTraits::other(TICKET_MAX_CHARS) }
        />
    }
    .into_any()
}

/// Other proposals for the same person (scenario 14).
fn shared(page: &DecisionPage) -> Option<AnyView> {
    let lang = page.frame.chrome.lang;
    if page.twins.is_empty() {
        return None;
    }
    let choices = page.twins.iter().map(|twin| Choice {
        code: twin.ticket.clone(),
        label: twin.shown.clone(),
        hint: Some(kasus::tag(page.kind, twin.state).get(lang).to_owned()),
    });
    Some(
        view! {
            <ChoiceList
                lang
                name="putusan_juga"
                label=t::SHARED.get(lang)
                hint=Some(t::SHARED_HINT.get(lang).to_owned())
                error=error_of(&page.errors, "putusan_juga")
                optional=true
                style=ChoiceStyle::Any
                choices=choices.collect()
                chosen=&page.typed.shared
            />
        }
        .into_any(),
    )
}

/// What was typed, as fields that nobody sees.
pub(super) fn hidden(typed: &Typed) -> AnyView {
    let reason = typed.decision.parse::<Decision>().map_or("alasan", reason_field);
    let mut fields = vec![
        ("versi", typed.version.clone()),
        ("putusan", typed.decision.clone()),
        (reason, typed.reason.clone()),
        ("putusan_catatan", typed.note.clone()),
        ("putusan_dalam", typed.internal.clone()),
        ("putusan_tiket", typed.other.clone()),
    ];
    fields.extend(typed.shared.iter().map(|ticket| ("putusan_juga", ticket.clone())));
    fields
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect_view()
        .into_any()
}
