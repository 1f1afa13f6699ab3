//! Visits: what was seen is recorded, sealed, shown to colleagues, and every look at it is noted.

use domain::petugas::Role;
use reqwest::header::CONTENT_TYPE;
use reqwest::{Method, StatusCode};

use super::deciding::{KABUPATEN, at, states};
use super::queue::texts;
use super::{Petugas, officer};
use crate::http::site::{Site, attributes};
use crate::support::{Raw, TestDb, on_both_databases};
use crate::usulan::isian::Isian;
use crate::usulan::upload::{Upload, form_type};
use crate::usulan::warga::{Answer, Receipt, Warga};

/// What nobody else can have written.
pub(super) const SEEN: &str = "Dapur beratap terpal di samping rumah.";

/// A whole visit.
pub(super) const VISIT: [(&str, &str); 9] = [
    ("kunjungan_tanggal", "2026-11-21"),
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
        for said in [SEEN, "21 November 2026", "Istri kepala keluarga", "-6.2, 106.8", "Mendukung"] {
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
            ("kunjungan_ditemui", "Pemilik 9901015203870001"),
        ] {
            let mut form = VISIT.to_vec();
            form.retain(|(known, _)| *known != name);
            form.push((name, value));
            let refused = petugas.post(&at(&receipt, "kunjungan"), &form).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
            assert!(refused.page().contains(&format!("href=\"#{name}\"")), "{name}: {}", refused.words());
            assert_eq!(refused.value("kunjungan_catatan"), SEEN);
        }
        let mut form = VISIT.to_vec();
        form.retain(|(known, _)| *known != "kunjungan_catatan");
        form.push(("kunjungan_catatan", "KK-nya 9901 0115 0115 0007."));
        let refused = petugas.post(&at(&receipt, "kunjungan"), &form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.words().contains("Ada NIK atau nomor KK"), "{}", refused.words());
        assert_eq!(refused.value("kunjungan_catatan"), "KK-nya 9901 0115 0115 0007.");
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

    /// Under the photos of the case, told apart from the citizen's, and turned and enlarged like them.
    async fn photos_of_a_visit_stand_beside_those_that_came_with_the_case(db: &TestDb) {
        let site = Site::start(db).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let petugas = officer(&site, Role::Verifikator, KABUPATEN).await;
        let case = format!("/petugas/kasus/{}", receipt.ticket.as_str());
        let before = petugas.get(&case).await.words();
        assert!(!before.contains("Diambil petugas pada kunjungan lapangan"), "{before}");
        let id = record(&petugas, &receipt).await;
        for _ in 0..2 {
            assert_eq!(send_photo(&petugas, &receipt, &id, &Upload::photo()).await.status, StatusCode::SEE_OTHER);
        }
        let colleague = officer(&site, Role::Verifikator, KABUPATEN).await;
        let page = colleague.get(&case).await;
        let photos = texts(&page, "#foto").remove(0);
        let (sent, taken) = photos.split_once("Diambil petugas pada kunjungan lapangan").expect("told apart");
        assert!(sent.contains("Dikirim dengan kasus") && !sent.contains("Foto kunjungan"), "{sent}");
        for said in ["Dicatat Petugas Uji", "Foto kunjungan 1", "Foto kunjungan 2"] {
            assert!(taken.contains(said), "{said}: {taken}");
        }
        let raw = Raw::open(db).await;
        let of_visit = "select id from attachment where visit_id is not null order by created_at, id";
        let of_visit = raw.texts(of_visit).await;
        let of_case = raw.texts("select id from attachment where visit_id is null").await;
        for photo in of_visit.iter().chain(&of_case) {
            assert!(page.page().contains(&format!("href=\"{case}/lihat/{photo}\"")), "{photo}");
        }
        let look = format!("{case}/lihat/{}", of_visit[0]);
        let plain = colleague.get(&look).await;
        assert!(plain.words().contains("Foto kunjungan, kasus"), "{}", plain.words());
        assert!(plain.page().contains("yang diambil petugas pada kunjungan lapangan"), "{}", plain.page());
        for link in ["putar=90", "putar=270", "besar=1", &of_visit[1]] {
            assert!(plain.page().contains(link), "{link}");
        }
        let turned = colleague.get(&format!("{look}?putar=90&besar=1")).await.page();
        assert!(turned.contains("cus-photo__picture--90") && turned.contains("cus-photo--large"));
        // The way from the last that came with the case leads to the first of the visit.
        let linked = of_case.iter().filter(|photo| plain.page().contains(photo.as_str())).count();
        assert_eq!(linked, 1, "one of them stands before it");
        let bytes = colleague.get(&format!("{case}/foto/{}", of_visit[0])).await;
        assert_eq!(bytes.headers[CONTENT_TYPE], "image/jpeg");
        let seen = format!("audit_entry where action = 'photo.view' and detail = 'kunjungan' and actor_id = {}", colleague.id);
        assert_eq!(count(db, &seen).await, 1, "the look is noted");
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
