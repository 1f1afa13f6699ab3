//! Cases in the queue from which who looks must keep away: they are told before they open one, and why when they try.

use domain::petugas::Role;
use domain::samples::siti_aminah;
use reqwest::StatusCode;
use sea_orm::Value;
use server::store::tokens::{kk_token, subject_id};

use super::conflict::{NOBODY, close_to, known_as};
use super::deciding::{KABUPATEN, at, count};
use super::queue::tickets;
use super::{Petugas, officer};
use crate::http::site::{SUKAMAJU, Site, load_story_people};
use crate::sanggahan::RECIPIENT;
use crate::sanggahan::laporan::Laporan;
use crate::sanggahan::pelapor::{card, send};
use crate::support::{Raw, TestDb, on_both_databases, village};
use crate::usulan::isian::Isian;
use crate::usulan::warga::Warga;

/// What a row says of a case that is not for who looks.
const WARNED: &str = "konflik kepentingan: bukan untuk Anda";

/// How many rows of the queue warn this officer.
async fn warned(petugas: &Petugas<'_>) -> usize {
    petugas.get("/petugas").await.words().matches(WARNED).count()
}

/// Puts a member into the family of a proposal.
async fn add_member(db: &TestDb, case_id: i64, nik: &str) {
    let row: Vec<(&str, Value)> = vec![
        ("case_id", case_id.into()),
        ("place", 7_i32.into()),
        ("nik_token", subject_id(&db.keys, nik).to_vec().into()),
    ];
    Raw::open(db).await.insert("usulan_member", row).await;
}

on_both_databases! {
    async fn a_row_warns_whom_it_is_about_their_family_and_whom_they_named(db: &TestDb) {
        let site = Site::start(db).await;
        let own = Warga::new(&site).propose(&Isian::diri()).await;
        Warga::new(&site).propose(&Isian::diri().about("9901015502910009", "9901012002200033")).await;
        let (nik, family) = ("9901015203900001", "9901011501150007");
        for sort in ["self", "family", "relative", "member"] {
            let petugas = officer(&site, Role::Verifikator, KABUPATEN).await;
            assert_eq!(warned(&petugas).await, 0, "{sort}: nothing is known of them yet");
            match sort {
                "self" => known_as(db, &petugas, nik, NOBODY).await,
                "family" => known_as(db, &petugas, NOBODY, family).await,
                "relative" => close_to(db, &petugas, nik).await,
                _ => {
                    known_as(db, &petugas, NOBODY, NOBODY).await;
                    add_member(db, 1, NOBODY).await;
                }
            }
            assert_eq!(warned(&petugas).await, 1, "{sort}");
            assert_eq!(tickets(&petugas.get("/petugas").await).len(), 2, "the row stays: others read it");
            assert_eq!(count(db, "case_conflict").await, 0, "looking at the queue notes nothing");
            let taken = petugas.post::<&str, &str>(&at(&own, "ambil"), &[]).await;
            assert_eq!(taken.status, StatusCode::FORBIDDEN, "{sort}");
            assert!(taken.words().contains("Anda tidak boleh menangani kasus ini"), "{}", taken.words());
            let raw = Raw::open(db).await;
            raw.run("delete from case_conflict").await.expect("forgotten");
            raw.run("delete from usulan_member where place = 7").await.expect("gone");
        }
        let free = officer(&site, Role::Verifikator, KABUPATEN).await;
        known_as(db, &free, NOBODY, NOBODY).await;
        close_to(db, &free, NOBODY).await;
        assert_eq!(warned(&free).await, 0);
    }

    async fn a_report_warns_the_family_of_the_recipient_and_a_request_that_of_its_case(db: &TestDb) {
        load_story_people(db).await;
        let site = Site::start(db).await;
        send(&site, &Laporan::sanggahan(), &card(&site, RECIPIENT).await).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri()).await;
        let petugas = officer(&site, Role::Verifikator, KABUPATEN).await;
        // The card of a recipient stands in the data alone.
        let kk = siti_aminah(village(SUKAMAJU)).nomor_kk;
        known_as(db, &petugas, NOBODY, &kk).await;
        assert_eq!(warned(&petugas).await, 1);
        // A request about data hangs on the case of the proposal.
        warga.track(&receipt).await;
        let asked = warga.post("/lacak/kasus/hak", &[("hak", "koreksi"), ("uraian", "Nama ibu kandung saya salah ketik.")]).await;
        assert_eq!(asked.to(), "/lacak/kasus?selesai=hak");
        let other = officer(&site, Role::Verifikator, KABUPATEN).await;
        known_as(db, &other, "9901015203900001", NOBODY).await;
        assert_eq!(warned(&other).await, 2, "the proposal, and the request");
        assert_ne!(kk_token(&db.keys, &kk), kk_token(&db.keys, NOBODY));
    }

    /// Where each of the office is close to somebody in a case, its head learns of it and finds out what to do; as soon as
    /// somebody may examine it, the head gives it to them.
    async fn a_case_that_nobody_may_examine_is_put_before_the_head(db: &TestDb) {
        let site = Site::start(db).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        Warga::new(&site).propose(&Isian::diri().about("9901015502910009", "9901012002200033")).await;
        let head = officer(&site, Role::Pengesah, KABUPATEN).await;
        let (v, w) = (officer(&site, Role::Verifikator, KABUPATEN).await, officer(&site, Role::Verifikator, KABUPATEN).await);
        known_as(db, &v, "9901015203900001", NOBODY).await;
        known_as(db, &w, NOBODY, "9901011501150007").await;
        let view = "/petugas?tampilan=tanpa_pemeriksa";
        let told = "1 kasus tidak boleh diperiksa verifikator mana pun";
        for one in [&v, &w] {
            assert!(!head.get("/petugas").await.words().contains(told));
            assert!(tickets(&head.get(view).await).is_empty());
            let taken = one.post::<&str, &str>(&at(&receipt, "ambil"), &[]).await;
            assert_eq!(taken.status, StatusCode::FORBIDDEN, "{}", taken.words());
        }
        assert!(head.get("/petugas").await.words().contains(told));
        assert_eq!(tickets(&head.get(view).await), [receipt.ticket.as_str()]);
        assert!(!v.get("/petugas").await.words().contains("Tanpa pemeriksa"), "whose task it is not");
        let case = at(&receipt, "tugaskan").trim_end_matches("/tugaskan").to_owned();
        let page = head.get(&case).await.words();
        assert!(page.contains("Tidak ada verifikator di kantor ini yang boleh memeriksa") && page.contains("Dinas Sosial provinsi"), "{page}");
        let refused = head.post(&at(&receipt, "tugaskan"), &[("kepada", v.username.as_str())]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "who is close gets it from nobody");

        let free = officer(&site, Role::Verifikator, KABUPATEN).await;
        known_as(db, &free, NOBODY, NOBODY).await;
        let foreign = officer(&site, Role::Verifikator, "99.02").await;
        known_as(db, &foreign, NOBODY, NOBODY).await;
        assert!(tickets(&head.get(view).await).is_empty());
        let page = head.get(&case).await;
        assert!(page.page().contains(&format!("value=\"{}\"", free.username)), "{}", page.words());
        for other in [&v, &w, &foreign] {
            assert!(!page.page().contains(&format!("value=\"{}\"", other.username)), "{}", other.username);
            let refused = head.post(&at(&receipt, "tugaskan"), &[("kepada", other.username.as_str())]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.words());
        }
        let nobody = head.post(&at(&receipt, "tugaskan"), &[("kepada", "")]).await;
        assert!(nobody.status == StatusCode::UNPROCESSABLE_ENTITY && nobody.page().contains("href=\"#kepada\""), "{}", nobody.words());
        let given = head.post(&at(&receipt, "tugaskan"), &[("kepada", free.username.as_str())]).await;
        assert_eq!(given.to(), format!("{case}?selesai=tugaskan"), "{}", given.words());
        assert!(head.get(given.to()).await.words().contains("Kasus sudah ditugaskan"));
        assert_eq!(tickets(&free.get("/petugas?tampilan=saya").await), [receipt.ticket.as_str()]);
        let noted = format!("audit_entry where action = 'case.hand_over' and actor_id = {} and detail = 'petugas:{}'", head.id, free.id);
        assert_eq!(count(db, &noted).await, 1);
        // Nobody is pushed out of a case they hold.
        let again = head.post(&at(&receipt, "tugaskan"), &[("kepada", free.username.as_str())]).await;
        assert_eq!(again.status, StatusCode::CONFLICT, "{}", again.words());
        assert_eq!(free.post(&at(&receipt, "tugaskan"), &[("kepada", w.username.as_str())]).await.status, StatusCode::FORBIDDEN);
    }

    async fn what_was_declared_stays_marked_for_who_declared_it(db: &TestDb) {
        let site = Site::start(db).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let petugas = officer(&site, Role::Verifikator, KABUPATEN).await;
        petugas.post(&at(&receipt, "konflik"), &[("aksi", "konflik")]).await;
        assert_eq!(warned(&petugas).await, 1);
        let other = officer(&site, Role::Verifikator, KABUPATEN).await;
        assert_eq!(warned(&other).await, 0);
        // And it is not handed to who declared it.
        other.post::<&str, &str>(&at(&receipt, "ambil"), &[]).await;
        let handed = other.post(&at(&receipt, "serahkan"), &[("kepada", petugas.username.as_str())]).await;
        assert_eq!(handed.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!handed.words().contains("onflik"), "why is nobody else's to know: {}", handed.words());
    }
}
