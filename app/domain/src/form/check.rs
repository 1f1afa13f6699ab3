//! What is wrong with the answers of one page.

use chrono::NaiveDate;

use super::answers::{Answers, CHECKED};
use super::choices::Choices;
use super::field_spec::{FieldKind, FieldSpec, Need, REGION_FIELDS};
use super::forms::Form;
use super::normalise::{read_answer, read_birth_date, read_region};
use super::step::Step;
use crate::field::{ErrorCode, FieldErrors};
use crate::nik::Nik;
use crate::nomor_kk::NomorKk;
use crate::usulan::Hubungan;

/// The checkbox that agrees to answers about health.
const HEALTH_CONSENT: &str = "persetujuan_kesehatan";

/// What is wrong with the answers of `step`, in the order of its questions.
///
/// Empty for [`Step::Foto`] and [`Step::Anggota`], whose content is no [`Answers`]: see
/// [`super::PhotoKind::is_required`] and [`super::check_member`]. Whether a village exists is for
/// the server to say; here it only has the shape of one and lies in what was chosen above it.
pub fn check_step(
    step: Step,
    form: Form,
    answers: &Answers,
    choices: &Choices,
    today: NaiveDate,
) -> FieldErrors {
    if step == Step::Anggota {
        return FieldErrors::default();
    }
    let mut errors = check_fields(step.fields(form), answers, choices, today);
    match step {
        Step::Pengusul => {
            forbid_same_number(answers, ["pengusul_nik", "pengusul_nomor_kk"], &mut errors);
        }
        Step::Terusul if form.hubungan().is_some_and(Hubungan::is_family) => {
            forbid_same_number(answers, ["nik", "nomor_kk"], &mut errors);
        }
        Step::Alamat | Step::Uraian => want_both_coordinates(answers, &mut errors),
        Step::Kerentanan => want_consent(step.fields(form), answers, &mut errors),
        Step::Perubahan
            if step.fields(form).iter().any(|spec| spec.name == HEALTH_CONSENT)
                && !answers.is_checked(HEALTH_CONSENT) =>
        {
            errors.push(HEALTH_CONSENT, ErrorCode::ConsentMissing);
        }
        _ => {}
    }
    arrange(&mut errors, step.fields(form));
    errors
}

/// Puts errors into the order of their questions, whichever rule found them.
pub(super) fn arrange(errors: &mut FieldErrors, fields: &[FieldSpec]) {
    let names = |spec: &FieldSpec| match spec.kind {
        // A region is wrong at one of its inputs, a date as a whole.
        FieldKind::Region => REGION_FIELDS.to_vec(),
        _ => vec![spec.name],
    };
    let names: Vec<&str> = fields.iter().flat_map(names).collect();
    errors.arrange(&names);
}

/// What is wrong with each question by itself.
pub(super) fn check_fields(
    fields: &[FieldSpec],
    answers: &Answers,
    choices: &Choices,
    today: NaiveDate,
) -> FieldErrors {
    let mut errors = FieldErrors::default();
    for spec in fields.iter().filter(|spec| counts(spec, answers, choices)) {
        if let Err((field, code)) = check_field(spec, answers, choices, today)
            && (code != ErrorCode::Required || is_needed(spec.need, answers))
        {
            errors.push(field, code);
        }
    }
    errors
}

/// The field to tell it at, and what is wrong. Blank is [`ErrorCode::Required`], needed or not.
fn check_field(
    spec: &FieldSpec,
    answers: &Answers,
    choices: &Choices,
    today: NaiveDate,
) -> Result<(), (&'static str, ErrorCode)> {
    let at_name = |code| (spec.name, code);
    match spec.kind {
        FieldKind::BirthDate(parts) => {
            read_birth_date(spec.name, parts, answers, today).map(drop).map_err(at_name)
        }
        FieldKind::Region => read_region(answers).map(drop),
        _ => read_answer(spec, answers.get(spec.name), choices, today).map(drop).map_err(at_name),
    }
}

/// Whether the answer is looked at: a number that somebody says not to have is not, nor a reason
/// for something that was not said, nor what only another answer asks for.
pub(super) fn counts(spec: &FieldSpec, answers: &Answers, choices: &Choices) -> bool {
    match spec.need {
        Need::Required | Need::Optional => true,
        Need::RequiredUnless(checkbox) => {
            !answers.is_checked(checkbox)
                || !matches!(spec.kind, FieldKind::Nik | FieldKind::NomorKk)
        }
        Need::RequiredIf(checkbox) => answers.is_checked(checkbox),
        Need::FollowUp(question) => {
            choices.follow_up(question, answers.get(question)) == Some(spec.name)
        }
    }
}

fn is_needed(need: Need, answers: &Answers) -> bool {
    match need {
        Need::Required | Need::FollowUp(_) => true,
        Need::Optional => false,
        Need::RequiredUnless(checkbox) => !answers.is_checked(checkbox),
        Need::RequiredIf(checkbox) => answers.is_checked(checkbox),
    }
}

/// The NIK typed where the family card's number belongs (KK-3). Only where both count.
fn forbid_same_number(
    answers: &Answers,
    [nik, nomor_kk]: [&'static str; 2],
    errors: &mut FieldErrors,
) {
    if answers.is_checked("tanpa_nik") || answers.is_checked("tanpa_kk") {
        return;
    }
    let both = (Nik::parse(answers.get(nik)), NomorKk::parse(answers.get(nomor_kk)));
    if let (Ok(one), Ok(other)) = both
        && one.as_str() == other.as_str()
    {
        errors.push(nomor_kk, ErrorCode::SameAsNik);
    }
}

fn want_both_coordinates(answers: &Answers, errors: &mut FieldErrors) {
    let [latitude, longitude] = ["lintang", "bujur"];
    match (answers.get(latitude).is_empty(), answers.get(longitude).is_empty()) {
        (true, false) => errors.push(latitude, ErrorCode::CoordinateInvalid),
        (false, true) => errors.push(longitude, ErrorCode::CoordinateInvalid),
        _ => {}
    }
}

/// Whoever answers about health agrees to it separately (§3.4, D-3).
fn want_consent(fields: &[FieldSpec], answers: &Answers, errors: &mut FieldErrors) {
    let consent = HEALTH_CONSENT;
    let answered =
        fields.iter().any(|spec| spec.name != consent && !answers.get(spec.name).is_empty());
    if answered && answers.get(consent) != CHECKED {
        errors.push(consent, ErrorCode::ConsentMissing);
    }
}
