//! The pages every form shares: the task list, its steps, photos, checking, and the receipt.

mod check;
pub mod door;
mod frame;
mod members;
pub mod model;
mod photos;
mod question;
mod receipt;
mod step;
mod tasks;

pub(in crate::pages) use check::closed;
pub use check::{check_page, offer};
pub use door::Door;
pub use members::members_page;
pub use photos::photos_page;
pub use receipt::receipt_page;
pub use step::step_page;
pub use tasks::task_page;
