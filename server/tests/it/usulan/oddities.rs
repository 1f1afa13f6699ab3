//! Scenario 16: numbers that look wrong and are not, and the other way round. What does not fit is a flag (NIK-7).

use reqwest::StatusCode;

use super::isian::Isian;
use super::warga::Warga;
use crate::http::site::Site;
use crate::support::{Raw, TestDb, on_both_databases};

/// Sends a proposal and says what the reviewer is warned of.
async fn warned(db: &TestDb, site: &Site, isian: &Isian) -> String {
    let receipt = Warga::new(site).propose(isian).await;
    let raw = Raw::open(db).await;
    let query =
        format!("select warnings from review_case where ticket = '{}'", receipt.ticket.as_str());
    raw.texts(&query).await.remove(0)
}

/// A woman born on the second of March 1990, who may be told as somebody else.
fn born_on_the_second(nik: &str) -> Isian {
    Isian::diri().with("terusul", "nik", nik).with("identitas", "tanggal_lahir_hari", "2")
}

on_both_databases! {
    async fn a_woman_born_on_the_second_fits_and_a_man_with_her_number_is_a_flag(db: &TestDb) {
        let site = Site::start(db).await;
        assert_eq!(warned(db, &site, &born_on_the_second("9901014203900001")).await, "");
        let man = born_on_the_second("9901014203900011").with("identitas", "jenis_kelamin", "L");
        let man = man.with("terusul", "nomor_kk", "9901011501150017");
        let man = man.with("identitas", "nama", "Sutrisno");
        assert_eq!(warned(db, &site, &man).await, "nik_sex");
        let other_day = Isian::diri().about("9901014203900021", "9901011501150027").with("identitas", "nama", "Wati");
        assert_eq!(warned(db, &site, &other_day).await, "nik_birth_date");
        let unknown = Isian::diri().about("9975015203900001", "9901011501150037").with("identitas", "nama", "Tini");
        assert_eq!(warned(db, &site, &unknown).await, "nik_prefix_unknown");
    }

    async fn a_day_that_never_was_is_refused_with_a_sentence(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        warga.begin("diri").await;
        for (field, typed) in [
            ("nik", "9901012902010001"), ("nik", "990101520390000"), ("nik", "99010152039000011"),
            ("nik", "9901015203900000"), ("nik", "٩٩٠١٠١٥٢٠٣٩٠٠٠٠١"), ("nik", "abc"), ("nomor_kk", "12345"),
            // The same number twice (KK-3).
            ("nomor_kk", "9901015203900001"),
        ] {
            let answers = Isian::diri().with("terusul", field, typed).of("terusul");
            let refused = warga.save("terusul", &answers).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field} {typed}");
            assert!(refused.page().contains(&format!("href=\"#{field}\"")), "{field} {typed}");
            assert_eq!(refused.value(field), typed, "what was typed stays");
            assert!(!refused.words().to_lowercase().contains("nik valid"));
        }
        let spaced = Isian::diri().with("terusul", "nik", "9901 0152.0390-0001").of("terusul");
        assert_eq!(warga.save("terusul", &spaced).await.status, StatusCode::SEE_OTHER);
        assert_eq!(warga.get("/usulan/draf/terusul").await.value("nik"), "9901 0152.0390-0001");
    }

    async fn without_number_and_home_one_can_still_be_proposed(db: &TestDb) {
        let site = Site::start(db).await;
        let isian = Isian::diri()
            .with("terusul", "nik", "")
            .with("terusul", "tanpa_nik", "ya")
            .with("terusul", "alasan_tanpa_nik", "belum_rekam")
            .with("alamat", "alamat", "")
            .with("alamat", "rt", "")
            .with("alamat", "rw", "")
            .with("alamat", "tanpa_alamat_tetap", "ya")
            .without_photo("ktp")
            .without_photo("rumah-depan");
        assert_eq!(warned(db, &site, &isian).await, "no_fixed_address,no_nik");
        let warga = Warga::new(&site);
        warga.begin("diri").await;
        let no_reason = isian.clone().with("terusul", "alasan_tanpa_nik", "");
        let refused = warga.save("terusul", &no_reason.of("terusul")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.page().contains("href=\"#alasan_tanpa_nik\""));
    }

    async fn a_name_of_300_characters_is_refused_and_rt_000_is_kept(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        warga.fill(&Isian::diri().with("alamat", "rt", "000").with("alamat", "rw", "000")).await;
        let long = "Sri Rahayu ".repeat(28);
        let answers = Isian::diri().with("identitas", "nama", long.trim()).of("identitas");
        let refused = warga.save("identitas", &answers).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.words().contains("Nama terlalu panjang"), "{}", refused.words());
        assert_eq!(refused.value("nama"), long.trim());
        for name in ["Ai", "I Made Budi", "Ni'am", "Sukarno", "H. Moh. Joesoef, S.Pd"] {
            let answers = Isian::diri().with("identitas", "nama", name).of("identitas");
            assert_eq!(warga.save("identitas", &answers).await.status, StatusCode::SEE_OTHER, "{name}");
        }
        let address = warga.get("/usulan/draf/alamat").await;
        assert_eq!((address.value("rt"), address.value("rw")), ("000".to_owned(), "000".to_owned()));
        let receipt = warga.finish().await;
        warga.track(&receipt).await;
        let data = warga.get("/lacak/kasus/data").await.words();
        assert!(data.contains("000"), "{data}");
    }

    async fn regions_are_picked_searched_and_checked_as_on_cek(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        warga.begin("diri").await;
        let path = "/usulan/draf/alamat";
        let list = warga.post(path, &[("provinsi", "99"), ("aksi", "wilayah"), ("alamat", "Jalan Mawar")]).await;
        assert_eq!((list.status, list.value("alamat")), (StatusCode::OK, "Jalan Mawar".to_owned()));
        assert!(list.page().contains("value=\"99.01\""));
        let found = warga.post(path, &[("cari", "sukamaju"), ("aksi", "cari"), ("alamat", "Jalan Mawar")]).await;
        assert!(found.page().contains("value=\"99.01.01.2001\"") && found.value("alamat") == "Jalan Mawar");
        let picked = warga.post(path, &[("pilih", "99.01.01.2001"), ("alamat", "Jalan Mawar")]).await;
        assert_eq!(picked.status, StatusCode::OK);
        assert_eq!(picked.chosen("desa"), ["99.01.01.2001"]);
        for (desa, status) in [
            ("99.01.01.9999", StatusCode::UNPROCESSABLE_ENTITY),
            ("99.01.01.2009", StatusCode::UNPROCESSABLE_ENTITY),
            ("99.01.01", StatusCode::UNPROCESSABLE_ENTITY),
            ("99.01.01.2003", StatusCode::SEE_OTHER),
        ] {
            let answers = Isian::diri().living_in(["", "", "", desa]).of("alamat");
            assert_eq!(warga.save("alamat", &answers).await.status, status, "{desa}");
        }
        let lies = Isian::diri().living_in(["99", "99.71", "99.71.01", "99.01.01.2001"]).of("alamat");
        assert_eq!(warga.save("alamat", &lies).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}
