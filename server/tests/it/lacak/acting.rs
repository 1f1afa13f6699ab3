//! What the owner of a case may do, and when.

use domain::review::Action;
use reqwest::StatusCode;

use super::decide;
use crate::http::site::Site;
use crate::support::{Raw, TestDb, on_both_databases};
use crate::usulan::isian::Isian;
use crate::usulan::warga::{Answer, Warga};

/// An answer long enough to say something.
const TEXT: &str = "Rumah kami sudah pindah ke gang sebelah.";

async fn act(warga: &Warga<'_>, action: &str, form: &[(&str, &str)]) -> Answer {
    warga.post(&format!("/lacak/kasus/{action}"), form).await
}

async fn states(db: &TestDb) -> Vec<String> {
    Raw::open(db).await.texts("select kind || ' ' || state from review_case order by id").await
}

/// Which mails wait, in order.
async fn mails(db: &TestDb) -> Vec<String> {
    Raw::open(db).await.texts("select template from outbox order by id").await
}

on_both_databases! {
    async fn a_case_shows_facts_with_times_and_can_be_withdrawn(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri().with_email("sumarni@example.id")).await;
        let case = warga.track(&receipt).await.words();
        for said in ["21 November 2026 pukul 10.00", "November 2026", "25 November 2026", "0–10"] {
            assert!(case.contains(said), "{said}: {case}");
        }
        assert!(!case.contains("sumarni@example.id") && !case.contains("081234567890"), "contacts are masked");
        let unsure = act(&warga, "cabut", &[]).await;
        assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(unsure.page().contains("href=\"#yakin\""));
        let done = act(&warga, "cabut", &[("yakin", "ya")]).await;
        assert_eq!(done.to(), "/lacak/kasus?selesai=cabut");
        assert_eq!(states(db).await, ["usulan dicabut"]);
        assert_eq!(mails(db).await, ["submitted", "withdrawn"]);
        let again = act(&warga, "cabut", &[("yakin", "ya")]).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        assert!(!warga.get("/lacak/kasus").await.page().contains("action=\"/lacak/kasus/cabut\""));
        assert_eq!(mails(db).await.len(), 2);
    }

    async fn information_is_given_when_asked_for_and_not_before(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri()).await;
        warga.track(&receipt).await;
        assert_eq!(act(&warga, "info", &[("info", TEXT)]).await.status, StatusCode::CONFLICT);
        decide(&site, &receipt, Action::Take, None).await;
        decide(&site, &receipt, Action::AskInfo, Some(("bukti_kurang", "Mohon foto dapur."))).await;
        let asked = warga.get("/lacak/kasus").await;
        assert!(asked.words().contains("Mohon foto dapur.") && asked.page().contains("action=\"/lacak/kasus/info\""));
        for (text, _) in [("", 0), ("pendek", 0), (&*"x".repeat(2001), 0), ("ada\0nol di sini ya", 0)] {
            let refused = act(&warga, "info", &[("info", text)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.page().contains("href=\"#info\""), "{text:.20}");
        }
        assert_eq!(act(&warga, "info", &[("info", TEXT)]).await.to(), "/lacak/kasus?selesai=info");
        assert_eq!(states(db).await, ["usulan under_review"]);
        let raw = Raw::open(db).await;
        assert_eq!(raw.texts("select kind from case_message where body is not null").await, ["info"]);
        let sealed = "select count(*) from case_message where cast(body as text) like '%gang sebelah%'";
        if !raw.is_postgres() {
            assert_eq!(raw.number(sealed).await, 0);
        }
    }

    async fn an_appeal_is_possible_only_where_the_table_has_one(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri().with_email("sumarni@example.id")).await;
        warga.track(&receipt).await;
        assert_eq!(act(&warga, "keberatan", &[("keberatan", TEXT)]).await.status, StatusCode::CONFLICT);
        decide(&site, &receipt, Action::Take, None).await;
        let words = ("bukti_kurang", "Foto rumah buram.");
        decide(&site, &receipt, Action::FindTidakLayak, Some(words)).await;
        let decided = warga.get("/lacak/kasus").await;
        assert!(decided.words().contains("Foto rumah buram.") && decided.page().contains("action=\"/lacak/kasus/keberatan\""));
        assert_eq!(act(&warga, "cabut", &[("yakin", "ya")]).await.status, StatusCode::CONFLICT);
        assert_eq!(act(&warga, "keberatan", &[("keberatan", TEXT)]).await.to(), "/lacak/kasus?selesai=keberatan");
        assert_eq!(states(db).await, ["usulan appealed"]);
        assert_eq!(mails(db).await, ["submitted", "appeal_received"]);
        assert_eq!(act(&warga, "keberatan", &[("keberatan", TEXT)]).await.status, StatusCode::CONFLICT);
    }

    async fn the_old_address_is_told_of_a_new_one(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri().with_email("lama@example.id")).await;
        warga.track(&receipt).await;
        let refused = act(&warga, "kontak", &[("email", "bukan alamat"), ("hp", "12")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!((refused.value("email"), refused.value("hp")), ("bukan alamat".into(), "12".into()));
        let done = act(&warga, "kontak", &[("email", "baru@example.id"), ("hp", "081211112222")]).await;
        assert_eq!(done.to(), "/lacak/kasus?selesai=kontak");
        let raw = Raw::open(db).await;
        assert_eq!(mails(db).await, ["submitted", "contact_changed", "contact_changed"]);
        assert_eq!(raw.number("select count(*) from audit_entry where action = 'contact.change'").await, 1);
        // Once the address is taken away, it is told once more, and nobody of what comes after.
        let later = site.later(1).await;
        let warga = warga.on(&later);
        assert_eq!(act(&warga, "kontak", &[("email", ""), ("hp", "081211112222")]).await.to(), "/lacak/kasus?selesai=kontak");
        assert_eq!(act(&warga, "cabut", &[("yakin", "ya")]).await.to(), "/lacak/kasus?selesai=cabut");
        assert_eq!(mails(db).await.len(), 4, "one more to the address that was taken away");
    }

    async fn a_right_over_data_becomes_a_case_due_in_three_days(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri().with_email("sumarni@example.id")).await;
        warga.track(&receipt).await;
        for (form, field) in [
            (&[("hak", ""), ("uraian", TEXT)][..], "hak"),
            (&[("hak", "x"), ("uraian", TEXT)], "hak"),
            (&[("hak", "koreksi"), ("uraian", "")], "uraian"),
        ] {
            let refused = act(&warga, "hak", form).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.page().contains(&format!("href=\"#{field}\"")), "{form:?}");
        }
        for what in ["koreksi", "hapus", "koreksi"] {
            assert_eq!(act(&warga, "hak", &[("hak", what), ("uraian", TEXT)]).await.to(), "/lacak/kasus?selesai=hak");
        }
        let too_many = act(&warga, "hak", &[("hak", "koreksi"), ("uraian", TEXT)]).await;
        assert_eq!(too_many.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(states(db).await[1..], ["hak_data queued", "hak_data queued", "hak_data queued"]);
        let raw = Raw::open(db).await;
        let due = "select count(*) from review_case where kind = 'hak_data' and due_at = submitted_at + 259200 and parent_id = 1";
        assert_eq!(raw.number(due).await, 3);
        assert_eq!(raw.texts("select kind from case_message order by id").await, ["correction", "erasure", "correction"]);
        assert_eq!(raw.number("select count(*) from audit_entry where action = 'rights.request'").await, 3);
        assert_eq!(mails(db).await.len(), 4);
    }

    async fn what_nobody_offers_is_not_found(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri()).await;
        warga.track(&receipt).await;
        for action in ["x", "take", "..", "%00"] {
            assert_eq!(act(&warga, action, &[]).await.status.as_u16() / 100, 4, "{action}");
        }
        assert_eq!(warga.get("/lacak/kasus?selesai=<script>").await.status, StatusCode::OK);
    }

    async fn a_case_whose_data_was_erased_takes_no_new_data(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri()).await;
        warga.track(&receipt).await;
        decide(&site, &receipt, Action::Take, None).await;
        decide(&site, &receipt, Action::FindTidakLayak, None).await;
        let raw = Raw::open(db).await;
        raw.run("update review_case set erased_at = 1").await.expect("erased");
        for (action, form) in [
            ("kontak", &[("email", "baru@example.id"), ("hp", "081211112222")][..]),
            ("hak", &[("hak", "koreksi"), ("uraian", TEXT)]),
            ("keberatan", &[("keberatan", TEXT)]),
        ] {
            assert_eq!(act(&warga, action, form).await.status, StatusCode::CONFLICT, "{action}");
        }
        assert_eq!(raw.number("select count(*) from review_case").await, 1);
    }
}
