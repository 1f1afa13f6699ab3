//! What an officer says before filling in a proposal for somebody (§2.2, assisted mode).

use std::fmt;

use serde::{Deserialize, Serialize};

use super::hubungan::Hubungan;
use super::origin::Origin;
use crate::field::{ErrorCode, FieldErrors};
use crate::form::read_paragraph;
use crate::musyawarah::{ASSESSMENT_MAX_CHARS, PLACE_MAX_CHARS, read_said};
use crate::nik::Nik;

/// Fewest characters of an assessment.
const ASSESSMENT_MIN_CHARS: usize = 20;

/// What was typed.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct AssistForm {
    /// Code of an [`Origin::ASSISTED`].
    pub asal: String,
    /// Which RT, RW or institution, and who for it.
    pub pengantar: String,
    /// What they say of the family.
    pub penilaian: String,
    /// Code of a [`Hubungan`].
    pub hubungan: String,
}

/// What an RT, RW or LKS says of a family.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// Which, and who for it.
    pub by: String,
    /// How the family lives.
    pub text: String,
}

/// A proposal that may be begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assistance {
    /// Who brings it.
    pub origin: Origin,
    /// What they say, where they assess.
    pub assessment: Option<Assessment>,
    /// Who proposes whom.
    pub hubungan: Hubungan,
}

impl fmt::Debug for AssistForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AssistForm(…)")
    }
}

impl fmt::Debug for Assessment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Assessment(…)")
    }
}

impl AssistForm {
    /// Reads the form. What is said of a family counts only from an RT, RW or LKS.
    ///
    /// # Errors
    /// Every wrong field, in the order of the form: `asal`, `pengantar`, `penilaian`, `hubungan`.
    pub fn read(&self) -> Result<Assistance, FieldErrors> {
        let mut errors = FieldErrors::default();
        let origin = self.asal.parse().ok().filter(|origin| Origin::ASSISTED.contains(origin));
        if origin.is_none() {
            errors.push("asal", missing_or_unknown(&self.asal));
        }
        let mut assessment = None;
        if origin.is_some_and(Origin::assesses) {
            let by = read_said(&self.pengantar, PLACE_MAX_CHARS);
            let by = by.map_err(|code| errors.push("pengantar", code)).ok();
            let text = match self.penilaian.trim() {
                "" => Err(ErrorCode::Required),
                text => Nik::none_in(text).and_then(|()| {
                    read_paragraph(text, ASSESSMENT_MIN_CHARS, ASSESSMENT_MAX_CHARS)
                }),
            };
            let text = text.map_err(|code| errors.push("penilaian", code)).ok();
            assessment = by.zip(text).map(|(by, text)| Assessment { by, text });
        }
        let hubungan = self.hubungan.parse::<Hubungan>().ok();
        if hubungan.is_none() {
            errors.push("hubungan", missing_or_unknown(&self.hubungan));
        }
        match (origin, hubungan, errors.is_empty()) {
            (Some(origin), Some(hubungan), true) => Ok(Assistance { origin, assessment, hubungan }),
            _ => Err(errors),
        }
    }
}

const fn missing_or_unknown(text: &str) -> ErrorCode {
    if text.is_empty() { ErrorCode::Required } else { ErrorCode::ChoiceUnknown }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(asal: &str) -> AssistForm {
        AssistForm {
            asal: asal.to_owned(),
            pengantar: "Ketua RT 007, Pak Slamet".to_owned(),
            penilaian: "Tinggal berempat di rumah papan, kerja serabutan.".to_owned(),
            hubungan: "tetangga".to_owned(),
        }
    }

    #[test]
    fn only_who_assesses_is_asked_for_an_assessment() {
        let own =
            AssistForm { pengantar: String::new(), penilaian: String::new(), ..form("petugas") };
        assert_eq!(own.read().expect("right").assessment, None);
        for asal in ["rt_rw", "lks"] {
            let read = form(asal).read().expect("right");
            assert!(read.assessment.is_some_and(|said| said.text.contains("serabutan")));
            let empty = AssistForm { asal: asal.to_owned(), ..own.clone() };
            let errors = empty.read().expect_err("nothing said");
            let fields: Vec<_> = errors.iter().map(|error| error.field).collect();
            assert_eq!(fields, ["pengantar", "penilaian"]);
        }
    }

    #[test]
    fn a_citizen_or_a_file_is_no_origin_of_this_form() {
        for asal in ["warga", "desa", "kemensos", "x"] {
            let errors = form(asal).read().expect_err("another door");
            assert_eq!(errors.of("asal"), Some(ErrorCode::ChoiceUnknown), "{asal}");
        }
        let errors = AssistForm::default().read().expect_err("empty");
        assert_eq!(errors.of("asal"), Some(ErrorCode::Required));
        assert_eq!(errors.of("hubungan"), Some(ErrorCode::Required));
    }

    #[test]
    fn nothing_of_it_is_printed() {
        let read = form("lks").read().expect("right");
        assert!(!format!("{:?} {read:?}", form("lks")).contains("Slamet"));
    }
}
