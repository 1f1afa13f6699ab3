//! What an officer may decide about a case, when, and for which reasons (§2.2, §3.7, W-4).

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::codes::codes;
use crate::review::{Action, CaseKind, CaseState};
use crate::window::{WindowKind, WindowRule, is_open};

/// How many days ahead an opening is looked for.
const MAX_DAYS_AHEAD: u64 = 400;

/// What an officer answers to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// It holds: eligible.
    Layak,
    /// It does not hold.
    TidakLayak,
    /// The citizen is asked something; the clock stands still meanwhile.
    MintaInfo,
    /// Another authority has to decide.
    BukanWewenang,
    /// The same as another case.
    Ganda,
    /// Somebody has to go and look first. Moves nothing: what was seen is recorded with the case.
    KunjunganLapangan,
}

codes!(Decision {
    Layak = "layak",
    TidakLayak = "tidak_layak",
    MintaInfo = "minta_info",
    BukanWewenang = "bukan_wewenang",
    Ganda = "ganda",
    KunjunganLapangan = "kunjungan_lapangan",
});

impl Decision {
    /// The move of the case that it is; `None` where the case stays where it is.
    pub const fn action(self) -> Option<Action> {
        match self {
            Self::Layak => Some(Action::FindLayak),
            Self::TidakLayak => Some(Action::FindTidakLayak),
            Self::MintaInfo => Some(Action::AskInfo),
            Self::BukanWewenang => Some(Action::FindBukanWewenang),
            Self::Ganda => Some(Action::FindGanda),
            Self::KunjunganLapangan => None,
        }
    }

    /// Whether cases of `kind` can be answered so.
    ///
    /// Nobody follows what the ministry proposed or a request about data under a PIN of its own, so nobody could
    /// answer a question; only what speaks of a person can be the same as another; only a dwelling can be visited.
    pub const fn suits(self, kind: CaseKind) -> bool {
        match self {
            Self::Layak | Self::TidakLayak => true,
            Self::MintaInfo => !matches!(kind, CaseKind::UsulanKemensos | CaseKind::HakData),
            Self::BukanWewenang => !matches!(kind, CaseKind::HakJawab),
            Self::Ganda => {
                matches!(kind, CaseKind::Usulan | CaseKind::UsulanKemensos) || kind.is_report()
            }
            Self::KunjunganLapangan => {
                !matches!(kind, CaseKind::HakData | CaseKind::Penyalahgunaan | CaseKind::HakJawab)
            }
        }
    }

    /// Every decision that suits `kind`, in the order they are offered.
    pub fn of(kind: CaseKind) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |one| one.suits(kind))
    }

    /// Whether it says how the case ended: an outcome, which a second look may judge.
    pub const fn is_outcome(self) -> bool {
        !matches!(self, Self::MintaInfo | Self::KunjunganLapangan)
    }

    /// Whether it can also be said of other cases about the same person (scenario 14). What is asked of one citizen is
    /// not asked of another, and a duplicate is one of exactly one other case.
    pub const fn can_be_shared(self) -> bool {
        matches!(self, Self::Layak | Self::TidakLayak | Self::BukanWewenang)
    }

    /// The state a case of any kind is in for its citizen once it is decided so; `None` where nothing is told.
    pub const fn state(self) -> Option<CaseState> {
        match self {
            Self::Layak => Some(CaseState::Layak),
            Self::TidakLayak => Some(CaseState::TidakLayak),
            Self::MintaInfo => Some(CaseState::InfoNeeded),
            Self::BukanWewenang => Some(CaseState::BukanWewenang),
            Self::Ganda => Some(CaseState::Ganda),
            Self::KunjunganLapangan => None,
        }
    }
}

/// Whether `action` tells how a case ended.
pub const fn is_finding(action: Action) -> bool {
    matches!(
        action,
        Action::FindLayak | Action::FindTidakLayak | Action::FindGanda | Action::FindBukanWewenang
    )
}

/// The window in which offices may take this step (W-4): objections and statements are decided while the listed
/// recipients are verified, proposals are handed to the centre while it takes them, and a batch of any kind is endorsed
/// in its own time. `None`: at any time.
pub const fn window_of(kind: CaseKind, action: Action) -> Option<WindowKind> {
    match action {
        Action::Endorse => Some(WindowKind::Pengesahan),
        Action::Batch if matches!(kind, CaseKind::Usulan | CaseKind::UsulanKemensos) => {
            Some(WindowKind::Pengusulan)
        }
        action
            if is_finding(action)
                && matches!(kind, CaseKind::Sanggahan | CaseKind::TanggapanLayak) =>
        {
            Some(WindowKind::VerifikasiBnba)
        }
        _ => None,
    }
}

/// The first day from `day` on on which `kind` is open; `day` itself where it is open then. `None` where no rule opens
/// it within the next year.
pub fn next_opening(rules: &[WindowRule], kind: WindowKind, day: NaiveDate) -> Option<NaiveDate> {
    (0..MAX_DAYS_AHEAD)
        .filter_map(|ahead| day.checked_add_days(Days::new(ahead)))
        .find(|one| is_open(rules, kind, *one))
}

/// For which decisions about which kinds of cases a reason may be given: `tidak_layak:usulan|keberatan ganda:*`.
///
/// Written beside the reason in the table of reasons. A word that is neither a decision nor a kind suits nothing.
pub fn reason_suits(scope: &str, decision: Decision, kind: CaseKind) -> bool {
    scope.split_whitespace().filter_map(|one| one.split_once(':')).any(|(outcome, kinds)| {
        outcome == decision.as_str()
            && kinds.split('|').any(|one| one == "*" || one == kind.as_str())
    })
}

/// What the second officer thinks of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// They would have decided the same.
    Setuju,
    /// They would have decided otherwise.
    TidakSetuju,
}

codes!(Verdict { Setuju = "setuju", TidakSetuju = "tidak_setuju" });

/// Why an officer must keep away from a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConflictReason {
    /// It is about them.
    SelfSubject,
    /// It is about somebody on their family card.
    SameKk,
    /// It is about somebody they named as close to them.
    Relative,
    /// They, or somebody close to them, brought it.
    Proposer,
    /// They said so themselves, of this case.
    Declared,
    /// They filed it for somebody: others decide it. They may read it.
    Filed,
}

codes!(ConflictReason {
    SelfSubject = "self_subject",
    SameKk = "same_kk",
    Relative = "relative",
    Proposer = "proposer",
    Declared = "declared",
    Filed = "filed",
});
