//! View models of signing in.

use domain::account::FieldFault;

use crate::chrome::Chrome;

/// Why somebody is not signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignInTrouble {
    /// What was typed does not fit.
    Refused,
    /// Too many tries; minutes until the next one counts.
    Locked {
        /// Minutes.
        minutes: u32,
    },
    /// The minutes between password and code are over.
    TooLate,
    /// The session is over.
    Over,
}

/// `/petugas/masuk`: user name and password.
#[derive(Debug, Clone)]
pub struct SignInPage {
    /// The frame.
    pub chrome: Chrome,
    /// Where to afterwards; empty for the desk.
    pub to: String,
    /// As typed.
    pub username: String,
    /// What is wrong with the fields: `nama_pengguna`, `kata_sandi`.
    pub faults: Vec<FieldFault>,
    /// What is wrong otherwise.
    pub trouble: Option<SignInTrouble>,
    /// They have just left.
    pub left: bool,
}

/// `/petugas/masuk/kode`: the code of the second factor.
#[derive(Debug, Clone)]
pub struct CodePage {
    /// The frame.
    pub chrome: Chrome,
    /// What is wrong with the field `kode`.
    pub faults: Vec<FieldFault>,
    /// What is wrong otherwise.
    pub trouble: Option<SignInTrouble>,
}

/// A secret for an app, until it is proved.
#[derive(Clone)]
pub struct AppSecret {
    /// For a hidden field.
    pub token: String,
    /// In groups, to be typed.
    pub grouped: String,
    /// QR code as SVG markup, made by the server.
    pub qr_svg: String,
}

impl std::fmt::Debug for AppSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AppSecret(…)")
    }
}

/// `/petugas/masuk/pasang`: the first sign-in.
#[derive(Debug, Clone)]
pub struct SetUpPage {
    /// The frame.
    pub chrome: Chrome,
    /// The secret for the app; `None` while a password is to be chosen.
    pub app: Option<AppSecret>,
    /// What is wrong with the fields: `kata_sandi`, `ulangi`, `kode`.
    pub faults: Vec<FieldFault>,
}

/// Recovery codes, shown this once.
#[derive(Clone)]
pub struct CodesPage {
    /// The frame.
    pub chrome: Chrome,
    /// Ten of `XXXX-XXXX-XXXX`.
    pub codes: Vec<String>,
    /// Where to afterwards.
    pub to: String,
}

impl std::fmt::Debug for CodesPage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CodesPage(…)")
    }
}
