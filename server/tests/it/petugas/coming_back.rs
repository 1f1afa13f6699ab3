//! What leaves an officer for a citizen, and comes back: nobody holds it meanwhile, and who asked finds it again. And an
//! appeal, which stays one however often it is given back.

use chrono::Duration;
use domain::petugas::Role;
use reqwest::StatusCode;
use server::usecase::review::ask_info::resume_unanswered;
use server::usecase::review::escalate::escalate;
use server::usecase::review::lease::release_expired;

use super::deciding::{KABUPATEN, REFUSED, apply, at, case_of, count, decide, proposal, states};
use super::queue::{found, tickets};
use super::{Petugas, officer};
use crate::http::site::Site;
use crate::support::{Raw, on_both_databases};
use crate::usulan::warga::{Receipt, Warga};

/// A question that is long enough.
const ASKED: [(&str, &str); 2] =
    [("putusan", "minta_info"), ("putusan_catatan", "Mohon foto dapur yang lebih jelas.")];

/// The citizen answers.
async fn answer(warga: &Warga<'_>, receipt: &Receipt) {
    warga.track(receipt).await;
    let sent = warga.post("/lacak/kasus/info", &[("info", "Fotonya sudah saya titipkan.")]).await;
    assert_eq!(sent.to(), "/lacak/kasus?selesai=info");
}

/// The citizen contests the outcome.
async fn appeal(warga: &Warga<'_>, receipt: &Receipt) {
    warga.track(receipt).await;
    let text = [("keberatan", "Rumah kami tidak seperti yang tertulis.")];
    let sent = warga.post("/lacak/kasus/keberatan", &text).await;
    assert_eq!(sent.to(), "/lacak/kasus?selesai=keberatan");
}

/// Takes the case from its own page.
async fn takes(petugas: &Petugas<'_>, receipt: &Receipt) -> StatusCode {
    petugas.post::<&str, &str>(&at(receipt, "ambil"), &[]).await.status
}

on_both_databases! {
    async fn who_asked_holds_the_case_no_longer_and_finds_it_when_it_is_answered(db: &TestDb) {
        let site = Site::start(db).await;
        let (warga, receipt, petugas) = proposal(&site).await;
        let ticket = receipt.ticket.as_str().to_owned();
        decide(&petugas, &receipt, &ASKED).await;
        let told = site.later(10).await;
        assert_eq!(apply(&told).await, 1);
        assert_eq!(count(db, "review_case where lease_by is null and lease_until is null").await, 1);
        let petugas = petugas.on(&told);
        let page = petugas.get(&format!("/petugas/kasus/{ticket}")).await;
        assert!(page.words().contains("menunggu jawaban warga, dan tenggatnya berhenti"), "{}", page.words());
        assert_eq!(takes(&petugas, &receipt).await, StatusCode::CONFLICT, "it is with the citizen");
        assert!(found(&petugas, "tampilan=saya").await.is_empty());
        assert!(found(&petugas, "tampilan=kembali").await.is_empty());
        assert_eq!(found(&petugas, "tampilan=info").await, std::slice::from_ref(&ticket));

        let answered = told.later(20).await;
        answer(&warga.on(&answered), &receipt).await;
        assert_eq!(count(db, "review_case where lease_by is null and state = 'under_review'").await, 1);
        // The job that ends leases leaves it where it is: who asked would not find it in the queue of all.
        assert_eq!(release_expired(&answered.ctx, 10).await, Ok(0));
        let (mine, other) = (petugas.on(&answered), officer(&answered, Role::Verifikator, KABUPATEN).await);
        let view = mine.get("/petugas?tampilan=kembali").await;
        assert_eq!(tickets(&view), std::slice::from_ref(&ticket));
        for said in ["Kembali ke saya 1", "kembali dari warga", "Anda yang bertanya"] {
            assert!(view.words().contains(said), "{said}: {}", view.words());
        }
        // Colleagues see whose it was, find it by its flag, and may take it: nobody is waited for.
        assert!(found(&other, "tampilan=kembali").await.is_empty());
        assert_eq!(found(&other, "tanda=kembali").await, std::slice::from_ref(&ticket));
        let queue = other.get("/petugas").await.words();
        assert!(queue.contains("Petugas Uji yang bertanya"), "{queue}");
        assert_eq!(takes(&mine, &receipt).await, StatusCode::SEE_OTHER);
        assert!(found(&mine, "tampilan=kembali").await.is_empty(), "it is among their own now");
        assert_eq!(found(&mine, "tampilan=saya").await, std::slice::from_ref(&ticket));
        assert!(found(&other, "tanda=kembali").await.is_empty());
        // Left lying it goes back to all.
        let over = answered.later(31).await;
        assert_eq!(release_expired(&over.ctx, 10).await, Ok(1));
        assert_eq!(states(db).await, ["usulan queued"]);
    }

    async fn what_nobody_answered_comes_back_the_same_way(db: &TestDb) {
        let site = Site::start(db).await;
        let (_, receipt, petugas) = proposal(&site).await;
        decide(&petugas, &receipt, &ASKED).await;
        let told = site.later(10).await;
        assert_eq!(apply(&told).await, 1);
        let after = told.later_by(Duration::days(15)).await;
        assert_eq!(resume_unanswered(&after.ctx).await.expect("resumed"), 1);
        let petugas = petugas.on(&after);
        petugas.sign_in().await;
        assert_eq!(found(&petugas, "tampilan=kembali").await, [receipt.ticket.as_str()]);
        let next = petugas.post("/petugas/ambil", &[("jenis", "usulan"), ("desa", "")]).await;
        assert_eq!(next.to(), format!("/petugas/kasus/{}?selesai=ambil", receipt.ticket.as_str()));
    }

    async fn who_goes_on_without_an_answer_holds_the_case(db: &TestDb) {
        let site = Site::start(db).await;
        let (_, receipt, petugas) = proposal(&site).await;
        decide(&petugas, &receipt, &ASKED).await;
        let told = site.later(10).await;
        assert_eq!(apply(&told).await, 1);
        let petugas = petugas.on(&told);
        let resumed = petugas.post(&at(&receipt, "lanjut"), &[("aksi", "lanjut")]).await;
        assert_eq!(resumed.status, StatusCode::SEE_OTHER, "{}", resumed.words());
        let held = format!("review_case where lease_by = {} and state = 'under_review'", petugas.id);
        assert_eq!(count(db, &held).await, 1);
        assert_eq!(count(db, "case_event where action = 'resume'").await, 1);
    }

    async fn an_appeal_stays_one_however_often_it_is_given_back(db: &TestDb) {
        let site = Site::start(db).await;
        let (warga, receipt, first) = proposal(&site).await;
        let ticket = receipt.ticket.as_str().to_owned();
        decide(&first, &receipt, &REFUSED).await;
        let told = site.later(10).await;
        assert_eq!(apply(&told).await, 1);
        let warga = warga.on(&told);
        appeal(&warga, &receipt).await;
        let second = officer(&told, Role::Verifikator, KABUPATEN).await;
        let first = first.on(&told);

        // Given back by hand.
        assert_eq!(takes(&second, &receipt).await, StatusCode::SEE_OTHER);
        assert_eq!(states(db).await, ["usulan under_review"]);
        assert_eq!(second.post::<&str, &str>(&at(&receipt, "lepas"), &[]).await.to(), "/petugas");
        assert_eq!(states(db).await, ["usulan appealed"]);
        // Left lying.
        assert_eq!(takes(&second, &receipt).await, StatusCode::SEE_OTHER);
        let over = told.later(31).await;
        assert_eq!(release_expired(&over.ctx, 10).await, Ok(1));
        assert_eq!(states(db).await, ["usulan appealed"]);
        // Its officer is taken out of use.
        let third = officer(&over, Role::Verifikator, KABUPATEN).await;
        assert_eq!(takes(&third, &receipt).await, StatusCode::SEE_OTHER);
        let admin = officer(&over, Role::Admin, KABUPATEN).await;
        let path = format!("/petugas/orang/{}/nonaktif", third.id);
        assert_eq!(admin.post(&path, &[("yakin", "ya")]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(states(db).await, ["usulan appealed"]);

        let (first, second) = (first.on(&over), second.on(&over));
        first.sign_in().await;
        second.sign_in().await;
        assert_eq!(found(&second, "tampilan=keberatan").await, std::slice::from_ref(&ticket));
        let own = first.get("/petugas?tampilan=keberatan").await;
        assert_eq!(tickets(&own), std::slice::from_ref(&ticket));
        assert!(own.words().contains("keberatan atas putusan Anda: bukan untuk Anda"), "{}", own.words());
        assert!(!second.get("/petugas").await.words().contains("bukan untuk Anda"));
        assert_eq!(takes(&first, &receipt).await, StatusCode::CONFLICT, "still for another");
        let next = first.post("/petugas/ambil", &[("jenis", ""), ("desa", "")]).await;
        assert_eq!(next.to(), "/petugas?ambil=habis");
        // Nor is it handed to them.
        assert_eq!(takes(&second, &receipt).await, StatusCode::SEE_OTHER);
        let handed = second.post(&at(&receipt, "serahkan"), &[("kepada", first.username.as_str())]).await;
        assert_eq!(handed.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", handed.words());
        assert!(handed.words().contains("Petugas ini tidak dapat menerima kasus"), "{}", handed.words());
        // Its history says what came back; who takes it and gives it back is the office's alone.
        let words = second.get(&format!("/petugas/kasus/{ticket}")).await.words();
        assert_eq!(words.matches("Keberatan kembali ke antrean").count(), 3, "{words}");
        let words = warga.on(&over).track(&receipt).await.words();
        assert!(words.contains("Keberatan diajukan") && !words.contains("kembali ke antrean"), "{words}");
    }

    async fn an_appeal_has_a_deadline_of_its_own_and_is_put_before_the_head_anew(db: &TestDb) {
        let site = Site::start(db).await;
        let (warga, receipt, petugas) = proposal(&site).await;
        let late = site.later_by(Duration::days(60)).await;
        assert_eq!(escalate(&late.ctx).await.expect("marked"), 1);
        let petugas = petugas.on(&late);
        petugas.sign_in().await;
        decide(&petugas, &receipt, &REFUSED).await;
        let told = late.later(10).await;
        assert_eq!(apply(&told).await, 1);
        appeal(&warga.on(&told), &receipt).await;
        let case = case_of(&told, &receipt).await;
        // 20 January 2027, and the 14 days that are in force: to the last second of 3 February in WIB.
        assert_eq!(case.due_at, 1_801_673_999, "{}", case.due_at);
        assert_eq!(case.escalated_at, None, "it is not late any more");
        assert_eq!(escalate(&told.ctx).await.expect("looked"), 0);
        let late_again = told.later_by(Duration::days(15)).await;
        assert_eq!(escalate(&late_again.ctx).await.expect("marked"), 1);
        assert_eq!(states(db).await, ["usulan appealed"], "late is not lapsed");
    }

    /// Who says after deciding that they are close to somebody in the case has decided nothing.
    async fn a_conflict_declared_in_the_ten_minutes_undoes_the_decision(db: &TestDb) {
        let site = Site::start(db).await;
        let (_, receipt, petugas) = proposal(&site).await;
        decide(&petugas, &receipt, &REFUSED).await;
        let declared = petugas.post(&at(&receipt, "konflik"), &[("aksi", "konflik")]).await;
        assert_eq!(declared.to(), "/petugas?selesai=konflik");
        let later = site.later(10).await;
        assert_eq!(apply(&later).await, 0);
        assert_eq!(count(db, "case_decision where void_at is not null").await, 1);
        assert_eq!(release_expired(&later.ctx, 10).await, Ok(1));
        assert_eq!(states(db).await, ["usulan queued"]);
        let other = officer(&later, Role::Verifikator, KABUPATEN).await;
        decide(&other, &receipt, &REFUSED).await;
    }

    /// Who is taken out of use after deciding has decided nothing either, and the case waits for somebody else.
    async fn a_decision_of_somebody_who_left_puts_the_case_back(db: &TestDb) {
        let site = Site::start(db).await;
        let (_, receipt, petugas) = proposal(&site).await;
        decide(&petugas, &receipt, &REFUSED).await;
        let admin = officer(&site, Role::Admin, KABUPATEN).await;
        let path = format!("/petugas/orang/{}/nonaktif", petugas.id);
        assert_eq!(admin.post(&path, &[("yakin", "ya")]).await.status, StatusCode::SEE_OTHER);
        let later = site.later(10).await;
        assert_eq!(apply(&later).await, 0);
        assert_eq!(states(db).await, ["usulan queued"], "it came back from no citizen");
        assert_eq!(Raw::open(db).await.number("select count(*) from outbox").await, 1);
    }
}
