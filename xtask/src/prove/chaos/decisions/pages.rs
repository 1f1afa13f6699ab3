//! In the end, through the pages: what citizens read, what the office hands out.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::act::{BATCHES, What, letter, letter_number};
use super::books::{Books, Stood};
use super::crowd::Office;
use super::facts::Facts;
use super::filing::Filed;
use crate::http::{Ask, Client};

/// Who is told what was decided reads each decision that took effect, once, and none that was taken back. Says how many
/// citizens read what.
///
/// # Errors
/// When one reads anything else.
pub(super) fn read_as_citizens(
    office: Office<'_>,
    filed: &[Filed],
    books: &Books<'_>,
) -> Result<usize> {
    let mut decisions: BTreeMap<&str, Vec<&Stood>> = BTreeMap::new();
    for one in books.stood.iter().flatten() {
        decisions.entry(&one.verdict.ticket).or_default().push(one);
    }
    let mut client = Client::new(office.address);
    let mut read = 0;
    for case in filed.iter().filter(|case| case.is_told()) {
        let decided = decisions.get(case.ticket.as_str()).map(Vec::as_slice).unwrap_or_default();
        if !decided.is_empty() {
            read_as(&mut client, case, decided).with_context(|| case.ticket.clone())?;
            read += 1;
        }
    }
    Ok(read)
}

fn read_as(client: &mut Client, case: &Filed, decided: &[&Stood]) -> Result<()> {
    let question = json!({"ticket": case.ticket, "pin": case.pin});
    let answer = client.ask(&Ask::json("/api/v1/lacak", &question))?;
    ensure!(answer.status == 200, "following it was answered {}", answer.status);
    let told: Value = serde_json::from_slice(&answer.body)?;
    let history = told["history"].as_array().context("no history")?;
    for (decision, action) in [
        ("layak", "find_layak"),
        ("tidak_layak", "find_tidak_layak"),
        ("minta_info", "ask_info"),
        ("bukan_wewenang", "find_bukan_wewenang"),
    ] {
        let read = history.iter().filter(|event| event["text"] == action).count();
        let stood = decided.iter().filter(|one| one.is_applied);
        let stood = stood.filter(|one| one.verdict.decision == decision).count();
        ensure!(read == stood, "{action} is read {read} times, and took effect {stood} times");
    }
    let form = [("tiket", case.ticket.as_str()), ("pin", &case.pin)];
    let opened = client.ask(&Ask::form("/lacak", &form))?;
    let cookie = opened.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
    let page = client.ask(&Ask::new("GET", "/lacak/kasus", &[("cookie", &cookie)], None))?;
    ensure!(page.status == 200, "its page was answered {}", page.status);
    let page = String::from_utf8_lossy(&page.body);
    for one in decided {
        let is_read = page.contains(&one.verdict.mark);
        let mark = &one.verdict.mark;
        ensure!(is_read || !one.is_applied, "the note of what took effect is not read: {mark}");
        ensure!(!is_read || one.is_applied, "the note of what was taken back is read: {mark}");
    }
    Ok(())
}

/// Every endorsed batch is locked, has the letter that was sent for it, and is handed out twice byte for byte, with its
/// own cases and no other.
///
/// # Errors
/// When one of them is otherwise.
pub(super) fn hand_out_again(office: Office<'_>, head: usize, facts: &Facts) -> Result<usize> {
    let (_, officer) = &office.officers[head];
    let mut client = Client::new(office.address);
    let endorsed: Vec<_> = facts.batches.iter().filter(|(_, batch)| batch.is_endorsed).collect();
    for (id, batch) in &endorsed {
        let ask = [("cookie", officer.cookie.as_str())];
        let sent = client.ask(&Ask::new("GET", &format!("{BATCHES}{id}/surat"), &ask, None))?;
        let number = batch.letter_number.split('/').nth(1).context("the letter has no number")?;
        let number: u32 = number.parse()?;
        let is_it = letter_number(number) == batch.letter_number && sent.body == letter(number);
        ensure!(sent.status == 200 && is_it, "the letter of batch {id} is another one");
        let locked = client.ask(&What::Letter(**id, number).ask(&officer.cookie, office.clock))?;
        ensure!(locked.status == 409, "batch {id} took a letter: {}", locked.status);
        let mut hand_out = |form| -> Result<Vec<u8>> {
            let answer =
                client.ask(&What::Export(**id, form).ask(&officer.cookie, office.clock))?;
            ensure!(answer.status == 200, "batch {id} was answered {}", answer.status);
            Ok(answer.body)
        };
        let csv = hand_out("csv")?;
        ensure!(Sha256::digest(&csv) == Sha256::digest(hand_out("csv")?), "batch {id} differs");
        ensure!(hand_out("xlsx")? == hand_out("xlsx")?, "the workbook of batch {id} differs");
        let text = String::from_utf8(csv)?;
        let lines = text.lines().count();
        ensure!(lines == batch.members.len() + 1, "batch {id} is handed out in {lines} lines");
        let missing = batch.members.iter().find(|ticket| !text.contains(ticket.as_str()));
        ensure!(missing.is_none(), "{missing:?} of batch {id} is not handed out");
    }
    Ok(endorsed.len())
}
