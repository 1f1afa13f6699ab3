//! Names as the public may see them (N-8).

use crate::letters::{is_apostrophe, is_invisible};

/// What a name with at most two letters is shown as.
const TOO_SHORT: &str = "**";

/// Masks a name: `Siti Aminah` → `S**i A****h` (N-8).
///
/// Each word keeps its first letter, and its last one when it has more than three; every other
/// letter becomes one `*`. A name of at most two letters in all becomes `**`.
///
/// The mask depends on the name alone, and not even on how it is capitalised: what is shown of a
/// word starts with a capital and ends in a small letter. Apostrophes vanish (`NUR'AINI` →
/// `N*****i`); dots, commas and hyphens separate words; titles and degrees are words like any
/// other, so that nothing has to be guessed here (`H. Moh. Joesoef` → `H M** J*****f`). A
/// one-letter word such as the Balinese `I` is its own first letter and is shown.
pub fn mask_name(name: &str) -> String {
    let words = words(name);
    let letters: usize = words.iter().map(Vec::len).sum();
    if letters <= 2 {
        return TOO_SHORT.to_owned();
    }
    let masked: Vec<String> = words.iter().map(|word| mask_word(word)).collect();
    masked.join(" ")
}

fn mask_word(word: &[char]) -> String {
    let end = word.len().saturating_sub(1);
    word.iter()
        .enumerate()
        .map(|(at, letter)| match at {
            0 => single(*letter, letter.to_uppercase()),
            _ if at == end && word.len() > 3 => single(*letter, letter.to_lowercase()),
            _ => '*',
        })
        .collect()
}

/// The other case of a letter, unless that would be several letters (ß → SS).
fn single(letter: char, mut other_case: impl Iterator<Item = char>) -> char {
    match (other_case.next(), other_case.next()) {
        (Some(only), None) => only,
        _ => letter,
    }
}

fn words(name: &str) -> Vec<Vec<char>> {
    let mut words = vec![Vec::new()];
    for c in name.chars() {
        if c.is_alphanumeric() && !is_apostrophe(c) {
            if let Some(word) = words.last_mut() {
                word.push(c);
            }
        } else if !(is_apostrophe(c) || is_invisible(c) || is_accent(c)) {
            words.push(Vec::new());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Accents written as characters of their own belong to the letter before them.
const fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::mask_name;

    #[test]
    fn shows_first_letters_and_the_last_of_longer_words() {
        for (name, masked) in [
            ("Siti Aminah", "S**i A****h"),
            ("Ali", "A**"),
            ("Sukarno", "S*****o"),
            ("Siti  Nur Ai", "S**i N** A*"),
            ("I Made Budi", "I M**e B**i"),
            ("NUR'AINI", "N*****i"),
            ("Nur’aini", "N*****i"),
            ("nur-aini", "N** A**i"),
            ("H. Moh. Joesoef", "H M** J*****f"),
            ("Siti Aminah, S.Pd", "S**i A****h S P*"),
        ] {
            assert_eq!(mask_name(name), masked, "{name}");
        }
    }

    #[test]
    fn hides_names_of_two_letters_altogether() {
        for name in ["Ai", "ai", "I", "A B", "O'", "", "  ", "--"] {
            assert_eq!(mask_name(name), "**", "{name:?}");
        }
    }

    #[test]
    fn does_not_tell_how_a_name_is_capitalised() {
        assert_eq!(mask_name("SITI AMINAH"), mask_name("siti aminah"));
        assert_eq!(mask_name("ßeta"), "ß**a");
    }

    #[test]
    fn keeps_an_accent_with_its_letter() {
        assert_eq!(mask_name("Rene\u{301} Adi"), "R**e A**");
    }
}
