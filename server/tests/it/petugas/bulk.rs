//! Files of many proposals: checked, filed once, linked, scoped.

use std::fmt::Write as _;

use domain::petugas::Role;
use domain::ticket::TicketNumber;
use reqwest::header::{CONTENT_DISPOSITION, CONTENT_TYPE, REFRESH};
use reqwest::{Method, StatusCode};
use server::usecase::draft::pin_of;
use server::usecase::village::bulk::{erase_unreleased, file_next};

use super::{Petugas, officer};
use crate::http::site::Site;
use crate::support::{Line, Raw, TestDb, on_both_databases};
use crate::usulan::isian::Isian;
use crate::usulan::upload::{Upload, form_type};
use crate::usulan::warga::{Answer, Warga};

const HERE: &str = "/petugas/usulan/massal";
const HEADER: &str =
    "nik,nomor_kk,nama,tanggal_lahir,jenis_kelamin,desa,rt,rw,alamat,jenis,program,alasan";
const SUKAMAJU: &str = "99.01.01.2001";

/// A person with this serial number in Sukamaju.
fn line(serial: u32) -> String {
    format!(
        "990101520387{serial:04},9901011501150007,Nur'aini {serial},1987-03-12,P,{SUKAMAJU},007,02,Jalan Mawar 7,belum,PKH,Tulang punggung keluarga"
    )
}

fn file(lines: &[String]) -> String {
    format!("{HEADER}\n{}\n", lines.join("\n"))
}

async fn send_as(petugas: &Petugas<'_>, kind: &str, bytes: impl Into<Vec<u8>>) -> Answer {
    let upload = Upload::of("usulan.csv", "text/csv", bytes.into());
    let request = petugas.request(Method::POST, HERE).header(CONTENT_TYPE, form_type());
    petugas.send(request.body(upload.body(&[("kind", kind)]))).await
}

/// Sends a file that is taken, and says where it is.
async fn send(petugas: &Petugas<'_>, text: &str) -> String {
    let answer = send_as(petugas, "usulan", text).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.words());
    answer.to().to_owned()
}

/// Releases a file and lets the worker do all of it.
async fn release(petugas: &Petugas<'_>, at: &str) {
    let form: [(&str, &str); 0] = [];
    assert_eq!(petugas.post(&format!("{at}/ajukan"), &form).await.to(), at);
    while file_next(&petugas.site.ctx).await.expect("filed") {}
}

async fn count(db: &TestDb, from: &str) -> i64 {
    Raw::open(db).await.number(&format!("select count(*) from {from}")).await
}

/// The number behind these words on the page of a file.
fn number(page: &Answer, label: &str) -> i64 {
    let words = page.words();
    let rest =
        words.split(&format!(" {label} ")).nth(1).unwrap_or_else(|| panic!("{label}: {words}"));
    rest.split_whitespace().next().expect("a number").parse().expect("a number")
}

on_both_databases! {
    async fn a_file_is_counted_filed_and_never_filed_twice(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::OperatorDesa, SUKAMAJU).await;
        let text = file(&[line(1), line(2), line(3)]);
        let at = send(&petugas, &text).await;
        assert_eq!(count(db, "review_case").await, 0, "nothing before the officer agrees");
        let checked = petugas.get(&at).await;
        assert_eq!((number(&checked, "Siap diajukan"), number(&checked, "Ditolak")), (3, 0));
        assert!(checked.words().contains("Ajukan 3 usulan") && checked.headers.get(REFRESH).is_none());
        let form: [(&str, &str); 0] = [];
        petugas.post(&format!("{at}/ajukan"), &form).await;
        let running = petugas.get(&at).await;
        assert_eq!(running.headers.get(REFRESH).expect("renews itself"), "3");
        while file_next(&site.ctx).await.expect("filed") {}
        let done = petugas.get(&at).await;
        assert_eq!((number(&done, "Sudah diajukan"), number(&done, "Siap diajukan")), (3, 0));
        assert!(done.headers.get(REFRESH).is_none());

        let raw = Raw::open(db).await;
        assert_eq!(raw.texts("select distinct kind || ' ' || origin from review_case").await, ["usulan desa"]);
        let by = format!("review_case where filed_by = {}", petugas.id);
        assert_eq!(count(db, &by).await, 3);
        let noted = format!("audit_entry where action = 'usulan.bulk' and actor_id = {}", petugas.id);
        assert_eq!(count(db, &noted).await, 3);
        assert_eq!(count(db, "bulk_line where sealed is not null").await, 0, "what they said is in the cases alone");

        // The same file, the same lines in another order, and the button again.
        assert_eq!(send(&petugas, &text).await, at);
        release(&petugas, &at).await;
        let other = send(&petugas, &file(&[line(3), line(1), line(4)])).await;
        assert_ne!(other, at);
        release(&petugas, &other).await;
        let page = petugas.get(&other).await;
        assert_eq!((number(&page, "Sudah diajukan"), number(&page, "siklus ini")), (1, 2));
        assert_eq!(count(db, "review_case").await, 4);
        let tickets = petugas.get(&format!("{other}/tiket.csv")).await;
        let lines: Vec<String> = tickets.page().lines().map(ToOwned::to_owned).collect();
        assert_eq!(lines.len(), 4, "{lines:?}");
        assert!(lines[0] == "baris,tiket,keterangan" && lines[1].starts_with("2,"));
    }

    async fn a_stop_in_the_middle_files_nothing_twice(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::OperatorDesa, SUKAMAJU).await;
        let at = send(&petugas, &file(&[line(1), line(2)])).await;
        let raw = Raw::open(db).await;
        raw.run("create table kept as select line_no, sealed from bulk_line").await.expect("copied");
        release(&petugas, &at).await;
        // As a process leaves it that was stopped after filing a line, before it could say so.
        raw.run("update bulk_line set state = 'ready', case_id = null, sealed = (select sealed from kept where kept.line_no = bulk_line.line_no)").await.expect("updated");
        raw.run("update bulk_file set finished_at = null, leased_until = 1").await.expect("updated");
        while file_next(&site.ctx).await.expect("filed") {}
        assert_eq!(count(db, "review_case").await, 2);
        let page = petugas.get(&at).await;
        assert_eq!((number(&page, "Sudah diajukan"), number(&page, "siklus ini")), (2, 0), "they are this file's own");
    }

    async fn rejected_lines_say_number_column_and_reason_and_nothing_else(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::OperatorDesa, SUKAMAJU).await;
        let elsewhere = line(2).replace(SUKAMAJU, "99.01.01.2002");
        let lines = [
            line(1),
            elsewhere,
            line(3).replace("Nur'aini 3", "=1+1"),
            line(4).replace("PKH", "@SUM(A1)"),
            line(5).replace("1987-03-12", "12/03/1987"),
            line(1),
            line(7).replace("belum", "mungkin"),
            "hanya,tiga,isi".to_owned(),
            line(9).replace("Nur'aini 9", "=HYPERLINK(\"\"x\"\") Siti").replace(",=HYPERLINK", ",\"=HYPERLINK").replace(" Siti,", " Siti\","),
        ];
        let at = send(&petugas, &file(&lines)).await;
        let page = petugas.get(&at).await;
        assert_eq!((number(&page, "Siap diajukan"), number(&page, "Ditolak")), (2, 7), "{}", page.words());
        let csv = petugas.get(&format!("{at}/ditolak.csv")).await;
        assert!(csv.headers[CONTENT_DISPOSITION].to_str().expect("text").contains("attachment"));
        let text = csv.page();
        let places: Vec<String> = text.lines().skip(1).map(|line| line.split(',').take(2).collect::<Vec<_>>().join(",")).collect();
        assert_eq!(places, ["3,desa", "4,nama", "5,program", "6,tanggal_lahir", "7,nik", "8,jenis", "9,"]);
        for theirs in ["=", "@SUM", "9901015203", "12/03"] {
            assert!(!text.contains(theirs), "{theirs} of a rejected line: {text}");
        }
        assert!(text.contains("di luar wilayah kerja Anda") && text.contains("baris sebelumnya"), "{text}");
        assert_eq!(count(db, "bulk_line where state = 'rejected' and (sealed is not null or token is not null)").await, 0);
        release(&petugas, &at).await;
        assert_eq!(count(db, "review_case").await, 2, "names with signs of formulas stay text");
        assert_eq!(count(db, &format!("review_case where desa <> '{SUKAMAJU}'")).await, 0);
    }

    async fn what_is_no_such_file_is_refused_with_a_sentence(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::OperatorDesa, SUKAMAJU).await;
        let mut many = format!("{HEADER}\n");
        for serial in 0..=5000 {
            writeln!(many, "{}", line(serial)).expect("memory can be written");
        }
        let large = vec![b'a'; (5 << 20) + 1];
        for (bytes, said) in [
            (Vec::new(), "kosong"),
            (HEADER.as_bytes().to_vec(), "kosong"),
            (b"PK\x03\x04\x00\x00".to_vec(), "bukan CSV"),
            (b"siapa,apa\n1,2\n".to_vec(), "bukan CSV"),
            (file(&[line(1)]).replace("program", "program_lain").into_bytes(), "program"),
            (many.into_bytes(), "5.000 baris"),
            (large, "5 MB"),
        ] {
            let refused = send_as(&petugas, "usulan", bytes).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
            assert!(refused.words().contains(said) && refused.page().contains("href=\"#berkas_csv\""), "{said}: {}", refused.words());
        }
        assert_eq!(send_as(&petugas, "", file(&[line(1)])).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(send_as(&petugas, "usulan_kemensos", file(&[line(1)])).await.status, StatusCode::FORBIDDEN, "the ministry's are not a village's");
        assert_eq!(send_as(&petugas, "sanggahan", file(&[line(1)])).await.status, StatusCode::FORBIDDEN);
        assert_eq!(count(db, "bulk_file").await, 0);
        let none = send(&petugas, &file(&["x,x,x,x,x,x,x,x,x,x,x,x".to_owned()])).await;
        assert!(petugas.get(&none).await.words().contains("Tidak ada baris yang bisa diajukan"));
    }

    async fn another_scope_does_not_see_the_file(db: &TestDb) {
        let site = Site::start(db).await;
        let own = officer(&site, Role::OperatorDesa, SUKAMAJU).await;
        let at = send(&own, &file(&[line(1)])).await;
        let foreign = officer(&site, Role::OperatorDesa, "99.01.01.2002").await;
        let form: [(&str, &str); 0] = [];
        for path in [at.clone(), format!("{at}/ditolak.csv"), format!("{at}/tiket.csv")] {
            assert_eq!(foreign.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        assert_eq!(foreign.post(&format!("{at}/ajukan"), &form).await.status, StatusCode::NOT_FOUND);
        assert!(!foreign.get(HERE).await.page().contains(&at));
        assert!(!file_next(&site.ctx).await.expect("nothing waits"));
        // The same bytes from another scope are another file, and all of it is rejected there.
        let theirs = send(&foreign, &file(&[line(1)])).await;
        assert_ne!(theirs, at);
        assert_eq!(number(&foreign.get(&theirs).await, "Ditolak"), 1);
        let auditor = officer(&site, Role::Auditor, "99.01").await;
        assert_eq!(auditor.get(HERE).await.status, StatusCode::FORBIDDEN);
    }

    async fn duplicates_are_linked_and_the_listed_are_looked_up(db: &TestDb) {
        let site = Site::start(db).await;
        Warga::new(&site).propose(&Isian::diri()).await;
        db.import(Line::file(&[Line::of(1)]).into_bytes()).await;
        let petugas = officer(&site, Role::OperatorDesa, SUKAMAJU).await;
        let twin = line(1).replace("9901015203870001", "9901015203900001").replace("1987-03-12", "1990-03-12");
        let lines = [
            twin,
            line(1).replace("belum", "terdaftar"),
            line(2).replace("belum", "terdaftar"),
        ];
        let at = send(&petugas, &file(&lines)).await;
        let page = petugas.get(&at).await;
        assert_eq!(number(&page, "Ditandai terdaftar"), 2);
        assert_eq!(number(&page, "tidak ditemukan di data penerima"), 1);
        release(&petugas, &at).await;
        let raw = Raw::open(db).await;
        let warned = raw.texts("select warnings from review_case where origin = 'desa' order by id").await;
        assert!(warned[0].contains("same_nik"), "{warned:?}");
        assert_eq!(count(db, "case_link where reason = 'nik'").await, 1);
    }

    async fn the_ministry_proposes_through_who_examines(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let nobody = line(1).replace("9901015203870001", "").replace("PKH", "");
        let sent = send_as(&petugas, "usulan_kemensos", file(&[nobody, line(2)])).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words());
        release(&petugas, sent.to()).await;
        let raw = Raw::open(db).await;
        let kinds = raw.texts("select kind || ' ' || origin || ' ' || warnings from review_case order by id").await;
        assert_eq!(kinds[0], "usulan_kemensos kemensos no_nik");
        assert!(kinds[1].starts_with("usulan_kemensos kemensos"));
        // Whoever gets ticket and PIN at the office follows it like any other.
        let ticket = raw.texts("select ticket from review_case order by id").await.remove(0);
        let pin = pin_of(&site.ctx.keys, &ticket).as_str().to_owned();
        let ticket = TicketNumber::parse(&ticket).expect("a ticket");
        let citizen = Warga::new(&site);
        assert_eq!(citizen.try_pin(&ticket.to_string(), &pin).await.to(), "/lacak/kasus");
        assert_eq!(citizen.get("/lacak/kasus").await.status, StatusCode::OK);
        let data = citizen.get("/lacak/kasus/data").await;
        assert!(data.words().contains("Nur'aini 1"), "{}", data.words());
    }

    async fn a_file_nobody_releases_is_erased(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::OperatorDesa, SUKAMAJU).await;
        send(&petugas, &file(&[line(1)])).await;
        let kept = send(&petugas, &file(&[line(2)])).await;
        release(&petugas, &kept).await;
        assert_eq!(erase_unreleased(&site.ctx).await.expect("erased"), 0);
        let later = site.later_by(chrono::Duration::hours(25)).await;
        assert_eq!(erase_unreleased(&later.ctx).await.expect("erased"), 1);
        assert_eq!((count(db, "bulk_file").await, count(db, "bulk_line").await), (1, 1));
    }
}
