//! Batches for the centre: what is collected, who signs, what is answered (S4, W-4, W-6).

use serde::{Deserialize, Serialize};

use crate::codes::codes;
use crate::review::{Action, CaseKind};
use crate::window::WindowKind;

/// The programme whose proposals go to the centre by themselves, against a quota (S4 "PBI").
pub const PBI_PROGRAM: &str = "PBI-JK";

/// What a batch proposes to the centre. Of each kind a regency makes as many a month as it needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BatchKind {
    /// People proposed by residents, villages, institutions (*usulan bansos/DTSEN*).
    Usulan,
    /// What the verification of listed recipients found, objections among it.
    VerifikasiBnba,
    /// People the ministry itself proposed.
    UsulanKemensos,
    /// People proposed for paid health insurance and for nothing else.
    Pbi,
    /// Listed people whose data is wrong, or about whom something is to be known (*perbaikan data anomali*).
    Perbaikan,
    /// Listed people whom a village wants removed from the data, with its minutes.
    UsulanHapus,
}

codes!(BatchKind {
    Usulan = "usulan",
    VerifikasiBnba = "verifikasi_bnba",
    UsulanKemensos = "usulan_kemensos",
    Pbi = "pbi",
    Perbaikan = "perbaikan",
    UsulanHapus = "usulan_hapus",
});

/// Where something about a listed person comes from that leaves with a batch and is no case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntrySource {
    /// A column that an officer repaired.
    Repair,
    /// A mark: disability, pregnancy, death, moved.
    Mark,
    /// A mark that left before has ended: the report of a death was wrong.
    MarkEnd,
    /// A village wants the person removed from the data.
    Removal,
}

codes!(EntrySource {
    Repair = "repair",
    Mark = "mark",
    MarkEnd = "mark_end",
    Removal = "removal",
});

impl BatchKind {
    /// The batch a case found to hold goes into; `None` for kinds that go to nobody else. `programs` are those that
    /// are asked for, and count for proposals alone.
    pub fn of<'a>(kind: CaseKind, programs: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        match kind {
            CaseKind::Usulan => Some(if is_pbi_alone(programs) { Self::Pbi } else { Self::Usulan }),
            CaseKind::UsulanKemensos => Some(Self::UsulanKemensos),
            CaseKind::Sanggahan | CaseKind::TanggapanLayak => Some(Self::VerifikasiBnba),
            CaseKind::PerubahanData
            | CaseKind::Penyalahgunaan
            | CaseKind::Keberatan
            | CaseKind::HakData
            | CaseKind::HakJawab => None,
        }
    }

    /// The kinds of cases that may be in it.
    pub const fn case_kinds(self) -> &'static [CaseKind] {
        match self {
            Self::Usulan | Self::Pbi => &[CaseKind::Usulan],
            Self::UsulanKemensos => &[CaseKind::UsulanKemensos],
            Self::VerifikasiBnba => &[CaseKind::Sanggahan, CaseKind::TanggapanLayak],
            Self::Perbaikan | Self::UsulanHapus => &[],
        }
    }

    /// Whether it tells of people in the recipient data, who have to be in it when it is endorsed.
    pub const fn is_of_listed(self) -> bool {
        matches!(self, Self::VerifikasiBnba | Self::Perbaikan | Self::UsulanHapus)
    }

    /// Whether people are proposed with it: of each of them one case leaves a month (P-3).
    pub const fn is_of_proposals(self) -> bool {
        matches!(self, Self::Usulan | Self::UsulanKemensos | Self::Pbi)
    }

    /// What else may be in it.
    pub const fn entry_sources(self) -> &'static [EntrySource] {
        match self {
            Self::Usulan | Self::UsulanKemensos | Self::VerifikasiBnba | Self::Pbi => &[],
            Self::Perbaikan => &[EntrySource::Repair, EntrySource::Mark, EntrySource::MarkEnd],
            Self::UsulanHapus => &[EntrySource::Removal],
        }
    }

    /// The window in which it is filled; `None` for repairs, which are always allowed (W-4).
    pub const fn window(self) -> Option<WindowKind> {
        match self {
            Self::Usulan | Self::UsulanKemensos | Self::UsulanHapus => Some(WindowKind::Pengusulan),
            Self::VerifikasiBnba => Some(WindowKind::VerifikasiBnba),
            Self::Pbi => Some(WindowKind::Pbi),
            Self::Perbaikan => None,
        }
    }

    /// The window in which it is endorsed; `None` for repairs, which are always allowed (W-4).
    pub const fn endorsement_window(self) -> Option<WindowKind> {
        match self {
            Self::Perbaikan => None,
            _ => Some(WindowKind::Pengesahan),
        }
    }
}

fn is_pbi_alone<'a>(programs: impl IntoIterator<Item = &'a str>) -> bool {
    let mut programs = programs.into_iter().peekable();
    programs.peek().is_some() && programs.all(|program| program == PBI_PROGRAM)
}

/// Who signed the *surat pengesahan* (W-6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignerRole {
    /// Bupati or wali kota.
    KepalaDaerah,
    /// Their deputy.
    Wakil,
    /// The secretary of the region, on behalf of its head (*a.n. kepala daerah*).
    SekdaAn,
}

codes!(SignerRole {
    KepalaDaerah = "kepala_daerah",
    Wakil = "wakil",
    SekdaAn = "sekda_an",
});

/// A stage at the centre, in the order they follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tahap {
    /// Verification at Pusdatin.
    VerifikasiPusat,
    /// The proxy means test.
    Pmt,
    /// Determination by the minister.
    Penetapan,
}

codes!(Tahap {
    VerifikasiPusat = "verifikasi_pusat",
    Pmt = "pmt",
    Penetapan = "penetapan",
});

/// What a stage ended with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hasil {
    /// Passed on to the next stage.
    Diterima,
    /// Not accepted.
    Ditolak,
    /// Determined as a recipient, or the finding was adopted.
    Ditetapkan,
    /// Not determined.
    TidakDitetapkan,
    /// Eligible, but there was no place left: *layak, kuota penuh*.
    KuotaPenuh,
}

codes!(Hasil {
    Diterima = "diterima",
    Ditolak = "ditolak",
    Ditetapkan = "ditetapkan",
    TidakDitetapkan = "tidak_ditetapkan",
    KuotaPenuh = "kuota_penuh",
});

impl Hasil {
    /// The move it makes at `tahap`; `None` where a stage has no such result.
    pub const fn action(self, tahap: Tahap) -> Option<Action> {
        match (tahap, self) {
            (Tahap::VerifikasiPusat, Self::Diterima) => Some(Action::CentreVerify),
            (Tahap::Pmt, Self::Diterima) => Some(Action::CentrePmt),
            (Tahap::Penetapan, Self::Ditetapkan) => Some(Action::CentreDetermine),
            (Tahap::VerifikasiPusat | Tahap::Pmt, Self::Ditolak)
            | (Tahap::Penetapan, Self::TidakDitetapkan | Self::KuotaPenuh) => {
                Some(Action::CentreReject)
            }
            _ => None,
        }
    }

    /// Code of the reason that tells the citizen what it means and what can be done; `None` where it goes on, or is
    /// what was hoped for.
    pub const fn reason(self, tahap: Tahap) -> Option<&'static str> {
        match (tahap, self) {
            (Tahap::VerifikasiPusat, Self::Ditolak) => Some("pusat_ditolak_verifikasi"),
            (Tahap::Pmt, Self::Ditolak) => Some("pusat_ditolak_pmt"),
            (Tahap::Penetapan, Self::TidakDitetapkan) => Some("pusat_tidak_ditetapkan"),
            (Tahap::Penetapan, Self::KuotaPenuh) => Some("pusat_kuota_penuh"),
            _ => None,
        }
    }
}

/// Something about a case of a batch that an officer should look at before it is endorsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BatchProblem {
    /// The person is proposed without a NIK.
    NikMissing,
    /// A warning about numbers or family that nobody could clear.
    Warning,
    /// Another open case is about the same NIK.
    OpenDuplicate,
    /// The person is not in the recipient data any more: nothing of theirs could be written down.
    NotListed,
    /// More cases than the quota has places.
    QuotaExceeded,
}

codes!(BatchProblem {
    NikMissing = "nik_missing",
    Warning = "warning",
    OpenDuplicate = "open_duplicate",
    NotListed = "not_listed",
    QuotaExceeded = "quota_exceeded",
});

impl BatchProblem {
    /// Whether the batch cannot be endorsed while it has it. A person without a NIK may be proposed (S-12), and what a
    /// warning means is decided by people; a place that does not exist cannot be given, and somebody who is not in the data
    /// cannot be named.
    pub const fn blocks(self) -> bool {
        matches!(self, Self::NotListed | Self::QuotaExceeded)
    }
}

/// What keeps a batch from being endorsed, each with a sentence of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndorseRefusal {
    /// Nothing is in it.
    Empty,
    /// There is no letter of endorsement (W-6).
    LetterMissing,
    /// Nobody said in which role the letter was signed (W-6).
    SignerMissing,
    /// Whoever endorses collected it, or decided a case in it.
    OwnWork,
    /// Somebody in it is not in the recipient data any more.
    NotListed,
    /// More cases than the quota has places.
    QuotaExceeded,
}

codes!(EndorseRefusal {
    Empty = "empty",
    LetterMissing = "letter_missing",
    SignerMissing = "signer_missing",
    OwnWork = "own_work",
    NotListed = "not_listed",
    QuotaExceeded = "quota_exceeded",
});

/// Whether `bytes` are a PDF: they begin as one, hold a cross-reference, and end as one.
///
/// Nothing is drawn or run: a file that passes is kept as it is and only ever handed out as a download.
pub fn is_pdf(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(PDF_TAIL_BYTES)..];
    let has = |part: &[u8], text: &[u8]| part.windows(text.len()).any(|window| window == text);
    let version = bytes.strip_prefix(b"%PDF-").and_then(|rest| rest.first());
    version.is_some_and(u8::is_ascii_digit)
        && has(tail, b"%%EOF")
        && (has(tail, b"startxref") || has(bytes, b"trailer"))
}

/// Whether a PDF is locked with a password: nobody could read it where it arrives. The word stands in clear in the trailer
/// or in the dictionary of the cross-reference, whatever else is packed.
pub fn is_locked_pdf(bytes: &[u8]) -> bool {
    let word = b"/Encrypt";
    bytes.windows(word.len()).any(|window| window == word)
}

/// How far from its end a PDF says that it ends: as far as readers look.
const PDF_TAIL_BYTES: usize = 1024;
