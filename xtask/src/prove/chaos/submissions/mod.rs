//! The server is killed at random moments while citizens make and send proposals.
//!
//! Each round several citizens draft, upload and send at once, some of them with two taps, and the
//! server is killed: in every second round anywhere, in the others just after a submission has left.
//! What the kill left behind must be whole. Then everybody goes on where they were and sends with
//! the same key; in the end every acknowledged ticket is there once, with all that belongs to it.

mod books;
mod crowd;
mod owner;

use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};

use self::books::Books;
use self::crowd::{CITIZENS, Crowd};
use super::database::Database;
use crate::http::Client;
use crate::prove::chance::Chance;
use crate::prove::proposal::{Next, Plan, Proposal};
use crate::prove::say;
use crate::server::{Data, Guard, Served};
use crate::workspace::output;

/// The same moments at every run, as far as the machine is the same.
const SEED: u64 = 4;
/// Moments anywhere are drawn up to this multiple of the time in which everybody sends one proposal.
const LATEST: f64 = 1.3;
/// How long after a submission has left the server is killed, at most, as a multiple of the time one
/// takes alone: in a crowd, most are done by then.
const AFTER_SUBMISSION: f64 = 3.0;
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
    /// Proposals that were sent and acknowledged before a kill.
    acknowledged: usize,
    /// Submissions that a kill left without answer.
    in_doubt: usize,
    /// Of these, those that had been filed.
    filed_unnoticed: usize,
    /// Drafts that a kill interrupted before they were sent.
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
    /// How long it takes until everybody has sent one proposal.
    span: Duration,
    /// How long one submission takes alone.
    submission: Duration,
    /// The number of the next proposal.
    next: u32,
    /// Every proposal that was sent.
    sent: Vec<Proposal>,
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
        next: 1,
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
    /// Everybody sends one proposal, undisturbed: the time that takes is the span in which moments
    /// are drawn.
    fn learn(&mut self, server: &Served) -> Result<()> {
        let begin = Instant::now();
        let crowd = Crowd::start(server.address, self.next);
        crowd.wait_for_submissions(CITIZENS, PATIENCE);
        self.span = begin.elapsed();
        let (mut proposals, next) = crowd.stop()?;
        self.next = next;
        proposals.push(self.time_one(server)?);
        owner::finish_all(server.address, &mut proposals)?;
        self.books.note(&proposals);
        self.sent.append(&mut proposals);
        let counted = self.books.check_settled()?;
        ensure!(counted.orphans == 0, "{} files without a row, undisturbed", counted.orphans);
        say(&format!(
            "  undisturbed    {} proposals with {} photos; {CITIZENS} sent within {:.2} s, one \
             alone within {:.3} s",
            counted.cases,
            counted.photos,
            self.span.as_secs_f64(),
            self.submission.as_secs_f64()
        ))
    }

    /// Times one submission, undisturbed.
    fn time_one(&mut self, server: &Served) -> Result<Proposal> {
        let mut proposal = Proposal::new(Plan(self.next));
        self.next += 1;
        let mut client = Client::new(server.address);
        proposal.prepare(&mut client)?;
        let begin = Instant::now();
        proposal.finish(&mut client)?;
        self.submission = begin.elapsed();
        Ok(proposal)
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
        let (mut proposals, next) = crowd.stop()?;
        self.next = next;
        self.books.note(&proposals);
        let left = self.books.check().context("as the kill left it")?;
        self.count(&proposals, left.cases);
        *server = self.data.serve(Guard::Off)?;
        owner::finish_all(server.address, &mut proposals)?;
        self.books.note(&proposals);
        self.sent.append(&mut proposals);
        self.tally.orphans = self.books.check_settled().context("after all was sent")?.orphans;
        server.ensure_no_incident()?;
        server.ensure_no_panic()
    }

    /// Notes how far the proposals of a round had come when the server was killed.
    fn count(&mut self, proposals: &[Proposal], cases: usize) {
        let tally = &mut self.tally;
        let known = self.books.acknowledged();
        tally.filed_unnoticed += cases.saturating_sub(known);
        for proposal in proposals {
            match proposal.next() {
                Next::Nothing => tally.acknowledged += 1,
                Next::Submit if proposal.in_doubt => tally.in_doubt += 1,
                _ => {
                    tally.unfinished += 1;
                    tally.calls_in_doubt += usize::from(proposal.in_doubt);
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
            "  in the end     {} tickets, each once, with {} photos and {} mails; the same key gave the \
             same ticket and PIN",
            counted.cases,
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
