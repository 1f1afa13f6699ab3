//! The photos and papers of a form.

use serde::{Deserialize, Serialize};

use super::answers::StepAnswers;
use super::forms::Form;
use super::step::Step;
use crate::codes::codes;
use crate::usulan::Hubungan;

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

    /// The kinds this form asks for, in order. Of somebody else never a card (S-6).
    pub const fn of(form: Form) -> &'static [Self] {
        match form {
            Form::Usulan(Hubungan::Diri | Hubungan::SatuKk) => Self::ALL,
            Form::Usulan(Hubungan::Tetangga) | Form::Sanggahan | Form::TanggapanLayak => {
                &[Self::RumahDepan]
            }
            Form::PerubahanData(_) | Form::Penyalahgunaan => &[Self::Surat],
            Form::HakJawab => &[Self::RumahDepan, Self::RumahDalam, Self::Surat],
        }
    }

    /// Whether the form cannot be sent without it: the identity card unless there is no NIK, the
    /// dwelling unless there is none (S-12), and for an objection always (§3.5).
    pub fn is_required(self, form: Form, answers: &StepAnswers) -> bool {
        let ticked =
            |step, checkbox| answers.get(&step).is_some_and(|answers| answers.is_checked(checkbox));
        match self {
            Self::Ktp => {
                form.hubungan().is_some_and(Hubungan::is_family)
                    && !ticked(Step::Terusul, "tanpa_nik")
            }
            Self::RumahDepan => match form {
                Form::Usulan(_) => !ticked(Step::Alamat, "tanpa_alamat_tetap"),
                Form::Sanggahan => true,
                _ => false,
            },
            Self::Kk | Self::RumahDalam | Self::Selfie | Self::Surat => false,
        }
    }

    /// Whether it may be a PDF.
    pub const fn takes_pdf(self) -> bool {
        matches!(self, Self::Surat)
    }
}
