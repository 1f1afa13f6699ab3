//! A request for erasure that the office grants: what the citizen reads about it comes true.

use domain::ticket::TicketNumber;
use reqwest::StatusCode;
use server::jobs::retention::{Erased, erase_expired};

use super::deciding::{apply, at, count, decide, fill, mails, press, proposal, states, take};
use crate::http::site::Site;
use crate::support::{Raw, on_both_databases};
use crate::usulan::warga::Receipt;

/// What an officer answers.
const GRANTED: [(&str, &str); 2] = [("putusan", "layak"), ("alasan_layak", "data_dihapus")];

async fn erase(site: &Site) -> Erased {
    erase_expired(&site.ctx.store, &site.ctx.files, site.ctx.clock.now()).await.expect("a turn")
}

on_both_databases! {
    async fn what_was_granted_is_erased_once_the_case_is_closed(db: &TestDb) {
        let site = Site::start(db).await;
        let (warga, receipt, petugas) = proposal(&site).await;
        warga.track(&receipt).await;
        let why = "Saya tidak ingin data saya disimpan lagi.";
        let asked = warga.post("/lacak/kasus/hak", &[("hak", "hapus"), ("uraian", why)]).await;
        assert_eq!(asked.to(), "/lacak/kasus?selesai=hak");
        let raw = Raw::open(db).await;
        let ticket = raw.texts("select ticket from review_case where kind = 'hak_data'").await.remove(0);
        let ticket = TicketNumber::parse(&ticket).expect("a ticket");
        let request = Receipt { ticket, pin: String::new(), page: asked };

        // While the case goes on nobody says that it was erased.
        take(&petugas, &request).await;
        let form = petugas.get(&at(&request, "putusan")).await;
        assert!(form.page().contains("data_wajib_disimpan") && !form.page().contains("data_dihapus"), "{}", form.words());
        let filled = fill(&petugas, &request, &GRANTED).await;
        let refused = press(&petugas, &request, "simpan", &filled).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.words());
        assert_eq!(count(db, "case_decision").await, 0);

        let gone = warga.post("/lacak/kasus/cabut", &[("yakin", "ya")]).await;
        assert_eq!(gone.to(), "/lacak/kasus?selesai=cabut");
        let filled = fill(&petugas, &request, &GRANTED).await;
        let saved = press(&petugas, &request, "simpan", &filled).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.words());
        let personal = "usulan where sealed is not null";
        let files = "attachment where file is not null";
        assert!(count(db, files).await > 0, "there are photos");
        assert_eq!(erase(&site).await.cases, 0, "not before the ten minutes are over");
        let later = site.later(10).await;
        assert_eq!(apply(&later).await, 1);
        assert_eq!(states(db).await, ["usulan dicabut", "hak_data done"]);
        // What the centre still answers stays whole, granted or not.
        raw.run("update review_case set state = 'endorsed' where kind = 'usulan'").await.expect("gone on");
        assert_eq!(erase(&later).await, Erased::default());
        raw.run("update review_case set state = 'dicabut' where kind = 'usulan'").await.expect("back");
        let erased = erase(&later).await;
        assert_eq!((erased.photos > 0, erased.cases), (true, 1));
        assert_eq!((count(db, personal).await, count(db, files).await), (0, 0));
        assert_eq!(count(db, "review_case where erased_at is not null and kind = 'usulan'").await, 1);
        assert_eq!(mails(db).await.last().map(String::as_str), Some("decided"), "the answer still goes out");
        assert_eq!(erase(&later).await, Erased::default(), "once");
    }

    async fn another_answer_erases_nothing(db: &TestDb) {
        let site = Site::start(db).await;
        let (warga, receipt, petugas) = proposal(&site).await;
        warga.track(&receipt).await;
        let asked = warga.post("/lacak/kasus/hak", &[("hak", "koreksi"), ("uraian", "Nama ibu kandung saya salah ketik.")]).await;
        let raw = Raw::open(db).await;
        let ticket = raw.texts("select ticket from review_case where kind = 'hak_data'").await.remove(0);
        let request = Receipt { ticket: TicketNumber::parse(&ticket).expect("a ticket"), pin: String::new(), page: asked };
        warga.post("/lacak/kasus/cabut", &[("yakin", "ya")]).await;
        decide(&petugas, &request, &[("putusan", "layak"), ("alasan_layak", "data_diperbaiki")]).await;
        let later = site.later(10).await;
        assert_eq!(apply(&later).await, 1);
        assert_eq!(erase(&later).await.cases, 0);
        assert_eq!(count(db, "usulan where sealed is not null").await, 1);
    }
}
