//! The questions to the person an objection is about (S-11).

use super::super::field_spec::{FieldKind as K, FieldSpec};
use super::super::step::Step;
use super::laporan::ACCOUNT_MIN_CHARS;
use super::{optional, required};

/// Most characters of an answer.
const ANSWER_MAX_CHARS: usize = 2000;

const JAWABAN: &[FieldSpec] = &[
    required("jawaban", K::Paragraph { min_chars: ACCOUNT_MIN_CHARS, max_chars: ANSWER_MAX_CHARS }),
    optional("jawaban_hp", K::Phone),
    optional("jawaban_email", K::Email),
];

/// The questions of `step`; none for a page that this form does not have.
pub(super) const fn of(step: Step) -> &'static [FieldSpec] {
    match step {
        Step::Jawaban => JAWABAN,
        _ => &[],
    }
}
