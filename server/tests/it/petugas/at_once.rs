//! What changes at the moment something is decided or endorsed: nobody signs for what they have not seen.

use std::time::Duration;

use domain::petugas::{Role, Scope, Sight};
use reqwest::StatusCode;
use sea_orm::{ConnectionTrait as _, TransactionTrait as _};
use server::usecase::review::apply::apply_due;

use super::batch::{attach_good, begin, endorse, endorse_seen};
use super::deciding::{KABUPATEN, REFUSED, count, decide, proposal, states};
use super::officer;
use super::recipients::{Listed, person, site_with};
use crate::http::site::Site;
use crate::support::{Raw, on_both_databases};

/// How long somebody else holds the row of the case.
const HELD: Duration = Duration::from_millis(700);

on_both_databases! {
    /// The decision is carried out while what its citizen changed is about to be committed: with read committed the case
    /// that was read is not the one that is written.
    async fn a_change_in_the_moment_of_the_decision_is_not_decided_over(db: &TestDb) {
        let site = Site::start(db).await;
        let (_, receipt, petugas) = proposal(&site).await;
        decide(&petugas, &receipt, &REFUSED).await;
        let later = site.later(10).await;
        let raw = Raw::open(db).await;
        let change = raw.connection().begin().await.expect("a transaction");
        change.execute_unprepared("update review_case set version = version + 1").await.expect("changed");
        let ctx = later.ctx.clone();
        let work = tokio::spawn(async move { apply_due(&ctx).await });
        tokio::time::sleep(HELD).await;
        change.commit().await.expect("committed");
        assert_eq!(work.await.expect("ended").expect("no failure"), 0);
        assert_eq!(count(db, "case_decision where void_at is not null and applied_at is null").await, 1);
        assert!(!states(db).await.contains(&"usulan tidak_layak".to_owned()), "{:?}", states(db).await);
        assert_eq!(count(db, "case_event where action = 'find_tidak_layak'").await, 0);
    }

    /// One verdict takes the place of another within the same second: as many as before, and not what the head has read.
    async fn what_took_the_place_of_something_seen_is_not_endorsed(db: &TestDb) {
        let listed = Listed::of(1, "Nur'aini");
        let site = site_with(db, std::slice::from_ref(&listed)).await;
        let decider = officer(&site, Role::Verifikator, KABUPATEN).await;
        let to = person(&decider, &listed.nik).await.replace("/penerima/", "/kelayakan/");
        let page = decider.get(&to).await.page();
        let target = page.split("name=\"sasaran\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a target").to_owned();
        let judge = async |form: &[(&str, &str)]| {
            let judged = decider.post(&to, &[&[("sasaran", target.as_str())], form].concat()).await;
            assert_eq!(judged.status, StatusCode::SEE_OTHER, "{}", judged.words());
        };
        judge(&[("putusan", "layak")]).await;
        let id = begin(&decider, "verifikasi_bnba").await;
        attach_good(&decider, id).await;
        let head = officer(&site, Role::Pengesah, KABUPATEN).await;
        let all = site.ctx.store.within(Scope::new("99".parse().expect("a code")), Sight::Everything);
        let seen = all.batch(id).await.expect("read").expect("a batch").seen();
        assert_eq!(head.get(&format!("/petugas/batch/{id}")).await.value("versi"), seen.version.to_string());

        let path = format!("/petugas/batch/{id}");
        let out = decider.post(&format!("{path}/keluarkan-penilaian"), &[("", "")]).await;
        assert_eq!(out.status, StatusCode::SEE_OTHER, "{}", out.words());
        judge(&[("putusan", "tidak_layak"), ("alasan", "sudah_mampu")]).await;
        let again = decider.post(&format!("{path}/kumpulkan"), &[("", "")]).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.words());
        let now = all.batch(id).await.expect("read").expect("a batch").seen();
        assert_eq!((now.cases, now.verdicts, now.entries), (seen.cases, seen.verdicts, seen.entries));
        assert_eq!(endorse_seen(&head, id, seen).await.status, StatusCode::CONFLICT);
        assert_eq!(count(db, "batch where endorsed_at is not null").await, 0);
        assert_eq!(count(db, "outbox").await, 0);
        assert_eq!(endorse(&head, id).await.status, StatusCode::SEE_OTHER);
    }

    /// A new version of the data comes in between: of somebody who is not in it nothing could be written down but a village.
    async fn who_left_the_data_meanwhile_is_not_endorsed(db: &TestDb) {
        let (goes, stays) = (Listed::of(1, "Nur'aini"), Listed::of(2, "Sumiati Lestari"));
        let site = site_with(db, &[goes.clone(), stays.clone()]).await;
        let decider = officer(&site, Role::Verifikator, KABUPATEN).await;
        for one in [&goes, &stays] {
            let to = person(&decider, &one.nik).await.replace("/penerima/", "/kelayakan/");
            let page = decider.get(&to).await.page();
            let target = page.split("name=\"sasaran\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a target").to_owned();
            let judged = decider.post(&to, &[("sasaran", target.as_str()), ("putusan", "layak")]).await;
            assert_eq!(judged.status, StatusCode::SEE_OTHER, "{}", judged.words());
        }
        let id = begin(&decider, "verifikasi_bnba").await;
        let path = format!("/petugas/batch/{id}");
        attach_good(&decider, id).await;
        let head = officer(&site, Role::Pengesah, KABUPATEN).await;
        assert!(head.get(&path).await.words().contains("Semua syarat pengesahan sudah lengkap"));
        db.try_import("kedua.csv", Listed::file(std::slice::from_ref(&stays)), true).await.expect("loaded");
        let page = head.get(&path).await.words();
        assert!(page.contains("Orangnya tidak ada lagi di data penerima: 1 butir"), "{page}");
        let refused = endorse(&head, id).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.words().contains("memuat orang yang tidak ada lagi di data penerima"), "{}", refused.words());
        assert_eq!(count(db, "batch where endorsed_at is not null").await, 0);
        // Taken out and collected anew, who is not listed is passed over.
        decider.post(&format!("{path}/keluarkan-penilaian"), &[("", "")]).await;
        let again = decider.post(&format!("{path}/kumpulkan"), &[("", "")]).await;
        assert!(decider.get(again.to()).await.words().contains("0 kasus dan 1 penilaian dikumpulkan"));
        let done = endorse(&head, id).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.words());
    }
}
