//! A proposal (*usulan*), from the raw answers of a draft to what is stored (§3.4).
//!
//! A draft keeps raw text, one [`Answers`] per [`Step`]. [`check_step`] says what is wrong on one
//! page; [`read_usulan`] turns the whole draft into a [`NewUsulan`] or says what is wrong where.
//! Mismatches between numbers and answers are a [`Warning`] to the reviewer, never a wall (NIK-7).
//!
//! To add a question: a row in `fields`, a label in `app::text`, and, for a choice, its answers as
//! rows of the table of questions.

mod answers;
mod check;
mod choices;
mod field_spec;
mod fields;
mod find_warnings;
mod hubungan;
mod keep;
mod member;
mod normalise;
mod photo_kind;
mod read;
mod step;
mod warning;

pub use answers::{Answers, CHECKED, NO, StepAnswers, YES};
pub use check::check_step;
pub use choices::{Choices, UNKNOWN_PROGRAM, fixed_codes};
pub use field_spec::{Axis, FieldKind, FieldSpec, Need, REGION_FIELDS};
pub use hubungan::Hubungan;
pub use member::{MAX_MEMBERS, Member, check_member, check_members};
pub use photo_kind::PhotoKind;
pub use read::{DraftContent, NewUsulan, StepErrors, read_usulan};
pub use step::Step;
pub use warning::Warning;
