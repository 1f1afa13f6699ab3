//! Forms, from the raw answers of a draft to what is kept.
//!
//! A draft keeps raw text, one [`Answers`] per [`Step`] of its [`Form`]. [`check_step`] says what
//! is wrong on one page; [`read_draft`] checks the whole draft and keeps what counts. What a kind of
//! form makes of that is `usulan`'s and `sanggahan`'s to say.
//!
//! To add a question: a row in `fields`, a label in `app::text`, and, for a choice, its answers as
//! rows of the table of questions. To add a form: a variant of [`Form`], its [`Step`]s and photos.

mod answers;
mod check;
mod choices;
mod field_spec;
mod fields;
mod forms;
mod keep;
mod member;
mod normalise;
mod photo_kind;
mod read;
mod step;

pub use answers::{Answers, CHECKED, NO, StepAnswers, YES};
pub use check::check_step;
pub use choices::{Choices, UNKNOWN_PROGRAM, fixed_codes};
pub use field_spec::{Axis, FieldKind, FieldSpec, Need, REGION_FIELDS};
pub use forms::Form;
pub use member::{MAX_MEMBERS, Member, check_member, check_members};
pub(crate) use normalise::{read_coordinate, read_count, read_line, read_paragraph};
pub use photo_kind::PhotoKind;
pub use read::{DraftContent, KeptDraft, StepErrors, read_draft};
pub use step::Step;
