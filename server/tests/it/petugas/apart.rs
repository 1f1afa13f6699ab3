//! Nobody is rid of a conflict of interest by a form: who officers are themselves stays said, who files does not decide,
//! and what a village says of its people is not said by their kin.

use domain::petugas::Role;
use reqwest::StatusCode;
use reqwest::header::CONTENT_TYPE;

use super::conflict::{NOBODY, known_as};
use super::deciding::{KABUPATEN, apply, at, count, fill, press, states, take};
use super::matrix::{ask_at, officer_routes};
use super::recipients::{Listed, person, site_with};
use super::world::{NAME, removal_token};
use super::{Petugas, officer};
use crate::http::site::{SUKAMAJU, Site};
use crate::support::{Raw, TestDb, on_both_databases};
use crate::usulan::isian::Isian;
use crate::usulan::upload::form_type;
use crate::usulan::warga::{Receipt, Warga};

/// The woman of these proposals, and her family card.
const HER: (&str, &str) = ("9901015203900001", "9901011501150007");
/// Numbers of nobody, as they can be typed.
const SOMEBODY_ELSE: (&str, &str) = ("9901990101800001", "9901990101100001");

/// As an officer was before anybody asked who they are themselves.
async fn forget(db: &TestDb, petugas: &Petugas<'_>) {
    let sql =
        format!("update petugas set nik_token = null, kk_token = null where id = {}", petugas.id);
    assert_eq!(Raw::open(db).await.run(&sql).await, Ok(1));
}

/// An admin changes an officer's numbers.
async fn change(admin: &Petugas<'_>, petugas: &Petugas<'_>, (nik, kk): (&str, &str)) {
    let form = [
        ("nama", "Petugas Uji"),
        ("peran", "verifikator"),
        ("wilayah", KABUPATEN),
        ("nik", nik),
        ("nomor_kk", kk),
    ];
    let changed = admin.post(&format!("/petugas/orang/{}", petugas.id), &form).await;
    assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.words());
}

/// A deliberation of the village.
async fn meeting(desa: &Petugas<'_>) -> String {
    let form = [
        ("desa", SUKAMAJU),
        ("tanggal", "2026-11-20"),
        ("tempat", "Balai Desa"),
        ("peserta", "37"),
        ("ketua", "Haji Ma'ruf"),
    ];
    let made = desa.post("/petugas/musyawarah/baru", &form).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.words());
    made.to().to_owned()
}

/// What the deliberation says of a case.
fn said(receipt: &Receipt) -> [(String, &'static str); 2] {
    let ticket = receipt.ticket.as_str();
    [(format!("rekomendasi.{ticket}"), "layak"), (format!("catatan.{ticket}"), "")]
}

on_both_databases! {
    async fn who_takes_a_case_has_said_who_they_are_and_stays_it(db: &TestDb) {
        let site = Site::start(db).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let ticket = receipt.ticket.as_str();
        let petugas = officer(&site, Role::Verifikator, KABUPATEN).await;
        forget(db, &petugas).await;
        let page = format!("/petugas/akun/identitas?untuk={ticket}");
        for form in [at(&receipt, "ambil"), at(&receipt, "putusan")] {
            let asked = petugas.post(&form, &[("aksi", "ambil")]).await;
            assert_eq!((asked.status, asked.to()), (StatusCode::SEE_OTHER, &*page), "{form}");
        }
        let next = petugas.post("/petugas/ambil", &[("jenis", "")]).await;
        assert_eq!(next.to(), "/petugas/akun/identitas?untuk=antrean");
        assert_eq!(states(db).await, ["usulan queued"], "nothing was taken");
        let shown = petugas.get(&page).await;
        assert!(shown.words().contains("Lengkapi identitas Anda"), "{}", shown.words());
        assert!(shown.page().contains(&format!("href=\"/petugas/kasus/{ticket}\"")), "the way back");
        let elsewhere = petugas.get("/petugas/akun/identitas?untuk=//jahat.example").await;
        assert!(!elsewhere.page().contains("href=\"//jahat"), "back to a case or the queue alone");

        let half = petugas.post("/petugas/akun/identitas", &[("untuk", ticket), ("nik", HER.0), ("nomor_kk", "")]).await;
        assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(half.page().contains("href=\"#nomor_kk\""), "{}", half.words());
        let whole = [("untuk", ticket), ("nik", HER.0), ("nomor_kk", HER.1)];
        let saved = petugas.post("/petugas/akun/identitas", &whole).await;
        assert_eq!((saved.status, saved.to()), (StatusCode::SEE_OTHER, &*format!("/petugas/kasus/{ticket}")));
        let blocked = petugas.get(&format!("/petugas/kasus/{ticket}")).await;
        assert_eq!(blocked.status, StatusCode::FORBIDDEN);
        assert!(blocked.words().contains("tentang Anda sendiri"), "{}", blocked.words());

        // Nobody becomes somebody else by a form.
        for form in [vec![("nik", SOMEBODY_ELSE.0)], vec![("nomor_kk", SOMEBODY_ELSE.1)], vec![("untuk", ticket), ("nik", SOMEBODY_ELSE.0)]] {
            let refused = petugas.post("/petugas/akun/identitas", &form).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{form:?}");
            assert!(refused.words().contains("hanya lewat admin"), "{}", refused.words());
        }
        // An admin corrects them, and what they were goes on counting.
        let admin = officer(&site, Role::Admin, KABUPATEN).await;
        change(&admin, &petugas, SOMEBODY_ELSE).await;
        let logged = format!("audit_entry where action = 'petugas.identity' and actor_id = {}", admin.id);
        assert_eq!(count(db, &logged).await, 1);
        let again = Warga::new(&site).propose(&Isian::diri().with("alamat", "rt", "001")).await;
        let kept = petugas.post(&at(&again, "putusan"), &[("aksi", "ambil")]).await;
        assert_eq!(kept.status, StatusCode::FORBIDDEN);
        assert!(kept.words().contains("tentang Anda sendiri"), "{}", kept.words());
        // Somebody who is nobody in it takes it.
        let other = officer(&site, Role::Verifikator, KABUPATEN).await;
        take(&other, &again).await;
    }

    async fn whom_officers_declared_only_an_admin_takes_back(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::Verifikator, KABUPATEN).await;
        petugas.post("/petugas/akun/kerabat", &[("nik_kerabat", HER.0)]).await;
        assert_eq!(count(db, "petugas_relative").await, 1);
        let admin = officer(&site, Role::Admin, KABUPATEN).await;
        let at = format!("/petugas/orang/{}", petugas.id);
        let page = admin.get(&at).await.page();
        let key = page.split("name=\"kerabat\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a key").to_owned();
        let own = petugas.get("/petugas/akun").await;
        assert!(!own.page().contains(&key), "no form of their own");
        let tried = petugas.post("/petugas/akun/kerabat-hapus", &[("kerabat", &key)]).await;
        assert_eq!(tried.status, StatusCode::NOT_FOUND);
        assert_eq!(count(db, "petugas_relative").await, 1);
        let unsure = admin.post(&format!("{at}/kerabat-hapus"), &[("kerabat", &key)]).await;
        assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
        let taken = admin.post(&format!("{at}/kerabat-hapus"), &[("kerabat", key.as_str()), ("yakin", "ya")]).await;
        assert_eq!(taken.to(), format!("{at}?selesai=kerabat-hapus"), "{}", taken.words());
        assert_eq!(count(db, "petugas_relative").await, 0);
        let logged = format!("audit_entry where action = 'petugas.retract_relative' and actor_id = {} and detail = '{}'", admin.id, petugas.id);
        assert_eq!(count(db, &logged).await, 1);
    }

    async fn who_files_for_somebody_does_not_decide_it(db: &TestDb) {
        let site = Site::start(db).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let filer = officer(&site, Role::Verifikator, KABUPATEN).await;
        let by_them = format!("update review_case set filed_by = {}", filer.id);
        assert_eq!(Raw::open(db).await.run(&by_them).await, Ok(1));
        let words = "Anda sendiri yang mengajukan";
        let page = filer.get(&format!("/petugas/kasus/{}", receipt.ticket.as_str())).await;
        assert_eq!(page.status, StatusCode::OK, "they may read it");
        assert!(page.words().contains(words) && !page.page().contains("/ambil\""), "{}", page.words());
        for form in ["ambil", "putusan"] {
            let refused = filer.post(&at(&receipt, form), &[("aksi", "ambil")]).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN, "{form}");
            assert!(refused.words().contains(words), "{}", refused.words());
        }
        let next = filer.post("/petugas/ambil", &[("jenis", "usulan")]).await;
        assert!(next.to().ends_with("ambil=habis"), "not offered: {}", next.to());
        // Nor is it handed to them: others have it.
        let other = officer(&site, Role::Verifikator, KABUPATEN).await;
        take(&other, &receipt).await;
        let handed = other.post(&at(&receipt, "serahkan"), &[("kepada", &filer.username)]).await;
        assert_eq!(handed.status, StatusCode::UNPROCESSABLE_ENTITY);
        let form = fill(&other, &receipt, &[("putusan", "layak")]).await;
        assert_eq!(press(&other, &receipt, "simpan", &form).await.status, StatusCode::SEE_OTHER);
    }

    async fn nobody_recommends_removes_or_marks_themselves_or_their_kin(db: &TestDb) {
        let listed = Listed::of(1, NAME);
        let site = site_with(db, std::slice::from_ref(&listed)).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let decided = Warga::new(&site).propose(&Isian::diri().about("9901015403900003", "9901011501150009").with("identitas", "tanggal_lahir_hari", "14")).await;
        let desa = officer(&site, Role::OperatorDesa, SUKAMAJU).await;
        let here = meeting(&desa).await;
        known_as(db, &desa, NOBODY, HER.1).await;
        let refused = desa.post(&format!("{here}/rekomendasi"), &said(&receipt)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.words().contains("anggota KK Anda"), "{}", refused.words());
        assert_eq!(count(db, "musyawarah_recommendation").await, 0);
        assert_eq!(count(db, "audit_entry where action = 'case.conflict'").await, 1);

        known_as(db, &desa, NOBODY, &listed.kk).await;
        let orang = removal_token(&desa, &here).await;
        let removal = [("nama", NAME), ("orang", &orang), ("alasan", "meninggal"), ("catatan", "")];
        let refused = desa.post(&format!("{here}/keluar"), &removal).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.words().contains("anggota KK Anda"), "{}", refused.words());
        let she = person(&desa, &listed.nik).await;
        let mark = [("jenis", "hamil"), ("tanggal", "2027-02-28"), ("keterangan", "")];
        let refused = desa.post(&format!("{she}/tanda"), &mark).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.words().contains("anggota KK Anda"), "{}", refused.words());
        assert_eq!(count(db, "musyawarah_removal").await + count(db, "recipient_mark").await, 0);
        assert_eq!(count(db, "audit_entry where action = 'recipient.conflict'").await, 2);

        // Another operator does it all; but of what was decided the village is not asked any more.
        let kecamatan = officer(&site, Role::OperatorKecamatan, "99.01.01").await;
        let written = kecamatan.post(&format!("{here}/rekomendasi"), &said(&receipt)).await;
        assert_eq!(written.status, StatusCode::SEE_OTHER, "{}", written.words());
        let orang = removal_token(&kecamatan, &here).await;
        let removal = [("nama", NAME), ("orang", &orang), ("alasan", "meninggal"), ("catatan", "")];
        assert_eq!(kecamatan.post(&format!("{here}/keluar"), &removal).await.status, StatusCode::SEE_OTHER);
        let she = person(&kecamatan, &listed.nik).await;
        assert_eq!(kecamatan.post(&format!("{she}/tanda"), &mark).await.status, StatusCode::SEE_OTHER);
        let end = format!("update review_case set state = 'tidak_layak' where ticket = '{}'", decided.ticket.as_str());
        assert_eq!(Raw::open(db).await.run(&end).await, Ok(1));
        let late = kecamatan.post(&format!("{here}/rekomendasi"), &said(&decided)).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert_eq!(count(db, "musyawarah_recommendation").await, 1);
    }

    async fn of_two_duplicates_one_stays(db: &TestDb) {
        let site = Site::start(db).await;
        let first = Warga::new(&site).propose(&Isian::diri()).await;
        let second = Warga::new(&site).propose(&Isian::diri().with("alamat", "rt", "001")).await;
        let petugas = officer(&site, Role::Verifikator, KABUPATEN).await;
        let raw = Raw::open(db).await;
        let ganda = |of: &Receipt| [("putusan", "ganda".to_owned()), ("alasan_ganda", "nik_ganda".to_owned()), ("putusan_tiket", of.ticket.to_string())];
        take(&petugas, &second).await;
        for state in ["dicabut", "tidak_layak", "bukan_wewenang", "ganda", "ditolak_pusat"] {
            let set = format!("update review_case set state = '{state}' where ticket = '{}'", first.ticket.as_str());
            assert_eq!(raw.run(&set).await, Ok(1));
            let fields = ganda(&first);
            let form = fill(&petugas, &second, &fields.each_ref().map(|(name, value)| (*name, value.as_str()))).await;
            let refused = press(&petugas, &second, "simpan", &form).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{state}");
            assert!(refused.words().contains("tetap diproses"), "{state}: {}", refused.words());
        }
        raw.run(&format!("update review_case set state = 'queued' where ticket = '{}'", first.ticket.as_str())).await.expect("queued again");
        let other = officer(&site, Role::Verifikator, KABUPATEN).await;
        take(&other, &first).await;
        let fields = ganda(&second);
        let form = fill(&other, &first, &fields.each_ref().map(|(name, value)| (*name, value.as_str()))).await;
        assert_eq!(press(&other, &first, "simpan", &form).await.status, StatusCode::SEE_OTHER);
        // It waits its ten minutes: the second does not close into the first meanwhile.
        let fields = ganda(&first);
        let form = fill(&petugas, &second, &fields.each_ref().map(|(name, value)| (*name, value.as_str()))).await;
        let refused = press(&petugas, &second, "simpan", &form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.words());
        assert_eq!(count(db, "case_decision").await, 1);
    }

    /// Two officers who save at the same moment see nothing of one another; what they saved is carried out one by one.
    async fn of_two_that_were_closed_into_one_another_one_stays(db: &TestDb) {
        let site = Site::start(db).await;
        let first = Warga::new(&site).propose(&Isian::diri()).await;
        let second = Warga::new(&site).propose(&Isian::diri().with("alamat", "rt", "001")).await;
        let raw = Raw::open(db).await;
        for (of, into) in [(&second, &first), (&first, &second)] {
            let petugas = officer(&site, Role::Verifikator, KABUPATEN).await;
            take(&petugas, of).await;
            let ticket = into.ticket.to_string();
            let fields = [("putusan", "ganda"), ("alasan_ganda", "nik_ganda"), ("putusan_tiket", ticket.as_str())];
            let form = fill(&petugas, of, &fields).await;
            assert_eq!(press(&petugas, of, "simpan", &form).await.status, StatusCode::SEE_OTHER);
            // As if it were not there yet when the other looks.
            raw.run("update case_decision set void_at = 1").await.expect("hidden");
        }
        raw.run("update case_decision set void_at = null").await.expect("both");
        let later = site.later(10).await;
        assert_eq!(apply(&later).await, 1);
        assert_eq!(count(db, "review_case where state = 'ganda'").await, 1);
        assert_eq!(count(db, "review_case where state = 'under_review'").await, 1, "its officer has the other again");
        assert_eq!(count(db, "audit_entry where action = 'case.decision_void'").await, 1);
    }

    async fn a_duplicate_of_what_was_withdrawn_meanwhile_goes_on(db: &TestDb) {
        let site = Site::start(db).await;
        let first = Warga::new(&site).propose(&Isian::diri()).await;
        let second = Warga::new(&site).propose(&Isian::diri().with("alamat", "rt", "001")).await;
        let petugas = officer(&site, Role::Verifikator, KABUPATEN).await;
        take(&petugas, &second).await;
        let ticket = first.ticket.to_string();
        let form = fill(&petugas, &second, &[("putusan", "ganda"), ("alasan_ganda", "nik_ganda"), ("putusan_tiket", &ticket)]).await;
        assert_eq!(press(&petugas, &second, "simpan", &form).await.status, StatusCode::SEE_OTHER);
        let set = format!("update review_case set state = 'dicabut' where ticket = '{}'", first.ticket.as_str());
        assert_eq!(Raw::open(db).await.run(&set).await, Ok(1));
        let later = site.later(10).await;
        assert_eq!(apply(&later).await, 0);
        assert_eq!(count(db, "review_case where state = 'ganda'").await, 0);
        assert_eq!(count(db, "outbox where template = 'decided'").await, 0, "nobody was told to wait for it");
    }

    /// Every page and form of a case, however wrong what is sent with it.
    async fn who_must_keep_away_reads_nothing_by_any_address_of_a_case(db: &TestDb) {
        let site = Site::start(db).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let visitor = officer(&site, Role::Verifikator, KABUPATEN).await;
        let visit = visitor.post(&at(&receipt, "kunjungan"), &super::visit::VISIT).await;
        let id = visit.to().rsplit_once('#').expect("an anchor").1.to_owned();
        let petugas = officer(&site, Role::Verifikator, KABUPATEN).await;
        known_as(db, &petugas, HER.0, NOBODY).await;
        let ticket = receipt.ticket.as_str();
        let mut asked = 0;
        for (route, _) in officer_routes().iter().filter(|(route, _)| route.path.starts_with("/petugas/kasus/{tiket}")) {
            let path = route.path.replace("{tiket}", ticket).replace("{lain}", ticket).replace("{id}", &id);
            let answer = ask_at(&petugas, route, &path).await;
            let leads_back = route.method == "GET" && answer.status == StatusCode::SEE_OTHER;
            assert!(answer.status == StatusCode::FORBIDDEN || leads_back, "{route:?}: {}", answer.status);
            for told in ["Sumarni", super::visit::SEEN, "Istri kepala keluarga"] {
                assert!(!answer.page().contains(told), "{route:?} tells {told}");
            }
            asked += 1;
        }
        assert!(asked > 20, "{asked}");
        let empty = format!("--{0}\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n\r\n--{0}--\r\n", form_type().rsplit_once('=').expect("a boundary").1);
        let request = petugas.request(reqwest::Method::POST, &at(&receipt, &format!("kunjungan/{id}/foto")));
        let without_file = petugas.send(request.header(CONTENT_TYPE, form_type()).body(empty)).await;
        assert_eq!(without_file.status, StatusCode::FORBIDDEN);
        assert!(!without_file.page().contains(super::visit::SEEN));
    }
}
