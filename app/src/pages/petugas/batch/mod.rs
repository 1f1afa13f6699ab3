//! `/petugas/batch`: batches for the centre, from collecting to the export.

mod contents;
mod endorse;
mod entries;
mod export;
mod letter;
mod list;
pub mod model;
mod show;
mod steps;

pub use list::batches_page;
pub use show::batch_page;
