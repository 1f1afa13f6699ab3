//! The names of the four levels, for selects.

use domain::wilayah::Level;

use super::{Text, texts};

texts! {
    /// Label of the first select.
    PROVINSI = "Provinsi" / "Province";
    /// Label of the second select.
    KABUPATEN = "Kabupaten atau kota" / "Regency or city";
    /// Label of the third select.
    KECAMATAN = "Kecamatan" / "District";
    /// Label of the fourth select.
    DESA = "Desa atau kelurahan" / "Village or ward";
    /// First option of the first select.
    CHOOSE_PROVINSI = "Pilih provinsi" / "Choose a province";
    /// First option of the second select.
    CHOOSE_KABUPATEN = "Pilih kabupaten atau kota" / "Choose a regency or city";
    /// First option of the third select.
    CHOOSE_KECAMATAN = "Pilih kecamatan" / "Choose a district";
    /// First option of the fourth select.
    CHOOSE_DESA = "Pilih desa atau kelurahan" / "Choose a village or ward";
    /// Beside the second select while no province is chosen.
    WAIT_KABUPATEN = "setelah provinsi" / "after the province";
    /// Beside the third select while no regency is chosen.
    WAIT_KECAMATAN = "setelah kabupaten/kota" / "after the regency or city";
    /// Beside the fourth select while no district is chosen.
    WAIT_DESA = "setelah kecamatan" / "after the district";
}

/// Label of the select of `level`.
pub const fn label(level: Level) -> Text {
    match level {
        Level::Provinsi => PROVINSI,
        Level::KabupatenKota => KABUPATEN,
        Level::Kecamatan => KECAMATAN,
        Level::Desa => DESA,
    }
}

/// First, empty option of the select of `level`.
pub const fn choose(level: Level) -> Text {
    match level {
        Level::Provinsi => CHOOSE_PROVINSI,
        Level::KabupatenKota => CHOOSE_KABUPATEN,
        Level::Kecamatan => CHOOSE_KECAMATAN,
        Level::Desa => CHOOSE_DESA,
    }
}

/// What to do before something can be chosen at `level`. Provinces can always be chosen.
pub const fn wait(level: Level) -> Option<Text> {
    match level {
        Level::Provinsi => None,
        Level::KabupatenKota => Some(WAIT_KABUPATEN),
        Level::Kecamatan => Some(WAIT_KECAMATAN),
        Level::Desa => Some(WAIT_DESA),
    }
}
