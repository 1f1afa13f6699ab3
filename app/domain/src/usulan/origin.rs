//! Who brought a proposal to the office (§2.2).

use serde::{Deserialize, Serialize};

use crate::codes::codes;

/// Who brought a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// A citizen, by themselves.
    Warga,
    /// A citizen at the office, for whom an officer filled in the form.
    Petugas,
    /// The head of an RT or RW.
    RtRw,
    /// A social-welfare institution (*lembaga kesejahteraan sosial*).
    Lks,
    /// The village, in a file of many.
    Desa,
    /// The ministry: emergency, disaster, not reached by anybody (S4).
    Kemensos,
}

codes!(Origin {
    Warga = "warga",
    Petugas = "petugas",
    RtRw = "rt_rw",
    Lks = "lks",
    Desa = "desa",
    Kemensos = "kemensos",
});

impl Origin {
    /// Those for whom an officer fills in the citizens' form.
    pub const ASSISTED: [Self; 3] = [Self::Petugas, Self::RtRw, Self::Lks];

    /// Whether who brings it says how the family lives: an RT, RW or LKS does.
    pub const fn assesses(self) -> bool {
        matches!(self, Self::RtRw | Self::Lks)
    }
}
