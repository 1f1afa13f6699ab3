//! What can go wrong in the store.

use sea_orm::{DbErr, SqlErr};

/// Which rule of the database was broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConflictKind {
    /// A row with the same key exists.
    Duplicate,
    /// A row that is referred to does not exist, or is still referred to.
    Reference,
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
            _ => Self::Db(error),
        }
    }
}
