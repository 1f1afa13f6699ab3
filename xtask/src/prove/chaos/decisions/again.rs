//! What was not answered is asked for again once the server is back: as before, or a conflict.

use anyhow::{Context as _, Result, ensure};

use super::act::{Act, CASES, Said, What};
use super::books::Doubt;
use super::crowd::Office;
use super::facts::Facts;
use crate::http::{Ask, Client};

/// Cases that are listed on one page, at least.
const ON_A_PAGE: usize = 20;

/// Asks for all of it again, one after the other; gives what was done by that.
///
/// # Errors
/// When an answer is not what follows from what had happened.
pub(super) fn ask_again(office: Office<'_>, doubts: &[Doubt], facts: &Facts) -> Result<Vec<Act>> {
    let again = |doubt| ask_one_again(office, doubt, facts);
    doubts
        .iter()
        .map(|doubt| again(doubt).with_context(|| format!("{:?}", doubt.act.what)))
        .collect()
}

fn ask_one_again(office: Office<'_>, doubt: &Doubt, facts: &Facts) -> Result<Act> {
    let Doubt { act, happened } = doubt;
    let (_, officer) = &office.officers[act.by];
    let mut client = Client::new(office.address);
    let answer = client.ask(&act.what.ask(&officer.cookie, office.clock))?;
    let right = match &act.what {
        What::Decide(verdict) if !happened && !holds(office, act.by, facts, &verdict.ticket) => {
            vec![303, 409]
        }
        _ => expected(act, *happened),
    };
    let status = answer.status;
    ensure!(
        right.contains(&status),
        "answered {status}, not {right:?}; it had happened: {happened}"
    );
    if let What::Decide(verdict) = &act.what
        && status == 409
    {
        let page = String::from_utf8_lossy(&answer.body);
        ensure!(page.contains(&verdict.mark), "the text of the decision was not given back");
    }
    if matches!(act.what, What::Take(_)) && *happened {
        // Whoever was not told which case they got finds it among their own.
        let ask = [("cookie", officer.cookie.as_str())];
        let mine = client.ask(&Ask::new("GET", "/petugas?tampilan=saya", &ask, None))?;
        let page = String::from_utf8_lossy(&mine.body).into_owned();
        // What is over, or takes effect by now, goes as soon as the server is there.
        let now = office.clock.now();
        let stays = |ticket: &String, until: i64| {
            until > now
                && facts.waiting().all(|one| one.ticket != *ticket || one.effective_at > now)
        };
        let held = facts
            .holders
            .iter()
            .filter(|(ticket, (name, until))| *name == officer.username && stays(ticket, *until));
        let held: Vec<&String> = held.map(|(ticket, _)| ticket).collect();
        // Whoever holds more has further pages.
        let missing = held.iter().find(|ticket| !page.contains(&format!("{CASES}{ticket}")));
        ensure!(held.len() > ON_A_PAGE || missing.is_none(), "{missing:?} is not among their own");
    }
    let answers = vec![Some(Said::of(&answer))];
    Ok(Act { by: act.by, what: act.what.clone(), at: office.clock.now(), answers })
}

/// Whether an officer had still the case when the kill came: their time for it ends by the clock, and an act before this
/// one may have given it back.
fn holds(office: Office<'_>, by: usize, facts: &Facts, ticket: &str) -> bool {
    let (_, officer) = &office.officers[by];
    let holder = facts.holders.get(ticket);
    holder.is_some_and(|(name, until)| *name == officer.username && *until > office.clock.now())
}

/// The answers that are right, for something that happened or did not. Others may have come between before the kill.
fn expected(act: &Act, happened: bool) -> Vec<u16> {
    let done_before = if happened { 409 } else { 303 };
    match &act.what {
        // Another tap may have been refused because it was no more to be decided.
        What::Decide(_) if act.is_refused() => vec![303, 409],
        What::Decide(_) | What::GiveBack(_) => vec![done_before],
        What::Undo(_) if happened => vec![404],
        What::Undo(_) if act.is_refused() => vec![303, 404, 409],
        What::Undo(_) | What::Take(None) | What::Begin(_) => vec![303],
        What::Take(Some(_)) | What::Resume(_) | What::TakeOut(..) | What::Endorse(..)
            if happened =>
        {
            vec![409]
        }
        // Somebody else may have been first; and once a batch is endorsed nothing changes in it.
        What::Take(Some(_))
        | What::Resume(_)
        | What::TakeOut(..)
        | What::Collect(_)
        | What::Letter(..) => vec![303, 409],
        What::Endorse(..) => vec![303, 409, 422],
        What::Export(..) => vec![200],
    }
}
