//! Region codes and what a picker prints (REG-1 … REG-7).

use domain::wilayah::{JenisWilayah, KodeWilayah, Level, Wilayah, labels};
use proptest::prelude::*;

fn kode(text: &str) -> KodeWilayah {
    text.parse().unwrap()
}

fn wilayah(code: &str, nama: &str) -> Wilayah {
    let kode = kode(code);
    Wilayah { kode, nama: nama.to_owned(), jenis: kode.jenis() }
}

#[test]
fn the_code_tells_level_and_type() {
    for (code, level, jenis) in [
        ("71", Level::Provinsi, JenisWilayah::Provinsi),
        ("71.01", Level::KabupatenKota, JenisWilayah::Kabupaten),
        ("32.69", Level::KabupatenKota, JenisWilayah::Kabupaten),
        ("32.71", Level::KabupatenKota, JenisWilayah::Kota),
        ("71.01.13", Level::Kecamatan, JenisWilayah::Kecamatan),
        ("71.01.13.1006", Level::Desa, JenisWilayah::Kelurahan),
        ("71.01.13.2014", Level::Desa, JenisWilayah::Desa),
        ("51.03.01.3001", Level::Desa, JenisWilayah::DesaAdat),
    ] {
        assert_eq!((kode(code).level(), kode(code).jenis()), (level, jenis), "{code}");
        assert_eq!(kode(code).as_str(), code);
    }
}

#[test]
fn anything_else_is_no_code() {
    for text in [
        "",
        "7",
        "71.",
        "7101",
        "71.1",
        "71-01",
        "71.01.13.201",
        "71.01.13.20144",
        "71.01.13 2014",
        "٧١",
        "71\0",
        "ab",
        "71.01.13.2014.",
    ] {
        assert!(text.parse::<KodeWilayah>().is_err(), "{text:?}");
    }
}

#[test]
fn a_village_lies_in_what_its_code_says() {
    let village = kode("33.11.12.1002");
    assert!(village.is_within(&kode("33.11.12")));
    assert!(village.is_within(&kode("33")));
    assert!(village.is_within(&village));
    assert!(!village.is_within(&kode("71.01.13")));
    assert!(!kode("33").is_within(&village));
    assert_eq!(village.parent(), Some(kode("33.11.12")));
    assert_eq!(kode("33").parent(), None);
    assert_eq!(kode("33").at(Level::Desa), None);
}

#[test]
fn same_names_are_told_apart_by_type_and_then_by_code() {
    let siblings = [
        wilayah("71.01.13.1006", "Inobonto"),
        wilayah("71.01.13.2014", "Inobonto"),
        wilayah("71.01.13.2018", "Tounelet Satu"),
        wilayah("71.01.13.2003", "Tounelet Satu"),
        wilayah("71.01.13.2004", "Regapu’u"),
    ];
    assert_eq!(
        labels(&siblings),
        [
            "Inobonto (kelurahan)",
            "Inobonto (desa)",
            "Tounelet Satu (desa, 71.01.13.2018)",
            "Tounelet Satu (desa, 71.01.13.2003)",
            "Regapu’u (desa)",
        ]
    );
}

proptest! {
    #[test]
    fn a_code_is_written_as_it_was_read(text in prop_oneof![any::<String>(), "[0-9.]{2,13}"]) {
        if let Ok(kode) = text.parse::<KodeWilayah>() {
            prop_assert_eq!(kode.as_str(), text);
            prop_assert_eq!(kode.at(kode.level()), Some(kode));
        }
    }
}
