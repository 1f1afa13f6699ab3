//! View models of accounts, for admins.

use domain::account::FieldFault;
use domain::petugas::Role;

use crate::pages::petugas::frame::DeskFrame;

/// How an account stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// In use.
    Active,
    /// Nobody has signed in with it yet, or it was reset.
    NotSetUp,
    /// Out of use.
    Disabled,
}

/// One line of the list.
#[derive(Debug, Clone)]
pub struct OfficerLine {
    /// Number of the account.
    pub id: i64,
    /// User name.
    pub username: String,
    /// Name.
    pub name: String,
    /// Role.
    pub role: Role,
    /// Region with what lies above it, or its code.
    pub region: String,
    /// How it stands.
    pub standing: Standing,
}

/// `/petugas/orang`
#[derive(Debug, Clone)]
pub struct OfficersPage {
    /// The frame.
    pub frame: DeskFrame,
    /// Accounts in the order of their user names.
    pub officers: Vec<OfficerLine>,
    /// The user name after which the next page begins, if there is one.
    pub next: Option<String>,
}

/// What stands in the form of an account.
#[derive(Debug, Clone, Default)]
pub struct AccountFields {
    /// User name.
    pub username: String,
    /// Name.
    pub name: String,
    /// Code of the role.
    pub role: String,
    /// Region code.
    pub scope: String,
    /// NIK as typed, where it has to be mended.
    pub nik: String,
    /// Family-card number as typed, where it has to be mended.
    pub kk: String,
}

/// `/petugas/orang/baru`
#[derive(Debug, Clone)]
pub struct NewOfficerPage {
    /// The frame.
    pub frame: DeskFrame,
    /// As typed.
    pub fields: AccountFields,
    /// Regions to choose from: code and name.
    pub regions: Vec<(String, String)>,
    /// What is wrong. Field names: `nama_pengguna`, `nama`, `peran`, `wilayah`, `nik`, `nomor_kk`.
    pub faults: Vec<FieldFault>,
}

/// `/petugas/orang/{id}`
#[derive(Clone)]
pub struct OfficerPage {
    /// The frame.
    pub frame: DeskFrame,
    /// The account.
    pub officer: OfficerLine,
    /// It is the admin's own.
    pub yourself: bool,
    /// As typed, or as it stands.
    pub fields: AccountFields,
    /// Regions to choose from: code and name.
    pub regions: Vec<(String, String)>,
    /// Whether their NIK, and their family card, are noted already.
    pub knows: (bool, bool),
    /// How many sessions are open.
    pub sessions: usize,
    /// Declared relatives: what names the declaration in a form, and its date.
    pub relatives: Vec<(String, String)>,
    /// What is wrong with the form just sent.
    pub faults: Vec<FieldFault>,
    /// "I am sure" was not ticked.
    pub not_sure: bool,
    /// A starting password, shown this once.
    pub starting: Option<String>,
    /// What was just done: the last part of the form's address, or `simpan`.
    pub done: Option<String>,
}

impl std::fmt::Debug for OfficerPage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OfficerPage({})", self.officer.id)
    }
}
