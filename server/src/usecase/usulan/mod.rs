//! A proposal, from the first tap to the ticket: draft, photos, sending.

pub mod draft;
pub mod offer;
pub mod photo;
pub mod submit;

use domain::ticket::{Pin, ResumeCode};

use crate::crypto::Keys;

/// How long an unfinished draft is kept, in days. Its exact end is written in the draft when it begins.
pub const DRAFT_DAYS: i64 = 30;

/// The PIN of a ticket: derived, so that a proposal sent twice shows the same one (S-8).
pub fn pin_of(keys: &Keys, ticket: &str) -> Pin {
    Pin::from_entropy(&keys.index("pin", &[ticket.as_bytes()]))
}

/// The resume code of a draft: derived, so that every page can show it and only its token is kept.
pub fn resume_code_of(keys: &Keys, draft_id: &str) -> ResumeCode {
    let token = keys.index("draft.resume_code", &[draft_id.as_bytes()]);
    let mut entropy = [0; 16];
    entropy.copy_from_slice(&token[..16]);
    ResumeCode::from_entropy(&entropy)
}
