//! What a row of the queue warns of, in one word each: warnings of the same sort are one flag.

use serde::{Deserialize, Serialize};

use crate::codes::codes;
use crate::usulan::Warning;

/// Something to look at before anything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QueueFlag {
    /// Another case may be about the same person or family.
    Ganda,
    /// The NIK does not fit date of birth, sex or region.
    Nik,
    /// Proposed without NIK or family card.
    TanpaNomor,
    /// Says who belongs together, and the numbers say otherwise.
    Hubungan,
    /// Lives elsewhere than the identity card says, or nowhere fixed.
    Alamat,
    /// What the reporter says about themselves does not fit.
    Pelapor,
    /// More than neighbours send.
    Lonjakan,
    /// A photo is dark, blurred or small.
    Foto,
    /// The outcome was contested.
    Keberatan,
    /// It came back from the citizen: they answered what was asked, or the time for it is over.
    Kembali,
}

codes!(QueueFlag {
    Ganda = "ganda",
    Nik = "nik",
    TanpaNomor = "tanpa_nomor",
    Hubungan = "hubungan",
    Alamat = "alamat",
    Pelapor = "pelapor",
    Lonjakan = "lonjakan",
    Foto = "foto",
    Keberatan = "keberatan",
    Kembali = "kembali",
});

impl QueueFlag {
    /// The flag a warning raises.
    pub const fn of(warning: Warning) -> Self {
        match warning {
            Warning::SameNik | Warning::SameKk | Warning::LookAlike => Self::Ganda,
            Warning::NikBirthDate
            | Warning::NikSex
            | Warning::CenturyOpen
            | Warning::MemberNikBirth
            | Warning::NikPrefixUnknown => Self::Nik,
            Warning::NoNik | Warning::NoKk => Self::TanpaNomor,
            Warning::KkDiffers | Warning::SamePerson => Self::Hubungan,
            Warning::DomicileDiffers | Warning::NoFixedAddress => Self::Alamat,
            Warning::SelfReport | Warning::NotSelf | Warning::SameReporter => Self::Pelapor,
            Warning::BurstSubject | Warning::BurstPlace | Warning::BurstReporter => Self::Lonjakan,
        }
    }

    /// The warnings that raise it; none for what is seen otherwise.
    pub fn warnings(self) -> impl Iterator<Item = Warning> {
        Warning::ALL.iter().copied().filter(move |warning| Self::of(*warning) == self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_warning_raises_a_flag_that_knows_it() {
        for warning in Warning::ALL {
            assert!(QueueFlag::of(*warning).warnings().any(|known| known == *warning));
        }
    }

    #[test]
    fn what_is_seen_otherwise_has_no_warnings() {
        assert_eq!(QueueFlag::Foto.warnings().count(), 0);
        assert_eq!(QueueFlag::Keberatan.warnings().count(), 0);
        assert_eq!(QueueFlag::Kembali.warnings().count(), 0);
    }
}
