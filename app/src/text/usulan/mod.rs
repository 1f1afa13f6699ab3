//! Sentences of a proposal, one file per page or purpose.

pub mod check;
pub mod fields;
pub mod hints;
pub mod photos;
pub mod receipt;
pub mod start;
pub mod steps;
pub mod tasks;

pub use fields::{label, region_label};
pub use hints::hint;
pub use photos::{photo_advice, photo_hint, photo_title};
pub use steps::{step_lead, step_title};
