//! Nothing is found true about somebody before they could answer (S-11).

use domain::petugas::Role;
use reqwest::StatusCode;

use super::deciding::{INTERNAL, KABUPATEN, count, fill, press, take};
use super::officer;
use crate::http::site::{Site, load_story_people};
use crate::sanggahan::RECIPIENT;
use crate::sanggahan::laporan::Laporan;
use crate::sanggahan::pelapor::{card, send};
use crate::support::{Raw, on_both_databases};

const FOUND_TRUE: [(&str, &str); 3] =
    [("putusan", "layak"), ("alasan_layak", "sanggahan_terbukti"), ("putusan_dalam", INTERNAL)];
const NOT_PROVEN: [(&str, &str); 2] =
    [("putusan", "tidak_layak"), ("alasan_tidak_layak", "sanggahan_belum_terbukti")];

on_both_databases! {
    async fn an_objection_is_found_true_only_once_the_person_could_answer(db: &TestDb) {
        load_story_people(db).await;
        let site = Site::start(db).await;
        let receipt = send(&site, &Laporan::sanggahan(), &card(&site, RECIPIENT).await).await;
        let petugas = officer(&site, Role::Verifikator, KABUPATEN).await;
        take(&petugas, &receipt).await;
        let form = fill(&petugas, &receipt, &FOUND_TRUE).await;
        let refused = async |said: &str| {
            for button in ["pratinjau", "simpan"] {
                let page = press(&petugas, &receipt, button, &form).await;
                assert_eq!(page.status, StatusCode::CONFLICT, "{}", page.words());
                assert!(page.words().contains(said), "{said}: {}", page.words());
                assert_eq!(page.value("putusan_dalam"), INTERNAL, "the text is kept");
            }
        };
        refused("belum diberi tahu").await;
        // What leaves the person as they are waits for nobody.
        let mild = fill(&petugas, &receipt, &NOT_PROVEN).await;
        let preview = press(&petugas, &receipt, "pratinjau", &mild).await;
        assert_eq!(preview.status, StatusCode::OK, "{}", preview.words());

        let raw = Raw::open(db).await;
        let now = site.ctx.clock.now().timestamp();
        let told = |until: i64| format!("update reply_right set channel = 'letter', reply_until = {until}");
        assert_eq!(raw.run(&told(now + 86_400)).await, Ok(1));
        refused("boleh menjawab sampai").await;
        assert_eq!(count(db, "case_decision").await, 0);
        // Over, without an answer.
        assert_eq!(raw.run(&told(now - 1)).await, Ok(1));
        let page = press(&petugas, &receipt, "pratinjau", &form).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.words());
        // Answered in time.
        assert_eq!(raw.run(&told(now + 86_400)).await, Ok(1));
        assert_eq!(raw.run("update reply_right set answer_case_id = case_id").await, Ok(1));
        let page = press(&petugas, &receipt, "simpan", &form).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.words());
    }
}
