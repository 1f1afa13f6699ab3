//! Scenario 18: one neighbour objects, forty vouch. Contents count, numbers do not, and the card stays what it is.

use domain::form::Step;
use domain::samples::siti_aminah;
use domain::ticket::TicketNumber;
use reqwest::StatusCode;
use serde_json::json;
use server::usecase::track_case::{Tracked, read};

use super::laporan::{ACCOUNT, ELSEWHERE, HARTONO, Laporan};
use super::pelapor::{Pelapor, card, send};
use super::program::{Program, error, is};
use super::shown::public_card;
use super::{RECIPIENT, case_of, count, counting_site, site};
use crate::http::site::SUKAMAJU;
use crate::support::{Raw, on_both_databases, village};
use crate::usulan::isian::region;

/// Who vouches.
const NEIGHBOURS: u32 = 40;

on_both_databases! {
    async fn one_objects_and_forty_vouch_and_the_card_stays_the_same(db: &TestDb) {
        let site = counting_site(db).await;
        let before = public_card(&site).await;
        let objection = send(&site, &Laporan::sanggahan(), &card(&site, RECIPIENT).await).await;
        let words = objection.page.words();
        assert!(words.contains("bukan pemungutan suara"), "{words}");
        for number in 1..=NEIGHBOURS {
            let token = card(&site, RECIPIENT).await;
            let mut program = Program::at(&site, &format!("203.0.113.{number}"));
            program.fill(&Laporan::tanggapan().by_neighbour(number), &token).await;
            let sent = program.send().await;
            assert_eq!(sent.status, StatusCode::CREATED, "{number}: {}", sent.page());
            // The look-ups of these neighbours are not what is counted here.
            Raw::open(db).await.run("delete from rate_limit").await.expect("forgotten");
        }
        assert_eq!(public_card(&site).await, before);
        assert_eq!(count(db, "review_case where state = 'queued'").await, 41);
        let raw = Raw::open(db).await;
        let token = "select count(distinct nik_token) from review_case";
        assert_eq!(raw.number(token).await, 1, "all are about one person");
        assert_eq!(count(db, "reply_right").await, 1, "the objection alone asks for an answer");

        // The reviewer reads what each of them says.
        let case = case_of(&site, &objection).await;
        let tracked = Tracked { case, ticket: objection.ticket };
        let content = read::content(&site.ctx, &tracked).await.expect("read").expect("kept");
        assert_eq!(content.answers[&Step::Sebab].get("sebab_tidak_layak"), "mampu");
        assert_eq!(content.answers[&Step::Uraian].get("uraian"), ACCOUNT);
        assert!(!content.answers.contains_key(&Step::Pelapor));
        assert_eq!(content.photos.len(), 1);

        // Who follows a case learns of their own only.
        let pelapor = Pelapor::new(&site, "sanggahan");
        let case = pelapor.warga.track(&objection).await.words();
        let data = pelapor.warga.get("/lacak/kasus/data").await.words();
        for tally in ["41", "40 ", "tetangga lain", "0–10", "11–50"] {
            assert!(!case.contains(tally) && !data.contains(tally), "{tally}: {case} {data}");
        }
    }

    async fn the_fifth_of_a_day_is_flagged_and_nothing_is_counted(db: &TestDb) {
        let site = counting_site(db).await;
        for number in 1..=6 {
            let token = card(&site, RECIPIENT).await;
            let mut program = Program::at(&site, &format!("2001:db8:0:{number}::1"));
            program.fill(&Laporan::tanggapan().by_neighbour(number), &token).await;
            assert_eq!(program.send().await.status, StatusCode::CREATED);
        }
        let warnings = Raw::open(db).await.texts("select warnings from review_case order by id").await;
        assert_eq!(warnings, ["", "", "", "", "burst_subject", "burst_subject"]);
    }

    async fn five_from_one_place_are_flagged_whoever_they_are_about(db: &TestDb) {
        let site = counting_site(db).await;
        let people = [RECIPIENT, "Nur'aini", "I Made Budi", "Bambang Sutrisno", "Muhammad Joesoef"];
        for (number, name) in (1..).zip(people) {
            let token = card(&site, name).await;
            // One place: a network of /64.
            let mut program = Program::at(&site, &format!("2001:db8:0:7::{number}"));
            program.fill(&Laporan::tanggapan().by_neighbour(number), &token).await;
            assert_eq!(program.send().await.status, StatusCode::CREATED);
        }
        let warnings = Raw::open(db).await.texts("select warnings from review_case order by id").await;
        assert_eq!(warnings, ["", "", "", "", "burst_place"]);
    }

    async fn who_lives_elsewhere_is_told_what_to_do_instead_and_loses_nothing(db: &TestDb) {
        let site = site(db).await;
        let pelapor = Pelapor::new(&site, "sanggahan");
        let laporan = Laporan::sanggahan();
        pelapor.fill(&laporan, &card(&site, RECIPIENT).await).await;
        let elsewhere = laporan.clone().living_in(ELSEWHERE);
        let own = &elsewhere.steps()[2].1;
        let refused = pelapor.save("pelapor", own).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(refused.value("pelapor_nama"), HARTONO[0], "what was typed is on the page");
        assert!(refused.words().contains("minta warga di sana yang menyampaikan"), "{}", refused.words());
        let mut program = Program::at(&site, "203.0.113.7");
        program.begin(&json!({"form": "sanggahan", "subject": card(&site, RECIPIENT).await})).await;
        let saved = program.save("pelapor", own).await.json();
        assert_eq!(saved["errors"], json!([{"code": "different_village", "field": "desa"}]));
        // Nothing is sent, and the draft is still there.
        let sent = pelapor.kirim(None).await;
        assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", sent.words());
        assert_eq!(count(db, "review_case").await, 0);
        assert_eq!(pelapor.get("draf/uraian").await.value("uraian"), ACCOUNT);
        let mended: Vec<_> = [laporan.steps()[2].1.clone(), region(["99", "99.01", "99.01.01", SUKAMAJU])].concat();
        assert_eq!(pelapor.save("pelapor", &mended).await.status, StatusCode::SEE_OTHER);
        pelapor.finish().await;
    }

    async fn ones_own_card_is_no_error_and_no_oracle(db: &TestDb) {
        let site = site(db).await;
        let own = siti_aminah(village(SUKAMAJU)).nik;
        let token = card(&site, RECIPIENT).await;
        let laporan = Laporan::tanggapan();
        let one = send(&site, &laporan.clone().by("Siti Aminah", &own, "081344455577"), &token).await;
        let other = send(&site, &laporan, &token).await;
        let shape = |receipt: &crate::usulan::warga::Receipt| {
            let ticket: TicketNumber = receipt.ticket;
            receipt.page.words().replace(&ticket.to_string(), "TICKET").replace(&receipt.pin, "PIN")
        };
        assert_eq!(shape(&one), shape(&other), "nobody learns whether a NIK is the person's");
        let warnings = Raw::open(db).await.texts("select warnings from review_case order by id").await;
        assert_eq!(warnings, ["self_report", ""]);
        assert_eq!(error(&Program::at(&site, "203.0.113.7").send_as("k").await), is(410, "draft_gone", ""));
    }
}
