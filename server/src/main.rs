//! The command line of the service.

use std::process::ExitCode;

use clap::Parser as _;

mod command;

fn main() -> ExitCode {
    command::run(command::Cli::parse())
}
