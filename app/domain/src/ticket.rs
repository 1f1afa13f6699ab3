//! Numbers that people copy by hand: the ticket of a case, the code that reopens a draft, and the
//! PIN (S-8).

use std::fmt;

use crate::digits::{is_blank, is_separator};
use crate::field::ErrorCode;

/// The characters of a code: digits and capitals without those that look alike (0 O, 1 I L).
///
/// There are 31 of them, and 31 is a prime: that is why the check character notices every single
/// mistake.
pub const ALPHABET: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/// Length of a code without its hyphens, the check character included.
pub const CODE_LEN: usize = 12;

/// Characters between two hyphens.
const GROUP_LEN: usize = 4;

/// Number of characters in the alphabet.
const BASE: u8 = 31;

/// Length of a PIN, in digits.
pub const PIN_LEN: usize = 6;

/// Twelve characters whose weighted sum is a multiple of 31.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Code([u8; CODE_LEN]);

impl Code {
    /// Eleven characters (54 bits) from the given bytes, and their check character.
    fn from_entropy(entropy: &[u8; 16]) -> Self {
        let mut rest = u128::from_be_bytes(*entropy);
        let mut code = [ALPHABET[0]; CODE_LEN];
        for place in &mut code[..CODE_LEN - 1] {
            *place = ALPHABET[usize::try_from(rest % u128::from(BASE)).unwrap_or_default()];
            rest /= u128::from(BASE);
        }
        // The check character weighs 1, and stands for 0 until now.
        let check = (u16::from(BASE) - weighted_sum(&code)) % u16::from(BASE);
        code[CODE_LEN - 1] = ALPHABET[usize::from(check)];
        Self(code)
    }

    fn parse(text: &str) -> Result<Self, ErrorCode> {
        if is_blank(text) {
            return Err(ErrorCode::Required);
        }
        let mut code = [0; CODE_LEN];
        let mut len = 0;
        for c in text.chars().filter(|c| !is_separator(*c)) {
            let place = code.get_mut(len).ok_or(ErrorCode::CodeShape)?;
            *place = u8::try_from(c.to_ascii_uppercase())
                .ok()
                .filter(|byte| value(*byte).is_some())
                .ok_or(ErrorCode::CodeShape)?;
            len += 1;
        }
        match len {
            CODE_LEN if weighted_sum(&code) == 0 => Ok(Self(code)),
            CODE_LEN => Err(ErrorCode::CodeTypo),
            _ => Err(ErrorCode::CodeShape),
        }
    }

    fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.as_str();
        write!(
            f,
            "{}-{}-{}",
            &text[..GROUP_LEN],
            &text[GROUP_LEN..2 * GROUP_LEN],
            &text[2 * GROUP_LEN..]
        )
    }
}

/// Place of a character in the alphabet.
fn value(character: u8) -> Option<u16> {
    let at = ALPHABET.iter().position(|known| *known == character)?;
    u16::try_from(at).ok()
}

/// The sum of all values, weighted 12, 11, … 1, modulo 31; 0 for a right code.
///
/// No weight is a multiple of 31, so one wrong character changes the sum; no two weights are the
/// same, so neither do two swapped characters leave it alone.
fn weighted_sum(code: &[u8; CODE_LEN]) -> u16 {
    let sum: u16 =
        (1..).zip(code.iter().rev()).map(|(weight, c)| weight * value(*c).unwrap_or(0)).sum();
    sum % u16::from(BASE)
}

/// The number of a case. Not a secret, but unguessable: `XXXX-XXXX-XXXX`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TicketNumber(Code);

impl TicketNumber {
    /// The ticket that these random bytes make. The same bytes make the same ticket.
    pub fn from_entropy(entropy: &[u8; 16]) -> Self {
        Self(Code::from_entropy(entropy))
    }

    /// Reads a ticket; case, spaces, dots and hyphens are ignored.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::Required`] when blank; [`ErrorCode::CodeShape`] unless twelve characters of
    /// [`ALPHABET`] are left; [`ErrorCode::CodeTypo`] when the check character does not fit.
    pub fn parse(text: &str) -> Result<Self, ErrorCode> {
        Code::parse(text).map(Self)
    }

    /// The twelve characters without hyphens, as stored and indexed.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl fmt::Display for TicketNumber {
    /// In groups of four, as people see it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for TicketNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TicketNumber(…{})", &self.as_str()[2 * GROUP_LEN..])
    }
}

/// The code that reopens a draft on another phone or another day. A secret: whoever has it reads
/// the draft.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ResumeCode(Code);

impl ResumeCode {
    /// The code that these secret bytes make. The same bytes make the same code.
    pub fn from_entropy(entropy: &[u8; 16]) -> Self {
        Self(Code::from_entropy(entropy))
    }

    /// Reads a code; case, spaces, dots and hyphens are ignored.
    ///
    /// # Errors
    ///
    /// As [`TicketNumber::parse`].
    pub fn parse(text: &str) -> Result<Self, ErrorCode> {
        Code::parse(text).map(Self)
    }

    /// The twelve characters without hyphens, for the keyed index. Never into a URL, a log, a mail.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl fmt::Display for ResumeCode {
    /// In groups of four, for the page of the one whose draft it is.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for ResumeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ResumeCode(…)")
    }
}

/// Six digits that go with a ticket (S-8). Compared by [`Pin::matches`] alone, never stored.
#[derive(Clone)]
pub struct Pin([u8; PIN_LEN]);

impl Pin {
    /// The PIN that a keyed derivation from the ticket makes; the same bytes make the same PIN.
    pub fn from_entropy(entropy: &[u8; 32]) -> Self {
        // All 256 bits as one number, modulo a million.
        let mut rest =
            entropy.iter().fold(0, |rest, byte| (rest * 256 + u32::from(*byte)) % 1_000_000);
        let mut digits = [b'0'; PIN_LEN];
        for place in digits.iter_mut().rev() {
            *place += u8::try_from(rest % 10).unwrap_or_default();
            rest /= 10;
        }
        Self(digits)
    }

    /// Reads a PIN; spaces, dots and hyphens are ignored.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::Required`] when blank; [`ErrorCode::PinShape`] unless six ASCII digits are
    /// left.
    pub fn parse(text: &str) -> Result<Self, ErrorCode> {
        if is_blank(text) {
            return Err(ErrorCode::Required);
        }
        let mut digits = [0; PIN_LEN];
        let mut len = 0;
        for c in text.chars().filter(|c| !is_separator(*c)) {
            let place = digits.get_mut(len).ok_or(ErrorCode::PinShape)?;
            *place = u8::try_from(c).ok().filter(u8::is_ascii_digit).ok_or(ErrorCode::PinShape)?;
            len += 1;
        }
        if len == PIN_LEN { Ok(Self(digits)) } else { Err(ErrorCode::PinShape) }
    }

    /// Whether both are the same, in a time that does not tell how many digits were right.
    pub fn matches(&self, other: &Self) -> bool {
        let differs = self
            .0
            .iter()
            .zip(&other.0)
            .fold(0, |differs, (one, two)| std::hint::black_box(differs | (one ^ two)));
        differs == 0
    }

    /// The six digits, for the confirmation page. Never into a URL, a log, or a mail.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(…)")
    }
}
