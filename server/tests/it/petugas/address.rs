//! The address of the queue, as a browser would never make it: told, and never an error of ours.

use domain::petugas::Role;
use reqwest::StatusCode;

use super::officer;
use super::queue::{OTHER_REGENCY, OTHER_VILLAGE, next, texts, tickets};
use super::waiting::{Waiting, put};
use crate::http::site::Site;
use crate::support::on_both_databases;

const IGNORED: &str = "Bagian alamat ini tidak dikenal dan tidak dipakai:";

on_both_databases! {
    async fn values_that_no_form_offers_are_passed_over_and_named(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let put = put(db, 0, &[Waiting::default(), Waiting { desa: OTHER_VILLAGE, ..Waiting::default() }]).await;
        for (query, label) in [
            ("tampilan=semuanya", "Tampilan"),
            ("jenis=keluhan", "Jenis"),
            ("jenis=%3Cscript%3Ealert(1)%3C/script%3E", "Jenis"),
            ("siklus=2026-13", "Siklus"),
            ("siklus=kemarin", "Siklus"),
            ("tanda=x", "Tanda"),
            ("umur=abc", "Umur kasus"),
            ("umur=-1", "Umur kasus"),
            ("umur=99999999999999999999", "Umur kasus"),
            ("keadaan=selesai", "Keadaan"),
        ] {
            let page = petugas.get(&format!("/petugas?{query}")).await;
            assert_eq!(tickets(&page).len(), 2, "{query}");
            assert!(page.words().contains(&format!("{IGNORED} {label}.")), "{query}: {}", page.words());
            assert!(!page.page().contains("<script>alert"), "{query}");
        }
        let several = petugas.get("/petugas?umur=abc&tanda=x&jenis=usulan").await;
        assert!(several.words().contains(&format!("{IGNORED} Tanda, Umur kasus.")), "{}", several.words());
        assert_eq!(tickets(&several), put);
        let fine = petugas.get("/petugas?jenis=usulan&siklus=2026-11&umur=&tanda=&petugas=&desa=").await;
        assert!(!fine.words().contains(IGNORED) && texts(&fine, "[role=status]").is_empty());
    }

    async fn a_region_or_officer_that_is_not_there_finds_nothing_and_says_so(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        put(db, 0, &[Waiting::default(), Waiting { desa: OTHER_REGENCY, ..Waiting::default() }]).await;
        let foreign = format!("desa={OTHER_REGENCY}");
        for query in ["desa=x", "desa=%FF", "desa=99", "desa=99.02", &foreign] {
            let page = petugas.get(&format!("/petugas?{query}")).await;
            assert!(tickets(&page).is_empty(), "{query}");
            assert!(page.words().contains("Wilayah pada alamat ini tidak ada di lingkup Anda"), "{query}: {}", page.words());
        }
        let long = format!("petugas={}", "a".repeat(3_000));
        for query in ["petugas=tidak.ada", "petugas=%F0%9F%98%80", "petugas='%20or%201=1--", &long] {
            let page = petugas.get(&format!("/petugas?{query}")).await;
            assert!(tickets(&page).is_empty(), "{query}");
            assert!(page.words().contains("Tidak ada petugas dengan nama pengguna itu"), "{query}: {}", page.words());
        }
    }

    async fn a_damaged_place_begins_at_the_head(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let put = put(db, 0, &vec![Waiting::default(); 3]).await;
        for place in ["1", "1.2", "1.2.3.4", "a.b.c", "1.2.99999999999999999999", "-", "..", "1.2.", "1%2E2"] {
            let page = petugas.get(&format!("/petugas?sesudah={place}")).await;
            assert_eq!(tickets(&page), put, "{place}");
            assert!(page.words().contains("Letak halaman pada alamat ini tidak dikenal"), "{place}: {}", page.words());
        }
        let (first, last) = (i64::MIN, i64::MAX);
        for (place, found) in [(format!("{first}.{first}.{first}"), 3), (format!("{last}.{last}.{last}"), 0)] {
            let page = petugas.get(&format!("/petugas?sesudah={place}")).await;
            assert_eq!(tickets(&page).len(), found, "{place}: a place, however far");
            assert!(!page.words().contains("tidak dikenal"));
        }
    }

    async fn something_that_stands_there_twice_is_told(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        put(db, 0, &[Waiting::default()]).await;
        let page = petugas.get("/petugas?umur=7&umur=14").await;
        assert_eq!(tickets(&page).len(), 1);
        assert!(page.words().contains("Alamat ini tidak dapat dibaca"), "{}", page.words());
    }

    /// Taking "the next" of something that is not understood takes nothing, rather than anything.
    async fn what_is_not_understood_takes_no_case(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        put(db, 0, &[Waiting::default()]).await;
        for form in [[("jenis", "x"), ("desa", "")], [("jenis", ""), ("desa", "x")]] {
            let answer = petugas.post("/petugas/ambil", &form).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER);
            assert!(answer.to().ends_with("ambil=habis"), "{}", answer.to());
        }
        assert!(tickets(&petugas.get("/petugas?tampilan=saya").await).is_empty());
    }

    /// Without a mouse: a way past the menu, one link for each case, keys for what is done often, and all of it told.
    async fn the_queue_is_used_with_the_keyboard_and_says_how(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        put(db, 0, &vec![Waiting::default(); 26]).await;
        let page = petugas.get("/petugas").await;
        let html = page.page();
        let skip = html.find("class=\"cus-skip\"").expect("a way past the menu");
        let menu = html.find("cus-desk__menu").expect("a menu");
        assert!(skip < menu && html.contains("id=\"utama\""));
        assert_eq!(texts(&page, "table.cus-queue tbody th a[href]").len(), 25);
        assert!(!html.contains("tabindex=\"1\""), "the order of Tab is that of the page");
        for key in ["a", "t", "s", "d", "n"] {
            assert_eq!(html.matches(&format!("accesskey=\"{key}\"")).count(), 1, "{key}");
        }
        let second = petugas.get(&next(&page).expect("a next page")).await.page();
        assert_eq!(second.matches("accesskey=\"h\"").count(), 1);
        let told = texts(&page, "#papan-ketik kbd");
        assert_eq!(told, ["A", "T", "S", "D", "N", "H"]);
        assert!(page.words().contains("Tab pertama di halaman melompati menu"), "{}", page.words());
        let head = officer(&site, Role::Pengesah, "99.01").await;
        let of_head = head.get("/petugas").await;
        assert_eq!(texts(&of_head, "#papan-ketik kbd"), ["T", "S", "D", "N", "H"], "what they can do");
        assert!(!html.contains("<script"), "none of it needs one");
    }
}
