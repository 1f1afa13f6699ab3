//! From a draft to what is kept of it.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use super::answers::{Answers, StepAnswers};
use super::check::{arrange, check_step, counts};
use super::choices::Choices;
use super::field_spec::FieldSpec;
use super::forms::Form;
use super::keep::{keep_answers, keep_member};
use super::member::{Member, check_members};
use super::normalise::read_region;
use super::photo_kind::PhotoKind;
use super::step::Step;
use crate::field::{ErrorCode, FieldErrors};
use crate::usulan::Hubungan;
use crate::wilayah::KodeWilayah;

/// Everything a draft holds, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftContent {
    /// Which form it is.
    pub form: Form,
    /// The village of the recipient it is about, where it is about one.
    pub subject_desa: Option<KodeWilayah>,
    /// The answers, page by page.
    pub answers: StepAnswers,
    /// The other people on the family card.
    pub members: Vec<Member>,
    /// Which photos were stored.
    pub photos: BTreeSet<PhotoKind>,
}

impl DraftContent {
    /// What was typed into the questions that are asked, page by page, right or wrong: an answer that only another
    /// choice asks for is not among it.
    pub fn typed<'a>(
        &'a self,
        choices: &'a Choices,
    ) -> impl Iterator<Item = (Step, &'static FieldSpec, &'a str)> {
        let answered =
            Step::of(self.form).iter().filter_map(|step| Some((*step, self.answers.get(step)?)));
        answered.flat_map(move |(step, answers)| {
            let asked = step.fields(self.form).iter().filter(|spec| counts(spec, answers, choices));
            asked.map(move |spec| (step, spec, answers.get(spec.name)))
        })
    }
}

/// What is wrong on one page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StepErrors {
    /// The page.
    pub step: Step,
    /// Its wrong fields, in the order of the page.
    pub errors: FieldErrors,
}

/// What counts of a draft in which nothing is wrong. Made by [`read_draft`], or of a draft
/// that is still being filled in by [`KeptDraft::so_far`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptDraft {
    /// The answers of the pages this form has, in the form in which they are kept: numbers without
    /// separators, dates as `YYYY-MM-DD`, all four region codes; nothing that was not asked.
    pub answers: StepAnswers,
    /// The other people on the family card, in the form in which they are kept.
    pub members: Vec<Member>,
}

impl KeptDraft {
    /// What could be kept of a draft as it stands, whatever is still missing or wrong in it. Members are left out.
    pub fn so_far(draft: &DraftContent, choices: &Choices, today: NaiveDate) -> Self {
        let answers = keep_answers(draft.form, &draft.answers, choices, today);
        Self { answers, members: Vec::new() }
    }

    /// An answer as it is kept; empty when there is none.
    pub fn text(&self, step: Step, name: &str) -> &str {
        self.answers.get(&step).map_or("", |answers| answers.get(name))
    }
}

/// Reads the whole draft.
///
/// # Errors
///
/// Every page with something wrong, in the order of the task list; missing photos as
/// [`ErrorCode::PhotoMissing`] at [`PhotoKind::field`], a neighbour, or somebody who objects or
/// vouches, of another village as [`ErrorCode::DifferentVillage`] at `desa` (§3.5, scenarios 15 and
/// 18).
pub fn read_draft(
    draft: &DraftContent,
    choices: &Choices,
    today: NaiveDate,
) -> Result<KeptDraft, Vec<StepErrors>> {
    let draft = &with_hubungan(draft);
    let wrong: Vec<StepErrors> = Step::of(draft.form)
        .iter()
        .map(|step| StepErrors { step: *step, errors: errors_of(*step, draft, choices, today) })
        .filter(|found| !found.errors.is_empty())
        .collect();
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let answers = keep_answers(draft.form, &draft.answers, choices, today);
    let listed =
        if Step::of(draft.form).contains(&Step::Anggota) { &draft.members[..] } else { &[] };
    let members = listed.iter().map(|one| keep_member(one, choices, today)).collect();
    Ok(KeptDraft { answers, members })
}

/// A draft knows who proposes whom from its first moment: that counts as answered.
fn with_hubungan(draft: &DraftContent) -> DraftContent {
    let mut draft = draft.clone();
    if let Some(hubungan) = draft.form.hubungan() {
        let pengusul = draft.answers.entry(Step::Pengusul).or_default();
        if pengusul.get("hubungan").is_empty() {
            pengusul.set("hubungan", hubungan.as_str());
        }
    }
    draft
}

fn answers_of(draft: &DraftContent, step: Step) -> Answers {
    draft.answers.get(&step).cloned().unwrap_or_default()
}

fn errors_of(step: Step, draft: &DraftContent, choices: &Choices, today: NaiveDate) -> FieldErrors {
    let answers = answers_of(draft, step);
    let mut errors = check_step(step, draft.form, &answers, choices, today);
    match step {
        Step::Pengusul
            if draft.form.hubungan().map(Hubungan::as_str) != Some(answers.get("hubungan")) =>
        {
            errors.push("hubungan", ErrorCode::ChoiceUnknown);
        }
        Step::Alamat | Step::Pelapor if is_elsewhere(draft, step) => {
            errors.push("desa", ErrorCode::DifferentVillage);
        }
        Step::Anggota => {
            let subject = subject_nik(draft);
            errors = check_members(&draft.members, &subject, choices, today);
        }
        Step::Foto => {
            for kind in PhotoKind::of(draft.form) {
                let needed = kind.is_required(draft.form, &draft.answers);
                if needed && !draft.photos.contains(kind) {
                    errors.push(kind.field(), ErrorCode::PhotoMissing);
                }
            }
        }
        _ => {}
    }
    if step != Step::Foto {
        arrange(&mut errors, step.fields(draft.form));
    }
    errors
}

/// The proposed person's number as typed, where it counts.
fn subject_nik(draft: &DraftContent) -> String {
    let terusul = answers_of(draft, Step::Terusul);
    if terusul.is_checked("tanpa_nik") { String::new() } else { terusul.get("nik").to_owned() }
}

/// Whether the village given on `step` is another than it has to be: a neighbour's is the
/// proposer's (§3.4), who objects or vouches lives where the recipient does (§3.5).
fn is_elsewhere(draft: &DraftContent, step: Step) -> bool {
    let village = |step| read_region(&answers_of(draft, step)).ok();
    let wanted = match (draft.form, step) {
        (Form::Usulan(Hubungan::Tetangga), Step::Alamat) => village(Step::Pengusul),
        (Form::Sanggahan | Form::TanggapanLayak, Step::Pelapor) => draft.subject_desa,
        _ => None,
    };
    wanted.zip(village(step)).is_some_and(|(wanted, given)| wanted != given)
}
