//! View model of the guide: what comes from rows, because it begins and ends.

use crate::chrome::Chrome;

/// The page `/panduan`.
#[derive(Debug, Clone)]
pub struct PanduanPage {
    /// The frame.
    pub chrome: Chrome,
    /// Every programme in force, in the order to be shown. Empty: the page says that none is loaded.
    pub programs: Vec<ProgramInfo>,
}

/// One programme as the guide explains it. Texts are already in the page's language.
#[derive(Debug, Clone)]
pub struct ProgramInfo {
    /// Code of its row, e.g. `PKH`. Part of the anchor `program-pkh`.
    pub code: String,
    /// Its name as people know it, with its abbreviation.
    pub name: String,
    /// Whether it goes to families or to persons.
    pub basis: ProgramBasis,
    /// Who it is for, in a sentence.
    pub for_whom: String,
}

/// The unit a programme is given to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProgramBasis {
    /// The family together.
    Family,
    /// Each person alone.
    Person,
}
