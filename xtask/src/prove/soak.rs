//! `prove soak`: a crowd asks for everything over and over, then runs away.

use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow, ensure};

use super::abort::storm;
use super::mixture::{Expected, check, mixture};
use super::say;
use crate::http::Client;
use crate::server::{Build, Data, Guard, Served};

/// Requests at once in every round.
const CLIENTS: usize = 20;
/// Rounds until memory has found its level: caches are full, every thread has worked.
const WARM_UP_ROUNDS: u32 = 150;
/// Connections dropped before memory is first measured.
const WARM_UP_ABORTS: u32 = 500;
/// Connections dropped in the storm.
const ABORTS: u32 = 5_000;
/// How long the server may take to notice that the storm is over.
const CALM: Duration = Duration::from_secs(30);
/// Most memory the server may have gained: a tenth, and this, in KiB.
const GROWTH_KIB: u64 = 8 * 1024;
/// Files that may be open beyond those of the beginning: connections to the database come and go.
const MORE_FILES: usize = 16;

/// Runs the soak.
pub(super) fn run(rounds: u32) -> Result<()> {
    let data = Data::demo(Build::Newest, None)?;
    let server = data.serve(Guard::Off)?;
    say(&format!("soak: {rounds} rounds of {CLIENTS} requests, {} build", data.build()))?;
    let asks = mixture(server.address)?;
    let idle_files = server.open_files()?;
    crowd(&server, &asks, WARM_UP_ROUNDS)?;
    storm(server.address, &asks, WARM_UP_ABORTS)?;
    calm_down(&server, idle_files)?;
    let warm = server.memory_kib()?;

    let begin = Instant::now();
    let pages = crowd(&server, &asks, rounds)?;
    let seconds = begin.elapsed().as_secs_f64();
    let soaked = server.memory_kib()?;
    say(&format!(
        "  answers        {} in {seconds:.0} s, {pages} whole pages",
        rounds as usize * CLIENTS
    ))?;

    let begin = Instant::now();
    storm(server.address, &asks, ABORTS)?;
    let files = calm_down(&server, idle_files)?;
    say(&format!("  aborts         {ABORTS} in {:.0} s", begin.elapsed().as_secs_f64()))?;
    crowd(&server, &asks, WARM_UP_ROUNDS.min(rounds)).context("after the storm")?;
    let end = server.memory_kib()?;
    let bound = warm + warm / 10 + GROWTH_KIB;
    say(&format!(
        "  memory         {warm} KB warm, {soaked} KB after the crowd, {end} KB at the end \
         (at most {bound} KB)"
    ))?;
    say(&format!("  open files     {idle_files} idle, {files} after the storm"))?;
    ensure!(soaked.max(end) <= bound, "memory grew from {warm} KB to {} KB", soaked.max(end));
    server.ensure_no_panic()?;
    say("  panics         0")
}

/// All clients ask at once, `rounds` times, each on a connection it keeps. Gives the pages that came.
fn crowd(server: &Served, asks: &[Expected], rounds: u32) -> Result<usize> {
    let barrier = Barrier::new(CLIENTS);
    thread::scope(|scope| {
        let clients: Vec<_> = (0..CLIENTS)
            .map(|client| {
                let barrier = &barrier;
                scope.spawn(move || ask_all(server, asks, barrier, client, rounds))
            })
            .collect();
        let mut pages = 0;
        let mut failure = None;
        for client in clients {
            match client.join().map_err(|_| anyhow!("a client panicked"))? {
                Ok(count) => pages += count,
                Err(error) => failure = Some(error),
            }
        }
        failure.map_or(Ok(pages), Err)
    })
}

/// What one client does. After a failure it only keeps the others company, so that they can end.
fn ask_all(
    server: &Served,
    asks: &[Expected],
    barrier: &Barrier,
    client: usize,
    rounds: u32,
) -> Result<usize> {
    let mut connection = Client::new(server.address);
    let mut pages = Ok(0);
    for round in 0..rounds as usize {
        barrier.wait();
        let Ok(count) = &mut pages else { continue };
        // Nineteen and the number of requests have no common divisor that matters: all meet all.
        let expected = &asks[(round + client * 19) % asks.len()];
        let result = connection.ask(&expected.ask).and_then(|answer| {
            check(expected, &answer)?;
            Ok(answer.header("content-type").starts_with("text/html"))
        });
        match result {
            Ok(is_page) => *count += usize::from(is_page),
            Err(error) => pages = Err(error.context(format!("round {round}"))),
        }
    }
    pages
}

/// Waits until the connections of a storm are gone; gives the files that are open then.
fn calm_down(server: &Served, idle_files: usize) -> Result<usize> {
    let begin = Instant::now();
    loop {
        let files = server.open_files()?;
        if files <= idle_files + MORE_FILES {
            return Ok(files);
        }
        ensure!(
            begin.elapsed() < CALM,
            "{files} files are open {} s after the storm, {idle_files} were before",
            CALM.as_secs()
        );
        thread::sleep(Duration::from_millis(200));
    }
}
