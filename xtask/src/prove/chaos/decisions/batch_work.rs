//! Batches: one officer collects and attaches the letter, the head endorses and hands out.

use super::act::{BATCHES, What};
use super::crowd::{Trouble, Worker};
use super::officer::hidden_of;
use super::scene::Bag;

/// What batches are begun for.
const KINDS: [&str; 2] = ["usulan", "verifikasi_bnba"];
/// In what forms a batch is handed out.
const FORMS: [&str; 2] = ["csv", "xlsx"];
/// Of a hundred things the head does so many are endorsements: batches are to grow before.
const ENDORSE_OF: u64 = 20;
/// Of the others so many, up to here, are looks at the list.
const LOOK_OF: u64 = 65;
/// Of so many endorsements one is sent by two taps at once.
const TWO_TAPS_OF: u64 = 3;

/// The next thing to do for whoever collects.
pub(super) fn collect_and_letter(worker: &mut Worker<'_>, bag: &mut Bag) -> Result<(), Trouble> {
    let kind = KINDS[place(worker, KINDS.len())];
    let open = bag.open.iter().find(|(_, (other, _))| other == kind);
    let Some((id, (_, has_letter))) = open.map(|(id, batch)| (*id, batch.clone())) else {
        return begin(worker, bag, kind);
    };
    let members = worker.scene.members.iter().filter(|(of, _)| *of == id);
    let members: Vec<String> = members.map(|(_, ticket)| ticket.clone()).collect();
    let what = match worker.chance.below(100) {
        draw if draw >= 85 || (draw >= 55 && !has_letter) => What::Letter(id, worker.number()),
        _ if members.is_empty() => What::Collect(id),
        _ => What::TakeOut(id, members[place(worker, members.len())].clone()),
    };
    let is_letter = matches!(what, What::Letter(..));
    let act = worker.act(what, false)?;
    if act.done() > 0 && is_letter {
        bag.open.insert(id, (kind.to_owned(), true));
    } else if act.is_refused() {
        // It may have been endorsed meanwhile: then there is no such form any more.
        let page = worker.open(&format!("{BATCHES}{id}"))?;
        let page = String::from_utf8_lossy(&page.body);
        bag.open
            .retain(|other, _| *other != id || page.contains(&format!("{BATCHES}{id}/kumpulkan")));
    }
    Ok(())
}

fn begin(worker: &mut Worker<'_>, bag: &mut Bag, kind: &'static str) -> Result<(), Trouble> {
    let act = worker.act(What::Begin(kind), false)?;
    let made = act.answers.iter().flatten().find_map(|said| {
        let rest = said.to.strip_prefix(BATCHES)?;
        rest.split('?').next()?.parse().ok()
    });
    if let Some(id) = made {
        bag.open.insert(id, (kind.to_owned(), false));
    }
    Ok(())
}

/// The next thing to do for the head of the office.
pub(super) fn endorse_and_export(worker: &mut Worker<'_>, bag: &mut Bag) -> Result<(), Trouble> {
    let draw = worker.chance.below(100);
    let open: Vec<i64> = bag.open.keys().copied().collect();
    if draw < ENDORSE_OF && !open.is_empty() {
        let id = open[place(worker, open.len())];
        return endorse(worker, bag, id);
    }
    if bag.endorsed.is_empty() || draw < LOOK_OF {
        return worker.open("/petugas/batch").map(drop);
    }
    let id = bag.endorsed[place(worker, bag.endorsed.len())];
    let form = FORMS[place(worker, FORMS.len())];
    worker.act(What::Export(id, form), false).map(drop)
}

/// Looks at the batch, and endorses it when nothing is missing.
fn endorse(worker: &mut Worker<'_>, bag: &mut Bag, id: i64) -> Result<(), Trouble> {
    let page = worker.open(&format!("{BATCHES}{id}"))?;
    let page = String::from_utf8_lossy(&page.body).into_owned();
    let seen = hidden_of(&page, &format!("{BATCHES}{id}/sahkan"));
    if seen.is_empty() {
        return Ok(());
    }
    let taps_twice = worker.chance.below(TWO_TAPS_OF) == 0;
    let act = worker.act(What::Endorse(id, seen), taps_twice)?;
    if act.done() > 0 {
        bag.open.remove(&id);
        bag.endorsed.push(id);
    }
    Ok(())
}

fn place(worker: &mut Worker<'_>, count: usize) -> usize {
    usize::try_from(worker.chance.below(count as u64)).unwrap_or_default()
}
