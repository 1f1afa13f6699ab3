//! What a command says: results on stdout, everything else on stderr.

use std::io::Write as _;

use anyhow::Result;
use tracing_subscriber::EnvFilter;

/// Prints a result.
pub(super) fn say(text: &str) -> Result<()> {
    Ok(writeln!(std::io::stdout(), "{text}")?)
}

/// Prints why the command failed. Nobody is left to tell when stderr is closed too.
pub(super) fn complain(text: &str) {
    let _ = writeln!(std::io::stderr(), "server: {text}");
}

/// Logs where a panic happened. What it said may contain somebody's data and stays unsaid.
pub(super) fn hush_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a panic was caught");
    }));
}

/// Libraries that write addresses of requests, which carry sealed links, or the words of a panic.
const INDISCREET: [&str; 2] = ["tower_http::csrf=off", "tower_http::catch_panic=off"];

/// Starts the log on stderr: readable lines in development, JSON in production. `RUST_LOG` sets the level.
pub(super) fn start_logging(development: bool) {
    let filter = EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| EnvFilter::new("info,sea_orm_migration=warn"));
    let filter = INDISCREET
        .iter()
        .filter_map(|rule| rule.parse().ok())
        .fold(filter, EnvFilter::add_directive);
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if development {
        log.compact().init();
    } else {
        log.json().init();
    }
}
