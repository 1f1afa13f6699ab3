//! The life of a batch: collected, checked, signed, endorsed by another one, locked.

use chrono::Duration;
use domain::petugas::{Role, Scope, Sight};
use domain::review::{Action, Actor};
use reqwest::header::CONTENT_TYPE;
use reqwest::{Method, StatusCode};
use server::clock::Clock;
use server::store::batch::Seen;
use server::store::case_move::CaseMove;
use server::usecase::Context;

use super::{Petugas, officer};
use crate::http::site::{Site, load_story_people};
use crate::sanggahan::RECIPIENT;
use crate::sanggahan::laporan::Laporan;
use crate::sanggahan::pelapor::{card, send};
use crate::support::{Raw, TestDb, on_both_databases};
use crate::usulan::isian::Isian;
use crate::usulan::upload::{Upload, form_type, pdf};
use crate::usulan::warga::{Answer, Receipt, Warga};

/// Where the officers of these stories work.
pub(super) const KABUPATEN: &str = "99.01";
/// The regency beside it.
pub(super) const ELSEWHERE: &str = "99.02";

/// Finds a case to hold, as the officer with this number.
pub(super) async fn find_layak(site: &Site, receipt: &Receipt, petugas_id: i64) {
    let ctx = &site.ctx;
    let case = ctx.store.case_by_ticket(receipt.ticket.as_str()).await.expect("read");
    let case = case.expect("filed");
    for action in [Action::Take, Action::FindLayak] {
        let now = ctx.clock.now().timestamp();
        let step = CaseMove::new(case.id, action, Actor::Petugas, now).by(petugas_id);
        assert!(ctx.store.move_case(&ctx.keys, step).await.expect("moved").is_some(), "{action:?}");
    }
}

/// Begins a batch of a kind and says its number inside.
pub(super) async fn begin(petugas: &Petugas<'_>, kind: &str) -> i64 {
    let made = petugas.post("/petugas/batch", &[("jenis", kind)]).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.words());
    let path = made.to().strip_prefix("/petugas/batch/").expect("a batch");
    path.split('?').next().and_then(|id| id.parse().ok()).expect("a number")
}

/// What is typed about a good letter.
pub(super) const LETTER: [(&str, &str); 6] = [
    ("nomor_surat", "460/123/Dinsos/2026"),
    ("tanggal_surat_hari", "20"),
    ("tanggal_surat_bulan", "11"),
    ("tanggal_surat_tahun", "2026"),
    ("peran_penanda", "sekda_an"),
    ("nama_penanda", "Bagus Prakoso"),
];

/// Sends a letter.
pub(super) async fn attach(
    petugas: &Petugas<'_>,
    id: i64,
    texts: &[(&str, &str)],
    upload: &Upload<'_>,
) -> Answer {
    let request = petugas.request(Method::POST, &format!("/petugas/batch/{id}/surat"));
    petugas.send(request.header(CONTENT_TYPE, form_type()).body(upload.body(texts))).await
}

/// Sends a good letter.
pub(super) async fn attach_good(petugas: &Petugas<'_>, id: i64) {
    let upload = Upload::of("surat.pdf", "application/pdf", pdf());
    let answer = attach(petugas, id, &LETTER, &upload).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.words());
}

/// Presses the button with what the batch is now, whatever the page offers.
pub(super) async fn endorse(petugas: &Petugas<'_>, id: i64) -> Answer {
    let rows =
        petugas.site.ctx.store.within(Scope::new("99".parse().expect("a code")), Sight::Everything);
    let seen = rows.batch(id).await.expect("read").expect("a batch").seen();
    endorse_seen(petugas, id, seen).await
}

/// Presses the button of a page that showed this.
pub(super) async fn endorse_seen(petugas: &Petugas<'_>, id: i64, seen: Seen) -> Answer {
    let Seen { cases, verdicts, entries, version } = seen;
    let form = [("kasus", cases), ("penilaian", verdicts), ("entri", entries), ("versi", version)];
    let mut form: Vec<(&str, String)> =
        form.into_iter().map(|(name, value)| (name, value.to_string())).collect();
    form.push(("sudah_diperiksa", "ya".to_owned()));
    petugas.post(&format!("/petugas/batch/{id}/sahkan"), &form).await
}

/// An endorsed batch with these proposals.
pub(super) async fn endorsed<'a>(site: &'a Site, receipts: &[&Receipt]) -> (Petugas<'a>, i64) {
    let decider = officer(site, Role::Verifikator, KABUPATEN).await;
    for receipt in receipts {
        find_layak(site, receipt, decider.id).await;
    }
    let id = begin(&decider, "usulan").await;
    attach_good(&decider, id).await;
    let head = officer(site, Role::Pengesah, KABUPATEN).await;
    let done = endorse(&head, id).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.words());
    (head, id)
}

async fn states(db: &TestDb) -> Vec<String> {
    Raw::open(db).await.texts("select kind || ' ' || state from review_case order by id").await
}

async fn mails(db: &TestDb) -> Vec<String> {
    Raw::open(db).await.texts("select template from outbox order by id").await
}

/// The same service at another instant.
pub(super) async fn at(site: &Site, instant: &str) -> Site {
    let clock = Clock::parse(instant).expect("an instant");
    Site::serve(Context { clock, ..site.ctx.clone() }).await
}

on_both_databases! {
    async fn a_batch_is_collected_signed_and_endorsed_by_another(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri().with_email("sumarni@example.id")).await;
        let decider = officer(&site, Role::Verifikator, KABUPATEN).await;
        let nothing = decider.post("/petugas/batch", &[("jenis", "usulan")]).await;
        assert_eq!(nothing.to(), "/petugas/batch?kosong=1", "nothing is decided yet");
        assert!(decider.get(nothing.to()).await.words().contains("batch tidak dibuat"));
        find_layak(&site, &receipt, decider.id).await;

        let id = begin(&decider, "usulan").await;
        let path = format!("/petugas/batch/{id}");
        let page = decider.get(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        let words = page.words();
        let ticket = receipt.ticket.to_string();
        for said in ["Usulan bansos/DTSEN November 2026, nomor 1", "Kabupaten Uji", &ticket, "Surat pengesahan belum dilampirkan"] {
            assert!(words.contains(said), "{said}: {words}");
        }
        assert_eq!(states(db).await, ["usulan proposed"]);
        assert!(warga.track(&receipt).await.words().contains("Masuk daftar usulan daerah"));

        // A case can be taken out again, and collected again.
        let out = decider.post(&format!("{path}/keluarkan"), &[("tiket", ticket.as_str())]).await;
        assert_eq!(out.to(), format!("{path}?selesai=keluar"));
        assert_eq!(states(db).await, ["usulan layak"]);
        let again = decider.post(&format!("{path}/keluarkan"), &[("tiket", ticket.as_str())]).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        let more = decider.post(&format!("{path}/kumpulkan"), &[("aksi", "kumpulkan")]).await;
        assert!(decider.get(more.to()).await.words().contains("1 kasus dan 0 penilaian dikumpulkan"));

        attach_good(&decider, id).await;
        let head = officer(&site, Role::Pengesah, KABUPATEN).await;
        let ready = head.get(&path).await.words();
        for said in ["Semua syarat pengesahan sudah lengkap", "460/123/Dinsos/2026", "Bagus Prakoso", "Sekretaris daerah"] {
            assert!(ready.contains(said), "{said}: {ready}");
        }
        assert_eq!(head.get(&format!("{path}/surat")).await.bytes, pdf(), "the letter as it was sent");
        let unsure = head.post(&format!("{path}/sahkan"), &[("kasus", "1"), ("penilaian", "0"), ("entri", "0"), ("versi", "0")]).await;
        assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
        let done = endorse(&head, id).await;
        assert_eq!(done.to(), format!("{path}?selesai=sah"), "{}", done.words());
        assert_eq!(states(db).await, ["usulan endorsed"]);
        assert_eq!(mails(db).await, ["submitted", "decided"]);
        assert!(warga.track(&receipt).await.words().contains("Daftar disahkan kepala daerah"));
        let locked = head.get(&path).await.words();
        assert!(locked.contains("Disahkan, terkunci") && locked.contains("Disahkan oleh Petugas Uji"), "{locked}");
        let raw = Raw::open(db).await;
        let log = raw.texts("select action from audit_entry where action like 'batch.%' order by id").await;
        for action in ["batch.begin", "batch.collect", "batch.take_out", "batch.letter", "batch.letter.view", "batch.endorse"] {
            assert!(log.iter().any(|one| one == action), "{action}: {log:?}");
        }
        let names = raw.number("select count(*) from batch where signer_name is not null").await;
        assert_eq!(names, 1);
    }

    async fn nothing_changes_in_a_batch_once_it_is_endorsed(db: &TestDb) {
        let site = Site::start(db).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let (head, id) = endorsed(&site, &[&receipt]).await;
        let path = format!("/petugas/batch/{id}");
        let decider = officer(&site, Role::Verifikator, KABUPATEN).await;
        let ticket = receipt.ticket.to_string();
        let out = decider.post(&format!("{path}/keluarkan"), &[("tiket", ticket.as_str())]).await;
        assert_eq!(out.status, StatusCode::CONFLICT);
        let more = decider.post(&format!("{path}/kumpulkan"), &[("", "")]).await;
        assert_eq!(more.status, StatusCode::CONFLICT);
        let verdicts = decider.post(&format!("{path}/keluarkan-penilaian"), &[("", "")]).await;
        assert_eq!(verdicts.status, StatusCode::CONFLICT);
        let upload = Upload::of("lain.pdf", "application/pdf", [pdf(), b"\n%%EOF\n".to_vec()].concat());
        assert_eq!(attach(&decider, id, &LETTER, &upload).await.status, StatusCode::CONFLICT);
        assert_eq!(endorse(&head, id).await.status, StatusCode::CONFLICT, "once");
        assert_eq!(head.get(&format!("{path}/surat")).await.bytes, pdf());
        assert_eq!(states(db).await, ["usulan endorsed"]);
        let page = decider.get(&path).await.page();
        assert!(!page.contains("/keluarkan\"") && !page.contains("/kumpulkan\""), "{page}");
        let files = site.ctx.files.list().await.expect("listed");
        let raw = Raw::open(db).await;
        let photos = raw.number("select count(*) from attachment where file is not null").await;
        assert_eq!(i64::try_from(files.len()), Ok(photos + 1), "the refused letter is gone");
    }

    async fn without_the_letter_or_by_who_worked_on_it_it_is_refused(db: &TestDb) {
        let site = Site::start(db).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let decider = officer(&site, Role::Verifikator, KABUPATEN).await;
        find_layak(&site, &receipt, decider.id).await;
        let id = begin(&decider, "usulan").await;
        let head = officer(&site, Role::Pengesah, KABUPATEN).await;
        let refused = endorse(&head, id).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.words().contains("Batch belum disahkan") && refused.words().contains("Tanpa surat, batch tidak bisa disahkan"), "{}", refused.words());
        attach_good(&head, id).await;
        // Who examines has no such button, and no such address.
        assert_eq!(endorse(&decider, id).await.status, StatusCode::FORBIDDEN);
        // Who decided a case and was made head of the office since still does not endorse it.
        let raw = Raw::open(db).await;
        let promote = format!("update petugas set role = 'pengesah' where id = {}", decider.id);
        raw.run(&promote).await.expect("promoted");
        let refused = endorse(&decider, id).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.words().contains("Pengesahan harus oleh petugas lain"), "{}", refused.words());
        // What the page showed is not what is there any more.
        let seen = Seen { cases: 2, verdicts: 0, entries: 0, version: 0 };
        assert_eq!(endorse_seen(&head, id, seen).await.status, StatusCode::CONFLICT);
        // Nor is a letter that came after it was read.
        let rows = site.ctx.store.within(Scope::new("99".parse().expect("a code")), Sight::Everything);
        let seen = rows.batch(id).await.expect("read").expect("a batch").seen();
        let later = site.later(1).await;
        attach_good(&officer(&later, Role::Verifikator, KABUPATEN).await, id).await;
        assert_eq!(endorse_seen(&head.on(&later), id, seen).await.status, StatusCode::CONFLICT);
        assert_eq!(states(db).await, ["usulan proposed"]);
        assert_eq!(endorse(&head, id).await.status, StatusCode::SEE_OTHER);
    }

    async fn a_letter_that_is_no_pdf_is_refused_and_what_was_typed_is_kept(db: &TestDb) {
        let site = Site::start(db).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let decider = officer(&site, Role::Verifikator, KABUPATEN).await;
        find_layak(&site, &receipt, decider.id).await;
        let id = begin(&decider, "usulan").await;
        let broken = Upload::of("surat.pdf", "application/pdf", b"%PDF-1.4 putus di tengah".to_vec());
        let refused = attach(&decider, id, &LETTER, &broken).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.words().contains("Berkas ini bukan PDF yang utuh"), "{}", refused.words());
        assert_eq!((refused.value("nomor_surat"), refused.value("nama_penanda")), ("460/123/Dinsos/2026".into(), "Bagus Prakoso".into()));
        assert_eq!(refused.chosen("peran_penanda"), ["sekda_an"]);
        let photo = attach(&decider, id, &LETTER, &Upload::photo()).await;
        assert!(photo.words().contains("bukan PDF"), "{}", photo.words());
        let missing = Upload::of("", "application/octet-stream", Vec::new());
        let bare = attach(&decider, id, &[("peran_penanda", "camat"), ("tanggal_surat_hari", "30")], &missing).await;
        let words = bare.words();
        for said in ["Isi nomor surat", "belum lengkap", "Pilih siapa yang menandatangani", "Isi nama penanda tangan", "Pilih berkas surat"] {
            assert!(words.contains(said), "{said}: {words}");
        }
        let tomorrow: Vec<(&str, &str)> = LETTER.map(|(name, value)| (name, if name == "tanggal_surat_hari" { "22" } else { value })).to_vec();
        let good = Upload::of("surat.pdf", "application/pdf", pdf());
        assert!(attach(&decider, id, &tomorrow, &good).await.words().contains("belum tiba"));
        assert_eq!(Raw::open(db).await.number("select count(*) from batch where letter_number is not null").await, 0);
        attach_good(&decider, id).await;
        // Later only what is typed can be mended: the file stays.
        let mended: Vec<(&str, &str)> = LETTER.map(|(name, value)| (name, if name == "nomor_surat" { "460/124" } else { value })).to_vec();
        assert_eq!(attach(&decider, id, &mended, &missing).await.status, StatusCode::SEE_OTHER);
        assert!(decider.get(&format!("/petugas/batch/{id}")).await.words().contains("460/124"));
        assert_eq!(decider.get(&format!("/petugas/batch/{id}/surat")).await.bytes, pdf());
    }

    async fn what_is_only_called_a_pdf_is_refused_and_its_name_leads_nowhere(db: &TestDb) {
        let site = Site::start(db).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let decider = officer(&site, Role::Verifikator, KABUPATEN).await;
        find_layak(&site, &receipt, decider.id).await;
        let id = begin(&decider, "usulan").await;
        let mut large = pdf();
        large.splice(9..9, std::iter::repeat_n(b' ', 5 << 20));
        let locked = b"%PDF-1.4\ntrailer<</Root 1 0 R/Encrypt 5 0 R>>\n%%EOF\n".to_vec();
        for (bytes, said) in [
            (b"MZ\x90\0This program cannot be run in DOS mode.".to_vec(), "bukan PDF yang utuh"),
            (b"<!doctype html><script>alert(1)</script>".to_vec(), "bukan PDF yang utuh"),
            ([b"<html>".to_vec(), pdf()].concat(), "bukan PDF yang utuh"),
            (b"PK\x03\x04 docx".to_vec(), "bukan PDF yang utuh"),
            (Vec::new(), "Pilih berkas surat pengesahan"),
            (locked, "dikunci kata sandi"),
            (large, "lebih dari 5 MB"),
        ] {
            let refused = attach(&decider, id, &LETTER, &Upload::of("surat.pdf", "application/pdf", bytes)).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
            assert!(refused.words().contains(said), "{said}: {}", refused.words());
            assert_eq!(refused.value("nomor_surat"), "460/123/Dinsos/2026");
        }
        let raw = Raw::open(db).await;
        assert_eq!(raw.number("select count(*) from batch where letter_file is not null").await, 0);
        for name in ["../../../etc/passwd.pdf", "C:\\Windows\\win.pdf", "a\u{202e}fdp.exe"] {
            let upload = Upload::of(name, "text/html", pdf());
            assert_eq!(attach(&decider, id, &LETTER, &upload).await.status, StatusCode::SEE_OTHER, "{name}");
            let letter = decider.get(&format!("/petugas/batch/{id}/surat")).await;
            assert_eq!(letter.headers[CONTENT_TYPE], "application/pdf");
            assert_eq!(letter.bytes, pdf());
        }
        let name = raw.texts("select letter_file from batch").await.concat();
        assert!(name.bytes().all(|byte| byte.is_ascii_hexdigit()), "the name of the sender is not kept: {name}");
    }

    async fn outside_its_window_nothing_is_collected_or_endorsed(db: &TestDb) {
        let site = Site::start(db).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let decider = officer(&site, Role::Verifikator, KABUPATEN).await;
        find_layak(&site, &receipt, decider.id).await;
        let id = begin(&decider, "usulan").await;
        attach_good(&decider, id).await;
        let path = format!("/petugas/batch/{id}/kumpulkan");
        for (instant, what, opens) in [
            ("2026-11-26T00:00:01+07:00", "collect", "1 Desember 2026"),
            ("2026-11-30T00:00:01+07:00", "endorse", "1 Desember 2026"),
            // February of a leap year: proposals end on the 24th, endorsements on the 28th.
            ("2028-02-25T08:00:00+07:00", "collect", "1 Maret 2028"),
            ("2028-02-29T23:59:59+07:00", "endorse", "1 Maret 2028"),
        ] {
            let then = at(&site, instant).await;
            let refused = if what == "collect" {
                officer(&then, Role::Verifikator, KABUPATEN).await.post(&path, &[("", "")]).await
            } else {
                endorse(&officer(&then, Role::Pengesah, KABUPATEN).await, id).await
            };
            assert_eq!(refused.status, StatusCode::CONFLICT, "{instant}: {}", refused.words());
            assert!(refused.words().contains(opens), "{instant}: {}", refused.words());
        }
        assert_eq!(states(db).await, ["usulan proposed"]);
        // The last second counts.
        let last = at(&site, "2026-11-25T23:59:59+07:00").await;
        let still = officer(&last, Role::Verifikator, KABUPATEN).await.post(&path, &[("", "")]).await;
        assert_eq!(still.status, StatusCode::SEE_OTHER, "{}", still.words());
        let last = at(&site, "2026-11-29T23:59:59+07:00").await;
        let head = officer(&last, Role::Pengesah, KABUPATEN).await;
        assert_eq!(endorse(&head, id).await.status, StatusCode::SEE_OTHER);
    }

    async fn objections_go_into_their_own_batch_and_nobody_is_mailed(db: &TestDb) {
        let site = Site::start(db).await;
        load_story_people(db).await;
        let token = card(&site, RECIPIENT).await;
        let receipt = send(&site, &Laporan::sanggahan().with_email("hartono@example.id"), &token).await;
        let neighbour = Warga::new(&site).propose(&Isian::tetangga().with_email("kartika@example.id")).await;
        let decider = officer(&site, Role::Verifikator, KABUPATEN).await;
        for receipt in [&receipt, &neighbour] {
            find_layak(&site, receipt, decider.id).await;
        }
        let early = at(&site, "2026-11-12T10:00:00+07:00").await;
        let shut = officer(&early, Role::Verifikator, KABUPATEN).await.post("/petugas/batch", &[("jenis", "verifikasi_bnba")]).await;
        assert!(shut.words().contains("14 November 2026"), "{}", shut.words());
        let objections = begin(&decider, "verifikasi_bnba").await;
        let proposals = begin(&decider, "usulan").await;
        assert_eq!(states(db).await, ["sanggahan proposed", "usulan proposed"]);
        let head = officer(&site, Role::Pengesah, KABUPATEN).await;
        for id in [objections, proposals] {
            attach_good(&decider, id).await;
            assert_eq!(endorse(&head, id).await.status, StatusCode::SEE_OTHER);
        }
        assert!(!mails(db).await.contains(&"decided".to_owned()), "reporters and neighbours are told nothing (S-6)");
    }

    async fn proposals_beyond_the_quota_of_health_insurance_stay_behind(db: &TestDb) {
        let site = Site::start(db).await;
        let admin = officer(&site, Role::Admin, KABUPATEN).await;
        let row = [("kuota_wilayah", "99.01"), ("kuota_jumlah", "1"), ("kuota_mulai_hari", "1"), ("kuota_mulai_bulan", "11"), ("kuota_mulai_tahun", "2026"), ("kuota_sumber", "Surat uji 1")];
        let bare = admin.post("/petugas/kuota", &[("kuota_wilayah", "99.02")]).await;
        assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
        for said in ["Pilih kabupaten", "Isi jumlah orang", "Isi tanggal mulai", "Isi surat"] {
            assert!(bare.words().contains(said), "{said}: {}", bare.words());
        }
        assert_eq!(admin.post("/petugas/kuota", &row).await.status, StatusCode::SEE_OTHER);
        let decider = officer(&site, Role::Verifikator, KABUPATEN).await;
        for (nik, kk) in [("9901015203900001", "9901011501150007"), ("9901015303900002", "9901011501150008")] {
            let isian = Isian::diri().about(nik, kk).with("bantuan", "program", "PBI-JK");
            let isian = isian.with("identitas", "tanggal_lahir_hari", if nik.ends_with('1') { "12" } else { "13" });
            let receipt = Warga::new(&site).propose(&isian).await;
            find_layak(&site, &receipt, decider.id).await;
        }
        let both = Isian::diri().about("9901015403900003", "9901011501150009").with("identitas", "tanggal_lahir_hari", "14");
        let other = Warga::new(&site).propose(&both).await;
        find_layak(&site, &other, decider.id).await;
        // The 21st is outside the window of PBI.
        let shut = decider.post("/petugas/batch", &[("jenis", "pbi")]).await;
        assert!(shut.words().contains("1 Desember 2026"), "{}", shut.words());
        let december = at(&site, "2026-12-02T10:00:00+07:00").await;
        let then = officer(&december, Role::Verifikator, KABUPATEN).await;
        let id = begin(&then, "pbi").await;
        assert_eq!(states(db).await, ["usulan proposed", "usulan layak", "usulan layak"]);
        let page = then.get(&format!("/petugas/batch/{id}")).await.words();
        assert!(page.contains("1 dari 1 terpakai, sisa 0"), "{page}");
        let kuota = then.get("/petugas/kuota").await.words();
        assert!(kuota.contains("Kuota penuh") && kuota.contains("Kabupaten Uji") && !kuota.contains("Kabupaten Contoh"), "{kuota}");
        let full = then.post(&format!("/petugas/batch/{id}/kumpulkan"), &[("", "")]).await;
        assert!(then.get(full.to()).await.words().contains("1 kasus tetap menunggu: layak, kuota penuh"));
        // The quota is lowered afterwards: it cannot be endorsed.
        attach_good(&then, id).await;
        let admin = officer(&december, Role::Admin, KABUPATEN).await;
        let less: Vec<(&str, &str)> = row.map(|(name, value)| (name, if name == "kuota_jumlah" { "0" } else { value })).to_vec();
        assert_eq!(admin.post("/petugas/kuota", &less).await.status, StatusCode::SEE_OTHER);
        let head = officer(&december, Role::Pengesah, KABUPATEN).await;
        let refused = endorse(&head, id).await;
        assert!(refused.words().contains("melebihi kuota PBI-JK"), "{}", refused.words());
        // What asks for something else goes into the batch of proposals.
        begin(&then, "usulan").await;
        assert_eq!(states(db).await, ["usulan proposed", "usulan layak", "usulan proposed"]);
    }

    async fn what_stands_out_is_named_before_it_is_endorsed(db: &TestDb) {
        let site = Site::start(db).await;
        let decider = officer(&site, Role::Verifikator, KABUPATEN).await;
        let without = Isian::diri().about("", "9901011501150007").with("terusul", "tanpa_nik", "ya").with("terusul", "alasan_tanpa_nik", "belum_rekam").without_photo("ktp");
        let man = Isian::diri().with("identitas", "jenis_kelamin", "L");
        let receipts = [Warga::new(&site).propose(&without).await, Warga::new(&site).propose(&man).await];
        for receipt in &receipts {
            find_layak(&site, receipt, decider.id).await;
        }
        let twin = Warga::new(&site).propose(&Isian::diri()).await;
        let id = begin(&decider, "usulan").await;
        let path = format!("/petugas/batch/{id}");
        let words = decider.get(&path).await.words();
        for said in ["Diusulkan tanpa NIK: 1 kasus", "Ada peringatan tentang NIK, KK, atau identitas: 1 kasus", "masih terbuka dengan NIK yang sama: 1 kasus"] {
            assert!(words.contains(said), "{said}: {words}");
        }
        let raw = Raw::open(db).await;
        raw.run("insert into case_pair (case_id, other_id, verdict, petugas_id, at) select 2, 3, 'bukan_ganda', 1, 1").await.expect("told apart");
        let words = decider.get(&path).await.words();
        assert!(!words.contains("masih terbuka dengan NIK yang sama"), "two people: {words}");
        drop(twin);
    }

    async fn another_regency_has_no_such_batch(db: &TestDb) {
        let site = Site::start(db).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let (_, id) = endorsed(&site, &[&receipt]).await;
        let stranger = officer(&site, Role::Verifikator, ELSEWHERE).await;
        let head = officer(&site, Role::Pengesah, ELSEWHERE).await;
        let path = format!("/petugas/batch/{id}");
        for end in ["", "/surat"] {
            assert_eq!(stranger.get(&format!("{path}{end}")).await.status, StatusCode::NOT_FOUND, "{end}");
        }
        let ticket = receipt.ticket.to_string();
        for (end, field) in [("kumpulkan", ("", "")), ("keluarkan", ("tiket", ticket.as_str())), ("keluarkan-penilaian", ("", "")), ("ekspor", ("bentuk", "csv"))] {
            let answer = stranger.post(&format!("{path}/{end}"), &[field]).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{end}");
        }
        assert_eq!(endorse(&head, id).await.status, StatusCode::NOT_FOUND);
        let upload = Upload::of("surat.pdf", "application/pdf", pdf());
        assert_eq!(attach(&stranger, id, &LETTER, &upload).await.status, StatusCode::NOT_FOUND);
        assert!(!stranger.get("/petugas/batch").await.words().contains("nomor 1"));
        for wrong in ["/petugas/batch/x", "/petugas/batch/99999", "/petugas/batch/-1"] {
            assert_eq!(stranger.get(wrong).await.status, StatusCode::NOT_FOUND, "{wrong}");
        }
    }

    async fn a_case_is_collected_once_however_many_ask(db: &TestDb) {
        let site = Site::start(db).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let decider = officer(&site, Role::Verifikator, KABUPATEN).await;
        let other = officer(&site, Role::Verifikator, KABUPATEN).await;
        find_layak(&site, &receipt, decider.id).await;
        let form = [("jenis", "usulan")];
        let (one, two) = tokio::join!(
            decider.post("/petugas/batch", &form),
            other.post("/petugas/batch", &form)
        );
        for answer in [&one, &two] {
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.words());
        }
        let raw = Raw::open(db).await;
        assert_eq!(raw.number("select count(*) from batch_case").await, 1);
        assert_eq!(raw.number("select count(*) from case_event where action = 'batch'").await, 1);
        let later = site.later_by(Duration::minutes(1)).await;
        let again = officer(&later, Role::Verifikator, KABUPATEN).await.post("/petugas/batch", &[("jenis", "usulan")]).await;
        assert_eq!(again.to(), "/petugas/batch?kosong=1");
    }
}
