//! View model of a proposal for a citizen at the office.

use domain::field::FieldErrors;
use domain::usulan::AssistForm;

use crate::pages::petugas::frame::DeskFrame;

/// `/petugas/usulan/baru`
#[derive(Debug, Clone)]
pub struct AssistPage {
    /// The frame.
    pub frame: DeskFrame,
    /// As typed.
    pub form: AssistForm,
    /// What is wrong.
    pub errors: FieldErrors,
    /// A draft in this browser that is not sent.
    pub unfinished: bool,
    /// Resume code of a filled draft that would be closed.
    pub replaces: Option<String>,
}
