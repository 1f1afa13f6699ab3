//! Visits: what was seen is recorded, sealed, shown to colleagues, and every look at it is noted.

use domain::petugas::Role;
use reqwest::header::CONTENT_TYPE;
use reqwest::{Method, StatusCode};

use super::deciding::{KABUPATEN, at, states};
use super::{Petugas, officer};
use crate::http::site::{Site, attributes};
use crate::support::{Raw, TestDb, on_both_databases};
use crate::usulan::isian::Isian;
use crate::usulan::upload::{Upload, form_type};
use crate::usulan::warga::{Answer, Receipt, Warga};

/// What nobody else can have written.
const SEEN: &str = "Dapur beratap terpal di samping rumah.";

/// A whole visit.
const VISIT: [(&str, &str); 9] = [
    ("kunjungan_tanggal", "2026-11-20"),
    ("kunjungan_ditemui", "Istri kepala keluarga"),
    ("lantai", "8"),
    ("lintang", "-6.2"),
    ("bujur", "106.8"),
    ("kunjungan_anggota", "4"),
    ("kunjungan_anak_sekolah", "2"),
    ("kunjungan_rekomendasi", "layak"),
    ("kunjungan_catatan", SEEN),
];

async fn count(db: &TestDb, from: &str) -> i64 {
    Raw::open(db).await.number(&format!("select count(*) from {from}")).await
}

/// Records a visit, and says its id.
async fn record(petugas: &Petugas<'_>, receipt: &Receipt) -> String {
    let answer = petugas.post(&at(receipt, "kunjungan"), &VISIT).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.words());
    answer.to().rsplit_once('#').expect("an anchor").1.to_owned()
}

/// Sends a file to a visit.
async fn send_photo(
    petugas: &Petugas<'_>,
    receipt: &Receipt,
    id: &str,
    file: &Upload<'_>,
) -> Answer {
    let path = at(receipt, &format!("kunjungan/{id}/foto"));
    let request = petugas.request(Method::POST, &path);
    petugas.send(request.header(CONTENT_TYPE, form_type()).body(file.body(&[]))).await
}

on_both_databases! {
    async fn a_visit_is_recorded_sealed_and_read_with_a_note_of_it(db: &TestDb) {
        let site = Site::start(db).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let petugas = officer(&site, Role::Verifikator, KABUPATEN).await;
        let empty = petugas.get(&at(&receipt, "kunjungan")).await;
        assert_eq!(empty.status, StatusCode::OK, "{}", empty.words());
        assert_eq!(count(db, "audit_entry where action = 'visit.view'").await, 0, "there was nothing to read");
        record(&petugas, &receipt).await;
        let colleague = officer(&site, Role::Verifikator, KABUPATEN).await;
        let page = colleague.get(&at(&receipt, "kunjungan")).await;
        for said in [SEEN, "20 November 2026", "Istri kepala keluarga", "-6.2, 106.8", "Mendukung"] {
            assert!(page.words().contains(said), "{said}: {}", page.words());
        }
        let seen = format!("audit_entry where action = 'visit.view' and actor_id = {}", colleague.id);
        assert_eq!(count(db, &seen).await, 1);
        assert_eq!(states(db).await, ["usulan queued"], "a visit moves nothing");
        let raw = Raw::open(db).await;
        if !raw.is_postgres() {
            assert_eq!(count(db, "case_visit where cast(sealed as text) like '%terpal%'").await, 0);
        }
        // The citizen's own page tells nothing of what colleagues wrote.
        let warga = Warga::new(&site);
        assert!(!warga.track(&receipt).await.words().contains("terpal"));
    }

    async fn a_visit_with_gaps_is_shown_again(db: &TestDb) {
        let site = Site::start(db).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let petugas = officer(&site, Role::Verifikator, KABUPATEN).await;
        for (name, value) in [
            ("kunjungan_tanggal", "2026-11-22"),
            ("kunjungan_ditemui", ""),
            ("lantai", "99"),
            ("bujur", ""),
            ("kunjungan_anak_sekolah", "5"),
            ("kunjungan_rekomendasi", "mungkin"),
        ] {
            let mut form = VISIT.to_vec();
            form.retain(|(known, _)| *known != name);
            form.push((name, value));
            let refused = petugas.post(&at(&receipt, "kunjungan"), &form).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
            assert!(refused.page().contains(&format!("href=\"#{name}\"")), "{name}: {}", refused.words());
            assert_eq!(refused.value("kunjungan_catatan"), SEEN);
        }
        assert_eq!(count(db, "case_visit").await, 0);
    }

    async fn photos_of_a_visit_are_kept_apart_from_the_citizens(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri()).await;
        let petugas = officer(&site, Role::Verifikator, KABUPATEN).await;
        let id = record(&petugas, &receipt).await;
        let sent = send_photo(&petugas, &receipt, &id, &Upload::photo()).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words());
        let text = Upload::of("foto.jpg", "image/jpeg", b"bukan foto".to_vec());
        let refused = send_photo(&petugas, &receipt, &id, &text).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.page().contains("href=\"#kunjungan_foto\""), "{}", refused.words());
        for _ in 1..6 {
            assert_eq!(send_photo(&petugas, &receipt, &id, &Upload::photo()).await.status, StatusCode::SEE_OTHER);
        }
        let seventh = send_photo(&petugas, &receipt, &id, &Upload::photo()).await;
        assert_eq!(seventh.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(count(db, "attachment where visit_id is not null").await, 6);
        assert_eq!(count(db, "attachment where visit_id is null").await, 2);

        let page = petugas.get(&at(&receipt, "kunjungan")).await.page();
        let shown = attributes(&page, "src").into_iter().filter(|src| src.contains("/foto/")).count();
        assert_eq!(shown, 6);
        // Another's visit is not added to, nor one that does not exist, nor one of another case.
        let other = officer(&site, Role::Verifikator, KABUPATEN).await;
        assert_eq!(send_photo(&other, &receipt, &id, &Upload::photo()).await.status, StatusCode::NOT_FOUND);
        assert_eq!(send_photo(&petugas, &receipt, "0", &Upload::photo()).await.status, StatusCode::NOT_FOUND);
        let elsewhere = Warga::new(&site).propose(&Isian::tetangga()).await;
        assert_eq!(send_photo(&petugas, &elsewhere, &id, &Upload::photo()).await.status, StatusCode::NOT_FOUND);
    }

    async fn a_closed_case_takes_no_visit(db: &TestDb) {
        let site = Site::start(db).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let petugas = officer(&site, Role::Verifikator, KABUPATEN).await;
        Raw::open(db).await.run("update review_case set state = 'dicabut'").await.expect("closed");
        assert_eq!(petugas.post(&at(&receipt, "kunjungan"), &VISIT).await.status, StatusCode::CONFLICT);
        let page = petugas.get(&at(&receipt, "kunjungan")).await;
        assert!(!page.page().contains("kunjungan_tanggal"), "no form is offered");
    }
}
