//! The moment from which decisions that are due take effect, seen from outside.

use std::io::{BufRead as _, BufReader};
use std::process::Child;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result};

use super::facts::{Ended, Facts};
use crate::prove::chaos::database::Database;

/// Decisions that have taken effect.
const APPLIED: &str = "select count(*) from case_decision where applied_at is not null";
/// How long it is waited for the first one.
const FIRST_EFFECT: Duration = Duration::from_secs(5);

/// The moment in which the first of several decisions takes effect.
pub(super) struct FirstEffect {
    watch: Child,
    seen: Receiver<()>,
}

impl FirstEffect {
    /// Looks out for it; for nothing when none is due.
    ///
    /// # Errors
    /// When the database cannot be watched.
    pub(super) fn watch(database: &Database, facts: &Facts) -> Result<Option<Self>> {
        if facts.waiting().next().is_none() {
            return Ok(None);
        }
        let applied = facts.decisions.iter().filter(|one| one.ended == Ended::Applied).count();
        let mut watch = database.watch(APPLIED, applied)?;
        let out = watch.stdout.take().context("no output of the watch")?;
        let (says, seen) = mpsc::channel();
        thread::spawn(move || {
            let mut line = String::new();
            if BufReader::new(out).read_line(&mut line).is_ok_and(|bytes| bytes > 0) {
                // Later nobody waits any more.
                let _ = says.send(());
            }
        });
        Ok(Some(Self { watch, seen }))
    }

    /// Waits until it is there, but not for ever.
    pub(super) fn wait(&self) {
        // Where nothing is seen in time the moment is a moment like another.
        let _ = self.seen.recv_timeout(FIRST_EFFECT);
    }
}

impl Drop for FirstEffect {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to stop.
        let _ = self.watch.kill();
        let _ = self.watch.wait();
    }
}
