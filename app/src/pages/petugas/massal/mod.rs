//! `/petugas/usulan/massal`: many proposals in one file.

mod file_input;
mod file_page;
pub mod model;
mod upload;

pub(in crate::pages::petugas) use file_input::file_input;
pub use file_page::file_page;
pub use upload::upload_page;
