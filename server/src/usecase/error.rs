//! What a use case can answer instead of its result.

use chrono::NaiveDate;
use domain::field::FieldErrors;
use domain::window::WindowKind;

use crate::crypto::{random_bytes, token_hash};
use crate::store::StoreError;

/// Why a task was not done. The person gets a code and a way out; the log gets the cause, once, here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AppError {
    /// Fields to mend.
    Invalid(FieldErrors),
    /// There is no such thing, or not for this caller.
    NotFound,
    /// A sealed link that is broken, foreign or too old.
    LinkExpired,
    /// The draft was sent, discarded, erased for its age, or is not this browser's.
    DraftGone,
    /// Nobody signed in may do this with their role.
    Forbidden,
    /// Offices may not do this today (W-4).
    WindowClosed {
        /// Which window.
        kind: WindowKind,
        /// First day on which it is open again; `None` when no rule says so.
        opens: Option<NaiveDate>,
    },
    /// Contradicts something that is already so: one key for two drafts, or a move the case no longer has.
    Conflict,
    /// No room on the disk to take anything new.
    Full,
    /// Too many tries; come back after this many seconds.
    TooManyRequests {
        /// Seconds until the next try can succeed.
        retry_after_seconds: u32,
    },
    /// Our side is broken. The id is in the log beside the cause.
    Unavailable {
        /// Eight characters to quote to the office.
        incident: String,
    },
}

impl AppError {
    /// Logs `cause` under a fresh incident id and hides it behind that id.
    pub fn unavailable(cause: &(dyn std::error::Error + 'static)) -> Self {
        let incident = incident_id();
        tracing::error!(incident, cause = chain(cause), "a task failed on our side");
        Self::Unavailable { incident }
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::NotFound,
            StoreError::Full => Self::Full,
            error => Self::unavailable(&error),
        }
    }
}

/// The messages of an error and of everything below it.
fn chain(cause: &(dyn std::error::Error + 'static)) -> String {
    std::iter::successors(Some(cause), |error| error.source())
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(": ")
}

/// Eight characters that are easy to read out on the telephone.
pub fn incident_id() -> String {
    const ALPHABET: &[u8; 16] = b"ACDEFHJKMNPRTVWX";
    token_hash(&random_bytes::<16>())[..8]
        .iter()
        .map(|byte| char::from(ALPHABET[usize::from(byte % 16)]))
        .collect()
}
