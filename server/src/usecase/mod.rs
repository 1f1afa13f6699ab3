//! One file per task: input, errors, function. Both doors, pages and API, call the same functions.

pub mod audit_log;
pub mod batch;
pub mod bnba;
pub mod calendar;
pub mod card;
pub mod check_status;
pub mod choose_region;
pub mod draft;
pub mod error;
pub mod import_penerima;
pub mod import_wilayah;
pub mod limit;
pub mod list_programs;
pub mod numbers;
pub mod petugas;
pub mod prove_human;
pub mod reply;
pub mod reporter;
pub mod restore_version;
pub mod review;
pub mod rotate_keys;
pub mod seed_demo;
mod sheet;
pub mod subject_notice;
pub mod track_case;
pub mod village;

use std::sync::Arc;

use crate::clock::Clock;
use crate::config::Config;
use crate::crypto::{Keys, ReporterSeal};
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
    /// Seals who objects or reports; opens it only where officers work (S-7).
    pub reporter_seal: ReporterSeal,
    /// The time.
    pub clock: Clock,
    /// The encrypted files.
    pub files: FileStore,
    /// Where pictures are worked on.
    pub studio: Studio,
    /// The configuration.
    pub config: Arc<Config>,
}
