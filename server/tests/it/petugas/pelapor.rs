//! Opening who reported: behind a reason, for the right officer, and never twice for one reason (S-7).

use domain::petugas::Role;
use reqwest::StatusCode;
use server::usecase::Context;

use super::{Petugas, officer};
use crate::http::site::{Site, load_story_people};
use crate::sanggahan::laporan::{HARTONO, Laporan};
use crate::sanggahan::pelapor::{card, send};
use crate::support::{Raw, TestDb, on_both_databases};
use crate::usulan::isian::Isian;
use crate::usulan::warga::{Answer, Receipt, Warga};

const REASON: &str = "Perlu menanyakan letak rumah.";
const OPENINGS: &str = "select count(*) from audit_entry where action = 'reporter.open'";

fn address(receipt: &Receipt) -> String {
    format!("/petugas/kasus/{}/pelapor", receipt.ticket.as_str())
}

async fn open(petugas: &Petugas<'_>, receipt: &Receipt, reason: &str) -> Answer {
    petugas.post(&address(receipt), &[("alasan", reason)]).await
}

async fn reported(db: &TestDb) -> (Site, Receipt) {
    load_story_people(db).await;
    let site = Site::start(db).await;
    let receipt = send(&site, &Laporan::sanggahan(), &card(&site, "Siti Aminah").await).await;
    (site, receipt)
}

on_both_databases! {
    async fn an_officer_opens_a_reporter_for_a_reason_the_reporter_reads(db: &TestDb) {
        let (site, receipt) = reported(db).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let [name, nik, phone] = HARTONO;
        let form = petugas.get(&address(&receipt)).await;
        assert_eq!(form.status, StatusCode::OK, "{}", form.words());
        assert_eq!(form.headers["cache-control"], "no-store");
        assert!(!form.page().contains(name) && !form.page().contains(nik));
        let short = open(&petugas, &receipt, "perlu <b>").await;
        assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(short.value("alasan"), "perlu <b>", "what was typed is kept");
        assert!(short.words().contains("Alasan terlalu pendek") && short.page().contains("href=\"#alasan\""));
        let named = open(&petugas, &receipt, "Mencocokkan 9901015203870001").await;
        assert_eq!((named.status, named.value("alasan")), (StatusCode::UNPROCESSABLE_ENTITY, "Mencocokkan 9901015203870001".to_owned()));
        assert!(named.words().contains("Ada NIK atau nomor KK"), "{}", named.words());
        let raw = Raw::open(db).await;
        assert_eq!(raw.number(OPENINGS).await, 0);

        let opened = open(&petugas, &receipt, REASON).await;
        assert_eq!((opened.status, &opened.headers["cache-control"]), (StatusCode::OK, &"no-store".parse().expect("a value")));
        let words = opened.words();
        assert!(words.contains(name) && words.contains(nik) && words.contains("Belum diverifikasi"), "{words}");
        assert!(words.contains(phone.trim_start_matches('0')), "{words}");
        assert_eq!(raw.number(OPENINGS).await, 1);
        let by = raw.number("select actor_id from audit_entry where action = 'reporter.open'").await;
        assert_eq!(by, petugas.id);
        // Nothing shows it again.
        assert!(!petugas.get(&address(&receipt)).await.page().contains(name));
        // The reporter reads why, and that it was an officer, not which.
        let warga = Warga::new(&site);
        warga.track(&receipt).await;
        let held = warga.get("/lacak/kasus/data").await.words();
        assert!(held.contains(REASON) && held.contains("Membuka segel identitas Anda"), "{held}");
        assert!(!held.contains("Petugas Uji") && !held.contains(&petugas.username), "{held}");
        assert_eq!(raw.number("select count(*) from reporter_opening where reason is not null").await, 1);
    }

    async fn nothing_exists_outside_the_scope_and_for_other_roles(db: &TestDb) {
        let (site, receipt) = reported(db).await;
        let raw = Raw::open(db).await;
        let foreign = officer(&site, Role::Verifikator, "99.02").await;
        let unknown = foreign.get("/petugas/kasus/AAAAAAAAAAAA/pelapor").await;
        for answer in [foreign.get(&address(&receipt)).await, open(&foreign, &receipt, REASON).await] {
            assert_eq!(answer.status, StatusCode::NOT_FOUND);
            assert_eq!(answer.words(), unknown.words(), "as if there were none");
        }
        for role in [Role::OperatorDesa, Role::Pengesah, Role::Admin, Role::Auditor, Role::Provinsi] {
            let scope = match role {
                Role::OperatorDesa => "99.01.01.2001",
                Role::Provinsi => "99",
                _ => "99.01",
            };
            let other = officer(&site, role, scope).await;
            assert_eq!(open(&other, &receipt, REASON).await.status, StatusCode::FORBIDDEN, "{role:?}");
        }
        let stranger = Petugas::stranger(&site);
        assert!(open(&stranger, &receipt, REASON).await.to().starts_with("/petugas/masuk"));
        assert_eq!(raw.number(OPENINGS).await, 0);
    }

    async fn a_process_without_the_private_key_says_so(db: &TestDb) {
        let (site, receipt) = reported(db).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let sealing = Context { reporter_seal: site.ctx.reporter_seal.without_private_key(), ..site.ctx.clone() };
        let sealing = Site::serve(sealing).await;
        let petugas = petugas.on(&sealing);
        for answer in [petugas.get(&address(&receipt)).await, open(&petugas, &receipt, REASON).await] {
            assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
            assert!(answer.words().contains("tidak memegang kunci pribadi"), "{}", answer.words());
        }
        assert_eq!(Raw::open(db).await.number(OPENINGS).await, 0);
        // A proposal has no reporter at all.
        let proposal = Warga::new(&sealing).propose(&Isian::diri()).await;
        let none = petugas.get(&address(&proposal)).await;
        assert_eq!(none.status, StatusCode::NOT_FOUND);
        assert!(none.words().contains("tidak menyimpan identitas pelapor"), "{}", none.words());
    }

    async fn an_officer_close_to_the_reporter_has_to_leave_the_case(db: &TestDb) {
        let (site, receipt) = reported(db).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let token = server::store::tokens::subject_id(&site.ctx.keys, HARTONO[1]).to_vec();
        let raw = Raw::open(db).await;
        let row = vec![("petugas_id", petugas.id.into()), ("nik_token", token.into()), ("declared_at", 1_i64.into())];
        raw.insert("petugas_relative", row).await;
        let opened = open(&petugas, &receipt, REASON).await;
        assert!(opened.words().contains("Anda dekat dengan pelapor"), "{}", opened.words());
        assert_eq!(raw.number("select count(*) from case_conflict").await, 1);
        let again = open(&petugas, &receipt, REASON).await;
        assert_eq!(again.status, StatusCode::FORBIDDEN);
        assert!(again.words().contains("tidak boleh menangani kasus ini"), "{}", again.words());
        assert_eq!(raw.number(OPENINGS).await, 1);
    }

    async fn a_reason_is_erased_with_its_case(db: &TestDb) {
        let (site, receipt) = reported(db).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        open(&petugas, &receipt, REASON).await;
        let raw = Raw::open(db).await;
        let close = "update review_case set state = 'tidak_layak', closed_at = 1000";
        raw.run(close).await.expect("closed");
        server::jobs::retention::erase_expired(&site.ctx.store, &site.ctx.files, site.ctx.clock.now()).await.expect("erased");
        assert_eq!(raw.number("select count(*) from reporter_opening where reason is not null").await, 0);
        assert_eq!(raw.number(OPENINGS).await, 1, "the log remembers that it was opened");
    }
}
