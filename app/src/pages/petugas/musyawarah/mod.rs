//! `/petugas/musyawarah`: village deliberations.

mod cases;
mod list;
pub mod model;
mod removals;
mod show;

pub use list::{list_page, new_page};
pub use show::show_page;
