//! The life of a case, for every kind of case, in one table (§3.8).
//!
//! A draft is not yet a case. A new kind of step is a new row of [`TRANSITIONS`]; no other code
//! lists states. Which kinds of cases have a step at all says [`Action::suits`]. That an appeal is
//! decided by another officer than the first decision is a fact of the case's history, not of its
//! state.

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
    /// Somebody reports that something about a recipient has changed, or is wrong.
    PerubahanData,
    /// Somebody reports that aid is cut or misused.
    Penyalahgunaan,
    /// An appeal against an outcome.
    Keberatan,
    /// A person uses a right over their data (UU 27/2022).
    HakData,
    /// The person an objection is about answers it (S-11).
    HakJawab,
    /// The ministry proposes a person: emergency, disaster, not reached by anybody (S4).
    UsulanKemensos,
}

codes!(CaseKind {
    Usulan = "usulan",
    Sanggahan = "sanggahan",
    TanggapanLayak = "tanggapan_layak",
    PerubahanData = "perubahan_data",
    Penyalahgunaan = "penyalahgunaan",
    Keberatan = "keberatan",
    HakData = "hak_data",
    HakJawab = "hak_jawab",
    UsulanKemensos = "usulan_kemensos",
});

impl CaseKind {
    /// Whether it says something about a recipient that the recipient is not told: who sent it
    /// learns no more than that it was looked at (S-6, S-7).
    pub const fn is_report(self) -> bool {
        matches!(
            self,
            Self::Sanggahan | Self::TanggapanLayak | Self::PerubahanData | Self::Penyalahgunaan
        )
    }

    /// Whether what is found to hold goes to the centre in a batch. Every other kind is done with its decision.
    pub const fn goes_to_the_centre(self) -> bool {
        matches!(self, Self::Usulan | Self::UsulanKemensos | Self::Sanggahan | Self::TanggapanLayak)
    }
}

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
    /// Found eligible; the next batch takes it. Of any kind but a proposal: found to hold, whatever
    /// that means for the person it is about.
    Layak,
    /// In a batch sent to the centre (*diusulkan*).
    Proposed,
    /// The batch is endorsed by the head of the region (*disahkan*).
    Endorsed,
    /// The centre has verified it (*verifikasi pusat*).
    CentreVerified,
    /// The centre has worked out its welfare rank (*PMT*).
    PmtDone,
    /// Determined by the ministry (*penetapan*).
    Ditetapkan,
    /// Not accepted by the centre, at whatever stage.
    DitolakPusat,
    /// Dealt with: of a kind that goes to nobody else.
    Done,
    /// Found not eligible; of any kind but a proposal: found not to hold.
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
    CentreVerified = "centre_verified",
    PmtDone = "pmt_done",
    Ditetapkan = "ditetapkan",
    DitolakPusat = "ditolak_pusat",
    Done = "done",
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

    /// Whether a case in this state can be the one that stays of two duplicates: not one that came to nothing.
    pub const fn stays_of_two(self) -> bool {
        !matches!(
            self,
            Self::Ganda
                | Self::Dicabut
                | Self::TidakLayak
                | Self::BukanWewenang
                | Self::DitolakPusat
        )
    }

    /// Whether a closed case may be erased when its citizen asks for it: not while the centre still answers.
    pub const fn may_be_erased(self) -> bool {
        self.is_final() && !matches!(self, Self::Endorsed | Self::CentreVerified | Self::PmtDone)
    }

    /// Whether this office owes it nothing more. Only an appeal reopens it, where the table has one; what was endorsed
    /// the centre still answers.
    pub const fn is_final(self) -> bool {
        matches!(
            self,
            Self::Endorsed
                | Self::CentreVerified
                | Self::PmtDone
                | Self::Ditetapkan
                | Self::DitolakPusat
                | Self::Done
                | Self::TidakLayak
                | Self::Ganda
                | Self::BukanWewenang
                | Self::Dicabut
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
    /// The same of an appeal: it stays one, and waits for another officer than who decided first.
    ReleaseAppeal,
    /// The officer needs an answer from the citizen.
    AskInfo,
    /// The citizen answers.
    GiveInfo,
    /// The citizen sends the same again, mended: it takes the place of what was sent before.
    Update,
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
    /// It is taken out of a batch that is not endorsed yet.
    Unbatch,
    /// Its batch is endorsed.
    Endorse,
    /// It is done with the decision: nobody else has to be asked.
    Close,
    /// The centre verified it.
    CentreVerify,
    /// The centre worked out its welfare rank.
    CentrePmt,
    /// The ministry determined it.
    CentreDetermine,
    /// The centre did not accept it.
    CentreReject,
}

codes!(Action {
    Submit = "submit",
    OpenWindow = "open_window",
    Take = "take",
    Release = "release",
    ReleaseAppeal = "release_appeal",
    AskInfo = "ask_info",
    GiveInfo = "give_info",
    Update = "update",
    Resume = "resume",
    FindLayak = "find_layak",
    FindTidakLayak = "find_tidak_layak",
    FindGanda = "find_ganda",
    FindBukanWewenang = "find_bukan_wewenang",
    Withdraw = "withdraw",
    Appeal = "appeal",
    Batch = "batch",
    Unbatch = "unbatch",
    Endorse = "endorse",
    Close = "close",
    CentreVerify = "centre_verify",
    CentrePmt = "centre_pmt",
    CentreDetermine = "centre_determine",
    CentreReject = "centre_reject",
});

impl Action {
    /// Whether cases of `kind` have this step at all.
    ///
    /// Only a report is sent again in place of the first; a proposal is mended on request. A report
    /// or an answer is not appealed: its outcome is not told to who sent it, and offering an appeal
    /// would tell it.
    pub const fn suits(self, kind: CaseKind) -> bool {
        match self {
            Self::Update => kind.is_report(),
            Self::Appeal => !kind.is_report() && !matches!(kind, CaseKind::HakJawab),
            Self::Close => !kind.goes_to_the_centre(),
            Self::Batch | Self::Unbatch | Self::Endorse => kind.goes_to_the_centre(),
            Self::CentreVerify | Self::CentrePmt | Self::CentreDetermine | Self::CentreReject => {
                kind.goes_to_the_centre()
            }
            _ => true,
        }
    }
}

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
        step(S::WaitingForWindow, A::Update, Warga, S::WaitingForWindow),
        step(S::Queued, A::Take, Petugas, S::UnderReview),
        step(S::Queued, A::Withdraw, Warga, S::Dicabut),
        step(S::Queued, A::Update, Warga, S::Queued),
        step(S::UnderReview, A::Release, Petugas, S::Queued),
        step(S::UnderReview, A::Release, System, S::Queued),
        // A case whose outcome was contested goes back as what it is.
        step(S::UnderReview, A::ReleaseAppeal, Petugas, S::Appealed),
        step(S::UnderReview, A::ReleaseAppeal, System, S::Appealed),
        step(S::UnderReview, A::AskInfo, Petugas, S::InfoNeeded),
        step(S::UnderReview, A::FindLayak, Petugas, S::Layak),
        step(S::UnderReview, A::FindTidakLayak, Petugas, S::TidakLayak),
        step(S::UnderReview, A::FindGanda, Petugas, S::Ganda),
        step(S::UnderReview, A::FindBukanWewenang, Petugas, S::BukanWewenang),
        step(S::UnderReview, A::Withdraw, Warga, S::Dicabut),
        step(S::UnderReview, A::Update, Warga, S::UnderReview),
        step(S::InfoNeeded, A::GiveInfo, Warga, S::UnderReview),
        step(S::InfoNeeded, A::Update, Warga, S::UnderReview),
        step(S::InfoNeeded, A::Resume, Petugas, S::UnderReview),
        step(S::InfoNeeded, A::Resume, System, S::UnderReview),
        step(S::InfoNeeded, A::Withdraw, Warga, S::Dicabut),
        step(S::Layak, A::Batch, Petugas, S::Proposed),
        step(S::Layak, A::Withdraw, Warga, S::Dicabut),
        step(S::Layak, A::Close, Petugas, S::Done),
        step(S::Proposed, A::Unbatch, Petugas, S::Layak),
        step(S::Proposed, A::Endorse, Petugas, S::Endorsed),
        // What the centre answers, from its file. A stage that its file leaves out is passed over.
        step(S::Endorsed, A::CentreVerify, Petugas, S::CentreVerified),
        step(S::Endorsed, A::CentrePmt, Petugas, S::PmtDone),
        step(S::Endorsed, A::CentreDetermine, Petugas, S::Ditetapkan),
        step(S::Endorsed, A::CentreReject, Petugas, S::DitolakPusat),
        step(S::CentreVerified, A::CentrePmt, Petugas, S::PmtDone),
        step(S::CentreVerified, A::CentreDetermine, Petugas, S::Ditetapkan),
        step(S::CentreVerified, A::CentreReject, Petugas, S::DitolakPusat),
        step(S::PmtDone, A::CentreDetermine, Petugas, S::Ditetapkan),
        step(S::PmtDone, A::CentreReject, Petugas, S::DitolakPusat),
        step(S::TidakLayak, A::Appeal, Warga, S::Appealed),
        step(S::Ganda, A::Appeal, Warga, S::Appealed),
        step(S::Appealed, A::Take, Petugas, S::UnderReview),
        step(S::Appealed, A::Withdraw, Warga, S::Dicabut),
    ]
};

/// Where `actor` doing `action` brings a case that is in `from`; `None` when that is not allowed.
/// Whether the kind of case has that step says [`Action::suits`].
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
