//! The built server with a data directory of its own, for checks that need one that runs.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::http;
use crate::workspace::{cargo_target, root, run};

/// How long the server may take from its start to its first good answer.
const START_DEADLINE: Duration = Duration::from_mins(1);

/// A server that serves the demo data; stopped, and its data removed, when this is dropped.
pub(crate) struct ServerProcess {
    /// Where it listens.
    pub(crate) address: SocketAddr,
    process: Child,
    _data: TempDir,
}

impl ServerProcess {
    /// Starts the debug build on a free port, as a citizen would meet it: captcha and limits on.
    pub(crate) fn start() -> Result<Self> {
        let data = tempfile::tempdir()?;
        let regions = root().join("server/data/wilayah");
        let regions = regions.to_string_lossy();
        for arguments in [&["migrate"][..], &["import-wilayah", &regions], &["seed-demo"]] {
            run(server(data.path()).args(arguments).stdout(Stdio::null()))?;
        }
        let address = http::free_address()?;
        let process = server(data.path())
            .arg("serve")
            .env("BANSOS_LISTEN", address.to_string())
            .stdout(Stdio::null())
            .spawn()?;
        let mut started = Self { address, process, _data: data };
        started.wait_until_ready()?;
        Ok(started)
    }

    /// Waits for the first good answer of `/healthz`.
    fn wait_until_ready(&mut self) -> Result<()> {
        let begin = Instant::now();
        while begin.elapsed() < START_DEADLINE {
            if let Some(status) = self.process.try_wait()? {
                bail!("the server ended with {status}");
            }
            if http::get(self.address, "/healthz").is_ok_and(|answer| answer.status == 200) {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(50));
        }
        bail!("the server did not answer within {} s", START_DEADLINE.as_secs());
    }
}

impl Drop for ServerProcess {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to stop.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The debug build of the server.
pub(crate) fn binary() -> PathBuf {
    cargo_target().join("debug/server")
}

/// The server with `data` as its data directory and nothing inherited that could change what it does.
fn server(data: &Path) -> Command {
    let mut command = Command::new(binary());
    for (name, _) in std::env::vars().filter(|(name, _)| is_setting(name)) {
        command.env_remove(name);
    }
    command.env("BANSOS_DATA_DIR", data).env("RUST_LOG", "warn").current_dir(data);
    command
}

/// Whether this variable is read by the server.
fn is_setting(name: &str) -> bool {
    name.starts_with("BANSOS_") || name == "DATABASE_URL"
}

/// Builds the debug server.
pub(crate) fn build() -> Result<()> {
    let mut cargo =
        crate::workspace::cargo(&["build", "--locked", "--package=server", "--bin=server"]);
    run(&mut cargo).context("building the server")
}
