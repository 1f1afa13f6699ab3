//! A server that runs, and what can be seen of it from outside: memory, open files, its log.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};

use crate::workspace;

/// How long a server may take from its start until it listens.
const START_DEADLINE: Duration = Duration::from_mins(1);
/// How often a process that is ending is looked at.
const LOOK: Duration = Duration::from_millis(10);

/// A running server; killed when dropped.
pub(crate) struct Served {
    /// Where it listens.
    pub(crate) address: SocketAddr,
    child: Child,
    log: PathBuf,
}

impl Served {
    /// Starts `command` on a free port of this machine and waits until it says where it listens.
    /// What it logs is added to `log`.
    pub(crate) fn start(mut command: Command, log: &Path) -> Result<Self> {
        let file = File::options().create(true).append(true).open(log)?;
        command.env("BANSOS_LISTEN", "127.0.0.1:0").stdout(Stdio::piped()).stderr(file);
        let mut child = command.spawn()?;
        let out = child.stdout.take().context("no output of the server")?;
        let (said, first_line) = mpsc::channel();
        thread::spawn(move || {
            let mut line = String::new();
            if BufReader::new(out).read_line(&mut line).is_ok() {
                // After the deadline nobody waits any more.
                let _ = said.send(line);
            }
        });
        let line = first_line.recv_timeout(START_DEADLINE).unwrap_or_default();
        let address = line.trim().rsplit("http://").next().and_then(|address| address.parse().ok());
        let Some(address) = address else {
            child.kill()?;
            child.wait()?;
            bail!("the server did not start: {}", fs::read_to_string(log)?);
        };
        Ok(Self { address, child, log: log.to_owned() })
    }

    /// Its process.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Memory it holds now, in KiB.
    pub(crate) fn memory_kib(&self) -> Result<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.pid()))
            .context("the server has ended")?;
        let line = status.lines().find(|line| line.starts_with("VmRSS"));
        let kib = line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok());
        kib.context("no VmRSS")
    }

    /// Files and connections it has open.
    pub(crate) fn open_files(&self) -> Result<usize> {
        Ok(fs::read_dir(format!("/proc/{}/fd", self.pid()))?.count())
    }

    /// Fails when a panic is in its log, however it was caught.
    pub(crate) fn ensure_no_panic(&self) -> Result<()> {
        let log = fs::read_to_string(&self.log)?;
        let panic = log.lines().find(|line| line.contains("panic"));
        ensure!(panic.is_none(), "the server panicked: {}", panic.unwrap_or_default());
        Ok(())
    }

    /// Fails when its log tells of a task that failed on our side.
    pub(crate) fn ensure_no_incident(&self) -> Result<()> {
        let log = fs::read_to_string(&self.log)?;
        let incident = log.lines().find(|line| line.contains("failed on our side"));
        ensure!(incident.is_none(), "the server failed: {}", incident.unwrap_or_default());
        Ok(())
    }

    /// Asks it to end; gives how long that took and how it ended. Fails after `deadline`.
    pub(crate) fn stop(&mut self, deadline: Duration) -> Result<(Duration, ExitStatus)> {
        let begin = Instant::now();
        workspace::run(Command::new("kill").args(["-TERM", &self.pid().to_string()]))?;
        while begin.elapsed() < deadline {
            if let Some(status) = self.child.try_wait()? {
                return Ok((begin.elapsed(), status));
            }
            thread::sleep(LOOK);
        }
        bail!("the server had not ended {} s after SIGTERM", deadline.as_secs());
    }

    /// Kills it as a power failure would.
    pub(crate) fn kill(&mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to stop.
        let _ = self.kill();
    }
}
