//! The server is killed at random moments while officers decide, take back, collect, endorse and hand out.
//!
//! Each round officers work all at once, some of them with two taps, and the server is killed: anywhere, just after
//! something has left, or while decisions take effect, because the clock was put forward by more than their ten minutes.
//! What the kill left behind must be whole. Then what was not answered is asked for again, and must be answered as
//! what had happened has it. In the end every decision and every batch is followed through the pages.

mod act;
mod again;
mod batch_work;
mod books;
mod clock;
mod crowd;
mod desk;
mod effect;
mod facts;
mod filing;
mod halves;
mod officer;
mod pages;
mod scene;
mod settle;
mod totp;

use std::net::SocketAddr;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use self::books::{Books, Doubt};
use self::clock::Clock;
use self::crowd::{Job, Made, Office, Shared};
use self::effect::FirstEffect;
use self::facts::{Ended, Facts};
use self::filing::Filed;
use self::officer::{Account, Officer};
use self::scene::Scene;
use super::database::Database;
use crate::prove::chance::Chance;
use crate::prove::say;
use crate::server::{Data, Served};

/// Officers who are made for this, beside those of the demonstration.
const NEW: [(Job, Account); 3] = [
    (Job::Decide, account("uji.pemeriksa", "verifikator", "9901091203800001", "9901091501150001")),
    (Job::Decide, account("uji.pemeriksa2", "verifikator", "9901091303800002", "9901091501150002")),
    (Job::Endorse, account("uji.kepala", "pengesah", "9901091403800003", "9901091501150003")),
];
/// The same moments at every run, as far as the machine is the same.
const SEED: u64 = 5;
/// Cases that wait before a round, at least, and how many are filed when there are fewer.
const ENOUGH: usize = 40;
const FILED_AT_ONCE: u32 = 24;
/// How far the clock goes on before an ordinary round, and before one in which decisions take effect, in seconds.
const A_MINUTE: i64 = 60;
const TEN_MINUTES: i64 = 610;
/// Requests that change something in an undisturbed round.
const UNDISTURBED: u32 = 80;
/// Undisturbed rounds, at most, until a batch was endorsed and handed out.
const UNDISTURBED_ROUNDS: u32 = 8;
/// Of so many requests one is drawn after which the server is killed.
const REQUESTS: u64 = 80;
/// Moments anywhere are drawn up to this multiple of the time of an undisturbed round.
const LATEST: f64 = 1.2;
/// How long after a request has left the server is killed, at most, as a multiple of the time one takes beside others.
const AFTER_REQUEST: f64 = 2.0;
/// After the first decision has taken effect moments are drawn up to this, first.
const EFFECTS: Duration = Duration::from_millis(30);
/// How much sooner the next one is drawn when all of them had taken effect by then, and how much later when not.
const SOONER: f64 = 0.8;
const LATER: f64 = 1.05;
/// So many rounds go by between two words about how far it is.
const TELL_EVERY: u32 = 20;
/// The longest wait for a request to leave.
const PATIENCE: Duration = Duration::from_secs(20);

/// What happened, for the figures.
#[derive(Default)]
struct Tally {
    /// Requests that change something and were acknowledged before a kill.
    acknowledged: usize,
    /// Requests that a kill left without answer.
    in_doubt: usize,
    /// Of these, those that were done all the same.
    done_unnoticed: usize,
    /// Of these, decisions and their taking back, and work on batches.
    decisions_in_doubt: usize,
    batches_in_doubt: usize,
    /// Kills between two decisions that took effect at the same time.
    amid_effects: usize,
}

/// A running check.
struct Run<'a> {
    data: &'a Data,
    database: &'a Database,
    clock: Clock,
    officers: Vec<(Job, Officer)>,
    books: Books<'a>,
    filed: Vec<Filed>,
    chance: Chance,
    /// How long an undisturbed round takes.
    span: Duration,
    /// How long a request takes beside others.
    request: Duration,
    /// How long after the first one about half of the decisions that are due have taken effect.
    effects: Duration,
    /// How often everybody has worked: what is drawn follows from it.
    turn: u64,
    /// The number of the next note or letter, and of the next case.
    next: u32,
    next_case: u32,
    tally: Tally,
}

/// Runs so many rounds.
pub(super) fn run(rounds: u32, data: &Data, database: &Database) -> Result<()> {
    say(&format!("chaos: {rounds} kills during decisions on {database}, {} build", data.build()))?;
    let begin = Instant::now();
    let clock = Clock::begin(data.folder())?;
    let mut server = serve(data, &clock)?;
    let officers = officers(data, &clock, &server)?;
    let usernames = officers.iter().map(|(_, officer)| officer.username.clone()).collect();
    let mut run = Run {
        data,
        database,
        clock,
        books: Books::new(database, data.folder(), usernames),
        officers,
        filed: Vec::new(),
        chance: Chance::new(SEED),
        span: Duration::ZERO,
        request: Duration::ZERO,
        effects: EFFECTS,
        turn: 0,
        next: 1,
        next_case: 0,
        tally: Tally::default(),
    };
    run.learn(&server).context("undisturbed")?;
    for round in 1..=rounds {
        run.round(round, &mut server).with_context(|| format!("round {round}"))?;
        if round.is_multiple_of(TELL_EVERY) && round < rounds {
            let (decisions, batches) = (run.decisions(), run.books.endorsed.len());
            let seconds = begin.elapsed().as_secs();
            let so_far = format!("{decisions} decisions, {batches} batches endorsed, {seconds} s");
            say(&format!("  {round:>3} kills      {so_far}"))?;
        }
    }
    settle::settle(&mut run, server).context("in the end")?;
    let took = begin.elapsed().as_secs_f64();
    say(&format!("  time           {took:.0} s, {:.1} s a round", took / f64::from(rounds.max(1))))
}

/// The server, by the clock of the check.
fn serve(data: &Data, clock: &Clock) -> Result<Served> {
    let mut command = data.command(&["serve"]);
    command.env("BANSOS_CAPTCHA", "off").env("BANSOS_RATE_LIMITS", "off");
    command.env("BANSOS_NOW", clock.setting());
    Served::start(command, &data.folder().join("server.log"))
}

const fn account(
    username: &'static str,
    role: &'static str,
    nik: &'static str,
    kk: &'static str,
) -> Account {
    Account { username, role, nik, kk }
}

/// Demo officers and those who are new, each with what they do.
fn officers(data: &Data, clock: &Clock, server: &Served) -> Result<Vec<(Job, Officer)>> {
    let names = ["demo.verifikator", "demo.verifikator2", "demo.pengesah"];
    let jobs = [Job::Decide, Job::Collect, Job::Endorse];
    let demo = officer::demo(data, &names)?;
    let mut officers: Vec<(Job, Officer)> = jobs.into_iter().zip(demo).collect();
    for (job, account) in NEW {
        let made = officer::make(data, clock, server.address, account);
        officers.push((job, made.with_context(|| account.username)?));
    }
    Ok(officers)
}

impl Run<'_> {
    /// Decisions that stand or stood.
    fn decisions(&self) -> usize {
        self.books.stood.iter().map(Vec::len).sum()
    }

    /// Files cases when few wait, and signs in whose session is over.
    fn prepare(&mut self, server: &Served, facts: &Facts) -> Result<()> {
        if facts.in_state("queued").len() < ENOUGH {
            self.filed.extend(filing::file(server.address, self.next_case, FILED_AT_ONCE)?);
            self.next_case += FILED_AT_ONCE;
        }
        for (_, officer) in &mut self.officers {
            officer.be_there(server.address, &mut self.clock)?;
        }
        Ok(())
    }

    /// Lets everybody work while `meanwhile` runs.
    fn work(
        &mut self,
        address: SocketAddr,
        facts: &Facts,
        meanwhile: impl FnOnce(&Shared) -> Result<()>,
    ) -> Result<Made> {
        // Every fourth time, so that batches grow.
        let scene = Scene::of(facts, &self.filed, self.clock.now(), self.turn % 4 == 3);
        let office =
            Office { address, officers: &self.officers, clock: &self.clock, scene: &scene };
        let made = crowd::work(office, self.turn, self.next, meanwhile)?;
        (self.turn, self.next) = (self.turn + 1, made.next);
        Ok(made)
    }

    /// Everybody works undisturbed until a batch was endorsed and handed out: so it is known that all of it works, and
    /// how long it takes.
    fn learn(&mut self, server: &Served) -> Result<()> {
        let mut facts = self.books.check()?;
        for round in 1..=UNDISTURBED_ROUNDS {
            self.prepare(server, &facts)?;
            facts = self.books.check()?;
            let begin = Instant::now();
            let made = self.work(server.address, &facts, |shared| {
                shared.wait_for(UNDISTURBED, PATIENCE);
                Ok(())
            })?;
            (self.span, self.request) = (begin.elapsed(), made.mean);
            self.books.note(&made.acts)?;
            self.books.check()?;
            self.clock.forward(TEN_MINUTES)?;
            facts = settle::wait_for_effects(self.database, &mut self.books, &self.clock)?;
            if self.books.exports > 0 && round > 2 {
                return say(&format!(
                    "  undisturbed    {} decisions, {} batches endorsed, {} handed out; \
                     {UNDISTURBED} requests within {:.2} s, each in {:.3} s",
                    self.decisions(),
                    self.books.endorsed.len(),
                    self.books.exports,
                    self.span.as_secs_f64(),
                    self.request.as_secs_f64()
                ));
            }
        }
        bail!("no batch was endorsed and handed out")
    }

    fn round(&mut self, round: u32, server: &mut Served) -> Result<()> {
        let mut facts = self.books.check()?;
        self.prepare(server, &facts)?;
        let takes_effect = round.is_multiple_of(2);
        let mut first = None;
        if takes_effect {
            facts = self.pile_up(server)?;
            // What is due takes effect as soon as the server is there.
            first = FirstEffect::watch(self.database, &facts)?;
            *server = serve(self.data, &self.clock)?;
        } else {
            self.clock.forward(A_MINUTE)?;
            facts = facts::read(self.database)?;
        }
        let (after, moment) = match round % 4 {
            1 => {
                let moment = self.chance.time_below(self.request.mul_f64(AFTER_REQUEST));
                (1 + u32::try_from(self.chance.below(REQUESTS))?, moment)
            }
            3 => (0, self.chance.time_below(self.span.mul_f64(LATEST))),
            _ => (0, self.chance.time_below(self.effects)),
        };
        let made = self.work(server.address, &facts, |shared| {
            if let Some(first) = &first {
                first.wait();
            }
            shared.wait_for(after, PATIENCE);
            thread::sleep(moment);
            shared.expect_the_end();
            server.kill()
        })?;
        self.books.note(&made.acts)?;
        let before = self.books.counted();
        let left = self.books.check().context("as the kill left it")?;
        if takes_effect {
            self.learn_effect(&facts, &left);
        }
        let doubts = self.books.doubts(&before, &made.acts, &left);
        self.count(&made, &doubts);
        *server = serve(self.data, &self.clock)?;
        self.ask_again(server, &doubts, &left)?;
        server.ensure_no_incident()?;
        server.ensure_no_panic()
    }

    /// Many decisions are made undisturbed, and then they are due while the server is away.
    fn pile_up(&mut self, server: &mut Served) -> Result<Facts> {
        self.clock.forward(A_MINUTE)?;
        let facts = facts::read(self.database)?;
        let made = self.work(server.address, &facts, |shared| {
            shared.wait_for(UNDISTURBED, PATIENCE);
            Ok(())
        })?;
        self.books.note(&made.acts)?;
        server.kill()?;
        self.clock.forward(TEN_MINUTES)?;
        self.books.check().context("undisturbed")
    }

    /// What was not answered is asked for again.
    fn ask_again(&mut self, server: &Served, doubts: &[Doubt], facts: &Facts) -> Result<()> {
        let scene = Scene::of(facts, &self.filed, self.clock.now(), false);
        let office = Office {
            address: server.address,
            officers: &self.officers,
            clock: &self.clock,
            scene: &scene,
        };
        let again = again::ask_again(office, doubts, facts).context("asked for again")?;
        self.books.note(&again)?;
        self.books.check().context("after all was asked for again")?;
        self.books.check_files().map(drop)
    }

    /// Draws the next moment so that about as many decisions have taken effect by then as have not.
    fn learn_effect(&mut self, before: &Facts, after: &Facts) {
        let now = self.clock.now();
        let applied = |facts: &Facts| {
            facts.decisions.iter().filter(|one| one.ended == Ended::Applied).count()
        };
        let due = after.waiting().filter(|one| one.effective_at <= now).count();
        let took_effect = applied(after) > applied(before);
        self.tally.amid_effects += usize::from(took_effect && due > 0);
        if due == 0 {
            self.effects = self.effects.mul_f64(SOONER);
        } else {
            self.effects = self.effects.mul_f64(LATER);
        }
    }

    /// Notes how far the officers had come when the server was killed.
    fn count(&mut self, made: &Made, doubts: &[Doubt]) {
        use act::What;
        let tally = &mut self.tally;
        tally.acknowledged += made.acts.iter().map(act::Act::done).sum::<usize>();
        tally.in_doubt += doubts.len();
        tally.done_unnoticed += doubts.iter().filter(|doubt| doubt.happened).count();
        for doubt in doubts {
            match doubt.act.what {
                What::Decide(_) | What::Undo(_) => tally.decisions_in_doubt += 1,
                What::Take(_) | What::GiveBack(_) | What::Resume(_) => {}
                _ => tally.batches_in_doubt += 1,
            }
        }
    }
}

/// The first officer who does this.
fn who(officers: &[(Job, Officer)], job: Job) -> Result<usize> {
    officers.iter().position(|(other, _)| *other == job).context("nobody does it")
}
