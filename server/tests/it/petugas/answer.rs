//! The centre's answers: looked at, taken over, told.

use domain::petugas::Role;
use reqwest::header::CONTENT_TYPE;
use reqwest::{Method, StatusCode};

use super::batch::{ELSEWHERE, KABUPATEN, begin, endorsed, find_layak};
use super::{Petugas, officer};
use crate::http::site::Site;
use crate::support::{Raw, TestDb, on_both_databases};
use crate::usulan::isian::Isian;
use crate::usulan::upload::{Upload, form_type};
use crate::usulan::warga::{Answer, Receipt, Warga};

const HEADER: &str = "nomor_tiket,tahap,hasil,alasan,tanggal";

fn csv(lines: &[String]) -> Vec<u8> {
    format!("{HEADER}\n{}\n", lines.join("\n")).into_bytes()
}

fn line(receipt: &Receipt, rest: &str) -> String {
    format!("{},{rest}", receipt.ticket)
}

async fn send(petugas: &Petugas<'_>, bytes: Vec<u8>) -> Answer {
    let upload = Upload::of("jawaban.csv", "text/csv", bytes);
    let request = petugas.request(Method::POST, "/petugas/jawaban");
    petugas.send(request.header(CONTENT_TYPE, form_type()).body(upload.body(&[]))).await
}

/// Sends a file and says where it is looked at.
async fn upload(petugas: &Petugas<'_>, lines: &[String]) -> String {
    let sent = send(petugas, csv(lines)).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words());
    sent.to().to_owned()
}

/// Presses the button of the page as it is now.
async fn apply(petugas: &Petugas<'_>, path: &str) -> Answer {
    let plan = petugas.get(path).await.value("rencana");
    let done = press(petugas, path, &plan).await;
    assert_eq!((done.status, done.to()), (StatusCode::SEE_OTHER, path), "{}", done.words());
    petugas.get(path).await
}

/// Presses the button of a page that showed this plan.
async fn press(petugas: &Petugas<'_>, path: &str, plan: &str) -> Answer {
    let form = [("rencana", plan), ("aksi", "terapkan")];
    petugas.post(&format!("{path}/terapkan"), &form).await
}

async fn states(db: &TestDb) -> Vec<String> {
    Raw::open(db).await.texts("select state from review_case order by id").await
}

async fn mails(db: &TestDb) -> i64 {
    Raw::open(db).await.number("select count(*) from outbox where template = 'decided'").await
}

/// Three proposals, all endorsed, and who reads answers in.
async fn three(site: &Site) -> (Vec<Receipt>, Petugas<'_>) {
    let mut receipts = Vec::new();
    for (day, nik, kk) in [
        ("12", "9901015203900001", "9901011501150007"),
        ("13", "9901015303900002", "9901011501150008"),
        ("14", "9901015403900003", "9901011501150009"),
    ] {
        let isian = Isian::diri().about(nik, kk).with("identitas", "tanggal_lahir_hari", day);
        let isian = isian.with_email(&format!("warga{day}@example.id"));
        receipts.push(Warga::new(site).propose(&isian).await);
    }
    let all: Vec<&Receipt> = receipts.iter().collect();
    endorsed(site, &all).await;
    (receipts, officer(site, Role::Verifikator, KABUPATEN).await)
}

on_both_databases! {
    async fn answers_move_cases_stage_by_stage_and_citizens_see_it(db: &TestDb) {
        let site = Site::start(db).await;
        let (receipts, petugas) = three(&site).await;
        let told = mails(db).await;
        assert_eq!(told, 3, "of the endorsement");
        // Out of order in the file, in order at the centre.
        let lines = [
            line(&receipts[0], "penetapan,ditetapkan,,2026-11-21"),
            line(&receipts[0], "pmt,diterima,,2026-11-21"),
            line(&receipts[0], "verifikasi_pusat,diterima,,2026-11-21"),
            line(&receipts[1], "verifikasi_pusat,ditolak,Data kependudukan tidak padan,2026-11-21"),
            line(&receipts[2], "penetapan,kuota_penuh,,2026-11-21"),
        ];
        let path = upload(&petugas, &lines).await;
        let preview = petugas.get(&path).await.words();
        for said in ["Verifikasi pusat Diterima 1", "Verifikasi pusat Ditolak 1", "PMT Diterima 1", "Penetapan Ditetapkan 1", "Layak, kuota penuh 1", "Terapkan 5 jawaban ke 3 kasus"] {
            assert!(preview.contains(said), "{said}: {preview}");
        }
        let warned = "ditetapkan tanpa jawaban PMT";
        assert!(!preview.contains(warned), "its rank stands in the file: {preview}");
        let alone = upload(&petugas, &[line(&receipts[1], "penetapan,ditetapkan,,2026-11-21")]).await;
        assert!(petugas.get(&alone).await.words().contains(&format!("1 kasus {warned}")));
        let path = upload(&petugas, &lines).await;
        assert_eq!(states(db).await, ["endorsed", "endorsed", "endorsed"], "looking moves nothing");
        let done = apply(&petugas, &path).await.words();
        assert!(done.contains("3 kasus berpindah (5 jawaban)"), "cases are counted once: {done}");
        assert_eq!(states(db).await, ["ditetapkan", "ditolak_pusat", "ditolak_pusat"]);
        assert_eq!(mails(db).await, told + 3, "one for each citizen, however many stages");
        let seen = Warga::new(&site).track(&receipts[0]).await.words();
        for said in ["Pusat selesai memverifikasi", "Kementerian Sosial menetapkan"] {
            assert!(seen.contains(said), "{said}: {seen}");
        }
        let seen = Warga::new(&site).track(&receipts[1]).await.words();
        assert!(seen.contains("Data kependudukan tidak padan"), "{seen}");
        let seen = Warga::new(&site).track(&receipts[2]).await.words();
        assert!(seen.contains("kuota") && seen.contains("layak"), "eligible, but the quota is full: {seen}");
        // The file itself is gone, and what the centre said is sealed.
        let raw = Raw::open(db).await;
        assert_eq!(raw.number("select count(*) from answer_file where file is not null").await, 0);
        let sealed = raw.number("select count(*) from centre_answer where alasan is not null").await;
        assert_eq!(sealed, 1);
        assert!(petugas.get("/petugas/jawaban").await.words().contains("Berkas yang sudah Anda terapkan"));
    }

    async fn the_same_file_twice_changes_nothing(db: &TestDb) {
        let site = Site::start(db).await;
        let (receipts, petugas) = three(&site).await;
        let lines = [line(&receipts[0], "verifikasi_pusat,diterima,,2026-11-21"), line(&receipts[1], "verifikasi_pusat,ditolak,,2026-11-21")];
        let first = upload(&petugas, &lines).await;
        apply(&petugas, &first).await;
        let (before, told) = (states(db).await, mails(db).await);
        assert_eq!(press(&petugas, &first, "apa pun").await.to(), first, "it is done");
        let again = petugas.get(&first).await.words();
        assert!(again.contains("2 kasus berpindah"), "the same page: {again}");
        let second = upload(&petugas, &lines).await;
        let preview = petugas.get(&second).await;
        let words = preview.words();
        assert!(words.contains("Tidak ada yang baru") && words.contains("2 baris sudah pernah diterapkan"), "{words}");
        assert!(!preview.page().contains("/terapkan\""), "there is nothing to apply");
        assert_eq!(press(&petugas, &second, "").await.status, StatusCode::CONFLICT);
        assert_eq!((states(db).await, mails(db).await), (before, told));
        assert_eq!(Raw::open(db).await.number("select count(*) from centre_answer").await, 2);
        // The centre goes on from where it was.
        let third = upload(&petugas, &[line(&receipts[0], "pmt,diterima,,2026-11-21")]).await;
        apply(&petugas, &third).await;
        assert_eq!(states(db).await[0], "pmt_done");
    }

    async fn lines_that_cannot_be_taken_over_are_named_with_their_reasons(db: &TestDb) {
        let site = Site::start(db).await;
        let (receipts, petugas) = three(&site).await;
        let other = Isian::diri().about("9901015503900004", "9901011501150010").with("identitas", "tanggal_lahir_hari", "15");
        let open = Warga::new(&site).propose(&other).await;
        apply(&petugas, &upload(&petugas, &[line(&receipts[0], "pmt,diterima,,2026-11-21")]).await).await;
        let unknown = domain::ticket::TicketNumber::from_entropy(&[9; 16]);
        let lines = [
            line(&receipts[1], "verifikasi_pusat,diterima,,2026-11-21"),
            line(&receipts[1], "verifikasi_pusat,ditolak,,2026-11-21"),
            line(&receipts[0], "verifikasi_pusat,diterima,,2026-11-21"),
            line(&receipts[0], "pmt,ditolak,,2026-11-21"),
            line(&receipts[2], "penetapan,diterima,,2026-11-21"),
            line(&receipts[2], "verifikasi_pusat,diterima,,2026-11-20"),
            line(&receipts[2], "pmt,diterima,,2026-11-22"),
            line(&open, "verifikasi_pusat,diterima,,2026-11-21"),
            format!("{unknown},verifikasi_pusat,diterima,,2026-11-21"),
            "tiket,verifikasi_pusat,diterima,,2026-11-21".to_owned(),
        ];
        let path = upload(&petugas, &lines).await;
        let rejected = petugas.get(&format!("{path}/ditolak.csv")).await;
        assert_eq!(rejected.status, StatusCode::OK);
        let expected = "line,column,reason\n3,tahap,twice\n4,tahap,stage_passed\n5,hasil,differs_from_earlier_answer\n\
                        6,hasil,hasil_unsuited\n7,tanggal,date_before_endorsement\n8,tanggal,date_future\n\
                        9,nomor_tiket,not_endorsed\n10,nomor_tiket,ticket_unknown\n11,nomor_tiket,ticket_shape\n";
        assert_eq!(rejected.page(), expected);
        let words = petugas.get(&path).await.words();
        assert!(words.contains("9 baris tidak diterapkan") && words.contains("Terapkan 1 jawaban ke 1 kasus"), "{words}");
        assert!(words.contains("Kasus ini belum ada di batch yang disahkan"), "{words}");
        apply(&petugas, &path).await;
        assert_eq!(states(db).await, ["pmt_done", "centre_verified", "endorsed", "queued"]);
        let kept = petugas.get(&format!("{path}/ditolak.csv")).await.page();
        assert_eq!(kept, expected, "also once it was applied");
    }

    async fn a_file_that_is_none_is_refused_with_a_sentence(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::Verifikator, KABUPATEN).await;
        for (bytes, said) in [
            (Vec::new(), "Pilih berkas jawaban"),
            (b"nomor_tiket|tahap|hasil|alasan|tanggal\n".to_vec(), "Baris pertama harus"),
            (b"nomor_tiket;tahap;hasil;alasan;tanggal\n".to_vec(), "tidak memuat satu baris"),
            (csv(&[])[..=HEADER.len()].to_vec(), "tidak memuat satu baris"),
            (b"%PDF-1.4\ntrailer\n%%EOF\n".to_vec(), "Baris pertama harus"),
        ] {
            let refused = send(&petugas, bytes).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.words().contains(said), "{said}: {}", refused.words());
        }
        assert_eq!(Raw::open(db).await.number("select count(*) from answer_file").await, 0);
        assert_eq!(petugas.get("/petugas/jawaban/0000").await.status, StatusCode::NOT_FOUND);
    }

    async fn answers_about_another_regency_are_about_nobody(db: &TestDb) {
        let site = Site::start(db).await;
        let (receipts, petugas) = three(&site).await;
        let stranger = officer(&site, Role::Verifikator, ELSEWHERE).await;
        let lines = [line(&receipts[0], "verifikasi_pusat,diterima,,2026-11-21")];
        let path = upload(&stranger, &lines).await;
        let rejected = stranger.get(&format!("{path}/ditolak.csv")).await.page();
        assert_eq!(rejected, "line,column,reason\n2,nomor_tiket,ticket_unknown\n");
        assert_eq!(press(&stranger, &path, "").await.status, StatusCode::CONFLICT);
        assert_eq!(states(db).await[0], "endorsed");
        // A file is its sender's alone, and a new one takes the place of one that was not applied.
        assert_eq!(petugas.get(&path).await.status, StatusCode::NOT_FOUND);
        let first = upload(&petugas, &lines).await;
        let second = upload(&petugas, &lines).await;
        assert_eq!(petugas.get(&first).await.status, StatusCode::NOT_FOUND);
        assert_eq!(petugas.get(&second).await.status, StatusCode::OK);
        let raw = Raw::open(db).await;
        // The stranger's waits for its own end.
        let mine = format!("select count(*) from answer_file where file is not null and petugas_id = {}", petugas.id);
        assert_eq!(raw.number(&mine).await, 1);
    }

    async fn a_neighbour_learns_no_more_from_an_answer(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::tetangga().with_email("kartika@example.id")).await;
        endorsed(&site, &[&receipt]).await;
        let before = warga.track(&receipt).await.words();
        let petugas = officer(&site, Role::Verifikator, KABUPATEN).await;
        let path = upload(&petugas, &[line(&receipt, "verifikasi_pusat,ditolak,Sudah meninggal dunia,2026-11-21")]).await;
        apply(&petugas, &path).await;
        assert_eq!(states(db).await, ["ditolak_pusat"]);
        assert_eq!(warga.track(&receipt).await.words(), before);
        assert_eq!(mails(db).await, 0);
    }

    async fn what_is_not_endorsed_waits_for_no_answer(db: &TestDb) {
        let site = Site::start(db).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let petugas = officer(&site, Role::Verifikator, KABUPATEN).await;
        find_layak(&site, &receipt, petugas.id).await;
        begin(&petugas, "usulan").await;
        let path = upload(&petugas, &[line(&receipt, "verifikasi_pusat,diterima,,2026-11-21")]).await;
        let rejected = petugas.get(&format!("{path}/ditolak.csv")).await.page();
        assert_eq!(rejected, "line,column,reason\n2,nomor_tiket,not_endorsed\n");
        assert_eq!(press(&petugas, &path, "").await.status, StatusCode::CONFLICT);
        assert_eq!(states(db).await, ["proposed"]);
    }

    async fn pressed_twice_at_once_every_answer_counts_once(db: &TestDb) {
        let site = Site::start(db).await;
        let (receipts, petugas) = three(&site).await;
        let told = mails(db).await;
        let lines: Vec<String> = receipts.iter().flat_map(|receipt| [
            line(receipt, "verifikasi_pusat,diterima,,2026-11-21"),
            line(receipt, "pmt,diterima,,2026-11-21"),
        ]).collect();
        let path = upload(&petugas, &lines).await;
        let plan = petugas.get(&path).await.value("rencana");
        let presses = [(); 4].map(|()| press(&petugas, &path, &plan));
        for answer in futures::future::join_all(presses).await {
            assert_eq!((answer.status, answer.to()), (StatusCode::SEE_OTHER, path.as_str()), "{}", answer.words());
        }
        let words = petugas.get(&path).await.words();
        assert!(words.contains("3 kasus berpindah (6 jawaban)"), "{words}");
        assert!(!words.contains("tidak diterapkan"), "no press takes a line from another: {words}");
        assert_eq!(states(db).await, ["pmt_done", "pmt_done", "pmt_done"]);
        assert_eq!(mails(db).await, told + 3);
        let raw = Raw::open(db).await;
        assert_eq!(raw.number("select count(*) from case_event where action in ('centre_verify', 'centre_pmt')").await, 6);
        assert_eq!(raw.number("select count(*) from audit_entry where action = 'answer.import'").await, 1);
    }

    async fn what_was_looked_at_is_applied_or_nothing(db: &TestDb) {
        let site = Site::start(db).await;
        let (receipts, petugas) = three(&site).await;
        let both = [line(&receipts[0], "verifikasi_pusat,diterima,,2026-11-21"), line(&receipts[1], "verifikasi_pusat,ditolak,,2026-11-21")];
        let path = upload(&petugas, &both).await;
        let stale = petugas.get(&path).await.value("rencana");
        // A colleague takes the answer about the first case over meanwhile.
        let other = officer(&site, Role::Verifikator, KABUPATEN).await;
        apply(&other, &upload(&other, &both[..1]).await).await;
        let refused = press(&petugas, &path, &stale).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        let words = refused.words();
        for said in ["Keadaan kasus berubah sejak Anda membuka halaman ini", "Terapkan 1 jawaban ke 1 kasus", "1 baris sudah pernah diterapkan"] {
            assert!(words.contains(said), "{said}: {words}");
        }
        assert_eq!(states(db).await, ["centre_verified", "endorsed", "endorsed"], "nothing more moved");
        let done = press(&petugas, &path, &refused.value("rencana")).await;
        assert_eq!(done.to(), path, "what it shows now can be applied: {}", done.words());
        assert!(petugas.get(&path).await.words().contains("1 kasus berpindah (1 jawaban)"));
        assert_eq!(states(db).await, ["centre_verified", "ditolak_pusat", "endorsed"]);
    }

    async fn a_file_that_another_tab_replaced_is_not_applied_and_says_so(db: &TestDb) {
        let site = Site::start(db).await;
        let (receipts, petugas) = three(&site).await;
        let first = upload(&petugas, &[line(&receipts[0], "verifikasi_pusat,diterima,,2026-11-21")]).await;
        let plan = petugas.get(&first).await.value("rencana");
        upload(&petugas, &[line(&receipts[1], "verifikasi_pusat,diterima,,2026-11-21")]).await;
        let refused = press(&petugas, &first, &plan).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
        assert!(refused.words().contains("sudah diganti berkas yang lebih baru"), "{}", refused.words());
        assert_eq!(states(db).await, ["endorsed", "endorsed", "endorsed"]);
    }

    async fn what_a_killed_request_left_goes_on_and_is_counted_whole(db: &TestDb) {
        let site = Site::start(db).await;
        let (receipts, petugas) = three(&site).await;
        let lines: Vec<String> = receipts.iter().map(|receipt| line(receipt, "verifikasi_pusat,diterima,,2026-11-21")).collect();
        let path = upload(&petugas, &lines).await;
        let key = path.rsplit('/').next().expect("a key");
        // What a process leaves that is killed after the first answer: its claim, and what it did.
        apply(&petugas, &path).await;
        let raw = Raw::open(db).await;
        for step in [
            "delete from centre_answer where case_id <> 1".to_owned(),
            "update review_case set state = 'endorsed' where id <> 1".to_owned(),
            format!("update answer_file set applied_at = null, moved = null, claimed_until = {}", site.ctx.clock.now().timestamp() + 100),
        ] {
            raw.run(&step).await.expect("turned back");
        }
        let stored = site.ctx.files.put(&site.ctx.keys, csv(&lines)).await.expect("stored");
        raw.run(&format!("update answer_file set file = '{stored}' where key = '{key}'")).await.expect("put back");
        let busy = petugas.get(&path).await;
        assert!(busy.words().contains("sedang diterapkan") && !busy.page().contains("/terapkan\""), "{}", busy.words());
        assert_eq!(press(&petugas, &path, "apa pun").await.to(), path, "and is not begun twice");
        assert_eq!(states(db).await, ["centre_verified", "endorsed", "endorsed"]);
        let later = site.later(3).await;
        let petugas = petugas.on(&later);
        let done = apply(&petugas, &path).await.words();
        assert!(done.contains("3 kasus berpindah (3 jawaban)"), "{done}");
        assert_eq!(states(db).await, ["centre_verified", "centre_verified", "centre_verified"]);
    }
}
