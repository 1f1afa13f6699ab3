//! The other people on the family card.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::answers::Answers;
use super::check::{arrange, check_fields};
use super::choices::Choices;
use super::fields::ANGGOTA;
use crate::field::{ErrorCode, FieldErrors};
use crate::nik::Nik;

/// Most members a proposal lists (§3.4).
pub const MAX_MEMBERS: usize = 20;

/// One member as typed. Personal: never printed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Member {
    /// Field `anggota_nama`.
    pub nama: String,
    /// Field `anggota_nik`; may be empty.
    pub nik: String,
    /// Field `anggota_hubungan`: a code of that question.
    pub hubungan_keluarga: String,
    /// Field `anggota_tahun_lahir`; may be empty.
    pub tahun_lahir: String,
}

impl Member {
    /// The member that a posted form describes.
    pub fn from_answers(answers: &Answers) -> Self {
        let text = |name| answers.get(name).to_owned();
        Self {
            nama: text("anggota_nama"),
            nik: text("anggota_nik"),
            hubungan_keluarga: text("anggota_hubungan"),
            tahun_lahir: text("anggota_tahun_lahir"),
        }
    }

    /// The member as the form shows it.
    pub fn to_answers(&self) -> Answers {
        [
            ("anggota_nama", &self.nama),
            ("anggota_nik", &self.nik),
            ("anggota_hubungan", &self.hubungan_keluarga),
            ("anggota_tahun_lahir", &self.tahun_lahir),
        ]
        .into_iter()
        .collect()
    }
}

impl fmt::Debug for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Member(…)")
    }
}

/// What is wrong with one member. `others` are those already listed, without this one;
/// `subject_nik` is the proposed person's number as typed, empty when there is none.
///
/// The same NIK twice in a family is [`ErrorCode::Twice`] (KK-4); a member above [`MAX_MEMBERS`] is
/// [`ErrorCode::TooMany`] on the field `anggota`.
pub fn check_member(
    member: &Member,
    others: &[Member],
    subject_nik: &str,
    choices: &Choices,
    today: NaiveDate,
) -> FieldErrors {
    let mut errors = check_fields(ANGGOTA, &member.to_answers(), choices, today);
    if let Ok(nik) = Nik::parse(&member.nik) {
        let mut family = others.iter().map(|other| other.nik.as_str()).chain([subject_nik]);
        if family.any(|other| Nik::parse(other).as_ref() == Ok(&nik)) {
            errors.push("anggota_nik", ErrorCode::Twice);
        }
    }
    if others.len() >= MAX_MEMBERS {
        errors.push("anggota", ErrorCode::TooMany);
    }
    arrange(&mut errors, ANGGOTA);
    errors
}

/// What is wrong with the whole list, one sentence per field.
pub fn check_members(
    members: &[Member],
    subject_nik: &str,
    choices: &Choices,
    today: NaiveDate,
) -> FieldErrors {
    let mut errors = FieldErrors::default();
    if members.len() > MAX_MEMBERS {
        errors.push("anggota", ErrorCode::TooMany);
    }
    for (at, member) in members.iter().enumerate().take(MAX_MEMBERS) {
        let found = check_member(member, &members[..at], subject_nik, choices, today);
        for error in found.iter() {
            errors.push(error.field, error.code);
        }
    }
    arrange(&mut errors, ANGGOTA);
    errors
}
