//! From a draft to a proposal that can be stored.

use std::fmt;

use chrono::NaiveDate;

use super::find_warnings::find_warnings;
use super::hubungan::Hubungan;
use super::warning::Warning;
use crate::birth::parse_date;
use crate::contact::{EmailAddress, Phone};
use crate::field::{ErrorCode, FieldErrors};
use crate::form::{
    Choices, DraftContent, KeptDraft, Member, Step, StepAnswers, StepErrors, read_draft,
};
use crate::nik::Nik;
use crate::nomor_kk::NomorKk;
use crate::typed_name::TypedName;
use crate::wilayah::KodeWilayah;

/// A proposal in which nothing is wrong. Made by [`read_usulan`] alone.
#[derive(Clone, PartialEq, Eq)]
pub struct NewUsulan {
    /// Who proposes whom.
    pub hubungan: Hubungan,
    /// The answers of the pages this proposer is shown, in the form in which they are kept: numbers
    /// without separators, `tanggal_lahir` as `YYYY-MM-DD`, all four region codes; nothing that was
    /// not asked.
    pub answers: StepAnswers,
    /// The other people on the family card, in the form in which they are kept.
    pub members: Vec<Member>,
    /// The proposed person's number.
    pub nik: Option<Nik>,
    /// The proposed person's family card.
    pub nomor_kk: Option<NomorKk>,
    /// The proposer's number, where the proposer is somebody else.
    pub pengusul_nik: Option<Nik>,
    /// The proposed person's name.
    pub nama: TypedName,
    /// The village the proposed person lives in: its Dinas Sosial reviews.
    pub desa: KodeWilayah,
    /// The proposed person's date of birth, where it is asked.
    pub tanggal_lahir: Option<NaiveDate>,
    /// The proposer's e-mail.
    pub email: Option<EmailAddress>,
    /// The proposer's telephone.
    pub phone: Phone,
    /// The neighbour's telephone, so that they can be told (D-13).
    pub terusul_phone: Option<Phone>,
    /// The neighbour's e-mail, likewise.
    pub terusul_email: Option<EmailAddress>,
    /// What the reviewer should look at, each once, in the order of [`Warning::ALL`].
    pub warnings: Vec<Warning>,
}

impl fmt::Debug for NewUsulan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewUsulan")
            .field("hubungan", &self.hubungan)
            .field("warnings", &self.warnings)
            .finish_non_exhaustive()
    }
}

/// Reads the whole draft of a proposal of `hubungan`.
///
/// # Errors
///
/// As [`read_draft`].
pub fn read_usulan(
    hubungan: Hubungan,
    draft: &DraftContent,
    choices: &Choices,
    today: NaiveDate,
) -> Result<NewUsulan, Vec<StepErrors>> {
    let KeptDraft { answers, members } = read_draft(draft, choices, today)?;
    build(hubungan, answers, members, today)
}

fn build(
    hubungan: Hubungan,
    answers: StepAnswers,
    members: Vec<Member>,
    today: NaiveDate,
) -> Result<NewUsulan, Vec<StepErrors>> {
    let text = |step: Step, name: &str| answers.get(&step).map_or("", |answers| answers.get(name));
    let wrong = |step: Step, field: &'static str| {
        move |code| vec![StepErrors { step, errors: FieldErrors::one(field, code) }]
    };
    let pengusul = |name: &str| text(Step::Pengusul, name);
    let terusul = |name: &str| text(Step::Terusul, name);
    let mut usulan = NewUsulan {
        hubungan,
        nik: Nik::parse(terusul("nik")).ok(),
        nomor_kk: NomorKk::parse(terusul("nomor_kk")).ok(),
        pengusul_nik: Nik::parse(pengusul("pengusul_nik")).ok(),
        nama: TypedName::parse(text(Step::Identitas, "nama"))
            .map_err(wrong(Step::Identitas, "nama"))?,
        desa: text(Step::Alamat, "desa")
            .parse()
            .map_err(|_| ErrorCode::RegionUnknown)
            .map_err(wrong(Step::Alamat, "desa"))?,
        tanggal_lahir: parse_date(text(Step::Identitas, "tanggal_lahir")).ok(),
        email: EmailAddress::parse(pengusul("pengusul_email")).ok(),
        phone: Phone::parse(pengusul("pengusul_hp"))
            .map_err(wrong(Step::Pengusul, "pengusul_hp"))?,
        terusul_phone: Phone::parse(terusul("terusul_hp")).ok(),
        terusul_email: EmailAddress::parse(terusul("terusul_email")).ok(),
        warnings: Vec::new(),
        answers,
        members,
    };
    usulan.warnings = find_warnings(&usulan, today);
    Ok(usulan)
}
