//! Characters that need the same treatment wherever a name is read.

/// Whether a character is one of the many signs people type for an apostrophe (N-1), hamza and ain
/// among them, and the Greek ones that Unicode takes for the same.
pub(crate) const fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '`'
            | '\u{b4}'
            | '\u{2b9}'
            | '\u{2bb}'
            | '\u{2bc}'
            | '\u{2bd}'
            | '\u{2be}'
            | '\u{2bf}'
            | '\u{2c8}'
            | '\u{374}'
            | '\u{1fef}'
            | '\u{1ffd}'
            | '\u{2018}'
            | '\u{2019}'
            | '\u{201b}'
            | '\u{2032}'
            | '\u{ff07}'
    )
}

/// Whether a character takes no room at all: soft hyphen, zero-width space and joiners, byte-order
/// mark.
///
/// They arrive by copy and paste and nobody sees them, so they never count.
pub(crate) const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Whether a character turns the direction of writing, with which a name can be made to look like
/// another.
pub(crate) const fn is_direction_mark(c: char) -> bool {
    matches!(
        c,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}
