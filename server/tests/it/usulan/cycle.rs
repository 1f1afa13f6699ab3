//! Scenario 12: which month a proposal may join, to the second, and in Indonesian time.

use super::isian::Isian;
use super::site_at;
use super::warga::Warga;
use crate::support::{Raw, TestDb, on_both_databases};

/// Sends a proposal at this instant and says what the receipt and the rows say.
async fn sent_at(db: &TestDb, instant: &str, lead_days: &str) -> (String, String) {
    let site = site_at(db, instant, lead_days).await;
    let receipt = Warga::new(&site).propose(&Isian::diri()).await;
    let raw = Raw::open(db).await;
    let ticket = receipt.ticket.as_str();
    let query = format!("select cycle || ' ' || state from review_case where ticket = '{ticket}'");
    (receipt.page.words(), raw.texts(&query).await.remove(0))
}

on_both_databases! {
    async fn the_last_second_of_the_window_is_this_month_and_the_next_is_the_following(db: &TestDb) {
        let (words, kept) = sent_at(db, "2025-02-23T23:59:59+07:00", "0").await;
        assert_eq!(kept, "2025-02 queued");
        assert!(words.contains("siklus Februari 2025, batas pengusulan 23 Februari 2025"), "{words}");
        let (words, kept) = sent_at(db, "2025-02-24T00:00:01+07:00", "0").await;
        assert_eq!(kept, "2025-03 waiting_for_window");
        assert!(words.contains("siklus Maret 2025, batas pengusulan 26 Maret 2025"), "{words}");
        assert!(words.contains("sudah lewat"), "it is said plainly: {words}");
    }

    async fn a_leap_year_ends_a_day_later(db: &TestDb) {
        assert_eq!(sent_at(db, "2024-02-24T23:59:59+07:00", "0").await.1, "2024-02 queued");
        let (words, kept) = sent_at(db, "2024-02-29T12:00:00+07:00", "0").await;
        assert_eq!(kept, "2024-03 waiting_for_window");
        assert!(words.contains("Maret 2024"), "{words}");
    }

    async fn the_office_needs_its_days(db: &TestDb) {
        assert_eq!(sent_at(db, "2025-02-20T23:59:59+07:00", "3").await.1, "2025-02 queued");
        assert_eq!(sent_at(db, "2025-02-21T00:00:00+07:00", "3").await.1, "2025-03 waiting_for_window");
    }

    async fn half_past_one_in_papua_is_still_the_day_before(db: &TestDb) {
        let (words, kept) = sent_at(db, "2025-02-24T01:30:00+09:00", "0").await;
        assert_eq!(kept, "2025-02 queued");
        assert!(words.contains("23 Februari 2025 pukul 23.30"), "{words}");
    }

    async fn the_day_counts_on_which_it_is_sent_not_begun(db: &TestDb) {
        let before = site_at(db, "2025-02-23T23:50:00+07:00", "0").await;
        let warga = Warga::new(&before);
        warga.fill(&Isian::diri()).await;
        let after = before.later(20).await;
        let receipt = warga.on(&after).finish().await;
        assert!(receipt.page.words().contains("Maret 2025"));
    }
}
