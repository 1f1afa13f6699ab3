//! The picture: readable for people, a speed bump for machines, nothing more (ADR 0005).

use captcha::Captcha;
use captcha::filters::{Noise, Wave};

use crate::crypto::random_bytes;

/// Characters nobody confuses: without B/8, I/1, L, O/0, Q, S/5, Z/2.
const ALPHABET: &[u8; 24] = b"ACDEFGHJKMNPRTUVWXY34679";
/// Characters in one picture.
const ANSWER_CHARS: usize = 5;
/// Size of the picture, in pixels.
pub const WIDTH: u32 = 260;
/// Likewise.
pub const HEIGHT: u32 = 110;

/// A fresh answer.
pub fn random_answer() -> String {
    // 256 is no multiple of 24: the small bias does not matter for a speed bump.
    random_bytes::<ANSWER_CHARS>()
        .iter()
        .map(|byte| char::from(ALPHABET[usize::from(*byte) % ALPHABET.len()]))
        .collect()
}

/// Draws `answer` as PNG; `None` if the drawing library fails.
pub fn draw(answer: &str) -> Option<Vec<u8>> {
    let mut picture = Captcha::new();
    for character in answer.chars() {
        // The library only adds random characters of a set: a set of one makes it ours.
        picture.set_chars(&[character]).add_char();
    }
    picture
        .apply_filter(Noise::new(0.2))
        .apply_filter(Wave::new(2.0, 10.0).horizontal())
        .apply_filter(Wave::new(2.0, 10.0).vertical())
        .view(WIDTH, HEIGHT)
        .as_png()
}

/// Whether `typed` is the answer: upper and lower case and spaces do not matter.
pub fn matches(answer: &str, typed: &str) -> bool {
    let typed: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    typed.eq_ignore_ascii_case(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_can_be_drawn_and_is_drawn() {
        let supported = Captcha::new().supported_chars();
        for byte in ALPHABET {
            assert!(supported.contains(&char::from(*byte)), "{}", char::from(*byte));
        }
        let png = draw("ACDEF").expect("drawn");
        assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    }

    #[test]
    fn case_and_spaces_do_not_matter_and_letters_do() {
        assert!(matches("A3CDE", " a3 cde"));
        assert!(!matches("A3CDE", "A3CDF"));
        assert!(!matches("A3CDE", ""));
    }
}
