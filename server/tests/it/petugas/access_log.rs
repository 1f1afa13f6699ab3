//! What officers did with a case, as its owner reads it in lacak: who looked, as a role, never by name, and nothing that
//! would tell an outcome or an objection too early (D-6, S-6, S-7).

use domain::petugas::Role;
use reqwest::StatusCode;
use server::store::audit::AuditEntry;

use super::officer;
use crate::http::site::Site;
use crate::support::on_both_databases;
use crate::usulan::isian::Isian;
use crate::usulan::warga::{Receipt, Warga};

/// What an officer may leave in the log about a case.
const ACTIONS: [&str; 9] = [
    "case.view",
    "photo.view",
    "case.note",
    "case.pair",
    "case.decide",
    "case.conflict",
    "case.export",
    "visit.view",
    "musyawarah.case",
];

async fn note_all(site: &Site, receipt: &Receipt, petugas: i64) {
    let case =
        site.ctx.store.case_by_ticket(receipt.ticket.as_str()).await.expect("read").expect("filed");
    for action in ACTIONS {
        let entry = AuditEntry {
            at: site.ctx.clock.now().timestamp(),
            actor: "petugas",
            actor_id: Some(petugas),
            action,
            case_id: Some(case.id),
            detail: None,
        };
        site.ctx.store.audit(&entry).await.expect("noted");
    }
}

/// The part of the page that says who opened the data.
async fn accesses(warga: &Warga<'_>, receipt: &Receipt) -> String {
    warga.track(receipt).await;
    let words = warga.get("/lacak/kasus/data").await.words();
    let (_, log) = words.split_once("Siapa yang membuka data ini").expect("a log");
    log.split_once("Berapa lama disimpan").expect("an end").0.to_owned()
}

on_both_databases! {
    async fn an_officer_who_opens_a_case_is_seen_by_its_owner(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri()).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let before = accesses(&warga, &receipt).await;
        assert!(!before.contains("Verifikator"), "{before}");
        let opened = petugas.get(&format!("/petugas/kasus/{}", receipt.ticket.as_str())).await;
        assert_eq!(opened.status, StatusCode::OK, "{}", opened.words());
        let after = accesses(&warga, &receipt).await;
        assert!(after.contains("Verifikator, Dinas Sosial Kabupaten Uji : Membuka kasus"), "{after}");
        assert!(!after.contains("Petugas Uji") && !after.contains(&petugas.username), "{after}");
        // Nobody outside the region has anything to show.
        let foreign = officer(&site, Role::Pengesah, "99.02").await;
        let refused = foreign.get(&format!("/petugas/kasus/{}", receipt.ticket.as_str())).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
        assert!(!accesses(&warga, &receipt).await.contains("Kepala/pengesah"));
    }

    async fn what_officers_think_is_not_in_the_log_of_the_owner(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri()).await;
        let petugas = officer(&site, Role::OperatorDesa, "99.01.01.2001").await;
        note_all(&site, &receipt, petugas.id).await;
        let log = accesses(&warga, &receipt).await;
        assert_eq!(log.matches("Operator desa/kelurahan :").count(), 5, "{log}");
        for told in ["Membuka kasus", "Membuka foto", "Meneruskan data ke pemerintah pusat", "Membuka hasil kunjungan"] {
            assert!(log.contains(told), "{told}: {log}");
        }
        assert!(!log.contains("Mengolah data"), "neither notes, comparisons, decisions nor conflicts: {log}");
    }

    async fn a_neighbour_reads_of_looks_and_of_no_outcome(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::tetangga()).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let raw = crate::support::Raw::open(db).await;
        raw.run("insert into case_event (case_id, at, action, from_state, to_state, actor) \
                 values (1, 1, 'find_layak', 'under_review', 'layak', 'petugas')").await.expect("an outcome");
        note_all(&site, &receipt, petugas.id).await;
        let log = accesses(&warga, &receipt).await;
        assert_eq!(log.matches("Verifikator,").count(), 2, "{log}");
        assert!(log.contains("Membuka kasus") && log.contains("Membuka foto"), "{log}");
        assert!(!log.contains("pemerintah pusat") && !log.contains("musyawarah"), "{log}");
    }
}
