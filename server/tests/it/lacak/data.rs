//! D-6 and S-7: everything that is held, and who opened it.

use domain::review::Action;

use super::decide;
use crate::http::site::Site;
use crate::support::{Raw, on_both_databases};
use crate::usulan::isian::Isian;
use crate::usulan::warga::Warga;

on_both_databases! {
    async fn the_owner_sees_what_is_held_and_every_look_is_noted(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let isian = Isian::diri()
            .with("alasan", "alasan", "Atap bocor di atas tempat tidur.")
            .with("kerentanan", "persetujuan_kesehatan", "ya")
            .with("kerentanan", "disabilitas", "melihat");
        let receipt = warga.propose(&isian).await;
        decide(&site, &receipt, Action::Take, None).await;
        warga.track(&receipt).await;
        let data = warga.get("/lacak/kasus/data").await.words();
        for held in ["Sumarni", "12 Maret 1990", "Jalan Melati Raya 12", "007", "Sukamaju", "Atap bocor", "990101******0001"] {
            assert!(data.contains(held), "{held}: {data}");
        }
        for masked in ["9901015203900001", "9901011501150007"] {
            assert!(!data.contains(masked), "numbers are shown masked only");
        }
        let raw = Raw::open(db).await;
        assert_eq!(raw.number("select count(*) from audit_entry where action = 'case.read_data'").await, 1);
        assert_eq!(raw.number("select count(*) from audit_entry where action = 'case.open'").await, 1);
        warga.get("/lacak/kasus/data").await;
        assert_eq!(raw.number("select count(*) from audit_entry where action = 'case.read_data'").await, 2);
        let entries = raw.texts("select action from audit_entry where case_id = 1 order by id").await;
        assert_eq!(entries, ["usulan.submit", "case.move", "case.open", "case.read_data", "case.read_data"]);
        let again = warga.get("/lacak/kasus/data").await.words();
        assert!(again.matches("21 November 2026 pukul 10.00").count() >= 5, "every look with its time: {again}");
    }

    async fn nobody_else_sees_it(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri()).await;
        let other = Warga::new(&site);
        let second = other.propose(&Isian::diri().with("identitas", "nama", "Wagiyem")).await;
        other.track(&second).await;
        let data = other.get("/lacak/kasus/data").await.words();
        assert!(data.contains("Wagiyem") && !data.contains("Sumarni"), "{data}");
        assert!(!data.contains(&receipt.ticket.to_string()));
    }

    async fn what_was_erased_is_no_longer_shown(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri()).await;
        let raw = Raw::open(db).await;
        for change in [
            "update review_case set erased_at = 1", "update usulan set sealed = null",
            "update attachment set file = null, erased_at = 1", "update case_contact set email = null, phone = null",
        ] {
            raw.run(change).await.expect("erased");
        }
        assert!(warga.track(&receipt).await.words().contains(&receipt.ticket.to_string()));
        let data = warga.get("/lacak/kasus/data").await;
        assert!(data.status.is_success() && !data.words().contains("Sumarni"));
    }
}
