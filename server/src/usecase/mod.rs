//! One file per task: input, errors, function. Both doors, pages and API, call the same functions.

pub mod audit_log;
pub mod check_status;
pub mod choose_region;
pub mod error;
pub mod import_penerima;
pub mod import_wilayah;
pub mod limit;
pub mod prove_human;
pub mod restore_version;
pub mod seed_demo;
pub mod track_case;
pub mod usulan;

use std::sync::Arc;

use crate::clock::Clock;
use crate::config::Config;
use crate::crypto::Keys;
use crate::photo::Studio;
use crate::storage::FileStore;
use crate::store::Store;

pub use error::AppError;

/// What a use case works with. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Context {
    /// The tables.
    pub store: Store,
    /// The secret keys.
    pub keys: Keys,
    /// The time.
    pub clock: Clock,
    /// The encrypted files.
    pub files: FileStore,
    /// Where pictures are worked on.
    pub studio: Studio,
    /// The configuration.
    pub config: Arc<Config>,
}
