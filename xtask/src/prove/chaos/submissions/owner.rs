//! What the owner of a proposal finds after the server was killed: everything, and once.

use std::net::SocketAddr;
use std::thread;

use anyhow::{Context as _, Result, anyhow, ensure};
use serde_json::{Value, json};

use super::crowd::CITIZENS;
use crate::http::{Ask, Client};
use crate::prove::proposal::Proposal;

/// Of every so many proposals the page with all answers is read: it is a long one.
const DATA_EVERY: u32 = 5;

/// Takes all proposals up where they were, sends them, sends them again, and looks at what is kept of
/// each, all citizens at once.
pub(super) fn finish_all(address: SocketAddr, proposals: &mut [Proposal]) -> Result<()> {
    let share = share_of(proposals.len());
    thread::scope(|scope| {
        let threads: Vec<_> = proposals
            .chunks_mut(share)
            .map(|some| {
                scope.spawn(move || some.iter_mut().try_for_each(|one| finish(address, one)))
            })
            .collect();
        threads
            .into_iter()
            .try_for_each(|thread| thread.join().map_err(|_| anyhow!("an owner panicked"))?)
    })
}

/// Opens every photo of all proposals once more.
pub(super) fn look_at_all(address: SocketAddr, proposals: &[Proposal]) -> Result<()> {
    let look = |some: &[Proposal]| -> Result<()> {
        let mut client = Client::new(address);
        some.iter().try_for_each(|one| {
            look_at_photos(&mut client, one).with_context(|| format!("photos of {}", one.plan.0))
        })
    };
    thread::scope(|scope| {
        let threads: Vec<_> = proposals
            .chunks(share_of(proposals.len()))
            .map(|some| scope.spawn(move || look(some)))
            .collect();
        threads
            .into_iter()
            .try_for_each(|thread| thread.join().map_err(|_| anyhow!("an owner panicked"))?)
    })
}

/// How many of so many each citizen takes.
fn share_of(count: usize) -> usize {
    count.div_ceil(CITIZENS as usize).max(1)
}

fn finish(address: SocketAddr, proposal: &mut Proposal) -> Result<()> {
    let mut client = Client::new(address);
    let number = proposal.plan.0;
    proposal.finish(&mut client).with_context(|| format!("taking up proposal {number}"))?;
    // The same key again: `take` compares the receipts.
    let again = client.ask(&proposal.call()?)?;
    proposal.take(&again).with_context(|| format!("sending proposal {number} again"))?;
    look_at_photos(&mut client, proposal).with_context(|| format!("photos of {number}"))?;
    follow(&mut client, proposal).with_context(|| format!("following proposal {number}"))?;
    if number.is_multiple_of(DATA_EVERY) {
        read_data(&mut client, proposal).with_context(|| format!("the data of {number}"))?;
    }
    Ok(())
}

/// Every photo opens: its file is there, and its seal is whole.
fn look_at_photos(client: &mut Client, proposal: &Proposal) -> Result<()> {
    let cookie = format!("cus_draf={}", proposal.draft()?.token);
    for kind in proposal.plan.photos() {
        let path = format!("/usulan/draf/foto/{kind}/lihat");
        let answer = client.ask(&Ask::new("GET", &path, &[("cookie", &cookie)], None))?;
        let is_picture =
            answer.body.starts_with(&[0xFF, 0xD8]) && answer.body.ends_with(&[0xFF, 0xD9]);
        ensure!(answer.status == 200 && is_picture, "{kind} was answered {}", answer.status);
    }
    Ok(())
}

/// Ticket and PIN open the case.
fn follow(client: &mut Client, proposal: &Proposal) -> Result<()> {
    let receipt = proposal.receipt.as_ref().context("no receipt")?;
    let question = json!({"ticket": receipt.ticket, "pin": receipt.pin});
    let answer = client.ask(&Ask::json("/api/v1/lacak", &question))?;
    ensure!(answer.status == 200, "answered {}", answer.status);
    let told: Value = serde_json::from_slice(&answer.body)?;
    let history = told["history"].as_array().context("no history")?;
    let submitted = history.iter().filter(|event| event["text"] == "submit").count();
    ensure!(told["kind"] == "usulan" && submitted == 1, "submitted {submitted} times");
    Ok(())
}

/// The answers open, and are this proposal's.
fn read_data(client: &mut Client, proposal: &Proposal) -> Result<()> {
    let receipt = proposal.receipt.as_ref().context("no receipt")?;
    let form = [("tiket", receipt.ticket.as_str()), ("pin", &receipt.pin)];
    let opened = client.ask(&Ask::form("/lacak", &form))?;
    let cookie = opened.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
    ensure!(opened.status == 303 && cookie.starts_with("cus_lacak="), "answered {}", opened.status);
    let page = client.ask(&Ask::new("GET", "/lacak/kasus/data", &[("cookie", &cookie)], None))?;
    let text = String::from_utf8_lossy(&page.body).into_owned();
    let is_there = text.contains(&proposal.plan.name());
    ensure!(page.status == 200 && is_there, "the name is not there ({})", page.status);
    Ok(())
}
