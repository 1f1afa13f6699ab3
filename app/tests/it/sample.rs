//! Models to render. Everybody lives in province 99, which does not exist.

use app::chrome::{Assets, Chrome, Contact};
use app::pages::cek::model::{
    AidStatus, CaptchaChallenge, Card, CekForm, CekPage, DataVersion, HasilPage, ProgramLine,
    RegionLists,
};
use app::pages::draft::model::SubjectCard;
use app::text::Lang;
use domain::field::FieldErrors;
use domain::wilayah::{KodeWilayah, Wilayah, WilayahPath};

pub(crate) fn chrome(lang: Lang, path: &str) -> Chrome {
    Chrome {
        lang,
        path: path.to_owned(),
        assets: Assets { css: Some("/pkg/site.css".to_owned()), ..Assets::default() },
        nonce: "nonce".to_owned(),
        contact: Contact {
            name: "Dinas Sosial Kabupaten Uji".to_owned(),
            phone: "(0999) 123-456".to_owned(),
            address: "Jalan Contoh 1".to_owned(),
            hours: "Senin–Jumat 08.00–15.00".to_owned(),
        },
        development: false,
        save_data: false,
    }
}

/// The person a form is about.
pub(crate) fn subject() -> SubjectCard {
    SubjectCard {
        masked_name: "B**i U*i".to_owned(),
        rt: "003".to_owned(),
        rw: "001".to_owned(),
        marker: Some('B'),
        region: "Suka Maju, Uji, Kabupaten Uji, Provinsi Uji".to_owned(),
    }
}

pub(crate) fn wilayah(kode: &str, nama: &str) -> Wilayah {
    let kode: KodeWilayah = kode.parse().expect("a sample is well-formed");
    Wilayah { kode, nama: nama.to_owned(), jenis: kode.jenis() }
}

pub(crate) fn village_path(kode: &str, nama: &str) -> WilayahPath {
    vec![
        wilayah(kode, nama),
        wilayah("99.01.01", "Uji"),
        wilayah("99.01", "Kabupaten Uji"),
        wilayah("99", "Provinsi Uji"),
    ]
}

pub(crate) fn cek(lang: Lang) -> CekPage {
    CekPage {
        chrome: chrome(lang, "/cek"),
        form: CekForm::default(),
        errors: FieldErrors::default(),
        regions: RegionLists {
            provinsi: vec![wilayah("99", "Provinsi Uji")],
            ..RegionLists::default()
        },
        successors: Vec::new(),
        search: None,
        captcha: Some(CaptchaChallenge {
            id: "sealed".to_owned(),
            image_url: "/api/v1/captcha/x.png".to_owned(),
        }),
        birth_year_required: false,
    }
}

pub(crate) fn program(name: &str, status: AidStatus) -> ProgramLine {
    ProgramLine {
        code: "PKH".to_owned(),
        name: name.to_owned(),
        status,
        period: "Oktober 2026".to_owned(),
        note: String::new(),
    }
}

pub(crate) fn card(token: &str, programs: Option<Vec<ProgramLine>>) -> Card {
    Card {
        token: token.to_owned(),
        masked_name: "S**i A****h".to_owned(),
        rt: "003".to_owned(),
        rw: "001".to_owned(),
        birth_years: Some((1985, 1989)),
        marker: None,
        extra_word: false,
        programs,
    }
}

pub(crate) fn hasil(lang: Lang, exact: Vec<Card>, similar: Vec<Card>) -> HasilPage {
    HasilPage {
        chrome: chrome(lang, "/cek/hasil/sealed"),
        region: village_path("99.01.01.2001", "Suka Maju"),
        name: "siti aminah".to_owned(),
        birth_year: None,
        errors: FieldErrors::default(),
        birth_year_typed: String::new(),
        data_version: Some(DataVersion { id: 7, date: "21 November 2026".to_owned() }),
        exact,
        similar,
        truncated: false,
        birth_year_required: false,
        token: "sealed".to_owned(),
    }
}
