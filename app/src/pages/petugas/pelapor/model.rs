//! View models of opening a reporter.

use std::fmt;

use domain::field::ErrorCode;

use crate::pages::petugas::frame::DeskFrame;

/// `/petugas/kasus/{tiket}/pelapor`
#[derive(Debug, Clone)]
pub struct ReporterPage {
    /// The frame.
    pub frame: DeskFrame,
    /// The ticket as addresses have it.
    pub ticket: String,
    /// The ticket as people read it.
    pub shown_ticket: String,
    /// What is shown.
    pub view: ReporterView,
}

/// What the page shows.
#[derive(Debug, Clone)]
pub enum ReporterView {
    /// The form that asks for the reason.
    Ask {
        /// As typed.
        reason: String,
        /// What is wrong with it.
        error: Option<ErrorCode>,
    },
    /// Who reported.
    Opened(ReporterCard),
    /// The seal stays closed.
    Closed(SealClosed),
}

/// Who reported, as they said themselves. Not printed.
#[derive(Clone)]
pub struct ReporterCard {
    /// Name.
    pub name: String,
    /// Sixteen digits.
    pub nik: String,
    /// Telephone.
    pub phone: String,
    /// E-mail; may be empty.
    pub email: String,
    /// Village with everything above it.
    pub village: String,
    /// They agreed to be asked.
    pub may_be_called: bool,
    /// The officer is close to them.
    pub is_conflict: bool,
}

impl fmt::Debug for ReporterCard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReporterCard(…)")
    }
}

/// Why the seal stays closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealClosed {
    /// Nobody is sealed in the case.
    Nobody,
    /// This process has no private key.
    NoPrivateKey,
    /// The officer must keep away from the case.
    Conflict,
}
