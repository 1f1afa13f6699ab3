//! Several proposals for one person (scenario 14): decided together, or one of them as the other's duplicate.

use domain::petugas::Role;
use reqwest::StatusCode;

use super::deciding::{
    KABUPATEN, NOTE, REFUSED, apply, at, count, fill, mails, press, proposal, states, take,
};
use super::officer;
use crate::http::site::Site;
use crate::support::on_both_databases;
use crate::usulan::isian::Isian;
use crate::usulan::warga::Warga;

on_both_databases! {
    /// Scenario 14: one person, two proposers.
    async fn a_decision_for_one_person_covers_both_proposals_and_tells_each(db: &TestDb) {
        let site = Site::start(db).await;
        let (_, first, petugas) = proposal(&site).await;
        let second = Warga::new(&site).propose(&Isian::satu_kk().with_email("waluyo@example.id")).await;
        take(&petugas, &second).await;
        let form = fill(&petugas, &second, &[&REFUSED[..], &[("putusan_juga", first.ticket.as_str())]].concat()).await;
        let page = petugas.get(&at(&second, "putusan")).await;
        assert!(page.words().contains(&first.ticket.to_string()), "{}", page.words());
        let preview = press(&petugas, &second, "pratinjau", &form).await;
        assert_eq!(preview.page().matches("cus-putusan__citizen").count(), 2, "each citizen's page");
        let saved = press(&petugas, &second, "simpan", &form).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.words());
        assert_eq!(states(db).await, ["usulan under_review", "usulan under_review"]);

        // Taking back one takes back both; the other stays with the officer who took it along.
        let undone = petugas.post(&at(&first, "batal"), &[("aksi", "batal")]).await;
        assert_eq!(undone.status, StatusCode::SEE_OTHER, "{}", undone.words());
        assert_eq!(count(db, "case_decision where undone_at is not null").await, 2);
        // Whoever reads the history of either finds that its decision was taken back.
        for receipt in [&first, &second] {
            let noted = format!(
                "audit_entry a join review_case c on c.id = a.case_id where a.action = 'case.undo' and c.ticket = '{}'",
                receipt.ticket.as_str()
            );
            assert_eq!(count(db, &noted).await, 1);
        }
        let form = fill(&petugas, &second, &[&REFUSED[..], &[("putusan_juga", first.ticket.as_str())]].concat()).await;
        assert_eq!(press(&petugas, &second, "simpan", &form).await.status, StatusCode::SEE_OTHER);
        let later = site.later(10).await;
        assert_eq!(apply(&later).await, 2);
        assert_eq!(states(db).await, ["usulan tidak_layak", "usulan tidak_layak"]);
        assert_eq!(mails(db).await.iter().filter(|mail| *mail == "decided").count(), 2);
    }

    async fn a_case_that_somebody_else_holds_is_not_decided_along(db: &TestDb) {
        let site = Site::start(db).await;
        let (_, first, petugas) = proposal(&site).await;
        let second = Warga::new(&site).propose(&Isian::satu_kk()).await;
        let other = officer(&site, Role::Verifikator, KABUPATEN).await;
        take(&other, &first).await;
        take(&petugas, &second).await;
        let form = fill(&petugas, &second, &[&REFUSED[..], &[("putusan_juga", first.ticket.as_str())]].concat()).await;
        let refused = press(&petugas, &second, "simpan", &form).await;
        assert_eq!((refused.status, refused.value("putusan_catatan")), (StatusCode::CONFLICT, NOTE.into()));
        assert_eq!(count(db, "case_decision").await, 0, "neither or both");
    }

    async fn a_duplicate_names_a_case_of_its_kind_in_the_region(db: &TestDb) {
        let site = Site::start(db).await;
        let (_, first, petugas) = proposal(&site).await;
        let second = Warga::new(&site).propose(&Isian::satu_kk()).await;
        take(&petugas, &second).await;
        let ganda = |ticket: String| {
            [("putusan", "ganda".to_owned()), ("alasan_ganda", "nik_ganda".to_owned()), ("putusan_tiket", ticket)]
        };
        for unknown in ["ABCD-EFGH-JKMN".to_owned(), second.ticket.to_string()] {
            let fields = ganda(unknown);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let form = fill(&petugas, &second, &fields).await;
            let refused = press(&petugas, &second, "simpan", &form).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.page().contains("href=\"#putusan_tiket\""));
        }
        let fields = ganda(first.ticket.to_string());
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let form = fill(&petugas, &second, &fields).await;
        assert_eq!(press(&petugas, &second, "simpan", &form).await.status, StatusCode::SEE_OTHER);
        assert_eq!(count(db, "case_link where reason = 'ganda'").await, 0, "not before it takes effect");
        let later = site.later(10).await;
        assert_eq!(apply(&later).await, 1);
        assert_eq!(states(db).await, ["usulan queued", "usulan ganda"]);
        assert_eq!(count(db, "case_link where reason = 'ganda'").await, 1);
    }
}
