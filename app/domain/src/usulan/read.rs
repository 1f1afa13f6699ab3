//! From a draft to a proposal that can be stored.

use std::collections::BTreeSet;
use std::fmt;

use chrono::NaiveDate;
use serde::Serialize;

use super::answers::{Answers, StepAnswers};
use super::check::check_step;
use super::choices::Choices;
use super::find_warnings::find_warnings;
use super::hubungan::Hubungan;
use super::keep::{keep_answers, keep_member};
use super::member::{Member, check_members};
use super::normalise::read_region;
use super::photo_kind::PhotoKind;
use super::step::Step;
use super::warning::Warning;
use crate::birth::parse_date;
use crate::contact::{EmailAddress, Phone};
use crate::field::{ErrorCode, FieldErrors};
use crate::nik::Nik;
use crate::nomor_kk::NomorKk;
use crate::typed_name::TypedName;
use crate::wilayah::KodeWilayah;

/// Everything a draft holds, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftContent {
    /// Who proposes whom.
    pub hubungan: Hubungan,
    /// The answers, page by page.
    pub answers: StepAnswers,
    /// The other people on the family card.
    pub members: Vec<Member>,
    /// Which photos were stored.
    pub photos: BTreeSet<PhotoKind>,
}

/// What is wrong on one page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StepErrors {
    /// The page.
    pub step: Step,
    /// Its wrong fields, in the order of the page.
    pub errors: FieldErrors,
}

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

/// Reads the whole draft.
///
/// # Errors
///
/// Every page with something wrong, in the order of the task list; missing photos as
/// [`ErrorCode::PhotoMissing`] at [`PhotoKind::field`], a neighbour of another village as
/// [`ErrorCode::DifferentVillage`] at `desa` (scenario 15).
pub fn read_usulan(
    draft: &DraftContent,
    choices: &Choices,
    today: NaiveDate,
) -> Result<NewUsulan, Vec<StepErrors>> {
    let draft = &with_hubungan(draft);
    let wrong: Vec<StepErrors> = Step::of(draft.hubungan)
        .iter()
        .map(|step| StepErrors { step: *step, errors: errors_of(*step, draft, choices, today) })
        .filter(|found| !found.errors.is_empty())
        .collect();
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let answers = keep_answers(draft.hubungan, &draft.answers, choices, today);
    let listed = if draft.hubungan.is_family() { &draft.members[..] } else { &[] };
    let members = listed.iter().map(|one| keep_member(one, choices, today)).collect();
    build(draft.hubungan, answers, members, today)
}

/// A draft knows who proposes whom from its first moment: that counts as answered.
fn with_hubungan(draft: &DraftContent) -> DraftContent {
    let mut draft = draft.clone();
    let pengusul = draft.answers.entry(Step::Pengusul).or_default();
    if pengusul.get("hubungan").is_empty() {
        pengusul.set("hubungan", draft.hubungan.as_str());
    }
    draft
}

fn answers_of(draft: &DraftContent, step: Step) -> Answers {
    draft.answers.get(&step).cloned().unwrap_or_default()
}

fn errors_of(step: Step, draft: &DraftContent, choices: &Choices, today: NaiveDate) -> FieldErrors {
    let answers = answers_of(draft, step);
    let mut errors = check_step(step, draft.hubungan, &answers, choices, today);
    match step {
        Step::Pengusul if answers.get("hubungan") != draft.hubungan.as_str() => {
            errors.push("hubungan", ErrorCode::ChoiceUnknown);
        }
        Step::Alamat if is_elsewhere(draft) => errors.push("desa", ErrorCode::DifferentVillage),
        Step::Anggota => {
            let subject = subject_nik(draft);
            errors = check_members(&draft.members, &subject, choices, today);
        }
        Step::Foto => {
            for kind in PhotoKind::of(draft.hubungan) {
                let needed = kind.is_required(draft.hubungan, &draft.answers);
                if needed && !draft.photos.contains(kind) {
                    errors.push(kind.field(), ErrorCode::PhotoMissing);
                }
            }
        }
        _ => {}
    }
    errors
}

/// The proposed person's number as typed, where it counts.
fn subject_nik(draft: &DraftContent) -> String {
    let terusul = answers_of(draft, Step::Terusul);
    if terusul.is_checked("tanpa_nik") { String::new() } else { terusul.get("nik").to_owned() }
}

/// Whether a neighbour lives in another village than the proposer (§3.4).
fn is_elsewhere(draft: &DraftContent) -> bool {
    let village = |step| read_region(&answers_of(draft, step));
    match (draft.hubungan, village(Step::Pengusul), village(Step::Alamat)) {
        (Hubungan::Tetangga, Ok(home), Ok(neighbour)) => home != neighbour,
        _ => false,
    }
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
