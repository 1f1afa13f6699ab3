//! People who look up names of both files while things are killed.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

use anyhow::{Context as _, Result, anyhow, ensure};
use serde_json::{Value, json};

use super::files::somebody;
use crate::http::{Ask, Client};
use crate::prove::links::VILLAGE;

/// People at once.
const READERS: usize = 4;
/// People of each file asked for when everything is quiet.
const EACH_ONCE: usize = 10;

/// An answer.
pub(super) struct Seen {
    /// The version it names.
    pub(super) version: u64,
    /// The file whose person was asked for.
    pub(super) file: &'static str,
    /// Whether that person was in it.
    pub(super) found: bool,
}

/// Readers at work.
pub(super) struct Readers {
    stop: Arc<AtomicBool>,
    /// The server is about to be killed: an answer may fail to come.
    ending: Arc<AtomicBool>,
    threads: Vec<JoinHandle<Result<Vec<Seen>>>>,
}

impl Readers {
    /// Starts asking.
    pub(super) fn start(address: SocketAddr) -> Self {
        let (stop, ending) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
        let threads = (0..READERS)
            .map(|reader| {
                let (stop, ending) = (Arc::clone(&stop), Arc::clone(&ending));
                thread::spawn(move || read(address, reader, &stop, &ending))
            })
            .collect();
        Self { stop, ending, threads }
    }

    /// From now on a missing answer is no failure.
    pub(super) fn expect_the_end(&self) {
        self.ending.store(true, Ordering::SeqCst);
    }

    /// Ends; gives everything that was answered.
    pub(super) fn stop(self) -> Result<Vec<Seen>> {
        self.stop.store(true, Ordering::SeqCst);
        let mut seen = Vec::new();
        for thread in self.threads {
            seen.extend(thread.join().map_err(|_| anyhow!("a reader panicked"))??);
        }
        Ok(seen)
    }

    /// Asks for some people of both files, one after the other; all must be answered.
    pub(super) fn ask_each_once(address: SocketAddr) -> Result<Vec<Seen>> {
        let mut client = Client::new(address);
        let people = (0..EACH_ONCE).flat_map(somebody);
        people.map(|(file, name)| ask(&mut client, file, &name)).collect()
    }
}

fn read(
    address: SocketAddr,
    reader: usize,
    stop: &AtomicBool,
    ending: &AtomicBool,
) -> Result<Vec<Seen>> {
    let mut client = Client::new(address);
    let mut seen = Vec::new();
    for turn in 0.. {
        for (file, name) in somebody(turn * READERS + reader) {
            if stop.load(Ordering::SeqCst) {
                return Ok(seen);
            }
            match ask(&mut client, file, &name) {
                Ok(answer) => seen.push(answer),
                Err(_) if ending.load(Ordering::SeqCst) => return Ok(seen),
                Err(error) => return Err(error),
            }
        }
    }
    Ok(seen)
}

fn ask(client: &mut Client, file: &'static str, name: &str) -> Result<Seen> {
    let ask = Ask::json("/api/v1/cek", &json!({"desa": VILLAGE, "name": name}));
    let answer = client.ask(&ask)?;
    ensure!(answer.status == 200, "a look-up was answered {}", answer.status);
    let answer: Value = serde_json::from_slice(&answer.body)?;
    let version = answer["data_version"]["id"].as_u64().context("an answer without version")?;
    let found = answer["exact"].as_array().context("an answer without cards")?;
    ensure!(found.len() <= 1, "somebody was found {} times", found.len());
    Ok(Seen { version, file, found: !found.is_empty() })
}
