//! Which forms there are.

use std::str::FromStr;

use crate::field::ErrorCode;
use crate::review::CaseKind;
use crate::sanggahan::Perihal;
use crate::usulan::Hubungan;

/// A form that residents fill in. It decides which pages and questions are asked, and what kind of
/// case it becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// Somebody proposes a person (§3.4).
    Usulan(Hubungan),
    /// Somebody objects to a recipient (§3.5).
    Sanggahan,
    /// Somebody vouches for a recipient (§3.5).
    TanggapanLayak,
    /// Something about a recipient has changed, or is wrong.
    PerubahanData(Perihal),
    /// Aid is cut or misused.
    Penyalahgunaan,
    /// The person an objection is about answers it (S-11).
    HakJawab,
}

impl Form {
    /// Every form.
    pub const ALL: &'static [Self] = &[
        Self::Usulan(Hubungan::Diri),
        Self::Usulan(Hubungan::SatuKk),
        Self::Usulan(Hubungan::Tetangga),
        Self::Sanggahan,
        Self::TanggapanLayak,
        Self::PerubahanData(Perihal::Meninggal),
        Self::PerubahanData(Perihal::Pindah),
        Self::PerubahanData(Perihal::DataSalah),
        Self::PerubahanData(Perihal::Hamil),
        Self::PerubahanData(Perihal::Disabilitas),
        Self::PerubahanData(Perihal::GraduasiMandiri),
        Self::Penyalahgunaan,
        Self::HakJawab,
    ];

    /// What kind of case it becomes.
    pub const fn kind(self) -> CaseKind {
        match self {
            Self::Usulan(_) => CaseKind::Usulan,
            Self::Sanggahan => CaseKind::Sanggahan,
            Self::TanggapanLayak => CaseKind::TanggapanLayak,
            Self::PerubahanData(_) => CaseKind::PerubahanData,
            Self::Penyalahgunaan => CaseKind::Penyalahgunaan,
            Self::HakJawab => CaseKind::HakJawab,
        }
    }

    /// The code that tells forms of one kind apart: of the [`Hubungan`] or the [`Perihal`]; empty
    /// where a kind has one form.
    pub const fn variant(self) -> &'static str {
        match self {
            Self::Usulan(hubungan) => hubungan.as_str(),
            Self::PerubahanData(perihal) => perihal.as_str(),
            Self::Sanggahan | Self::TanggapanLayak | Self::Penyalahgunaan | Self::HakJawab => "",
        }
    }

    /// The form of this kind and variant.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::NotAllowed`] for codes that no form has.
    pub fn parse(kind: &str, variant: &str) -> Result<Self, ErrorCode> {
        let kind = CaseKind::from_str(kind)?;
        let same = |form: &&Self| form.kind() == kind && form.variant() == variant;
        Self::ALL.iter().find(same).copied().ok_or(ErrorCode::NotAllowed)
    }

    /// The form in one word, for hidden fields and the API: `usulan.diri`, `sanggahan`.
    pub fn code(self) -> String {
        match self.variant() {
            "" => self.kind().as_str().to_owned(),
            variant => format!("{}.{variant}", self.kind().as_str()),
        }
    }

    /// The form of such a word.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::NotAllowed`] for a word that no form has.
    pub fn from_code(code: &str) -> Result<Self, ErrorCode> {
        match code.split_once('.') {
            Some((_, "")) => Err(ErrorCode::NotAllowed),
            Some((kind, variant)) => Self::parse(kind, variant),
            None => Self::parse(code, ""),
        }
    }

    /// How proposer and proposed person belong together, where somebody is proposed.
    pub const fn hubungan(self) -> Option<Hubungan> {
        if let Self::Usulan(hubungan) = self { Some(hubungan) } else { None }
    }

    /// Whether a resident speaks about themselves: "Anda" is the person it is about.
    pub const fn is_own(self) -> bool {
        matches!(self, Self::Usulan(Hubungan::Diri) | Self::HakJawab)
    }

    /// Whether a neighbour is proposed: less is asked, and less is told afterwards (S-6).
    pub const fn is_neighbours(self) -> bool {
        matches!(self, Self::Usulan(Hubungan::Tetangga))
    }

    /// Whether it is about a person in the recipient data, whose card its draft holds: it starts
    /// from that card alone (S-4), an answer from the code that leads to it (S-11).
    pub const fn is_about_recipient(self) -> bool {
        !matches!(self, Self::Usulan(_))
    }

    /// Whether who sends it is sealed with the public key (S-7).
    pub const fn seals_reporter(self) -> bool {
        matches!(
            self,
            Self::Sanggahan | Self::TanggapanLayak | Self::PerubahanData(_) | Self::Penyalahgunaan
        )
    }
}
