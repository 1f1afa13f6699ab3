//! Proposals that officers fill in for citizens at the office.

use domain::petugas::Role;
use reqwest::StatusCode;
use server::usecase::village::assist::assessment_of;

use super::browser::PASSWORD;
use super::{Petugas, officer};
use crate::http::site::Site;
use crate::support::{Raw, TestDb, on_both_databases};
use crate::usulan::isian::Isian;
use crate::usulan::upload::Upload;
use crate::usulan::warga::{Answer, Warga};

const SUKAMAJU: &str = "99.01.01.2001";
const BA_A_HILIR: [&str; 4] = ["99", "99.02", "99.02.01", "99.02.01.2001"];
/// What nobody else can have written.
const SAID: &str = "Rumah papan bocor, kepala keluarga sakit sejak tahun lalu.";

/// An officer's browser in which the citizens' form is filled in.
async fn desk<'a>(site: &'a Site, username: &str, scope: &str) -> (Petugas<'a>, Warga<'a>) {
    let petugas = Petugas::ready(site, username, Role::OperatorDesa, scope).await;
    let browser = Warga::new(site);
    let form = [("nama_pengguna", username), ("kata_sandi", PASSWORD)];
    assert_eq!(browser.post("/petugas/masuk", &form).await.to(), "/petugas/masuk/kode");
    let code = petugas.code();
    assert_eq!(browser.post("/petugas/masuk/kode", &[("kode", &code)]).await.to(), "/petugas");
    (petugas, browser)
}

async fn begin(browser: &Warga<'_>, asal: &str, hubungan: &str) -> Answer {
    let form = [
        ("asal", asal),
        ("pengantar", "Ketua RT 007"),
        ("penilaian", SAID),
        ("hubungan", hubungan),
    ];
    browser.post("/petugas/usulan/baru", &form).await
}

/// Answers everything, photos too.
async fn fill(browser: &Warga<'_>, isian: &Isian) {
    browser.answer_all(isian).await;
    for kind in &isian.photos {
        assert_eq!(browser.upload(kind, &Upload::photo()).await.status, StatusCode::SEE_OTHER);
    }
}

async fn count(db: &TestDb, from: &str) -> i64 {
    Raw::open(db).await.number(&format!("select count(*) from {from}")).await
}

on_both_databases! {
    async fn a_proposal_is_recorded_as_brought_by_somebody_and_forgotten_afterwards(db: &TestDb) {
        let site = Site::start(db).await;
        let (petugas, browser) = desk(&site, "operator.satu", SUKAMAJU).await;
        let begun = begin(&browser, "rt_rw", "diri").await;
        assert_eq!((begun.status, begun.to()), (StatusCode::SEE_OTHER, "/usulan/draf"), "{}", begun.words());
        let tasks = browser.get("/usulan/draf").await;
        assert!(tasks.words().contains("Diisi petugas untuk warga") && tasks.page().contains("href=\"/petugas\""), "{}", tasks.words());
        fill(&browser, &Isian::diri()).await;
        let receipt = browser.finish().await;
        assert!(receipt.page.words().contains("Setelah diserahkan, lupakan"));

        let raw = Raw::open(db).await;
        assert_eq!(raw.texts("select origin from review_case").await, ["rt_rw"]);
        assert_eq!(raw.number("select filed_by from review_case").await, petugas.id);
        assert_eq!(raw.texts("select actor from case_event where action = 'submit'").await, ["petugas"]);
        let noted = format!("audit_entry where action = 'usulan.assist' and actor = 'petugas' and actor_id = {}", petugas.id);
        assert_eq!(count(db, &noted).await, 1);
        assert_eq!(count(db, "audit_entry where action = 'usulan.submit'").await, 0);
        if !raw.is_postgres() {
            assert_eq!(count(db, "case_assessment where cast(sealed as text) like '%bocor%'").await, 0);
            assert_eq!(count(db, "draft where cast(assessment as text) like '%bocor%'").await, 0);
        }
        let ctx = &site.ctx;
        let case = ctx.store.case_by_ticket(receipt.ticket.as_str()).await.expect("read").expect("filed");
        let said = assessment_of(ctx, &case).await.expect("read").expect("said");
        assert_eq!((said.by.as_str(), said.text.as_str()), ("Ketua RT 007", SAID));

        // The citizen follows it with ticket and PIN like any other.
        let citizen = Warga::new(&site);
        assert!(citizen.track(&receipt).await.words().contains("November 2026"));
        let data = citizen.get("/lacak/kasus/data").await;
        assert!(data.words().contains("Mengisi dan mengirim usulan ini untuk warga"), "{}", data.words());
        // Forgotten in the office, and gone by itself after half an hour.
        let at = format!("/usulan/tiket/{}", receipt.ticket.as_str());
        let other = browser.on(&site);
        let later = site.later(31).await;
        assert!(browser.on(&later).get(&at).await.to().starts_with("/lacak"), "half an hour later");
        assert_eq!(other.get(&at).await.status, StatusCode::OK);
        let form: [(&str, &str); 0] = [];
        assert_eq!(other.post("/usulan/draf/hapus", &form).await.to(), "/petugas/usulan/baru");
        assert!(other.get(&at).await.to().starts_with("/lacak"));
        assert_eq!(count(db, "review_case").await, 1, "the case stays");
    }

    async fn a_citizen_of_another_region_is_refused_with_a_sentence(db: &TestDb) {
        let site = Site::start(db).await;
        let (_, browser) = desk(&site, "operator.dua", SUKAMAJU).await;
        begin(&browser, "petugas", "diri").await;
        fill(&browser, &Isian::diri().living_in(BA_A_HILIR)).await;
        let refused = browser.kirim().await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.words().contains("di luar wilayah kerja Anda"), "{}", refused.words());
        assert!(refused.page().contains("/usulan/draf/alamat?dari=periksa"));
        assert_eq!(count(db, "review_case").await, 0);
        let home = Isian::diri().of("alamat");
        assert_eq!(browser.save("alamat", &home).await.status, StatusCode::SEE_OTHER);
        browser.finish().await;
        assert_eq!(Raw::open(db).await.texts("select origin from review_case").await, ["petugas"]);
    }

    async fn only_the_officer_who_began_sends_it(db: &TestDb) {
        let site = Site::start(db).await;
        let (_, browser) = desk(&site, "operator.tiga", SUKAMAJU).await;
        begin(&browser, "lks", "diri").await;
        fill(&browser, &Isian::diri()).await;
        let words = browser.get("/usulan/draf").await.words();
        let code = words.split_whitespace().find(|word| word.len() == 14 && word.matches('-').count() == 2);
        let code = code.expect("a resume code").to_owned();
        // Somebody at home with the code.
        let home = Warga::new(&site);
        assert_eq!(home.post("/usulan/draf/lanjut", &[("kode_lanjutan", &code)]).await.to(), "/usulan/draf");
        assert!(home.kirim().await.to().starts_with("/petugas/masuk"));
        // A colleague with the code.
        let (_, colleague) = desk(&site, "operator.empat", SUKAMAJU).await;
        colleague.post("/usulan/draf/lanjut", &[("kode_lanjutan", &code)]).await;
        assert_eq!(colleague.kirim().await.status, StatusCode::FORBIDDEN);
        // The officer, signed out meanwhile: everything is kept.
        let form: [(&str, &str); 0] = [];
        browser.post("/petugas/keluar", &form).await;
        let out = browser.kirim().await;
        assert_eq!(out.to(), "/petugas/masuk?ke=%2Fusulan%2Fdraf%2Fperiksa");
        assert_eq!(count(db, "review_case").await, 0);
        // By the API nobody sends it.
        let api = site.browser.post(site.url("/api/v1/usulan")).header("Idempotency-Key", "k").header("cookie", browser.cookies());
        let draft = Raw::open(db).await.texts("select id from draft").await.remove(0);
        let body = serde_json::json!({"draft": draft, "declarations": ["setuju_pdp", "benar"]});
        let sent = api.json(&body).send().await.expect("an answer");
        assert_eq!(sent.status(), StatusCode::NOT_FOUND, "for programs there is no such draft");
        assert_eq!(count(db, "review_case").await, 0);
    }

    async fn what_is_missing_is_told_and_what_was_typed_is_kept(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        assert_eq!(petugas.get("/petugas/usulan/baru").await.status, StatusCode::OK);
        let short = petugas.post("/petugas/usulan/baru", &[("asal", "lks"), ("penilaian", "</textarea><script>")]).await;
        assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
        for field in ["pengantar", "penilaian", "hubungan"] {
            assert!(short.page().contains(&format!("href=\"#{field}\"")), "{field}: {}", short.words());
        }
        assert!(!short.page().contains("<script>") && short.page().contains("&lt;/textarea&gt;"));
        for asal in ["warga", "desa", "kemensos", "'"] {
            let refused = petugas.post("/petugas/usulan/baru", &[("asal", asal), ("hubungan", "diri")]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{asal}");
        }
        assert_eq!(count(db, "draft").await, 0);
        let auditor = officer(&site, Role::Auditor, "99.01").await;
        assert_eq!(auditor.get("/petugas/usulan/baru").await.status, StatusCode::FORBIDDEN);
    }

    async fn a_filled_draft_is_not_closed_without_a_word(db: &TestDb) {
        let site = Site::start(db).await;
        let (_, browser) = desk(&site, "operator.lima", SUKAMAJU).await;
        begin(&browser, "petugas", "diri").await;
        browser.save("terusul", &Isian::diri().of("terusul")).await;
        let again = begin(&browser, "petugas", "tetangga").await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        assert!(again.words().contains("Kode lanjutannya"));
        assert_eq!(again.chosen("hubungan"), ["tetangga"]);
        assert_eq!(count(db, "draft").await, 1);
        let form = [("asal", "petugas"), ("hubungan", "tetangga"), ("ganti", "ya")];
        assert_eq!(browser.post("/petugas/usulan/baru", &form).await.to(), "/usulan/draf");
    }
}
