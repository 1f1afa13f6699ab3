//! Asking a citizen: the office's clock stands still meanwhile, and the review goes on with or without an answer.

use chrono::Duration;
use reqwest::StatusCode;
use server::usecase::review::ask_info::resume_unanswered;

use super::deciding::{apply, at, case_of, count, decide, mails, proposal, states};
use crate::http::site::Site;
use crate::support::on_both_databases;

on_both_databases! {
    /// The clock of the office stands still from the question to the answer.
    async fn the_clock_stops_while_a_citizen_is_asked(db: &TestDb) {
        let site = Site::start(db).await;
        let (warga, receipt, petugas) = proposal(&site).await;
        let due = case_of(&site, &receipt).await.due_at;
        let asked = [("putusan", "minta_info"), ("putusan_catatan", "Mohon foto dapur yang lebih jelas.")];
        decide(&petugas, &receipt, &asked).await;
        let told = site.later(10).await;
        assert_eq!(apply(&told).await, 1);
        assert_eq!((states(db).await, mails(db).await), (vec!["usulan info_needed".to_owned()], vec!["submitted".to_owned(), "info_needed".to_owned()]));
        let asked_at = told.ctx.clock.now().timestamp();
        let page = warga.on(&told).track(&receipt).await.words();
        assert!(page.contains("Mohon foto dapur") && page.contains("5 Desember 2026"), "{page}");

        let answered = told.later_by(Duration::days(3)).await;
        let warga = warga.on(&answered);
        warga.track(&receipt).await;
        let sent = warga.post("/lacak/kasus/info", &[("info", "Fotonya sudah saya titipkan.")]).await;
        assert_eq!(sent.to(), "/lacak/kasus?selesai=info");
        let case = case_of(&answered, &receipt).await;
        let answered_at = answered.ctx.clock.now().timestamp();
        assert_eq!(case.due_at - answered_at, due - asked_at, "as much is left as there was");
        assert_eq!(case.state, "under_review");
    }

    async fn without_an_answer_the_review_goes_on(db: &TestDb) {
        let site = Site::start(db).await;
        let (_, receipt, petugas) = proposal(&site).await;
        let asked = [("putusan", "minta_info"), ("putusan_catatan", "Mohon foto dapur yang lebih jelas.")];
        decide(&petugas, &receipt, &asked).await;
        let told = site.later(10).await;
        assert_eq!(apply(&told).await, 1);
        let on_last_day = told.later_by(Duration::days(14)).await;
        assert_eq!(resume_unanswered(&on_last_day.ctx).await.expect("looked"), 0, "the last day counts whole");
        let after = told.later_by(Duration::days(15)).await;
        assert_eq!(resume_unanswered(&after.ctx).await.expect("resumed"), 1);
        assert_eq!(resume_unanswered(&after.ctx).await.expect("once"), 0);
        assert_eq!(states(db).await, ["usulan under_review"]);
        assert_eq!(count(db, "case_event where action = 'resume' and actor = 'system'").await, 1);
    }

    async fn an_officer_who_found_it_out_goes_on_by_hand(db: &TestDb) {
        let site = Site::start(db).await;
        let (_, receipt, petugas) = proposal(&site).await;
        let asked = [("putusan", "minta_info"), ("putusan_catatan", "Mohon foto dapur yang lebih jelas.")];
        decide(&petugas, &receipt, &asked).await;
        let told = site.later(10).await;
        assert_eq!(apply(&told).await, 1);
        let petugas = petugas.on(&told);
        let page = petugas.get(&at(&receipt, "putusan")).await;
        assert!(page.page().contains(&at(&receipt, "lanjut")), "{}", page.words());
        let resumed = petugas.post(&at(&receipt, "lanjut"), &[("aksi", "lanjut")]).await;
        assert_eq!(resumed.status, StatusCode::SEE_OTHER, "{}", resumed.words());
        assert_eq!(states(db).await, ["usulan under_review"]);
        let again = petugas.post(&at(&receipt, "lanjut"), &[("aksi", "lanjut")]).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
    }
}
