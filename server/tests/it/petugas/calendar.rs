//! The calendar: seen by every officer, changed by the admin, never for the past.

use chrono::NaiveDate;
use domain::petugas::Role;
use domain::window::{Cycle, WindowKind, cycle_for, is_open, rule_for};
use reqwest::StatusCode;
use server::clock::WIB;

use super::{Petugas, officer};
use crate::http::site::Site;
use crate::support::{Raw, TestDb, on_both_databases};
use crate::usulan::warga::Answer;

const FORM: &str = "/petugas/kalender/baru";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn rule<'a>(
    from: &'a str,
    akhir: &'a str,
    nilai: &'a str,
    langkah: &'a str,
) -> Vec<(&'a str, &'a str)> {
    vec![
        ("jenis", "pengusulan"),
        ("hari_pertama", "1"),
        ("akhir", akhir),
        ("nilai", nilai),
        ("berlaku_dari", from),
        ("sumber", "Surat Dinas 17/2026 & 'lampiran'"),
        ("langkah", langkah),
    ]
}

async fn save(petugas: &Petugas<'_>, from: &str, akhir: &str, nilai: &str) -> Answer {
    petugas.post(FORM, &rule(from, akhir, nilai, "simpan")).await
}

async fn count(db: &TestDb, from: &str) -> i64 {
    Raw::open(db).await.number(&format!("select count(*) from {from}")).await
}

/// The cycle that something received at this moment may join.
async fn cycle_at(site: &Site, moment: &str) -> (String, NaiveDate) {
    let rules = site.ctx.store.windows().await.expect("windows");
    let at = chrono::DateTime::parse_from_rfc3339(moment).expect("a moment").with_timezone(&WIB);
    let offer = cycle_for(&rules, WindowKind::Pengusulan, at, 0);
    (offer.cycle.to_string(), offer.cutoff)
}

on_both_databases! {
    async fn a_new_rule_ends_the_one_before_and_changes_what_is_promised(db: &TestDb) {
        let site = Site::start(db).await;
        let admin = officer(&site, Role::Admin, "99.01").await;
        assert_eq!(cycle_at(&site, "2026-12-20T09:00:00+07:00").await, ("2026-12".to_owned(), day("2026-12-26")));
        let saved = save(&admin, "2026-12-01", "day", "17").await;
        assert_eq!((saved.status, saved.to()), (StatusCode::SEE_OTHER, "/petugas/kalender?tersimpan=1"), "{}", saved.words());
        assert_eq!(cycle_at(&site, "2026-12-20T09:00:00+07:00").await, ("2027-01".to_owned(), day("2027-01-17")));
        assert_eq!(cycle_at(&site, "2026-11-21T09:00:00+07:00").await, ("2026-11".to_owned(), day("2026-11-25")), "not for the month before");
        let raw = Raw::open(db).await;
        let rows = "select valid_from || ' ' || coalesce(cast(valid_to as text), '-') from calendar_window where kind = 'pengusulan' order by valid_from";
        let rows = if raw.is_postgres() { rows.replace("valid_from ||", "cast(valid_from as text) ||") } else { rows.to_owned() };
        assert_eq!(raw.texts(&rows).await, ["2022-04-01 2026-11-30", "2026-12-01 -"]);
        let noted = format!("audit_entry where action = 'calendar.change' and detail = 'pengusulan:2026-12-01' and actor_id = {}", admin.id);
        assert_eq!(count(db, &noted).await, 1);
        // A later version of the program brings its own rows up to date, and leaves this alone.
        db.store.migrate().await.expect("migrated again");
        assert_eq!(raw.texts(&rows).await, ["2022-04-01 2026-11-30", "2026-12-01 -"]);
        let page = admin.get("/petugas/kalender?tersimpan=1").await;
        for said in ["Surat Dinas 17/2026 & 'lampiran'", "Tanggal 1 sampai tanggal 17", "1 Desember 2026 sampai 17 Desember 2026", "sudah disimpan"] {
            assert!(page.words().contains(said), "{said}: {}", page.words());
        }
    }

    async fn a_rule_between_two_others_ends_where_the_next_begins(db: &TestDb) {
        let site = Site::start(db).await;
        let admin = officer(&site, Role::Admin, "99.01").await;
        save(&admin, "2027-06-01", "day", "17").await;
        save(&admin, "2027-01-01", "day", "10").await;
        let rules = site.ctx.store.windows().await.expect("windows");
        let on = |text| rule_for(&rules, WindowKind::Pengusulan, day(text)).expect("a rule");
        assert_eq!(on("2027-03-01").valid_to, Some(day("2027-05-31")));
        assert_eq!(on("2026-12-31").valid_to, Some(day("2026-12-31")));
        assert_eq!(on("2027-06-01").valid_to, None);
        assert!(is_open(&rules, WindowKind::Pengusulan, day("2027-03-10")) && !is_open(&rules, WindowKind::Pengusulan, day("2027-03-11")));
        // A program that brings a row of the same day must not take an officer's place.
        let raw = Raw::open(db).await;
        raw.run("update calendar_window set petugas_id = 1, end_value = 9 where kind = 'pbi'").await.expect("updated");
        db.store.migrate().await.expect("migrated again");
        assert_eq!(raw.number("select cast(end_value as bigint) from calendar_window where kind = 'pbi'").await, 9);
    }

    async fn nothing_is_changed_for_the_past_or_twice_for_a_day(db: &TestDb) {
        let site = Site::start(db).await;
        let admin = officer(&site, Role::Admin, "99.01").await;
        for (from, akhir, nilai, field) in [
            ("2026-11-20", "day", "17", "berlaku_dari"),
            ("2026-02-30", "day", "17", "berlaku_dari"),
            ("", "day", "17", "berlaku_dari"),
            ("2026-12-01", "day", "32", "nilai"),
            ("2026-12-01", "before_end", "28", "nilai"),
            ("2026-12-01", "", "5", "akhir"),
        ] {
            let refused = save(&admin, from, akhir, nilai).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{from} {akhir} {nilai}");
            assert!(refused.page().contains(&format!("href=\"#{field}\"")), "{field}: {}", refused.words());
            assert_eq!(refused.value("sumber"), "Surat Dinas 17/2026 & 'lampiran'");
        }
        assert_eq!(count(db, "calendar_window").await, 4);
        assert_eq!(save(&admin, "2026-11-21", "day", "17").await.status, StatusCode::SEE_OTHER, "today is not the past");
        let twice = save(&admin, "2026-11-21", "day", "18").await;
        assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(twice.words().contains("Sudah ada aturan"), "{}", twice.words());
        assert_eq!(count(db, "calendar_window").await, 5);
        let hard = [rule("2027-01-01", "day", "11", "simpan"), vec![("tutup", "ya"), ("jenis", "pbi")]].concat();
        assert_eq!(admin.post(FORM, &hard).await.status, StatusCode::UNPROCESSABLE_ENTITY, "PBI turns no citizen away");
    }

    async fn dates_are_shown_before_anything_is_saved(db: &TestDb) {
        let site = Site::start(db).await;
        let admin = officer(&site, Role::Admin, "99.01").await;
        let preview = admin.post(FORM, &rule("2027-12-01", "before_end", "0", "pratinjau")).await;
        assert_eq!(preview.status, StatusCode::OK);
        let words = preview.words();
        for said in ["Februari 2028 1 Februari 2028 sampai 29 Februari 2028", "1 April 2028 sampai 30 April 2028", "November 2028"] {
            assert!(words.contains(said), "{said}: {words}");
        }
        assert_eq!(count(db, "calendar_window").await, 4);
        let before = admin.post(FORM, &rule("2028-01-01", "before_end", "5", "")).await;
        assert!(before.words().contains("sampai 24 Februari 2028"), "{}", before.words());
        assert_eq!(Cycle::of(day("2028-02-11")).last_day(), day("2028-02-29"));
    }

    async fn every_officer_sees_it_and_only_the_admin_changes_it(db: &TestDb) {
        let site = Site::start(db).await;
        for role in [Role::OperatorDesa, Role::Verifikator, Role::Auditor] {
            let scope = if role == Role::OperatorDesa { "99.01.01.2001" } else { "99.01" };
            let petugas = officer(&site, role, scope).await;
            let page = petugas.get("/petugas/kalender").await;
            // The 21st: proposals to H-5, verification to H-1; PBI ended on the 11th.
            assert!(page.words().contains("Hari ini buka") && page.words().contains("Hari ini tutup, buka lagi 1 Desember 2026"), "{}", page.words());
            assert!(!page.page().contains(FORM), "{role:?}");
            assert_eq!(petugas.get(FORM).await.status, StatusCode::FORBIDDEN);
            assert_eq!(save(&petugas, "2026-12-01", "day", "17").await.status, StatusCode::FORBIDDEN);
        }
        assert_eq!(count(db, "calendar_window").await, 4);
        let admin = officer(&site, Role::Admin, "99.01").await;
        assert!(admin.get("/petugas/kalender").await.page().contains(FORM));
        assert_eq!(admin.get(FORM).await.value("berlaku_dari"), "2026-11-21");
    }

    /// The windows are the same for every office of an installation: nobody changes them for offices they are not over.
    async fn windows_of_several_offices_are_changed_by_who_is_over_them_all(db: &TestDb) {
        let site = Site::start(db).await;
        let own = officer(&site, Role::Admin, "99.01").await;
        officer(&site, Role::Provinsi, "99").await;
        assert!(own.get("/petugas/kalender").await.page().contains(FORM), "who reads figures works by no window");
        let other = officer(&site, Role::Verifikator, "99.02").await;
        let over_all = officer(&site, Role::Admin, "99").await;
        for answer in [own.get(FORM).await, save(&own, "2026-12-01", "day", "17").await] {
            assert_eq!(answer.status, StatusCode::FORBIDDEN);
            assert!(answer.words().contains("juga dipakai kantor di luar wilayah Anda"), "{}", answer.words());
            assert!(!answer.page().contains(&format!("href=\"{FORM}\"")), "no button");
        }
        assert!(!other.get("/petugas/kalender").await.words().contains("luar wilayah Anda"), "who changes none is told nothing");
        assert_eq!(count(db, "calendar_window").await, 4);
        assert!(over_all.get("/petugas/kalender").await.page().contains(FORM));
        assert_eq!(save(&over_all, "2026-12-01", "day", "17").await.status, StatusCode::SEE_OTHER);
        // An office that has closed is nobody's concern any more.
        let raw = Raw::open(db).await;
        raw.run("update petugas set disabled_at = 1 where scope <> '99.01'").await.expect("closed");
        assert_eq!(save(&own, "2026-12-02", "day", "17").await.status, StatusCode::SEE_OTHER);
    }
}
