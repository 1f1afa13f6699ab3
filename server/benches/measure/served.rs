//! A child process that serves.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::Context as _;

use super::database::server_binary;

/// A child process that serves, ended when dropped.
pub(crate) struct Served {
    child: Child,
    /// Host and port.
    pub(crate) address: String,
}

impl Served {
    /// The program on a data directory, with limits and captcha off.
    pub(crate) fn program(dir: &Path) -> anyhow::Result<Self> {
        Self::start(
            Command::new(server_binary())
                .arg("serve")
                .env("BANSOS_DATA_DIR", dir)
                .env("BANSOS_LISTEN", "127.0.0.1:0")
                .env("BANSOS_CAPTCHA", "off")
                .env("BANSOS_RATE_LIMITS", "off")
                .env("RUST_LOG", "warn"),
        )
    }

    /// Any command that prints its address first.
    pub(crate) fn start(command: &mut Command) -> anyhow::Result<Self> {
        let mut child = command.stdout(Stdio::piped()).spawn()?;
        let out = child.stdout.take().context("no output")?;
        let mut line = String::new();
        BufReader::new(out).read_line(&mut line)?;
        let address = line.trim().rsplit("http://").next().context("no address")?.to_owned();
        Ok(Self { child, address })
    }

    /// Its process.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
