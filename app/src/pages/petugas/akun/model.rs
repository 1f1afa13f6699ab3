//! View model of an officer's own account.

use domain::account::FieldFault;

use crate::pages::petugas::frame::DeskFrame;

/// A session that is open.
#[derive(Debug, Clone)]
pub struct SessionLine {
    /// Public number.
    pub id: String,
    /// What kind of browser; empty when it did not say.
    pub agent: String,
    /// `21 November 2026 pukul 14.05`
    pub begun: String,
    /// `21 November 2026 pukul 14.05`
    pub seen: String,
    /// The session of this request.
    pub current: bool,
}

/// `/petugas/akun`
#[derive(Debug, Clone)]
pub struct AccountPage {
    /// The frame.
    pub frame: DeskFrame,
    /// User name.
    pub username: String,
    /// Sessions that are open, the newest first.
    pub sessions: Vec<SessionLine>,
    /// Recovery codes that are left.
    pub codes_left: u64,
    /// Declared relatives: what names the declaration in a form, and its date.
    pub relatives: Vec<(String, String)>,
    /// Their own NIK is known.
    pub knows_nik: bool,
    /// Their own family card is known.
    pub knows_kk: bool,
    /// What is wrong with a form just sent.
    pub faults: Vec<FieldFault>,
    /// Locked after too many wrong passwords: minutes until the next try counts.
    pub locked_minutes: Option<u32>,
    /// What was just done: the last part of the form's address.
    pub done: Option<String>,
}

/// `/petugas/akun/identitas`
#[derive(Debug, Clone)]
pub struct IdentityPage {
    /// The frame.
    pub frame: DeskFrame,
    /// What it is asked for: a ticket, or `antrean`.
    pub purpose: String,
    /// Address of that.
    pub back: String,
    /// Their own NIK is known.
    pub knows_nik: bool,
    /// Their own family card is known.
    pub knows_kk: bool,
    /// What is wrong with the form just sent.
    pub faults: Vec<FieldFault>,
}

/// Fresh recovery codes, shown this once.
#[derive(Clone)]
pub struct NewCodesPage {
    /// The frame.
    pub frame: DeskFrame,
    /// Ten of `XXXX-XXXX-XXXX`.
    pub codes: Vec<String>,
}

impl std::fmt::Debug for NewCodesPage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewCodesPage(…)")
    }
}
