//! The server of this repository as a check needs it: built, with data of its own, and running.

mod data;
mod served;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::workspace::{cargo, cargo_target, run};

pub(crate) use data::{Data, Guard};
pub(crate) use served::Served;

/// Which build of the server is looked at.
#[derive(Clone, Copy)]
pub(crate) enum Build {
    /// The one that [`build`] makes.
    Debug,
    /// The debug or the release build, whichever was made last.
    Newest,
}

impl Build {
    /// The program.
    fn program(self) -> Result<PathBuf> {
        match self {
            Self::Debug => Ok(debug_program()),
            Self::Newest => newest_program(),
        }
    }
}

/// Builds the debug server.
pub(crate) fn build() -> Result<()> {
    let mut cargo = cargo(&["build", "--locked", "--package=server", "--bin=server"]);
    run(&mut cargo).context("building the server")
}

/// The debug build of the server.
pub(crate) fn debug_program() -> PathBuf {
    cargo_target().join("debug/server")
}

fn newest_program() -> Result<PathBuf> {
    let builds = [debug_program(), cargo_target().join("release/server")];
    let built = |path: &PathBuf| fs::metadata(path).and_then(|file| file.modified()).ok();
    let newest = builds.into_iter().filter(|path| path.is_file()).max_by_key(built);
    newest.context("the server has not been built: `make server`")
}
