//! A proposal: before you start, the task list, its steps, checking, and the receipt.

mod check;
mod frame;
mod members;
pub mod model;
mod photos;
mod question;
mod receipt;
mod start;
mod step;
mod tasks;

pub use check::check_page;
pub use members::members_page;
pub use photos::photos_page;
pub use receipt::receipt_page;
pub use start::start_page;
pub use step::step_page;
pub use tasks::task_page;
