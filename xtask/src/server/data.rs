//! A data directory (or a database) of a check's own, and the program's commands on it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::Result;
use tempfile::TempDir;

use super::{Build, Served};
use crate::workspace::run;

/// Whether captcha and rate limits stand before the look-up.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Guard {
    On,
    Off,
}

/// Data that lives as long as this does.
pub(crate) struct Data {
    folder: TempDir,
    database: Option<String>,
    program: PathBuf,
}

impl Data {
    /// The regions and the demo people for one build of the program, on SQLite unless `database`
    /// leads elsewhere.
    pub(crate) fn demo(build: Build, database: Option<String>) -> Result<Self> {
        let data = Self { folder: tempfile::tempdir()?, database, program: build.program()? };
        data.run(&["import-wilayah"])?;
        data.run(&["seed-demo"])?;
        Ok(data)
    }

    /// Where the files are.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Which build is being looked at, for the figures.
    pub(crate) fn build(&self) -> String {
        let folder = self.program.parent().and_then(Path::file_name);
        folder.unwrap_or_default().to_string_lossy().into_owned()
    }

    /// The program on this data, with nothing inherited that could change what it does.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        self.settle(&mut command);
        command.args(arguments);
        command
    }

    /// The program on this data, started by another one, such as `strace -f -o FILE`.
    pub(crate) fn command_under(&self, outer: &[&str], arguments: &[&str]) -> Command {
        let mut command = Command::new(outer[0]);
        self.settle(&mut command);
        command.args(&outer[1..]).arg(&self.program).args(arguments);
        command
    }

    fn settle(&self, command: &mut Command) {
        let inherited = std::env::vars().map(|(name, _)| name);
        for name in inherited.filter(|name| name.starts_with("BANSOS_") || name == "DATABASE_URL") {
            command.env_remove(name);
        }
        if let Some(url) = &self.database {
            command.env("DATABASE_URL", url);
        }
        command
            .env("BANSOS_DATA_DIR", self.folder())
            .env("RUST_LOG", "warn")
            .current_dir(self.folder())
            .stdin(Stdio::null());
    }

    /// Runs a command of the program to its end.
    pub(crate) fn run(&self, arguments: &[&str]) -> Result<()> {
        run(self.command(arguments).stdout(Stdio::null()))
    }

    /// Serves this data at another time: an RFC 3339 instant.
    pub(crate) fn serve_at(&self, now: &str) -> Result<Served> {
        let mut command = self.command(&["serve"]);
        command.env("BANSOS_NOW", now);
        Served::start(command, &self.folder().join("server.log"))
    }

    /// Serves this data under another program, such as `strace -D -o FILE`, without captcha, limits
    /// and background jobs: it writes nothing but what it is asked for.
    pub(crate) fn serve_under(&self, outer: &[&str]) -> Result<Served> {
        let mut command = self.command_under(outer, &["serve", "--no-worker"]);
        command.env("BANSOS_CAPTCHA", "off").env("BANSOS_RATE_LIMITS", "off");
        Served::start(command, &self.folder().join("server.log"))
    }

    /// Serves this data.
    pub(crate) fn serve(&self, guard: Guard) -> Result<Served> {
        let mut command = self.command(&["serve"]);
        if guard == Guard::Off {
            command.env("BANSOS_CAPTCHA", "off").env("BANSOS_RATE_LIMITS", "off");
        }
        Served::start(command, &self.folder().join("server.log"))
    }
}
