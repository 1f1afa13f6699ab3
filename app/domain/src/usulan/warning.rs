//! What a reviewer should look at. Never a wall for the citizen (NIK-7 … NIK-9).

use serde::{Deserialize, Serialize};

use crate::codes::codes;

/// Something that does not fit, or is missing. A code without personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Warning {
    /// The NIK tells another date of birth than was given (NIK-7).
    NikBirthDate,
    /// The NIK tells another sex than was given (NIK-7).
    NikSex,
    /// The NIK fits two centuries, and nothing else tells which (NIK-5).
    CenturyOpen,
    /// Proposed without a NIK (NIK-13).
    NoNik,
    /// Proposed without a family card.
    NoKk,
    /// "Satu KK", but two different family cards (scenario 15).
    KkDiffers,
    /// The proposer's NIK is that of the person who is said to be another.
    SamePerson,
    /// A family member's NIK tells another year of birth than was given.
    MemberNikBirth,
    /// Lives elsewhere than the identity card says.
    DomicileDiffers,
    /// Without a fixed home (S-12).
    NoFixedAddress,
    /// The NIK begins with a district that is in no table, or retired (NIK-8). The server's to say.
    NikPrefixUnknown,
    /// Another open proposal has the same NIK (scenario 14). The server's to say.
    SameNik,
    /// Another open proposal has the same family card (KK-5). The server's to say.
    SameKk,
    /// Another proposal has the same name, birth and village. The server's to say.
    LookAlike,
    /// The reporter's NIK is that of the person on the card. The server's to say, and only to officers (NIK-12).
    SelfReport,
    /// Many reports about one person within a day. The server's to say.
    BurstSubject,
    /// Many reports from one place within an hour. The server's to say.
    BurstPlace,
    /// Many reports under one NIK or telephone number within a day. The server's to say.
    BurstReporter,
    /// The reporter says to be the person on the card, under another NIK. The server's to say.
    NotSelf,
    /// The same reporter has an open report about the same person this month. The server's to say.
    SameReporter,
}

codes!(Warning {
    NikBirthDate = "nik_birth_date",
    NikSex = "nik_sex",
    CenturyOpen = "century_open",
    NoNik = "no_nik",
    NoKk = "no_kk",
    KkDiffers = "kk_differs",
    SamePerson = "same_person",
    MemberNikBirth = "member_nik_birth",
    DomicileDiffers = "domicile_differs",
    NoFixedAddress = "no_fixed_address",
    NikPrefixUnknown = "nik_prefix_unknown",
    SameNik = "same_nik",
    SameKk = "same_kk",
    LookAlike = "look_alike",
    SelfReport = "self_report",
    BurstSubject = "burst_subject",
    BurstPlace = "burst_place",
    BurstReporter = "burst_reporter",
    NotSelf = "not_self",
    SameReporter = "same_reporter",
});
