//! Leaving a case: a copy of the cookie opens nothing any more. And requests about one's data can be followed.

use reqwest::Method;

use crate::http::site::Site;
use crate::support::on_both_databases;
use crate::usulan::isian::Isian;
use crate::usulan::warga::Warga;

on_both_databases! {
    async fn keluar_ends_every_copy_of_the_cookie(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri()).await;
        warga.track(&receipt).await;
        let copied = warga.cookies();
        assert!(copied.contains("cus_lacak="), "{copied}");
        let thief = Warga::new(&site);
        let with_copy = |path: &str| thief.request(Method::GET, path).header("cookie", copied.clone());
        let opened = thief.send(with_copy("/lacak/kasus")).await;
        assert_eq!(opened.status, reqwest::StatusCode::OK, "before leaving");
        warga.post("/lacak/kasus/keluar", &[("", ""); 0]).await;
        for path in ["/lacak/kasus", "/lacak/kasus/data", "/lacak/kasus/foto/ktp"] {
            assert_eq!(thief.send(with_copy(path)).await.to(), "/lacak?perlu=pin", "{path}");
        }
    }

    async fn whoever_is_led_to_the_form_is_told_why(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri()).await;
        let status = |page: &str| page.contains("role=\"status\"");
        assert!(!status(&warga.get("/lacak").await.page()), "nothing to tell");
        // Nobody learns whether a case was ever open here: the same for the owner and for a stranger.
        for browser in [&warga, &Warga::new(&site)] {
            let to = browser.get("/lacak/kasus").await.to().to_owned();
            let form = browser.get(&to).await;
            assert!(form.words().contains("Untuk membuka kasus, masukkan nomor tiket dan PIN."), "{}", form.words());
            assert!(status(&form.page()) && form.value("tiket").is_empty());
        }
        warga.track(&receipt).await;
        let left = warga.post("/lacak/kasus/keluar", &[("", ""); 0]).await;
        let form = warga.get(left.to()).await;
        assert!(form.words().contains("Anda sudah keluar.") && status(&form.page()), "{}", form.words());
        for unknown in ["/lacak?selesai=x", "/lacak?perlu=%3Cb%3E", "/lacak?selesai"] {
            assert!(!status(&warga.get(unknown).await.page()), "{unknown}");
        }
    }

    async fn a_request_about_data_stands_on_the_page_with_its_time(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri()).await;
        warga.track(&receipt).await;
        let form = [("hak", "koreksi"), ("uraian", "Nomor rumah kami salah, seharusnya 12.")];
        warga.post("/lacak/kasus/hak", &form).await;
        let case = warga.get("/lacak/kasus").await.words();
        assert!(case.contains("24 November 2026 pukul 10.00"), "three days of 24 hours: {case}");
    }

    async fn held_photos_can_be_looked_at_and_that_is_noted(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri()).await;
        warga.track(&receipt).await;
        assert!(warga.get("/lacak/kasus/data").await.page().contains("href=\"/lacak/kasus/foto/ktp\""));
        let photo = warga.get("/lacak/kasus/foto/ktp").await;
        assert_eq!(photo.headers["content-type"], "image/jpeg");
        assert_eq!(photo.headers["cache-control"], "no-store");
        let data = warga.get("/lacak/kasus/data").await.words();
        assert!(data.contains("Membuka foto atau dokumen"), "{data}");
    }
}
