//! However often and from wherever: one report, and none too many.

use futures::future::join_all;
use reqwest::StatusCode;
use server::usecase::limit::Limit;

use super::laporan::{ACCOUNT, Laporan};
use super::pelapor::{Pelapor, card, send};
use super::program::Program;
use super::{RECIPIENT, count, counting_site, site};
use crate::support::{Raw, TestDb, on_both_databases};

/// Makes the report with this number.
type Made = fn(u32) -> Laporan;

/// Forgets what was counted, as if the next window had begun.
async fn forget(db: &TestDb) {
    Raw::open(db).await.run("delete from rate_limit").await.expect("forgotten");
}

on_both_databases! {
    async fn the_same_report_three_times_at_once_is_one(db: &TestDb) {
        let site = site(db).await;
        let pelapor = Pelapor::new(&site, "sanggahan");
        pelapor.fill(&Laporan::sanggahan().with_email("hartono@pos.example"), &card(&site, RECIPIENT).await).await;
        let form = pelapor.declaration().await;
        let post = || pelapor.post("draf/kirim", &form);
        let answers = join_all([post(), post(), post()]).await;
        let to = answers[0].to().to_owned();
        assert!(to.starts_with("/sanggahan/tiket/"), "{}", answers[0].words());
        for answer in &answers {
            assert_eq!((answer.status, answer.to()), (StatusCode::SEE_OTHER, to.as_str()), "{}", answer.words());
        }
        assert_eq!(post().await.to(), to);
        for table in ["review_case", "laporan", "outbox", "case_event", "reply_right", "attachment"] {
            assert_eq!(count(db, table).await, 1, "{table}");
        }
        // The draft leads to its receipt, and takes nothing more.
        for end in ["draf", "draf/sebab", "draf/pelapor", "draf/foto", "draf/periksa"] {
            assert_eq!(pelapor.get(end).await.to(), to, "{end}");
        }
        for end in ["draf/uraian", "draf/pelapor", "draf/foto/rumah-depan/hapus"] {
            assert_eq!(pelapor.post(end, &[("uraian", "lain lagi"), ("versi", "1")]).await.to(), to, "{end}");
        }
        assert_eq!(count(db, "draft_step").await, 0, "nothing comes back into it");
        // On a phone that others hold too it can be forgotten.
        let forgotten = pelapor.post("draf/hapus", &[("versi", "1")]).await;
        assert_eq!(forgotten.to(), "/lacak?selesai=lupa");
        let told = pelapor.warga.get(forgotten.to()).await.words();
        assert!(told.contains("sudah dilupakan di HP ini"), "{told}");
        assert_eq!(pelapor.get("draf").await.status, StatusCode::GONE);
        let receipt = pelapor.warga.get(&to).await;
        assert_eq!((receipt.status, receipt.to()), (StatusCode::SEE_OTHER, "/lacak"), "not even the receipt opens");
        assert_eq!(count(db, "laporan").await, 1);
    }

    async fn two_reports_of_one_reporter_at_once_see_each_other(db: &TestDb) {
        let site = site(db).await;
        let token = card(&site, RECIPIENT).await;
        let (one, two) = (Pelapor::new(&site, "sanggahan"), Pelapor::new(&site, "sanggahan"));
        one.fill(&Laporan::sanggahan(), &token).await;
        two.fill(&Laporan::sanggahan(), &token).await;
        let (a, b) = tokio::join!(one.kirim(None), two.kirim(None));
        assert_eq!((a.status, b.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER), "{} {}", a.words(), b.words());
        let warnings = Raw::open(db).await.texts("select warnings from review_case order by id").await;
        assert_eq!(warnings, ["", "same_reporter"]);
        assert_eq!((count(db, "case_link where reason = 'reporter'").await, count(db, "reply_right").await), (1, 1));
    }

    async fn beyond_what_an_office_sends_one_has_to_wait_and_keeps_the_draft(db: &TestDb) {
        let site = counting_site(db).await;
        let token = card(&site, RECIPIENT).await;
        let pelapor = Pelapor::new(&site, "sanggahan");
        pelapor.fill(&Laporan::sanggahan(), &token).await;
        let form = pelapor.declaration().await;
        // Each is refused for its declarations, and counts.
        let none: &[(&str, &str)] = &[];
        for number in 0..Limit::Submit.max_hits() {
            let refused = pelapor.post("draf/kirim", none).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{number}");
        }
        let stopped = pelapor.post("draf/kirim", &form).await;
        assert_eq!(stopped.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(stopped.headers.contains_key("retry-after"));
        assert_eq!(count(db, "review_case").await, 0);
        assert_eq!(pelapor.get("draf/uraian").await.value("uraian"), ACCOUNT);
        // From another address nobody notices.
        let mut program = Program::at(&site, "203.0.113.9");
        program.fill(&Laporan::sanggahan().by_neighbour(1), &token).await;
        assert_eq!(program.send().await.status, StatusCode::CREATED);
        let later = site.later(61).await;
        let sent = pelapor.on(&later).post("draf/kirim", &form).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words());
    }

    async fn who_reports_more_than_a_neighbour_does_is_flagged_and_never_kept_out(db: &TestDb) {
        let site = counting_site(db).await;
        let names = [RECIPIENT, "Nur'aini", "I Made Budi", "Bambang Sutrisno", "Muhammad Joesoef", RECIPIENT];
        let same_nik: Made = |number| Laporan::tanggapan().with("pelapor", "pelapor_hp", &format!("08135555{number:04}"));
        let same_phone: Made = |number| Laporan::tanggapan().with("pelapor", "pelapor_nik", &format!("990101110380{number:04}"));
        for (place, made) in [(1, same_nik), (2, same_phone)] {
            forget(db).await;
            for (number, name) in (1..).zip(names) {
                let token = card(&site, name).await;
                // From one place after the other: it is the reporter that counts.
                let mut program = Program::at(&site, &format!("203.0.113.{}", place * 10 + number));
                program.fill(&made(place * 10 + number), &token).await;
                assert_eq!(program.send().await.status, StatusCode::CREATED);
            }
        }
        let warnings = Raw::open(db).await.texts("select warnings from review_case order by id").await;
        let flagged: Vec<bool> = warnings.iter().map(|codes| codes.split(',').any(|code| code == "burst_reporter")).collect();
        let each = [false, false, false, false, true, true];
        assert_eq!(flagged, [each, each].concat(), "{warnings:?}");
    }

    async fn a_hundred_about_one_person_from_one_place_are_all_taken_and_all_flagged(db: &TestDb) {
        let site = counting_site(db).await;
        let token = card(&site, RECIPIENT).await;
        for number in 1..=100 {
            let mut program = Program::at(&site, &format!("2001:db8:0:9::{number:x}"));
            program.fill(&Laporan::tanggapan().by_neighbour(number), &token).await;
            assert_eq!(program.send().await.status, StatusCode::CREATED, "a refusal would tell of the others");
        }
        assert_eq!(count(db, "review_case").await, 100);
        let unflagged = "review_case where warnings not like '%burst_place%' or warnings not like '%burst_subject%'";
        assert_eq!(count(db, unflagged).await, i64::from(Limit::SubjectBurst.max_hits()));
        let receipt = send(&site, &Laporan::sanggahan(), &token).await;
        assert_eq!(receipt.page.status, StatusCode::OK, "others are still heard");
    }
}
