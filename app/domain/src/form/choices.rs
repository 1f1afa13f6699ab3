//! Which answers a question offers.

use std::collections::{BTreeMap, BTreeSet};

use crate::penerima::Sex;

/// The answer of somebody who does not know which programme fits; always offered.
pub const UNKNOWN_PROGRAM: &str = "tidak_tahu";

/// The codes each question offers, by the question's name. Filled from rows of the database;
/// `program` from the table of programmes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    codes: BTreeMap<String, BTreeSet<String>>,
    /// By question and code: the question that only this answer asks.
    follow_ups: BTreeMap<(String, String), String>,
}

impl Choices {
    /// Whether `question` offers `code`.
    pub fn knows(&self, question: &str, code: &str) -> bool {
        if let Some(codes) = fixed_codes(question) {
            return codes.contains(&code);
        }
        (question == "program" && code == UNKNOWN_PROGRAM)
            || self.codes.get(question).is_some_and(|codes| codes.contains(code))
    }

    /// Lets `question` offer `code`.
    pub fn insert(&mut self, question: impl Into<String>, code: impl Into<String>) {
        self.codes.entry(question.into()).or_default().insert(code.into());
    }

    /// The question that the answer `code` to `question` asks for, if any.
    pub fn follow_up(&self, question: &str, code: &str) -> Option<&str> {
        self.follow_ups.get(&(question.to_owned(), code.to_owned())).map(String::as_str)
    }

    /// Lets the answer `code` to `question` ask for `follow_up`.
    pub fn insert_follow_up(
        &mut self,
        question: impl Into<String>,
        code: impl Into<String>,
        follow_up: impl Into<String>,
    ) {
        self.follow_ups.insert((question.into(), code.into()), follow_up.into());
    }
}

impl<Q: Into<String>, C: Into<String>> FromIterator<(Q, C)> for Choices {
    fn from_iter<I: IntoIterator<Item = (Q, C)>>(pairs: I) -> Self {
        let mut choices = Self::default();
        for (question, code) in pairs {
            choices.insert(question, code);
        }
        choices
    }
}

/// The answers of questions on which rules depend, and which therefore are not rows: in the order
/// they are offered.
pub fn fixed_codes(question: &str) -> Option<&'static [&'static str]> {
    match question {
        "hubungan" => Some(&["diri", "satu_kk", "tetangga"]),
        "jenis_kelamin" => Some(const { &[Sex::LakiLaki.as_str(), Sex::Perempuan.as_str()] }),
        "jenis" => Some(&["masuk_data", "menerima_program"]),
        "sudah_terdaftar" => Some(&["ya", "tidak", "tidak_tahu"]),
        _ => None,
    }
}
