//! View models of the audit log.

use crate::pages::petugas::frame::DeskFrame;
use crate::text::Text;

/// `/petugas/audit`
#[derive(Debug, Clone)]
pub struct AuditPage {
    /// The frame.
    pub frame: DeskFrame,
    /// The filter as typed.
    pub filter: AuditForm,
    /// What is wrong: name of the field, and the sentence.
    pub errors: Vec<(&'static str, Text)>,
    /// The entries, newest first.
    pub lines: Vec<AuditLine>,
    /// Address of older ones.
    pub older: Option<String>,
    /// Whether this is not the newest page.
    pub is_older: bool,
    /// Address of the download.
    pub download: String,
    /// Most lines of a download.
    pub download_max: u64,
    /// Whether the log is whole.
    pub chain: ChainCard,
}

/// The filter, as it stands in the address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditForm {
    /// `YYYY-MM-DD`
    pub from: String,
    /// `YYYY-MM-DD`, that day included.
    pub until: String,
    /// A ticket.
    pub ticket: String,
    /// A user name.
    pub officer: String,
    /// `warga`, `petugas`, `system`, or empty.
    pub actor: String,
    /// Code of an action, or empty.
    pub action: String,
    /// Only who saw something.
    pub reads_only: bool,
    /// Sealed link to a person, or empty.
    pub person: String,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditLine {
    /// Its number.
    pub id: i64,
    /// When.
    pub at: String,
    /// Code of who: `warga`, `petugas`, `system`.
    pub actor: String,
    /// Name of the officer; empty for anybody else.
    pub officer: String,
    /// Code of what.
    pub action: String,
    /// Its case as people read it; empty for none.
    pub ticket: String,
    /// What it says besides, in words.
    pub about: String,
    /// The same as codes.
    pub detail: String,
}

/// Whether the log is whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainCard {
    /// Number of the newest batch, and when it was sealed.
    pub newest: Option<(i64, String)>,
    /// Entries that wait to be sealed.
    pub unsealed: u64,
    /// What the last check found.
    pub check: Option<CheckLine>,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckLine {
    /// When.
    pub at: String,
    /// `whole`, or the code of what is wrong first.
    pub outcome: String,
    /// The batch that is wrong.
    pub broken_batch: i64,
    /// Numbers of the batches.
    pub range: (i64, i64),
    /// Entries in them.
    pub entries: i64,
}
