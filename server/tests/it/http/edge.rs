//! What every answer carries, and what is refused at the door.

use std::fs;

use reqwest::StatusCode;
use reqwest::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, COOKIE, SET_COOKIE};
use server::crypto::Keys;

use super::site::{SUKAMAJU, Site, attributes};
use crate::support::on_both_databases;

const PAGES: [&str; 11] = [
    "/",
    "/cek",
    "/usulan/baru",
    "/sanggahan/baru",
    "/lacak",
    "/statistik",
    "/petugas/masuk",
    "/panduan",
    "/privasi",
    "/aksesibilitas",
    "/nowhere",
];

on_both_databases! {
    async fn every_answer_carries_the_security_headers(db: &TestDb) {
        let site = Site::start(db).await;
        let others = ["/healthz", "/api/v1/wilayah", "/api/v1/nowhere", "/pkg/nothing.js", "/cek/hasil/x", "/favicon.svg"];
        for path in PAGES.into_iter().chain(others) {
            let answer = site.get(path).await;
            let headers = answer.headers();
            for name in ["x-content-type-options", "referrer-policy", "permissions-policy", "cross-origin-opener-policy"] {
                assert!(headers.contains_key(name), "{path}: {name}");
            }
            let policy = headers[CONTENT_SECURITY_POLICY].to_str().expect("text");
            assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe-inline"), "{path}");
        }
        let answer = site.get("/cek").await;
        assert_eq!(answer.headers()[CACHE_CONTROL], "no-store");
        let policy = answer.headers()[CONTENT_SECURITY_POLICY].to_str().expect("text").to_owned();
        let page = answer.text().await.expect("a page");
        for nonce in attributes(&page, "nonce") {
            assert!(policy.contains(nonce), "an inline script with a foreign nonce");
        }
        assert!(page.ends_with("</html>"));
    }

    async fn every_page_exists_in_both_languages_and_the_choice_is_remembered(db: &TestDb) {
        let site = Site::start(db).await;
        for path in PAGES {
            let english = site.get(&format!("{path}?lang=en")).await;
            assert!(english.headers()[SET_COOKIE].to_str().expect("text").starts_with("lang=en;"), "{path}");
            assert!(english.text().await.expect("a page").contains("<html lang=\"en\""), "{path}");
            let indonesian = site.get(path).await.text().await.expect("a page");
            assert!(indonesian.contains("<html lang=\"id\""), "{path}");
        }
        let request = site.browser.get(site.url("/")).header(COOKIE, "a=b; lang=en");
        let remembered = request.send().await.expect("an answer").text().await.expect("a page");
        assert!(remembered.contains("<html lang=\"en\""));
        let form = [("lang", "en"), ("desa", SUKAMAJU), ("nama", "Nur'aini")];
        let page = site.post("/cek", &form).await.text().await.expect("a page");
        assert!(page.contains("<html lang=\"en\"") && page.contains(SUKAMAJU) && page.contains("Nur"));
    }

    async fn a_form_from_another_site_is_refused(db: &TestDb) {
        let site = Site::start(db).await;
        for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
            let request = site.browser.post(site.url("/cek")).header(name, value);
            let answer = request.form(&[("desa", SUKAMAJU), ("nama", "Siti Aminah")]).send().await.expect("an answer");
            assert_eq!(answer.status(), StatusCode::FORBIDDEN, "{name}");
            assert!(answer.text().await.expect("a page").contains("</html>"));
        }
        let request = site.browser.post(site.url("/cek")).header("sec-fetch-site", "same-origin");
        let answer = request.form(&[("desa", SUKAMAJU), ("nama", "Siti Aminah")]).send().await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    }

    async fn the_office_can_be_reached_from_every_error_page(db: &TestDb) {
        let vars = [("BANSOS_CONTACT_NAME", "Dinas Sosial Contoh"), ("BANSOS_CONTACT_PHONE", "(0411) 123")];
        let site = Site::start_with(db, &vars).await;
        for path in ["/nowhere", "/cek/hasil/rusak", "/pkg/none.css"] {
            let page = site.get(path).await.text().await.expect("a page");
            assert!(page.contains("Dinas Sosial Contoh") && page.contains("(0411) 123"), "{path}");
        }
        let wrong_method = site.browser.delete(site.url("/cek")).send().await.expect("an answer");
        assert_eq!(wrong_method.status(), StatusCode::METHOD_NOT_ALLOWED);
        assert!(wrong_method.headers()["allow"].to_str().expect("text").contains("GET"));
    }

    async fn readiness_needs_the_keys_in_use_and_a_disk_that_can_be_written(db: &TestDb) {
        let site = Site::start(db).await;
        let ready = async || {
            let answer = site.get("/readyz").await;
            (answer.status().as_u16(), answer.text().await.expect("a body"))
        };
        let ok = (200, "ready\n".to_owned());
        let lacks = |what: &str| (503, format!("{what}\n"));
        assert_eq!(ready().await, ok);
        let file = db.file("keys.toml");
        let keys = fs::read(&file).expect("the keys");

        fs::remove_file(&file).expect("removed");
        assert_eq!(ready().await, lacks("keys"), "the key file is gone");
        fs::create_dir(&file).expect("a folder");
        assert_eq!(ready().await, lacks("keys"), "it cannot be read");
        fs::remove_dir(&file).expect("removed");
        fs::write(&file, "index = \"x\"").expect("written");
        assert_eq!(ready().await, lacks("keys"), "it is broken");
        fs::remove_file(&file).expect("removed");
        Keys::load_or_create(&file).expect("other keys");
        assert_eq!(ready().await, lacks("keys"), "it has other keys");
        fs::write(&file, &keys).expect("written");
        assert_eq!(ready().await, ok);
        Keys::rotate(&file).expect("rotated");
        assert_eq!(ready().await, ok, "a new key harms nobody before the restart");

        let elsewhere = tempfile::tempdir().expect("a folder");
        let dir = elsewhere.path().join("data");
        let vars = [("BANSOS_DATA_DIR", dir.to_str().expect("text")), ("BANSOS_KEYS_FILE", file.to_str().expect("text"))];
        let site = Site::start_with(db, &vars).await;
        let answer = site.get("/readyz").await;
        assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(answer.text().await.expect("a body"), "disk\n", "no path is told");
        fs::create_dir(&dir).expect("a folder");
        assert_eq!(site.get("/readyz").await.status(), StatusCode::OK);
        assert_eq!(fs::read_dir(&dir).expect("a folder").count(), 0, "the trial leaves nothing");
        fs::remove_dir(&dir).expect("removed");
        fs::write(&dir, "").expect("written");
        assert_eq!(site.get("/readyz").await.status(), StatusCode::SERVICE_UNAVAILABLE, "a file in its place");
    }

    async fn a_database_that_is_gone_makes_the_service_unready_and_pages_say_so(db: &TestDb) {
        let site = Site::start(db).await;
        assert_eq!(site.get("/readyz").await.status(), StatusCode::OK);
        site.ctx.store.clone().close().await.expect("closed");
        let unready = site.get("/readyz").await;
        assert_eq!(unready.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(unready.text().await.expect("a body"), "database\n");
        assert_eq!(site.get("/healthz").await.status(), StatusCode::OK);
        let page = site.get("/cek").await;
        assert_eq!(page.status(), StatusCode::SERVICE_UNAVAILABLE);
        let text = page.text().await.expect("a page");
        assert!(text.contains("Dinas Sosial") && !text.to_lowercase().contains("pool"));
    }
}
