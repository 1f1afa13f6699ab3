//! `/petugas/batch`: batches for the centre, from collecting to the export.

mod contents;
mod endorse;
mod export;
mod letter;
mod list;
pub mod model;
mod show;

pub use list::batches_page;
pub use show::batch_page;
