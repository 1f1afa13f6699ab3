//! Sentences of the pages that every form shares, one file per page or purpose.

pub mod check;
pub mod fields;
pub mod hints;
pub mod noun;
pub mod photos;
pub mod receipt;
pub mod report_fields;
pub mod report_hints;
pub mod steps;
pub mod subject;
pub mod tasks;

pub use fields::{label, region_label};
pub use hints::hint;
pub use noun::{noun, of_form};
pub use photos::{photo_advice, photo_hint, photo_title};
pub use steps::{step_lead, step_title};
