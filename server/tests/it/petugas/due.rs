//! Deadlines at the edges of days, months and leap years, as Indonesia's west counts them (WIB).

use chrono::{DateTime, Utc};
use domain::petugas::Role;
use server::clock::Clock;
use server::usecase::Context;
use server::usecase::review::ask_info::resume_unanswered;
use server::usecase::review::escalate::escalate;

use super::deciding::{KABUPATEN, apply, case_of, fill, press, states, take};
use super::officer;
use super::queue::{found, tickets};
use super::waiting::{Waiting, put};
use crate::http::site::{Site, load_story_people};
use crate::sanggahan::RECIPIENT;
use crate::sanggahan::laporan::Laporan;
use crate::sanggahan::pelapor::{card, send};
use crate::support::on_both_databases;
use crate::usulan::isian::Isian;
use crate::usulan::warga::Warga;

/// Unix seconds of an instant.
fn seconds(instant: &str) -> i64 {
    instant.parse::<DateTime<Utc>>().expect("an instant").timestamp()
}

/// The same service at another time.
async fn at(site: &Site, instant: &str) -> Site {
    let clock = Clock::Fixed(instant.parse().expect("an instant"));
    Site::serve(Context { clock, ..site.ctx.clone() }).await
}

on_both_databases! {
    /// Fourteen days, whole ones, from the day in WIB on which it was sent.
    async fn a_report_is_due_at_the_end_of_the_fourteenth_day(db: &TestDb) {
        load_story_people(db).await;
        let start = Site::start(db).await;
        for (number, (sent, due)) in (1..).zip([
            ("2028-02-15T10:00:00+07:00", "2028-02-29T23:59:59+07:00"),
            // The last second of a day in WIB is still that day, whatever it is elsewhere.
            ("2028-02-15T23:59:59+07:00", "2028-02-29T23:59:59+07:00"),
            ("2028-02-16T00:00:00+07:00", "2028-03-01T23:59:59+07:00"),
            ("2028-02-16T01:30:00+09:00", "2028-02-29T23:59:59+07:00"),
            ("2027-02-15T10:00:00+07:00", "2027-03-01T23:59:59+07:00"),
            ("2027-12-20T10:00:00+07:00", "2028-01-03T23:59:59+07:00"),
            ("2027-04-17T10:00:00+07:00", "2027-05-01T23:59:59+07:00"),
        ]) {
            let site = at(&start, sent).await;
            // Each by somebody else: a second one of the same reporter would take the place of the first.
            let report = Laporan::sanggahan().by_neighbour(number);
            let receipt = send(&site, &report, &card(&site, RECIPIENT).await).await;
            assert_eq!(case_of(&site, &receipt).await.due_at, seconds(due), "{sent}");
        }
    }

    /// Asked shortly before midnight, and told after it: what was shown is what the citizen reads.
    async fn a_question_over_midnight_promises_the_day_it_keeps(db: &TestDb) {
        let start = Site::start(db).await;
        let site = at(&start, "2028-02-15T23:55:00+07:00").await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri().with_email("sumarni@example.id")).await;
        let petugas = officer(&site, Role::Verifikator, KABUPATEN).await;
        let left = case_of(&site, &receipt).await.due_at;
        take(&petugas, &receipt).await;
        let asked = [("putusan", "minta_info"), ("putusan_catatan", "Mohon foto dapur yang lebih jelas.")];
        let form = fill(&petugas, &receipt, &asked).await;
        let preview = press(&petugas, &receipt, "pratinjau", &form).await.words();
        assert!(preview.contains("1 Maret 2028"), "{preview}");
        press(&petugas, &receipt, "simpan", &form).await;
        let told = at(&start, "2028-02-16T00:05:00+07:00").await;
        assert_eq!(apply(&told).await, 1);
        let read = warga.on(&told).track(&receipt).await.words();
        assert!(read.contains("1 Maret 2028"), "{read}");
        assert_eq!(case_of(&told, &receipt).await.due_at, seconds("2028-03-01T23:59:59+07:00"));
        // The last second counts; the next day the review goes on, with as much time as was left.
        let last = at(&start, "2028-03-01T23:59:59+07:00").await;
        assert_eq!(resume_unanswered(&last.ctx).await.expect("looked"), 0);
        let over = at(&start, "2028-03-02T00:00:00+07:00").await;
        assert_eq!(resume_unanswered(&over.ctx).await.expect("resumed"), 1);
        assert_eq!(states(db).await, ["usulan under_review"]);
        let waited = seconds("2028-03-02T00:00:00+07:00") - seconds("2028-02-16T00:05:00+07:00");
        assert_eq!(case_of(&over, &receipt).await.due_at, left + waited);
    }

    /// The views, second by second around midnight in WIB, over the end of a leap February.
    async fn views_turn_at_midnight_in_wib(db: &TestDb) {
        let start = Site::start(db).await;
        let due = seconds("2028-02-29T23:59:59+07:00");
        let ticket = put(db, 0, &[Waiting { due_at: due, cycle: "2028-02", ..Waiting::default() }]).await;
        let none: [String; 0] = [];
        for (now, soon, late, escalated) in [
            ("2028-02-26T23:59:58+07:00", false, false, 0),
            ("2028-02-26T23:59:59+07:00", true, false, 0),
            ("2028-02-29T23:59:58+07:00", true, false, 0),
            ("2028-03-01T00:00:00+07:00", false, true, 1),
            // In the east of the country it is two hours later, and no other day.
            ("2028-03-01T02:00:01+09:00", false, true, 0),
        ] {
            let site = at(&start, now).await;
            assert_eq!(escalate(&site.ctx).await.expect("looked"), escalated, "{now}");
            let petugas = officer(&site, Role::Verifikator, KABUPATEN).await;
            let wanted = |shown: bool| if shown { ticket.as_slice() } else { none.as_slice() };
            assert_eq!(found(&petugas, "tampilan=hampir").await, wanted(soon), "{now}");
            assert_eq!(found(&petugas, "tampilan=lewat").await, wanted(late), "{now}");
            assert_eq!(found(&petugas, "tampilan=dinaikkan").await, wanted(late), "{now}");
            let row = petugas.get("/petugas").await;
            assert_eq!(tickets(&row), ticket);
            assert!(row.words().contains("29 Februari 2028"), "{}", row.words());
        }
    }
}
