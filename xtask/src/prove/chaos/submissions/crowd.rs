//! Citizens who make and send proposals, all at once, until the server is killed.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};

use crate::http::{Answer, Ask, Client};
use crate::prove::proposal::{Next, Plan, Proposal};

/// Citizens at once.
pub(super) const CITIZENS: u32 = 4;
/// Every so many proposals are sent by two taps at once.
const TWO_TAPS_EVERY: u32 = 3;
/// How often it is looked whether enough was sent.
const LOOK: Duration = Duration::from_micros(200);

/// What all citizens share.
#[derive(Default)]
struct Shared {
    /// No new proposal is begun.
    stop: AtomicBool,
    /// The server is about to be killed: an answer may fail to come.
    ending: AtomicBool,
    /// Submissions that have left.
    sent: AtomicU32,
    /// The number of the next proposal.
    next: AtomicU32,
}

/// Citizens at work.
pub(super) struct Crowd {
    shared: Arc<Shared>,
    threads: Vec<JoinHandle<Result<Vec<Proposal>>>>,
}

impl Crowd {
    /// Starts; the first proposal has the number `first`.
    pub(super) fn start(address: SocketAddr, first: u32) -> Self {
        let shared = Arc::new(Shared { next: AtomicU32::new(first), ..Shared::default() });
        let threads = (0..CITIZENS)
            .map(|_| {
                let shared = Arc::clone(&shared);
                thread::spawn(move || work(address, &shared))
            })
            .collect();
        Self { shared, threads }
    }

    /// Waits until so many submissions have left, at most for `longest`.
    pub(super) fn wait_for_submissions(&self, count: u32, longest: Duration) {
        let begin = Instant::now();
        while self.shared.sent.load(Ordering::SeqCst) < count && begin.elapsed() < longest {
            thread::sleep(LOOK);
        }
    }

    /// From now on a missing answer is no failure.
    pub(super) fn expect_the_end(&self) {
        self.shared.ending.store(true, Ordering::SeqCst);
    }

    /// Ends; gives every proposal that was begun, as far as it came, and the next free number.
    pub(super) fn stop(self) -> Result<(Vec<Proposal>, u32)> {
        self.shared.stop.store(true, Ordering::SeqCst);
        let mut proposals = Vec::new();
        for thread in self.threads {
            proposals.extend(thread.join().map_err(|_| anyhow!("a citizen panicked"))??);
        }
        Ok((proposals, self.shared.next.load(Ordering::SeqCst)))
    }
}

/// Makes one proposal after the other.
fn work(address: SocketAddr, shared: &Shared) -> Result<Vec<Proposal>> {
    let mut client = Client::new(address);
    let mut proposals = Vec::new();
    while !shared.stop.load(Ordering::SeqCst) {
        let plan = Plan(shared.next.fetch_add(1, Ordering::SeqCst));
        let mut proposal = Proposal::new(plan);
        let made = make(&mut proposal, &mut client, shared);
        proposals.push(proposal);
        match made {
            Ok(()) => {}
            Err(Trouble::Lost(_)) if shared.ending.load(Ordering::SeqCst) => break,
            Err(Trouble::Lost(error) | Trouble::Wrong(error)) => return Err(error),
        }
    }
    Ok(proposals)
}

/// Why a proposal did not come to its end.
enum Trouble {
    /// A call was not answered.
    Lost(anyhow::Error),
    /// A call was answered wrongly.
    Wrong(anyhow::Error),
}

fn make(proposal: &mut Proposal, client: &mut Client, shared: &Shared) -> Result<(), Trouble> {
    loop {
        let next = proposal.next();
        let call = proposal.call().map_err(Trouble::Wrong)?;
        let answers = match next {
            Next::Nothing => return Ok(()),
            Next::Submit => {
                shared.sent.fetch_add(1, Ordering::SeqCst);
                if proposal.plan.0.is_multiple_of(TWO_TAPS_EVERY) {
                    tap_twice(client, &call)
                } else {
                    vec![client.ask(&call)]
                }
            }
            _ => vec![client.ask(&call)],
        };
        let mut lost = None;
        for answer in answers {
            match answer {
                Ok(answer) => proposal.take(&answer).map_err(Trouble::Wrong)?,
                Err(error) => lost = Some(error),
            }
        }
        if let Some(error) = lost {
            proposal.in_doubt = true;
            return Err(Trouble::Lost(error));
        }
    }
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
