//! The answers of one page, as typed.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::step::Step;

/// The value of a ticked checkbox.
pub const CHECKED: &str = YES;

/// The answer yes.
pub const YES: &str = "ya";

/// The answer no.
pub const NO: &str = "tidak";

/// What parts the codes of a question with several answers.
const CODE_SEPARATOR: char = ',';

/// The answers of a whole draft: `provinsi` … `desa` are asked on two pages.
pub type StepAnswers = BTreeMap<Step, Answers>;

/// Raw text by the name of its input. Personal: never printed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<String, String>);

impl Answers {
    /// The answer without spaces around it; empty when there is none.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", |text| text.trim())
    }

    /// Takes down an answer as typed; an empty one forgets it.
    pub fn set(&mut self, name: impl Into<String>, text: impl Into<String>) {
        let (name, text) = (name.into(), text.into());
        if text.is_empty() {
            self.0.remove(&name);
        } else {
            self.0.insert(name, text);
        }
    }

    /// Whether the checkbox is ticked.
    pub fn is_checked(&self, name: &str) -> bool {
        self.get(name) == CHECKED
    }

    /// The codes chosen in a question with several answers.
    pub fn codes(&self, name: &str) -> impl Iterator<Item = &str> {
        self.get(name).split(CODE_SEPARATOR).map(str::trim).filter(|code| !code.is_empty())
    }

    /// Takes down the codes chosen in a question with several answers.
    pub fn set_codes<'a>(
        &mut self,
        name: impl Into<String>,
        codes: impl IntoIterator<Item = &'a str>,
    ) {
        let codes: Vec<&str> = codes.into_iter().collect();
        self.set(name, codes.join(","));
    }

    /// Whether nothing is answered.
    pub fn is_empty(&self) -> bool {
        self.0.values().all(|text| text.trim().is_empty())
    }

    /// Names and texts as typed, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }
}

impl<N: Into<String>, T: Into<String>> FromIterator<(N, T)> for Answers {
    fn from_iter<I: IntoIterator<Item = (N, T)>>(pairs: I) -> Self {
        let mut answers = Self::default();
        for (name, text) in pairs {
            answers.set(name, text);
        }
        answers
    }
}

impl fmt::Debug for Answers {
    /// How many questions are answered, never what; nor the names, which a client may make up.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Answers({})", self.0.len())
    }
}
