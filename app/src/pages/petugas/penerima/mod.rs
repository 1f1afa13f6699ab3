//! `/petugas/penerima`: listed people in the officer's region, and what officers write about them.

mod form;
mod list;
pub mod model;
mod person;
mod repair;
pub(crate) mod summary;
pub(crate) mod table;

pub use form::search_page;
pub use list::list_page;
pub use person::person_page;
pub(crate) use person::removals;
pub use repair::repair_page;
