//! View model of the start of a proposal.

use domain::field::FieldErrors;

use crate::chrome::Chrome;
use crate::pages::draft::model::CycleOffer;

/// `/usulan/baru`: before you start.
#[derive(Debug, Clone)]
pub struct StartPage {
    /// The frame.
    pub chrome: Chrome,
    /// Whom it will be for, as chosen: code of a [`domain::usulan::Hubungan`], or empty.
    pub hubungan: String,
    /// What is wrong. Field names: `hubungan`, `kode_lanjutan`.
    pub errors: FieldErrors,
    /// A resume code as typed, when it was wrong.
    pub kode_lanjutan: String,
    /// The earliest cycle.
    pub offer: CycleOffer,
    /// An unfinished draft of this browser, if any: when it was saved last, `21 November 2026 pukul 14.05`.
    pub unfinished: Option<String>,
    /// Somebody is about to begin a new one beside it: the resume code of the unfinished draft, to be written down first.
    pub replaces: Option<String>,
    /// The visitor came from a card of cek.
    pub from_card: bool,
    /// A draft has just been deleted.
    pub discarded: bool,
}
