//! Tracking: what a state, a step, a form and an entry of the access log mean, in plain words.

use domain::field::ErrorCode;
use domain::petugas::Role;
use domain::review::{CaseKind, CaseState};

use super::{Lang, Text, petugas};

pub mod case;
pub mod data;
pub mod form;
pub mod state;
pub mod step;

use form as f;

/// Whether a case in this state has an outcome: from here on a neighbour learns no more (S-6). That
/// they withdrew it is their own doing, and no outcome.
pub const fn is_outcome(state: CaseState) -> bool {
    !matches!(
        state,
        CaseState::WaitingForWindow
            | CaseState::Queued
            | CaseState::UnderReview
            | CaseState::InfoNeeded
            | CaseState::Dicabut
    )
}

/// The noun for a kind of case: `Usulan`, `proposal`.
pub const fn kind(kind: CaseKind) -> Text {
    match kind {
        CaseKind::Usulan => state::KIND_USULAN,
        CaseKind::Sanggahan => state::KIND_SANGGAHAN,
        CaseKind::TanggapanLayak => state::KIND_TANGGAPAN_LAYAK,
        CaseKind::PerubahanData => state::KIND_PERUBAHAN_DATA,
        CaseKind::Penyalahgunaan => state::KIND_PENYALAHGUNAAN,
        CaseKind::Keberatan => state::KIND_KEBERATAN,
        CaseKind::HakData => state::KIND_HAK_DATA,
        CaseKind::HakJawab => state::KIND_HAK_JAWAB,
        CaseKind::UsulanKemensos => state::KIND_USULAN_KEMENSOS,
    }
}

/// The words of a state's tag, two or three of them.
pub const fn tag(kind: CaseKind, state: CaseState) -> Text {
    match (kind, state) {
        (_, CaseState::WaitingForWindow) => state::WAITING,
        (_, CaseState::Queued) => state::QUEUED,
        (_, CaseState::UnderReview) => state::UNDER_REVIEW,
        (_, CaseState::InfoNeeded) => state::INFO_NEEDED,
        (CaseKind::Usulan | CaseKind::UsulanKemensos, CaseState::Layak) => state::LAYAK,
        (CaseKind::Usulan | CaseKind::UsulanKemensos, CaseState::TidakLayak) => state::TIDAK_LAYAK,
        (_, CaseState::Layak) => state::ACCEPTED,
        (_, CaseState::TidakLayak) => state::REFUSED,
        (_, CaseState::Proposed) => state::PROPOSED,
        (_, CaseState::Endorsed) => state::ENDORSED,
        (_, CaseState::CentreVerified) => state::CENTRE_VERIFIED,
        (_, CaseState::PmtDone) => state::PMT_DONE,
        (_, CaseState::Ditetapkan) => state::DITETAPKAN,
        (_, CaseState::DitolakPusat) => state::DITOLAK_PUSAT,
        (_, CaseState::Done) => state::DONE,
        (_, CaseState::Ganda) => state::GANDA,
        (_, CaseState::BukanWewenang) => state::BUKAN_WEWENANG,
        (_, CaseState::Dicabut) => state::DICABUT,
        (_, CaseState::Appealed) => state::APPEALED,
    }
}

/// What a state means for the person whose case it is: one or two sentences.
pub fn meaning(lang: Lang, kind: CaseKind, state: CaseState) -> String {
    let text = match (kind, state) {
        (_, CaseState::WaitingForWindow) => state::WAITING_MEANS,
        (_, CaseState::Queued) => state::QUEUED_MEANS,
        (CaseKind::HakJawab, CaseState::UnderReview) => state::UNDER_REVIEW_MEANS_ANSWER,
        (kind, CaseState::UnderReview) if is_report(kind) => state::UNDER_REVIEW_MEANS_REPORT,
        (_, CaseState::UnderReview) => state::UNDER_REVIEW_MEANS,
        (_, CaseState::InfoNeeded) => state::INFO_NEEDED_MEANS,
        (CaseKind::Usulan | CaseKind::UsulanKemensos, CaseState::Layak) => state::LAYAK_MEANS,
        (CaseKind::Usulan | CaseKind::UsulanKemensos, CaseState::TidakLayak) => {
            state::TIDAK_LAYAK_MEANS
        }
        (_, CaseState::Layak) => state::ACCEPTED_MEANS,
        (_, CaseState::TidakLayak) => state::REFUSED_MEANS,
        (_, CaseState::Proposed) => state::PROPOSED_MEANS,
        (_, CaseState::Endorsed) => state::ENDORSED_MEANS,
        (_, CaseState::CentreVerified) => state::CENTRE_VERIFIED_MEANS,
        (_, CaseState::PmtDone) => state::PMT_DONE_MEANS,
        (_, CaseState::Ditetapkan) => state::DITETAPKAN_MEANS,
        (_, CaseState::DitolakPusat) => state::DITOLAK_PUSAT_MEANS,
        (_, CaseState::Done) => state::DONE_MEANS,
        (_, CaseState::Ganda) => state::GANDA_MEANS,
        (_, CaseState::BukanWewenang) => state::BUKAN_WEWENANG_MEANS,
        (_, CaseState::Dicabut) => state::DICABUT_MEANS,
        (_, CaseState::Appealed) => state::APPEALED_MEANS,
    };
    text.fill(lang, &[("kind", self::kind(kind).get(lang))])
}

/// What a finished review means for somebody who is not told its outcome (S-6).
pub fn reviewed(lang: Lang, kind: CaseKind) -> String {
    let text = if is_report(kind) { state::REVIEWED_MEANS_REPORT } else { state::REVIEWED_MEANS };
    text.fill(lang, &[("kind", self::kind(kind).get(lang))])
}

/// Whether somebody speaks about a recipient, and is sealed (S-7).
const fn is_report(kind: CaseKind) -> bool {
    matches!(
        kind,
        CaseKind::Sanggahan
            | CaseKind::TanggapanLayak
            | CaseKind::PerubahanData
            | CaseKind::Penyalahgunaan
    )
}

/// What happened at a step of the history; `action` is a code of [`domain::review::Action`].
/// `None` for a code that no table knows.
pub fn step(kind: CaseKind, action: &str) -> Option<Text> {
    Some(match action {
        "submit" => step::SUBMIT,
        "open_window" => step::OPEN_WINDOW,
        "take" => step::TAKE,
        "release" => step::RELEASE,
        "release_appeal" => step::RELEASE_APPEAL,
        "ask_info" => step::ASK_INFO,
        "give_info" => step::GIVE_INFO,
        "update" => step::UPDATE,
        "resume" => step::RESUME,
        "find_layak" if matches!(kind, CaseKind::Usulan | CaseKind::UsulanKemensos) => {
            step::FIND_LAYAK
        }
        "find_layak" => step::ACCEPT,
        "find_tidak_layak" if matches!(kind, CaseKind::Usulan | CaseKind::UsulanKemensos) => {
            step::FIND_TIDAK_LAYAK
        }
        "find_tidak_layak" => step::REFUSE,
        "find_ganda" => step::FIND_GANDA,
        "find_bukan_wewenang" => step::FIND_BUKAN_WEWENANG,
        "withdraw" => step::WITHDRAW,
        "appeal" => step::APPEAL,
        "batch" => step::BATCH,
        "unbatch" => step::UNBATCH,
        "endorse" => step::ENDORSE,
        "close" => step::CLOSE,
        "centre_verify" => step::CENTRE_VERIFY,
        "centre_pmt" => step::CENTRE_PMT,
        "centre_determine" => step::CENTRE_DETERMINE,
        "centre_reject" => step::CENTRE_REJECT,
        _ => return None,
    })
}

/// What to say after a form of the case page was taken: the last word of the address it was sent to.
pub fn done(form: &str) -> Text {
    match form {
        "info" => case::DONE_INFO,
        "kontak" => case::DONE_CONTACT,
        "cabut" => case::DONE_WITHDRAW,
        "keberatan" => case::DONE_APPEAL,
        "hak" => case::DONE_RIGHTS,
        _ => case::DONE,
    }
}

/// Who did something with the data: `warga`, `petugas`, `system`.
pub fn actor(code: &str) -> Text {
    match code {
        "warga" => data::ACTOR_WARGA,
        "petugas" => data::ACTOR_PETUGAS,
        _ => data::ACTOR_SYSTEM,
    }
}

/// What an officer is, and of which office; never who (S-7).
pub fn officer(lang: Lang, role: Role, office: &str) -> String {
    let words = petugas::role(role).get(lang);
    match role {
        Role::OperatorDesa | Role::OperatorKecamatan | Role::Provinsi => words.to_owned(),
        _ => format!("{words}, {office}"),
    }
}

/// What was done with the data: an action of the audit log, or of a case's move.
pub fn access(code: &str) -> Text {
    match code {
        "usulan.submit" => data::ACCESS_SUBMIT,
        "usulan.assist" => data::ACCESS_ASSIST,
        "usulan.bulk" => data::ACCESS_BULK,
        code if code.ends_with(".submit") => data::ACCESS_SEND,
        "case.update" | "update" => data::ACCESS_UPDATE,
        "reporter.open" => data::ACCESS_UNSEAL,
        "reply.notice" => data::ACCESS_NOTICE,
        "reply.print" => data::ACCESS_LETTER,
        "subject.print" => data::ACCESS_SUBJECT_LETTER,
        "visit.view" | "visit.photo" => data::ACCESS_VISIT,
        "musyawarah.case" => data::ACCESS_MUSYAWARAH,
        "case.open" | "case.view" => data::ACCESS_VIEW,
        "case.read_data" => data::ACCESS_DATA,
        "case.move" => data::ACCESS_MOVE,
        "photo.view" => data::ACCESS_PHOTO,
        "contact.change" => data::ACCESS_CONTACT,
        "rights.request" => data::ACCESS_RIGHTS,
        "case.link" => data::ACCESS_LINK,
        "case.export" => data::ACCESS_EXPORT,
        "case.erase" | "photo.erase" => data::ACCESS_ERASE,
        "mail.send" => data::ACCESS_MAIL,
        "withdraw" => data::ACCESS_WITHDRAW,
        "appeal" => data::ACCESS_APPEAL,
        "give_info" => data::ACCESS_INFO,
        code if code.contains('.') => data::ACCESS_OTHER,
        _ => data::ACCESS_MOVE,
    }
}

/// What is wrong with a field of the tracking pages; `None` where the field says no more than any
/// other would.
pub fn error(code: ErrorCode, field: &str) -> Option<Text> {
    Some(match (field, code) {
        ("tiket", ErrorCode::Required) => f::TICKET_REQUIRED,
        ("tiket", ErrorCode::CodeTypo) => f::TICKET_TYPO,
        ("tiket", _) => f::TICKET_SHAPE,
        ("pin", ErrorCode::Required) => f::PIN_REQUIRED,
        ("pin", _) => f::PIN_SHAPE,
        ("info", ErrorCode::Required) => case::INFO_REQUIRED,
        ("hp", ErrorCode::Required) => case::PHONE_REQUIRED,
        ("keberatan", ErrorCode::Required) => case::APPEAL_REQUIRED,
        ("keberatan", ErrorCode::TooShort) => case::APPEAL_SHORT,
        ("info" | "uraian", ErrorCode::TooShort) => case::TEXT_SHORT,
        ("info" | "keberatan" | "uraian", ErrorCode::TooLong) => case::TEXT_LONG,
        ("hak", ErrorCode::TooMany) => case::RIGHT_TOO_MANY,
        ("hak", _) => case::RIGHT_REQUIRED,
        ("uraian", ErrorCode::Required) => case::RIGHT_WHAT_REQUIRED,
        ("yakin", _) => case::WITHDRAW_REQUIRED,
        _ => return None,
    })
}
