//! The database as its own tools see it, past our program.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, Result};

use crate::workspace::output;

/// Tables that every version has.
const TABLES: [&str; 4] = ["penerima", "bantuan", "name_key", "subject"];

/// Prints the rows of a query on a file, read only.
const SQLITE_QUERY: &str = "\
import sqlite3, sys
base = sqlite3.connect('file:' + sys.argv[1] + '?mode=ro', uri=True, timeout=20)
for row in base.execute(sys.argv[2]):
    print('|'.join('' if value is None else str(value) for value in row))
";

/// Says so as soon as a count on a file is higher than it was.
const SQLITE_WATCH: &str = "\
import sqlite3, sys, time
base = sqlite3.connect('file:' + sys.argv[1] + '?mode=ro', uri=True, timeout=20)
while base.execute(sys.argv[2]).fetchone()[0] <= int(sys.argv[3]):
    time.sleep(0.0005)
print('seen', flush=True)
";
/// How long a server lets a watch look, at most: it outlives whoever asked for it.
const WATCH_SETTINGS: &str = "-c statement_timeout=30s";

/// Where the data is.
pub(super) enum Database {
    Sqlite(PathBuf),
    /// Its address.
    Postgres(String),
}

/// The version that people see.
pub(super) struct Visible {
    pub(super) id: u64,
    /// The file it was loaded from.
    pub(super) file: String,
    /// People, as the version itself says.
    pub(super) persons: usize,
}

impl Database {
    /// The database file in a data directory.
    pub(super) fn sqlite(folder: &Path) -> Self {
        Self::Sqlite(folder.join("bansos.db"))
    }

    /// A new database on the server that `url` leads to, for one `purpose`.
    pub(super) fn new_postgres(url: &str, purpose: &str) -> Result<Self> {
        let (server, _) = url.rsplit_once('/').context("TEST_POSTGRES_URL names no database")?;
        let name = format!("chaos_{purpose}_{}", std::process::id());
        Self::Postgres(url.to_owned()).query(&format!("create database {name}"))?;
        Ok(Self::Postgres(format!("{server}/{name}")))
    }

    /// The address our program needs, when it is not the file it would use anyway.
    pub(super) fn url(&self) -> Option<String> {
        match self {
            Self::Sqlite(_) => None,
            Self::Postgres(url) => Some(url.clone()),
        }
    }

    /// The version that people see.
    pub(super) fn visible(&self) -> Result<Visible> {
        let rows = self.query(
            "select v.id, v.source_name, v.persons from data_version v \
             join current_version c on c.data_version_id = v.id \
             where v.finished_at is not null and c.since is not null",
        )?;
        let row = rows.first().context("no version is visible")?;
        let mut fields = row.split('|');
        let mut field = || fields.next().context("too few columns");
        Ok(Visible { id: field()?.parse()?, file: field()?.to_owned(), persons: field()?.parse()? })
    }

    /// The file each version was loaded from.
    pub(super) fn files(&self) -> Result<BTreeMap<u64, String>> {
        let rows = self.query("select id, source_name from data_version")?;
        let pair = |row: &String| -> Result<(u64, String)> {
            let (id, file) = row.split_once('|').context("too few columns")?;
            Ok((id.parse()?, file.to_owned()))
        };
        rows.iter().map(pair).collect()
    }

    /// Rows of each table of a version, counted one by one.
    pub(super) fn rows(&self, version: u64) -> Result<Vec<usize>> {
        let counts = TABLES.map(|table| format!("(select count(*) from {table}_{version})"));
        let rows = self.query(&format!("select {}", counts.join(", ")))?;
        let row = rows.first().context("no counts")?;
        row.split('|').map(|count| Ok(count.parse()?)).collect()
    }

    /// How many versions were begun and not ended.
    pub(super) fn unfinished(&self) -> Result<usize> {
        Ok(self.query("select id from data_version where finished_at is null")?.len())
    }

    /// Tables and versions that belong to no import that ended.
    pub(super) fn leftovers(&self) -> Result<Vec<String>> {
        let whole: BTreeSet<String> = self
            .query("select id from data_version where finished_at is not null")?
            .into_iter()
            .collect();
        let list = match self {
            Self::Sqlite(_) => "select name from sqlite_master where type = 'table'",
            Self::Postgres(_) => "select tablename from pg_tables where schemaname = 'public'",
        };
        let mut left: Vec<String> = self
            .query(list)?
            .into_iter()
            .filter(|table| {
                let parts = table.rsplit_once('_');
                parts.is_some_and(|(kind, id)| {
                    // Other tables have such names, too; those of versions end with a number.
                    let of_version = id.parse::<i64>().is_ok() && TABLES.contains(&kind);
                    of_version && !whole.contains(id)
                })
            })
            .collect();
        if self.unfinished()? > 0 {
            left.push("data_version".to_owned());
        }
        Ok(left)
    }

    /// A process that writes a line as soon as the query for a count gives more than `known`. It is ready a little later.
    pub(super) fn watch(&self, count: &str, known: usize) -> Result<Child> {
        let mut command = match self {
            Self::Sqlite(file) => {
                let mut command = Command::new("python3");
                command.args(["-c", SQLITE_WATCH]).arg(file).arg(count).arg(known.to_string());
                command
            }
            Self::Postgres(url) => {
                let look = format!(
                    "do $$ begin while ({count}) <= {known} loop perform pg_sleep(0.0005); \
                     end loop; end $$"
                );
                let mut command = Command::new("psql");
                command.env("PGOPTIONS", WATCH_SETTINGS);
                command.args(["-X", "-q", "-A", "-t", "-c", &look, "-c", "select 'seen'", url]);
                command
            }
        };
        // When it is no more needed it is killed, and what it says then is of no interest.
        Ok(command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?)
    }

    /// Rows of a query, columns parted by `|`.
    pub(super) fn query(&self, sql: &str) -> Result<Vec<String>> {
        let mut command = match self {
            Self::Sqlite(file) => {
                let mut command = Command::new("python3");
                command.args(["-c", SQLITE_QUERY]).arg(file).arg(sql);
                command
            }
            Self::Postgres(url) => {
                let mut command = Command::new("psql");
                command.args(["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", sql, url]);
                command
            }
        };
        Ok(output(&mut command)?.lines().map(str::to_owned).collect())
    }
}

impl fmt::Display for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sqlite(_) => "SQLite",
            Self::Postgres(_) => "PostgreSQL",
        })
    }
}
