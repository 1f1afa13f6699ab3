//! What people are told when something does not work: what is stored and what is not, why, and where it goes on.

use reqwest::{Method, StatusCode};
use serde_json::json;
use server::usecase::Context;

use super::isian::{Isian, answers};
use super::site_at;
use super::warga::{Answer, Warga};
use crate::http::site::{Site, attributes};
use crate::support::{Raw, on_both_databases};

/// Fields the summary on top of a page leads to, in its order.
fn summary(answer: &Answer) -> Vec<String> {
    let page = answer.page();
    let list = page.split_once("cus-summary__list").expect("a summary").1;
    let list = list.split("</ul>").next().unwrap_or_default();
    attributes(list, "href")
        .into_iter()
        .map(|href| href.trim_start_matches('#').to_owned())
        .collect()
}

/// The id of the draft a browser fills in, as its islands know it.
async fn draft_id(warga: &Warga<'_>) -> String {
    let page = warga.get("/usulan/draf/kerentanan").await.page();
    attributes(&page, "data-draft").first().expect("a draft").to_string()
}

on_both_databases! {
    async fn answers_about_health_without_consent_are_called_unsaved(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        warga.begin("diri").await;
        let refused = warga.save("kerentanan", &answers(&[("lansia", "ya")])).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(summary(&refused), ["persetujuan_kesehatan"]);
        assert!(refused.words().contains("belum tersimpan"), "{}", refused.words());
        assert_eq!(refused.chosen("lansia"), ["ya"], "it stays on the page");
        assert_eq!(warga.get("/usulan/draf/kerentanan").await.chosen("lansia"), [""], "and nowhere else");
        // The island reads the same from the errors of the call that saves by itself.
        let path = format!("/api/v1/draf/{}", draft_id(&warga).await);
        let save = async |answers: serde_json::Value| {
            let body = json!({"step": "kerentanan", "answers": answers});
            warga.send(warga.request(Method::PUT, &path).json(&body)).await.json()
        };
        let unsaved = save(json!({"lansia": "ya"})).await;
        assert_eq!(unsaved["errors"], json!([{"code": "consent_missing", "field": "persetujuan_kesehatan"}]));
        assert_eq!(unsaved["saved_at"], json!(null), "what is not kept has no time of saving");
        let reopened = warga.get("/usulan/draf/kerentanan").await.words();
        assert!(!reopened.contains("Tersimpan pukul"), "{reopened}");
        let saved = save(json!({"lansia": "ya", "persetujuan_kesehatan": "ya"})).await;
        assert_eq!(saved["errors"], json!([]));
        assert!(saved["saved_at"].is_string());
        assert!(warga.get("/usulan/draf/kerentanan").await.words().contains("Tersimpan pukul"));
        assert_eq!(warga.get("/usulan/draf/kerentanan").await.chosen("lansia"), ["ya"]);
    }

    async fn a_closed_office_says_so_before_and_after_somebody_tries(db: &TestDb) {
        let site = site_at(db, "2025-02-25T10:00:00+07:00", "0").await;
        let raw = Raw::open(db).await;
        let closed = "update calendar_window set hard_close = true where kind = 'pengusulan'";
        assert!(raw.run(closed).await.expect("updated") > 0);
        let warga = Warga::new(&site);
        let start = warga.get("/usulan/baru").await.words();
        assert!(start.contains("sedang tidak menerima usulan") && start.contains("1 Maret 2025"), "{start}");
        assert!(!start.contains("paling cepat masuk siklus"), "{start}");
        warga.fill(&Isian::diri()).await;
        let check = warga.get("/usulan/draf/periksa").await.words();
        assert!(check.contains("1 Maret 2025") && !check.contains("Usulan tetap kami terima"), "{check}");
        let refused = warga.kirim().await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(summary(&refused), ["jendela"]);
        assert!(refused.page().contains("id=\"jendela\""));
        assert_eq!(raw.number("select count(*) from review_case").await, 0);
        // On the day that was named it is taken.
        let open = site.later(4 * 24 * 60).await;
        warga.on(&open).finish().await;
    }

    async fn nobody_is_listed_who_was_not_stored(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        warga.begin("diri").await;
        let files = site.ctx.files.clone().with_reserve(u64::MAX);
        let full = Site::serve(Context { files, ..site.ctx.clone() }).await;
        let member = answers(&[("anggota_nama", "Agus Salim"), ("anggota_hubungan", "3"), ("aksi", "tambah")]);
        let refused = warga.on(&full).save("anggota", &member).await;
        assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(!refused.words().contains("Sudah dicatat"), "{}", refused.words());
        assert_eq!(refused.value("anggota_nama"), "Agus Salim");
        // One who is listed stays so while a deletion finds no room.
        assert_eq!(warga.save("anggota", &member).await.status, StatusCode::SEE_OTHER);
        let kept = warga.on(&full).save("anggota", &answers(&[("hapus", "0")])).await;
        assert!(kept.words().contains("Sudah dicatat: 1 orang"), "{}", kept.words());
        let begun = Warga::new(&full).post("/usulan/baru", &[("hubungan", "diri")]).await;
        assert!(!begun.words().contains("kode lanjutan"), "{}", begun.words());
    }

    async fn only_the_highest_wrong_region_is_named(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        warga.begin("diri").await;
        // Without JavaScript the lists below a changed one still hold what was chosen before.
        for (field, other, named) in [
            ("kabupaten", "99.02", "kecamatan"),
            ("kecamatan", "99.01.02", "desa"),
            ("provinsi", "98", "provinsi"),
            ("kabupaten", "99.99", "kabupaten"),
        ] {
            let typed = Isian::diri().with("alamat", field, other).with("alamat", "rt", "").of("alamat");
            let refused = warga.save("alamat", &typed).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(summary(&refused), [named, "rt"], "{field} {other}");
            let page = refused.page();
            let select = page.split('<').find(|tag| tag.contains(&format!("id=\"{named}\"")));
            assert!(select.is_some_and(|tag| !tag.contains(" disabled")), "{named}");
        }
    }

    async fn whom_a_stale_page_adds_to_a_full_list_is_not_lost(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        warga.begin("diri").await;
        let members: Vec<_> = (0..20)
            .map(|number| json!({"nama": format!("Adik {}", "x".repeat(number + 1)), "hubungan_keluarga": "3"}))
            .collect();
        let path = format!("/api/v1/draf/{}", draft_id(&warga).await);
        let body = json!({"step": "anggota", "members": members});
        assert_eq!(warga.send(warga.request(Method::PUT, &path).json(&body)).await.status, StatusCode::OK);
        let one_more = answers(&[
            ("anggota_nama", "Nenek Suminah"), ("anggota_hubungan", "3"), ("aksi", "tambah"), ("versi", "0"),
        ]);
        let refused = warga.post("/usulan/draf/anggota", &one_more).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(refused.value("anggota_nama"), "Nenek Suminah");
    }

    async fn half_a_date_is_incomplete(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        warga.begin("diri").await;
        let half = Isian::diri().with("identitas", "tanggal_lahir_bulan", "").of("identitas");
        let refused = warga.save("identitas", &half).await;
        assert_eq!(summary(&refused), ["tanggal_lahir"]);
        assert!(refused.words().contains("belum lengkap"), "{}", refused.words());
    }
}
