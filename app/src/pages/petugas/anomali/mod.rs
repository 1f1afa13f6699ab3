//! `/petugas/anomali`: unusual recipients, and result files of the population register.

mod checks;
mod list;
pub mod model;

pub use checks::{REJECTED_SHOWN, check_file_page, checks_page};
pub use list::anomaly_page;
