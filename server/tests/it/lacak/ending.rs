//! When the half hour of a case is over, and when a step is taken twice or is none of its owner's.

use domain::review::Action;
use reqwest::StatusCode;

use super::decide;
use crate::http::site::{Site, attributes};
use crate::support::{Raw, on_both_databases};
use crate::usulan::isian::Isian;
use crate::usulan::warga::Warga;

/// An answer long enough to say something.
const TEXT: &str = "Rumah kami sudah pindah ke gang sebelah.";

on_both_databases! {
    async fn a_session_that_is_over_keeps_the_ticket_and_what_was_typed(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri()).await;
        let ticket = receipt.ticket.to_string();
        assert!(!warga.get("/lacak").await.words().contains("sudah habis"), "nothing was open yet");
        warga.track(&receipt).await;
        assert!(!warga.get("/lacak").await.words().contains("sudah habis"), "it still is");
        let after = site.later(31).await;
        let late = warga.on(&after);
        assert_eq!(late.get("/lacak/kasus").await.to(), "/lacak?perlu=pin");
        let again = late.get("/lacak?perlu=pin").await;
        assert!(again.words().contains("Sesi 30 menit sudah habis"), "{}", again.words());
        assert_eq!((again.value("tiket"), again.value("pin")), (ticket.clone(), String::new()));
        let sent = late.post("/lacak/kasus/info", &[("info", TEXT)]).await;
        assert_eq!(sent.status, StatusCode::FORBIDDEN);
        assert!(sent.words().contains("Sesi 30 menit sudah habis") && sent.words().contains(TEXT));
        assert_eq!(sent.value("tiket"), ticket);
        let contact = late.post("/lacak/kasus/kontak", &[("email", "baru@example.id"), ("hp", "0812")]).await;
        assert!(contact.words().contains("baru@example.id"), "{}", contact.words());
        assert_eq!(Raw::open(db).await.number("select count(*) from case_message").await, 0);
        // The right PIN opens it again; two hours later, and after leaving, nobody learns the ticket.
        late.track(&receipt).await;
        late.post("/lacak/kasus/keluar", &[("", ""); 0]).await;
        assert_eq!(late.get("/lacak").await.value("tiket"), "");
        warga.track(&receipt).await;
        let next_day = site.later(121).await;
        assert_eq!(warga.on(&next_day).get("/lacak").await.value("tiket"), "");
        assert_eq!(warga.on(&next_day).post("/lacak/kasus/info", &[("info", TEXT)]).await.to(), "/lacak?perlu=pin");
    }

    async fn a_copy_of_the_cookie_tells_no_ticket_after_leaving(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri()).await;
        warga.track(&receipt).await;
        let copied = warga.cookies();
        let after = site.later(40).await;
        warga.on(&after).post("/lacak/kasus/keluar", &[("", ""); 0]).await;
        let thief = Warga::new(&after);
        let request = thief.request(reqwest::Method::GET, "/lacak").header("cookie", copied);
        assert_eq!(thief.send(request).await.value("tiket"), "");
    }

    async fn a_step_taken_twice_leads_back_to_the_case(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri()).await;
        warga.track(&receipt).await;
        let twice = async |action: &str, form: &[(&str, &str)]| {
            warga.post(&format!("/lacak/kasus/{action}"), form).await;
            let refused = warga.post(&format!("/lacak/kasus/{action}"), form).await;
            assert_eq!(refused.status, StatusCode::CONFLICT, "{action}");
            let page = refused.page();
            let links = attributes(&page, "href");
            assert!(links.contains(&"/lacak/kasus") && !links.contains(&"/usulan/draf"), "{links:?}");
        };
        twice("info", &[("info", TEXT)]).await;
        decide(&site, &receipt, Action::Take, None).await;
        decide(&site, &receipt, Action::FindTidakLayak, None).await;
        twice("keberatan", &[("keberatan", TEXT)]).await;
        twice("cabut", &[("yakin", "ya")]).await;
    }

    async fn what_is_wrong_with_a_contact_is_named_in_the_order_of_the_form(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri()).await;
        warga.track(&receipt).await;
        let refused = warga.post("/lacak/kasus/kontak", &[("email", "bukan alamat"), ("hp", "12")]).await;
        let page = refused.page();
        let (phone, email) = (page.find("href=\"#hp\""), page.find("href=\"#email\""));
        assert!(phone.is_some() && phone < email, "{phone:?} {email:?}");
    }

    async fn requests_about_data_name_themselves(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri()).await;
        warga.track(&receipt).await;
        for what in ["koreksi", "hapus"] {
            warga.post("/lacak/kasus/hak", &[("hak", what), ("uraian", TEXT)]).await;
        }
        // What else hangs on a case is not its owner's to know.
        let raw = Raw::open(db).await;
        let case = warga.get("/lacak/kasus").await.words();
        assert!(case.contains("perbaikan data") && case.contains("penghapusan data"), "{case}");
        for ticket in raw.texts("select ticket from review_case where parent_id is not null").await {
            let ticket = domain::ticket::TicketNumber::parse(&ticket).expect("a ticket").to_string();
            assert!(case.contains(&ticket), "{ticket}: {case}");
        }
        raw.run("update review_case set kind = 'hak_jawab' where parent_id is not null").await.expect("updated");
        let case = warga.get("/lacak/kasus").await.words();
        assert!(!case.contains("Permintaan Anda sudah diterima"), "{case}");
    }

    async fn an_appeal_that_nobody_offers_is_refused_before_anything_is_read(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::tetangga()).await;
        warga.track(&receipt).await;
        let appeal = async |text: &str| warga.post("/lacak/kasus/keberatan", &[("keberatan", text)]).await.status;
        assert_eq!((appeal("x").await, appeal(TEXT).await), (StatusCode::CONFLICT, StatusCode::CONFLICT));
        decide(&site, &receipt, Action::Take, None).await;
        decide(&site, &receipt, Action::FindTidakLayak, None).await;
        assert_eq!((appeal("x").await, appeal(TEXT).await), (StatusCode::CONFLICT, StatusCode::CONFLICT));
        // An answer to an objection has no appeal either, whatever became of it.
        let raw = Raw::open(db).await;
        raw.run("update review_case set kind = 'hak_jawab'").await.expect("updated");
        assert_eq!((appeal("x").await, appeal(TEXT).await), (StatusCode::CONFLICT, StatusCode::CONFLICT));
        assert_eq!(raw.texts("select state from review_case").await, ["tidak_layak"]);
    }
}
