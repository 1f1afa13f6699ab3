//! The public numbers: counted once a month is over, small ones held back, nothing that gives them away (S-10).

use reqwest::StatusCode;
use server::usecase::numbers::count_months;

use crate::http::site::Site;
use crate::support::{Raw, TestDb, on_both_databases};
use crate::usulan::warga::Warga;

/// 15 October 2026, 10:00 WIB, in Unix seconds: a month before the usual instant of stories.
const OCTOBER: i64 = 1_792_033_200;
const DAY: i64 = 86_400;

/// Cases of a kind in a village, sent in October and, where `outcome` is one, decided four days later.
async fn cases(db: &TestDb, count: i64, (kind, desa): (&str, &str), outcome: &str) {
    let raw = Raw::open(db).await;
    for number in 0..count {
        let ticket = format!("{kind}-{desa}-{outcome}-{number}");
        let case = format!(
            "insert into review_case (kind, state, ticket, desa, cycle, cutoff_at, due_at, submitted_at, \
             state_since, lang, warnings) values ('{kind}', 'queued', '{ticket}', '{desa}', '2026-10', 0, 0, \
             {OCTOBER}, 0, 'id', '')"
        );
        raw.run(&case).await.expect("a case");
        if !outcome.is_empty() {
            let event = format!(
                "insert into case_event (case_id, at, action, to_state, actor) select id, {}, 'find', '{outcome}', \
                 'petugas' from review_case where ticket = '{ticket}'",
                OCTOBER + 4 * DAY
            );
            raw.run(&event).await.expect("an event");
        }
    }
}

/// The page and the file of Kabupaten Uji.
async fn public(site: &Site) -> (String, String) {
    let page = Warga::new(site).get("/statistik?kabupaten=99.01").await;
    assert_eq!(page.status, StatusCode::OK);
    let file = site.get("/statistik.csv?kabupaten=99.01").await;
    assert_eq!(file.status(), StatusCode::OK);
    (page.words(), file.text().await.expect("text"))
}

on_both_databases! {
    async fn what_came_last_month_is_told_by_district_and_small_numbers_are_not(db: &TestDb) {
        let site = Site::start(db).await;
        cases(db, 25, ("usulan", "99.01.01.2001"), "").await;
        cases(db, 3, ("usulan", "99.01.02.2001"), "").await;
        cases(db, 12, ("usulan", "99.01.01.2002"), "layak").await;
        cases(db, 11, ("usulan", "99.01.01.2002"), "tidak_layak").await;
        assert_eq!(count_months(&site.ctx).await.expect("counted"), 1);
        assert_eq!(count_months(&site.ctx).await.expect("counted"), 0, "each month once");
        let (page, file) = public(&site).await;
        assert!(page.contains("Usulan yang masuk") && page.contains("10/26"), "{page}");
        // 48 in one district and 3 in the other: with the sum of both, 48 would give the three away.
        assert_eq!(file.matches("2026-10,diterima,ditahan").count(), 2, "{file}");
        assert!(file.contains("2026-10,diterima,51") && !file.contains(",48"), "{file}");
        assert!(page.contains("51") && !page.contains("48"), "the sum alone: {page}");
        assert!(file.contains("2026-10,layak,12"), "{file}");
        assert!(file.contains("2026-10,tidak_layak,ditahan"), "11 hides that nothing else was decided: {file}");
        assert!(file.contains("2026-10,jumlah,23"), "{file}");
        assert!(page.contains("kurang dari sepuluh"), "{page}");
    }

    async fn the_month_that_runs_is_nobodys_to_know(db: &TestDb) {
        let site = Site::start(db).await;
        count_months(&site.ctx).await.expect("counted");
        let before = Warga::new(&site).get("/statistik").await.words();
        let raw = Raw::open(db).await;
        cases(db, 30, ("sanggahan", "99.01.01.2001"), "").await;
        raw.run("update review_case set submitted_at = 1795225000").await.expect("this month");
        count_months(&site.ctx).await.expect("counted");
        assert_eq!(Warga::new(&site).get("/statistik").await.words(), before);
    }

    async fn objections_are_told_for_the_whole_regency_alone_and_only_when_decided(db: &TestDb) {
        let site = Site::start(db).await;
        cases(db, 40, ("usulan", "99.01.01.2001"), "").await;
        cases(db, 31, ("sanggahan", "99.01.01.2001"), "").await;
        cases(db, 17, ("sanggahan", "99.01.01.2002"), "tidak_layak").await;
        count_months(&site.ctx).await.expect("counted");
        let (page, file) = public(&site).await;
        for line in file.lines().filter(|line| line.contains("sanggahan")) {
            assert!(line.starts_with("tanggapan_diputus,99.01,"), "{line}");
            assert!(!line.ends_with(",48") && !line.ends_with(",31"), "what waits is not told: {line}");
        }
        // The other kinds are none: 17 of this kind and 17 in all would tell so.
        let october = file.lines().filter(|line| line.starts_with("tanggapan_diputus,99.01,2026-10,"));
        let told: Vec<&str> = october.filter_map(|line| line.rsplit(',').next()).collect();
        assert_eq!(told, ["ditahan", "ditahan", "ditahan", "ditahan", "17"], "{file}");
        assert!(page.contains("Tanggapan bukan pemungutan suara"), "{page}");
    }

    async fn what_retention_erases_changes_no_number(db: &TestDb) {
        let site = Site::start(db).await;
        cases(db, 40, ("usulan", "99.01.01.2001"), "layak").await;
        count_months(&site.ctx).await.expect("counted");
        let before = public(&site).await;
        let raw = Raw::open(db).await;
        raw.run("delete from case_event").await.expect("erased");
        raw.run("delete from review_case").await.expect("erased");
        count_months(&site.ctx).await.expect("counted");
        assert_eq!(public(&site).await, before);
    }

    async fn a_region_without_numbers_and_nonsense_are_no_fault(db: &TestDb) {
        let site = Site::start(db).await;
        for query in ["", "?kabupaten=", "?kabupaten=99", "?kabupaten=xx", "?kabupaten=99.02", "?kabupaten=1&kabupaten=2"] {
            let status = site.get(&format!("/statistik{query}")).await.status();
            assert_eq!(status, StatusCode::OK, "{query}");
            let status = site.get(&format!("/statistik.csv{query}")).await.status();
            assert_eq!(status, StatusCode::NOT_FOUND, "{query}");
        }
    }
}
