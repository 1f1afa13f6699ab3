//! The end: what waits takes effect, what was left lying returns, every mail goes once, the log is whole, and citizens
//! and offices see what the database says.

use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};

use super::books::Books;
use super::clock::Clock;
use super::crowd::{Job, Office};
use super::facts::{Ended, Facts};
use super::scene::{Scene, is_left_lying};
use super::{Run, TEN_MINUTES, pages, serve, who};
use crate::prove::chaos::database::Database;
use crate::prove::say;
use crate::server::Served;
use crate::workspace::output;

/// How long the worker may take for what is due.
const WORKER_DEADLINE: Duration = Duration::from_mins(1);
/// How often it is looked.
const LOOK: Duration = Duration::from_millis(200);
/// Longer than a case is somebody's who does nothing in it, and than a killed worker has its mails; in seconds.
const HALF_AN_HOUR: i64 = 31 * 60;
/// The age a file without a row must have to be swept up is over by then.
const LATER: &str = "+2 hours";

/// Waits until every decision that is due has taken effect; gives what the database says then.
///
/// # Errors
/// When that takes too long, or something is half.
pub(super) fn wait_for_effects(
    database: &Database,
    books: &mut Books<'_>,
    clock: &Clock,
) -> Result<Facts> {
    let due = format!(
        "select id from case_decision where undone_at is null and applied_at is null \
         and void_at is null and effective_at <= {}",
        clock.now()
    );
    wait_until("decisions wait for their effect", || Ok(database.query(&due)?.len()))?;
    books.check()
}

fn wait_until(what: &str, mut left: impl FnMut() -> Result<usize>) -> Result<()> {
    let begin = Instant::now();
    loop {
        let count = left()?;
        if count == 0 {
            return Ok(());
        }
        ensure!(begin.elapsed() < WORKER_DEADLINE, "{count} {what}");
        thread::sleep(LOOK);
    }
}

/// Brings everything to its end.
///
/// # Errors
/// When something is not as it should be.
pub(super) fn settle(run: &mut Run<'_>, mut server: Served) -> Result<()> {
    run.clock.forward(TEN_MINUTES)?;
    wait_for_effects(run.database, &mut run.books, &run.clock)?;
    let facts = return_cases(run, &mut server)?;
    let mut sent = 0;
    wait_until("mails wait", || {
        let waiting;
        (waiting, sent) = run.books.check_mails()?;
        Ok(waiting)
    })?;
    for (_, officer) in &mut run.officers {
        officer.be_there(server.address, &mut run.clock)?;
    }
    let head = who(&run.officers, Job::Endorse)?;
    let scene = Scene::of(&facts, &run.filed, run.clock.now(), false);
    let office = Office {
        address: server.address,
        officers: &run.officers,
        clock: &run.clock,
        scene: &scene,
    };
    let read = pages::read_as_citizens(office, &run.filed, &run.books).context("as citizens")?;
    let handed_out = pages::hand_out_again(office, head, &facts).context("as the office")?;
    server.ensure_no_incident()?;
    server.ensure_no_panic()?;
    server.kill()?;
    tell(run, &facts, (read, handed_out, sent))?;
    let verified =
        output(run.data.command(&["audit", "verify"]).env("BANSOS_NOW", run.clock.setting()))?;
    say(&format!("  audit verify   {}", verified.lines().next().unwrap_or_default()))?;
    sweep(run)
}

/// Half an hour later nobody holds a case any more.
fn return_cases(run: &mut Run<'_>, server: &mut Served) -> Result<Facts> {
    let lying =
        run.books.check()?.holders.into_keys().filter(|ticket| is_left_lying(ticket)).count();
    run.clock.forward(HALF_AN_HOUR)?;
    server.kill()?;
    *server = serve(run.data, &run.clock)?;
    let held = "select id from review_case where state = 'under_review' and lease_by is not null";
    wait_until("cases are held for ever", || Ok(run.database.query(held)?.len()))?;
    let facts = run.books.check()?;
    let returned = facts.in_state("queued").len();
    say(&format!("  left lying     {lying} cases; all are back in the queue ({returned} there)"))?;
    Ok(facts)
}

fn tell(
    run: &Run<'_>,
    facts: &Facts,
    (read, handed_out, sent): (usize, usize, usize),
) -> Result<()> {
    let tally = &run.tally;
    say(&format!(
        "  at the kill    {} acknowledged; {} requests unanswered, {} of them done ({} of decisions, \
         {} of batches unanswered); {} kills while decisions took effect",
        tally.acknowledged,
        tally.in_doubt,
        tally.done_unnoticed,
        tally.decisions_in_doubt,
        tally.batches_in_doubt,
        tally.amid_effects
    ))?;
    let ended = |ended: Ended| facts.decisions.iter().filter(|one| one.ended == ended).count();
    say(&format!(
        "  in the end     {} cases; {} decisions, each once: {} took effect, {} taken back did not; \
         {read} citizens read theirs; {sent} mails, each once",
        run.filed.len(),
        facts.decisions.len(),
        ended(Ended::Applied),
        ended(Ended::Undone),
    ))?;
    let cases: usize = run.books.endorsed.values().map(Vec::len).sum();
    say(&format!(
        "  batches        {} begun, {handed_out} endorsed with {cases} cases, whole and locked; \
         handed out {} times, byte for byte the same",
        facts.batches.len(),
        run.books.exports
    ))
}

/// Files that kills left without a row are swept up.
fn sweep(run: &Run<'_>) -> Result<()> {
    let orphans = run.books.check_files()?;
    let later = output(Command::new("date").args(["-u", "-d", LATER, "+%Y-%m-%dT%H:%M:%SZ"]))?;
    let worker = run.data.serve_at(later.trim())?;
    wait_until("files without a row are left", || run.books.check_files())?;
    worker.ensure_no_panic()?;
    say(&format!("  left behind    {orphans} files without a row, all swept up later"))
}
