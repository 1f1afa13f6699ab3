//! A second look: drawn by lot with a seed that anybody can use again, judged by somebody who did not decide.

use domain::petugas::Role;
use reqwest::StatusCode;

use super::deciding::{KABUPATEN, REFUSED, apply, decide};
use super::{Petugas, officer};
use crate::http::site::Site;
use crate::support::{Raw, TestDb, on_both_databases};
use crate::usulan::isian::Isian;
use crate::usulan::warga::{Answer, Warga};

const DRAWS: &str = "/petugas/uji-petik";
const TASKS: &str = "/petugas/uji-petik/tugas";

async fn count(db: &TestDb, from: &str) -> i64 {
    Raw::open(db).await.number(&format!("select count(*) from {from}")).await
}

/// Draws, and says where the draw is.
async fn draw(head: &Petugas<'_>, size: &str, seed: &str) -> Answer {
    let form = [("uji_bulan", "2026-11"), ("uji_jumlah", size), ("uji_benih", seed)];
    head.post(DRAWS, &form).await
}

/// Tickets of a draw, in order.
async fn drawn(db: &TestDb, look: i64) -> Vec<String> {
    let sql = format!(
        "select c.ticket from second_look_case s join review_case c on c.id = s.case_id \
         where s.look_id = {look} order by s.place"
    );
    Raw::open(db).await.texts(&sql).await
}

on_both_databases! {
    async fn the_same_seed_draws_the_same_and_others_judge(db: &TestDb) {
        let site = Site::start(db).await;
        let decider = officer(&site, Role::Verifikator, KABUPATEN).await;
        let mut tickets = Vec::new();
        for number in 1..=5 {
            let nik = format!("99010152039000{number:02}");
            let isian = Isian::diri().about(&nik, &format!("99010115011500{number:02}"));
            let receipt = Warga::new(&site).propose(&isian).await;
            decide(&decider, &receipt, &REFUSED).await;
            tickets.push(receipt.ticket.as_str().to_owned());
        }
        let later = site.later(10).await;
        assert_eq!(apply(&later).await, 5);
        let head = officer(&later, Role::Pengesah, KABUPATEN).await;
        let first = draw(&head, "3", "benih-7").await;
        assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.words());
        assert_eq!(draw(&head, "3", "benih-7").await.status, StatusCode::SEE_OTHER);
        let once = drawn(db, 1).await;
        assert_eq!(once, drawn(db, 2).await);
        // Drawn again by hand.
        tickets.sort_by_key(|ticket| server::crypto::token_hash(format!("benih-7:{ticket}").as_bytes()));
        assert_eq!(once, tickets[..3]);
        let random = draw(&head, "5", "").await;
        assert_eq!(random.status, StatusCode::SEE_OTHER);
        let list = head.get(DRAWS).await;
        assert!(list.words().contains("benih-7"), "the seed is shown: {}", list.words());
        let page = head.get(first.to()).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.words().contains("benih-7") && page.words().contains("November 2026"));

        // Who decided does not judge; a colleague does, once.
        let ticket = &once[0];
        let task = format!("{TASKS}/1/{ticket}");
        let decider = decider.on(&later);
        assert!(!decider.get(TASKS).await.page().contains(&task));
        for answer in [decider.get(&task).await, decider.post(&task, &[("uji_verdik", "setuju")]).await] {
            assert_eq!(answer.status, StatusCode::FORBIDDEN);
        }
        let colleague = officer(&later, Role::Verifikator, KABUPATEN).await;
        assert!(colleague.get(TASKS).await.page().contains(&task));
        for (form, field) in [(&[("uji_verdik", "")][..], "uji_verdik"), (&[("uji_verdik", "tidak_setuju")], "uji_catatan")] {
            let refused = colleague.post(&task, form).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.page().contains(&format!("href=\"#{field}\"")), "{}", refused.words());
        }
        let verdict = [("uji_verdik", "tidak_setuju"), ("uji_catatan", "Atap terpal terlihat di foto kedua.")];
        let judged = colleague.post(&task, &verdict).await;
        assert_eq!(judged.status, StatusCode::SEE_OTHER, "{}", judged.words());
        assert_eq!(colleague.post(&task, &verdict).await.status, StatusCode::CONFLICT, "once");
        let page = head.get(first.to()).await.words();
        assert!(page.contains("Tidak setuju") && page.contains("Atap terpal terlihat"), "{page}");
        // The head judges too, at their own door.
        let own = format!("{DRAWS}/1/{}", once[1]);
        assert_eq!(head.get(&own).await.status, StatusCode::OK);
        assert_eq!(head.post(&own, &[("uji_verdik", "setuju")]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(count(db, "second_look_case where verdict is not null").await, 2);
        assert_eq!(count(db, "audit_entry where action in ('sample.draw', 'sample.judge')").await, 5);
        let raw = Raw::open(db).await;
        if !raw.is_postgres() {
            assert_eq!(count(db, "second_look_case where cast(note as text) like '%terpal%'").await, 0);
        }
    }

    async fn a_draw_needs_a_month_with_decisions_and_a_size(db: &TestDb) {
        let site = Site::start(db).await;
        let head = officer(&site, Role::Pengesah, KABUPATEN).await;
        for (month, size, seed, field) in [
            ("", "3", "", "uji_bulan"),
            ("2026-13", "3", "", "uji_bulan"),
            ("2026-11", "3", "", "uji_bulan"),
            ("2026-11", "0", "", "uji_jumlah"),
            ("2026-11", "201", "", "uji_jumlah"),
            ("2026-11", "3", "<b>", "uji_benih"),
        ] {
            let form = [("uji_bulan", month), ("uji_jumlah", size), ("uji_benih", seed)];
            let refused = head.post(DRAWS, &form).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{form:?}");
            assert!(refused.page().contains(&format!("href=\"#{field}\"")), "{form:?}: {}", refused.words());
            assert_eq!(refused.value("uji_jumlah"), size);
        }
        assert_eq!(count(db, "second_look").await, 0);
    }

    async fn draws_are_of_ones_own_region_and_role(db: &TestDb) {
        let site = Site::start(db).await;
        let decider = officer(&site, Role::Verifikator, KABUPATEN).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        decide(&decider, &receipt, &REFUSED).await;
        let later = site.later(10).await;
        assert_eq!(apply(&later).await, 1);
        let head = officer(&later, Role::Pengesah, KABUPATEN).await;
        assert_eq!(draw(&head, "1", "a").await.status, StatusCode::SEE_OTHER);
        let foreign = officer(&later, Role::Pengesah, "99.02").await;
        assert_eq!(foreign.get(&format!("{DRAWS}/1")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(draw(&foreign, "1", "a").await.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing was decided there");
        let stranger = officer(&later, Role::Verifikator, "99.02").await;
        let task = format!("{TASKS}/1/{}", receipt.ticket.as_str());
        assert_eq!(stranger.get(&task).await.status, StatusCode::NOT_FOUND);
        assert_eq!(stranger.post(&task, &[("uji_verdik", "setuju")]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(decider.on(&later).get(DRAWS).await.status, StatusCode::FORBIDDEN);
        assert_eq!(head.get(TASKS).await.status, StatusCode::FORBIDDEN);
        assert_eq!(count(db, "second_look_case where verdict is not null").await, 0);
    }
}
