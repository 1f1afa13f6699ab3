//! The build step and the checks that are not tests: run as `cargo run -p xtask -- COMMAND`.
//!
//! One module per command. Nothing here is part of the product; `make help` lists what people normally call.

mod dev;
mod http;
mod lint;
mod npm;
mod postgres;
mod prove;
mod server;
mod site;
mod size;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// The command line.
#[derive(Parser)]
#[command(about = "Builds the site and checks the invariants of this repository")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// What can be asked for.
#[derive(Subcommand)]
enum Command {
    /// Build WASM, CSS and static files into `target/site`.
    Site {
        /// Build nothing; fail when `target/site` is older than its sources.
        #[arg(long)]
        check_fresh: bool,
    },
    /// Measure what a phone downloads and fail when it is over budget.
    Size,
    /// Run a command with a private `PostgreSQL`, whose address is in `TEST_POSTGRES_URL`.
    Postgres {
        /// The command and its arguments.
        #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true)]
        command: Vec<String>,
    },
    /// Install the npm packages that the lock file of a folder names, unless they are there.
    NpmInstall {
        /// The folder, from the root of the repository.
        folder: String,
    },
    /// Prove that a running server holds under load, attack, failure and scrutiny.
    Prove {
        #[command(subcommand)]
        subject: prove::Subject,
    },
    /// Check the invariants that neither the compiler nor a test checks.
    Lint,
    /// Serve on the usual address; rebuild and restart on every change.
    Dev,
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Does what was asked for.
fn run(command: Command) -> Result<()> {
    match command {
        Command::Site { check_fresh: true } => site::check_fresh(),
        Command::Site { check_fresh: false } => site::build().map(drop),
        Command::Size => size::run(),
        Command::Postgres { command } => postgres::run(&command),
        Command::NpmInstall { folder } => npm::install(&workspace::root().join(folder)),
        Command::Prove { subject } => prove::run(&subject),
        Command::Lint => lint::run(),
        Command::Dev => dev::run(),
    }
}
