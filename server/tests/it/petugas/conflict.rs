//! Scenario 19: nobody works on a case of their own or of somebody close to them, nor on an appeal against themselves.

use domain::petugas::Role;
use domain::samples::siti_aminah;
use reqwest::StatusCode;
use sea_orm::Value;
use server::store::tokens::{kk_token, subject_id};

use super::deciding::{KABUPATEN, REFUSED, apply, at, case_of, decide, fill, press, states, take};
use super::{Petugas, officer};
use crate::http::site::{SUKAMAJU, Site, load_story_people};
use crate::sanggahan::RECIPIENT;
use crate::sanggahan::laporan::Laporan;
use crate::sanggahan::pelapor::{card, send};
use crate::support::{Raw, TestDb, on_both_databases, per_byte, village};
use crate::usulan::isian::Isian;
use crate::usulan::warga::Warga;

async fn count(db: &TestDb, from: &str) -> i64 {
    Raw::open(db).await.number(&format!("select count(*) from {from}")).await
}

/// Bytes as both databases read them in a statement.
fn literal(raw: &Raw, bytes: &[u8]) -> String {
    let hex = per_byte(bytes, |byte| format!("{byte:02x}"));
    if raw.is_postgres() { format!("'\\x{hex}'::bytea") } else { format!("x'{hex}'") }
}

/// The officer's own numbers, as an admin enters them.
pub(super) async fn known_as(db: &TestDb, petugas: &Petugas<'_>, nik: &str, kk: &str) {
    let raw = Raw::open(db).await;
    let (nik, kk) = (subject_id(&db.keys, nik), kk_token(&db.keys, kk));
    let (nik, kk) = (literal(&raw, &nik), literal(&raw, &kk));
    let sql =
        format!("update petugas set nik_token = {nik}, kk_token = {kk} where id = {}", petugas.id);
    assert_eq!(raw.run(&sql).await, Ok(1));
}

/// Somebody the officer has named as close to them.
pub(super) async fn close_to(db: &TestDb, petugas: &Petugas<'_>, nik: &str) {
    let row: Vec<(&str, Value)> = vec![
        ("petugas_id", petugas.id.into()),
        ("nik_token", subject_id(&db.keys, nik).to_vec().into()),
        ("declared_at", 1_i64.into()),
    ];
    let raw = Raw::open(db).await;
    raw.insert("petugas_relative", row).await;
}

/// A number that is nobody's in these stories.
pub(super) const NOBODY: &str = "9901019912990009";

/// Opening and deciding are refused, with the reason, and it is noted once.
async fn is_blocked(db: &TestDb, petugas: &Petugas<'_>, ticket: &str, reason: &str, words: &str) {
    let path = format!("/petugas/kasus/{ticket}/putusan");
    for _ in 0..2 {
        let answer = petugas.get(&path).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{}", answer.words());
        assert!(answer.words().contains(words), "{}", answer.words());
    }
    let taken = petugas.post(&path, &[("aksi", "ambil")]).await;
    assert_eq!(taken.status, StatusCode::FORBIDDEN, "{}", taken.words());
    let noted = format!("case_conflict where petugas_id = {} and reason = '{reason}'", petugas.id);
    assert_eq!(count(db, &noted).await, 1, "{reason}");
    let logged = format!(
        "audit_entry where action = 'case.conflict' and actor_id = {} and detail = '{reason}'",
        petugas.id
    );
    assert_eq!(count(db, &logged).await, 1, "{reason} is logged once");
}

on_both_databases! {
    /// V shares a family card with R, W does not.
    async fn who_shares_the_recipients_family_card_is_kept_away(db: &TestDb) {
        load_story_people(db).await;
        let site = Site::start(db).await;
        let receipt = send(&site, &Laporan::sanggahan(), &card(&site, RECIPIENT).await).await;
        let (v, w) = (officer(&site, Role::Verifikator, KABUPATEN).await, officer(&site, Role::Verifikator, KABUPATEN).await);
        let kk = siti_aminah(village(SUKAMAJU)).nomor_kk;
        known_as(db, &v, NOBODY, &kk).await;
        known_as(db, &w, NOBODY, NOBODY).await;
        is_blocked(db, &v, receipt.ticket.as_str(), "same_kk", "anggota KK Anda").await;
        take(&w, &receipt).await;
        assert_eq!(count(db, "case_conflict").await, 1);
        assert_eq!(states(db).await, ["sanggahan under_review"]);
    }

    async fn nobody_examines_themselves_their_family_or_whom_they_named(db: &TestDb) {
        let site = Site::start(db).await;
        let own = Warga::new(&site).propose(&Isian::diri()).await;
        let (nik, card) = ("9901015203900001", "9901011501150007");
        for (reason, words) in [("self_subject", "tentang Anda sendiri"), ("same_kk", "anggota KK Anda"), ("relative", "Anda nyatakan dekat")] {
            let petugas = officer(&site, Role::Verifikator, KABUPATEN).await;
            match reason {
                "self_subject" => known_as(db, &petugas, nik, card).await,
                "same_kk" => known_as(db, &petugas, NOBODY, card).await,
                _ => close_to(db, &petugas, nik).await,
            }
            is_blocked(db, &petugas, own.ticket.as_str(), reason, words).await;
        }
        let free = officer(&site, Role::Verifikator, KABUPATEN).await;
        known_as(db, &free, NOBODY, NOBODY).await;
        close_to(db, &free, NOBODY).await;
        take(&free, &own).await;
    }

    async fn nobody_examines_what_they_or_their_family_proposed(db: &TestDb) {
        let site = Site::start(db).await;
        let proposed = Warga::new(&site).propose(&Isian::tetangga()).await;
        let kartika = "9901014404880003";
        let neighbour = officer(&site, Role::Verifikator, KABUPATEN).await;
        known_as(db, &neighbour, kartika, NOBODY).await;
        is_blocked(db, &neighbour, proposed.ticket.as_str(), "proposer", "diajukan oleh Anda").await;
        let sister = officer(&site, Role::Verifikator, KABUPATEN).await;
        close_to(db, &sister, kartika).await;
        is_blocked(db, &sister, proposed.ticket.as_str(), "proposer", "diajukan oleh Anda").await;
    }

    /// What no token shows the officer says, and lets the case go.
    async fn a_conflict_is_declared_and_the_case_goes_to_another(db: &TestDb) {
        let site = Site::start(db).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let petugas = officer(&site, Role::Verifikator, KABUPATEN).await;
        take(&petugas, &receipt).await;
        let form = fill(&petugas, &receipt, &REFUSED).await;
        let declared = petugas.post(&at(&receipt, "konflik"), &[("aksi", "konflik")]).await;
        assert_eq!((declared.status, declared.to()), (StatusCode::SEE_OTHER, "/petugas?selesai=konflik"));
        let late = press(&petugas, &receipt, "simpan", &form).await;
        assert_eq!(late.status, StatusCode::FORBIDDEN, "{}", late.words());
        is_blocked(db, &petugas, receipt.ticket.as_str(), "declared", "Anda menyatakan dekat").await;
        let other = officer(&site, Role::Verifikator, KABUPATEN).await;
        decide(&other, &receipt, &REFUSED).await;
        assert_eq!(count(db, "case_decision").await, 1);
    }

    async fn an_appeal_goes_to_another_than_who_decided(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri()).await;
        let first = officer(&site, Role::Verifikator, KABUPATEN).await;
        decide(&first, &receipt, &REFUSED).await;
        let later = site.later(10).await;
        assert_eq!(apply(&later).await, 1);
        let warga = warga.on(&later);
        warga.track(&receipt).await;
        let appeal = [("keberatan", "Rumah kami tidak seperti yang tertulis.")];
        assert_eq!(warga.post("/lacak/kasus/keberatan", &appeal).await.to(), "/lacak/kasus?selesai=keberatan");

        let first = first.on(&later);
        let refused = first.get(&at(&receipt, "putusan")).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        assert!(refused.words().contains("diperiksa oleh petugas lain"), "{}", refused.words());
        let taken = first.post(&at(&receipt, "putusan"), &[("aksi", "ambil")]).await;
        assert_eq!(taken.status, StatusCode::FORBIDDEN);
        assert_eq!(states(db).await, ["usulan appealed"]);

        let second = officer(&later, Role::Verifikator, KABUPATEN).await;
        decide(&second, &receipt, &[("putusan", "layak")]).await;
        // In the queue again or not, it stays an appeal.
        let waiting = first.get(&at(&receipt, "putusan")).await;
        assert!(!waiting.page().contains("name=\"putusan\""));
        let much_later = later.later(10).await;
        assert_eq!(apply(&much_later).await, 1);
        assert_eq!(states(db).await, ["usulan layak"]);
        let case = case_of(&site, &receipt).await;
        let events = site.ctx.store.case_events(case.id).await.expect("read");
        let found: Vec<_> = events.iter().filter(|one| one.action.starts_with("find_")).map(|one| one.actor_id).collect();
        assert_eq!(found, [Some(second.id), Some(first.id)]);
    }
}
