//! Tables and the doors to them.
//!
//! Nothing outside this module knows a table or a column: it calls the functions of [`Store`] and
//! gets plain structs. The same functions run on `SQLite` (one writer connection, several readers)
//! and on `PostgreSQL` (one pool).

pub mod attachment;
pub mod audit;
pub mod batch;
pub mod bulk;
mod calendar;
pub mod case_data;
mod case_link;
pub mod case_move;
pub mod case_note;
pub mod case_pair;
pub mod case_search;
pub mod case_view;
pub mod conflict;
pub mod conflict_among;
mod connection;
mod day_table;
pub mod decision;
pub mod draft;
mod error;
pub mod filing;
mod import_lock;
pub mod laporan;
pub mod lease;
pub mod letters;
pub mod limit;
pub mod loading;
pub mod musyawarah;
pub mod numbers;
pub mod outbox;
pub mod penerima;
pub mod petugas;
pub mod pin_try;
pub mod program;
mod query;
pub mod question;
pub mod queue;
pub mod queue_seen;
pub mod quota;
pub mod recipient_anomaly;
pub mod recipient_check;
pub mod recipient_import;
pub mod recipient_mark;
pub mod recipient_repair;
pub mod recipient_search;
pub mod recipient_verdict;
pub mod reply_right;
pub mod reporter_opening;
pub mod retention;
pub mod review_case;
pub mod rotation;
mod rule_rows;
pub mod scope;
pub mod sealed_penerima;
pub mod second_look;
mod spent;
pub mod term;
pub mod tokens;
pub mod version;
mod version_tables;
pub mod visit;
mod wilayah;
pub mod wilayah_import;
pub mod wilayah_search;
pub mod window;

use std::fmt;

use migration::{Migrator, MigratorTrait as _};
use sea_orm::{DatabaseConnection, DbBackend};

pub use error::{ConflictKind, StoreError};
pub use import_lock::ImportLock;

/// The database. Cheap to clone; every clone shares the same connections.
#[derive(Clone)]
pub struct Store {
    /// For look-ups.
    read: DatabaseConnection,
    /// For changes. On `SQLite` a single connection, so that writers queue up instead of failing.
    write: DatabaseConnection,
    url: String,
}

/// The address may carry a password and is not printed.
impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Store({:?})", self.backend())
    }
}

impl Store {
    /// Brings the tables to the newest step and fills the tables of programmes, windows,
    /// answers and terms. Calling it again changes nothing.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        Migrator::up(&self.write, None).await?;
        self.fill_programs().await?;
        self.fill_quotas().await?;
        self.fill_windows().await?;
        self.fill_questions().await?;
        self.fill_retention().await?;
        self.fill_terms().await
    }

    /// Whether every step of the schema has been taken.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn is_migrated(&self) -> Result<bool, StoreError> {
        Ok(Migrator::get_pending_migrations(&self.write).await?.is_empty())
    }

    /// Ends all connections, after those in use were given back.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn close(self) -> Result<(), StoreError> {
        self.read.close_by_ref().await?;
        Ok(self.write.close_by_ref().await?)
    }

    fn backend(&self) -> DbBackend {
        self.write.get_database_backend()
    }
}
