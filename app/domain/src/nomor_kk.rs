//! The number of the family card (rules KK-1, KK-2).
//!
//! It changes when a family moves or splits, so it is never a permanent key (KK-2).

use std::fmt;

use crate::digits::{NUMBER_LEN, as_text, is_blank, masked, sixteen_digits};
use crate::field::ErrorCode;

/// 16 digits: six of the region of issue, six of the date of recording (day, month, year), four of
/// a serial (KK-1).
///
/// Only the length is checked: cards whose date part is no date are in use. No `Display` and no
/// serde, as with a NIK.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct NomorKk([u8; NUMBER_LEN]);

impl NomorKk {
    /// Reads a KK number; spaces, dots and hyphens are ignored.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::Required`] when blank; [`ErrorCode::NomorKkLength`] unless exactly 16 ASCII
    /// digits are left.
    pub fn parse(text: &str) -> Result<Self, ErrorCode> {
        if is_blank(text) {
            return Err(ErrorCode::Required);
        }
        sixteen_digits(text).map(Self).ok_or(ErrorCode::NomorKkLength)
    }

    /// How many digits were typed, for the message that goes with [`ErrorCode::NomorKkLength`].
    pub fn count_digits(text: &str) -> usize {
        crate::digits::count_digits(text)
    }

    /// `710113******0003`: the most that is ever shown.
    pub fn masked(&self) -> String {
        masked(&self.0)
    }

    /// All 16 digits. For encryption and keyed tokens only; never into a URL, a log, a mail.
    pub fn as_str(&self) -> &str {
        as_text(&self.0)
    }
}

impl fmt::Debug for NomorKk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NomorKk(…{})", &self.as_str()[12..])
    }
}

#[cfg(test)]
mod tests {
    use super::NomorKk;
    use crate::field::ErrorCode;

    #[test]
    fn takes_any_sixteen_digits() {
        for text in ["9971130411180003", "9971 1304 1118 0003", "0000000000000000"] {
            assert!(NomorKk::parse(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn refuses_anything_else() {
        for (text, code) in [
            (" ", ErrorCode::Required),
            ("997113041118000", ErrorCode::NomorKkLength),
            ("99711304111800031", ErrorCode::NomorKkLength),
            ("997113041118000a", ErrorCode::NomorKkLength),
        ] {
            assert_eq!(NomorKk::parse(text), Err(code), "{text:?}");
        }
        assert_eq!(NomorKk::count_digits("9971 13"), 6);
    }

    #[test]
    fn never_prints_more_than_the_end() {
        let kk = NomorKk::parse("9971130411180003").unwrap();
        assert_eq!(kk.masked(), "997113******0003");
        assert_eq!(format!("{kk:?}"), "NomorKk(…0003)");
    }
}
