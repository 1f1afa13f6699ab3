//! From a draft to a report that can be stored.

use std::fmt;

use chrono::NaiveDate;

use super::identity_in_text::{IdentityHint, Reporter, find};
use super::pelapor::Pelapor;
use super::perihal::Perihal;
use crate::contact::EmailAddress;
use crate::field::{ErrorCode, FieldErrors};
use crate::form::{
    Choices, DraftContent, FieldKind, Form, KeptDraft, Step, StepAnswers, StepErrors, read_draft,
};
use crate::nik::Nik;

/// The answer of a reporter who may be called.
const MAY_BE_CALLED: &str = "boleh_dihubungi";

/// The answer of a reporter who speaks about themselves.
const SELF: &str = "diri";

/// The questions, one to a form, of who the reporter is to the person.
const RELATIONS: [&str; 3] = ["pelapor_bagi", "pelapor_bagi_keluarga", "pelapor_bagi_almarhum"];

/// A report in which nothing is wrong. Made by [`read_laporan`] alone.
#[derive(Clone, PartialEq, Eq)]
pub struct NewLaporan {
    /// Which form.
    pub form: Form,
    /// The answers without who reports: [`Step::Pelapor`] is not among them.
    pub answers: StepAnswers,
    /// Who reports; `None` where the person it is about answers for themselves.
    pub pelapor: Option<Pelapor>,
    /// The reporter's number, to recognise a second report.
    pub pelapor_nik: Option<Nik>,
    /// Where the confirmation goes, if anywhere.
    pub email: Option<EmailAddress>,
    /// Code of a reason for which aid may end, empty for any other: what the person is told of it,
    /// and nothing else (S-11).
    pub reason: String,
    /// The reporter says to be the person on the card.
    pub says_self: bool,
    /// What in the texts would give the reporter away, or lead the reader elsewhere.
    pub identity: Vec<IdentityHint>,
}

impl fmt::Debug for NewLaporan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewLaporan").field("form", &self.form).finish_non_exhaustive()
    }
}

/// Reads the whole draft of a form about a recipient: a report, or the answer to one.
///
/// # Errors
///
/// As [`read_draft`].
pub fn read_laporan(
    draft: &DraftContent,
    choices: &Choices,
    today: NaiveDate,
) -> Result<NewLaporan, Vec<StepErrors>> {
    let kept = read_draft(draft, choices, today)?;
    let form = draft.form;
    let pelapor = form.seals_reporter().then(|| read_pelapor(&kept)).transpose()?;
    let identity = hints(draft, &kept, choices);
    let email = match form {
        Form::HakJawab => kept.text(Step::Jawaban, "jawaban_email"),
        _ => kept.text(Step::Pelapor, "pelapor_email"),
    };
    Ok(NewLaporan {
        form,
        email: EmailAddress::parse(email).ok(),
        reason: reason_of(form, &kept).to_owned(),
        says_self: says_self(&kept),
        pelapor_nik: pelapor.as_ref().and_then(|who| Nik::parse(&who.nik).ok()),
        pelapor,
        identity,
        answers: without_reporter(kept.answers),
    })
}

fn read_pelapor(kept: &KeptDraft) -> Result<Pelapor, Vec<StepErrors>> {
    let text = |name| kept.text(Step::Pelapor, name).to_owned();
    let desa = text("desa").parse().map_err(|_| {
        let errors = FieldErrors::one("desa", ErrorCode::RegionUnknown);
        vec![StepErrors { step: Step::Pelapor, errors }]
    })?;
    Ok(Pelapor {
        nama: text("pelapor_nama"),
        nik: text("pelapor_nik"),
        phone: text("pelapor_hp"),
        email: Some(text("pelapor_email")).filter(|email| !email.is_empty()),
        desa,
        may_be_called: text("kerahasiaan") == MAY_BE_CALLED,
    })
}

fn without_reporter(mut answers: StepAnswers) -> StepAnswers {
    answers.remove(&Step::Pelapor);
    answers
}

/// What in the texts of a report would give its reporter away, as far as it is filled in (S-7): whoever looks at it
/// before it is sent learns that at once, not only when nothing else is missing. Nothing for a form that seals nobody.
pub fn identity_so_far(
    draft: &DraftContent,
    choices: &Choices,
    today: NaiveDate,
) -> Vec<IdentityHint> {
    hints(draft, &KeptDraft::so_far(draft, choices, today), choices)
}

/// The same with what is kept of it. Who says to report about themselves is not asked about it: their own name is what
/// the report is about.
fn hints(draft: &DraftContent, kept: &KeptDraft, choices: &Choices) -> Vec<IdentityHint> {
    if !draft.form.seals_reporter() {
        return Vec::new();
    }
    let text = |name| kept.text(Step::Pelapor, name);
    let pelapor = Reporter {
        nama: text("pelapor_nama"),
        nik: text("pelapor_nik"),
        phone: text("pelapor_hp"),
    };
    let is_own = says_self(kept);
    let mut hints = find(&free_texts(draft, choices), &pelapor);
    hints.retain(|hint| !(is_own && hint.tells_reporter()));
    hints
}

fn says_self(kept: &KeptDraft) -> bool {
    RELATIONS.iter().any(|question| kept.text(Step::Perubahan, question) == SELF)
}

/// Everything that is written freely, whichever page it stands on: others read it than who wrote
/// it.
fn free_texts<'a>(draft: &'a DraftContent, choices: &'a Choices) -> Vec<&'a str> {
    let is_free = |kind| matches!(kind, FieldKind::Line { .. } | FieldKind::Paragraph { .. });
    draft
        .typed(choices)
        .filter(|(step, spec, _)| *step != Step::Pelapor && is_free(spec.kind))
        .map(|(_, _, text)| text)
        .collect()
}

fn reason_of(form: Form, kept: &KeptDraft) -> &str {
    match form {
        Form::Sanggahan => kept.text(Step::Sebab, "sebab_tidak_layak"),
        Form::PerubahanData(
            perihal @ (Perihal::Meninggal | Perihal::Pindah | Perihal::GraduasiMandiri),
        ) => perihal.as_str(),
        _ => "",
    }
}
