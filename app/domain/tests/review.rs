//! The one table of what may happen to a case (§3.8).

use domain::form::Form;
use domain::review::Action::{
    Appeal, AskInfo, Batch, CentreDetermine, CentrePmt, CentreReject, CentreVerify, Close, Endorse,
    FindBukanWewenang, FindGanda, FindLayak, FindTidakLayak, GiveInfo, OpenWindow, Release,
    ReleaseAppeal, Resume, Submit, Take, Unbatch, Update, Withdraw,
};
use domain::review::Actor::{Petugas, System, Warga};
use domain::review::CaseState as S;
use domain::review::{Action, Actor, CaseKind, CaseState, TRANSITIONS, first_state, next};

/// Where a case ends that begins in `from` and takes these steps.
fn walk(from: CaseState, steps: &[(Action, Actor)]) -> CaseState {
    steps.iter().fold(from, |state, (action, actor)| {
        next(state, *action, *actor).unwrap_or_else(|| panic!("{actor:?} {action:?} in {state:?}"))
    })
}

#[test]
fn a_proposal_goes_all_the_way() {
    let start = first_state(false);
    assert_eq!(start, S::WaitingForWindow);
    let steps = [
        (OpenWindow, System),
        (Take, Petugas),
        (AskInfo, Petugas),
        (GiveInfo, Warga),
        (FindLayak, Petugas),
        (Batch, Petugas),
        (Endorse, Petugas),
    ];
    let endorsed = walk(start, &steps);
    assert_eq!(endorsed, S::Endorsed);
    let centre = [(CentreVerify, Petugas), (CentrePmt, Petugas), (CentreDetermine, Petugas)];
    assert_eq!(walk(endorsed, &centre), S::Ditetapkan);
    // A stage that the centre's file leaves out is passed over; none goes back.
    assert_eq!(walk(endorsed, &[(CentreDetermine, Petugas)]), S::Ditetapkan);
    assert_eq!(next(S::PmtDone, CentreVerify, Petugas), None);
    assert_eq!(walk(endorsed, &[(CentreReject, Petugas)]), S::DitolakPusat);
    assert_eq!(first_state(true), S::Queued);
}

#[test]
fn an_outcome_can_be_contested_and_is_reviewed_again() {
    for outcome in [FindTidakLayak, FindGanda] {
        let steps = [
            (Take, Petugas),
            (outcome, Petugas),
            (Appeal, Warga),
            (Take, Petugas),
            (FindLayak, Petugas),
        ];
        assert_eq!(walk(S::Queued, &steps), S::Layak);
    }
    // Given back, or left lying, it stays an appeal.
    for actor in [Petugas, System] {
        assert_eq!(next(S::UnderReview, ReleaseAppeal, actor), Some(S::Appealed));
    }
    let elsewhere = walk(S::Queued, &[(Take, Petugas), (FindBukanWewenang, Petugas)]);
    assert_eq!(next(elsewhere, Appeal, Warga), None);
}

#[test]
fn silence_sends_a_case_on_instead_of_ending_it() {
    assert_eq!(next(S::InfoNeeded, Resume, System), Some(S::UnderReview));
    assert_eq!(next(S::UnderReview, Release, System), Some(S::Queued));
    assert!(
        TRANSITIONS.iter().all(|one| one.actor != System || one.to.is_open()),
        "the clock never decides"
    );
}

#[test]
fn only_officers_decide_and_only_citizens_withdraw() {
    for one in TRANSITIONS {
        let expected = match one.action {
            GiveInfo | Withdraw | Appeal | Update => Warga,
            Take | AskInfo | FindLayak | FindTidakLayak | FindGanda | FindBukanWewenang | Batch
            | Unbatch | Endorse | Close | CentreVerify | CentrePmt | CentreDetermine
            | CentreReject => Petugas,
            OpenWindow => System,
            Release | ReleaseAppeal | Resume => continue,
            Submit => panic!("a case is submitted once"),
        };
        assert_eq!(one.actor, expected, "{one:?}");
    }
}

#[test]
fn a_case_can_be_withdrawn_until_it_has_left() {
    for state in S::ALL {
        let can = next(*state, Withdraw, Warga).is_some();
        let undecided = state.is_open() && *state != S::Proposed;
        assert_eq!(can, undecided, "{state:?}");
    }
}

#[test]
fn nothing_leaves_an_end_but_an_appeal_and_what_the_centre_answers() {
    let of_the_centre = [CentreVerify, CentrePmt, CentreDetermine, CentreReject];
    for one in TRANSITIONS {
        let later = one.action == Appeal || of_the_centre.contains(&one.action);
        assert!(one.from.is_open() || later, "{one:?}");
        assert!(one.from != one.to || one.action == Update, "{one:?}");
    }
    for state in S::ALL.iter().filter(|state| state.is_open()) {
        assert!(TRANSITIONS.iter().any(|one| one.from == *state), "{state:?} is a dead end");
        assert!(!state.is_final());
    }
}

#[test]
fn every_state_is_reached_and_no_move_is_there_twice() {
    let mut reached = vec![first_state(true), first_state(false)];
    let mut at = 0;
    while let Some(state) = reached.get(at).copied() {
        for one in TRANSITIONS.iter().filter(|one| one.from == state) {
            if !reached.contains(&one.to) {
                reached.push(one.to);
            }
        }
        at += 1;
    }
    assert_eq!(reached.len(), S::ALL.len());
    for (at, one) in TRANSITIONS.iter().enumerate() {
        let twin = TRANSITIONS[at + 1..].iter().find(|other| {
            (other.from, other.action, other.actor) == (one.from, one.action, one.actor)
        });
        assert_eq!(twin, None);
    }
}

#[test]
fn a_report_can_be_mended_until_it_is_decided() {
    for state in S::ALL {
        let to = next(*state, Update, Warga);
        match state {
            S::WaitingForWindow | S::Queued | S::UnderReview => assert_eq!(to, Some(*state)),
            // What was asked is answered by that.
            S::InfoNeeded => assert_eq!(to, Some(S::UnderReview)),
            _ => assert_eq!(to, None, "{state:?}"),
        }
        assert_eq!(next(*state, Update, Petugas), None, "an officer changes nobody's words");
        assert_eq!(next(*state, Update, System), None);
    }
}

#[test]
fn reports_and_answers_have_no_appeal_that_would_tell_their_outcome() {
    let having = |action: Action| -> Vec<CaseKind> {
        CaseKind::ALL.iter().copied().filter(|kind| action.suits(*kind)).collect()
    };
    let reports = [
        CaseKind::Sanggahan,
        CaseKind::TanggapanLayak,
        CaseKind::PerubahanData,
        CaseKind::Penyalahgunaan,
    ];
    assert_eq!(having(Update), reports);
    let appealed =
        [CaseKind::Usulan, CaseKind::Keberatan, CaseKind::HakData, CaseKind::UsulanKemensos];
    assert_eq!(having(Appeal), appealed);
    let batched =
        [CaseKind::Usulan, CaseKind::Sanggahan, CaseKind::TanggapanLayak, CaseKind::UsulanKemensos];
    let of_a_batch =
        [Batch, Unbatch, Endorse, CentreVerify, CentrePmt, CentreDetermine, CentreReject];
    for action in of_a_batch {
        assert_eq!(having(action), batched, "{action:?}");
    }
    assert!(having(Close).iter().all(|kind| !batched.contains(kind)));
    let some = [&[Update, Appeal, Close][..], &of_a_batch].concat();
    for action in Action::ALL.iter().filter(|action| !some.contains(action)) {
        assert_eq!(having(*action), CaseKind::ALL, "{action:?}");
    }
    for form in Form::ALL {
        assert_eq!(form.kind().is_report(), form.seals_reporter(), "{form:?}");
    }
}

#[test]
fn what_is_not_in_the_table_is_refused() {
    for (state, action, actor) in [
        (S::Queued, FindLayak, Petugas),
        (S::UnderReview, Take, Petugas),
        (S::UnderReview, FindLayak, Warga),
        (S::UnderReview, FindTidakLayak, System),
        (S::Proposed, Withdraw, Warga),
        (S::Dicabut, Appeal, Warga),
        (S::Endorsed, Release, Petugas),
        (S::WaitingForWindow, Take, Petugas),
        (S::Layak, Update, Warga),
        (S::Dicabut, Update, Warga),
    ] {
        assert_eq!(next(state, action, actor), None, "{actor:?} {action:?} in {state:?}");
    }
}

#[test]
fn codes_are_stable_and_read_back() {
    for kind in CaseKind::ALL {
        assert_eq!(kind.as_str().parse(), Ok(*kind));
    }
    for state in S::ALL {
        assert_eq!(state.as_str().parse(), Ok(*state));
    }
    for action in Action::ALL {
        assert_eq!(action.as_str().parse(), Ok(*action));
    }
    for actor in Actor::ALL {
        assert_eq!(actor.as_str().parse(), Ok(*actor));
    }
    assert!("draf".parse::<CaseState>().is_err());
    assert_eq!((S::Ganda.as_str(), CaseKind::HakData.as_str()), ("ganda", "hak_data"));
}
