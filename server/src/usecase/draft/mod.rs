//! Every form, from the first tap to the ticket: draft, photos, sending.
//!
//! What a kind of form files is said in [`usulan`] and [`laporan`]; everything else is the same for all.

mod laporan;
pub mod offer;
mod open;
pub mod photo;
mod steps;
pub mod submit;
mod usulan;
mod variant;

use domain::ticket::{Pin, ResumeCode};

use crate::crypto::Keys;
use crate::usecase::{AppError, Context};

pub use laporan::{answers_aad as laporan_aad, reporter_aad};
pub use open::{
    Beginning, Begun, ForCitizen, OpenDraft, RESUME_FIELD, Resumed, Secret, begin, begin_for,
    discard, open, resume,
};
pub use steps::{
    Saved, SavedStep, SavedSteps, StepContent, choices, choices_of, errors_of_step, is_touched,
    read_content, read_steps, save_step, wrong_steps,
};
pub use usulan::{alike_token, assessment_aad, contact_aad, member_aad, usulan_aad};
pub use variant::open_form;

/// How long an unfinished draft is kept, in days. Its exact end is written in the draft when it begins.
pub const DRAFT_DAYS: i64 = 30;

/// The PIN of a ticket: derived, so that a proposal sent twice shows the same one (S-8).
pub fn pin_of(keys: &Keys, ticket: &str) -> Pin {
    Pin::from_entropy(&keys.index("pin", &[ticket.as_bytes()]))
}

/// The resume code of a draft: derived from its secret, so that every page its owner opens can show it, and nobody else
/// finds it.
pub fn resume_code_of(keys: &Keys, secret: &Secret) -> ResumeCode {
    let token = keys.index("draft.resume_code", &[secret.as_str().as_bytes()]);
    let mut entropy = [0; 16];
    entropy.copy_from_slice(&token[..16]);
    ResumeCode::from_entropy(&entropy)
}

/// Refuses what needs room when the disk has none to spare.
///
/// # Errors
/// [`AppError::Full`].
pub async fn check_room(ctx: &Context) -> Result<(), AppError> {
    match ctx.files.has_room().await {
        Ok(true) => Ok(()),
        Ok(false) => Err(AppError::Full),
        Err(error) => Err(AppError::unavailable(&error)),
    }
}
