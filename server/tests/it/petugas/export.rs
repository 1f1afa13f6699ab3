//! Taking an endorsed batch out for SIKS-NG.

use std::io::{Cursor, Read as _};

use domain::petugas::Role;
use reqwest::StatusCode;
use reqwest::header::CONTENT_DISPOSITION;
use sha2::{Digest as _, Sha256};

use super::batch::{KABUPATEN, attach_good, begin, endorse, endorsed, find_layak};
use super::recipients::{Listed, person, site_with};
use super::{Petugas, officer};
use crate::http::site::{Site, load_story_people};
use crate::sanggahan::RECIPIENT;
use crate::sanggahan::laporan::Laporan;
use crate::sanggahan::pelapor::{card, send};
use crate::support::{Raw, on_both_databases, per_byte};
use crate::usulan::isian::Isian;
use crate::usulan::upload::pdf;
use crate::usulan::warga::{Answer, Warga};

pub(super) async fn take_out(petugas: &Petugas<'_>, id: i64, form: &str) -> Answer {
    petugas.post(&format!("/petugas/batch/{id}/ekspor"), &[("bentuk", form)]).await
}

pub(super) async fn good(petugas: &Petugas<'_>, id: i64, form: &str) -> Vec<u8> {
    let answer = take_out(petugas, id, form).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.words());
    answer.bytes
}

/// The files of a ZIP, by name.
pub(super) fn files_of(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a ZIP");
    let mut files = Vec::new();
    for place in 0..zip.len() {
        let mut file = zip.by_index(place).expect("a file");
        let name = file.name().expect("a name").to_string();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("read");
        files.push((name, bytes));
    }
    files
}

pub(super) fn file<'a>(files: &'a [(String, Vec<u8>)], ending: &str) -> &'a [u8] {
    let found = files.iter().find(|(name, _)| name.ends_with(ending));
    &found
        .unwrap_or_else(|| {
            panic!("{ending} in {:?}", files.iter().map(|f| &f.0).collect::<Vec<_>>())
        })
        .1
}

pub(super) fn sheet(csv: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv);
    let rows = reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect());
    rows.collect()
}

/// The value under a title in a row, from 1.
pub(super) fn value(csv: &[u8], row: usize, title: &str) -> String {
    let rows = sheet(csv);
    let place = rows[0].iter().position(|one| one == title);
    rows[row][place.unwrap_or_else(|| panic!("{title} in {:?}", rows[0]))].clone()
}

fn sum(bytes: &[u8]) -> String {
    per_byte(&Sha256::digest(bytes), |byte| format!("{byte:02x}"))
}

on_both_databases! {
    async fn two_exports_are_the_same_byte_for_byte(db: &TestDb) {
        let site = Site::start(db).await;
        let first = Warga::new(&site).propose(&Isian::diri()).await;
        let second = Isian::diri().about("9901015303900002", "9901011501150008").with("identitas", "tanggal_lahir_hari", "13").with("bantuan", "program", "tidak_tahu");
        let second = Warga::new(&site).propose(&second.living_in(["99", "99.01", "99.01.01", "99.01.01.2002"])).await;
        let (head, id) = endorsed(&site, &[&second, &first]).await;
        let package = good(&head, id, "paket").await;
        let files = files_of(&package);
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["usulan-99.01-2026-11-1.csv", "usulan-99.01-2026-11-1.xlsx", "surat-pengesahan.pdf", "manifest.json"]);
        assert_eq!(file(&files, "pengesahan.pdf"), pdf());
        let csv = file(&files, ".csv").to_vec();
        assert_eq!(sheet(&csv).len(), 3, "titles and two rows");
        assert_eq!(value(&csv, 1, "NIK"), "9901015203900001", "in the order of the villages");
        assert_eq!(value(&csv, 1, "KODE_DESA"), "99.01.01.2001");
        assert_eq!(value(&csv, 2, "KODE_DESA"), "99.01.01.2002");
        assert_eq!(value(&csv, 1, "KABUPATEN_KOTA"), "Kabupaten Uji");
        assert_eq!(value(&csv, 1, "TANGGAL_LAHIR"), "1990-03-12");
        assert_eq!(value(&csv, 1, "NOMOR_TIKET"), first.ticket.as_str());
        assert_eq!(value(&csv, 1, "PROGRAM"), "PKH");
        assert_eq!(value(&csv, 2, "PROGRAM"), "", "who does not know named none");
        assert_eq!(value(&csv, 1, "JUMLAH_ANGGOTA"), "1");
        // Digits are text in the workbook, too: a number of 16 digits would lose its last.
        let workbook = files_of(file(&files, ".xlsx"));
        let rows = String::from_utf8_lossy(file(&workbook, "sheet1.xml")).into_owned();
        assert!(rows.contains("<t>9901015203900001</t>") && !rows.contains("<v>9901015203900001</v>"), "{rows}");

        let manifest: serde_json::Value = serde_json::from_slice(file(&files, "manifest.json")).expect("json");
        assert_eq!(manifest["exported"]["by"], head.username.as_str());
        assert_eq!(manifest["batch"]["kasus"], 2);
        assert_eq!(manifest["endorsed"]["signer_role"], "sekda_an");
        assert_eq!(manifest["files"][0]["sha256"], sum(&csv).as_str());
        assert_eq!(manifest["files"][0]["rows"], 2);
        assert_eq!(manifest["files"][1]["sha256"], sum(file(&files, ".xlsx")).as_str());

        assert_eq!(good(&head, id, "paket").await, package, "the same officer at the same time");
        assert_eq!(good(&head, id, "csv").await, csv);
        assert_eq!(good(&head, id, "xlsx").await, file(&files, ".xlsx"));
        // Another officer a day later: the same sheets, and a manifest that says who and when.
        let next_day = site.later(24 * 60).await;
        let other = officer(&next_day, Role::Verifikator, KABUPATEN).await;
        let later = files_of(&good(&other, id, "paket").await);
        assert_eq!((file(&later, ".csv"), file(&later, ".xlsx")), (csv.as_slice(), file(&files, ".xlsx")));
        let manifest: serde_json::Value = serde_json::from_slice(file(&later, "manifest.json")).expect("json");
        assert_eq!(manifest["exported"]["by"], other.username.as_str());

        let raw = Raw::open(db).await;
        assert_eq!(raw.number("select count(*) from audit_entry where action = 'batch.export'").await, 5);
        assert_eq!(raw.number("select count(*) from audit_entry where action = 'case.export'").await, 10, "every case, every time");
        assert_eq!(raw.number("select count(distinct csv_sha256) from batch_export").await, 1);
        let page = other.get(&format!("/petugas/batch/{id}")).await.words();
        assert!(page.contains(&sum(&csv)) && page.contains("Diekspor (Paket ZIP)"), "{page}");
        let left = std::fs::read_dir(site.ctx.config.data.dir.join("ekspor")).expect("the folder");
        assert_eq!(left.count(), 0, "no file has a name while it is made, and none is left");
    }

    async fn only_an_endorsed_batch_leaves_and_only_by_those_who_may(db: &TestDb) {
        let site = Site::start(db).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let decider = officer(&site, Role::Verifikator, KABUPATEN).await;
        find_layak(&site, &receipt, decider.id).await;
        let id = begin(&decider, "usulan").await;
        assert_eq!(take_out(&decider, id, "paket").await.status, StatusCode::CONFLICT);
        attach_good(&decider, id).await;
        assert_eq!(take_out(&decider, id, "csv").await.status, StatusCode::CONFLICT);
        let raw = Raw::open(db).await;
        assert_eq!(raw.number("select count(*) from audit_entry where action like '%.export'").await, 0);
        // Another case is being decided meanwhile: it is in no export.
        let head = officer(&site, Role::Pengesah, KABUPATEN).await;
        assert_eq!(endorse(&head, id).await.status, StatusCode::SEE_OTHER);
        let other = Isian::diri().about("9901015303900002", "9901011501150008").with("identitas", "tanggal_lahir_hari", "13");
        let other = Warga::new(&site).propose(&other).await;
        let (csv, ()) = tokio::join!(good(&head, id, "csv"), find_layak(&site, &other, decider.id));
        assert_eq!(sheet(&csv).len(), 2);
        assert_eq!(good(&head, id, "csv").await, csv);
        let answer = take_out(&head, id, "csv").await;
        let named = answer.headers[CONTENT_DISPOSITION].to_str().expect("text").to_owned();
        assert_eq!(named, "attachment; filename=\"usulan-99.01-2026-11-1.csv\"");
        assert_eq!(take_out(&head, id, "docx").await.status, StatusCode::NOT_FOUND);
        for role in [Role::Admin, Role::Auditor] {
            let petugas = officer(&site, role, KABUPATEN).await;
            assert_eq!(take_out(&petugas, id, "csv").await.status, StatusCode::FORBIDDEN, "{role:?}");
        }
    }

    async fn no_cell_is_a_formula(db: &TestDb) {
        let site = Site::start(db).await;
        let isian = Isian::diri()
            .with("alamat", "alamat", "=HYPERLINK(\"http://example.id\";\"klik\")")
            .with("identitas", "tempat_lahir", "+62 Kota");
        let receipt = Warga::new(&site).propose(&isian).await;
        let (head, id) = endorsed(&site, &[&receipt]).await;
        let csv = good(&head, id, "csv").await;
        assert_eq!(value(&csv, 1, "ALAMAT"), "'=HYPERLINK(\"http://example.id\";\"klik\")");
        assert_eq!(value(&csv, 1, "TEMPAT_LAHIR"), "'+62 Kota");
        for row in sheet(&csv) {
            for cell in row {
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
            }
        }
        let workbook = files_of(&good(&head, id, "xlsx").await);
        let rows = String::from_utf8_lossy(file(&workbook, "sheet1.xml")).into_owned();
        assert!(!rows.contains("<f>") && rows.contains("&apos;=HYPERLINK") || rows.contains("'=HYPERLINK"), "{rows}");
    }

    async fn an_operator_chooses_the_columns_and_mistakes_are_named(db: &TestDb) {
        let site = Site::start(db).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let (head, id) = endorsed(&site, &[&receipt]).await;
        let folder = site.ctx.config.data.dir.join("siks-ng");
        std::fs::create_dir_all(&folder).expect("a folder");
        let write = |text: &str| std::fs::write(folder.join("columns.toml"), text).expect("written");
        write("[[usulan.column]]\ntitle = \"NIK_16\"\nsource = \"nik\"\nformat = \"text\"\n[[usulan.column]]\ntitle = \"=Status\"\nsource = \"jawaban.identitas.status_kawin\"\nformat = \"text\"\n");
        let csv = good(&head, id, "csv").await;
        assert_eq!(sheet(&csv), [["NIK_16", "'=Status"], ["9901015203900001", "2"]]);
        assert!(head.get(&format!("/petugas/batch/{id}")).await.words().contains("berkas operator"));
        let before = Raw::open(db).await.number("select count(*) from audit_entry where action = 'batch.export'").await;
        write("[[usulan.column]]\ntitle = \"NIK\"\nsource = \"nik\"\nformat = \"text\"\n[[usulan.column]]\ntitle = \"Nama\"\nsource = \"nama_lengkap\"\nformat = \"text\"\n");
        let refused = take_out(&head, id, "paket").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.words().contains("Kolom ke-2 (Nama): asal isian (source) tidak dikenal"), "{}", refused.words());
        write("bukan toml");
        assert!(take_out(&head, id, "csv").await.words().contains("bukan TOML yang benar"));
        let after = Raw::open(db).await.number("select count(*) from audit_entry where action = 'batch.export'").await;
        assert_eq!(after, before, "nothing was read");
    }

    async fn an_objection_leaves_with_the_person_it_is_about_and_never_its_reporter(db: &TestDb) {
        let site = Site::start(db).await;
        load_story_people(db).await;
        let token = card(&site, RECIPIENT).await;
        let laporan = Laporan::sanggahan().with_email("hartono@example.id");
        let receipt = send(&site, &laporan, &token).await;
        let decider = officer(&site, Role::Verifikator, KABUPATEN).await;
        find_layak(&site, &receipt, decider.id).await;
        let id = begin(&decider, "verifikasi_bnba").await;
        attach_good(&decider, id).await;
        let head = officer(&site, Role::Pengesah, KABUPATEN).await;
        assert_eq!(endorse(&head, id).await.status, StatusCode::SEE_OTHER);
        let package = good(&head, id, "paket").await;
        let files = files_of(&package);
        let csv = file(&files, ".csv");
        assert_eq!(value(csv, 1, "NAMA"), RECIPIENT);
        assert_eq!(value(csv, 1, "NIK").len(), 16);
        assert_eq!(value(csv, 1, "REKOMENDASI"), "tidak_layak");
        assert_eq!(value(csv, 1, "JENIS"), "sanggahan");
        assert!(!value(csv, 1, "ALASAN").is_empty());
        let text = files.iter().map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect::<String>();
        for (_, answers) in laporan.steps().iter().filter(|(step, _)| *step == "pelapor") {
            for (name, value) in answers.iter().filter(|(name, _)| name.starts_with("pelapor_")) {
                assert!(!text.contains(value.as_str()), "{name}");
            }
        }
    }

    async fn verdicts_on_recipients_leave_with_the_batch_of_their_month(db: &TestDb) {
        let listed = Listed { component: "ibu hamil", ..Listed::of(1, "Nur'aini") };
        let site = site_with(db, std::slice::from_ref(&listed)).await;
        let decider = officer(&site, Role::Verifikator, KABUPATEN).await;
        let to = person(&decider, &listed.nik).await.replace("/penerima/", "/kelayakan/");
        let page = decider.get(&to).await.page();
        let targets: Vec<&str> = page.split("name=\"sasaran\" value=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let judged = decider.post(&to, &[("sasaran", targets[1]), ("putusan", "tidak_layak"), ("alasan", "komponen_tidak_ada")]).await;
        assert_eq!(judged.status, StatusCode::SEE_OTHER, "{}", judged.words());
        assert!(decider.get("/petugas/batch").await.words().contains("Verifikasi BNBA 0 1 Buka hari ini"));
        let id = begin(&decider, "verifikasi_bnba").await;
        let path = format!("/petugas/batch/{id}");
        assert!(decider.get(&path).await.words().contains("memuat 1 penilaian kelayakan penerima"));
        let out = decider.post(&format!("{path}/keluarkan-penilaian"), &[("", "")]).await;
        assert_eq!(out.status, StatusCode::SEE_OTHER);
        let raw = Raw::open(db).await;
        assert_eq!(raw.number("select count(*) from recipient_verdict where batch_id is not null").await, 0);
        let again = decider.post(&format!("{path}/kumpulkan"), &[("", "")]).await;
        assert!(decider.get(again.to()).await.words().contains("0 kasus dan 1 penilaian dikumpulkan"));
        attach_good(&decider, id).await;
        let head = officer(&site, Role::Pengesah, KABUPATEN).await;
        let done = endorse(&head, id).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.words());
        let csv = good(&head, id, "csv").await;
        assert_eq!(sheet(&csv).len(), 2);
        for (title, said) in [("JENIS", "penilaian"), ("NAMA", "Nur'aini"), ("NIK", listed.nik.as_str()), ("KOMPONEN", "ibu hamil"), ("REKOMENDASI", "tidak_layak"), ("ALASAN", "komponen_tidak_ada"), ("NOMOR_TIKET", "")] {
            assert_eq!(value(&csv, 1, title), said, "{title}");
        }
        let late = decider.post(&format!("{path}/keluarkan-penilaian"), &[("", "")]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
    }

    async fn minutes_of_the_village_go_along(db: &TestDb) {
        let site = Site::start(db).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let (head, id) = endorsed(&site, &[&receipt]).await;
        let stored = site.ctx.files.put(&site.ctx.keys, pdf()).await.expect("stored");
        let raw = Raw::open(db).await;
        let attachment = format!("insert into attachment (id, kind, file, media_type, bytes, advice, created_at) values ('b1', 'berita-acara', '{stored}', 'application/pdf', 70, '', 1)");
        raw.run(&attachment).await.expect("a file");
        let row: Vec<(&str, sea_orm::Value)> = vec![("id", 1_i64.into()), ("desa", "99.01.01.2001".into()), ("held_on", chrono::NaiveDate::from_ymd_opt(2026, 11, 10).into()), ("place", "Balai".into()), ("attendees", 12.into()), ("chair", vec![0_u8].into()), ("petugas_id", head.id.into()), ("created_at", 1_i64.into()), ("attachment_id", "b1".into())];
        raw.insert("musyawarah", row).await;
        raw.run("insert into musyawarah_recommendation (musyawarah_id, case_id, recommendation, petugas_id, at) select 1, id, 'layak', 1, 1 from review_case").await.expect("said");
        assert_eq!(files_of(&good(&head, id, "paket").await).len(), 4, "not while it is open");
        raw.run("update musyawarah set closed_at = 2").await.expect("closed");
        let files = files_of(&good(&head, id, "paket").await);
        assert_eq!(file(&files, "berita-acara/99.01.01.2001_2026-11-10_1.pdf"), pdf());
    }
}
