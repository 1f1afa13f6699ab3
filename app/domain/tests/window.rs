//! Windows of the month and the cycle a proposal may join (§4.5, scenarios 11 and 12).

use chrono::{DateTime, FixedOffset, NaiveDate};
use domain::window::WindowEnd::{BeforeMonthEnd, Day};
use domain::window::WindowKind::{Pbi, Pengesahan, Pengusulan, VerifikasiBnba};
use domain::window::{
    Cycle, CycleOffer, WindowEnd, WindowKind, WindowRule, cycle_for, is_open, last_day, rule_for,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap()
}

fn month(text: &str) -> Cycle {
    text.parse().unwrap()
}

fn rule(kind: WindowKind, first_day: u8, end: WindowEnd, valid_from: &str) -> WindowRule {
    WindowRule {
        kind,
        first_day,
        end,
        hard_close: false,
        valid_from: day(valid_from),
        valid_to: None,
        source: "test".to_owned(),
    }
}

/// The windows of 2022.
fn rules() -> Vec<WindowRule> {
    vec![
        rule(Pbi, 1, Day(11), "2022-01-01"),
        rule(VerifikasiBnba, 14, BeforeMonthEnd(1), "2022-01-01"),
        rule(Pengusulan, 1, BeforeMonthEnd(5), "2022-01-01"),
        rule(Pengesahan, 1, BeforeMonthEnd(1), "2022-01-01"),
    ]
}

fn offer(received: &str, lead_days: u32) -> CycleOffer {
    cycle_for(&rules(), WindowKind::Pengusulan, at(received), lead_days)
}

#[test]
fn windows_end_as_the_table_says() {
    for (cycle, [pbi, bnba, pengusulan, pengesahan]) in [
        ("2024-02", [11, 28, 24, 28]),
        ("2025-02", [11, 27, 23, 27]),
        ("2025-04", [11, 29, 25, 29]),
        ("2025-12", [11, 30, 26, 30]),
    ] {
        let ends = [
            (Pbi, pbi),
            (VerifikasiBnba, bnba),
            (Pengusulan, pengusulan),
            (Pengesahan, pengesahan),
        ];
        for (kind, last) in ends {
            let rules = rules();
            let rule = rule_for(&rules, kind, day("2024-01-01")).unwrap();
            let expected = day(&format!("{cycle}-{last:02}"));
            assert_eq!(last_day(rule, month(cycle)), expected, "{kind:?}");
        }
    }
}

#[test]
fn a_day_that_the_month_does_not_have_is_its_last() {
    let late = rule(Pbi, 1, Day(31), "2022-01-01");
    assert_eq!(last_day(&late, month("2025-02")), day("2025-02-28"));
    let early = rule(Pbi, 1, BeforeMonthEnd(40), "2022-01-01");
    assert_eq!(last_day(&early, month("2025-02")), day("2025-02-01"));
}

#[test]
fn between_the_windows_nothing_is_open() {
    for (date, pbi, bnba) in [
        ("2025-02-01", true, false),
        ("2025-02-11", true, false),
        ("2025-02-12", false, false),
        ("2025-02-13", false, false),
        ("2025-02-14", false, true),
        ("2025-02-27", false, true),
        ("2025-02-28", false, false),
        // Before any rule.
        ("2021-02-14", false, false),
    ] {
        assert_eq!(is_open(&rules(), Pbi, day(date)), pbi, "{date}");
        assert_eq!(is_open(&rules(), VerifikasiBnba, day(date)), bnba, "{date}");
    }
}

#[test]
fn a_proposal_before_the_cut_off_joins_the_month() {
    let offer = offer("2025-02-20T10:00:00+07:00", 0);
    assert_eq!(offer.cycle.to_string(), "2025-02");
    assert_eq!(offer.cutoff, day("2025-02-23"));
    assert_eq!(offer.receive_by, day("2025-02-23"));
    assert!(offer.is_current(at("2025-02-20T10:00:00+07:00")));
}

#[test]
fn the_cut_off_is_inclusive_to_the_second() {
    for (received, lead_days, cycle, cutoff) in [
        ("2025-02-23T23:59:59+07:00", 0, "2025-02", "2025-02-23"),
        ("2025-02-24T00:00:01+07:00", 0, "2025-03", "2025-03-26"),
        ("2025-02-24T00:00:00+07:00", 0, "2025-03", "2025-03-26"),
        ("2024-02-24T23:59:59+07:00", 0, "2024-02", "2024-02-24"),
        ("2024-02-25T00:00:00+07:00", 0, "2024-03", "2024-03-26"),
        ("2024-02-29T12:00:00+07:00", 0, "2024-03", "2024-03-26"),
        ("2025-02-20T23:59:59+07:00", 3, "2025-02", "2025-02-23"),
        ("2025-02-21T00:00:00+07:00", 3, "2025-03", "2025-03-26"),
        ("2025-12-27T08:00:00+07:00", 0, "2026-01", "2026-01-26"),
        // More lead than a month has days.
        ("2025-02-01T08:00:00+07:00", 40, "2025-03", "2025-03-26"),
    ] {
        let offer = offer(received, lead_days);
        assert_eq!(offer.cycle, month(cycle), "{received} lead {lead_days}");
        assert_eq!(offer.cutoff, day(cutoff), "{received} lead {lead_days}");
    }
    let later = "2025-02-24T00:00:01+07:00";
    assert!(!offer(later, 0).is_current(at(later)));
}

#[test]
fn the_clock_is_that_of_the_west_wherever_the_sender_is() {
    // 01:30 in Jayapura on the 24th is 23:30 in Jakarta on the 23rd.
    assert_eq!(offer("2025-02-24T01:30:00+09:00", 0).cycle, month("2025-02"));
    assert_eq!(offer("2025-02-23T16:59:59+00:00", 0).cycle, month("2025-02"));
    assert_eq!(offer("2025-02-23T17:00:00+00:00", 0).cycle, month("2025-03"));
}

#[test]
fn a_new_rule_counts_from_its_first_day() {
    let mut rules = rules();
    rules[2].valid_to = Some(day("2025-11-30"));
    rules.push(rule(Pengusulan, 1, Day(17), "2025-12-01"));
    let cutoff = |received| cycle_for(&rules, WindowKind::Pengusulan, at(received), 0).cutoff;
    assert_eq!(cutoff("2025-11-25T08:00:00+07:00"), day("2025-11-25"));
    assert_eq!(cutoff("2025-11-26T08:00:00+07:00"), day("2025-12-17"));
    assert_eq!(cutoff("2025-12-18T08:00:00+07:00"), day("2026-01-17"));
    let in_force = rule_for(&rules, Pengusulan, day("2025-12-01")).unwrap();
    assert_eq!(in_force.end, Day(17));
}

#[test]
fn a_rule_that_changes_after_its_cut_off_does_not_open_the_month_again() {
    let mut rules = rules();
    rules[2].valid_to = Some(day("2025-12-20"));
    rules.push(rule(Pengusulan, 1, Day(17), "2025-12-21"));
    let offer = cycle_for(&rules, WindowKind::Pengusulan, at("2025-12-19T08:00:00+07:00"), 0);
    assert_eq!(offer.cutoff, day("2026-01-17"));
}

#[test]
fn without_a_rule_a_proposal_is_still_taken() {
    let offer = cycle_for(&[], WindowKind::Pengusulan, at("2025-02-28T10:00:00+07:00"), 0);
    assert_eq!((offer.cycle, offer.cutoff), (month("2025-02"), day("2025-02-28")));
}

#[test]
fn a_cycle_is_written_as_year_and_month() {
    assert_eq!(Cycle::of(day("2024-02-29")).to_string(), "2024-02");
    assert_eq!(month("2024-12").next(), month("2025-01"));
    assert_eq!(month("2024-02").last_day(), day("2024-02-29"));
    assert_eq!((month("2024-02").year(), month("2024-02").month()), (2024, 2));
    for text in ["", "2024", "2024-13", "2024-2", "24-02", "2024-02-01", "2024/02"] {
        assert!(text.parse::<Cycle>().is_err(), "{text:?}");
    }
}
