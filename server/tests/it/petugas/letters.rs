//! Letters an office prints: codes made while printing, nobody's twice, nobody else's (S-11, D-13).

use domain::petugas::Role;
use reqwest::StatusCode;

use super::{Petugas, officer};
use crate::http::site::{SUKAMAJU, Site, load_story_people};
use crate::sanggahan::laporan::Laporan;
use crate::sanggahan::pelapor::{card, send};
use crate::support::{Raw, TestDb, on_both_databases};
use crate::usulan::isian::Isian;
use crate::usulan::warga::{Answer, Warga};

/// Minutes from the usual instant, 10.00 WIB, to 08.00 WIB of the next day.
const UNTIL_MORNING: i64 = 22 * 60;
/// Who is objected to.
const RECIPIENT: &str = "Siti Aminah";

/// The code in a printed letter.
fn code_of(letter: &Answer) -> String {
    let words = letter.words();
    let (_, rest) = words.split_once("Kode jawaban Anda").expect("a letter");
    rest.split_whitespace().next().expect("a code").to_owned()
}

/// What a code opens: where it leads, or the words of the refusal.
async fn try_code(site: &Site, code: &str) -> (u16, String) {
    let answer = Warga::new(site).post("/jawab", &[("kode", code)]).await;
    (
        answer.status.as_u16(),
        if answer.status.is_redirection() { answer.to().to_owned() } else { answer.words() },
    )
}

async fn print(petugas: &Petugas<'_>, form: &[(&str, &str)]) -> Answer {
    petugas.post("/petugas/surat/cetak", form).await
}

/// A service on the morning after somebody objected.
async fn morning(db: &TestDb) -> Site {
    load_story_people(db).await;
    let site = Site::start(db).await;
    send(&site, &Laporan::sanggahan(), &card(&site, RECIPIENT).await).await;
    site.later(UNTIL_MORNING).await
}

on_both_databases! {
    async fn a_letter_is_printed_once_and_its_code_is_never_shown_again(db: &TestDb) {
        let site = morning(db).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let list = petugas.get("/petugas/surat").await;
        assert_eq!(list.status, StatusCode::OK);
        let words = list.words();
        assert!(words.contains("S**i A****h") && words.contains("Cetak semua 1 surat"), "{words}");
        assert!(!words.contains(RECIPIENT) && !words.contains("Hartono"), "{words}");
        let printed = print(&petugas, &[("jenis", "hak_jawab"), ("desa", SUKAMAJU)]).await;
        assert_eq!((printed.status, printed.headers["cache-control"].to_str().expect("text")), (StatusCode::OK, "no-store"));
        let words = printed.words();
        assert!(words.contains(RECIPIENT) && words.contains("Hak Anda untuk menjawab sanggahan"), "{words}");
        assert!(!words.contains("Hartono"), "{words}");
        let policy = printed.headers["content-security-policy"].to_str().expect("text");
        assert!(policy.contains("default-src 'none'; style-src 'sha256-") && !policy.contains("unsafe"), "{policy}");
        let code = code_of(&printed);
        assert_eq!(try_code(&site, &code).await, (303, "/jawab/draf".to_owned()));

        let list = petugas.get("/petugas/surat").await;
        assert!(!list.page().contains(&code));
        assert!(list.words().contains("Petugas Uji") && list.words().contains("22 November 2026 pukul 08.00"), "{}", list.words());
        let twice = print(&petugas, &[("jenis", "hak_jawab"), ("desa", SUKAMAJU)]).await;
        assert_eq!(twice.status, StatusCode::CONFLICT);
        assert!(twice.words().contains("Tidak ada yang dicetak"), "{}", twice.words());
        let raw = Raw::open(db).await;
        let entries = "select detail from audit_entry where action = 'reply.print'";
        assert_eq!(raw.texts(entries).await, ["letter 1"]);
        assert_eq!(raw.number("select printed_by from reply_right").await, petugas.id);
        assert_eq!(raw.number("select count(*) from audit_entry where action = 'reply.print' and case_id is null").await, 1);
    }

    async fn a_letter_that_was_lost_gets_another_code_and_the_old_one_is_void(db: &TestDb) {
        let site = morning(db).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let first = code_of(&print(&petugas, &[("jenis", "hak_jawab"), ("id", "1")]).await);
        let again = petugas.post("/petugas/surat/ulang", &[("jenis", "hak_jawab"), ("id", "1")]).await;
        assert_eq!(again.status, StatusCode::OK, "{}", again.words());
        let second = code_of(&again);
        assert_ne!(first, second);
        let (status, refusal) = try_code(&site, &first).await;
        assert!(status == 422 && !refusal.starts_with('/'), "{refusal}");
        assert_eq!(try_code(&site, &second).await, (303, "/jawab/draf".to_owned()));
        assert!(petugas.get("/petugas/surat").await.words().contains("(2 kali)"));
        // Once it was answered nothing is printed any more.
        Raw::open(db).await.run("update reply_right set answer_case_id = 1").await.expect("answered");
        let late = petugas.post("/petugas/surat/ulang", &[("jenis", "hak_jawab"), ("id", "1")]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
    }

    async fn nobody_prints_the_letters_of_another_region(db: &TestDb) {
        let site = morning(db).await;
        Warga::new(&site).propose(&Isian::tetangga()).await;
        let foreign = officer(&site, Role::Verifikator, "99.02").await;
        let list = foreign.get("/petugas/surat").await.words();
        assert!(!list.contains("S**i") && list.matches("Tidak ada surat yang perlu dicetak").count() == 2, "{list}");
        for form in [
            [("jenis", "hak_jawab"), ("id", "1")], [("jenis", "terusul"), ("id", "2")], [("jenis", "terusul"), ("id", "999")],
        ] {
            assert_eq!(print(&foreign, &form).await.status, StatusCode::NOT_FOUND, "{form:?}");
        }
        for kind in ["hak_jawab", "terusul"] {
            let village = print(&foreign, &[("jenis", kind), ("desa", SUKAMAJU)]).await;
            assert_eq!(village.status, StatusCode::CONFLICT, "{kind}");
        }
        let again = foreign.post("/petugas/surat/ulang", &[("jenis", "hak_jawab"), ("id", "1")]).await;
        assert_eq!(again.status, StatusCode::NOT_FOUND);
        assert_eq!(print(&foreign, &[("jenis", "lain"), ("id", "1")]).await.status, StatusCode::NOT_FOUND);
        let raw = Raw::open(db).await;
        assert_eq!(raw.number("select count(*) from reply_right where code_token is not null").await, 0);
        assert_eq!(raw.number("select count(*) from subject_notice").await, 0);
        let auditor = officer(&site, Role::Auditor, "99.01").await;
        assert_eq!(auditor.get("/petugas/surat").await.status, StatusCode::FORBIDDEN);
        assert_eq!(foreign.get("/petugas/surat/cetak").await.to(), "/petugas/surat");
    }

    async fn who_was_proposed_without_an_address_is_told_by_letter(db: &TestDb) {
        load_story_people(db).await;
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::tetangga()).await;
        Warga::new(&site).propose(&Isian::diri()).await;
        let mailed = Isian::tetangga().with("terusul", "terusul_email", "parto@pos.example");
        Warga::new(&site).propose(&mailed).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let list = petugas.get("/petugas/surat").await.words();
        assert!(list.contains("P***o S*****o") && list.contains(&receipt.ticket.to_string()), "{list}");
        assert!(list.contains("Cetak semua 1 surat"), "who proposed themselves or has an address needs none: {list}");
        let letter = print(&petugas, &[("jenis", "terusul"), ("desa", SUKAMAJU)]).await;
        assert_eq!(letter.status, StatusCode::OK, "{}", letter.words());
        let words = letter.words();
        assert!(words.contains("Parto Sentono") && words.contains("Jalan Melati Raya 12") && words.contains("RT 007"), "{words}");
        assert!(words.contains("masih diperiksa") && words.contains("dihentikan") && !words.contains("selesai ditinjau"), "{words}");
        for hidden in ["Kartika", "081377788899", &receipt.ticket.to_string(), &receipt.pin] {
            assert!(!words.contains(hidden), "{hidden}: {words}");
        }
        assert_eq!(print(&petugas, &[("jenis", "terusul"), ("desa", SUKAMAJU)]).await.status, StatusCode::CONFLICT);
        let again = petugas.post("/petugas/surat/ulang", &[("jenis", "terusul"), ("id", "1")]).await;
        assert_eq!(again.status, StatusCode::OK, "{}", again.words());
        let raw = Raw::open(db).await;
        assert_eq!(raw.number("select cast(printings as bigint) from subject_notice").await, 2);
        assert_eq!(raw.number("select count(*) from audit_entry where action = 'subject.print' and case_id = 1").await, 2);
        // The proposer sees that the person was told.
        warga.track(&receipt).await;
        let held = warga.get("/lacak/kasus/data").await.words();
        assert!(held.contains("Mencetak pemberitahuan kepada orang yang diusulkan"), "{held}");
    }

    /// D-13: the decision came before the letter. It remains due, says how it stands, and neither the outcome nor who.
    async fn who_was_not_told_before_the_decision_is_told_after_it(db: &TestDb) {
        load_story_people(db).await;
        let site = Site::start(db).await;
        Warga::new(&site).propose(&Isian::tetangga()).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let raw = Raw::open(db).await;
        for state in ["layak", "tidak_layak", "proposed", "ditetapkan", "ganda"] {
            raw.run(&format!("update review_case set state = '{state}'")).await.expect("decided");
            let list = petugas.get("/petugas/surat").await.words();
            assert!(list.contains("Cetak semua 1 surat"), "{state}: {list}");
        }
        let letter = print(&petugas, &[("jenis", "terusul"), ("desa", SUKAMAJU)]).await;
        assert_eq!(letter.status, StatusCode::OK, "{}", letter.words());
        let words = letter.words();
        assert!(words.contains("sudah selesai ditinjau") && words.contains("Parto Sentono"), "{words}");
        for hidden in ["masih diperiksa", "dihentikan", "Kartika", "ganda", "081377788899"] {
            assert!(!words.contains(hidden), "{hidden}: {words}");
        }
        // Told once; a lost one is printed again; what is erased is told to nobody.
        assert!(petugas.get("/petugas/surat").await.words().contains("Petugas Uji"));
        assert_eq!(print(&petugas, &[("jenis", "terusul"), ("desa", SUKAMAJU)]).await.status, StatusCode::CONFLICT);
        let again = petugas.post("/petugas/surat/ulang", &[("jenis", "terusul"), ("id", "1")]).await;
        assert_eq!(again.status, StatusCode::OK, "{}", again.words());
        raw.run("delete from subject_notice").await.expect("not told");
        raw.run("update usulan set sealed = null").await.expect("erased");
        let list = petugas.get("/petugas/surat").await.words();
        assert_eq!(list.matches("Tidak ada surat yang perlu dicetak").count(), 2, "{list}");
    }

    async fn what_was_withdrawn_is_not_printed(db: &TestDb) {
        let site = morning(db).await;
        Warga::new(&site).propose(&Isian::tetangga()).await;
        let raw = Raw::open(db).await;
        raw.run("update review_case set state = 'dicabut'").await.expect("withdrawn");
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let list = petugas.get("/petugas/surat").await.words();
        assert_eq!(list.matches("Tidak ada surat yang perlu dicetak").count(), 2, "{list}");
        assert_eq!(print(&petugas, &[("jenis", "hak_jawab"), ("id", "1")]).await.status, StatusCode::CONFLICT);
        assert_eq!(print(&petugas, &[("jenis", "terusul"), ("id", "2")]).await.status, StatusCode::NOT_FOUND);
    }
}
