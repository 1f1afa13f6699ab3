//! A second look: drawn by lot with a seed of the service that anybody can check, judged by somebody who did not decide.

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
    // There is no such field: whoever sends one all the same does not choose the lot.
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
    async fn nobody_chooses_the_seed_anybody_draws_again_by_it_and_others_judge(db: &TestDb) {
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
        let raw = Raw::open(db).await;
        let seeds = raw.texts("select seed from second_look order by id").await;
        assert!(seeds[0] != seeds[1] && seeds.iter().all(|seed| seed.len() == 16 && seed != "benih-7"), "{seeds:?}");
        // Drawn again by hand, by the seed that is shown, kept and in the log.
        for (seed, look) in seeds.iter().zip(1..) {
            tickets.sort_by_key(|ticket| server::crypto::token_hash(format!("{seed}:{ticket}").as_bytes()));
            assert_eq!(drawn(db, look).await, tickets[..3]);
            let noted = format!("audit_entry where action = 'sample.draw' and detail = '{look} {seed}'");
            assert_eq!(count(db, &noted).await, 1);
        }
        let random = draw(&head, "5", "").await;
        assert_eq!(random.status, StatusCode::SEE_OTHER);
        let list = head.get(DRAWS).await;
        assert!(list.words().contains(&seeds[0]), "the seed is shown: {}", list.words());
        assert!(!list.page().contains("name=\"uji_benih\""));
        let page = head.get(first.to()).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.words().contains(&seeds[0]) && page.words().contains("November 2026"));

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
        for (form, field) in [(&[("uji_verdik", "")][..], "uji_verdik"), (&[("uji_verdik", "tidak_setuju")], "uji_catatan"), (&[("uji_verdik", "setuju"), ("uji_catatan", "NIK 9901015203870001")], "uji_catatan")] {
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
        if !raw.is_postgres() {
            assert_eq!(count(db, "second_look_case where cast(note as text) like '%terpal%'").await, 0);
        }
    }

    async fn a_draw_needs_a_month_with_decisions_and_a_size(db: &TestDb) {
        let site = Site::start(db).await;
        let head = officer(&site, Role::Pengesah, KABUPATEN).await;
        for (month, size, field) in [
            ("", "3", "uji_bulan"),
            ("2026-13", "3", "uji_bulan"),
            ("2026-11", "3", "uji_bulan"),
            ("2026-11", "0", "uji_jumlah"),
            ("2026-11", "201", "uji_jumlah"),
        ] {
            let form = [("uji_bulan", month), ("uji_jumlah", size)];
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
