//! What is forgotten, and when.

use chrono::Duration;
use domain::review::{Action, Actor};
use server::jobs::cycle::open_cycle;
use server::jobs::retention::{Erased, erase_expired};

use super::laporan::Laporan;
use super::pelapor::{Pelapor, card, send};
use super::right_of_reply::{UNTIL_MORNING, print};
use super::{RECIPIENT, case_of, count, site, step};
use crate::http::site::Site;
use crate::support::{Raw, TestDb, on_both_databases};
use crate::usulan::warga::Receipt;

/// One turn of the job so many days after the usual instant.
async fn erase(site: &Site, days: i64) -> Erased {
    let now = site.ctx.clock.now() + Duration::days(days) + Duration::minutes(90);
    erase_expired(&site.ctx.store, &site.ctx.files, now).await.expect("erased")
}

async fn close(site: &Site, receipt: &Receipt) {
    let case = case_of(site, receipt).await;
    step(site, case.id, Action::Take, Actor::Petugas).await;
    step(site, case.id, Action::FindTidakLayak, Actor::Petugas).await;
}

/// How many values of reports are not null.
async fn left(db: &TestDb) -> [i64; 4] {
    let mut left = [0; 4];
    for (place, column) in
        ["subject", "sealed", "reporter", "reporter_token"].into_iter().enumerate()
    {
        left[place] = count(db, &format!("laporan where {column} is not null")).await;
    }
    left
}

on_both_databases! {
    async fn a_closed_report_is_erased_with_its_answer_and_its_right(db: &TestDb) {
        let site = site(db).await;
        let token = card(&site, RECIPIENT).await;
        let objection = send(&site, &Laporan::sanggahan().with_email("hartono@pos.example"), &token).await;
        let open = send(&site, &Laporan::tanggapan().by_neighbour(1), &token).await;
        let morning = site.later(UNTIL_MORNING).await;
        let code = print(&morning).await[0].code.clone();
        let pelapor = Pelapor::new(&morning, "hak_jawab");
        pelapor.begin_answer(&code).await;
        pelapor.answer_all(&Laporan::jawaban()).await;
        let answer = pelapor.finish().await;
        assert_eq!(site.ctx.files.list().await.expect("listed").len(), 2);
        close(&site, &objection).await;
        // As long as the answer waits, the objection it answers stays whole.
        erase(&site, 1_826).await;
        assert_eq!(left(db).await, [3, 3, 2, 2]);
        close(&site, &answer).await;
        erase(&site, 179).await;
        assert_eq!(site.ctx.files.list().await.expect("listed").len(), 2);
        assert_eq!(erase(&site, 180).await.photos, 2);
        assert!(site.ctx.files.list().await.expect("listed").is_empty());
        assert_eq!(erase(&site, 1_824).await.cases, 0);
        assert_eq!((left(db).await, count(db, "reply_right").await), ([3, 3, 2, 2], 1));
        assert_eq!(erase(&site, 1_825).await.cases, 2);
        assert_eq!((left(db).await, count(db, "reply_right").await), ([1, 1, 1, 1], 0), "the open one stays");
        assert_eq!(count(db, "outbox where case_id is not null").await, 0);
        assert_eq!(count(db, "case_link").await, 0);
        for receipt in [&objection, &answer] {
            assert!(case_of(&site, receipt).await.erased_at.is_some());
        }
        assert!(case_of(&site, &open).await.erased_at.is_none());
        // What is erased opens without trouble, and says so.
        let warga = crate::usulan::warga::Warga::new(&site);
        warga.track(&objection).await;
        assert_eq!(warga.get("/lacak/kasus/data").await.status, reqwest::StatusCode::OK);
        // The next objection begins anew.
        send(&site, &Laporan::sanggahan(), &token).await;
        assert_eq!(count(db, "reply_right").await, 1);
    }

    async fn who_reported_whom_is_forgotten_with_the_month(db: &TestDb) {
        let site = site(db).await;
        let token = card(&site, RECIPIENT).await;
        let first = send(&site, &Laporan::sanggahan(), &token).await;
        open_cycle(&site.ctx).await.expect("opened");
        assert_eq!(count(db, "laporan where reporter_token is not null").await, 1, "this month still counts");
        // The cycle of a report of 21 November ends with November.
        let december = site.later_by(Duration::days(11)).await;
        open_cycle(&december.ctx).await.expect("opened");
        assert_eq!(count(db, "laporan where reporter_token is not null").await, 0);
        assert_eq!(count(db, "laporan where reporter is not null").await, 1, "officers can still open who it was");
        // In the new month a report takes nobody's place and is linked with nobody's.
        let token = card(&december, RECIPIENT).await;
        let pelapor = Pelapor::new(&december, "sanggahan");
        pelapor.fill(&Laporan::sanggahan(), &token).await;
        let refused = pelapor.kirim(Some((&first.ticket.to_string(), &first.pin))).await;
        assert_eq!(refused.status.as_u16(), 422, "{}", refused.words());
        pelapor.finish().await;
        let warnings = Raw::open(db).await.texts("select warnings from review_case order by id").await;
        assert_eq!(warnings, ["", ""]);
        assert_eq!(count(db, "case_link where reason = 'reporter'").await, 0);
    }

    async fn drafts_of_reports_go_like_all_others(db: &TestDb) {
        let site = site(db).await;
        let token = card(&site, RECIPIENT).await;
        let unsent = Pelapor::new(&site, "sanggahan");
        unsent.fill(&Laporan::sanggahan(), &token).await;
        send(&site, &Laporan::sanggahan().by_neighbour(1), &token).await;
        assert_eq!(count(db, "draft where subject is not null").await, 2);
        assert_eq!(erase(&site, 1).await.sent_drafts, 1);
        assert_eq!((count(db, "draft").await, count(db, "draft_step").await), (1, 3));
        assert_eq!(erase(&site, 29).await.drafts, 0);
        assert_eq!(erase(&site, 30).await.drafts, 1);
        assert_eq!((count(db, "draft").await, count(db, "draft_step").await, count(db, "attachment").await), (0, 0, 1));
        assert_eq!(site.ctx.files.list().await.expect("listed").len(), 1, "the photo of the one that was sent");
        // A discarded one goes at once, its photo too.
        let discarded = Pelapor::new(&site, "sanggahan");
        discarded.fill(&Laporan::sanggahan(), &token).await;
        let none: &[(&str, &str)] = &[];
        let to = discarded.post("draf/hapus", none).await.to().to_owned();
        assert_eq!(to, "/sanggahan/baru?selesai=hapus");
        assert!(discarded.warga.get(&to).await.words().contains("sudah dihapus semuanya"));
        assert_eq!((count(db, "draft").await, count(db, "draft_step").await), (0, 0));
        assert_eq!(site.ctx.files.list().await.expect("listed").len(), 1);
    }
}
