//! `/petugas/uji-petik`: decided cases drawn for a second look.

mod cases;
mod draws;
mod judge;
pub mod model;

pub use cases::drawn_page;
pub use draws::draws_page;
pub use judge::judge_page;
