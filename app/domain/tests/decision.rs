//! What may be decided, when, and for which reasons (W-4, scenario 19).

use chrono::NaiveDate;
use domain::decision::{Decision, is_finding, next_opening, reason_suits, window_of};
use domain::review::{Action, Actor, CaseKind, CaseState, next};
use domain::window::WindowEnd::{BeforeMonthEnd, Day};
use domain::window::{WindowEnd, WindowKind, WindowRule};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn rule(kind: WindowKind, first_day: u8, end: WindowEnd) -> WindowRule {
    WindowRule {
        kind,
        first_day,
        end,
        hard_close: false,
        valid_from: day("2022-01-01"),
        valid_to: None,
        source: "test".to_owned(),
    }
}

fn rules() -> Vec<WindowRule> {
    vec![
        rule(WindowKind::VerifikasiBnba, 14, BeforeMonthEnd(1)),
        rule(WindowKind::Pengusulan, 1, BeforeMonthEnd(5)),
        rule(WindowKind::Pengesahan, 1, BeforeMonthEnd(1)),
        rule(WindowKind::Pbi, 1, Day(11)),
    ]
}

fn opens(kind: WindowKind, on: &str) -> Option<String> {
    next_opening(&rules(), kind, day(on)).map(|day| day.to_string())
}

#[test]
fn every_decision_is_a_move_from_review_to_the_state_it_names() {
    for decision in Decision::ALL {
        match (decision.action(), decision.state()) {
            (Some(action), Some(state)) => {
                let to = next(CaseState::UnderReview, action, Actor::Petugas);
                assert_eq!(to, Some(state), "{decision:?}");
                assert_eq!(is_finding(action), decision.is_outcome(), "{decision:?}");
            }
            (None, None) => assert_eq!(*decision, Decision::KunjunganLapangan),
            other => panic!("{decision:?} {other:?}"),
        }
    }
}

#[test]
fn every_kind_can_be_found_to_hold_or_not() {
    for kind in CaseKind::ALL {
        let offered: Vec<Decision> = Decision::of(*kind).collect();
        assert!(offered.starts_with(&[Decision::Layak, Decision::TidakLayak]), "{kind:?}");
    }
    assert!(!Decision::MintaInfo.suits(CaseKind::UsulanKemensos), "there is nobody to ask");
    assert!(Decision::Ganda.suits(CaseKind::Usulan) && !Decision::Ganda.suits(CaseKind::HakData));
}

#[test]
fn only_objections_and_statements_wait_for_the_window_of_verification() {
    for kind in CaseKind::ALL {
        for action in Action::ALL.iter().filter(|action| is_finding(**action)) {
            let expected = matches!(kind, CaseKind::Sanggahan | CaseKind::TanggapanLayak)
                .then_some(WindowKind::VerifikasiBnba);
            assert_eq!(window_of(*kind, *action), expected, "{kind:?} {action:?}");
        }
        assert_eq!(window_of(*kind, Action::AskInfo), None, "a question waits for no window");
        assert_eq!(window_of(*kind, Action::Endorse), Some(WindowKind::Pengesahan));
    }
    assert_eq!(window_of(CaseKind::Usulan, Action::Batch), Some(WindowKind::Pengusulan));
    assert_eq!(window_of(CaseKind::Sanggahan, Action::Batch), None);
}

#[test]
fn on_the_twelfth_the_verification_opens_on_the_fourteenth() {
    for month in ["2025-02", "2026-12"] {
        let opening = format!("{month}-14");
        assert_eq!(opens(WindowKind::VerifikasiBnba, &format!("{month}-12")), Some(opening));
    }
    let open = "2025-02-20";
    assert_eq!(opens(WindowKind::VerifikasiBnba, open).as_deref(), Some(open), "open already");
}

#[test]
fn after_the_end_of_a_month_the_next_month_opens() {
    // February 2025 has 28 days, February 2024 has 29: the window ends one day before.
    for (closed, opening) in [
        ("2025-02-28", "2025-03-14"),
        ("2024-02-29", "2024-03-14"),
        ("2025-12-31", "2026-01-14"),
        ("2025-04-30", "2025-05-14"),
    ] {
        assert_eq!(opens(WindowKind::VerifikasiBnba, closed).as_deref(), Some(opening));
    }
    for (last, closed) in [("2024-02-28", "2024-02-29"), ("2025-02-27", "2025-02-28")] {
        assert_eq!(opens(WindowKind::Pengesahan, last).as_deref(), Some(last));
        let first = opens(WindowKind::Pengesahan, closed);
        assert_eq!(first.map(|day| day[8..].to_owned()).as_deref(), Some("01"));
    }
    assert_eq!(opens(WindowKind::Pengusulan, "2024-02-25").as_deref(), Some("2024-03-01"));
}

#[test]
fn without_a_rule_nothing_opens() {
    assert_eq!(next_opening(&[], WindowKind::Pbi, day("2025-02-12")), None);
    let mut ended = rule(WindowKind::Pbi, 1, Day(11));
    ended.valid_to = Some(day("2025-02-12"));
    assert_eq!(next_opening(&[ended], WindowKind::Pbi, day("2025-02-12")), None);
}

#[test]
fn a_reason_suits_what_its_row_says_and_nothing_else() {
    let scope = "tidak_layak:usulan|keberatan ganda:*";
    assert!(reason_suits(scope, Decision::TidakLayak, CaseKind::Usulan));
    assert!(reason_suits(scope, Decision::TidakLayak, CaseKind::Keberatan));
    assert!(!reason_suits(scope, Decision::TidakLayak, CaseKind::Sanggahan));
    assert!(reason_suits(scope, Decision::Ganda, CaseKind::Sanggahan));
    assert!(!reason_suits(scope, Decision::Layak, CaseKind::Usulan));
    for broken in ["", "tidak_layak", "tidak_layak usulan", "*:*"] {
        assert!(!reason_suits(broken, Decision::TidakLayak, CaseKind::Usulan), "{broken}");
    }
}
