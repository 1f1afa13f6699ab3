//! Every question of every page. The one list that forms, checks, and the API follow.

mod jawaban;
mod laporan;
mod usulan;

use super::field_spec::{FieldKind as K, FieldSpec, Need};
use super::forms::Form;
use super::step::Step;
pub(super) use usulan::ANGGOTA;

/// Most things of a kind that a household is asked to count.
const COUNT_MAX: u32 = 99;

const fn required(name: &'static str, kind: K) -> FieldSpec {
    FieldSpec { name, kind, need: Need::Required }
}

const fn optional(name: &'static str, kind: K) -> FieldSpec {
    FieldSpec { name, kind, need: Need::Optional }
}

const fn unless(checkbox: &'static str, name: &'static str, kind: K) -> FieldSpec {
    FieldSpec { name, kind, need: Need::RequiredUnless(checkbox) }
}

const fn only_if(checkbox: &'static str, name: &'static str, kind: K) -> FieldSpec {
    FieldSpec { name, kind, need: Need::RequiredIf(checkbox) }
}

const fn choice(name: &'static str) -> FieldSpec {
    optional(name, K::Choice)
}

const fn count(name: &'static str) -> FieldSpec {
    optional(name, K::Count { max: COUNT_MAX })
}

const fn follow_up(question: &'static str, name: &'static str, kind: K) -> FieldSpec {
    FieldSpec { name, kind, need: Need::FollowUp(question) }
}

/// The questions of `step`; none for a page that this form does not have.
pub(super) const fn of(step: Step, form: Form) -> &'static [FieldSpec] {
    match form {
        Form::Usulan(hubungan) => usulan::of(step, hubungan),
        Form::HakJawab => jawaban::of(step),
        _ => laporan::of(step, form),
    }
}
