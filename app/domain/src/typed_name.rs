//! A name as somebody typed it, checked but not respelled.

use std::fmt;

use crate::field::ErrorCode;
use crate::letters::{is_apostrophe, is_direction_mark, is_invisible};

/// Most characters a name may have, spaces included. Also the `maxlength` of every name field.
pub const NAME_MAX_CHARS: usize = 255;

/// Fewest letters a name may have (N-7): "Ai" is a name, "a" is not.
pub const NAME_MIN_LETTERS: usize = 2;

/// A name with at least two letters and no trick characters, single spaces between its words.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct TypedName(String);

impl TypedName {
    /// Takes a name as typed: any script, any punctuation, one word is enough (N-6).
    ///
    /// # Errors
    ///
    /// [`ErrorCode::Required`] when blank; [`ErrorCode::ControlCharacter`] for NUL and other
    /// control characters inside it, and for marks that turn the direction of writing;
    /// [`ErrorCode::TooLong`] over [`NAME_MAX_CHARS`]; [`ErrorCode::NoLetters`] under
    /// [`NAME_MIN_LETTERS`] letters.
    pub fn parse(text: &str) -> Result<Self, ErrorCode> {
        let text = text.trim();
        if text.is_empty() {
            return Err(ErrorCode::Required);
        }
        if text.chars().any(|c| c.is_control() || is_direction_mark(c)) {
            return Err(ErrorCode::ControlCharacter);
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        let name = words.join(" ");
        if name.chars().count() > NAME_MAX_CHARS {
            return Err(ErrorCode::TooLong);
        }
        let letters = name
            .chars()
            .filter(|c| c.is_alphabetic() && !is_apostrophe(*c) && !is_invisible(*c))
            .count();
        if letters < NAME_MIN_LETTERS {
            return Err(ErrorCode::NoLetters);
        }
        Ok(Self(name))
    }

    /// The name as typed, without surplus spaces.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for TypedName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TypedName(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::{NAME_MAX_CHARS, TypedName};
    use crate::field::ErrorCode;

    #[test]
    fn keeps_the_spelling_and_collapses_spaces() {
        for (text, name) in [
            ("  siti   aminah ", "siti aminah"),
            ("Siti\u{a0}Aminah\n", "Siti Aminah"),
            ("NUR'AINI", "NUR'AINI"),
            ("Ai", "Ai"),
            ("'; DROP TABLE--", "'; DROP TABLE--"),
            ("</textarea><script>", "</textarea><script>"),
            ("ᮃᮄ", "ᮃᮄ"),
        ] {
            assert_eq!(TypedName::parse(text).unwrap().as_str(), name);
        }
    }

    #[test]
    fn says_what_is_wrong() {
        let long = "a".repeat(NAME_MAX_CHARS + 1);
        for (text, code) in [
            ("", ErrorCode::Required),
            (" \t\u{a0} ", ErrorCode::Required),
            ("a", ErrorCode::NoLetters),
            ("a 1", ErrorCode::NoLetters),
            ("12345", ErrorCode::NoLetters),
            ("ʼʼʼ", ErrorCode::NoLetters),
            ("\u{374}\u{374}", ErrorCode::NoLetters),
            ("\u{200b}", ErrorCode::NoLetters),
            ("Siti\0", ErrorCode::ControlCharacter),
            ("Siti\u{7}Aminah", ErrorCode::ControlCharacter),
            ("Siti\nAminah", ErrorCode::ControlCharacter),
            ("Siti \u{202e}hanima", ErrorCode::ControlCharacter),
            (&long, ErrorCode::TooLong),
        ] {
            assert_eq!(TypedName::parse(text), Err(code), "{text:?}");
        }
        assert!(TypedName::parse(&"a".repeat(NAME_MAX_CHARS)).is_ok());
    }

    #[test]
    fn never_prints_the_name() {
        let name = TypedName::parse("Siti Aminah").unwrap();
        assert!(!format!("{name:?}").contains("Siti"));
    }
}
