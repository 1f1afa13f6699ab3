//! Who reports.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::wilayah::KodeWilayah;

/// The person who objects, vouches or reports. Unverified until an officer has checked it (S-7).
/// Personal: never printed, and kept only sealed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pelapor {
    /// Name as typed.
    pub nama: String,
    /// Sixteen digits.
    pub nik: String,
    /// Telephone.
    pub phone: String,
    /// E-mail, where one was given.
    pub email: Option<String>,
    /// The village they live in.
    pub desa: KodeWilayah,
    /// Officers may open the seal in order to ask back.
    pub may_be_called: bool,
}

impl fmt::Debug for Pelapor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pelapor(…)")
    }
}
