//! The life of a case, for every kind of case, in one table (§3.8).
//!
//! A draft is not yet a case. A new kind of step is a new row of [`TRANSITIONS`]; no other code
//! lists states. That an appeal is decided by another officer than the first decision is a fact of
//! the case's history, not of its state.

use serde::{Deserialize, Serialize};

use crate::codes::codes;

/// What a case is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseKind {
    /// Somebody proposes a person.
    Usulan,
    /// Somebody objects to a recipient.
    Sanggahan,
    /// Somebody vouches for a recipient.
    TanggapanLayak,
    /// A person wants their data changed, or erased.
    PerubahanData,
    /// Aid or data is misused.
    Penyalahgunaan,
    /// An appeal against an outcome.
    Keberatan,
    /// A person uses a right over their data (UU 27/2022).
    HakData,
}

codes!(CaseKind {
    Usulan = "usulan",
    Sanggahan = "sanggahan",
    TanggapanLayak = "tanggapan_layak",
    PerubahanData = "perubahan_data",
    Penyalahgunaan = "penyalahgunaan",
    Keberatan = "keberatan",
    HakData = "hak_data",
});

/// Where a case stands. Outcomes keep their nouns of the procedure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseState {
    /// Received; its cycle begins in a later month (*menunggu jendela*).
    WaitingForWindow,
    /// In the queue of the Dinas Sosial (*antre*).
    Queued,
    /// An officer is looking at it (*diperiksa*).
    UnderReview,
    /// The officer asked the citizen something (*perlu info*).
    InfoNeeded,
    /// Found eligible; the next batch takes it.
    Layak,
    /// In a batch sent to the centre (*diusulkan*).
    Proposed,
    /// The batch is endorsed by the head of the region (*disahkan*).
    Endorsed,
    /// Found not eligible.
    TidakLayak,
    /// Found to be about the same person as another case.
    Ganda,
    /// Not for this Dinas Sosial to decide.
    BukanWewenang,
    /// Withdrawn by the citizen.
    Dicabut,
    /// The citizen contests the outcome; waits for another officer (*keberatan*).
    Appealed,
}

codes!(CaseState {
    WaitingForWindow = "waiting_for_window",
    Queued = "queued",
    UnderReview = "under_review",
    InfoNeeded = "info_needed",
    Layak = "layak",
    Proposed = "proposed",
    Endorsed = "endorsed",
    TidakLayak = "tidak_layak",
    Ganda = "ganda",
    BukanWewenang = "bukan_wewenang",
    Dicabut = "dicabut",
    Appealed = "appealed",
});

impl CaseState {
    /// Whether somebody still owes this case a step.
    pub const fn is_open(self) -> bool {
        !self.is_final()
    }

    /// Whether nothing more happens by itself. Only an appeal reopens it, where the table has one.
    pub const fn is_final(self) -> bool {
        matches!(
            self,
            Self::Endorsed | Self::TidakLayak | Self::Ganda | Self::BukanWewenang | Self::Dicabut
        )
    }
}

/// Who moves a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// The citizen whose case it is.
    Warga,
    /// An officer.
    Petugas,
    /// The service itself, by the clock.
    System,
}

codes!(Actor { Warga = "warga", Petugas = "petugas", System = "system" });

/// What moves a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// The citizen sends it: the beginning of every history, see [`first_state`].
    Submit,
    /// Its month begins.
    OpenWindow,
    /// An officer takes it out of the queue.
    Take,
    /// The officer gives it back, or their lease ends.
    Release,
    /// The officer needs an answer from the citizen.
    AskInfo,
    /// The citizen answers.
    GiveInfo,
    /// The review goes on without an answer: the officer found it out, or the time for it is over.
    Resume,
    /// Decision: eligible.
    FindLayak,
    /// Decision: not eligible.
    FindTidakLayak,
    /// Decision: a duplicate.
    FindGanda,
    /// Decision: another authority's.
    FindBukanWewenang,
    /// The citizen withdraws it.
    Withdraw,
    /// The citizen contests the outcome.
    Appeal,
    /// It goes into a batch for the centre.
    Batch,
    /// Its batch is endorsed.
    Endorse,
}

codes!(Action {
    Submit = "submit",
    OpenWindow = "open_window",
    Take = "take",
    Release = "release",
    AskInfo = "ask_info",
    GiveInfo = "give_info",
    Resume = "resume",
    FindLayak = "find_layak",
    FindTidakLayak = "find_tidak_layak",
    FindGanda = "find_ganda",
    FindBukanWewenang = "find_bukan_wewenang",
    Withdraw = "withdraw",
    Appeal = "appeal",
    Batch = "batch",
    Endorse = "endorse",
});

/// One move that is allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transition {
    /// The state before.
    pub from: CaseState,
    /// What is done.
    pub action: Action,
    /// Who may do it.
    pub actor: Actor,
    /// The state after.
    pub to: CaseState,
}

const fn step(from: CaseState, action: Action, actor: Actor, to: CaseState) -> Transition {
    Transition { from, action, actor, to }
}

/// Every move there is (§3.8). What is not here is refused.
pub const TRANSITIONS: &[Transition] = {
    use Action as A;
    use Actor::{Petugas, System, Warga};
    use CaseState as S;
    &[
        step(S::WaitingForWindow, A::OpenWindow, System, S::Queued),
        step(S::WaitingForWindow, A::Withdraw, Warga, S::Dicabut),
        step(S::Queued, A::Take, Petugas, S::UnderReview),
        step(S::Queued, A::Withdraw, Warga, S::Dicabut),
        step(S::UnderReview, A::Release, Petugas, S::Queued),
        step(S::UnderReview, A::Release, System, S::Queued),
        step(S::UnderReview, A::AskInfo, Petugas, S::InfoNeeded),
        step(S::UnderReview, A::FindLayak, Petugas, S::Layak),
        step(S::UnderReview, A::FindTidakLayak, Petugas, S::TidakLayak),
        step(S::UnderReview, A::FindGanda, Petugas, S::Ganda),
        step(S::UnderReview, A::FindBukanWewenang, Petugas, S::BukanWewenang),
        step(S::UnderReview, A::Withdraw, Warga, S::Dicabut),
        step(S::InfoNeeded, A::GiveInfo, Warga, S::UnderReview),
        step(S::InfoNeeded, A::Resume, Petugas, S::UnderReview),
        step(S::InfoNeeded, A::Resume, System, S::UnderReview),
        step(S::InfoNeeded, A::Withdraw, Warga, S::Dicabut),
        step(S::Layak, A::Batch, Petugas, S::Proposed),
        step(S::Layak, A::Withdraw, Warga, S::Dicabut),
        step(S::Proposed, A::Endorse, Petugas, S::Endorsed),
        step(S::TidakLayak, A::Appeal, Warga, S::Appealed),
        step(S::Ganda, A::Appeal, Warga, S::Appealed),
        step(S::Appealed, A::Take, Petugas, S::UnderReview),
        step(S::Appealed, A::Withdraw, Warga, S::Dicabut),
    ]
};

/// Where `actor` doing `action` brings a case that is in `from`; `None` when that is not allowed.
pub fn next(from: CaseState, action: Action, actor: Actor) -> Option<CaseState> {
    TRANSITIONS
        .iter()
        .find(|one| one.from == from && one.action == action && one.actor == actor)
        .map(|one| one.to)
}

/// Where a case begins: in the queue, or, when the cycle it joins is a later month's, waiting for
/// it (W-2).
pub const fn first_state(cycle_is_current: bool) -> CaseState {
    if cycle_is_current { CaseState::Queued } else { CaseState::WaitingForWindow }
}
