//! `/petugas/data`: recipient data, version by version.

mod compare;
mod import;
pub mod model;
mod versions;

pub use compare::{compare_page, compare_village_page};
pub use import::import_page;
pub use versions::{data_page, restore_page};
