//! Tracking a case: the way in, the case, and everything held about it.

mod actions;
mod case;
mod data;
mod form;
pub mod model;

pub use case::case_page;
pub(in crate::pages) use case::tone;
pub use data::data_page;
pub use form::track_page;
