//! Scenario 17: the browser dies with the camera open, and the draft does not; another phone goes on with the code.

use reqwest::{Method, StatusCode};
use serde_json::json;
use server::usecase::limit::Limit;

use super::isian::Isian;
use super::upload::Upload;
use super::warga::{Answer, Warga};
use crate::http::site::Site;
use crate::support::{Raw, TestDb, on_both_databases};

/// The code that the task list shows.
async fn code(warga: &Warga<'_>) -> String {
    let page = warga.get("/usulan/draf").await.words();
    let is_code = |word: &&str| {
        word.len() == 14
            && word.split('-').count() == 3
            && word.split('-').all(|part| part.len() == 4)
    };
    page.split_whitespace().find(is_code).unwrap_or_else(|| panic!("a code in {page}")).to_owned()
}

async fn resume(warga: &Warga<'_>, code: &str) -> Answer {
    warga.post("/usulan/draf/lanjut", &[("kode_lanjutan", code)]).await
}

on_both_databases! {
    async fn a_killed_browser_finds_everything_again(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let isian = Isian::diri().with("rumah", "dinding", "3").with("aset", "aset_motor", "1");
        warga.fill(&isian).await;
        // Another instance, the next day: only the cookie is left.
        let next_day = site.later(24 * 60).await;
        let again = warga.on(&next_day);
        assert!(again.get("/usulan/baru").await.words().contains("21 November 2026 pukul 10.00"), "an unfinished draft");
        let terusul = again.get("/usulan/draf/terusul").await;
        assert_eq!(terusul.value("nik"), "9901015203900001");
        let identitas = again.get("/usulan/draf/identitas").await;
        assert_eq!((identitas.value("nama"), identitas.value("tanggal_lahir_tahun")), ("Sumarni".into(), "1990".into()));
        assert_eq!(identitas.chosen("jenis_kelamin"), ["P"]);
        assert_eq!(again.get("/usulan/draf/rumah").await.chosen("dinding"), ["3"]);
        assert_eq!(again.get("/usulan/draf/aset").await.value("aset_motor"), "1");
        assert_eq!(again.get("/usulan/draf/alamat").await.chosen("desa"), ["99.01.01.2001"]);
        for kind in ["ktp", "rumah-depan"] {
            assert_eq!(again.get(&format!("/usulan/draf/foto/{kind}/lihat")).await.status, StatusCode::OK);
        }
        again.finish().await;
    }

    async fn the_code_opens_it_on_another_phone_while_the_first_goes_on(db: &TestDb) {
        let site = Site::start(db).await;
        let (first, second) = (Warga::new(&site), Warga::new(&site));
        first.fill(&Isian::diri()).await;
        let written_down = code(&first).await;
        let loosely = written_down.replace('-', " ").to_lowercase();
        assert_eq!(resume(&second, &loosely).await.to(), "/usulan/draf");
        assert_eq!(second.get("/usulan/draf/identitas").await.value("nama"), "Sumarni");
        let reason = [("alasan".to_owned(), "Dari HP kedua.".to_owned())];
        assert_eq!(second.save("alasan", &reason).await.status, StatusCode::SEE_OTHER);
        assert_eq!(first.get("/usulan/draf/alasan").await.value("alasan"), "Dari HP kedua.");
        assert_eq!(first.upload("kk", &Upload::photo()).await.status, StatusCode::SEE_OTHER);
        let receipt = second.finish().await;
        assert_eq!(first.get("/usulan/draf").await.to(), format!("/usulan/tiket/{}", receipt.ticket.as_str()));
    }

    async fn a_typo_is_called_a_typo_and_a_stranger_s_code_unknown(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        warga.begin("diri").await;
        let right = code(&warga).await;
        let other = Warga::new(&site);
        let mut letters: Vec<char> = right.chars().collect();
        letters[0] = if letters[0] == 'A' { 'B' } else { 'A' };
        let typo: String = letters.into_iter().collect();
        let unknown = domain::ticket::ResumeCode::from_entropy(&[7; 16]).to_string();
        for (typed, sentence) in [
            (typo.as_str(), "salah ketik di kode lanjutan"),
            (&unknown, "Tidak ada draf dengan kode lanjutan ini"),
            ("1234", "12 huruf dan angka"),
            ("", "Isi kode lanjutan"),
        ] {
            let refused = resume(&other, typed).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
            assert!(refused.words().contains(sentence), "{typed}: {}", refused.words());
            assert_eq!(refused.value("kode_lanjutan"), typed);
            assert!(other.cookies().is_empty(), "nothing was opened");
        }
        assert_eq!(resume(&other, &right).await.status, StatusCode::SEE_OTHER);
    }

    async fn guessing_codes_ends_soon(db: &TestDb) {
        let site = Site::start_with(db, &[("BANSOS_CAPTCHA", "off")]).await;
        let warga = Warga::new(&site);
        for number in 0..Limit::Resume.max_hits() {
            let guess = domain::ticket::ResumeCode::from_entropy(&[u8::try_from(number).expect("small"); 16]);
            assert_eq!(resume(&warga, &guess.to_string()).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let guess = domain::ticket::ResumeCode::from_entropy(&[99; 16]).to_string();
        let refused = resume(&warga, &guess).await;
        assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(refused.headers.contains_key("retry-after"));
        let later = site.later(6).await;
        assert_eq!(resume(&warga.on(&later), &guess).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn after_thirty_days_it_is_gone(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        warga.begin("diri").await;
        let right = code(&warga).await;
        let nearly = site.later(30 * 24 * 60 - 1).await;
        assert_eq!(warga.on(&nearly).get("/usulan/draf").await.status, StatusCode::OK);
        let after = site.later(30 * 24 * 60).await;
        assert_eq!(warga.on(&after).get("/usulan/draf").await.status, StatusCode::GONE);
        assert_eq!(resume(&warga.on(&after), &right).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn knowing_the_number_of_a_draft_opens_nothing(db: &TestDb) {
        let site = Site::start(db).await;
        let (owner, thief) = (Warga::new(&site), Warga::new(&site));
        owner.fill(&Isian::diri()).await;
        thief.begin("diri").await;
        let id = Raw::open(db).await.texts("select draft_id from draft_step").await.remove(0);
        let cookie = format!("cus_draf={id}");
        let with_cookie = Warga::new(&site);
        let opened = with_cookie.request(Method::GET, "/usulan/draf").header("cookie", &cookie);
        assert_eq!(with_cookie.send(opened).await.status, StatusCode::GONE);
        let path = format!("/api/v1/draf/{id}");
        let body = json!({"step": "alasan", "answers": {"alasan": "curi"}});
        for (who, status) in [(&thief, StatusCode::GONE), (&with_cookie, StatusCode::GONE), (&owner, StatusCode::OK)] {
            assert_eq!(who.send(who.request(Method::PUT, &path).json(&body)).await.status, status);
        }
        let bearer = thief.request(Method::DELETE, &format!("{path}/foto/ktp")).bearer_auth(&id);
        assert_eq!(thief.send(bearer).await.status, StatusCode::GONE);
        let send = json!({"draft": id, "declarations": ["setuju_pdp", "benar"]});
        let send = thief.request(Method::POST, "/api/v1/usulan").header("idempotency-key", "x").json(&send);
        assert_eq!(thief.send(send).await.status, StatusCode::GONE);
    }

    async fn what_is_discarded_is_gone_at_once(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        warga.fill(&Isian::diri()).await;
        let right = code(&warga).await;
        let discarded = warga.post::<&str, &str>("/usulan/draf/hapus", &[]).await;
        assert_eq!(discarded.to(), "/usulan/baru?selesai=hapus");
        assert!(warga.get(discarded.to()).await.words().contains("sudah dihapus semuanya"));
        assert!(!warga.get("/usulan/baru").await.words().contains("sudah dihapus semuanya"));
        assert!(!warga.cookies().contains("cus_draf"));
        assert_eq!(resume(&warga, &right).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_nothing_left(db, &site).await;
    }
}

/// Neither rows nor files of any draft.
async fn assert_nothing_left(db: &TestDb, site: &Site) {
    let raw = Raw::open(db).await;
    for table in ["draft", "draft_step", "attachment"] {
        assert_eq!(raw.number(&format!("select count(*) from {table}")).await, 0, "{table}");
    }
    assert!(site.ctx.files.list().await.expect("listed").is_empty());
}
