//! `prove durable`: an import says "visible now", and a proposal or a report is acknowledged, only when the disk
//! has everything that was written for it.

mod trace;

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};

use self::trace::{CALLS, Watched};
use super::chaos::write_files;
use super::say;
use super::submission::{Laporan, Next, Plan, Submission, Usulan};
use crate::http::Client;
use crate::server::{Build, Data};
use crate::workspace;

/// A proposal with four photos, members and a mail, and an objection with a photo and a mail that
/// another one takes the place of.
const PLANS: [Plan; 2] = [Plan::Usulan(Usulan(13)), Plan::Laporan(Laporan::new(7))];
/// How long the tracer may take to write what it still knows.
const TRACE_DEADLINE: Duration = Duration::from_secs(10);

/// Watches one import, one proposal and one report on SQLite.
pub(super) fn run() -> Result<()> {
    import()?;
    submission()
}

/// How a program is traced into `file`.
fn strace(file: &str) -> [&str; 10] {
    // The tracer is a grandchild: the program can be killed as if it were alone.
    ["strace", "-D", "-f", "-y", "-s", "32", "-e", CALLS, "-o", file]
}

fn import() -> Result<()> {
    let data = Data::demo(Build::Newest, None)?;
    let file = write_files(data.folder())?;
    let trace = data.folder().join("strace.log");
    let mut import =
        data.command_under(&strace(&trace.to_string_lossy()), &["import-penerima", file]);
    workspace::run(import.stdout(Stdio::null()))
        .context("xtask/prove/install-system.sh installs strace")?;
    let is_success = |call: &str| call.starts_with("write(1") && call.contains("\"Version ");
    let successes = trace::read(&whole(&trace)?, is_success)?;
    let watched = successes.first().context("the import never said that it was done")?;
    say(&format!(
        "durable: {} writes to the database and {} syncs before the success was said, {} build",
        watched.writes,
        watched.syncs,
        data.build()
    ))?;
    ensure_synced("import", watched)
}

fn submission() -> Result<()> {
    let data = Data::demo(Build::Newest, None)?;
    let trace = data.folder().join("strace.log");
    let mut server = data.serve_under(&strace(&trace.to_string_lossy()))?;
    let mut client = Client::new(server.address);
    let mut calls = Vec::new();
    for mut submission in PLANS.map(Submission::new) {
        while submission.next() != Next::Nothing {
            calls.push((submission.next(), submission.plan.kind()));
            submission.step(&mut client)?;
        }
    }
    server.kill()?;
    let is_answer = |call: &str| call.contains("\"HTTP/1.1 20");
    let answers = trace::read(&whole(&trace)?, is_answer)?;
    ensure!(answers.len() == calls.len(), "{} answers to {} calls", answers.len(), calls.len());
    let mut before = Watched::default();
    for ((call, kind), watched) in calls.iter().zip(&answers) {
        let what = format!("{call:?} of {kind}");
        ensure_synced(&what, watched)?;
        // A look-up writes nothing.
        let is_synced = *call == Next::LookUp || watched.syncs > before.syncs;
        ensure!(is_synced, "{what} was acknowledged without a sync");
        let files = watched.files.len() - before.files.len();
        ensure!(files == usize::from(*call == Next::AddPhoto), "{what} synced {files} files");
        before = watched.clone();
    }
    let sent = |kind| calls.iter().filter(|call| **call == (Next::Submit, kind)).count();
    say(&format!(
        "durable: {} calls of {} proposal and {} reports, each acknowledged after its last sync: {} \
         writes and {} syncs of the database, {} photos and their {} folders synced",
        calls.len(),
        sent("usulan"),
        sent("sanggahan"),
        before.writes,
        before.syncs,
        before.files.len(),
        before.folders.iter().filter(|folder| folder.matches('/').count() == 2).count()
    ))?;
    say(&format!("  last sync      {} before the last ticket was told", before.last_sync))
}

fn ensure_synced(what: &str, watched: &Watched) -> Result<()> {
    ensure!(watched.writes > 0 && watched.syncs > 0, "{what} wrote or synced nothing");
    ensure!(
        watched.unsynced.is_empty(),
        "changed and not synced when {what} was acknowledged: {}",
        watched.unsynced.join(", ")
    );
    Ok(())
}

/// The trace of a program that has ended, once the tracer has written it to its end.
fn whole(trace: &Path) -> Result<String> {
    let begin = Instant::now();
    loop {
        let text = fs::read_to_string(trace)?;
        let last = text.lines().next_back().unwrap_or_default();
        if last.contains("+++ ") {
            return Ok(text);
        }
        ensure!(begin.elapsed() < TRACE_DEADLINE, "the trace has no end: {last}");
        thread::sleep(Duration::from_millis(20));
    }
}
