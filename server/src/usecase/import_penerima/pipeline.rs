//! From the file to prepared batches: one thread reads, every core prepares, batches come out in
//! file order.

use std::collections::BTreeMap;
use std::io::BufRead;
use std::sync::{Arc, Mutex, PoisonError, mpsc as blocking};

use anyhow::Context as _;
use tokio::sync::mpsc;

use super::UNREADABLE;
use super::line::Rules;
use super::prepare::{PreparedBatch, prepare};
use super::record_batch::RecordBatch;
use super::records::RecordReader;
use crate::crypto::Keys;

/// Lines of a batch, which is also what one transaction writes.
const BATCH_LINES: usize = 1000;
/// Batches that may wait between two stages.
const WAITING_BATCHES: usize = 4;

/// A batch on its way: its place in the file, and how many bytes were read up to its end.
struct Numbered<T> {
    number: u64,
    consumed: u64,
    batch: T,
}

type Prepared = anyhow::Result<Numbered<PreparedBatch>>;

/// Prepared batches in file order.
pub(super) struct Pipeline {
    batches: mpsc::Receiver<Prepared>,
    /// Batches that overtook the one that is due.
    early: BTreeMap<u64, Numbered<PreparedBatch>>,
    due: u64,
}

impl Pipeline {
    /// Starts the threads. They end when the pipeline is dropped.
    pub(super) fn start<R: BufRead + Send + 'static>(
        reader: RecordReader<R>,
        rules: Rules,
        keys: &Keys,
    ) -> Self {
        let (to_workers, from_reader) = blocking::sync_channel(WAITING_BATCHES);
        let (to_writer, batches) = mpsc::channel(WAITING_BATCHES);
        let (from_reader, rules) = (Arc::new(Mutex::new(from_reader)), Arc::new(rules));
        let workers = std::thread::available_parallelism().map_or(1, usize::from);
        for _ in 0..workers {
            let (from_reader, to_writer) = (Arc::clone(&from_reader), to_writer.clone());
            let (rules, keys) = (Arc::clone(&rules), keys.clone());
            tokio::task::spawn_blocking(move || work(&from_reader, &to_writer, &rules, &keys));
        }
        tokio::task::spawn_blocking(move || read(reader, &to_workers, &to_writer));
        Self { batches, early: BTreeMap::new(), due: 0 }
    }

    /// The next batch with the bytes read up to its end; `None` after the last.
    pub(super) async fn next(&mut self) -> anyhow::Result<Option<(PreparedBatch, u64)>> {
        loop {
            if let Some(batch) = self.early.remove(&self.due) {
                self.due += 1;
                return Ok(Some((batch.batch, batch.consumed)));
            }
            match self.batches.recv().await {
                Some(batch) => {
                    let batch = batch?;
                    self.early.insert(batch.number, batch);
                }
                None if self.early.is_empty() => return Ok(None),
                None => anyhow::bail!("a part of the file was lost on the way"),
            }
        }
    }
}

fn read<R: BufRead>(
    mut reader: RecordReader<R>,
    to_workers: &blocking::SyncSender<Numbered<RecordBatch>>,
    to_writer: &mpsc::Sender<Prepared>,
) {
    for number in 0.. {
        match reader.read_batch(BATCH_LINES) {
            Ok(batch) if batch.len() == 0 => return,
            Ok(batch) => {
                let consumed = reader.consumed();
                let batch = Numbered { number, consumed, batch };
                if to_workers.send(batch).is_err() {
                    return;
                }
            }
            Err(error) => {
                // Without a receiver nobody is interested any more.
                let _ = to_writer.blocking_send(Err(error).context(UNREADABLE));
                return;
            }
        }
    }
}

fn work(
    from_reader: &Mutex<blocking::Receiver<Numbered<RecordBatch>>>,
    to_writer: &mpsc::Sender<Prepared>,
    rules: &Rules,
    keys: &Keys,
) {
    loop {
        let next = from_reader.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Numbered { number, consumed, batch }) = next else {
            return;
        };
        let prepared = prepare(&batch, rules, keys)
            .map(|batch| Numbered { number, consumed, batch })
            .map_err(anyhow::Error::from);
        if to_writer.blocking_send(prepared).is_err() {
            return;
        }
    }
}
