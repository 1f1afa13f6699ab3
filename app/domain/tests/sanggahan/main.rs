//! What residents say about a recipient (§3.5, S-6, S-7, S-11, scenario 18).

mod drafts;
mod questions;
mod reporter;
