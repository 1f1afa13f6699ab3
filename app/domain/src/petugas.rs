//! Officers: what each role may do, and which part of the country they see (§2.1, S-7).
//!
//! One table says which role has which permission: [`may`]. Nothing else compares roles.

use serde::{Deserialize, Serialize};

use crate::codes::codes;
use crate::review::CaseKind;
use crate::wilayah::{KodeWilayah, Level};

/// What an officer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Operator SIKS-NG of a village: musyawarah, proposals for people at the office.
    OperatorDesa,
    /// Operator SIKS-NG of a district: the same for its villages.
    OperatorKecamatan,
    /// Examines cases and decides them.
    Verifikator,
    /// Head of the office, or who signs for them: endorses what others examined.
    Pengesah,
    /// Keeps accounts, calendar and data.
    Admin,
    /// Reads who did and saw what.
    Auditor,
    /// Dinas Sosial of the province: reads numbers and batches.
    Provinsi,
}

codes!(Role {
    OperatorDesa = "operator_desa",
    OperatorKecamatan = "operator_kecamatan",
    Verifikator = "verifikator",
    Pengesah = "pengesah",
    Admin = "admin",
    Auditor = "auditor",
    Provinsi = "provinsi",
});

impl Role {
    /// Whether an officer of this role can have a region of `level` as scope.
    pub const fn suits(self, level: Level) -> bool {
        match self {
            Self::OperatorDesa => matches!(level, Level::Desa),
            Self::OperatorKecamatan => matches!(level, Level::Kecamatan),
            Self::Verifikator | Self::Pengesah => {
                matches!(level, Level::KabupatenKota)
            }
            Self::Admin | Self::Auditor => {
                matches!(level, Level::KabupatenKota | Level::Provinsi)
            }
            Self::Provinsi => matches!(level, Level::Provinsi),
        }
    }
}

/// What an officer does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// Sees which cases wait.
    SeeQueue,
    /// Reads a case with its personal data.
    OpenCase,
    /// Of cases reads those too that are no proposals: see [`Sight`].
    OpenReport,
    /// Takes a case, gives it back, hands it over.
    TakeCase,
    /// Gives a case that nobody holds to an officer who may examine it.
    AssignCase,
    /// Decides, asks for information, visits.
    Decide,
    /// Records a village deliberation.
    RecordMusyawarah,
    /// Fills in a proposal for a citizen at the office.
    FileForCitizen,
    /// Files many proposals from one file.
    ProposeInBulk,
    /// Opens who reported, for a written reason.
    OpenReporter,
    /// Prints letters with codes.
    PrintLetters,
    /// Collects decided cases into a batch, and checks it.
    CollectBatch,
    /// Endorses a batch.
    EndorseBatch,
    /// Takes an endorsed batch out for SIKS-NG.
    ExportBatch,
    /// Reads the centre's answers in.
    ImportAnswer,
    /// Searches and reads recipients.
    SeeRecipients,
    /// Marks and repairs recipients' data.
    RepairData,
    /// Finds listed recipients eligible or not.
    JudgeRecipients,
    /// Loads recipient files and goes back to earlier ones.
    ImportRecipients,
    /// Changes windows, terms and quotas.
    EditCalendar,
    /// Makes, changes and disables accounts.
    ManageOfficers,
    /// Reads the audit log.
    ReadAudit,
    /// Reads the numbers of the office.
    SeeNumbers,
    /// Draws decided cases for a second look.
    DrawSample,
    /// Their own account: everybody.
    OwnAccount,
}

codes!(Permission {
    SeeQueue = "see_queue",
    OpenCase = "open_case",
    OpenReport = "open_report",
    TakeCase = "take_case",
    AssignCase = "assign_case",
    Decide = "decide",
    RecordMusyawarah = "record_musyawarah",
    FileForCitizen = "file_for_citizen",
    ProposeInBulk = "propose_in_bulk",
    OpenReporter = "open_reporter",
    PrintLetters = "print_letters",
    CollectBatch = "collect_batch",
    EndorseBatch = "endorse_batch",
    ExportBatch = "export_batch",
    ImportAnswer = "import_answer",
    SeeRecipients = "see_recipients",
    RepairData = "repair_data",
    JudgeRecipients = "judge_recipients",
    ImportRecipients = "import_recipients",
    EditCalendar = "edit_calendar",
    ManageOfficers = "manage_officers",
    ReadAudit = "read_audit",
    SeeNumbers = "see_numbers",
    DrawSample = "draw_sample",
    OwnAccount = "own_account",
});

/// Whether officers of `role` may do `permission`, within their scope.
///
/// Who endorses does not examine, who keeps accounts sees no case, who audits changes nothing.
pub const fn may(role: Role, permission: Permission) -> bool {
    use Permission as P;
    match role {
        Role::OperatorDesa | Role::OperatorKecamatan => matches!(
            permission,
            P::SeeQueue
                | P::OpenCase
                | P::RecordMusyawarah
                | P::FileForCitizen
                | P::ProposeInBulk
                | P::SeeRecipients
                | P::RepairData
                | P::SeeNumbers
                | P::OwnAccount
        ),
        Role::Verifikator => matches!(
            permission,
            P::SeeQueue
                | P::OpenCase
                | P::OpenReport
                | P::TakeCase
                | P::Decide
                | P::FileForCitizen
                | P::ProposeInBulk
                | P::OpenReporter
                | P::PrintLetters
                | P::CollectBatch
                | P::ExportBatch
                | P::ImportAnswer
                | P::SeeRecipients
                | P::RepairData
                | P::JudgeRecipients
                | P::SeeNumbers
                | P::OwnAccount
        ),
        Role::Pengesah => matches!(
            permission,
            P::SeeQueue
                | P::OpenCase
                | P::OpenReport
                | P::AssignCase
                | P::EndorseBatch
                | P::ExportBatch
                | P::DrawSample
                | P::SeeNumbers
                | P::OwnAccount
        ),
        Role::Admin => matches!(
            permission,
            P::ImportRecipients
                | P::EditCalendar
                | P::ManageOfficers
                | P::SeeNumbers
                | P::OwnAccount
        ),
        Role::Auditor => matches!(permission, P::ReadAudit | P::SeeNumbers | P::OwnAccount),
        Role::Provinsi => matches!(permission, P::SeeNumbers | P::OwnAccount),
    }
}

/// Which cases an officer learns of at all, wherever these lie (§4.10, S-7).
///
/// An objection, a word for a recipient, what is said about aid, an answer to any of these, a request about data: they speak
/// of people whom a village's operator knows, is, or is kin to, and of who told on them. Operators see who is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sight {
    /// Cases of every kind.
    Everything,
    /// Proposals; for them no other case exists.
    Proposals,
}

impl Sight {
    /// What officers of `role` learn of.
    pub const fn of(role: Role) -> Self {
        if may(role, Permission::OpenReport) { Self::Everything } else { Self::Proposals }
    }

    /// Whether cases of `kind` are among it.
    pub const fn includes(self, kind: CaseKind) -> bool {
        matches!(self, Self::Everything)
            || matches!(kind, CaseKind::Usulan | CaseKind::UsulanKemensos)
    }

    /// The kinds of cases that are among it.
    pub fn kinds(self) -> impl Iterator<Item = CaseKind> {
        CaseKind::ALL.iter().copied().filter(move |kind| self.includes(*kind))
    }
}

/// The part of the country an officer sees: a region and everything in it. For them nothing else exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Scope(KodeWilayah);

impl Scope {
    /// A region with everything in it.
    pub const fn new(region: KodeWilayah) -> Self {
        Self(region)
    }

    /// The region.
    pub const fn region(&self) -> KodeWilayah {
        self.0
    }

    /// Whether `place` lies in it, or is it.
    pub fn covers(&self, place: &KodeWilayah) -> bool {
        place.at(self.0.level()) == Some(self.0)
    }

    /// Bounds of the codes in it: at least the first and below the second, compared as text.
    pub fn bounds(&self) -> (String, String) {
        // A slash follows the full stop that begins the next level.
        (self.0.as_str().to_owned(), format!("{}/", self.0.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kode(text: &str) -> KodeWilayah {
        text.parse().expect("a code")
    }

    #[test]
    fn a_scope_is_a_region_with_everything_in_it() {
        let scope = Scope::new(kode("99.01"));
        for inside in ["99.01", "99.01.01", "99.01.01.2001"] {
            assert!(scope.covers(&kode(inside)), "{inside}");
        }
        for outside in ["99", "99.02", "99.02.01.2001", "98.01.01.2001"] {
            assert!(!scope.covers(&kode(outside)), "{outside}");
        }
    }

    #[test]
    fn bounds_hold_the_same_villages_as_the_scope() {
        let villages = ["99.01.01.2001", "99.01.02.1001", "99.02.01.2001", "98.71.01.2001"];
        for scope in ["99", "99.01", "99.01.01", "99.01.01.2001"] {
            let scope = Scope::new(kode(scope));
            let (first, end) = scope.bounds();
            for village in villages {
                let between = first.as_str() <= village && village < end.as_str();
                assert_eq!(between, scope.covers(&kode(village)), "{scope:?} {village}");
            }
        }
    }

    #[test]
    fn operators_see_proposals_and_no_other_case() {
        for role in [Role::OperatorDesa, Role::OperatorKecamatan] {
            let seen: Vec<CaseKind> = Sight::of(role).kinds().collect();
            assert_eq!(seen, [CaseKind::Usulan, CaseKind::UsulanKemensos]);
        }
        for role in [Role::Verifikator, Role::Pengesah] {
            assert!(Sight::of(role).kinds().eq(CaseKind::ALL.iter().copied()));
        }
        // Who may not open cases at all is not told of reports by another way.
        for role in Role::ALL.iter().filter(|role| !may(**role, Permission::OpenCase)) {
            assert_eq!(Sight::of(*role), Sight::Proposals);
        }
    }

    #[test]
    fn who_endorses_neither_decides_nor_collects() {
        for role in Role::ALL {
            if may(*role, Permission::EndorseBatch) {
                assert!(!may(*role, Permission::Decide));
                assert!(!may(*role, Permission::CollectBatch));
            }
            assert!(may(*role, Permission::OwnAccount));
        }
    }
}
