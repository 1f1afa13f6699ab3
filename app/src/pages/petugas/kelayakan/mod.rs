//! `/petugas/kelayakan`: verifikasi kelayakan BNBA.

mod judge;
pub mod model;
mod village;

pub use judge::{judge_page, too_close_page};
pub use village::village_page;
