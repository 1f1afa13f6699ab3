//! The page of a case: what it shows to whom, and what is noted of it.

use domain::petugas::Role;
use domain::review::{Action, Actor};
use domain::samples::siti_aminah;
use reqwest::StatusCode;
use reqwest::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};

use super::{Petugas, officer};
use crate::http::site::{SUKAMAJU, Site, load_story_people};
use crate::sanggahan::RECIPIENT;
use crate::sanggahan::laporan::{ACCOUNT, HARTONO, Laporan};
use crate::sanggahan::pelapor::{card, send};
use crate::support::{Raw, TestDb, on_both_databases, village};
use crate::usulan::isian::Isian;
use crate::usulan::warga::{Receipt, Warga};

/// The NIK of who proposes herself.
const NIK: &str = "9901015203900001";

fn at(receipt: &Receipt) -> String {
    format!("/petugas/kasus/{}", receipt.ticket.as_str())
}

async fn verifikator(site: &Site) -> Petugas<'_> {
    officer(site, Role::Verifikator, "99.01").await
}

/// Entries of the log about what an officer saw: action and case, in order.
async fn seen(db: &TestDb, petugas: &Petugas<'_>) -> Vec<String> {
    let query = format!(
        "select action || ' ' || case_id from audit_entry where actor_id = {} and case_id is not null order by id",
        petugas.id
    );
    Raw::open(db).await.texts(&query).await
}

/// Ids of the files of a case.
async fn files(db: &TestDb, case_id: i64) -> Vec<String> {
    let query = format!("select id from attachment where case_id = {case_id} order by kind");
    Raw::open(db).await.texts(&query).await
}

/// A second proposal about the same NIK, with another street.
fn second() -> Isian {
    Isian::diri().with("alamat", "alamat", "Jalan Kenanga 3").with_email("lain@example.id")
}

on_both_databases! {
    async fn a_proposal_is_shown_whole_and_the_view_is_noted_first(db: &TestDb) {
        load_story_people(db).await;
        let site = Site::start(db).await;
        let isian = Isian::diri()
            .with("alamat", "lintang", "-7.25")
            .with("alamat", "bujur", "112.75")
            .with_email("sumarni@example.id");
        let receipt = Warga::new(&site).propose(&isian).await;
        let petugas = verifikator(&site).await;
        let page = petugas.get(&at(&receipt)).await;
        assert_eq!(page.status, StatusCode::OK);
        let words = page.words();
        for said in [
            &receipt.ticket.to_string(),
            "Sumarni",
            NIK,
            "9901011501150007",
            "12 Maret 1990",
            "Jalan Melati Raya 12",
            "sumarni@example.id",
            "-7.25, 112.75",
            "tidak ada di data penerima",
            "Ada foto yang gelap, buram, atau kecil",
            "Belum ada yang memegang kasus ini",
        ] {
            assert!(words.contains(said), "{said}: {words}");
        }
        assert!(page.page().contains("href=\"geo:-7.25,112.75\""));
        assert_eq!(seen(db, &petugas).await, ["case.view 1"]);
        assert!(!page.page().contains("<script"), "no page of officers needs one");
        // Its owner reads in lacak that it was opened.
        let warga = Warga::new(&site);
        warga.track(&receipt).await;
        assert!(warga.get("/lacak/kasus/data").await.words().contains("Membuka kasus"));
    }

    async fn who_reports_stays_sealed_and_the_recipient_is_shown(db: &TestDb) {
        load_story_people(db).await;
        let site = Site::start(db).await;
        let token = card(&site, RECIPIENT).await;
        let receipt = send(&site, &Laporan::sanggahan(), &token).await;
        let petugas = verifikator(&site).await;
        let page = petugas.get(&at(&receipt)).await;
        let words = page.words();
        for said in [ACCOUNT, "S**i A****h", "Siti Aminah", "RT 003", "12 Juni 1987", "Program Keluarga Harapan", "Pelapor disegel", "belum menjawab"] {
            assert!(words.contains(said), "{said}: {words}");
        }
        for hidden in HARTONO {
            assert!(!page.page().contains(hidden), "{hidden}");
        }
        assert!(page.page().contains(&format!("{}/pelapor", at(&receipt))));
        let head = officer(&site, Role::Pengesah, "99.01").await;
        let page = head.get(&at(&receipt)).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.page().contains(&format!("{}/pelapor", at(&receipt))), "not for this role");
        assert!(!page.page().contains(&format!("{}/ambil", at(&receipt))));
    }

    async fn nothing_of_another_region_or_case_is_found(db: &TestDb) {
        let site = Site::start(db).await;
        let mine = Warga::new(&site).propose(&Isian::diri()).await;
        let other = Isian::diri().about("9901015502910009", "9901012002200033");
        let other = Warga::new(&site).propose(&other).await;
        let foreign = officer(&site, Role::Verifikator, "99.71").await;
        let village = officer(&site, Role::OperatorDesa, "99.01.01.2002").await;
        let petugas = verifikator(&site).await;
        let photo = files(db, 1).await.remove(0);
        let their_photo = files(db, 2).await.remove(0);
        for stranger in [&foreign, &village] {
            for end in ["", &format!("/foto/{photo}"), &format!("/lihat/{photo}"), &format!("/banding/{}", other.ticket.as_str())] {
                let answer = stranger.get(&format!("{}{end}", at(&mine))).await;
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{end}");
            }
            let note = stranger.post(&format!("{}/catatan", at(&mine)), &[("catatan", "x")]).await;
            assert_eq!(note.status, StatusCode::NOT_FOUND);
            assert!(seen(db, stranger).await.is_empty());
        }
        for form in ["ambil", "lepas", "serahkan"] {
            let sent = foreign.post::<&str, &str>(&format!("{}/{form}", at(&mine)), &[]).await;
            assert_eq!(sent.status, StatusCode::NOT_FOUND, "{form}");
            let sent = village.post::<&str, &str>(&format!("{}/{form}", at(&mine)), &[]).await;
            assert_eq!(sent.status, StatusCode::FORBIDDEN, "{form}: not this role's");
        }
        for end in ["foto", "lihat"] {
            for id in [their_photo.as_str(), "x", "..%2F..", "1%20or%201=1"] {
                let answer = petugas.get(&format!("{}/{end}/{id}", at(&mine))).await;
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{end}/{id}");
            }
        }
        for ticket in ["AAAA", "x", "2222-2222-2222", "%00"] {
            let answer = petugas.get(&format!("/petugas/kasus/{ticket}")).await;
            assert_eq!(answer.status.as_u16() / 100, 4, "{ticket}");
        }
        let raw = Raw::open(db).await;
        assert_eq!(raw.number("select count(*) from audit_entry where action = 'photo.view'").await, 0);
        assert_eq!(raw.number("select count(*) from case_note").await, 0);
    }

    async fn a_photo_is_turned_and_enlarged_by_links_and_every_look_is_noted(db: &TestDb) {
        let site = Site::start(db).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let petugas = verifikator(&site).await;
        let ids = files(db, 1).await;
        let page = petugas.get(&at(&receipt)).await.page();
        for id in &ids {
            assert!(page.contains(&format!("href=\"{}/lihat/{id}\"", at(&receipt))), "{id}");
        }
        let look = format!("{}/lihat/{}", at(&receipt), ids[0]);
        let plain = petugas.get(&look).await.page();
        assert!(plain.contains("class=\"cus-photo__picture\""));
        assert!(plain.contains("putar=90") && plain.contains("putar=270") && plain.contains("besar=1"));
        assert!(plain.contains(&ids[1]), "the way to the next");
        let turned = petugas.get(&format!("{look}?putar=90&besar=1")).await.page();
        assert!(turned.contains("cus-photo__picture--90") && turned.contains("cus-photo--large"));
        assert!(turned.contains("putar=180") && !turned.contains("style="));
        for odd in ["?putar=45", "?putar=%3Cscript%3E&besar=2", "?putar=90&putar=180"] {
            assert_eq!(petugas.get(&format!("{look}{odd}")).await.status, StatusCode::OK, "{odd}");
        }
        assert_eq!(seen(db, &petugas).await, ["case.view 1"], "a page without the picture shows nobody");
        let bytes = petugas.get(&format!("{}/foto/{}", at(&receipt), ids[0])).await;
        assert_eq!(bytes.status, StatusCode::OK);
        assert_eq!(bytes.headers[CONTENT_TYPE], "image/jpeg");
        assert_eq!(bytes.headers[CACHE_CONTROL], "no-store");
        assert_eq!(bytes.headers["x-content-type-options"], "nosniff");
        assert!(bytes.headers[CONTENT_SECURITY_POLICY].to_str().expect("text").contains("sandbox"));
        assert_eq!(seen(db, &petugas).await, ["case.view 1", "photo.view 1"]);
    }

    async fn two_cases_of_one_person_are_held_side_by_side(db: &TestDb) {
        let site = Site::start(db).await;
        let first = Warga::new(&site).propose(&Isian::diri()).await;
        let second = Warga::new(&site).propose(&second()).await;
        let petugas = verifikator(&site).await;
        let compare = format!("{}/banding/{}", at(&second), second_of(&first));
        for (receipt, warned) in [(&second, true), (&first, false)] {
            let page = petugas.get(&at(receipt)).await;
            assert!(page.words().contains("NIK sama"), "both show the other: {}", page.words());
            assert_eq!(page.words().contains("Ada kasus lain yang masih berjalan dengan NIK yang sama"), warned);
        }
        assert!(petugas.get(&at(&second)).await.page().contains(&format!("href=\"{compare}\"")));
        let queue = petugas.get("/petugas?tanda=ganda").await.words();
        for receipt in [&first, &second] {
            assert!(queue.contains(&receipt.ticket.to_string()), "the first is flagged too");
        }
        let page = petugas.get(&compare).await;
        for said in ["Jalan Kenanga 3", "Jalan Melati Raya 12", "beda", "sama", NIK] {
            assert!(page.words().contains(said), "{said}: {}", page.words());
        }
        let views = seen(db, &petugas).await;
        assert_eq!(views[views.len() - 2..], ["case.view 2", "case.view 1"], "both are noted");
        for odd in ["", "mungkin"] {
            let refused = petugas.post(&compare, &[("hasil", odd)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{odd}");
            assert!(refused.page().contains("href=\"#hasil\""));
        }
        let done = petugas.post(&compare, &[("hasil", "ganda")]).await;
        assert_eq!(done.to(), format!("{compare}?selesai=banding"));
        for receipt in [&first, &second] {
            let words = petugas.get(&at(receipt)).await.words();
            assert!(words.contains("Ganda, menurut Petugas Uji"), "{words}");
        }
        let other = officer(&site, Role::Verifikator, "99.01").await;
        let back = format!("{}/banding/{}", at(&first), second.ticket.as_str());
        assert_eq!(other.post(&back, &[("hasil", "bukan_ganda")]).await.status, StatusCode::SEE_OTHER);
        let raw = Raw::open(db).await;
        let verdicts = raw.texts("select case_id || '-' || other_id || ' ' || verdict from case_pair").await;
        assert_eq!(verdicts, ["1-2 bukan_ganda"], "two cases are one pair");
        let states = raw.texts("select state from review_case order by id").await;
        assert_eq!(states, ["queued", "queued"], "nothing is decided by it");
        let head = officer(&site, Role::Pengesah, "99.01").await;
        assert_eq!(head.get(&compare).await.status, StatusCode::OK);
        assert_eq!(head.post(&compare, &[("hasil", "ganda")]).await.status, StatusCode::FORBIDDEN);
        let itself = format!("{}/banding/{}", at(&first), first.ticket.as_str());
        assert_eq!(petugas.get(&itself).await.status, StatusCode::NOT_FOUND);
        assert_eq!(petugas.post(&itself, &[("hasil", "ganda")]).await.status, StatusCode::NOT_FOUND);
    }

    async fn notes_are_sealed_and_read_by_colleagues_alone(db: &TestDb) {
        let site = Site::start(db).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let petugas = verifikator(&site).await;
        let add = format!("{}/catatan", at(&receipt));
        let long = "a".repeat(2_001);
        for (text, sentence) in [("", "Tulis catatannya dulu"), ("  \n", "Tulis catatannya dulu"), (&*long, "paling banyak 2.000 huruf"), ("ada\u{7}bel", "tidak dapat disimpan"), ("KK 9901-0115-0115-0007", "Ada NIK atau nomor KK")] {
            let refused = petugas.post(&add, &[("catatan", text)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.words().contains(sentence), "{sentence}: {}", refused.words());
            assert!(refused.page().contains("href=\"#catatan\""));
        }
        assert_eq!(petugas.post(&add, &[("catatan", &long)]).await.value("catatan").len(), 2_001, "what was typed stays");
        let text = "Tetangga membenarkan.</textarea><script>alert(1)</script>";
        let done = petugas.post(&add, &[("catatan", text)]).await;
        assert_eq!(done.to(), format!("{}?selesai=catatan#catatan-internal", at(&receipt)));
        let colleague = verifikator(&site).await;
        let page = colleague.get(&at(&receipt)).await;
        assert!(page.words().contains("Tetangga membenarkan."), "{}", page.words());
        assert!(!page.page().contains("<script"), "text stays text");
        let raw = Raw::open(db).await;
        if !raw.is_postgres() {
            assert_eq!(raw.number("select count(*) from case_note where cast(body as text) like '%Tetangga%'").await, 0);
        }
        assert_eq!(raw.number("select count(*) from audit_entry where action = 'case.note'").await, 1);
        let warga = Warga::new(&site);
        let tracked = warga.track(&receipt).await;
        let held = warga.get("/lacak/kasus/data").await;
        for page in [tracked, held] {
            assert!(!page.words().contains("Tetangga membenarkan"), "no citizen reads it");
        }
    }

    async fn the_answer_of_the_person_stands_beside_the_objection(db: &TestDb) {
        load_story_people(db).await;
        let site = Site::start(db).await;
        let token = card(&site, RECIPIENT).await;
        let receipt = send(&site, &Laporan::sanggahan(), &token).await;
        let person = siti_aminah(village(SUKAMAJU));
        let isian = Isian::diri().about(&person.nik, &person.nomor_kk).with("identitas", "nama", RECIPIENT);
        Warga::new(&site).propose(&isian).await;
        let petugas = verifikator(&site).await;
        let words = petugas.get(&at(&receipt)).await.words();
        assert!(words.contains("NIK sama"), "her own proposal stands beside it: {words}");
        // Her answer, as the right of reply files it.
        let raw = Raw::open(db).await;
        raw.run("update review_case set kind = 'hak_jawab', parent_id = 1 where id = 2").await.expect("turned");
        raw.run("delete from usulan where case_id = 2").await.expect("emptied");
        let page = petugas.get(&at(&receipt)).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.words().contains("Buka jawaban"), "{}", page.words());
        assert!(seen(db, &petugas).await.contains(&"case.view 2".to_owned()), "the answer is noted as seen");
    }

    async fn who_is_close_to_somebody_sees_nothing_and_takes_nothing(db: &TestDb) {
        let site = Site::start(db).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let petugas = verifikator(&site).await;
        let raw = Raw::open(db).await;
        let close = format!("update petugas set kk_token = (select kk_token from review_case where id = 1) where id = {}", petugas.id);
        raw.run(&close).await.expect("told");
        for answer in [petugas.get(&at(&receipt)).await, petugas.post::<&str, &str>(&format!("{}/ambil", at(&receipt)), &[]).await] {
            assert_eq!(answer.status, StatusCode::FORBIDDEN);
            assert!(!answer.page().contains("Sumarni") && !answer.page().contains(NIK));
            assert!(answer.words().contains("anggota KK Anda"), "{}", answer.words());
        }
        let photo = files(db, 1).await.remove(0);
        assert_eq!(petugas.get(&format!("{}/foto/{photo}", at(&receipt))).await.status, StatusCode::FORBIDDEN);
        let next = petugas.post("/petugas/ambil", &[("jenis", "")]).await;
        assert_eq!(next.to(), "/petugas?ambil=habis", "it is not offered");
        assert_eq!(seen(db, &petugas).await, ["case.conflict 1"], "noted, and nothing seen");
        let other = verifikator(&site).await;
        let next = other.post("/petugas/ambil", &[("jenis", "")]).await;
        assert_eq!(next.to(), format!("{}?selesai=ambil", at(&receipt)), "others get it");
    }

    async fn history_names_officers_and_messages_are_read(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri()).await;
        let petugas = verifikator(&site).await;
        petugas.post::<&str, &str>(&format!("{}/ambil", at(&receipt)), &[]).await;
        crate::sanggahan::step(&site, 1, Action::AskInfo, Actor::Petugas).await;
        warga.track(&receipt).await;
        let said = "Rumah kami sudah pindah ke gang sebelah.";
        let sent = warga.post("/lacak/kasus/info", &[("info", said)]).await;
        assert_eq!(sent.to(), "/lacak/kasus?selesai=info");
        let words = petugas.get(&at(&receipt)).await.words();
        assert!(words.contains(said) && words.contains("Keterangan dari warga"), "{words}");
        assert!(words.contains("(Petugas Uji)") && words.contains("(warga)"), "{words}");
        let asked = warga.post("/lacak/kasus/hak", &[("hak", "koreksi"), ("uraian", "Nama ibu kandung saya salah ketik.")]).await;
        assert_eq!(asked.to(), "/lacak/kasus?selesai=hak");
        assert!(petugas.get(&at(&receipt)).await.words().contains("Kasus induk dan turunan"));
        let request = Raw::open(db).await.texts("select ticket from review_case where kind = 'hak_data'").await.remove(0);
        let request = petugas.get(&format!("/petugas/kasus/{request}")).await;
        for said in ["Nama ibu kandung saya salah ketik.", "Minta data diperbaiki", "tidak memiliki isian", &receipt.ticket.to_string()] {
            assert!(request.words().contains(said), "{said}: {}", request.words());
        }
    }
}

fn second_of(receipt: &Receipt) -> &str {
    receipt.ticket.as_str()
}
