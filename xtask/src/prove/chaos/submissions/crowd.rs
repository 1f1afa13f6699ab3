//! Citizens who make and send proposals and reports, all at once, until the server is killed.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};

use crate::http::{Answer, Ask, Client};
use crate::prove::chance::Chance;
use crate::prove::submission::{Next, Plan, Submission};

/// Citizens at once.
pub(super) const CITIZENS: u32 = 4;
/// One of so many is sent by two taps at once, whatever it is.
const TWO_TAPS_OF: u64 = 3;
/// How often it is looked whether enough was sent.
const LOOK: Duration = Duration::from_micros(200);

/// What all citizens share.
#[derive(Default)]
struct Shared {
    /// Nothing new is begun.
    stop: AtomicBool,
    /// The server is about to be killed: an answer may fail to come.
    ending: AtomicBool,
    /// Submissions that have left.
    sent: AtomicU32,
    /// The number of what is begun next.
    next: AtomicU32,
    /// How long each submission took.
    took: Mutex<Vec<Duration>>,
}

/// What citizens leave when they end.
pub(super) struct Made {
    /// Everything that was begun, as far as it came.
    pub(super) submissions: Vec<Submission>,
    /// The next free number.
    pub(super) next: u32,
    /// How long a submission took on average, beside the others.
    pub(super) mean: Duration,
}

/// Citizens at work.
pub(super) struct Crowd {
    shared: Arc<Shared>,
    threads: Vec<JoinHandle<Result<Vec<Submission>>>>,
}

impl Crowd {
    /// Starts; what is begun first has the number `first`.
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

    /// Ends once everybody has sent what they began, or the server is gone.
    pub(super) fn stop(self) -> Result<Made> {
        self.shared.stop.store(true, Ordering::SeqCst);
        let mut submissions = Vec::new();
        for thread in self.threads {
            submissions.extend(thread.join().map_err(|_| anyhow!("a citizen panicked"))??);
        }
        let next = self.shared.next.load(Ordering::SeqCst);
        let took = self.shared.took.lock().unwrap_or_else(PoisonError::into_inner);
        let count = u32::try_from(took.len().max(1))?;
        let mean = took.iter().sum::<Duration>() / count;
        Ok(Made { submissions, next, mean })
    }
}

/// Makes one submission after the other.
fn work(address: SocketAddr, shared: &Shared) -> Result<Vec<Submission>> {
    let mut client = Client::new(address);
    let mut all = Vec::new();
    while !shared.stop.load(Ordering::SeqCst) {
        let number = shared.next.fetch_add(1, Ordering::SeqCst);
        let mut submission = Submission::new(Plan::nth(number));
        let taps_twice = Chance::new(number.into()).below(TWO_TAPS_OF) == 0;
        let made = make(&mut submission, taps_twice, &mut client, shared);
        all.push(submission);
        match made {
            Ok(()) => {}
            Err(Trouble::Lost(_)) if shared.ending.load(Ordering::SeqCst) => break,
            Err(Trouble::Lost(error) | Trouble::Wrong(error)) => return Err(error),
        }
    }
    Ok(all)
}

/// Why a submission did not come to its end.
enum Trouble {
    /// A call was not answered.
    Lost(anyhow::Error),
    /// A call was answered wrongly.
    Wrong(anyhow::Error),
}

fn make(
    submission: &mut Submission,
    taps_twice: bool,
    client: &mut Client,
    shared: &Shared,
) -> Result<(), Trouble> {
    loop {
        let next = submission.next();
        let call = submission.call().map_err(Trouble::Wrong)?;
        let begin = Instant::now();
        let answers = match next {
            Next::Nothing => return Ok(()),
            Next::Submit => {
                shared.sent.fetch_add(1, Ordering::SeqCst);
                if taps_twice { tap_twice(client, &call) } else { vec![client.ask(&call)] }
            }
            _ => vec![client.ask(&call)],
        };
        if next == Next::Submit {
            shared.took.lock().unwrap_or_else(PoisonError::into_inner).push(begin.elapsed());
        }
        let mut lost = None;
        for answer in answers {
            match answer {
                Ok(answer) => submission.take(next, &answer).map_err(Trouble::Wrong)?,
                Err(error) => lost = Some(error),
            }
        }
        if let Some(error) = lost {
            submission.in_doubt = true;
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
