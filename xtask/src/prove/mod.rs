//! `prove`: checks of a running server that take minutes, one module per subject.
//!
//! Each starts the program on data of its own, bounds what it does in count and time, prints its
//! figures, and fails when its subject is broken. `make help` lists them under "Prove".

mod abort;
mod api_check;
mod chance;
mod chaos;
mod durable;
mod figures;
mod links;
mod mixture;
mod slow;
mod soak;
mod submission;
mod timing;

use std::io::{Write as _, stdout};

use anyhow::Result;
use clap::Subcommand;

/// What is to be proven.
#[derive(Subcommand)]
pub(crate) enum Subject {
    /// Pages stay whole and memory stays bounded under load and under clients that go away.
    Soak {
        /// Rounds of twenty requests at once.
        #[arg(long, default_value_t = 1_000)]
        rounds: u32,
    },
    /// Slow clients (slowhttptest) do not stop the server from serving others, nor from stopping.
    Slow {
        /// Seconds each attack lasts.
        #[arg(long, default_value_t = 30)]
        seconds: u32,
    },
    /// Found and not found take the same time and have the same form.
    Timing {
        /// Pairs of look-ups that are timed.
        #[arg(long, default_value_t = 5_000)]
        pairs: u32,
    },
    /// The API answers what its description says (schemathesis).
    ApiCheck {
        /// Examples tried for each operation.
        #[arg(long, default_value_t = 150)]
        examples: u32,
    },
    /// The visible data is one whole version, and every acknowledged proposal, report, decision and
    /// batch is there once and whole, whenever import or server are killed. On SQLite, or on the
    /// database that `TEST_POSTGRES_URL` leads to.
    Chaos {
        /// Kills while files are imported.
        #[arg(long, default_value_t = 50)]
        rounds: u32,
        /// Kills while proposals and reports are made and sent.
        #[arg(long, default_value_t = 100)]
        submissions: u32,
        /// Kills while officers decide, collect, endorse and hand out.
        #[arg(long, default_value_t = 60)]
        decisions: u32,
    },
    /// An import says that it is done, and a proposal or report is acknowledged, only when the
    /// disk has it (strace, SQLite).
    Durable,
}

/// Proves one subject.
pub(crate) fn run(subject: &Subject) -> Result<()> {
    match *subject {
        Subject::Soak { rounds } => soak::run(rounds),
        Subject::Slow { seconds } => slow::run(seconds),
        Subject::Timing { pairs } => timing::run(pairs),
        Subject::ApiCheck { examples } => api_check::run(examples),
        Subject::Chaos { rounds, submissions, decisions } => {
            chaos::run(rounds, submissions, decisions)
        }
        Subject::Durable => durable::run(),
    }
}

/// Prints a line of figures.
fn say(line: &str) -> Result<()> {
    Ok(writeln!(stdout().lock(), "{line}")?)
}
