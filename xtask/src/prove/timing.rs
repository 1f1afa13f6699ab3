//! `prove timing`: who watches the line cannot tell an answer "found" from an answer "not found", nor a recipient who
//! is objected to from one who is not (S-5, S-7).

use std::net::SocketAddr;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use serde_json::json;

use super::chance::Chance;
use super::figures::{mann_whitney, milliseconds, quantile, two_shares};
use super::links::{VILLAGE, result_link};
use super::say;
use super::submission::{Laporan, Plan, Submission};
use crate::http::{Answer, Ask, Client};
use crate::server::{Build, Data, Guard};

/// Below this, a difference is not chance.
const P_BOUND: f64 = 1e-4;
/// Medians may differ by this: far below what any network adds, and what the machine's clock of
/// timers (1 ms) can even out.
const MEDIAN_BOUND: Duration = Duration::from_micros(250);
/// The share of slow answers may differ by this.
const SHARE_BOUND: f64 = 0.02;
/// An answer is slow when it took this much longer than the median: it missed a beat, or came late to it.
const SLOW: Duration = Duration::from_millis(3);
/// Bodies may differ by this, in bytes.
const SIZE_BOUND: usize = 24;
/// Answers whose form is compared, for each encoding.
const FORMS: usize = 40;
/// Pairs asked before the clock runs.
const WARM_UP: u32 = 200;

/// Longest pause before a question. Answers leave on ticks of a millisecond clock; without pauses
/// the next question would begin at a moment that the answer before it decides.
const MAX_PAUSE: Duration = Duration::from_millis(3);

/// Somebody is found, alone or with others; names of the same length that nobody has.
const FOUND: [&str; 3] = ["Siti Aminah", "Sumiati", "Muhammad Yusuf"];
const NOT_FOUND: [&str; 3] = ["Qorib Wexzu", "Qwertzu", "Zxcvbnm Qwerty"];

/// How many speak about one recipient before the clock runs.
const OBJECTIONS: u32 = 12;
/// Who they speak about, and the number of the first report whose card is that person's.
const OBJECTED: (&str, u32) = ("Bambang Sutrisno", 2);
/// Nobody speaks about this one.
const LEFT_ALONE: &str = "I Made Budi";

/// One kind of question, asked in both ways.
struct Door {
    name: &'static str,
    found: Vec<Ask>,
    not_found: Vec<Ask>,
    /// Text that only an answer with somebody in it has.
    proof: &'static str,
}

/// Compares pages in three encodings and the API.
pub(super) fn run(pairs: u32) -> Result<()> {
    let data = Data::demo(Build::Newest, None)?;
    let server = data.serve(Guard::Off)?;
    say(&format!("timing: {pairs} pairs in random order, {} build", data.build()))?;
    let mut client = Client::new(server.address);
    let links = |names: [&str; 3]| -> Result<Vec<String>> {
        names.into_iter().map(|name| result_link(server.address, name)).collect()
    };
    let (found, not_found) = (links(FOUND)?, links(NOT_FOUND)?);
    let mut leaks = Vec::new();
    for (name, encoding) in [("page", ""), ("page, gzip", "gzip"), ("page, br", "br")] {
        let get = |links: &[String]| links.iter().map(|link| Ask::get(link, encoding)).collect();
        let door =
            Door { name, found: get(&found), not_found: get(&not_found), proof: "cus-cards" };
        leaks.extend(compare_forms(&mut client, &door)?);
        // The encoding every browser asks for gets all pairs, the others fewer.
        let pairs = if encoding == "br" { pairs } else { pairs / 5 };
        leaks.extend(compare_times(&mut client, &door, pairs)?);
    }
    let call = |name: &str| Ask::json("/api/v1/cek", &json!({"desa": VILLAGE, "name": name}));
    let door = Door {
        name: "API",
        found: FOUND.map(call).to_vec(),
        not_found: NOT_FOUND.map(call).to_vec(),
        proof: "masked_name",
    };
    leaks.extend(compare_forms(&mut client, &door)?);
    leaks.extend(compare_times(&mut client, &door, pairs / 5)?);
    leaks.extend(compare_objected(server.address, &mut client, pairs)?);
    server.ensure_no_panic()?;
    ensure!(leaks.is_empty(), "answers can be told apart: {}", leaks.join("; "));
    Ok(())
}

/// Whether the answers about a recipient take longer, or shorter, once many have objected to them.
fn compare_objected(address: SocketAddr, client: &mut Client, pairs: u32) -> Result<Vec<String>> {
    for turn in 0..OBJECTIONS {
        let report = Laporan::new(OBJECTED.1 + turn * Laporan::CARDS);
        Submission::new(Plan::Laporan(report)).finish(client)?;
    }
    let call = |name: &str| Ask::json("/api/v1/cek", &json!({"desa": VILLAGE, "name": name}));
    let mut leaks = Vec::new();
    for (name, pairs) in [("objected, page", pairs), ("objected, API", pairs / 5)] {
        let ask = |who: &str| -> Result<Vec<Ask>> {
            let page = result_link(address, who)?;
            Ok(vec![if name.ends_with("page") { Ask::get(&page, "br") } else { call(who) }])
        };
        let (found, not_found) = (ask(OBJECTED.0)?, ask(LEFT_ALONE)?);
        let door = Door { name, found, not_found, proof: "" };
        leaks.extend(compare_times(client, &door, pairs)?);
    }
    Ok(leaks)
}

/// Status, header names and size of many answers of both kinds.
fn compare_forms(client: &mut Client, door: &Door) -> Result<Vec<String>> {
    let mut sizes = Vec::new();
    let mut leaks = Vec::new();
    let mut first: Option<(u16, Vec<String>)> = None;
    for turn in 0..FORMS {
        for (kind, asks) in [(true, &door.found), (false, &door.not_found)] {
            let answer = client.ask(&asks[turn % asks.len()])?;
            let text = String::from_utf8(answer.decoded()?)?;
            ensure!(
                text.contains(door.proof) == kind,
                "{}: not the answer it should be",
                door.name
            );
            sizes.push(answer.body.len());
            let form = form(&answer);
            if *first.get_or_insert_with(|| form.clone()) != form {
                leaks.push(format!("{}: {form:?} besides {first:?}", door.name));
            }
        }
    }
    sizes.sort_unstable();
    let (least, most) = (sizes[0], sizes[sizes.len() - 1]);
    say(&format!("  {:<10}  {} answers of {least} to {most} bytes", door.name, sizes.len()))?;
    if most - least > SIZE_BOUND {
        leaks.push(format!("{}: sizes from {least} to {most} bytes", door.name));
    }
    leaks.dedup();
    Ok(leaks)
}

fn form(answer: &Answer) -> (u16, Vec<String>) {
    (answer.status, answer.header_names().into_iter().map(str::to_owned).collect())
}

/// Times of both kinds, asked in pairs whose order is drawn.
fn compare_times(client: &mut Client, door: &Door, pairs: u32) -> Result<Vec<String>> {
    let (mut found, mut not_found) = (Vec::new(), Vec::new());
    let mut chance = Chance::new(1);
    for turn in 0..WARM_UP + pairs {
        let at = turn as usize % door.found.len();
        let found_first = chance.below(2) == 0;
        for is_found in [found_first, !found_first] {
            let ask = if is_found { &door.found[at] } else { &door.not_found[at] };
            thread::sleep(chance.time_below(MAX_PAUSE));
            let begin = Instant::now();
            client.ask(ask)?;
            let time = begin.elapsed();
            if turn >= WARM_UP {
                if is_found { &mut found } else { &mut not_found }.push(time);
            }
        }
    }
    // Halves of one kind, to show what noise alone does.
    let (even, odd): (Vec<_>, Vec<_>) = found.iter().enumerate().partition(|(at, _)| at % 2 == 0);
    let times = |half: Vec<(usize, &Duration)>| half.into_iter().map(|(_, time)| *time).collect();
    let (even, odd): (Vec<Duration>, Vec<Duration>) = (times(even), times(odd));
    let control = Difference::of(even, odd);
    let difference = Difference::of(found, not_found);
    let what = if door.proof.is_empty() { "objected, left alone" } else { "found, not found" };
    say(&difference.line(what))?;
    say(&control.line("one, the same one"))?;
    Ok(difference.leak().map(|leak| format!("{}: {leak}", door.name)).into_iter().collect())
}

/// How two lists of times differ.
struct Difference {
    medians: [Duration; 2],
    p: f64,
    slow_shares: [f64; 2],
    slow_p: f64,
}

impl Difference {
    fn of(mut first: Vec<Duration>, mut second: Vec<Duration>) -> Self {
        let each = first.len().min(second.len()).max(1);
        let p = mann_whitney(&first, &second);
        first.sort_unstable();
        second.sort_unstable();
        let medians = [quantile(&first, 0.5), quantile(&second, 0.5)];
        let limit = medians[0].min(medians[1]) + SLOW;
        let slow = |times: &[Duration]| times.iter().filter(|time| **time > limit).count();
        let slow = [slow(&first), slow(&second)];
        #[expect(clippy::cast_precision_loss, reason = "counts of samples")]
        let slow_shares = slow.map(|count| count as f64 / each as f64);
        Self { medians, p, slow_shares, slow_p: two_shares(slow[0], slow[1], each) }
    }

    /// What can be learned from the difference, if anything.
    fn leak(&self) -> Option<String> {
        let apart = self.medians[0].abs_diff(self.medians[1]);
        if self.p < P_BOUND && apart > MEDIAN_BOUND {
            return Some(format!("medians are {:.3} ms apart", milliseconds(apart)));
        }
        let apart = (self.slow_shares[0] - self.slow_shares[1]).abs();
        (self.slow_p < P_BOUND && apart > SHARE_BOUND)
            .then(|| format!("one is slow {:.1} % more often", apart * 100.0))
    }

    fn line(&self, what: &str) -> String {
        let [first, second] = self.medians.map(milliseconds);
        let [slow_first, slow_second] = self.slow_shares.map(|share| share * 100.0);
        format!(
            "    {what:<20} medians {first:.3} and {second:.3} ms (p {:.2e}); slow {slow_first:.2} and {slow_second:.2} % (p {:.2e})",
            self.p, self.slow_p
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(base_micros: u64, slow: usize) -> Vec<Duration> {
        (0..1000)
            .map(|at| {
                let late = if at < slow { 6_000 } else { 0 };
                Duration::from_micros(base_micros + at as u64 % 100 + late)
            })
            .collect()
    }

    #[test]
    fn noise_is_no_leak_and_a_shift_or_a_missed_beat_is() {
        let leak = |first, second| Difference::of(first, second).leak();
        assert_eq!(leak(times(6_000, 10), times(6_000, 12)), None);
        assert_eq!(leak(times(6_000, 0), times(6_050, 0)), None);
        assert!(leak(times(6_000, 0), times(6_400, 0)).is_some_and(|leak| leak.contains("apart")));
        assert!(leak(times(6_000, 10), times(6_000, 90)).is_some_and(|leak| leak.contains("slow")));
    }
}
