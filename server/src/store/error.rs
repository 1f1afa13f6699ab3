//! What can go wrong in the store.

use sea_orm::{DbErr, RuntimeErr, SqlErr};

/// Which rule of the database was broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConflictKind {
    /// A row with the same key exists.
    Duplicate,
    /// A row that is referred to does not exist, or is still referred to.
    Reference,
    /// What was read before has changed meanwhile.
    Stale,
    /// Another process is importing recipients.
    ImportRunning,
}

/// Why the store could not do what was asked. Its text never contains stored or given values.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No such row.
    #[error("no such row")]
    NotFound,
    /// A rule of the database would be broken.
    #[error("conflict: {0:?}")]
    Conflict(ConflictKind),
    /// No room on the database's disk.
    #[error("the disk of the database is full")]
    Full,
    /// The database failed; [`std::error::Error::source`] says how.
    #[error("the database failed")]
    Db(#[source] DbErr),
    /// A file beside the database failed.
    #[error("a file of the database failed")]
    Io(#[from] std::io::Error),
    /// The address is neither `sqlite://FILE` nor `postgres://…`.
    #[error("the database address must be sqlite:///path/to/file or postgres://…")]
    Address,
    /// A stored value is not what this version of the program writes.
    #[error("a stored value of {0} is malformed")]
    Malformed(&'static str),
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => Self::Conflict(ConflictKind::Duplicate),
            Some(SqlErr::ForeignKeyConstraintViolation(_)) => {
                Self::Conflict(ConflictKind::Reference)
            }
            _ if is_full(&error) => Self::Full,
            _ => Self::Db(error),
        }
    }
}

/// Codes by which the databases say that their disk is full: `SQLITE_FULL`, and `disk_full` of `PostgreSQL`.
const FULL_CODES: [&str; 2] = ["13", "53100"];

fn is_full(error: &DbErr) -> bool {
    let (DbErr::Exec(RuntimeErr::SqlxError(cause)) | DbErr::Query(RuntimeErr::SqlxError(cause))) =
        error
    else {
        return false;
    };
    let code = cause.as_database_error().and_then(sea_orm::sqlx::error::DatabaseError::code);
    code.is_some_and(|code| FULL_CODES.contains(&code.as_ref()))
}
