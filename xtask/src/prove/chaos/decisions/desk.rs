//! An officer who examines: takes cases, decides them, takes some decisions back.

use anyhow::anyhow;

use super::act::{CASES, Verdict, What};
use super::crowd::{Trouble, Worker};
use super::officer::value_of;
use super::scene::{Bag, is_left_lying};
use crate::http::Answer;

/// Cases an officer has before them until they take no more.
const HELD_AT_MOST: usize = 4;
/// Of so many decisions one is sent by two taps at once.
const TWO_TAPS_OF: u64 = 4;

/// The next thing to do.
pub(super) fn decide_one(worker: &mut Worker<'_>, bag: &mut Bag) -> Result<(), Trouble> {
    match worker.chance.below(100) {
        0..15 if !bag.undoable.is_empty() => take_back(worker, bag),
        15..20 if !bag.held.is_empty() => give_back(worker, bag),
        20..28 if !worker.scene.asked.is_empty() => resume(worker),
        28..40 if bag.held.len() < HELD_AT_MOST && !worker.scene.wanted.is_empty() => {
            let place = draw(worker, worker.scene.wanted.len());
            let ticket = worker.scene.wanted[place].clone();
            take(worker, bag, Some(ticket))
        }
        _ if bag.held.is_empty() => take(worker, bag, None),
        _ => decide(worker, bag),
    }
}

fn draw(worker: &mut Worker<'_>, count: usize) -> usize {
    usize::try_from(worker.chance.below(count as u64)).unwrap_or_default()
}

fn take(worker: &mut Worker<'_>, bag: &mut Bag, which: Option<String>) -> Result<(), Trouble> {
    let act = worker.act(What::Take(which), false)?;
    bag.held.extend(act.taken().filter(|ticket| !is_left_lying(ticket)));
    Ok(())
}

fn give_back(worker: &mut Worker<'_>, bag: &mut Bag) -> Result<(), Trouble> {
    let place = draw(worker, bag.held.len());
    let ticket = bag.held.swap_remove(place);
    worker.act(What::GiveBack(ticket), false).map(drop)
}

fn resume(worker: &mut Worker<'_>) -> Result<(), Trouble> {
    let place = draw(worker, worker.scene.asked.len());
    let ticket = worker.scene.asked[place].clone();
    worker.act(What::Resume(ticket), false).map(drop)
}

fn take_back(worker: &mut Worker<'_>, bag: &mut Bag) -> Result<(), Trouble> {
    let place = draw(worker, bag.undoable.len());
    let ticket = bag.undoable.swap_remove(place);
    let taps_twice = worker.chance.below(TWO_TAPS_OF) == 0;
    let act = worker.act(What::Undo(ticket.clone()), taps_twice)?;
    // It is theirs to decide anew.
    bag.held.extend((act.done() > 0).then_some(ticket));
    Ok(())
}

/// Opens the form and sends it. What the form was made for may have gone meanwhile.
fn decide(worker: &mut Worker<'_>, bag: &mut Bag) -> Result<(), Trouble> {
    let place = draw(worker, bag.held.len());
    let ticket = bag.held.swap_remove(place);
    let form = worker.open(&format!("{CASES}{ticket}/putusan"))?;
    let Some(version) = version_of(&form)? else { return Ok(()) };
    let (decision, reason) = choose(worker.chance.below(100), worker.scene.is_report(&ticket));
    let mark = format!("Catatan uji nomor {}.", worker.number());
    let verdict = Verdict { ticket: ticket.clone(), version, decision, reason, mark };
    let taps_twice = worker.chance.below(TWO_TAPS_OF) == 0;
    let act = worker.act(What::Decide(verdict), taps_twice)?;
    bag.undoable.extend((act.done() > 0).then_some(ticket));
    Ok(())
}

/// The version that the form shows; `None` where there is no form.
fn version_of(form: &Answer) -> Result<Option<i64>, Trouble> {
    let page = String::from_utf8_lossy(&form.body);
    let Some(version) = value_of(&page, "versi") else { return Ok(None) };
    version.parse().map(Some).map_err(|_| Trouble::Wrong(anyhow!("the form shows no version")))
}

/// A decision and its reason, for a proposal or a report. That an objection holds cannot be said here: the person it is
/// about may answer for longer than this takes (S-11).
fn choose(draw: u64, is_report: bool) -> (&'static str, &'static str) {
    match draw {
        0..72 if is_report => ("tidak_layak", "sanggahan_belum_terbukti"),
        0..50 => ("layak", ""),
        50..72 => ("tidak_layak", "bukti_kurang"),
        72..88 => ("minta_info", ""),
        _ => ("bukan_wewenang", "wilayah_lain"),
    }
}
