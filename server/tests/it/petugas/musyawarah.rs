//! Village deliberations: recorded, sealed, scoped, closed.

use domain::petugas::{Role, Scope};
use reqwest::header::CONTENT_TYPE;
use reqwest::{Method, StatusCode};
use server::usecase::petugas::Officer;
use server::usecase::village::musyawarah::recommendations_of;

use super::{Petugas, officer};
use crate::http::site::{Site, attributes};
use crate::support::{Line, Raw, TestDb, on_both_databases};
use crate::usulan::isian::Isian;
use crate::usulan::upload::{Upload, form_type, pdf};
use crate::usulan::warga::{Answer, Receipt, Warga};

const SUKAMAJU: &str = "99.01.01.2001";
const INOBONTO: &str = "99.01.01.2002";
const KECAMATAN: &str = "99.01.01";

/// What nobody else can have written.
const NOTE: &str = "Punya dua mobil bak terbuka.";

async fn count(db: &TestDb, from: &str) -> i64 {
    Raw::open(db).await.number(&format!("select count(*) from {from}")).await
}

fn form(desa: &str) -> Vec<(&str, &str)> {
    vec![
        ("desa", desa),
        ("tanggal", "2026-11-20"),
        ("tempat", "Balai Desa"),
        ("peserta", "37"),
        ("ketua", "Haji Ma'ruf"),
    ]
}

/// Records a deliberation and says where it is.
async fn record(petugas: &Petugas<'_>, desa: &str) -> String {
    let answer = petugas.post("/petugas/musyawarah/baru", &form(desa)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.words());
    answer.to().to_owned()
}

async fn recommend(
    petugas: &Petugas<'_>,
    at: &str,
    receipt: &Receipt,
    code: &str,
    note: &str,
) -> Answer {
    let ticket = receipt.ticket.as_str();
    let form = [(format!("rekomendasi.{ticket}"), code), (format!("catatan.{ticket}"), note)];
    petugas.post(&format!("{at}/rekomendasi"), &form).await
}

async fn send_minutes(petugas: &Petugas<'_>, at: &str, file: &Upload<'_>) -> Answer {
    let request = petugas.request(Method::POST, &format!("{at}/berita-acara"));
    petugas.send(request.header(CONTENT_TYPE, form_type()).body(file.body(&[]))).await
}

fn letter() -> Upload<'static> {
    Upload::of("berita acara.pdf", "application/pdf", pdf())
}

/// Another way in than the pages: the functions other tasks call.
fn as_officer(petugas: &Petugas<'_>, role: Role, scope: &str) -> Officer {
    Officer {
        id: petugas.id,
        username: petugas.username.clone(),
        name: "Petugas Uji".to_owned(),
        role,
        scope: Scope::new(scope.parse().expect("a region")),
        session_id: String::new(),
    }
}

on_both_databases! {
    async fn a_deliberation_is_recorded_sealed_and_read_only_once_closed(db: &TestDb) {
        let site = Site::start(db).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let petugas = officer(&site, Role::OperatorDesa, SUKAMAJU).await;
        let list = petugas.get("/petugas/musyawarah").await;
        assert!(list.words().contains("Sukamaju (desa), Kecamatan Mekar Jaya 1"), "one proposal waits: {}", list.words());
        let at = record(&petugas, SUKAMAJU).await;
        let page = petugas.get(&at).await;
        for said in ["20 November 2026", "Haji Ma'ruf", "37 peserta", "Sumarni", "Jalan Melati Raya 12"] {
            assert!(page.words().contains(said), "{said}: {}", page.words());
        }
        let seen = format!("audit_entry where action = 'musyawarah.case' and actor_id = {}", petugas.id);
        assert_eq!(count(db, &seen).await, 1, "whoever is named is noted");

        let unsaid = recommend(&petugas, &at, &receipt, "tidak_layak", "").await;
        assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(unsaid.page().contains("value=\"tidak_layak\" selected"), "{}", unsaid.page());
        assert_eq!(count(db, "musyawarah_recommendation").await, 0);
        let said = recommend(&petugas, &at, &receipt, "tidak_layak", NOTE).await;
        assert_eq!((said.status, said.to()), (StatusCode::SEE_OTHER, &*format!("{at}?hal=1&selesai=rekomendasi#usulan")));
        let raw = Raw::open(db).await;
        assert_eq!(raw.texts("select recommendation from musyawarah_recommendation").await, ["tidak_layak"]);
        if !raw.is_postgres() {
            for sealed in ["musyawarah_recommendation where cast(note as text) like '%mobil%'", "musyawarah where cast(chair as text) like '%ruf%'"] {
                assert_eq!(count(db, sealed).await, 0, "{sealed}");
            }
        }

        let early = petugas.post(&format!("{at}/tutup"), &[("", "")]).await;
        assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "no minutes yet");
        assert!(early.page().contains("href=\"#berita_acara\""));
        let sent = send_minutes(&petugas, &at, &letter()).await;
        assert_eq!((sent.status, sent.to()), (StatusCode::SEE_OTHER, &*format!("{at}?hal=1&selesai=berita-acara")), "{}", sent.words());
        let shown = petugas.get(&format!("{at}/berita-acara")).await;
        assert_eq!((shown.status, shown.bytes), (StatusCode::OK, pdf()));
        assert_eq!(count(db, "audit_entry where action = 'musyawarah.minutes_read'").await, 1);
        assert_eq!(petugas.post(&format!("{at}/tutup"), &[("", "")]).await.to(), format!("{at}?hal=1&selesai=tutup"));

        let closed = petugas.get(&at).await;
        assert!(closed.words().contains(NOTE) && closed.words().contains("hanya bisa dibaca"));
        assert!(!closed.page().contains("name=\"rekomendasi."), "nothing is asked any more");
        let late = recommend(&petugas, &at, &receipt, "layak", "").await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert_eq!(send_minutes(&petugas, &at, &letter()).await.status, StatusCode::CONFLICT);
        assert_eq!(raw.texts("select recommendation from musyawarah_recommendation").await, ["tidak_layak"]);
        // Closing once more is no error, and no second entry.
        assert_eq!(petugas.post(&format!("{at}/tutup"), &[("", "")]).await.to(), format!("{at}?hal=1&selesai=tutup"));
        assert_eq!(count(db, "audit_entry where action = 'musyawarah.close'").await, 1);
    }

    async fn what_was_said_is_told_to_who_examines_within_the_scope(db: &TestDb) {
        let site = Site::start(db).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let petugas = officer(&site, Role::OperatorDesa, SUKAMAJU).await;
        let first = record(&petugas, SUKAMAJU).await;
        recommend(&petugas, &first, &receipt, "tunda", NOTE).await;
        send_minutes(&petugas, &first, &letter()).await;
        let ctx = &site.ctx;
        let case = ctx.store.case_by_ticket(receipt.ticket.as_str()).await.expect("read").expect("filed");
        let verifikator = as_officer(&petugas, Role::Verifikator, "99.01");
        petugas.post(&format!("{first}/tutup"), &[("", "")]).await;
        // A correction is a new deliberation; both are told, the newer one first.
        let second = record(&petugas, SUKAMAJU).await;
        recommend(&petugas, &second, &receipt, "layak", "").await;
        let told = recommendations_of(ctx, &verifikator, case.id).await.expect("read");
        let words: Vec<_> = told.iter().map(|one| (one.row.recommendation.as_str(), one.note.as_str(), one.row.closed_at.is_some())).collect();
        assert_eq!(words, [("layak", "", false), ("tunda", NOTE, true)]);
        // On the page of the case, with the minutes of what is closed.
        let reader = officer(&site, Role::Verifikator, "99.01").await;
        let page = reader.get(&format!("/petugas/kasus/{}", receipt.ticket.as_str())).await;
        let words = page.words();
        for said in ["Layak (musyawarah belum ditutup)", NOTE, "Berita acara 20 November 2026"] {
            assert!(words.contains(said), "{said}: {words}");
        }
        let html = page.page();
        let hrefs = attributes(&html, "href").into_iter();
        let hrefs: Vec<_> = hrefs.filter(|href| href.ends_with("/berita-acara")).collect();
        assert_eq!(hrefs, [format!("{first}/berita-acara")]);
        assert_eq!(reader.get(hrefs[0]).await.bytes, pdf());
        let foreign = as_officer(&petugas, Role::Verifikator, "99.02");
        assert!(recommendations_of(ctx, &foreign, case.id).await.expect("read").is_empty());
    }

    async fn another_village_does_not_exist(db: &TestDb) {
        let site = Site::start(db).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let own = officer(&site, Role::OperatorDesa, SUKAMAJU).await;
        let at = record(&own, SUKAMAJU).await;
        send_minutes(&own, &at, &letter()).await;
        let foreign = officer(&site, Role::OperatorDesa, INOBONTO).await;
        let refused = foreign.post("/petugas/musyawarah/baru", &form(SUKAMAJU)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.words().contains("di luar wilayah kerja"), "{}", refused.words());
        for path in [at.clone(), format!("{at}/berita-acara")] {
            assert_eq!(foreign.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        for aksi in ["tutup", "cari", "keluar", "rekomendasi", "keluar/1/batal"] {
            let form = [("nama", "Siti"), ("orang", "x"), ("alasan", "pindah")];
            let answer = foreign.post(&format!("{at}/{aksi}"), &form).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{aksi}");
        }
        assert_eq!(recommend(&foreign, &at, &receipt, "layak", "").await.status, StatusCode::NOT_FOUND);
        assert_eq!(send_minutes(&foreign, &at, &letter()).await.status, StatusCode::NOT_FOUND);
        assert!(!foreign.get("/petugas/musyawarah").await.words().contains("Balai Desa"));
        assert_eq!(count(db, "musyawarah where closed_at is not null").await, 0);
        // Nor does a case of another village stand before a deliberation, even for who sees both.
        let kecamatan = officer(&site, Role::OperatorKecamatan, KECAMATAN).await;
        let there = record(&kecamatan, INOBONTO).await;
        assert_eq!(recommend(&kecamatan, &there, &receipt, "layak", "").await.status, StatusCode::NOT_FOUND);
        assert_eq!(count(db, "musyawarah_recommendation").await, 0);
        assert!(!kecamatan.get(&there).await.words().contains("Sumarni"));
        assert_eq!(kecamatan.get("/petugas/musyawarah/9223372036854775807").await.status, StatusCode::NOT_FOUND);
    }

    async fn wrong_answers_are_kept_and_told_field_by_field(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::OperatorKecamatan, KECAMATAN).await;
        let wrong = [("desa", ""), ("tanggal", "2026-11-22"), ("tempat", "Balai & <Desa>"), ("peserta", "nol"), ("ketua", "")];
        let answer = petugas.post("/petugas/musyawarah/baru", &wrong).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        for field in ["desa", "tanggal", "peserta", "ketua"] {
            assert!(answer.page().contains(&format!("href=\"#{field}\"")), "{field}");
        }
        assert_eq!(answer.value("tempat"), "Balai & <Desa>");
        assert_eq!(answer.value("tanggal"), "2026-11-22");
        let at = record(&petugas, SUKAMAJU).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let named = "Sama dengan 9901015203870001";
        let refused = recommend(&petugas, &at, &receipt, "tunda", named).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.words().contains("ada NIK atau nomor KK di catatan"), "{}", refused.words());
        assert!(refused.page().contains(named), "what was typed stays");
        for (bytes, said) in [(b"bukan pdf".to_vec(), "bukan PDF"), (Vec::new(), "berkas"), (b"PK\x03\x04zip".to_vec(), "bukan PDF")] {
            let file = Upload::of("berita.pdf", "application/pdf", bytes);
            let refused = send_minutes(&petugas, &at, &file).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
            assert!(refused.page().contains("href=\"#berita_acara\"") && refused.words().contains(said), "{}", refused.words());
        }
        assert_eq!(count(db, "attachment where kind = 'berita-acara'").await, 0);
        let photo = send_minutes(&petugas, &at, &Upload::photo()).await;
        assert_eq!(photo.status, StatusCode::SEE_OTHER, "{}", photo.words());
        send_minutes(&petugas, &at, &letter()).await;
        assert_eq!(count(db, "attachment where kind = 'berita-acara'").await, 1, "the new one takes the place of the old");
        let verifikator = officer(&site, Role::Verifikator, "99.01").await;
        assert_eq!(verifikator.get(&at).await.status, StatusCode::FORBIDDEN, "another role's page");
    }

    async fn people_to_be_removed_are_found_by_name_in_the_village_alone(db: &TestDb) {
        let site = Site::start(db).await;
        let mut here = Line::of(1);
        "Nur'aini Dewi".clone_into(&mut here.name);
        let mut there = Line::of(2).desa(INOBONTO);
        "Nur'aini Dewi".clone_into(&mut there.name);
        db.import(Line::file(&[here, there, Line::of(3)]).into_bytes()).await;
        let petugas = officer(&site, Role::OperatorKecamatan, KECAMATAN).await;
        let at = record(&petugas, SUKAMAJU).await;
        let nobody = petugas.post(&format!("{at}/cari"), &[("nama", "Tidak Ada")]).await;
        assert!(nobody.words().contains("Tidak ada nama seperti itu"), "{}", nobody.words());
        let empty = petugas.post(&format!("{at}/cari"), &[("nama", " ")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let found = petugas.post(&format!("{at}/cari"), &[("nama", "NURAINI DEWI")]).await;
        assert_eq!(found.status, StatusCode::OK);
        let page = found.page();
        let tokens: Vec<&str> = page.split("name=\"orang\"").skip(1).filter_map(|rest| attributes(rest, "value").first().copied()).collect();
        assert_eq!(tokens.len(), 1, "nobody of the other village: {page}");
        assert_eq!(count(db, "audit_entry where action = 'musyawarah.search'").await, 2);

        let token = tokens[0];
        let no_reason = petugas.post(&format!("{at}/keluar"), &[("nama", "Nuraini Dewi"), ("orang", token), ("alasan", ""), ("catatan", "Surat kematian")]).await;
        assert_eq!(no_reason.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(no_reason.value("catatan"), "Surat kematian");
        let named = [("nama", "Nuraini Dewi"), ("orang", token), ("alasan", "meninggal"), ("catatan", "NIK 9901015203870001")];
        let named = petugas.post(&format!("{at}/keluar"), &named).await;
        assert_eq!((named.status, named.value("catatan")), (StatusCode::UNPROCESSABLE_ENTITY, "NIK 9901015203870001".to_owned()));
        let add = [("orang", token), ("alasan", "meninggal"), ("catatan", "Surat kematian")];
        assert_eq!(petugas.post(&format!("{at}/keluar"), &add).await.status, StatusCode::SEE_OTHER);
        petugas.post(&format!("{at}/keluar"), &add).await;
        assert_eq!(count(db, "musyawarah_removal").await, 1, "the same person once");
        let page = petugas.get(&at).await;
        for said in ["Nur'aini Dewi", "Sudah meninggal", "Surat kematian"] {
            assert!(page.words().contains(said), "{said}: {}", page.words());
        }
        // Who was found before one deliberation is nobody before another.
        let other = record(&petugas, INOBONTO).await;
        assert_eq!(petugas.post(&format!("{other}/keluar"), &add).await.status, StatusCode::GONE);
        let raw = Raw::open(db).await;
        if !raw.is_postgres() {
            assert_eq!(count(db, "musyawarah_removal where cast(name as text) like '%aini%'").await, 0);
        }
        let id = raw.number("select id from musyawarah_removal").await;
        assert_eq!(petugas.post(&format!("{other}/keluar/{id}/batal"), &[("", "")]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(petugas.post(&format!("{at}/keluar/{id}/batal"), &[("", "")]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(count(db, "musyawarah_removal").await, 0);
    }
}
