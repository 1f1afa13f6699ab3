//! The audit log as an auditor reads it: whole within the region, nothing of anywhere else, and itself on record.

use domain::petugas::Role;
use domain::samples::siti_aminah;
use reqwest::StatusCode;
use server::store::audit::AuditEntry;
use server::store::tokens::{subject_hex, subject_id};
use server::usecase::audit_log::seal;
use server::usecase::audit_log::witness::Witness;

use super::waiting::{Waiting, put};
use super::{Petugas, officer, officer_called};
use crate::http::site::{SUKAMAJU, Site, load_story_people};
use crate::support::{Raw, on_both_databases, village};
use crate::usulan::isian::Isian;
use crate::usulan::warga::Warga;

/// Notes that an officer did something now.
async fn note(
    site: &Site,
    petugas: i64,
    action: &'static str,
    case_id: Option<i64>,
    detail: Option<&str>,
) {
    let entry = AuditEntry {
        at: site.ctx.clock.now().timestamp(),
        actor: "petugas",
        actor_id: Some(petugas),
        action,
        case_id,
        detail: detail.map(ToOwned::to_owned),
    };
    site.ctx.store.audit(&entry).await.expect("noted");
}

/// The actions of the entries of a search, newest first.
async fn found(auditor: &Petugas<'_>, query: &str) -> Vec<String> {
    let csv = auditor.get(&format!("/petugas/audit/unduh?{query}")).await;
    assert_eq!(csv.status, StatusCode::OK, "{}", csv.words());
    assert_eq!(csv.headers["content-type"], "text/csv; charset=utf-8");
    let mut reader = csv::Reader::from_reader(csv.bytes.as_slice());
    reader.records().map(|record| record.expect("a record")[5].to_owned()).collect()
}

/// Two cases of two regions, and an auditor of the first.
async fn two_regions(site: &Site) -> [i64; 2] {
    let here = Warga::new(site).propose(&Isian::diri()).await;
    let there = Warga::new(site).propose(&Isian::tetangga()).await;
    let mut ids = [0; 2];
    for (id, receipt) in ids.iter_mut().zip([here, there]) {
        let case = site.ctx.store.case_by_ticket(receipt.ticket.as_str()).await;
        *id = case.expect("read").expect("filed").id;
    }
    ids
}

on_both_databases! {
    async fn entries_of_other_regions_do_not_exist(db: &TestDb) {
        let site = Site::start(db).await;
        let [here, there] = two_regions(&site).await;
        let raw = Raw::open(db).await;
        raw.run(&format!("update review_case set desa = '99.71.01.1001' where id = {there}")).await.expect("moved");
        let ours = officer(&site, Role::Verifikator, "99.01").await;
        let theirs = officer(&site, Role::Verifikator, "99.71").await;
        for (who, case) in [(ours.id, here), (theirs.id, there)] {
            note(&site, who, "case.view", Some(case), None).await;
            note(&site, who, "recipient.view", None, Some("00112233445566778899aabbccddeeff")).await;
        }
        let auditor = officer(&site, Role::Auditor, "99.01").await;
        let views = found(&auditor, "tindakan=case.view").await;
        assert_eq!(views, ["case.view"]);
        assert_eq!(found(&auditor, "tindakan=recipient.view").await.len(), 1, "no case: the officer's region decides");
        let page = auditor.get("/petugas/audit?tindakan=case.view").await;
        assert_eq!(page.status, StatusCode::OK);
        let ticket = raw.texts(&format!("select ticket from review_case where id = {there}")).await.remove(0);
        assert!(!page.page().contains(&ticket));
        let foreign = auditor.get(&format!("/petugas/audit?tiket={ticket}")).await;
        assert_eq!(foreign.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(foreign.words().contains("Tidak ada kasus dengan tiket ini"), "{}", foreign.words());
        let foreign = auditor.get(&format!("/petugas/audit?petugas={}", theirs.username)).await;
        assert!(foreign.words().contains("Tidak ada petugas dengan nama akun ini"), "{}", foreign.words());
        // The province sees both.
        let province = officer(&site, Role::Auditor, "99").await;
        assert_eq!(found(&province, "tindakan=case.view").await.len(), 2);
        for role in [Role::Verifikator, Role::Pengesah, Role::Admin] {
            let other = officer(&site, role, "99.01").await;
            assert_eq!(other.get("/petugas/audit").await.status, StatusCode::FORBIDDEN, "{role:?}");
            assert_eq!(other.get("/petugas/audit/unduh").await.status, StatusCode::FORBIDDEN, "{role:?}");
        }
    }

    async fn an_auditor_searches_by_time_officer_action_and_ticket(db: &TestDb) {
        let site = Site::start(db).await;
        let [case, _] = two_regions(&site).await;
        let ratna = officer_called(&site, "ratna", Role::Verifikator, "99.01").await;
        let yusran = officer_called(&site, "yusran", Role::Verifikator, "99.01").await;
        note(&site, ratna.id, "case.view", Some(case), None).await;
        note(&site, yusran.id, "case.note", Some(case), None).await;
        let auditor = officer(&site, Role::Auditor, "99.01").await;
        assert!(found(&auditor, "petugas=Ratna").await.contains(&"case.view".to_owned()));
        assert!(!found(&auditor, "petugas=ratna").await.contains(&"case.note".to_owned()));
        assert!(found(&auditor, "petugas=yusran&baca=ya").await.is_empty(), "a note is no look");
        assert_eq!(found(&auditor, "petugas=ratna&baca=ya").await, ["case.view"]);
        assert!(found(&auditor, "pelaku=warga").await.iter().all(|action| action == "usulan.submit"));
        let ticket = Raw::open(db).await.texts(&format!("select ticket from review_case where id = {case}")).await.remove(0);
        assert_eq!(found(&auditor, &format!("tiket={ticket}")).await, ["case.note", "case.view", "usulan.submit"]);
        assert_eq!(found(&auditor, "dari=2026-11-21&sampai=2026-11-21&tindakan=case.note").await, ["case.note"]);
        assert!(found(&auditor, "dari=2026-11-22").await.is_empty());
        assert!(found(&auditor, "sampai=2026-11-20").await.is_empty());
        let page = auditor.get(&format!("/petugas/audit?tiket={ticket}")).await.words();
        assert!(page.contains("Melihat kasus") && page.contains("Petugas Uji"), "{page}");
        for (query, words) in [
            ("dari=kemarin", "Tanggal tidak terbaca"), ("dari=2026-11-21&sampai=2026-11-20", "mendahului"),
            ("tiket=%3Cb%3E", "Tidak ada kasus"), ("orang=abc", "tidak berlaku lagi"),
        ] {
            let wrong = auditor.get(&format!("/petugas/audit?{query}")).await;
            assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
            assert!(wrong.words().contains(words), "{query}: {}", wrong.words());
            assert!(!wrong.page().contains("<b>"));
        }
        assert_eq!(auditor.get("/petugas/audit?sebelum=zz&tindakan=zz&pelaku=zz").await.status, StatusCode::OK);
    }

    /// They open no case, but the log lists what was done with every one of their region.
    async fn an_auditor_looks_an_objection_up_by_its_ticket(db: &TestDb) {
        let site = Site::start(db).await;
        let objection = Waiting { kind: "sanggahan", ..Waiting::default() };
        let foreign = Waiting { desa: "99.71.01.1001", ..objection.clone() };
        let tickets = put(db, 1, &[objection, foreign]).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let raw = Raw::open(db).await;
        for ticket in &tickets {
            let id = raw.number(&format!("select id from review_case where ticket = '{ticket}'")).await;
            note(&site, petugas.id, "case.view", Some(id), None).await;
        }
        let auditor = officer(&site, Role::Auditor, "99.01").await;
        assert_eq!(found(&auditor, &format!("tiket={}", tickets[0])).await, ["case.view"]);
        for path in ["/petugas/audit", "/petugas/audit/unduh"] {
            let outside = auditor.get(&format!("{path}?tiket={}", tickets[1])).await;
            assert_eq!(outside.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
            assert!(outside.words().contains("Tidak ada kasus dengan tiket ini"), "{}", outside.words());
        }
        assert_eq!(auditor.get(&format!("/petugas/kasus/{}", tickets[0])).await.status, StatusCode::FORBIDDEN);
    }

    async fn a_long_log_is_read_page_by_page(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer_called(&site, "ratna", Role::Verifikator, "99.01").await;
        for number in 0..120 {
            note(&site, petugas.id, "case.note", None, Some(&format!("n{number:03}"))).await;
        }
        let auditor = officer(&site, Role::Auditor, "99.01").await;
        let mut address = "/petugas/audit?tindakan=case.note".to_owned();
        let mut seen = Vec::new();
        for lines in [50, 50, 20] {
            let page = auditor.get(&address).await;
            let words = page.words();
            let numbers: Vec<String> =
                (0..120).map(|number| format!("n{number:03}")).filter(|one| words.contains(one.as_str())).collect();
            assert_eq!(numbers.len(), lines, "{address}");
            seen.extend(numbers);
            let html = page.page();
            let next = html.split("href=\"").filter_map(|rest| rest.split('"').next()).find(|href| href.contains("sebelum="));
            assert_eq!(next.is_some(), lines == 50);
            address = next.unwrap_or_default().replace("&amp;", "&");
        }
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 120, "each once");
    }

    async fn who_saw_one_persons_data_is_told_by_their_nik(db: &TestDb) {
        load_story_people(db).await;
        let site = Site::start(db).await;
        let person = siti_aminah(village(SUKAMAJU));
        let token = subject_hex(&subject_id(&site.ctx.keys, &person.nik));
        let petugas = officer_called(&site, "ratna", Role::Verifikator, "99.01").await;
        note(&site, petugas.id, "recipient.view", None, Some(&token)).await;
        note(&site, petugas.id, "recipient.repair", None, Some(&format!("alamat:{token}"))).await;
        note(&site, petugas.id, "recipient.view", None, Some("00112233445566778899aabbccddeeff")).await;
        let own = Isian::diri().about(&person.nik, &person.nomor_kk);
        let own = own.with("identitas", "tanggal_lahir_hari", "12").with("identitas", "tanggal_lahir_bulan", "6")
            .with("identitas", "tanggal_lahir_tahun", "1987");
        Warga::new(&site).propose(&own).await;
        let auditor = officer(&site, Role::Auditor, "99.01").await;
        let sent = auditor.post("/petugas/audit/orang", &[("nik", person.nik.as_str())]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
        assert!(!sent.to().contains(&person.nik) && !sent.to().contains(&token), "{}", sent.to());
        let page = auditor.get(sent.to()).await.words();
        assert!(page.contains("Menampilkan riwayat data satu orang") && page.contains("Memperbaiki data penerima"), "{page}");
        let query = sent.to().split_once('?').expect("a query").1;
        let all = found(&auditor, query).await;
        // The history of the reading of the history belongs to it.
        assert_eq!(all, ["audit.download", "audit.read", "usulan.submit", "recipient.repair", "recipient.view"]);
        let wrong = auditor.post("/petugas/audit/orang", &[("nik", "12345")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.words().contains("NIK harus 16 angka") && !wrong.page().contains("12345"), "{}", wrong.words());
        assert_eq!(auditor.get("/petugas/audit/orang").await.to(), "/petugas/audit");
        let raw = Raw::open(db).await;
        let noted = raw.texts("select action from audit_entry where action like 'audit.%' order by id").await;
        assert_eq!(noted, ["audit.read", "audit.download"]);
        assert!(raw.texts("select coalesce(detail, '') from audit_entry").await.iter().all(|one| !one.contains(&person.nik)));
    }

    async fn the_chain_is_checked_from_the_page(db: &TestDb) {
        let site = Site::start(db).await;
        let auditor = officer(&site, Role::Auditor, "99.01").await;
        assert!(auditor.get("/petugas/audit").await.words().contains("Belum pernah diperiksa"));
        let witness = Witness::in_folder(&site.ctx.config.data.dir);
        for _ in 0..2 {
            seal::run(&site.ctx.store, &site.ctx.keys, &site.ctx.clock, &witness).await.expect("sealed");
            note(&site, auditor.id, "case.note", None, None).await;
        }
        let checked = auditor.post("/petugas/audit/periksa", &[("", "")]).await;
        assert_eq!(checked.to(), "/petugas/audit#rantai");
        let page = auditor.get("/petugas/audit").await.words();
        assert!(page.contains("utuh, segel 1–2") && page.contains("Segel terakhir: nomor 2"), "{page}");
        // Somebody who may drop triggers changes an entry that is sealed.
        let raw = Raw::open(db).await;
        let drop = if raw.is_postgres() {
            "drop trigger audit_entry_no_update on audit_entry"
        } else {
            "drop trigger audit_entry_no_update"
        };
        raw.run(drop).await.expect("dropped");
        raw.run("update audit_entry set detail = 'lain' where id = (select max(last_entry) from audit_batch)").await.expect("changed");
        auditor.post("/petugas/audit/periksa", &[("", "")]).await;
        let page = auditor.get("/petugas/audit").await.words();
        assert!(page.contains("TIDAK UTUH. Segel nomor 2 atau catatannya diubah"), "{page}");
    }

    async fn a_download_begins_no_formula(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        note(&site, petugas.id, "case.note", None, Some("=HYPERLINK(\"x\")")).await;
        let auditor = officer(&site, Role::Auditor, "99.01").await;
        let csv = auditor.get("/petugas/audit/unduh?tindakan=case.note").await;
        let mut reader = csv::Reader::from_reader(csv.bytes.as_slice());
        let record = reader.records().next().expect("a line").expect("a record");
        assert_eq!(&record[7], "'=HYPERLINK(\"x\")");
        assert!(csv.headers["content-disposition"].to_str().expect("text").starts_with("attachment"));
    }
}
