//! The server is killed at random moments while citizens make and send proposals, reports, and reports
//! in the place of earlier ones.
//!
//! Each round several citizens draft, upload and send at once, some of them with two taps, and the
//! server is killed: in every second round anywhere, in the others just after a submission has left.
//! What the kill left behind must be whole. Then everybody goes on where they were and sends with
//! the same key; in the end every acknowledged ticket is there once, with all that belongs to it.

mod books;
mod crowd;
mod owner;
mod parts;

use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};

use self::books::Books;
use self::crowd::{CITIZENS, Crowd};
use super::database::Database;
use crate::prove::chance::Chance;
use crate::prove::say;
use crate::prove::submission::{Next, Submission};
use crate::server::{Data, Guard, Served};
use crate::workspace::output;

/// The same moments at every run, as far as the machine is the same.
const SEED: u64 = 4;
/// The number of what is sent first: those of the first [`CITIZENS`] are of every kind, one of them is
/// replaced.
const FIRST: u32 = 5;
/// Moments anywhere are drawn up to this multiple of the time in which everybody sends something.
const LATEST: f64 = 1.3;
/// How long after a submission has left the server is killed, at most, as a multiple of the time one
/// takes beside others: about as many are done by then as are not.
const AFTER_SUBMISSION: f64 = 2.0;
/// So many rounds go by between two words about how far it is.
const TELL_EVERY: u32 = 25;
/// The longest wait for a submission to leave.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long the worker may take to send what waits and to sweep up.
const WORKER_DEADLINE: Duration = Duration::from_mins(1);
/// The age a file without a row must have to be swept up, and a mail that a killed worker had taken
/// to be taken again: both are over by then.
const LATER: &str = "+2 hours";

/// What happened, for the figures.
#[derive(Default)]
struct Tally {
    /// What was sent and acknowledged before a kill.
    acknowledged: usize,
    /// Submissions that a kill left without answer.
    in_doubt: usize,
    /// Of these, those that had been filed.
    filed_unnoticed: usize,
    /// Submissions that a kill interrupted before they were sent.
    unfinished: usize,
    /// Of these, calls that were made and not answered.
    calls_in_doubt: usize,
    /// Files without a row that kills left behind.
    orphans: usize,
}

/// A running check.
struct Run<'a> {
    data: &'a Data,
    books: Books<'a>,
    chance: Chance,
    /// How long it takes until everybody has sent something.
    span: Duration,
    /// How long one submission takes beside others.
    submission: Duration,
    /// The number of what is begun next.
    next: u32,
    /// Everything that was sent.
    sent: Vec<Submission>,
    tally: Tally,
}

/// Runs so many rounds.
pub(super) fn run(rounds: u32, data: &Data, database: &Database) -> Result<()> {
    say(&format!(
        "chaos: {rounds} kills during submissions on {database}, {} build",
        data.build()
    ))?;
    let begin = Instant::now();
    let mut server = data.serve(Guard::Off)?;
    let mut run = Run {
        books: Books::new(database, data.folder()),
        data,
        chance: Chance::new(SEED),
        span: Duration::ZERO,
        submission: Duration::ZERO,
        next: FIRST,
        sent: Vec::new(),
        tally: Tally::default(),
    };
    run.learn(&server)?;
    for round in 1..=rounds {
        run.round(round, &mut server).with_context(|| format!("round {round}"))?;
        if round.is_multiple_of(TELL_EVERY) && round < rounds {
            let seconds = begin.elapsed().as_secs();
            say(&format!(
                "  {round:>3} kills      {} tickets, {seconds} s",
                run.books.acknowledged()
            ))?;
        }
    }
    owner::look_at_all(server.address, &run.sent).context("a last look at every photo")?;
    server.kill()?;
    run.settle(&server)?;
    run.tell(rounds, begin.elapsed())
}

impl Run<'_> {
    /// Everybody sends something, undisturbed: the time that takes is the span in which moments
    /// are drawn.
    fn learn(&mut self, server: &Served) -> Result<()> {
        let begin = Instant::now();
        let crowd = Crowd::start(server.address, self.next);
        crowd.wait_for_submissions(CITIZENS, PATIENCE);
        self.span = begin.elapsed();
        let mut made = crowd.stop()?;
        (self.next, self.submission) = (made.next, made.mean);
        owner::finish_all(server.address, &mut made.submissions)?;
        self.books.note(&made.submissions);
        self.sent.append(&mut made.submissions);
        let counted = self.books.check_settled()?;
        ensure!(counted.orphans == 0, "{} files without a row, undisturbed", counted.orphans);
        say(&format!(
            "  undisturbed    {} cases, {} of them reports, {} updated, with {} photos; {CITIZENS} \
             sent within {:.2} s, each in {:.3} s",
            counted.cases,
            counted.reports,
            counted.updates,
            counted.photos,
            self.span.as_secs_f64(),
            self.submission.as_secs_f64()
        ))
    }

    fn round(&mut self, round: u32, server: &mut Served) -> Result<()> {
        let crowd = Crowd::start(server.address, self.next);
        if round.is_multiple_of(2) {
            thread::sleep(self.chance.time_below(self.span.mul_f64(LATEST)));
        } else {
            let count = 1 + self.chance.below(u64::from(CITIZENS));
            crowd.wait_for_submissions(u32::try_from(count)?, PATIENCE);
            thread::sleep(self.chance.time_below(self.submission.mul_f64(AFTER_SUBMISSION)));
        }
        crowd.expect_the_end();
        server.kill()?;
        let mut made = crowd.stop()?;
        self.next = made.next;
        self.books.note(&made.submissions);
        let left = self.books.check().context("as the kill left it")?;
        self.count(&made.submissions, left.cases + left.updates);
        *server = self.data.serve(Guard::Off)?;
        owner::finish_all(server.address, &mut made.submissions)?;
        self.books.note(&made.submissions);
        self.sent.append(&mut made.submissions);
        self.tally.orphans = self.books.check_settled().context("after all was sent")?.orphans;
        server.ensure_no_incident()?;
        server.ensure_no_panic()
    }

    /// Notes how far the submissions of a round had come when the server was killed, and how many
    /// were `filed` by then.
    fn count(&mut self, submissions: &[Submission], filed: usize) {
        let tally = &mut self.tally;
        let known = self.books.acknowledged();
        tally.filed_unnoticed += filed.saturating_sub(known);
        for one in submissions {
            tally.acknowledged +=
                usize::from(one.receipt.is_some()) + usize::from(one.earlier.is_some());
            match one.next() {
                Next::Nothing => {}
                Next::Submit if one.in_doubt => tally.in_doubt += 1,
                _ => {
                    tally.unfinished += 1;
                    tally.calls_in_doubt += usize::from(one.in_doubt);
                }
            }
        }
    }

    /// Two hours later: what kills left behind was swept up, every mail was sent, and the audit log
    /// is whole.
    fn settle(&self, server: &Served) -> Result<()> {
        let later = output(Command::new("date").args(["-u", "-d", LATER, "+%Y-%m-%dT%H:%M:%SZ"]))?;
        let worker = self.data.serve_at(later.trim())?;
        let begin = Instant::now();
        let (mut waiting, mut orphans) = (usize::MAX, usize::MAX);
        while (waiting, orphans) != (0, 0) {
            ensure!(
                begin.elapsed() < WORKER_DEADLINE,
                "{waiting} mails wait and {orphans} files without a row are left"
            );
            thread::sleep(Duration::from_millis(200));
            waiting = self.books.waiting_mails()?;
            orphans = self.books.check_settled()?.orphans;
        }
        worker.ensure_no_panic()?;
        drop(worker);
        server.ensure_no_panic()?;
        let verified = output(&mut self.data.command(&["audit", "verify"]))?;
        say(&format!("  audit verify   {}", verified.lines().next().unwrap_or_default()))
    }

    fn tell(&self, rounds: u32, took: Duration) -> Result<()> {
        let (tally, counted) = (&self.tally, self.books.check_settled()?);
        let per_round = took.as_secs_f64() / f64::from(rounds.max(1));
        say(&format!(
            "  at the kill    {} acknowledged; {} submissions unanswered, {} of them filed; {} drafts \
             unfinished, {} calls of them unanswered",
            tally.acknowledged,
            tally.in_doubt,
            tally.filed_unnoticed,
            tally.unfinished,
            tally.calls_in_doubt
        ))?;
        say(&format!(
            "  in the end     {} tickets, each once, {} of them reports, {} updated, with {} rights of \
             reply, {} photos and {} mails; the same key gave the same ticket and PIN",
            counted.cases,
            counted.reports,
            counted.updates,
            counted.rights,
            counted.photos,
            self.books.sent_mails()?
        ))?;
        say(&format!(
            "  left behind    {} files without a row, all swept up later",
            tally.orphans
        ))?;
        say(&format!("  time           {:.0} s, {per_round:.1} s a round", took.as_secs_f64()))
    }
}
