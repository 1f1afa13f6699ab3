//! What leaves with a batch and is no case: repairs, marks, people a village wants removed.

use domain::petugas::Role;
use reqwest::header::CONTENT_TYPE;
use reqwest::{Method, StatusCode};

use super::batch::{ELSEWHERE, KABUPATEN, at, attach_good, begin, endorse};
use super::export::{file, files_of, good, sheet, value};
use super::recipients::{Listed, foreigner, person, site_with};
use super::{Petugas, officer};
use crate::http::site::{Site, attributes};
use crate::support::{Raw, TestDb, on_both_databases};
use crate::usulan::upload::{Upload, form_type, pdf};

const SUKAMAJU: &str = "99.01.01.2001";

/// Repairs a column of the person with this NIK.
async fn repair(petugas: &Petugas<'_>, nik: &str, column: &str, new: &str, note: &str) {
    let own = person(petugas, nik).await;
    let form = [("nilai", new), ("keterangan", note)];
    let saved = petugas.post(&format!("{own}/perbaikan/{column}"), &form).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.words());
}

async fn mark(petugas: &Petugas<'_>, nik: &str, form: &[(&str, &str)]) {
    let own = person(petugas, nik).await;
    let saved = petugas.post(&format!("{own}/tanda"), form).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.words());
}

async fn end_mark(petugas: &Petugas<'_>, nik: &str, reason: &str) {
    let own = person(petugas, nik).await;
    let page = petugas.get(&own).await.page();
    let end = attributes(&page, "action").into_iter().find(|to| to.ends_with("/akhir"));
    let ended = petugas.post(end.expect("a form"), &[("alasan", reason)]).await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER, "{}", ended.words());
}

/// Signed by the head, who worked on none of it.
async fn endorsed<'a>(site: &'a Site, collector: &Petugas<'_>, id: i64) -> Petugas<'a> {
    attach_good(collector, id).await;
    let head = officer(site, Role::Pengesah, KABUPATEN).await;
    let done = endorse(&head, id).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.words());
    head
}

async fn entries(db: &TestDb) -> Vec<String> {
    Raw::open(db).await.texts("select source from batch_entry order by source").await
}

/// A closed deliberation that wants somebody removed, and where it is.
async fn wants_removed(petugas: &Petugas<'_>, name: &str) -> String {
    let form = [
        ("desa", SUKAMAJU),
        ("tanggal", "2026-11-20"),
        ("tempat", "Balai Desa"),
        ("peserta", "37"),
        ("ketua", "Haji Ma'ruf"),
    ];
    let to = petugas.post("/petugas/musyawarah/baru", &form).await.to().to_owned();
    let found = petugas.post(&format!("{to}/cari"), &[("nama", name)]).await.page();
    let rest = found.split("name=\"orang\"").nth(1).expect("somebody");
    let token = attributes(rest, "value")[0].to_owned();
    let form = [("orang", token.as_str()), ("alasan", "meninggal"), ("catatan", "=Surat 7")];
    let noted = petugas.post(&format!("{to}/keluar"), &form).await;
    assert_eq!(noted.status, StatusCode::SEE_OTHER, "{}", noted.words());
    to
}

async fn close(petugas: &Petugas<'_>, to: &str) {
    let file = Upload::of("berita acara.pdf", "application/pdf", pdf());
    let request = petugas.request(Method::POST, &format!("{to}/berita-acara"));
    petugas.send(request.header(CONTENT_TYPE, form_type()).body(file.body(&[]))).await;
    assert_eq!(
        petugas.post(&format!("{to}/tutup"), &[("", "")]).await.status,
        StatusCode::SEE_OTHER
    );
}

on_both_databases! {
    async fn repairs_and_marks_leave_at_any_time_with_the_person_they_are_about(db: &TestDb) {
        let nuraini = Listed { mother: "", ..Listed::of(1, "Nur'aini") };
        let other = Listed::of(2, "Sumiati");
        let start = site_with(db, &[nuraini.clone(), other.clone(), foreigner(3, "Rahmawati")]).await;
        // The last day of a leap February: every window is closed.
        let site = at(&start, "2028-02-29T23:59:59+07:00").await;
        let operator = officer(&site, Role::OperatorDesa, SUKAMAJU).await;
        repair(&operator, &nuraini.nik, "nama_ibu", "Siti Aminah", "=1+1").await;
        mark(&operator, &other.nik, &[("jenis", "pindah"), ("tanggal", "2028-02-01"), ("tujuan", "@Kec. Ma'rang")]).await;
        let decider = officer(&site, Role::Verifikator, KABUPATEN).await;
        let list = decider.get("/petugas/batch").await.words();
        assert!(list.contains("Perbaikan data penerima 2 Kapan saja"), "{list}");
        let id = begin(&decider, "perbaikan").await;
        let path = format!("/petugas/batch/{id}");
        let page = decider.get(&path).await;
        let words = page.words();
        for said in ["Perbaikan: Nama ibu kandung", "Tanda pada orangnya", "Sukamaju", "29 Februari 2028", "Surat pengesahan belum dilampirkan"] {
            assert!(words.contains(said), "{said}: {words}");
        }
        for personal in ["Nur'aini", "Sumiati", "Siti Aminah", "pindah", &nuraini.nik] {
            assert!(!page.page().contains(personal), "nothing personal without a note in the log: {personal}");
        }
        let people: Vec<String> = attributes(&page.page(), "href").into_iter().filter(|to| to.starts_with("/petugas/penerima/")).map(str::to_owned).collect();
        assert_eq!(people.len(), 2);
        assert_eq!(decider.get(&people[0]).await.status, StatusCode::OK);

        let head = endorsed(&site, &decider, id).await;
        let csv = good(&head, id, "csv").await;
        assert_eq!(sheet(&csv).len(), 3);
        let row = if value(&csv, 1, "JENIS") == "perbaikan" { 1 } else { 2 };
        for (title, said) in [
            ("NIK", nuraini.nik.as_str()), ("NAMA", "Nur'aini"), ("PERIHAL", "nama_ibu"), ("NILAI_LAMA", ""),
            ("NILAI_BARU", "Siti Aminah"), ("CATATAN", "'=1+1"), ("SIKLUS", "2028-02"), ("KODE_DESA", SUKAMAJU),
            ("TANGGAL_DICATAT", "2028-02-29"),
        ] {
            assert_eq!(value(&csv, row, title), said, "{title}");
        }
        for (title, said) in [("JENIS", "tanda"), ("NIK", other.nik.as_str()), ("PERIHAL", "pindah"), ("TANGGAL_KEJADIAN", "2028-02-01"), ("TUJUAN", "'@Kec. Ma'rang")] {
            assert_eq!(value(&csv, 3 - row, title), said, "{title}");
        }
        // Again, and by somebody else, it is the same; digits are text in the workbook.
        assert_eq!(good(&decider, id, "csv").await, csv);
        let workbook = good(&head, id, "xlsx").await;
        assert_eq!(good(&head, id, "xlsx").await, workbook);
        let workbook = files_of(&workbook);
        let rows = String::from_utf8_lossy(file(&workbook, "sheet1.xml")).into_owned();
        assert!(rows.contains(&format!("<t>{}</t>", nuraini.nik)) && !rows.contains("<f>"), "{rows}");
        // Each person's history says that they were passed on, before it was done.
        let raw = Raw::open(db).await;
        let subject = server::store::tokens::subject_hex(&server::store::tokens::subject_id(&db.keys, &nuraini.nik));
        let noted = format!("select count(*) from audit_entry where action = 'recipient.export' and detail like '%:{subject}'");
        assert_eq!(raw.number(&noted).await, 4, "once for each export");
        // What has left does not leave again.
        assert_eq!(decider.post("/petugas/batch", &[("jenis", "perbaikan")]).await.to(), "/petugas/batch?kosong=1");
    }

    async fn what_is_mended_before_the_endorsement_leaves_the_batch(db: &TestDb) {
        let aminah = Listed { mother: "", ..Listed::of(1, "Siti Aminah") };
        let site = site_with(db, std::slice::from_ref(&aminah)).await;
        let operator = officer(&site, Role::OperatorDesa, SUKAMAJU).await;
        repair(&operator, &aminah.nik, "nama_ibu", "Kartini", "KK").await;
        mark(&operator, &aminah.nik, &[("jenis", "meninggal"), ("tanggal", "2026-11-01"), ("keterangan", "kata tetangga")]).await;
        let decider = officer(&site, Role::Verifikator, KABUPATEN).await;
        let id = begin(&decider, "perbaikan").await;
        assert_eq!(entries(db).await, ["mark", "repair"]);
        let head = officer(&site, Role::Pengesah, KABUPATEN).await;
        attach_good(&decider, id).await;
        let stale = head.get(&format!("/petugas/batch/{id}")).await;
        let later = site.later(5).await;
        let operator = operator.on(&later);
        repair(&operator, &aminah.nik, "nama_ibu", "Kartika", "KK asli").await;
        end_mark(&operator, &aminah.nik, "ternyata masih hidup").await;
        assert_eq!(entries(db).await, Vec::<String>::new(), "neither is so any more");
        let form: Vec<(&str, String)> = ["kasus", "penilaian", "entri", "versi"].into_iter().map(|name| (name, stale.value(name))).chain([("sudah_diperiksa", "ya".to_owned())]).collect();
        assert_eq!(head.post(&format!("/petugas/batch/{id}/sahkan"), &form).await.status, StatusCode::CONFLICT, "not what was seen");
        // A mark that nobody was told of need not be told to have ended.
        let decider = decider.on(&later);
        let more = decider.post(&format!("/petugas/batch/{id}/kumpulkan"), &[("", "")]).await;
        assert!(decider.get(more.to()).await.words().contains("1 perbaikan, tanda, atau usul hapus dikumpulkan"));
        assert_eq!(entries(db).await, ["repair"]);
        let head = head.on(&later);
        assert_eq!(endorse(&head, id).await.status, StatusCode::SEE_OTHER);
        assert_eq!(value(&good(&head, id, "csv").await, 1, "NILAI_BARU"), "Kartika");
        // What has left stays as it left; the next mending leaves with the next batch.
        let csv = good(&head, id, "csv").await;
        repair(&operator, &aminah.nik, "nama_ibu", "Kartini", "akta").await;
        assert_eq!(good(&head, id, "csv").await, csv);
        let next = begin(&decider, "perbaikan").await;
        assert_ne!(next, id);
        assert_eq!(decider.post(&format!("/petugas/batch/{id}/keluarkan"), &[("entri", "repair:x")]).await.status, StatusCode::CONFLICT, "it is locked");
    }

    async fn the_end_of_a_mark_that_left_leaves_as_well(db: &TestDb) {
        let aminah = Listed::of(1, "Siti Aminah");
        let site = site_with(db, std::slice::from_ref(&aminah)).await;
        let operator = officer(&site, Role::OperatorDesa, SUKAMAJU).await;
        mark(&operator, &aminah.nik, &[("jenis", "meninggal"), ("tanggal", "2026-11-01"), ("keterangan", "kata tetangga")]).await;
        let decider = officer(&site, Role::Verifikator, KABUPATEN).await;
        let first = begin(&decider, "perbaikan").await;
        endorsed(&site, &decider, first).await;
        end_mark(&operator, &aminah.nik, "ternyata masih hidup").await;
        let second = begin(&decider, "perbaikan").await;
        let head = endorsed(&site, &decider, second).await;
        let csv = good(&head, second, "csv").await;
        for (title, said) in [("JENIS", "tanda_berakhir"), ("PERIHAL", "meninggal"), ("CATATAN", "ternyata masih hidup")] {
            assert_eq!(value(&csv, 1, title), said, "{title}");
        }
    }

    async fn what_the_data_has_by_now_or_no_more_stays_behind(db: &TestDb) {
        let stays = Listed { mother: "", ..Listed::of(1, "Siti Aminah") };
        let goes = Listed::of(2, "Sumiati");
        let site = site_with(db, &[stays.clone(), goes.clone()]).await;
        let operator = officer(&site, Role::OperatorDesa, SUKAMAJU).await;
        repair(&operator, &stays.nik, "nama_ibu", "Kartini", "KK").await;
        repair(&operator, &goes.nik, "pekerjaan", "Nelayan", "KTP").await;
        repair(&operator, &stays.nik, "pekerjaan", "Pedagang", "KTP").await;
        let newer = [Listed { mother: "Kartini", ..stays }];
        db.try_import("kedua.csv", Listed::file(&newer), true).await.expect("loaded");
        let decider = officer(&site, Role::Verifikator, KABUPATEN).await;
        let made = decider.post("/petugas/batch", &[("jenis", "perbaikan")]).await;
        let words = decider.get(made.to()).await.words();
        assert!(words.contains("1 perbaikan, tanda, atau usul hapus dikumpulkan") && words.contains("2 tidak ikut"), "{words}");
    }

    async fn who_wrote_it_does_not_endorse_it(db: &TestDb) {
        let aminah = Listed { mother: "", ..Listed::of(1, "Siti Aminah") };
        let site = site_with(db, std::slice::from_ref(&aminah)).await;
        let writer = officer(&site, Role::Verifikator, KABUPATEN).await;
        repair(&writer, &aminah.nik, "nama_ibu", "Kartini", "KK").await;
        let decider = officer(&site, Role::Verifikator, KABUPATEN).await;
        let id = begin(&decider, "perbaikan").await;
        attach_good(&decider, id).await;
        Raw::open(db).await.run(&format!("update petugas set role = 'pengesah' where id = {}", writer.id)).await.expect("promoted");
        let refused = endorse(&writer, id).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.words().contains("Pengesahan harus oleh petugas lain"), "{}", refused.words());
    }

    async fn people_a_village_wants_removed_leave_with_its_minutes(db: &TestDb) {
        let nuraini = Listed::of(1, "Nur'aini Dewi");
        let site = site_with(db, std::slice::from_ref(&nuraini)).await;
        let operator = officer(&site, Role::OperatorDesa, SUKAMAJU).await;
        let to = wants_removed(&operator, "Nuraini Dewi").await;
        let decider = officer(&site, Role::Verifikator, KABUPATEN).await;
        assert_eq!(decider.post("/petugas/batch", &[("jenis", "usulan_hapus")]).await.to(), "/petugas/batch?kosong=1", "it is still open");
        close(&operator, &to).await;
        let again = wants_removed(&operator, "Nuraini Dewi").await;
        close(&operator, &again).await;
        for (instant, opens) in [("2026-11-26T00:00:00+07:00", "1 Desember 2026"), ("2028-02-25T00:00:00+07:00", "1 Maret 2028")] {
            let shut = at(&site, instant).await;
            let refused = officer(&shut, Role::Verifikator, KABUPATEN).await.post("/petugas/batch", &[("jenis", "usulan_hapus")]).await;
            assert_eq!(refused.status, StatusCode::CONFLICT, "{instant}");
            assert!(refused.words().contains(opens), "{instant}: {}", refused.words());
        }
        // Who examines her reads it where she is, with the minutes at hand.
        let own = person(&decider, &nuraini.nik).await;
        let judging = own.replace("/petugas/penerima/", "/petugas/kelayakan/");
        let minutes = format!("{again}/berita-acara");
        for path in [&own, &judging] {
            let page = decider.get(path).await;
            let words = page.words();
            for said in ["dikeluarkan dari data", "20 November 2026: Sudah meninggal (=Surat 7)"] {
                assert!(words.contains(said), "{path}: {said}: {words}");
            }
            assert!(page.page().contains(&format!("href=\"{minutes}\"")), "{path}");
        }
        assert_eq!(decider.get(&minutes).await.bytes, pdf());
        let stranger = officer(&site, Role::Verifikator, ELSEWHERE).await;
        assert_eq!(stranger.get(&minutes).await.status, StatusCode::NOT_FOUND);
        let id = begin(&decider, "usulan_hapus").await;
        assert_eq!(entries(db).await, ["removal"], "a person once a month");
        let words = decider.get(&format!("/petugas/batch/{id}")).await.words();
        assert!(words.contains("Usul hapus: Sudah meninggal") && !words.contains("Nur'aini"), "{words}");
        let head = endorsed(&site, &decider, id).await;
        let package = good(&head, id, "paket").await;
        let files = files_of(&package);
        let csv = file(&files, ".csv");
        let minutes = value(csv, 1, "BERITA_ACARA");
        assert_eq!(file(&files, &minutes), pdf(), "the file the sheet names goes along");
        for (title, said) in [("JENIS", "usulan_hapus"), ("NAMA", "Nur'aini Dewi"), ("NIK", nuraini.nik.as_str()), ("REKOMENDASI", "hapus"), ("ALASAN", "meninggal"), ("CATATAN", "'=Surat 7"), ("TANGGAL_MUSYAWARAH", "2026-11-20")] {
            assert_eq!(value(csv, 1, title), said, "{title}");
        }
        let manifest: serde_json::Value = serde_json::from_slice(file(&files, "manifest.json")).expect("json");
        assert_eq!(manifest["batch"]["entri"], 1);
        assert_eq!(good(&head, id, "paket").await, package);
    }

    async fn another_regency_collects_none_of_it(db: &TestDb) {
        let aminah = Listed { mother: "", ..Listed::of(1, "Siti Aminah") };
        let site = site_with(db, &[aminah.clone(), foreigner(3, "Rahmawati")]).await;
        let operator = officer(&site, Role::OperatorDesa, SUKAMAJU).await;
        repair(&operator, &aminah.nik, "nama_ibu", "Kartini", "KK").await;
        let stranger = officer(&site, Role::Verifikator, ELSEWHERE).await;
        assert!(stranger.get("/petugas/batch").await.words().contains("Perbaikan data penerima 0"));
        assert_eq!(stranger.post("/petugas/batch", &[("jenis", "perbaikan")]).await.to(), "/petugas/batch?kosong=1");
        let decider = officer(&site, Role::Verifikator, KABUPATEN).await;
        let id = begin(&decider, "perbaikan").await;
        let page = decider.get(&format!("/petugas/batch/{id}")).await.page();
        let key = page.split("name=\"entri\" value=\"repair:").nth(1).and_then(|rest| rest.split('"').next()).expect("a button").to_owned();
        let entry = format!("repair:{key}");
        let out = format!("/petugas/batch/{id}/keluarkan");
        assert_eq!(stranger.post(&out, &[("entri", entry.as_str())]).await.status, StatusCode::NOT_FOUND);
        for wrong in ["repair", "repair:x", "mark:x", "nothing:1"] {
            let refused = decider.post(&out, &[("entri", wrong)]).await.status;
            assert!([StatusCode::NOT_FOUND, StatusCode::CONFLICT].contains(&refused), "{wrong}: {refused}");
        }
        let taken = decider.post(&out, &[("entri", entry.as_str())]).await;
        assert!(decider.get(taken.to()).await.words().contains("sudah dikeluarkan dari batch"));
        assert_eq!(entries(db).await, Vec::<String>::new());
    }
}
