//! `dev`: serve, and rebuild and restart whenever a source changes.
//!
//! Sources are looked at twice a second; that costs little and needs no library that differs by platform.

use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, SystemTime};

use anyhow::Result;

use crate::server;
use crate::site;
use crate::workspace::{files_below, root};

/// How often the sources are looked at.
const PAUSE: Duration = Duration::from_millis(500);

/// Folders whose files are watched.
const WATCHED: [&str; 5] = ["app", "public", "server/migration", "server/src", "style"];

/// Runs until it is interrupted.
pub(crate) fn run() -> Result<()> {
    let mut seen = newest_change()?;
    let mut server = rebuild(None);
    loop {
        thread::sleep(PAUSE);
        let newest = newest_change()?;
        if newest != seen {
            seen = newest;
            server = rebuild(server);
        }
    }
}

/// Builds everything and puts a new server in the place of the old one. When the build fails the old one stays.
fn rebuild(old: Option<Child>) -> Option<Child> {
    let built = site::build().and_then(|_| server::build());
    if let Err(error) = built {
        eprintln!("dev: {error:#}");
        return old;
    }
    if let Some(mut old) = old {
        // It may have ended by itself.
        let _ = old.kill();
        let _ = old.wait();
    }
    let started = Command::new(server::debug_program()).arg("serve").current_dir(root()).spawn();
    started.inspect_err(|error| eprintln!("dev: cannot start the server: {error}")).ok()
}

/// How many files there are, and when one last changed.
fn newest_change() -> Result<(usize, Option<SystemTime>)> {
    let mut count = 0;
    let mut newest = None;
    for folder in WATCHED {
        for file in files_below(&root().join(folder))? {
            count += 1;
            // An editor may have replaced the file in this very moment; the next look will see it.
            newest = newest.max(file.metadata().and_then(|metadata| metadata.modified()).ok());
        }
    }
    Ok((count, newest))
}
