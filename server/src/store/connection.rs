//! How connections are opened.

use std::path::{Path, PathBuf};
use std::time::Duration;

use sea_orm::{
    ConnectOptions, ConnectionTrait as _, Database, DatabaseConnection, DatabaseTransaction,
    DbBackend, SqliteTransactionMode, TransactionOptions, TransactionTrait as _,
};

use super::{Store, StoreError};

/// How long a writer waits for another process's write before it gives up.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);
/// How long a request waits for a free connection.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);
/// Connections that only read, on `SQLite`.
const SQLITE_READERS: u32 = 4;
/// Connections of one instance, on `PostgreSQL`.
const POSTGRES_CONNECTIONS: u32 = 16;
/// Page cache of the `SQLite` writer, in KiB: the upper levels of every index of a large import.
const WRITER_CACHE_KIB: u32 = 32 * 1024;
/// Page cache of each `SQLite` reader, in KiB.
const READER_CACHE_KIB: u32 = 8 * 1024;

impl Store {
    /// Opens `sqlite:///path/file.db` (made when missing) or `postgres://…`.
    ///
    /// # Errors
    /// When the address is of another kind or the database cannot be reached.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        if let Some(file) = sqlite_file(url) {
            if let Some(folder) = file.parent() {
                std::fs::create_dir_all(folder)?;
            }
            // The writer comes first: it makes the file and switches it to WAL.
            let write = open_sqlite(&file, 1, WRITER_CACHE_KIB, false).await?;
            let read = open_sqlite(&file, SQLITE_READERS, READER_CACHE_KIB, true).await?;
            return Ok(Self { read, write, url: url.to_owned() });
        }
        let pool = open_postgres(url, POSTGRES_CONNECTIONS).await?;
        Ok(Self { read: pool.clone(), write: pool, url: url.to_owned() })
    }

    /// Begins a change. On `SQLite` the write lock is taken at once, so that a read is never
    /// overtaken.
    pub(super) async fn begin(&self) -> Result<DatabaseTransaction, StoreError> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        Ok(self.write.begin_with_options(options).await?)
    }

    /// The database file, when it is one.
    pub(super) fn file(&self) -> Option<PathBuf> {
        sqlite_file(&self.url)
    }

    /// Where large temporary files may be made: beside the database file, or where the system keeps
    /// its own.
    pub fn scratch_folder(&self) -> PathBuf {
        let file = self.file();
        let folder = file.as_deref().and_then(Path::parent);
        folder.map_or_else(std::env::temp_dir, Path::to_owned)
    }

    /// A connection of its own, outside the pool. `PostgreSQL` only.
    pub(super) async fn open_aside(&self) -> Result<DatabaseConnection, StoreError> {
        open_postgres(&self.url, 1).await
    }
}

fn sqlite_file(url: &str) -> Option<PathBuf> {
    let path = url.strip_prefix("sqlite://")?;
    Some(PathBuf::from(path.split('?').next().unwrap_or(path)))
}

async fn open_sqlite(
    file: &Path,
    connections: u32,
    cache_kib: u32,
    read_only: bool,
) -> Result<DatabaseConnection, StoreError> {
    let file = file.to_owned();
    let mut options = base_options("sqlite://", connections);
    options.map_sqlx_sqlite_opts(move |sqlite| {
        let sqlite = sqlite
            .filename(&file)
            .create_if_missing(!read_only)
            .busy_timeout(BUSY_TIMEOUT)
            .foreign_keys(true)
            .pragma("cache_size", format!("-{cache_kib}"))
            .pragma("temp_store", "memory");
        if read_only {
            sqlite.pragma("query_only", "on")
        } else {
            // What is deleted within a page is overwritten; emptying whole pages of old imports too would take minutes.
            let safe = sqlite.pragma("journal_mode", "wal").pragma("synchronous", "full");
            safe.pragma("secure_delete", "fast")
        }
    });
    Ok(Database::connect(options).await?)
}

async fn open_postgres(url: &str, connections: u32) -> Result<DatabaseConnection, StoreError> {
    if !url.starts_with("postgres://") && !url.starts_with("postgresql://") {
        return Err(StoreError::Address);
    }
    Ok(Database::connect(base_options(url, connections)).await?)
}

/// Statements carry values: they are written neither to the log nor into spans.
fn base_options(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .sqlx_logging(false)
        .record_stmt_in_spans(false)
        .test_before_acquire(url.starts_with("postgres"));
    options
}

impl Store {
    /// Writes the write-ahead log of `SQLite` into the database and empties it: what was overwritten does not stay
    /// readable in it for longer than until the next call. Nothing to do on `PostgreSQL`.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn empty_log(&self) -> Result<(), StoreError> {
        if self.backend() == DbBackend::Sqlite {
            self.write.execute_unprepared("pragma wal_checkpoint(truncate)").await?;
        }
        Ok(())
    }
}
