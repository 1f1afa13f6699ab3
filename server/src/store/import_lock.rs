//! One import at a time.

use std::fs::{File, TryLockError};
use std::path::PathBuf;

use sea_orm::sea_query::{Expr, Query};
use sea_orm::{DatabaseConnection, FromQueryResult};

use super::query::first;
use super::{ConflictKind, Store, StoreError};

/// Number of the advisory lock on `PostgreSQL`, the same for every instance.
const ADVISORY_LOCK: i64 = 0x0062_616e_736f_7301;

/// The right to load recipients. Given back when dropped, also when the process is killed: it is a
/// lock of the operating system on a file (`SQLite`), or of a connection of its own (`PostgreSQL`).
#[derive(Debug)]
pub struct ImportLock {
    /// Held, never read.
    _holder: Holder,
}

#[derive(Debug)]
#[expect(dead_code, reason = "what is locked is held, not used")]
enum Holder {
    File(File),
    Connection(DatabaseConnection),
}

#[derive(FromQueryResult)]
struct Taken {
    taken: bool,
}

impl Store {
    /// Takes the right to load recipients.
    ///
    /// # Errors
    /// [`ConflictKind::ImportRunning`] when another process has it.
    pub async fn lock_import(&self) -> Result<ImportLock, StoreError> {
        let holder = if let Some(database) = self.file() {
            Holder::File(lock_file(database)?)
        } else {
            Holder::Connection(self.lock_advisory().await?)
        };
        Ok(ImportLock { _holder: holder })
    }

    async fn lock_advisory(&self) -> Result<DatabaseConnection, StoreError> {
        let connection = self.open_aside().await?;
        let lock = Expr::cust_with_values("pg_try_advisory_lock($1)", [ADVISORY_LOCK]);
        let select = Query::select().expr_as(lock, "taken").to_owned();
        let row: Option<Taken> = first(&connection, &select).await?;
        if row.is_some_and(|row| row.taken) {
            Ok(connection)
        } else {
            Err(StoreError::Conflict(ConflictKind::ImportRunning))
        }
    }
}

fn lock_file(database: PathBuf) -> Result<File, StoreError> {
    let mut path = database.into_os_string();
    path.push(".import-lock");
    let file = File::create(path)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StoreError::Conflict(ConflictKind::ImportRunning)),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}
