//! A decision that waits, and a case that cannot be decided here.

use domain::decision::ConflictReason;
use leptos::prelude::*;

use super::model::{NoDecision, NoDecisionPage, Waiting, case_url, decision_url};
use crate::components::button::{Button, Rank};
use crate::components::disclosure::Disclosure;
use crate::components::error_summary::Trouble;
use crate::components::icon::Shape;
use crate::components::notice::Notice;
use crate::pages::petugas::frame::DeskLayout;
use crate::text::Lang;
use crate::text::petugas::antrean::TAKE_NEXT;
use crate::text::petugas::putusan as t;

/// Where cases are.
const CASES: &str = "/petugas/kasus/";

/// A decision that waits, with the way to take it back. Stands on the page of the case too.
#[component]
pub fn WaitingDecision(
    /// Language of the page.
    lang: Lang,
    /// The decision.
    waiting: Waiting,
) -> AnyView {
    let Waiting { ticket, kind, decision, effective, with, mine } = waiting;
    let decision = t::decision(kind, decision).get(lang);
    let values = [("decision", decision), ("time", effective.as_str())];
    let waits = t::WAITS.fill(lang, &values);
    let with = (!with.is_empty()).then(|| {
        let tickets = with.join(", ");
        view! { <p>{t::WAITS_WITH.fill(lang, &[("tickets", &tickets)])}</p> }
    });
    let undo = if mine {
        let action = format!("{}/batal", case_url(&ticket));
        view! {
            <form method="post" action=action>
                <Button rank=Rank::Second name="aksi" value="batal" label=t::UNDO.get(lang)/>
            </form>
            <form method="post" action="/petugas/ambil">
                <button class=Rank::Main.class() accesskey="a">{TAKE_NEXT.get(lang)}</button>
            </form>
        }
        .into_any()
    } else {
        view! { <p>{t::WAITS_OTHER.get(lang)}</p> }.into_any()
    };
    view! {
        <Notice shape=Shape::Alert>
            <p><strong>{t::WAITS_TITLE.get(lang)}</strong></p>
            <p>{waits}</p>
            {with}
            {undo}
        </Notice>
    }
    .into_any()
}

/// The way to say that one is close to somebody in the case.
#[component]
pub fn DeclareConflict(
    /// Language of the page.
    lang: Lang,
    /// The case.
    ticket: String,
) -> AnyView {
    let mut action = ticket;
    action.insert_str(0, CASES);
    action.push_str("/konflik");
    view! {
        <Disclosure id="konflik" title=t::DECLARE_TITLE.get(lang) open=false>
            <p>{t::DECLARE_WHY.get(lang)}</p>
            <form method="post" action=action>
                <Button rank=Rank::Second name="aksi" value="konflik" label=t::DECLARE.get(lang)/>
            </form>
        </Disclosure>
    }
    .into_any()
}

/// The whole document of a case that cannot be decided here.
pub fn no_decision_page(page: NoDecisionPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let NoDecisionPage { frame, ticket, shown, why } = page;
    let is_trouble = !matches!(why, NoDecision::Waits(_) | NoDecision::AwaitsAnswer);
    // Who may not work on a case has no way back into it.
    let back = if matches!(why, NoDecision::Blocked(_)) {
        "/petugas".to_owned()
    } else {
        case_url(&ticket)
    };
    let body = match why {
        NoDecision::Waits(waiting) => view! { <WaitingDecision lang waiting/> }.into_any(),
        NoDecision::Blocked(reason) => blocked(lang, reason),
        NoDecision::OwnAppeal => trouble(t::OWN_APPEAL.get(lang), t::OWN_APPEAL_WHY.get(lang)),
        NoDecision::TakenByOther => trouble(t::NOT_HELD.get(lang), t::TAKEN_BY_OTHER.get(lang)),
        NoDecision::NotHeld => view! {
            {trouble(t::NOT_HELD.get(lang), t::NOT_HELD_WHY.get(lang))}
            <form method="post" action=decision_url(&ticket)>
                <Button rank=Rank::Main name="aksi" value="ambil" label=t::TAKE_AGAIN.get(lang)/>
            </form>
        }
        .into_any(),
        NoDecision::AwaitsAnswer => awaits(lang, &ticket),
    };
    view! {
        <DeskLayout frame title=t::TITLE.get(lang) has_errors=is_trouble>
            <p><a href=back>{t::BACK.get(lang)}</a></p>
            <h1>{t::TITLE.get(lang)}</h1>
            <p>{t::TICKET.get(lang)}" "<strong>{shown}</strong></p>
            {body}
        </DeskLayout>
    }
    .into_any()
}

fn trouble(title: &'static str, why: &'static str) -> AnyView {
    view! { <Trouble title><p>{why}</p></Trouble> }.into_any()
}

/// Why an officer must keep away, and what happens.
fn blocked(lang: Lang, reason: ConflictReason) -> AnyView {
    view! {
        <Trouble title=t::BLOCKED.get(lang)>
            <p>{t::conflict(reason).get(lang)}</p>
            <p>{t::BLOCKED_NEXT.get(lang)}</p>
        </Trouble>
    }
    .into_any()
}

fn awaits(lang: Lang, ticket: &str) -> AnyView {
    let action = format!("{}/lanjut", case_url(ticket));
    view! {
        <Notice>
            <p><strong>{t::RESUME_TITLE.get(lang)}</strong></p>
            <p>{t::RESUME_WHY.get(lang)}</p>
            <form method="post" action=action>
                <Button rank=Rank::Second name="aksi" value="lanjut" label=t::RESUME.get(lang)/>
            </form>
        </Notice>
    }
    .into_any()
}
