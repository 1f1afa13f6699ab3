//! View models of visits.

use domain::field::FieldErrors;
use domain::visit::VisitForm;

use crate::pages::petugas::frame::DeskFrame;

/// A question of what was seen, with its answers.
#[derive(Debug, Clone)]
pub struct Criterion {
    /// Its name.
    pub name: &'static str,
    /// Codes and labels.
    pub options: Vec<(String, String)>,
}

/// One line of a recorded visit: what, and how it was.
pub type VisitLine = (String, String);

/// A visit on record.
#[derive(Clone)]
pub struct VisitCard {
    /// Its id, the target of links.
    pub id: String,
    /// Who wrote it down, and when, as a sentence.
    pub recorded: String,
    /// What was seen; empty once erased.
    pub lines: Vec<VisitLine>,
    /// Where its photos can be looked at.
    pub photos: Vec<String>,
    /// The officer who looks at it wrote it, and may add photos.
    pub mine: bool,
}

/// What was seen at somebody's home is not printed.
impl std::fmt::Debug for VisitCard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "VisitCard({})", self.id)
    }
}

/// Why a visit was not recorded, whatever was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VisitTrouble {
    /// The case has ended meanwhile.
    Closed,
    /// It contests a decision of the officer: others look at it.
    OwnAppeal,
}

/// `/petugas/kasus/{tiket}/kunjungan`
#[derive(Debug, Clone)]
pub struct VisitPage {
    /// The frame.
    pub frame: DeskFrame,
    /// Twelve characters.
    pub ticket: String,
    /// `XXXX-XXXX-XXXX`
    pub shown: String,
    /// The newest first.
    pub visits: Vec<VisitCard>,
    /// What is looked at.
    pub criteria: Vec<Criterion>,
    /// What was typed.
    pub typed: VisitForm,
    /// What is wrong with it.
    pub errors: FieldErrors,
    /// Why it was not recorded, whatever was typed.
    pub trouble: Option<VisitTrouble>,
    /// The visit whose photo was refused.
    pub photo_of: Option<String>,
    /// What was just done: `kunjungan`, `foto`.
    pub done: Option<String>,
    /// The case is open: a visit may be added.
    pub open: bool,
}
