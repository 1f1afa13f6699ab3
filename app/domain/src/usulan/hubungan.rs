//! How the proposer and the proposed person belong together.

use serde::{Deserialize, Serialize};

use crate::codes::codes;

/// Who proposes whom. It decides which questions are asked (S-6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hubungan {
    /// A person proposes themselves.
    Diri,
    /// A person proposes somebody on the same family card.
    SatuKk,
    /// A person proposes a neighbour in the same village.
    Tetangga,
}

codes!(Hubungan { Diri = "diri", SatuKk = "satu_kk", Tetangga = "tetangga" });

impl Hubungan {
    /// Whether the proposed person's own papers and household may be asked for: never for a
    /// neighbour (S-6).
    pub const fn is_family(self) -> bool {
        matches!(self, Self::Diri | Self::SatuKk)
    }
}
