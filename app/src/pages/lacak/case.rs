//! `/lacak/kasus`: one case, as its owner may see it.

use domain::review::{CaseKind, CaseState};
use leptos::prelude::*;

use crate::components::article::Writer;
use crate::components::error_summary::ErrorSummary;
use crate::components::icon::Shape;
use crate::components::layout::{Exit, Layout};
use crate::components::notice::{Done, Notice};
use crate::components::status_tag::{StatusTag, Tone};
use crate::components::timeline::{Timeline, TimelineEntry};
use crate::pages::lacak::actions::{actions, leave};
use crate::pages::lacak::model::{CasePage, HistoryLine, Right, RightsRequest};
use crate::text::Lang;
use crate::text::lacak::{self as words, case as t, state, step};

/// Where the case can be opened.
const CASE: &str = "/lacak/kasus";

/// The whole document of `/lacak/kasus`.
pub fn case_page(page: CasePage) -> AnyView {
    let lang = page.chrome.lang;
    let has_errors = !page.errors.is_empty();
    let (standing, late, history) = (standing(&page), late(&page), history(&page));
    let (forms, leave) = (actions(&page), leave(&page));
    let rights: Vec<_> = page.rights_requests.iter().map(|one| rights_notice(lang, one)).collect();
    let done = page.done.as_deref().map(|code| {
        view! { <Done sentence=words::done(code).get(lang)/> }
    });
    let delicate = page.sealed || page.kind == CaseKind::HakJawab;
    let exit = if delicate { Exit::Always } else { Exit::ByAddress };
    let CasePage { mut chrome, errors, ticket, .. } = page;
    // The forms are sent to addresses that cannot be opened; the language switch must not lead there.
    CASE.clone_into(&mut chrome.path);
    view! {
        <Layout chrome title=t::TITLE.get(lang) back="/lacak" has_errors exit>
            <ErrorSummary lang errors=&errors/>
            {done}
            <h1>{t::TITLE.get(lang)}</h1>
            <p class="cus-lead">{t::TICKET.get(lang)}" "<strong>{ticket}</strong></p>
            {standing}
            {late}
            {rights}
            {forms}
            <h2>{t::HISTORY.get(lang)}</h2>
            {history}
            <p>
                <a class="cus-article__link" href="/lacak/kasus/data">{t::DATA_LINK.get(lang)}</a>
            </p>
            {leave}
        </Layout>
    }
    .into_any()
}

/// A request about data that waits for its answer.
fn rights_notice(lang: Lang, request: &RightsRequest) -> AnyView {
    let what = match request.right {
        Some(Right::Correction) => t::RIGHT_CORRECTION,
        Some(Right::Erasure) => t::RIGHT_ERASURE,
        None => t::RIGHT_OTHER,
    };
    let values = [("what", what.get(lang)), ("ticket", &request.ticket), ("due", &request.due)];
    let sentence = t::RIGHT_OPEN.fill(lang, &values);
    view! { <Notice><p>{sentence}</p></Notice> }.into_any()
}

/// Whether this page keeps the outcome back: a neighbour's proposal that has had one (S-6). What
/// happens after the first outcome, an appeal and its review, is kept back likewise.
pub(super) fn is_concealed(page: &CasePage) -> bool {
    page.outcome_hidden
        && (words::is_outcome(page.state)
            || page.history.iter().any(|line| words::is_outcome(line.state)))
}

/// Where the case stands, and what that means.
fn standing(page: &CasePage) -> AnyView {
    let lang = page.chrome.lang;
    let concealed = is_concealed(page);
    let (tone, tag, meaning) = if concealed {
        (Tone::Good, state::REVIEWED, words::reviewed(lang, page.kind))
    } else {
        (
            tone(page.state),
            words::tag(page.kind, page.state),
            words::meaning(lang, page.kind, page.state),
        )
    };
    let decision = (!concealed && is_decision(page.state))
        .then(|| view! { <p><strong>{t::DECISION.get(lang)}</strong></p> });
    let rows = facts(page, concealed)
        .into_iter()
        .map(|(label, value)| view! { <div><dt>{label}</dt><dd>{value}</dd></div> })
        .collect_view();
    view! {
        <p><StatusTag tone text=tag.get(lang)/></p>
        <p>{meaning}</p>
        {decision}
        <dl class="cus-facts cus-facts--asked">{rows}</dl>
    }
    .into_any()
}

/// Cycle, due day, place in the queue: what still lies ahead. Once the outcome is kept back, nothing
/// of it is told either, for it would tell the outcome.
fn facts(page: &CasePage, concealed: bool) -> Vec<(&'static str, String)> {
    let lang = page.chrome.lang;
    let mut facts = vec![(t::KIND.get(lang), words::kind(page.kind).get(lang).to_owned())];
    if concealed {
        return facts;
    }
    if !page.cycle.is_empty() {
        let when = match page.kind {
            // Once it is in a list for the centre, its month is no longer a guess.
            CaseKind::Usulan if is_before_list(page.state) => {
                t::CYCLE_WHEN.fill(lang, &[("cycle", &page.cycle), ("cutoff", &page.cutoff)])
            }
            _ => page.cycle.clone(),
        };
        facts.push((t::CYCLE.get(lang), when));
    }
    if let Some(due) = page.due.as_deref().filter(|_| !page.overdue) {
        facts.push((t::DUE.get(lang), t::DUE_BY.fill(lang, &[("date", due)])));
    }
    if let Some(band) = &page.queue_band {
        facts.push((t::QUEUE.get(lang), t::QUEUE_BAND.fill(lang, &[("band", band)])));
    }
    facts
}

/// The honest sentence when the due day has passed, and whom to ask.
fn late(page: &CasePage) -> AnyView {
    let lang = page.chrome.lang;
    let Some(due) = page.due.as_deref().filter(|_| page.overdue && !is_concealed(page)) else {
        return ().into_any();
    };
    let sentence = t::OVERDUE.fill(lang, &[("date", due)]);
    let contact = Writer(lang).contact(&page.chrome.contact);
    view! { <Notice shape=Shape::Alert><p>{sentence}</p>{contact}</Notice> }.into_any()
}

/// Whether it is still to be decided here in which month it goes to the centre.
const fn is_before_list(state: CaseState) -> bool {
    matches!(
        state,
        CaseState::WaitingForWindow
            | CaseState::Queued
            | CaseState::UnderReview
            | CaseState::InfoNeeded
            | CaseState::Layak
            | CaseState::Appealed
    )
}

const fn is_decision(state: CaseState) -> bool {
    matches!(
        state,
        CaseState::Layak
            | CaseState::Proposed
            | CaseState::Endorsed
            | CaseState::CentreVerified
            | CaseState::PmtDone
            | CaseState::TidakLayak
            | CaseState::Ganda
            | CaseState::BukanWewenang
    )
}

/// How a state feels.
pub(in crate::pages) const fn tone(state: CaseState) -> Tone {
    match state {
        CaseState::Layak
        | CaseState::Proposed
        | CaseState::Endorsed
        | CaseState::CentreVerified
        | CaseState::PmtDone
        | CaseState::Ditetapkan
        | CaseState::Done => Tone::Good,
        CaseState::TidakLayak
        | CaseState::DitolakPusat
        | CaseState::Ganda
        | CaseState::BukanWewenang
        | CaseState::Dicabut => Tone::Plain,
        CaseState::WaitingForWindow
        | CaseState::Queued
        | CaseState::UnderReview
        | CaseState::InfoNeeded
        | CaseState::Appealed => Tone::Waiting,
    }
}

fn history(page: &CasePage) -> AnyView {
    let entries = visible_lines(page).into_iter().map(|line| entry(page, line)).collect();
    view! { <Timeline entries/> }.into_any()
}

/// The lines this page shows, newest first. Where the outcome is kept back, the first outcome is the
/// last thing to see: what follows it would tell what it was.
fn visible_lines(page: &CasePage) -> Vec<&HistoryLine> {
    let from = if page.outcome_hidden {
        page.history.iter().rposition(|line| words::is_outcome(line.state)).unwrap_or(0)
    } else {
        0
    };
    let lines = &page.history[from..];
    let news = lines.iter().enumerate().filter(|(at, line)| is_news(line, &lines[at + 1..]));
    news.map(|(_, line)| line).collect()
}

/// Whether a step tells its citizen something, after those `before` it (newest first). That an officer gave a case back,
/// and that the next one took it, is the office's own business: what counts is that somebody began to look at it.
fn is_news(line: &HistoryLine, before: &[HistoryLine]) -> bool {
    const OFFICE: [&str; 3] = ["take", "release", "release_appeal"];
    match line.action.as_str() {
        "release" | "release_appeal" => false,
        // Nothing but takings and givings back since the last time somebody began.
        "take" => {
            let office = before.iter().take_while(|one| OFFICE.contains(&one.action.as_str()));
            !office.into_iter().any(|one| one.action == "take")
        }
        _ => true,
    }
}

fn entry(page: &CasePage, line: &HistoryLine) -> TimelineEntry {
    let lang = page.chrome.lang;
    let concealed = page.outcome_hidden && words::is_outcome(line.state);
    let what = if concealed {
        step::REVIEWED
    } else {
        words::step(page.kind, &line.action).unwrap_or(step::OTHER)
    };
    let reason = line.reason.clone().filter(|_| !page.outcome_hidden);
    // A neighbour still has to read what the officer asks of them.
    let asks = line.state == CaseState::InfoNeeded;
    let note = line.note.clone().filter(|_| !page.outcome_hidden || asks);
    let details = [(t::REASON, reason), (t::NOTE, note)]
        .into_iter()
        .filter_map(|(label, text)| Some((label.get(lang), text?)))
        .collect();
    TimelineEntry { at: line.at.clone(), what: what.get(lang).to_owned(), details, ahead: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn news(actions: &[&str]) -> Vec<String> {
        let line = |action: &&str| HistoryLine {
            at: String::new(),
            action: (*action).to_owned(),
            state: CaseState::UnderReview,
            reason: None,
            note: None,
        };
        let lines: Vec<HistoryLine> = actions.iter().map(line).collect();
        let told = lines.iter().enumerate().filter(|(at, line)| is_news(line, &lines[at + 1..]));
        told.map(|(_, line)| line.action.clone()).collect()
    }

    #[test]
    fn who_takes_a_case_and_gives_it_back_is_no_news() {
        assert_eq!(news(&["take", "release", "take", "submit"]), ["take", "submit"]);
        assert_eq!(news(&["release", "take", "submit"]), ["take", "submit"]);
        // After something that concerns the citizen, that somebody looks at it again is news.
        let told = ["take", "give_info", "ask_info", "take", "submit"];
        assert_eq!(news(&told), told);
        let appeal = ["take", "release_appeal", "appeal", "find_tidak_layak", "take", "submit"];
        assert_eq!(news(&appeal), ["take", "appeal", "find_tidak_layak", "take", "submit"]);
    }

    #[test]
    fn the_month_is_a_guess_until_it_stands_in_a_list() {
        assert!(is_before_list(CaseState::Queued) && is_before_list(CaseState::Appealed));
        assert!(!is_before_list(CaseState::Proposed) && !is_before_list(CaseState::Ditetapkan));
    }
}
