//! The photos and papers of a proposal.

use serde::{Deserialize, Serialize};

use super::answers::StepAnswers;
use super::hubungan::Hubungan;
use super::step::Step;
use crate::codes::codes;

/// What a file shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PhotoKind {
    /// The proposed person's identity card.
    Ktp,
    /// The family card.
    Kk,
    /// The dwelling from outside.
    RumahDepan,
    /// The dwelling from inside.
    RumahDalam,
    /// The proposer with their identity card.
    Selfie,
    /// A letter: SKTM, or of the RT or RW.
    Surat,
}

codes!(PhotoKind {
    Ktp = "ktp",
    Kk = "kk",
    RumahDepan = "rumah-depan",
    RumahDalam = "rumah-dalam",
    Selfie = "selfie",
    Surat = "surat",
});

impl PhotoKind {
    /// The word in the URL, the API, and the database.
    pub const fn slug(self) -> &'static str {
        self.as_str()
    }

    /// The kind with this slug.
    pub fn from_slug(slug: &str) -> Option<Self> {
        slug.parse().ok()
    }

    /// The name under which something wrong with it is told.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Ktp => "foto_ktp",
            Self::Kk => "foto_kk",
            Self::RumahDepan => "foto_rumah_depan",
            Self::RumahDalam => "foto_rumah_dalam",
            Self::Selfie => "foto_selfie",
            Self::Surat => "foto_surat",
        }
    }

    /// The kinds this proposer is asked for, in order. Of a neighbour never a card (S-6).
    pub const fn of(hubungan: Hubungan) -> &'static [Self] {
        match hubungan {
            Hubungan::Diri | Hubungan::SatuKk => Self::ALL,
            Hubungan::Tetangga => &[Self::RumahDepan],
        }
    }

    /// Whether the proposal cannot be sent without it: the identity card unless there is no NIK,
    /// the dwelling unless there is none (S-12).
    pub fn is_required(self, hubungan: Hubungan, answers: &StepAnswers) -> bool {
        let ticked =
            |step, checkbox| answers.get(&step).is_some_and(|answers| answers.is_checked(checkbox));
        match self {
            Self::Ktp => hubungan.is_family() && !ticked(Step::Terusul, "tanpa_nik"),
            Self::RumahDepan => !ticked(Step::Alamat, "tanpa_alamat_tetap"),
            Self::Kk | Self::RumahDalam | Self::Selfie | Self::Surat => false,
        }
    }

    /// Whether it may be a PDF.
    pub const fn takes_pdf(self) -> bool {
        matches!(self, Self::Surat)
    }
}
