//! What is kept of answers in which nothing is wrong.

use chrono::NaiveDate;

use super::answers::{Answers, StepAnswers};
use super::check::counts;
use super::choices::Choices;
use super::field_spec::{FieldKind, FieldSpec};
use super::fields::ANGGOTA;
use super::forms::Form;
use super::member::Member;
use super::normalise::{read_answer, read_birth_date, read_region};
use super::step::Step;
use crate::wilayah::Level;

/// The answers of the pages that are asked, in the form in which they are stored. Whatever else was
/// sent is left behind.
pub(super) fn keep_answers(
    form: Form,
    typed: &StepAnswers,
    choices: &Choices,
    today: NaiveDate,
) -> StepAnswers {
    Step::of(form)
        .iter()
        .filter(|step| **step != Step::Anggota)
        .filter_map(|step| {
            let kept = keep_fields(step.fields(form), typed.get(step)?, choices, today);
            (!kept.is_empty()).then_some((*step, kept))
        })
        .collect()
}

/// A member in the form in which it is stored.
pub(super) fn keep_member(member: &Member, choices: &Choices, today: NaiveDate) -> Member {
    Member::from_answers(&keep_fields(ANGGOTA, &member.to_answers(), choices, today))
}

fn keep_fields(
    fields: &[FieldSpec],
    typed: &Answers,
    choices: &Choices,
    today: NaiveDate,
) -> Answers {
    let mut kept = Answers::default();
    for spec in fields.iter().filter(|spec| counts(spec, typed, choices)) {
        match spec.kind {
            FieldKind::BirthDate(parts) => {
                if let Ok(date) = read_birth_date(spec.name, parts, typed, today) {
                    kept.set(spec.name, date.to_string());
                }
            }
            FieldKind::Region => keep_region(typed, &mut kept),
            _ => {
                if let Ok(text) = read_answer(spec, typed.get(spec.name), choices, today) {
                    kept.set(spec.name, text);
                }
            }
        }
    }
    kept
}

/// All four codes, also those that were left out.
fn keep_region(typed: &Answers, kept: &mut Answers) {
    let Ok(village) = read_region(typed) else { return };
    for level in Level::ALL {
        if let Some(kode) = village.at(level) {
            kept.set(level.field(), kode.as_str());
        }
    }
}
