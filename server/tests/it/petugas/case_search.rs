//! Somebody comes to the office with a KTP and without a ticket: officers find the case by the NIK, of those they see, and
//! never by who reported.

use domain::petugas::Role;
use reqwest::StatusCode;
use server::store::tokens::{subject_hex, subject_id};

use super::waiting::{Waiting, put};
use super::{Petugas, officer};
use crate::http::site::{SUKAMAJU, Site, attributes, load_story_people};
use crate::sanggahan::laporan::Laporan;
use crate::sanggahan::pelapor::{card, send};
use crate::support::{Raw, on_both_databases, village};
use crate::usulan::isian::Isian;
use crate::usulan::warga::{Answer, Receipt, Warga};

const SEARCH: &str = "/petugas/cari";
/// Sumarni, who is in no list.
const SUMARNI: &str = "9901015203900001";
/// Her husband, who proposes her.
const WALUYO: &str = "9901010707850002";
/// A neighbour of Mbah Parto, who proposes him.
const KARTIKA: &str = "9901014404880003";
/// Mbah Parto.
const PARTO: &str = "9901010106470004";
/// Whose NIK is in no case.
const NOBODY: &str = "9901015203870099";

/// Looks for the cases of a NIK.
async fn search(petugas: &Petugas<'_>, nik: &str) -> Answer {
    let sent = petugas.post(SEARCH, &[("nik", nik)]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words());
    assert!(sent.to().starts_with(&format!("{SEARCH}/")), "{}", sent.to());
    assert!(!sent.to().contains(nik), "{}", sent.to());
    let found = petugas.get(sent.to()).await;
    assert_eq!(found.status, StatusCode::OK, "{}", found.words());
    found
}

/// Tickets of the cases that a page leads to, in its order.
fn tickets_on(page: &str) -> Vec<String> {
    let cases = attributes(page, "href").into_iter();
    cases.filter_map(|href| href.strip_prefix("/petugas/kasus/")).map(str::to_owned).collect()
}

/// Tickets of the cases that are found.
async fn found(petugas: &Petugas<'_>, nik: &str) -> Vec<String> {
    tickets_on(&search(petugas, nik).await.page())
}

fn ticket(receipt: &Receipt) -> String {
    receipt.ticket.as_str().to_owned()
}

on_both_databases! {
    async fn a_case_is_found_by_whom_it_is_about_and_by_who_proposed(db: &TestDb) {
        let site = Site::start(db).await;
        let first = Warga::new(&site).propose(&Isian::diri()).await;
        let by_husband = Warga::new(&site).propose(&Isian::satu_kk()).await;
        let by_neighbour = Warga::new(&site).propose(&Isian::tetangga()).await;
        let (one, two, three) = (ticket(&first), ticket(&by_husband), ticket(&by_neighbour));
        for (role, scope) in [(Role::OperatorDesa, SUKAMAJU), (Role::Verifikator, "99.01"), (Role::Pengesah, "99.01")] {
            let petugas = officer(&site, role, scope).await;
            let queue = petugas.get("/petugas").await;
            assert!(queue.words().contains("Cari dengan NIK"), "{role:?}: {}", queue.words());
            assert_eq!(found(&petugas, SUMARNI).await, [two.as_str(), &one], "{role:?}, the newest first");
            assert_eq!(found(&petugas, WALUYO).await, [two.as_str()], "{role:?}");
            assert_eq!(found(&petugas, KARTIKA).await, [three.as_str()], "{role:?}");
            assert_eq!(found(&petugas, PARTO).await, [three.as_str()], "{role:?}");
        }
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let page = search(&petugas, "9901.0152.0390.0001").await;
        let words = page.words();
        for told in [first.ticket.to_string().as_str(), "Usulan", "Sukamaju (desa)", "21 November 2026", "Cocokkan dulu dengan KTP"] {
            assert!(words.contains(told), "{told}: {words}");
        }
        for personal in [SUMARNI, "Sumarni", "Waluyo", "0812"] {
            assert!(!page.page().contains(personal), "{personal}");
        }
        assert!(!words.contains("laporan tentang orang ini"), "{words}");
        // What is over is found as well, until it is erased.
        let raw = Raw::open(db).await;
        raw.run(&format!("update review_case set state = 'dicabut', closed_at = 1795230000 where ticket = '{one}'")).await.expect("closed");
        assert_eq!(found(&petugas, SUMARNI).await, [two.as_str(), &one]);
        let none = search(&petugas, NOBODY).await.words();
        assert!(none.contains("Tidak ada kasus dengan NIK ini di wilayah Anda"), "{none}");
    }

    async fn a_case_of_elsewhere_is_not_found_nor_counted(db: &TestDb) {
        let site = Site::start(db).await;
        Warga::new(&site).propose(&Isian::tetangga()).await;
        for (role, scope) in [(Role::Verifikator, "99.02"), (Role::OperatorDesa, "99.01.01.2002")] {
            let petugas = officer(&site, role, scope).await;
            let nobody = search(&petugas, NOBODY).await.words();
            for nik in [KARTIKA, PARTO] {
                assert_eq!(search(&petugas, nik).await.words(), nobody, "{role:?} {nik}");
            }
        }
    }

    async fn reports_are_found_by_nobody_who_may_not_see_them_and_never_by_the_reporter(db: &TestDb) {
        load_story_people(db).await;
        let site = Site::start(db).await;
        let report = Laporan::sanggahan().by("Kartika Dewanti", KARTIKA, "081377788899");
        let report = send(&site, &report, &card(&site, "Siti Aminah").await).await;
        let proposal = Warga::new(&site).propose(&Isian::tetangga()).await;
        let her = domain::samples::siti_aminah(village(SUKAMAJU)).nik;
        let verifikator = officer(&site, Role::Verifikator, "99.01").await;
        let page = search(&verifikator, &her).await;
        assert_eq!(tickets_on(&page.page()), [ticket(&report)]);
        assert!(page.words().contains("Jangan beri tahu bahwa laporan itu ada"), "{}", page.words());
        for (role, scope) in [(Role::OperatorDesa, SUKAMAJU), (Role::OperatorKecamatan, "99.01.01")] {
            let petugas = officer(&site, role, scope).await;
            let nobody = search(&petugas, NOBODY).await.words();
            assert_eq!(search(&petugas, &her).await.words(), nobody, "{role:?}");
        }
        assert_eq!(found(&verifikator, KARTIKA).await, [ticket(&proposal)], "what she proposed, not what she reported");
    }

    async fn every_search_is_in_the_log_before_anything_is_shown(db: &TestDb) {
        let site = Site::start(db).await;
        let receipt = Warga::new(&site).propose(&Isian::tetangga()).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let raw = Raw::open(db).await;
        let id = raw.number(&format!("select id from review_case where ticket = '{}'", ticket(&receipt))).await;
        search(&petugas, KARTIKA).await;
        search(&petugas, NOBODY).await;
        let noted = format!("select detail from audit_entry where action = 'case.search' and actor_id = {} order by id", petugas.id);
        let person = |nik: &str| subject_hex(&subject_id(&site.ctx.keys, nik));
        assert_eq!(raw.texts(&noted).await, [format!("{id} {}", person(KARTIKA)), format!("0 {}", person(NOBODY))]);
        let auditor = officer(&site, Role::Auditor, "99.01").await;
        let log = auditor.get("/petugas/audit?baca=ya").await.words();
        assert!(log.contains("Mencari kasus dengan NIK") && log.contains(&format!("kasus nomor {id}, orang")), "{log}");
        let history = auditor.post("/petugas/audit/orang", &[("nik", KARTIKA)]).await;
        let history = auditor.get(history.to()).await.words();
        assert!(history.contains("Mencari kasus dengan NIK"), "it belongs to the history of her data: {history}");
        // An address that was made for one officer serves no other, and what cannot be noted is not shown.
        let sent = petugas.post(SEARCH, &[("nik", KARTIKA)]).await;
        let colleague = officer(&site, Role::Verifikator, "99.01").await;
        assert_eq!(colleague.get(sent.to()).await.status, StatusCode::GONE);
        raw.run("alter table audit_entry rename to elsewhere").await.expect("renamed");
        let unseen = petugas.get(sent.to()).await;
        assert_eq!(unseen.status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(!unseen.page().contains(&ticket(&receipt)));
    }

    async fn what_is_no_nik_is_said_beside_the_field(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::OperatorDesa, SUKAMAJU).await;
        for (typed, shown, words) in [
            ("12345", "value=\"12345\"", "16 angka"),
            ("<b>9901", "value=\"&lt;b&gt;9901\"", "16 angka"),
            ("", "id=\"nik\"", "NIK"),
        ] {
            let wrong = petugas.post(SEARCH, &[("nik", typed)]).await;
            assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
            let page = wrong.page();
            assert!(page.contains("href=\"#nik\"") && page.contains("id=\"nik-salah\""), "{typed}");
            assert!(page.contains(shown) && page.contains("aria-describedby=\"nik-salah\""), "{typed}: {page}");
            assert!(wrong.words().contains(words), "{typed}: {}", wrong.words());
        }
        assert_eq!(petugas.get(SEARCH).await.to(), "/petugas");
        assert_eq!(petugas.get(&format!("{SEARCH}/AAAA")).await.status, StatusCode::GONE);
        let raw = Raw::open(db).await;
        assert_eq!(raw.number("select count(*) from audit_entry where action = 'case.search'").await, 0);
    }

    async fn of_many_cases_the_newest_are_shown(db: &TestDb) {
        let site = Site::start(db).await;
        Warga::new(&site).propose(&Isian::diri()).await;
        let older: Vec<Waiting> = (1..=52)
            .map(|days| Waiting { submitted_at: Waiting::default().submitted_at - days * 86_400, ..Waiting::default() })
            .collect();
        let tickets = put(db, 1, &older).await;
        let raw = Raw::open(db).await;
        let hers = "update review_case set nik_token = (select nik_token from review_case where nik_token is not null) where nik_token is null";
        assert_eq!(raw.run(hers).await.expect("hers"), 52);
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let page = search(&petugas, SUMARNI).await;
        let shown = tickets_on(&page.page());
        assert_eq!(shown[1..], tickets[..49]);
        assert!(page.words().contains("Hanya 50 kasus terbaru yang tampil"), "{}", page.words());
    }
}
