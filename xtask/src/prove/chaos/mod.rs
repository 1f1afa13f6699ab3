//! `prove chaos`: the program is killed at random moments, while a file is imported, while proposals
//! and reports are sent, and while officers decide and endorse.

mod database;
mod decisions;
mod imports;
mod submissions;

use std::path::Path;

use anyhow::Result;

use self::database::Database;
use crate::server::{Build, Data};

/// Writes the files that imports take turns with into `folder`; gives the name of the larger one.
pub(super) fn write_files(folder: &Path) -> Result<&'static str> {
    imports::write_files(folder)
}

/// So many kills of each kind, on SQLite or on the database that `TEST_POSTGRES_URL` leads to.
pub(super) fn run(imports: u32, submissions: u32, decisions: u32) -> Result<()> {
    if imports > 0 {
        let (data, database) = demo("imports")?;
        imports::run(imports, data, database)?;
    }
    if submissions > 0 {
        let (data, database) = demo("submissions")?;
        submissions::run(submissions, &data, &database)?;
    }
    if decisions > 0 {
        let (data, database) = demo("decisions")?;
        decisions::run(decisions, &data, &database)?;
    }
    Ok(())
}

/// The demo people in a database of their own.
fn demo(purpose: &str) -> Result<(Data, Database)> {
    let database = std::env::var("TEST_POSTGRES_URL").ok();
    let database = database.map(|url| Database::new_postgres(&url, purpose)).transpose()?;
    let data = Data::demo(Build::Newest, database.as_ref().and_then(Database::url))?;
    let database = database.unwrap_or_else(|| Database::sqlite(data.folder()));
    Ok((data, database))
}
