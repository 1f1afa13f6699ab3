//! `/petugas/kasus/{tiket}/putusan`: deciding a case, and what its citizen will read.

mod form;
pub mod model;
mod preview;
pub mod waiting;

pub use form::{decision_page, reason_field};
pub use preview::preview_page;
pub use waiting::{DeclareConflict, WaitingDecision, no_decision_page};
