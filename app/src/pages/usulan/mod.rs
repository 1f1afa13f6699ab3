//! A proposal: before you start.

pub mod model;
mod start;

pub use start::start_page;
