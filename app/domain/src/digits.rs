//! Sixteen digits, as people type them: the outer form of NIK and KK numbers (NIK-1, KK-1).

/// Length of a NIK and of a KK number, in digits.
pub const NUMBER_LEN: usize = 16;

/// Counts the digits 0–9 in what was typed, for the hint "baru 15 angka" (NIK-1).
///
/// Other digits, such as Arabic-Indic ones, do not count.
pub fn count_digits(text: &str) -> usize {
    text.chars().filter(char::is_ascii_digit).count()
}

/// Whether `text` holds anything but digits 0–9, spaces, dots and hyphens: a letter O for a nought.
pub(crate) fn has_other_signs(text: &str) -> bool {
    text.chars().any(|c| !c.is_ascii_digit() && !is_separator(c))
}

/// The 16 digits of `text` without spaces, dots and hyphens; `None` when there is anything else, or
/// not 16.
pub(crate) fn sixteen_digits(text: &str) -> Option<[u8; NUMBER_LEN]> {
    let mut digits = [0; NUMBER_LEN];
    let mut len = 0;
    for c in text.chars().filter(|c| !is_separator(*c)) {
        let place = digits.get_mut(len)?;
        *place = u8::try_from(c).ok().filter(u8::is_ascii_digit)?;
        len += 1;
    }
    (len == NUMBER_LEN).then_some(digits)
}

/// Whether nothing but spaces was given.
pub(crate) fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// The digits as text.
pub(crate) fn as_text(digits: &[u8; NUMBER_LEN]) -> &str {
    std::str::from_utf8(digits).unwrap_or_default()
}

/// `710113******0003` (NIK-11).
pub(crate) fn masked(digits: &[u8; NUMBER_LEN]) -> String {
    let text = as_text(digits);
    format!("{}******{}", &text[..6], &text[12..])
}

/// Two digits from `at` as a number.
pub(crate) fn pair(digits: &[u8; NUMBER_LEN], at: usize) -> u32 {
    u32::from(digits[at] - b'0') * 10 + u32::from(digits[at + 1] - b'0')
}

/// Spaces, dots and hyphens, also those that word processors put in.
pub(crate) fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | '-' | '\u{2010}'..='\u{2013}')
}
