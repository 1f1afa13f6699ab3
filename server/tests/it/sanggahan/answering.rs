//! The answer of the person an objection is about: behind a code, once, in time (S-11).

use domain::form::Step;
use domain::review::{Action, Actor};
use reqwest::StatusCode;
use serde_json::json;
use server::usecase::limit::Limit;
use server::usecase::track_case::{Tracked, read};

use super::laporan::{ACCOUNT, HARTONO, Laporan};
use super::pelapor::{Pelapor, card, send};
use super::program::{BEHIND_PROXY, Program, error, is};
use super::right_of_reply::{UNTIL_MORNING, print};
use super::shown::Shown;
use super::{RECIPIENT, case_of, count, site, step};
use crate::http::site::{Site, load_story_people};
use crate::support::{Raw, on_both_databases};
use crate::usulan::warga::{Receipt, Warga};

/// An objection, and the code of the letter of the next morning.
async fn objected(site: &Site) -> (Receipt, Site, String) {
    let objection = send(site, &Laporan::sanggahan(), &card(site, RECIPIENT).await).await;
    let morning = site.later(UNTIL_MORNING).await;
    let code = print(&morning).await[0].code.clone();
    (objection, morning, code)
}

/// Fills in the answer behind a code.
async fn fill_answer<'a>(site: &'a Site, code: &str) -> Pelapor<'a> {
    let pelapor = Pelapor::new(site, "hak_jawab");
    pelapor.begin_answer(code).await;
    pelapor.answer_all(&Laporan::jawaban()).await;
    pelapor
}

/// The resume code on the task list.
fn code_on(words: &str) -> String {
    let is_code = |word: &&str| {
        word.len() == 14
            && word.split('-').count() == 3
            && word.split('-').all(|part| part.len() == 4)
    };
    words.split_whitespace().find(is_code).unwrap_or_else(|| panic!("a code in {words}")).to_owned()
}

async fn open(site: &Site, code: &str) -> (StatusCode, String) {
    let answer = Warga::new(site).post("/jawab", &[("kode", code)]).await;
    (answer.status, answer.words())
}

on_both_databases! {
    async fn an_answer_with_a_photo_becomes_a_case_of_its_own_and_nobody_is_told(db: &TestDb) {
        let site = site(db).await;
        let (objection, morning, code) = objected(&site).await;
        let objector = Warga::new(&morning);
        objector.track(&objection).await;
        let look = async || {
            let (case, data) = (objector.get("/lacak/kasus").await, objector.get("/lacak/kasus/data").await);
            (Shown::of(&case), data.words().replace("Anda membuka halaman ini", ""))
        };
        look().await;
        let before = look().await;
        let mails = count(db, "outbox").await;
        let pelapor = fill_answer(&morning, &code).await;
        let check = pelapor.get("draf/periksa").await;
        assert!(!check.page().contains("name=\"tiket_lama\""));
        let receipt = pelapor.finish().await;
        let answer = case_of(&morning, &receipt).await;
        let case = case_of(&morning, &objection).await;
        assert_eq!((answer.kind.as_str(), answer.parent_id), ("hak_jawab", Some(case.id)));
        assert_eq!(answer.desa, case.desa);
        let tracked = Tracked { case: answer, ticket: receipt.ticket };
        let content = read::content(&morning.ctx, &tracked).await.expect("read").expect("kept");
        assert!(content.answers[&Step::Jawaban].get("jawaban").contains("majikan"));
        assert_eq!(content.photos.len(), 1);
        assert_eq!(count(db, "outbox").await, mails, "no mail to anybody");
        let after = look().await;
        assert_eq!(before.0, after.0, "who objected sees nothing of it");
        assert!(!after.1.contains("majikan") && !after.1.contains("jawab"), "{}", after.1);
        assert_eq!(count(db, "reply_right where answer_case_id is not null").await, 1);
        // Their own case shows the answer back, and how they are reached.
        let own = Warga::new(&morning);
        own.track(&receipt).await;
        let data = own.get("/lacak/kasus/data").await.words();
        assert!(data.contains("majikan"), "{data}");
        for hidden in [ACCOUNT, HARTONO[0], HARTONO[1]] {
            assert!(!data.contains(hidden), "{hidden}");
        }
        // The code is spent.
        let (status, words) = open(&morning, &code).await;
        assert_eq!(status, StatusCode::GONE);
        assert!(words.contains("sudah dipakai"), "{words}");
        let spent = Program::at(&morning, "203.0.113.7");
        assert_eq!(error(&spent.send_as("k").await), is(410, "draft_gone", ""));
    }

    async fn the_pages_tell_the_reasons_alone(db: &TestDb) {
        let site = site(db).await;
        let token = card(&site, RECIPIENT).await;
        for number in 1..=3 {
            send(&site, &Laporan::sanggahan().by_neighbour(number).with_email("hartono@pos.example"), &token).await;
        }
        let (objection, morning, code) = objected(&site).await;
        let pelapor = Pelapor::new(&morning, "hak_jawab");
        pelapor.begin_answer(&code).await;
        let mut pages = String::new();
        for end in ["draf", "draf/jawaban", "draf/foto", "draf/periksa"] {
            let page = pelapor.get(end).await;
            assert_eq!(page.status, StatusCode::OK, "{end}");
            pages.push_str(&page.page());
        }
        let tasks = pelapor.get("draf").await.words();
        assert!(tasks.contains("2 Desember 2026"), "until when: {tasks}");
        assert!(tasks.contains("mampu"), "what for: {tasks}");
        for untold in [ACCOUNT, "bertingkat", "mobil", HARTONO[0], HARTONO[1], "Tetangga W", "hartono@", &objection.ticket.to_string(), objection.ticket.as_str(), "21 November", "10.00"] {
            assert!(!pages.contains(untold), "{untold}");
        }
    }

    async fn a_code_that_is_none_is_told_in_one_sentence_each(db: &TestDb) {
        let site = site(db).await;
        let (_, morning, code) = objected(&site).await;
        let typo = {
            let last = if code.ends_with('A') { 'C' } else { 'A' };
            format!("{}{last}", &code[..code.len() - 1])
        };
        for (typed, sentence) in [("", ""), ("X", ""), (&*typo, ""), ("<script>", ""), (&*"9".repeat(3000), "")] {
            let (status, words) = open(&morning, typed).await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{typed:.20}");
            assert!(words.contains(sentence) && !words.contains("2 Desember"), "{words}");
        }
        let unknown = domain::ticket::ResumeCode::from_entropy(&[9; 16]).to_string();
        let (status, words) = open(&morning, &unknown).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        // A resume code is none, and neither is a ticket.
        let pelapor = Pelapor::new(&morning, "sanggahan");
        pelapor.begin("sanggahan", &card(&morning, RECIPIENT).await).await;
        assert_eq!(count(db, "draft where reply_right_id is not null").await, 0);
        // Written as people write it.
        let sloppy = format!("  {} ", code.replace('-', " ").to_lowercase());
        assert_eq!(open(&morning, &sloppy).await.0, StatusCode::SEE_OTHER);
        // Before it is handed out no code opens anything.
        assert_eq!(open(&site, &unknown).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn after_the_last_day_it_is_too_late(db: &TestDb) {
        let site = site(db).await;
        let (_, morning, code) = objected(&site).await;
        // Until the end of 2 December: ten days and sixteen hours after 08.00 WIB of 22 November.
        let minutes = (10 * 24 + 16) * 60;
        let (last, over) = (morning.later(minutes - 1).await, morning.later(minutes + 1).await);
        let (status, words) = open(&over, &code).await;
        assert_eq!(status, StatusCode::GONE);
        assert!(words.contains("sudah habis"), "{words}");
        fill_answer(&last, &code).await.finish().await;
        let (_, words) = open(&over, &code).await;
        assert!(words.contains("sudah dipakai"), "it was answered in time: {words}");
    }

    /// Whoever sat down in time is not cut off: what was begun may be sent until the end of the next day.
    async fn what_was_begun_in_time_may_be_sent_a_day_later_and_no_later(db: &TestDb) {
        let site = site(db).await;
        let (_, morning, code) = objected(&site).await;
        let minutes = (10 * 24 + 16) * 60;
        let last = morning.later(minutes - 1).await;
        let pelapor = fill_answer(&last, &code).await;
        let day = 24 * 60;
        let (graced, gone) = (last.later(day).await, last.later(day + 2).await);
        let late = pelapor.on(&gone).kirim(None).await;
        assert_eq!(late.status, StatusCode::GONE, "{}", late.words());
        assert_eq!(count(db, "reply_right where answer_case_id is not null").await, 0);
        pelapor.on(&graced).finish().await;
        assert_eq!(count(db, "reply_right where answer_case_id is not null").await, 1);
        // Nobody begins within that day.
        assert_eq!(open(&graced, &code).await.0, StatusCode::GONE);
    }

    async fn who_guesses_codes_has_to_wait(db: &TestDb) {
        load_story_people(db).await;
        let site = Site::start_with(db, &BEHIND_PROXY).await;
        let unknown = domain::ticket::ResumeCode::from_entropy(&[9; 16]).to_string();
        // It may be the code of a letter or of a draft: one guess is two looks.
        let mut looks = 0;
        while open(&site, &unknown).await.0 == StatusCode::UNPROCESSABLE_ENTITY {
            looks += 2;
            assert!(looks <= Limit::Resume.max_hits(), "{looks}");
        }
        assert_eq!(looks, Limit::Resume.max_hits());
        let stopped = Warga::new(&site).post("/jawab", &[("kode", &*unknown)]).await;
        assert_eq!(stopped.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(stopped.headers.contains_key("retry-after"));
        // A typo is no guess.
        assert_eq!(open(&site, "XXXX").await.0, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn an_answer_goes_on_on_another_phone(db: &TestDb) {
        let site = site(db).await;
        let (_, morning, code) = objected(&site).await;
        let pelapor = fill_answer(&morning, &code).await;
        let resume = code_on(&pelapor.get("draf").await.words());
        assert_ne!(resume, code, "not the letter's");
        for door in ["jawab", "sanggahan", "usulan"] {
            let phone = Pelapor::new(&morning, "hak_jawab");
            let resumed = phone.warga.post(&format!("/{door}/draf/lanjut"), &[("kode_lanjutan", &*resume)]).await;
            assert_eq!(resumed.to(), "/jawab/draf", "{door}");
            assert!(phone.get("draf/jawaban").await.value("jawaban").contains("majikan"));
        }
        let phone = Pelapor::new(&morning, "hak_jawab");
        let here = phone.warga.post("/jawab", &[("kode", &*resume)]).await;
        assert_eq!(here.to(), "/jawab/draf", "it goes where the letter's code goes, too");
        assert!(phone.get("draf/jawaban").await.value("jawaban").contains("majikan"));
        let wrong = pelapor.warga.post("/jawab/draf/lanjut", &[("kode_lanjutan", "XXXX")]).await;
        assert_eq!(wrong.to(), "/jawab");
        assert!(pelapor.warga.get("/jawab").await.page().contains("/jawab/draf"), "the way back to it");
        pelapor.finish().await;
    }

    async fn one_code_makes_one_case_however_often_it_is_used_at_once(db: &TestDb) {
        let site = site(db).await;
        let (_, morning, code) = objected(&site).await;
        let (one, two) = (fill_answer(&morning, &code).await, fill_answer(&morning, &code).await);
        let (a, b) = tokio::join!(one.kirim(None), two.kirim(None));
        let mut statuses = [a.status, b.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [StatusCode::SEE_OTHER, StatusCode::CONFLICT], "{} {}", a.words(), b.words());
        assert_eq!(count(db, "review_case where kind = 'hak_jawab'").await, 1);
        // The other draft lost nothing, and goes nowhere.
        let left = if a.status == StatusCode::CONFLICT { one } else { two };
        assert!(left.get("draf/jawaban").await.value("jawaban").contains("majikan"));
        assert_eq!(left.kirim(None).await.status, StatusCode::CONFLICT);
        // Twice from one draft is once, too.
        assert_eq!(count(db, "review_case where kind = 'hak_jawab'").await, 1);
    }

    async fn an_answer_with_an_address_is_confirmed_to_that_address(db: &TestDb) {
        let site = site(db).await;
        let (_, morning, code) = objected(&site).await;
        let pelapor = Pelapor::new(&morning, "hak_jawab");
        pelapor.begin_answer(&code).await;
        let laporan = Laporan::jawaban().with("jawaban", "jawaban_email", "siti@pos.example").with("jawaban", "jawaban_hp", "081211112222");
        pelapor.answer_all(&laporan).await;
        let receipt = pelapor.finish().await;
        assert_eq!(count(db, "outbox").await, 1);
        let warga = Warga::new(&morning);
        let case = warga.track(&receipt).await.words();
        assert!(case.contains("@pos.example") && !case.contains("siti@pos.example"), "masked: {case}");
    }

    async fn an_answer_begins_with_a_code_alone(db: &TestDb) {
        let site = site(db).await;
        let (_, morning, code) = objected(&site).await;
        let refused = Program::at(&morning, "203.0.113.7").begin(&json!({"form": "hak_jawab", "subject": code})).await;
        assert_eq!(error(&refused), is(422, "choice_unknown", "form"));
        assert_eq!(Warga::new(&morning).get("/jawab/baru").await.to(), "/jawab");
        // With everything withdrawn afterwards the code still opens: the person was told, and may speak.
        let case = Raw::open(db).await.number("select id from review_case where kind = 'sanggahan'").await;
        step(&morning, case, Action::Withdraw, Actor::Warga).await;
        fill_answer(&morning, &code).await.finish().await;
    }
}
