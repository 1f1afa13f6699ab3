//! The clock of the server: a file that it reads at each use. It stands still until it is put forward.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use crate::workspace::output;

/// The first day of a month on which proposals, objections and endorsements are all open, as `date` writes it, of a
/// month in which it lies at least two days back.
const BEGIN: [&str; 4] = ["-u", "-d", "-16 days", "+%Y-%m-14T01:00:00Z"];
/// How far it may go, in seconds. Before the machine's own time, so that no file is old as soon as it is written; and
/// before the last days of proposals.
const MAX_SECONDS: i64 = 2 * 86_400;

/// A clock, and where it stands.
pub(super) struct Clock {
    file: PathBuf,
    begin: i64,
    now: i64,
    /// Day, month and year on which it began.
    pub(super) day: [String; 3],
}

impl Clock {
    /// Begins in `folder`, early on a working day.
    ///
    /// # Errors
    /// When the file cannot be written or `date` is missing.
    pub(super) fn begin(folder: &Path) -> Result<Self> {
        let instant = output(Command::new("date").args(BEGIN))?;
        let instant = instant.trim();
        let seconds = output(Command::new("date").args(["-d", instant, "+%s"]))?;
        let now = seconds.trim().parse()?;
        let mut parts = instant.split(['-', 'T']).map(str::to_owned);
        let mut part = || parts.next().context("no date");
        let (year, month, day) = (part()?, part()?, part()?);
        let file = folder.join("clock");
        let clock = Self { file, begin: now, now, day: [day, month, year] };
        clock.write()?;
        Ok(clock)
    }

    /// What it shows, in Unix seconds.
    pub(super) const fn now(&self) -> i64 {
        self.now
    }

    /// The value of `BANSOS_NOW` with which a program goes by it.
    pub(super) fn setting(&self) -> String {
        format!("@{}", self.file.display())
    }

    /// Puts it forward.
    ///
    /// # Errors
    /// When the file cannot be written, or after too many rounds.
    pub(super) fn forward(&mut self, seconds: i64) -> Result<()> {
        self.now += seconds;
        ensure!(self.now - self.begin < MAX_SECONDS, "the clock has gone too far: fewer rounds");
        self.write()
    }

    /// In one step: a server that found half a time would go by the machine's.
    fn write(&self) -> Result<()> {
        let now = format!("@{}", self.now);
        let instant = output(Command::new("date").args(["-u", "-d", &now, "+%Y-%m-%dT%H:%M:%SZ"]))?;
        let unfinished = self.file.with_extension("new");
        fs::write(&unfinished, instant)?;
        Ok(fs::rename(unfinished, &self.file)?)
    }
}
