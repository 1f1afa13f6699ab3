//! Scenario 11: a proposal for oneself, from the first tap to the receipt; and mail that nothing waits for.

use reqwest::StatusCode;

use super::isian::Isian;
use super::site_at;
use super::upload::{Upload, pdf};
use super::warga::Warga;
use crate::http::site::Site;
use crate::support::{Raw, on_both_databases};

on_both_databases! {
    async fn a_proposal_for_oneself_becomes_exactly_these_rows(db: &TestDb) {
        let site = site_at(db, "2025-02-20T10:00:00+07:00", "0").await;
        let warga = Warga::new(&site);
        let start = warga.get("/usulan/baru").await.words();
        assert!(start.contains("Februari 2025") && start.contains("23 Februari 2025"), "{start}");
        let isian = Isian::diri()
            .with_email("sumarni@example.id")
            .with("kerentanan", "persetujuan_kesehatan", "ya")
            .with("kerentanan", "lansia", "ya");
        warga.fill(&isian).await;
        for member in ["Agus", "Dewi"] {
            let form = [("anggota_nama", member), ("anggota_hubungan", "3"), ("aksi", "tambah")];
            let form = form.map(|(name, value)| (name.to_owned(), value.to_owned()));
            assert_eq!(warga.save("anggota", &form).await.to(), "/usulan/draf/anggota");
        }
        let letter = Upload::of("surat.pdf", "application/pdf", pdf());
        assert_eq!(warga.upload("surat", &letter).await.status, StatusCode::SEE_OTHER);
        let receipt = warga.finish().await;
        let words = receipt.page.words();
        for said in ["Februari 2025", "23 Februari 2025", "20 Februari 2025 pukul 10.00", "paling cepat"] {
            assert!(words.contains(said), "{said}: {words}");
        }
        let raw = Raw::open(db).await;
        for (what, expected) in [
            ("review_case where state = 'queued' and cycle = '2025-02' and kind = 'usulan'", 1),
            ("review_case", 1),
            ("usulan where hubungan = 'diri' and jenis = 'masuk_data' and sealed is not null", 1),
            ("usulan", 1),
            ("usulan_member", 2),
            ("attachment where case_id is not null and file is not null", 3),
            ("attachment", 3),
            ("consent where purpose in ('pdp', 'truth', 'health')", 3),
            ("consent", 3),
            ("case_event where action = 'submit' and from_state is null", 1),
            ("case_event", 1),
            ("audit_entry where action = 'usulan.submit'", 1),
            ("outbox", 1),
            ("case_contact", 1),
            ("case_link", 0),
            ("draft where submitted_at is not null", 1),
        ] {
            assert_eq!(raw.number(&format!("select count(*) from {what}")).await, expected, "{what}");
        }
        let versions = raw.texts("select distinct text_version from consent").await;
        assert_eq!(versions, [app::text::declaration::VERSION]);
    }

    async fn without_an_address_no_mail_is_queued_and_the_page_says_so(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri()).await;
        assert!(receipt.page.words().contains("Anda tidak memberi alamat e-mail"));
        assert_eq!(Raw::open(db).await.number("select count(*) from outbox").await, 0);
    }

    async fn a_dead_mail_server_stops_nobody(db: &TestDb) {
        let vars = [
            ("BANSOS_CAPTCHA", "off"), ("BANSOS_RATE_LIMITS", "off"), ("BANSOS_MAIL", "smtp://127.0.0.1:9"),
            ("BANSOS_MAIL_FROM", "uji@dinsos.example.id"),
        ];
        let site = Site::start_with(db, &vars).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri().with_email("sumarni@example.id")).await;
        assert!(receipt.page.words().contains("sudah masuk antrean kirim"));
        assert_eq!(Raw::open(db).await.number("select count(*) from outbox where sent_at is null").await, 1);
    }

    async fn nothing_is_sent_before_everything_is_answered_and_declared(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        warga.begin("diri").await;
        let empty = warga.kirim().await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        for step in ["pengusul", "terusul", "identitas", "alamat", "bantuan", "foto"] {
            assert!(empty.page().contains(&format!("/usulan/draf/{step}?dari=periksa")), "{step}");
        }
        for step in ["anggota", "pekerjaan", "rumah", "aset", "kerentanan", "alasan"] {
            let summary = empty.page().split("</h1>").next().expect("a start").to_owned();
            assert!(!summary.contains(&format!("/usulan/draf/{step}?")), "{step} may be left out");
        }
        warga.answer_all(&Isian::diri()).await;
        let no_photo = warga.kirim().await;
        assert_eq!(no_photo.status, StatusCode::UNPROCESSABLE_ENTITY);
        for kind in ["ktp", "rumah-depan"] {
            warga.upload(kind, &Upload::photo()).await;
        }
        for missing in ["setuju_pdp", "benar"] {
            let mut form = warga.declaration().await;
            form.retain(|(name, _)| name != missing);
            let refused = warga.post("/usulan/draf/kirim", &form).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{missing}");
            assert!(refused.page().contains(&format!("href=\"#{missing}\"")), "{missing}");
            let kept = if missing == "benar" { "setuju_pdp" } else { "benar" };
            assert_eq!(refused.chosen(kept), ["ya"], "what was ticked stays ticked");
        }
        assert_eq!(Raw::open(db).await.number("select count(*) from review_case").await, 0);
        warga.finish().await;
    }

    async fn the_language_can_be_changed_on_every_page_and_nothing_typed_is_lost(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        warga.begin("satu_kk").await;
        let step = warga.post("/usulan/draf/pengusul", &[("lang", "en"), ("pengusul_nama", "Walu")]).await;
        assert_eq!(step.status, StatusCode::OK);
        assert!(step.page().contains("lang=\"en\"") && step.value("pengusul_nama") == "Walu");
        let members = warga.post("/usulan/draf/anggota", &[("lang", "id"), ("anggota_nama", "Bud")]).await;
        assert_eq!(members.status, StatusCode::OK);
        assert!(members.page().contains("lang=\"id\"") && members.value("anggota_nama") == "Bud");
        // Where a form was refused, the switch leads to a page that can be opened.
        let refused = warga.post::<&str, &str>("/usulan/draf/kirim", &[]).await;
        assert!(refused.page().contains("href=\"/usulan/draf/periksa?lang=en\""), "{}", refused.page());
        let refused = warga.upload("ktp", &Upload::of("a.jpg", "image/jpeg", b"teks".to_vec())).await;
        assert!(refused.page().contains("href=\"/usulan/draf/foto?lang=en\""), "{}", refused.page());
    }
}
