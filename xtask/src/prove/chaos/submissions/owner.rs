//! What the owner of a submission finds after the server was killed: everything, and once.

use std::net::SocketAddr;
use std::thread;

use anyhow::{Context as _, Result, anyhow, ensure};
use serde_json::{Value, json};

use super::crowd::CITIZENS;
use crate::http::{Ask, Client};
use crate::prove::submission::Submission;

/// Of every so many submissions the page with all answers is read: it is a long one.
const DATA_EVERY: u32 = 5;

/// Takes all submissions up where they were, sends them, sends them again, and looks at what is kept of
/// each, all citizens at once.
pub(super) fn finish_all(address: SocketAddr, all: &mut [Submission]) -> Result<()> {
    let share = share_of(all.len());
    thread::scope(|scope| {
        let threads: Vec<_> = (0_u32..)
            .step_by(share)
            .zip(all.chunks_mut(share))
            .map(|(first, some)| {
                scope.spawn(move || {
                    (first..).zip(some).try_for_each(|(place, one)| {
                        finish(address, one, place.is_multiple_of(DATA_EVERY))
                            .with_context(|| one.plan.id())
                    })
                })
            })
            .collect();
        threads
            .into_iter()
            .try_for_each(|thread| thread.join().map_err(|_| anyhow!("an owner panicked"))?)
    })
}

/// Opens every photo of all submissions once more.
pub(super) fn look_at_all(address: SocketAddr, all: &[Submission]) -> Result<()> {
    let look = |some: &[Submission]| -> Result<()> {
        let mut client = Client::new(address);
        some.iter().try_for_each(|one| {
            look_at_photos(&mut client, one).with_context(|| format!("photos of {}", one.plan.id()))
        })
    };
    thread::scope(|scope| {
        let threads: Vec<_> =
            all.chunks(share_of(all.len())).map(|some| scope.spawn(move || look(some))).collect();
        threads
            .into_iter()
            .try_for_each(|thread| thread.join().map_err(|_| anyhow!("an owner panicked"))?)
    })
}

/// How many of so many each citizen takes.
fn share_of(count: usize) -> usize {
    count.div_ceil(CITIZENS as usize).max(1)
}

fn finish(address: SocketAddr, one: &mut Submission, reads_data: bool) -> Result<()> {
    let mut client = Client::new(address);
    one.finish(&mut client).context("taking it up")?;
    // The same key again: `take` compares the receipts.
    one.step(&mut client).context("sending it again")?;
    look_at_photos(&mut client, one).context("its photos")?;
    follow(&mut client, one).context("following it")?;
    // What took the place of something else must be what is kept.
    if reads_data || one.earlier.is_some() {
        read_data(&mut client, one).context("its data")?;
    }
    Ok(())
}

/// Every photo opens: its file is there, and its seal is whole. What was reported opens with ticket and PIN only.
fn look_at_photos(client: &mut Client, submission: &Submission) -> Result<()> {
    let (cookie, start, end) = if submission.plan.card().is_some() {
        (open_case(client, submission)?, "/lacak/kasus/foto", "")
    } else {
        (format!("cus_draf={}", submission.draft()?.token), "/usulan/draf/foto", "/lihat")
    };
    for kind in submission.plan.photos() {
        let path = format!("{start}/{kind}{end}");
        let answer = client.ask(&Ask::new("GET", &path, &[("cookie", &cookie)], None))?;
        let is_picture =
            answer.body.starts_with(&[0xFF, 0xD8]) && answer.body.ends_with(&[0xFF, 0xD9]);
        ensure!(answer.status == 200 && is_picture, "{kind} was answered {}", answer.status);
    }
    Ok(())
}

/// The cookie of the case, opened with ticket and PIN.
fn open_case(client: &mut Client, submission: &Submission) -> Result<String> {
    let receipt = submission.receipt.as_ref().context("no receipt")?;
    let form = [("tiket", receipt.ticket.as_str()), ("pin", &receipt.pin)];
    let opened = client.ask(&Ask::form("/lacak", &form))?;
    let cookie = opened.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
    ensure!(opened.status == 303 && cookie.starts_with("cus_lacak="), "answered {}", opened.status);
    Ok(cookie)
}

/// Ticket and PIN open the case.
fn follow(client: &mut Client, submission: &Submission) -> Result<()> {
    let receipt = submission.receipt.as_ref().context("no receipt")?;
    let question = json!({"ticket": receipt.ticket, "pin": receipt.pin});
    let answer = client.ask(&Ask::json("/api/v1/lacak", &question))?;
    ensure!(answer.status == 200, "answered {}", answer.status);
    let told: Value = serde_json::from_slice(&answer.body)?;
    let history = told["history"].as_array().context("no history")?;
    let times = |action: &str| history.iter().filter(|event| event["text"] == action).count();
    let (submitted, updated) = (times("submit"), times("update"));
    let right = (1, usize::from(submission.earlier.is_some()));
    ensure!(told["kind"] == submission.plan.kind(), "it is said to be {}", told["kind"]);
    ensure!((submitted, updated) == right, "submitted {submitted} times, updated {updated} times");
    Ok(())
}

/// The answers open, and are those that were sent last.
fn read_data(client: &mut Client, submission: &Submission) -> Result<()> {
    let cookie = open_case(client, submission)?;
    let page = client.ask(&Ask::new("GET", "/lacak/kasus/data", &[("cookie", &cookie)], None))?;
    let text = String::from_utf8_lossy(&page.body).into_owned();
    let is_there = text.contains(&submission.plan.mark());
    ensure!(page.status == 200 && is_there, "what was sent is not there ({})", page.status);
    let mark = submission.earlier.as_ref().map(|earlier| earlier.plan.mark());
    ensure!(mark.is_none_or(|mark| !text.contains(&mark)), "what was replaced is still there");
    Ok(())
}
