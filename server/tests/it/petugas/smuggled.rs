//! Ids that stand in no address: in fields of forms, in questions of addresses, in lines of files. What belongs to another
//! region, officer or person is what nobody has: the answer is the same, word by word.

use domain::petugas::Role;
use domain::ticket::TicketNumber;
use reqwest::{Method, StatusCode};
use scraper::{Html, Selector};

use super::deciding::{at, take};
use super::recipients::person;
use super::world::{HER_STREET, NAME, NIK, OTHER_NIK, World, empty_batch, last, removal_token};
use super::{Petugas, officer};
use crate::http::site::SUKAMAJU;
use crate::support::{Raw, on_both_databases};
use crate::usulan::isian::Isian;
use crate::usulan::warga::{Answer, Receipt, Warga};

/// The regency beside that of all cases.
const ELSEWHERE: &str = "99.02";
/// A village there.
const THERE: &str = "99.02.01.2001";
/// The same with everything above it.
const WAY_THERE: [&str; 4] = ["99", "99.02", "99.02.01", THERE];

/// A ticket that nobody has.
fn nobodys() -> String {
    TicketNumber::from_entropy(&[9; 16]).as_str().to_owned()
}

/// What an answer says, but for what was asked for.
fn told(answer: &Answer, asked: &[&str]) -> (StatusCode, String, String) {
    let plain = |text: &str| {
        asked.iter().fold(text.to_owned(), |text, one| {
            let grouped = TicketNumber::parse(one).map(|one| one.to_string()).unwrap_or_default();
            let text = text.replace(one, "…");
            if grouped.is_empty() { text } else { text.replace(&grouped, "…") }
        })
    };
    (answer.status, plain(answer.to()), plain(&answer.words()))
}

/// Sends a form twice, with what is elsewhere and with what is nowhere; the answers are the same and no success.
async fn same(
    petugas: &Petugas<'_>,
    path: &str,
    field: &str,
    (theirs, nobodys): (&str, &str),
    rest: &[(&str, &str)],
) {
    let mut answers = Vec::new();
    for value in [theirs, nobodys] {
        let form = [&[(field, value)], rest].concat();
        let answer = petugas.post(path, &form).await;
        assert!(answer.status.is_client_error(), "{path} {field}={value}: {}", answer.status);
        assert!(!answer.page().contains(HER_STREET), "{path} {field}: {}", answer.words());
        answers.push(told(&answer, &[theirs, nobodys]));
    }
    assert_eq!(answers[0], answers[1], "{path} {field}");
}

/// Asks twice for an address with something in it.
async fn same_address(
    petugas: &Petugas<'_>,
    method: &Method,
    path: &str,
    (theirs, nobodys): (&str, &str),
) {
    let mut answers = Vec::new();
    for value in [theirs, nobodys] {
        let request = petugas.request(method.clone(), &path.replace("{}", value));
        let answer = petugas
            .send(if *method == Method::POST { request.form(&[("", "")]) } else { request })
            .await;
        assert!(!answer.page().contains(HER_STREET), "{path}: {}", answer.words());
        answers.push(told(&answer, &[theirs, nobodys]));
    }
    assert_eq!(answers[0], answers[1], "{method} {path}");
}

/// A case about her in the other regency: the office there has it, and nothing else of her.
async fn her_case_elsewhere(world: &World) -> Receipt {
    let isian = Isian::diri().about(NIK, "9901010101200001").with("identitas", "nama", NAME);
    let isian = isian.with("identitas", "tanggal_lahir_tahun", "1987");
    Warga::new(&world.site).propose(&isian.living_in(WAY_THERE)).await
}

/// The ids of one's other sessions on a page.
fn sessions_on(page: &str) -> Vec<String> {
    let page = Html::parse_document(page);
    let buttons = Selector::parse("button[name=sesi]").expect("a selector");
    page.select(&buttons).filter_map(|one| one.value().attr("value")).map(str::to_owned).collect()
}

on_both_databases! {
    async fn who_examines_names_no_case_letter_or_colleague_of_elsewhere(db: &TestDb) {
        let world = World::make(db).await;
        let here = world.officer(Role::Verifikator).await;
        let there = officer(&world.site, Role::Verifikator, ELSEWHERE).await;
        let (mine, unknown) = (world.mine.ticket.as_str(), nobodys());
        let cases = (mine, unknown.as_str());
        for kind in ["hak_jawab", "terusul"] {
            let raw = Raw::open(db).await;
            let sql = if kind == "hak_jawab" { "select max(id) from reply_right".to_owned() } else { format!("select id from review_case where ticket = '{}'", world.told.ticket.as_str()) };
            let id = raw.number(&sql).await.to_string();
            assert_eq!(here.post("/petugas/surat/cetak", &[("jenis", kind), ("id", &id)]).await.status, StatusCode::OK, "{kind} is there");
            for path in ["/petugas/surat/cetak", "/petugas/surat/ulang"] {
                same(&there, path, "id", (&id, "999999"), &[("jenis", kind)]).await;
            }
        }
        let batch = empty_batch(db, ELSEWHERE).await;
        same(&there, &format!("/petugas/batch/{batch}/keluarkan"), "tiket", (world.collected.ticket.as_str(), &unknown), &[]).await;

        let own = her_case_elsewhere(&world).await;
        take(&there, &own).await;
        let version = there.get(&at(&own, "putusan")).await.value("versi");
        let putusan = at(&own, "putusan");
        let duplicate = [("aksi", "simpan"), ("putusan", "ganda"), ("alasan_ganda", "ganda"), ("versi", &version)];
        same(&there, &putusan, "putusan_tiket", cases, &duplicate).await;
        let along = [("aksi", "simpan"), ("putusan", "tidak_layak"), ("alasan_tidak_layak", "bukti_kurang"), ("versi", &version)];
        same(&there, &putusan, "putusan_juga", (world.twin.ticket.as_str(), &unknown), &along).await;
        same(&there, &at(&own, "serahkan"), "kepada", (&here.username, "siapa.saja"), &[]).await;
        for method in [Method::GET, Method::POST] {
            same_address(&there, &method, &at(&own, "banding/{}"), cases).await;
        }
        assert!(!there.get(&format!("/petugas/kasus/{}", own.ticket.as_str())).await.page().contains(mine), "nor is it linked");
        let raw = Raw::open(db).await;
        assert_eq!(raw.number("select count(*) from case_pair").await, 0);
        assert_eq!(raw.number(&format!("select count(*) from case_decision where petugas_id = {}", there.id)).await, 0);
        let mine_to = here.post(&at(&world.mine, "serahkan"), &[("kepada", there.username.as_str())]).await;
        assert!(mine_to.status.is_client_error(), "nobody of elsewhere gets a case of here");

        for path in ["/petugas?tiket={}", "/petugas?petugas={}"] {
            let asked = if path.contains("tiket") { cases } else { (here.username.as_str(), "siapa.saja") };
            same_address(&there, &Method::GET, path, asked).await;
        }
        for path in ["/petugas?desa={}", "/petugas/anomali?desa={}", "/petugas/kelayakan?desa={}"] {
            same_address(&there, &Method::GET, path, (SUKAMAJU, "99.01.01.2999")).await;
        }
        same(&there, "/petugas/penerima", "desa", (SUKAMAJU, "99.01.01.2999"), &[("nama", NAME)]).await;
        let taken = there.post("/petugas/ambil", &[("desa", SUKAMAJU)]).await;
        assert!(taken.to().contains("ambil=habis"), "{}", taken.to());
    }

    async fn what_was_made_for_one_officer_or_person_serves_no_other(db: &TestDb) {
        let world = World::make(db).await;
        let here = world.officer(Role::Verifikator).await;
        let own = world.own_of(&here, Role::Verifikator).await;
        let colleague = world.officer(Role::Verifikator).await;
        for (path, key) in [("/petugas/anomali/dukcapil/{}", &own.check), ("/petugas/anomali/dukcapil/{}/ditolak.csv", &own.check), ("/petugas/jawaban/{}", &own.answer), ("/petugas/jawaban/{}/ditolak.csv", &own.answer)] {
            same_address(&colleague, &Method::GET, path, (key, "0123456789abcdef0123456789abcdef")).await;
        }
        for (path, key) in [("/petugas/anomali/dukcapil/{}", &own.check), ("/petugas/jawaban/{}/terapkan", &own.answer)] {
            same_address(&colleague, &Method::POST, path, (key, "0123456789abcdef0123456789abcdef")).await;
        }
        for path in ["/petugas/penerima/{}", "/petugas/penerima/hasil/{}", "/petugas/kelayakan/{}", "/petugas/penerima/{}/perbaikan/nama_ibu"] {
            let key = if path.contains("hasil") { &own.list } else { &own.person };
            same_address(&colleague, &Method::GET, path, (key, "AAAA")).await;
        }
        same_address(&colleague, &Method::GET, "/petugas/cari/{}", (&own.cases, "AAAA")).await;
        // Her mark ends on the page of nobody else, and her aid is judged there neither.
        let other = person(&here, OTHER_NIK).await;
        same(&here, &format!("{other}/tanda/{}/akhir", own.mark), "alasan", ("sudah lahir ya", "sudah lahir yo"), &[]).await;
        let raw = Raw::open(db).await;
        assert_eq!(raw.number("select count(*) from recipient_mark where end_sealed is null").await, 1);
        let page = here.get(&format!("/petugas/kelayakan/{}", own.person)).await.page();
        let target_of_mine = page.split("name=\"sasaran\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a target").to_owned();
        let judge = other.replace("/penerima/", "/kelayakan/");
        same(&here, &judge, "sasaran", (&target_of_mine, "0000000000000000"), &[("putusan", "layak")]).await;
        assert_eq!(raw.number("select count(*) from recipient_verdict").await, 0);

        // Sessions and relatives of another.
        let second = here.elsewhere();
        let later = world.site.later(1).await;
        second.on(&later).sign_in().await;
        let sessions = sessions_on(&here.get("/petugas/akun").await.page());
        assert_eq!(sessions.len(), 1);
        same(&colleague, "/petugas/akun/sesi", "sesi", (&sessions[0], "0123456789abcdef"), &[]).await;
        here.post("/petugas/akun/kerabat", &[("nik_kerabat", OTHER_NIK)]).await;
        // Only an admin takes a declaration back, and of the officer whose page it is.
        let admin = world.officer(Role::Admin).await;
        let page = admin.get(&format!("/petugas/orang/{}", here.id)).await.page();
        let key = page.split("name=\"kerabat\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a key").to_owned();
        let of_colleague = format!("/petugas/orang/{}/kerabat-hapus", colleague.id);
        same(&admin, &of_colleague, "kerabat", (&key, "0123456789abcdef"), &[("yakin", "ya")]).await;
        assert_eq!(raw.number("select count(*) from petugas_relative").await, 1);
        assert_eq!(raw.number(&format!("select count(*) from petugas_session where ended_at is not null and petugas_id = {}", here.id)).await, 0);
    }

    async fn a_village_names_no_case_or_person_of_another(db: &TestDb) {
        let world = World::make(db).await;
        let here = world.officer(Role::OperatorDesa).await;
        let there = officer(&world.site, Role::OperatorDesa, THERE).await;
        let form = |desa| [("desa", desa), ("tanggal", "2026-11-20"), ("tempat", "Balai"), ("peserta", "9"), ("ketua", "Wati")];
        let made = there.post("/petugas/musyawarah/baru", &form(THERE)).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.words());
        let own = made.to().to_owned();
        let ticket = world.mine.ticket.as_str();
        let field = format!("rekomendasi.{ticket}");
        let unknown = nobodys();
        let nobodys_field = format!("rekomendasi.{unknown}");
        let one = there.post(&format!("{own}/rekomendasi"), &[(field.as_str(), "layak")]).await;
        let other = there.post(&format!("{own}/rekomendasi"), &[(nobodys_field.as_str(), "layak")]).await;
        assert_eq!(told(&one, &[ticket, &unknown]), told(&other, &[ticket, &unknown]));
        assert!(one.status.is_client_error(), "{}", one.status);
        let token = removal_token(&here, &format!("/petugas/musyawarah/{}", world.meeting)).await;
        same(&there, &format!("{own}/keluar"), "orang", (&token, "AAAA"), &[("alasan", "meninggal")]).await;
        let removal = world.removal.to_string();
        same_address(&there, &Method::POST, &format!("{own}/keluar/{{}}/batal"), (&removal, "999999")).await;
        same_address(&here, &Method::POST, &format!("/petugas/musyawarah/{}/keluar/{{}}/batal", last(&own)), (&removal, "999999")).await;
        let foreign = there.post("/petugas/musyawarah/baru", &form(SUKAMAJU)).await;
        assert_eq!(foreign.status, StatusCode::UNPROCESSABLE_ENTITY);
        let raw = Raw::open(db).await;
        assert_eq!(raw.number("select count(*) from musyawarah_recommendation").await, 1, "of the meeting here alone");
        assert_eq!(raw.number("select count(*) from musyawarah_removal").await, 1);
    }

    async fn heads_admins_and_auditors_name_nothing_of_elsewhere(db: &TestDb) {
        let world = World::make(db).await;
        let raw = Raw::open(db).await;
        raw.run("insert into second_look (scope, drawn_by, drawn_at, seed, decided_from, decided_before, population) values ('99.02', 1, 0, 'benih', 0, 1, 1)").await.expect("a row");
        let look = raw.number("select max(id) from second_look").await;
        let (twin, unknown) = (world.twin.ticket.as_str(), nobodys());
        let head = officer(&world.site, Role::Pengesah, ELSEWHERE).await;
        let examiner = officer(&world.site, Role::Verifikator, ELSEWHERE).await;
        for (petugas, path) in [(&head, format!("/petugas/uji-petik/{look}/{{}}")), (&head, format!("/petugas/uji-petik/{}/{{}}", world.look)), (&examiner, format!("/petugas/uji-petik/tugas/{}/{{}}", world.look))] {
            for method in [Method::GET, Method::POST] {
                same_address(petugas, &method, &path, (twin, &unknown)).await;
            }
        }
        let auditor = officer(&world.site, Role::Auditor, ELSEWHERE).await;
        let colleague = raw.texts(&format!("select username from petugas where id = {}", world.colleague)).await.remove(0);
        for path in ["/petugas/audit?", "/petugas/audit/unduh?"] {
            same_address(&auditor, &Method::GET, &format!("{path}tiket={{}}"), (twin, &unknown)).await;
            same_address(&auditor, &Method::GET, &format!("{path}petugas={{}}"), (&colleague, "siapa.saja")).await;
        }
        // The history of a person tells who of this office read it, and of no other.
        let sent = auditor.post("/petugas/audit/orang", &[("nik", NIK)]).await;
        let history = auditor.get(sent.to()).await;
        assert!(!history.words().contains("Petugas Uji") || !history.page().contains(twin), "{}", history.words());
        assert!(!history.page().contains(&colleague));
        let admin = officer(&world.site, Role::Admin, ELSEWHERE).await;
        let account = [("nama_pengguna", "wulan"), ("nama", "Wulan"), ("peran", "verifikator")];
        same(&admin, "/petugas/orang/baru", "wilayah", ("99.01", "99.77"), &account).await;
        let quota = [("kuota_jumlah", "10")];
        same(&admin, "/petugas/kuota", "kuota_wilayah", ("99.01", "99.77"), &quota).await;
        same_address(&admin, &Method::GET, "/petugas/data/banding?dari=1&ke=2&desa={}", (SUKAMAJU, "99.01.01.2999")).await;
        let mut own = officer(&world.site, Role::Verifikator, ELSEWHERE).await;
        "asing.satu".clone_into(&mut own.username);
        let moved = [("nama", "Petugas Uji"), ("peran", "verifikator"), ("wilayah", "99.01")];
        let outside = admin.post(&format!("/petugas/orang/{}", own.id), &moved).await;
        assert_eq!(outside.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody is sent to another region");
    }
}
