//! Officers who work all at once until the server is killed.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow, ensure};

use super::act::{Act, CASES, Said, What};
use super::batch_work::{collect_and_letter, endorse_and_export};
use super::clock::Clock;
use super::desk::decide_one;
use super::officer::Officer;
use super::scene::Scene;
use crate::http::{Answer, Ask, Client};
use crate::prove::chance::Chance;

/// How often it is looked whether enough was sent.
const LOOK: Duration = Duration::from_micros(200);

/// What all officers share.
pub(super) struct Shared {
    /// Nothing new is begun.
    stop: AtomicBool,
    /// The server is about to be killed: an answer may fail to come.
    ending: AtomicBool,
    /// Requests that change something and have left.
    sent: AtomicU32,
    /// Numbers notes and letters.
    next: AtomicU32,
    /// How long each of these requests took.
    took: Mutex<Vec<Duration>>,
}

/// What officers leave when they end.
pub(super) struct Made {
    /// What each did, in order, the first officer first.
    pub(super) acts: Vec<Act>,
    /// The next free number.
    pub(super) next: u32,
    /// How long a request that changes something took on average, beside the others.
    pub(super) mean: Duration,
}

/// Why an officer could not go on.
pub(super) enum Trouble {
    /// A request was not answered.
    Lost(anyhow::Error),
    /// A request was answered wrongly.
    Wrong(anyhow::Error),
}

/// What somebody does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Job {
    /// Takes cases and decides them.
    Decide,
    /// Collects what was decided, takes out, attaches the letter.
    Collect,
    /// Endorses, and hands out.
    Endorse,
}

/// Where everybody works, and with what.
#[derive(Clone, Copy)]
pub(super) struct Office<'a> {
    pub(super) address: SocketAddr,
    pub(super) officers: &'a [(Job, Officer)],
    pub(super) clock: &'a Clock,
    pub(super) scene: &'a Scene,
}

/// An officer at work.
pub(super) struct Worker<'a> {
    pub(super) by: usize,
    pub(super) officer: &'a Officer,
    pub(super) scene: &'a Scene,
    pub(super) chance: Chance,
    clock: &'a Clock,
    client: Client,
    shared: &'a Shared,
    acts: Vec<Act>,
}

/// Lets everybody work while `meanwhile` runs, and until they have sent what they began or the server is gone. What is
/// drawn follows from `seed`; what is numbered begins with `next`.
///
/// # Errors
/// When an answer is wrong, or fails to come before the end is expected.
pub(super) fn work(
    office: Office<'_>,
    seed: u64,
    next: u32,
    meanwhile: impl FnOnce(&Shared) -> Result<()>,
) -> Result<Made> {
    let shared = Shared {
        stop: AtomicBool::new(false),
        ending: AtomicBool::new(false),
        sent: AtomicU32::new(0),
        next: AtomicU32::new(next),
        took: Mutex::default(),
    };
    let shared = &shared;
    thread::scope(|scope| {
        let threads: Vec<_> = (0..office.officers.len())
            .map(|by| scope.spawn(move || work_alone(office, by, seed, shared)))
            .collect();
        let done = meanwhile(shared);
        shared.stop.store(true, Ordering::SeqCst);
        let mut acts = Vec::new();
        for thread in threads {
            acts.extend(thread.join().map_err(|_| anyhow!("an officer panicked"))??);
        }
        done?;
        let next = shared.next.load(Ordering::SeqCst);
        let took = shared.took.lock().unwrap_or_else(PoisonError::into_inner);
        let mean = took.iter().sum::<Duration>() / u32::try_from(took.len().max(1))?;
        Ok(Made { acts, next, mean })
    })
}

impl Shared {
    /// Waits until so many requests that change something have left, at most for `longest`.
    pub(super) fn wait_for(&self, count: u32, longest: Duration) {
        let begin = Instant::now();
        while self.sent.load(Ordering::SeqCst) < count && begin.elapsed() < longest {
            thread::sleep(LOOK);
        }
    }

    /// From now on a missing answer is no failure.
    pub(super) fn expect_the_end(&self) {
        self.ending.store(true, Ordering::SeqCst);
    }
}

fn work_alone(office: Office<'_>, by: usize, seed: u64, shared: &Shared) -> Result<Vec<Act>> {
    let (job, officer) = &office.officers[by];
    let mut worker = Worker {
        by,
        officer,
        scene: office.scene,
        chance: Chance::new(seed.wrapping_mul(31).wrapping_add(by as u64)),
        clock: office.clock,
        client: Client::new(office.address),
        shared,
        acts: Vec::new(),
    };
    let mut bag = office.scene.bag_of(&officer.username);
    while !shared.stop.load(Ordering::SeqCst) {
        let done = match job {
            Job::Decide => decide_one(&mut worker, &mut bag),
            Job::Collect => collect_and_letter(&mut worker, &mut bag),
            Job::Endorse => endorse_and_export(&mut worker, &mut bag),
        };
        match done {
            Ok(()) => {}
            Err(Trouble::Lost(_)) if shared.ending.load(Ordering::SeqCst) => break,
            Err(Trouble::Lost(error) | Trouble::Wrong(error)) => {
                return Err(error).with_context(|| officer.username.clone());
            }
        }
    }
    Ok(worker.acts)
}

impl Worker<'_> {
    /// A number that nobody else has.
    pub(super) fn number(&self) -> u32 {
        self.shared.next.fetch_add(1, Ordering::SeqCst)
    }

    /// Opens a page.
    pub(super) fn open(&mut self, path: &str) -> Result<Answer, Trouble> {
        let ask = Ask::new("GET", path, &[("cookie", &self.officer.cookie)], None);
        let answer = self.client.ask(&ask).map_err(Trouble::Lost)?;
        if matches!(answer.status, 200 | 404 | 409) {
            return Ok(answer);
        }
        Err(Trouble::Wrong(anyhow!("{path} was answered {}", answer.status)))
    }

    /// Does something, with two taps on the button at once when `taps_twice`, and takes note of it. Gives the act with
    /// every answer to it.
    pub(super) fn act(&mut self, what: What, taps_twice: bool) -> Result<Act, Trouble> {
        let ask = what.ask(&self.officer.cookie, self.clock);
        let begin = Instant::now();
        self.shared.sent.fetch_add(1, Ordering::SeqCst);
        let answers = if taps_twice {
            tap_twice(&mut self.client, &ask)
        } else {
            vec![self.client.ask(&ask)]
        };
        self.shared.took.lock().unwrap_or_else(PoisonError::into_inner).push(begin.elapsed());
        let mut lost = None;
        let mut wrong = Ok(());
        let mut said = Vec::new();
        for answer in answers {
            match answer {
                Ok(answer) => {
                    wrong = wrong.and_then(|()| ensure_right(&what, &answer));
                    said.push(Some(Said::of(&answer)));
                }
                Err(error) => {
                    lost = Some(error);
                    said.push(None);
                }
            }
        }
        let act = Act { by: self.by, what, at: self.clock.now(), answers: said };
        self.acts.push(act.clone());
        wrong.map_err(Trouble::Wrong)?;
        lost.map_or(Ok(act), |error| Err(Trouble::Lost(error)))
    }
}

fn ensure_right(what: &What, answer: &Answer) -> Result<()> {
    let text = || String::from_utf8_lossy(&answer.body).into_owned();
    ensure!(what.allows(answer.status), "{what:?} was answered {}: {}", answer.status, text());
    let to = answer.header("location");
    let leads_on = match what {
        What::Take(_) => to.starts_with(CASES) || to.contains("ambil=habis"),
        _ => !to.starts_with("/petugas/masuk"),
    };
    ensure!(leads_on || answer.status != 303, "{what:?} was answered by the way to {to}");
    Ok(())
}

/// The same call on two connections at once.
fn tap_twice(client: &mut Client, call: &Ask) -> Vec<Result<Answer>> {
    let mut second = Client::new(client.address());
    thread::scope(|scope| {
        let other = scope.spawn(|| second.ask(call));
        let one = client.ask(call);
        let other = other.join().unwrap_or_else(|_| Err(anyhow!("a second tap panicked")));
        vec![one, other]
    })
}
