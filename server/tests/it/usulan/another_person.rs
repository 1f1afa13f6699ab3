//! Changing one's mind: another draft, another person, consent that was not given.

use reqwest::StatusCode;

use super::isian::{Isian, answers};
use super::warga::Warga;
use crate::http::site::Site;
use crate::support::on_both_databases;

on_both_databases! {
    async fn an_unfinished_draft_is_not_dropped_without_a_word(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        warga.begin("diri").await;
        warga.save("alasan", &answers(&[("alasan", "Belum selesai.")])).await;
        let stopped = warga.post("/usulan/baru", &[("hubungan", "tetangga")]).await;
        assert_eq!(stopped.status, StatusCode::CONFLICT);
        let code = stopped.words();
        assert!(code.contains("Catat dulu"), "{code}");
        assert_eq!(warga.get("/usulan/draf/alasan").await.value("alasan"), "Belum selesai.");
        let begun = warga.post("/usulan/baru", &[("hubungan", "tetangga"), ("ganti", "ya")]).await;
        assert_eq!(begun.to(), "/usulan/draf");
        assert_eq!(warga.get("/usulan/draf/alasan").await.value("alasan"), "");
    }

    async fn an_untouched_draft_is_no_reason_to_stop(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        warga.begin("diri").await;
        warga.begin("tetangga").await;
    }

    async fn ones_own_numbers_never_become_the_neighbours(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let isian = Isian::diri();
        warga.begin("diri").await;
        warga.answer_all(&isian).await;
        let own = warga.get("/usulan/draf/terusul").await.value("nik");
        assert_eq!(own.len(), 16);
        let mut contact = isian.of("pengusul");
        contact.retain(|(name, _)| name != "hubungan");
        contact.push(("hubungan".to_owned(), "tetangga".to_owned()));
        let turned = warga.save("pengusul", &contact).await;
        assert_eq!(turned.status, StatusCode::OK, "its questions are shown before any is missed");
        assert!(!turned.page().contains("aria-invalid"), "{}", turned.words());
        assert_eq!(warga.get("/usulan/draf/terusul").await.value("nik"), "");
        assert_eq!(warga.get("/usulan/draf/identitas").await.value("nama"), "");
        let own_again = isian.of("pengusul");
        warga.save("pengusul", &own_again).await;
        assert_eq!(warga.get("/usulan/draf/terusul").await.value("nik"), own);
    }

    async fn health_is_not_kept_before_consent(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        warga.begin("diri").await;
        let refused = warga.save("kerentanan", &answers(&[("hamil", "ya")])).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(refused.chosen("hamil"), ["ya"], "the page keeps it");
        assert_eq!(warga.get("/usulan/draf/kerentanan").await.chosen("hamil"), [""], "the server does not");
        let agreed = answers(&[("hamil", "ya"), ("persetujuan_kesehatan", "ya")]);
        assert_eq!(warga.save("kerentanan", &agreed).await.to(), "/usulan/draf");
        assert_eq!(warga.get("/usulan/draf/kerentanan").await.chosen("hamil"), ["ya"]);
    }

    async fn an_old_browser_without_fetch_metadata_can_send_our_forms(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let page = warga.get("/usulan/baru").await;
        // Under this policy such a browser names the page's origin; under `no-referrer` it would send `null`.
        assert_eq!(page.headers["referrer-policy"], "same-origin");
        let form = || warga.request(reqwest::Method::POST, "/usulan/baru").form(&[("hubungan", "diri")]);
        let origin = site.url("/").trim_end_matches('/').to_owned();
        assert_eq!(warga.send(form().header("origin", origin)).await.to(), "/usulan/draf");
        let foreign = warga.send(form().header("origin", "https://lain.example")).await;
        assert_eq!(foreign.status, StatusCode::FORBIDDEN);
    }

    async fn addresses_that_take_a_form_lead_back_to_their_page(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        for (address, page) in [
            ("/usulan/draf/lanjut", "/usulan/baru"),
            ("/usulan/draf/hapus", "/usulan/draf"),
            ("/usulan/draf/kirim", "/usulan/draf/periksa"),
            ("/usulan/draf/foto/ktp", "/usulan/draf/foto"),
            ("/usulan/draf/foto/ktp/hapus", "/usulan/draf/foto"),
            ("/lacak/kasus/cabut", "/lacak/kasus"),
        ] {
            assert_eq!(warga.get(address).await.to(), page, "{address}");
        }
    }
}
