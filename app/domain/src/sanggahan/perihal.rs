//! What a report of a change is about.

use serde::{Deserialize, Serialize};

use crate::codes::codes;

/// What has changed about a recipient, or is wrong (S4: marks on BNBA data).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Perihal {
    /// The person has died.
    Meninggal,
    /// The person has moved.
    Pindah,
    /// Something in the data is wrong.
    DataSalah,
    /// The person is pregnant.
    Hamil,
    /// The person has a disability that is not in the data.
    Disabilitas,
    /// The family no longer needs the aid and gives it up.
    GraduasiMandiri,
}

codes!(Perihal {
    Meninggal = "meninggal",
    Pindah = "pindah",
    DataSalah = "data_salah",
    Hamil = "hamil",
    Disabilitas = "disabilitas",
    GraduasiMandiri = "graduasi_mandiri",
});
