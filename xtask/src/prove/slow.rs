//! `prove slow`: slowhttptest holds hundreds of connections open while people go on reading.

use std::fs::{self, File};
use std::io::Write as _;
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow, ensure};

use super::figures::{milliseconds, quantile};
use super::links::result_link;
use super::say;
use crate::http::{Ask, Client};
use crate::server::{Build, Data, Guard, Served};
use crate::site;

/// Connections of an attacker: more than the server works on at once (512).
const CONNECTIONS: u32 = 800;
/// How many of them are opened a second.
const RATE: u32 = 400;
/// Nobody else may wait longer than this, but for one in a hundred.
const P99_BOUND: Duration = Duration::from_secs(1);
/// Time between two requests of a person, so that the figures are theirs and not of a crowd.
const PAUSE: Duration = Duration::from_millis(10);
/// Fewest requests of people that count as a measurement.
const FEWEST_SAMPLES: usize = 200;
/// How long the tool may take to end after its time.
const GRACE: Duration = Duration::from_secs(20);
/// Connections with half a head when the server is told to stop.
const HALF_SENT: usize = 100;
/// The drain deadline of the server is 20 s; ending takes a moment more.
const STOP_DEADLINE: Duration = Duration::from_secs(25);

/// A way to be slow.
struct Attack {
    name: &'static str,
    /// Arguments of slowhttptest.
    arguments: Vec<String>,
    /// The server must have closed every connection before the attack's time is over.
    is_thrown_out: bool,
}

/// Runs all attacks for `seconds` each, then stops the server while heads are half sent.
pub(super) fn run(seconds: u32) -> Result<()> {
    let data = Data::demo(Build::Newest, None)?;
    let mut server = data.serve(Guard::Off)?;
    let asks = people_ask(server.address)?;
    say(&format!("slow: {CONNECTIONS} connections for {seconds} s, {} build", data.build()))?;
    let calm = measure(server.address, &asks, &AtomicBool::new(false), Some(FEWEST_SAMPLES))?;
    tell("nobody", &calm)?;
    let mut broken = Vec::new();
    for attack in attacks(server.address, seconds)? {
        let held = held_under(&attack, &data, &server, &asks, seconds);
        broken.extend(held.err().map(|error| format!("{}: {error:#}", attack.name)));
    }
    server.ensure_no_panic()?;
    ensure!(broken.is_empty(), "{}", broken.join("; "));
    stop_with_half_sent_heads(&mut server)
}

/// What people ask for meanwhile.
fn people_ask(address: SocketAddr) -> Result<Vec<Ask>> {
    let found = result_link(address, "Siti Aminah")?;
    let paths = ["/", "/cek", "/healthz", "/api/v1/wilayah/99.01.01", &found];
    Ok(paths.iter().map(|path| Ask::get(path, "gzip")).collect())
}

fn attacks(address: SocketAddr, seconds: u32) -> Result<Vec<Attack>> {
    let attack = |name, is_thrown_out, path: &str, own: &[&str]| {
        let url = format!("http://{address}{path}");
        let shared = [
            ("-c", CONNECTIONS.to_string()),
            ("-r", RATE.to_string()),
            ("-l", seconds.to_string()),
            ("-p", "3".to_owned()),
            ("-u", url),
        ];
        let shared = shared.into_iter().flat_map(|(flag, value)| [flag.to_owned(), value]);
        let arguments = own.iter().map(|&flag| flag.to_owned()).chain(shared).collect();
        Attack { name, arguments, is_thrown_out }
    };
    let wasm = site::manifest()?.wasm;
    Ok(vec![
        attack("headers", true, "/", &["-H", "-i", "5", "-x", "24"]),
        attack("bodies", true, "/cek", &["-B", "-i", "5", "-x", "8", "-s", "8192"]),
        attack(
            "reads",
            false,
            &wasm,
            &["-X", "-k", "3", "-w", "8", "-y", "32", "-n", "3", "-z", "16"],
        ),
    ])
}

/// Measures people's requests while the attack runs.
fn held_under(
    attack: &Attack,
    data: &Data,
    server: &Served,
    asks: &[Ask],
    seconds: u32,
) -> Result<()> {
    let log = data.folder().join("slowhttptest.log");
    let mut attacker = start(attack, &log)?;
    let over = AtomicBool::new(false);
    let (times, most_open) = thread::scope(|scope| -> Result<_> {
        let people = scope.spawn(|| measure(server.address, asks, &over, None));
        let watched = watch(&mut attacker, server, Duration::from_secs(seconds.into()) + GRACE);
        over.store(true, Ordering::Relaxed);
        let times = people.join().map_err(|_| anyhow!("the people panicked"))??;
        Ok((times, watched?))
    })?;
    tell(attack.name, &times)?;
    let said = fs::read_to_string(&log)?;
    let end = said.lines().rev().find_map(|line| line.split_once("status:"));
    let end = end.map(|(_, words)| without_colours(words)).unwrap_or_default();
    say(&format!("             up to {most_open} files open; the tool ended: {end}"))?;
    ensure!(most_open >= CONNECTIONS as usize / 2, "the attack did not get through");
    ensure!(quantile(&times, 0.99) < P99_BOUND, "people waited too long");
    ensure!(
        !attack.is_thrown_out || end.contains("No open connections left"),
        "slow clients were not thrown out within {seconds} s"
    );
    Ok(())
}

fn start(attack: &Attack, log: &std::path::Path) -> Result<Child> {
    let file = File::create(log)?;
    Command::new("slowhttptest")
        .args(&attack.arguments)
        .env("TERM", "dumb")
        .stdin(Stdio::null())
        .stdout(file.try_clone()?)
        .stderr(file)
        .spawn()
        .context("slowhttptest does not start: xtask/prove/install-system.sh installs it")
}

/// Waits for the end of the attack; gives the most files the server had open.
fn watch(attacker: &mut Child, server: &Served, deadline: Duration) -> Result<usize> {
    let begin = Instant::now();
    let mut most = 0;
    while attacker.try_wait()?.is_none() {
        most = most.max(server.open_files()?);
        if begin.elapsed() > deadline {
            attacker.kill()?;
            attacker.wait()?;
            break;
        }
        thread::sleep(Duration::from_millis(100));
    }
    Ok(most)
}

/// Asks one thing after the other until `over`, or `count` times, every second time on a new
/// connection. Gives the sorted times; every answer must be good.
fn measure(
    address: SocketAddr,
    asks: &[Ask],
    over: &AtomicBool,
    count: Option<usize>,
) -> Result<Vec<Duration>> {
    let mut client = Client::new(address);
    let mut times = Vec::new();
    for ask in asks.iter().cycle() {
        if over.load(Ordering::Relaxed) || Some(times.len()) == count {
            break;
        }
        if times.len() % 2 == 0 {
            client.hang_up();
        }
        let begin = Instant::now();
        let answer = client.ask(ask).with_context(|| format!("request {}", times.len()))?;
        times.push(begin.elapsed());
        ensure!(answer.status == 200, "{} was answered {}", ask.what, answer.status);
        thread::sleep(PAUSE);
    }
    ensure!(times.len() >= FEWEST_SAMPLES, "people came to only {} requests", times.len());
    times.sort_unstable();
    Ok(times)
}

fn tell(who: &str, times: &[Duration]) -> Result<()> {
    let of = |share| milliseconds(quantile(times, share));
    say(&format!(
        "  {who:<9}  {} requests of others, p50 {:.1} ms, p99 {:.1} ms, max {:.1} ms",
        times.len(),
        of(0.5),
        of(0.99),
        of(1.0)
    ))
}

/// The words of a line, without the escapes that colour it.
fn without_colours(line: &str) -> String {
    let mut parts = line.split('\u{1b}');
    let plain = parts.next().unwrap_or_default().to_owned();
    let rest = parts.filter_map(|part| part.split_once('m')).map(|(_, words)| words);
    rest.fold(plain, |text, words| text + words).trim().to_owned()
}

/// Half a head on many connections must not keep the server from ending.
fn stop_with_half_sent_heads(server: &mut Served) -> Result<()> {
    let mut open = Vec::new();
    for _ in 0..HALF_SENT {
        let mut stream = TcpStream::connect(server.address)?;
        stream.write_all(b"GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nx-slow: ")?;
        open.push(stream);
    }
    Client::new(server.address).ask(&Ask::get("/healthz", ""))?;
    let (time, status) = server.stop(STOP_DEADLINE)?;
    say(&format!(
        "  stop       {:.1} s with {HALF_SENT} half-sent heads, {status}",
        time.as_secs_f64()
    ))?;
    ensure!(status.success(), "the server ended with {status}");
    drop(open);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tool_is_understood_in_colour_and_without() {
        let coloured = "\u{1b}[1;36m No open connections left\u{1b}[0m";
        assert_eq!(without_colours(coloured), "No open connections left");
        assert_eq!(without_colours(" Hit test time limit"), "Hit test time limit");
    }
}
