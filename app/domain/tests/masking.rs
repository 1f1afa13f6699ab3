//! Laws of what is shown of a name, and of reading what people type.

use domain::mask::mask_name;
use domain::nik::Nik;
use domain::nomor_kk::NomorKk;
use domain::typed_name::{NAME_MAX_CHARS, TypedName};
use proptest::prelude::*;

proptest! {
    #[test]
    fn a_mask_shows_at_most_two_letters_of_a_word(
        words in prop::collection::vec("[a-z]{1,9}", 1..5),
    ) {
        let masked = mask_name(&words.join(" "));
        if masked == "**" {
            return Ok(());
        }
        for (word, shown) in words.iter().zip(masked.split(' ')) {
            prop_assert_eq!(shown.chars().count(), word.len());
            let letters = shown.chars().filter(|c| *c != '*').count();
            prop_assert_eq!(letters, if word.len() > 3 { 2 } else { 1 });
        }
    }

    #[test]
    fn any_text_can_be_masked(name in any::<String>()) {
        prop_assert!(!mask_name(&name).is_empty());
    }

    #[test]
    fn an_accepted_name_is_accepted_again_as_it_is(text in any::<String>()) {
        if let Ok(name) = TypedName::parse(&text) {
            prop_assert!(name.as_str().chars().count() <= NAME_MAX_CHARS);
            prop_assert_eq!(TypedName::parse(name.as_str()), Ok(name));
        }
    }

    #[test]
    fn only_sixteen_digits_are_a_number(text in prop_oneof![any::<String>(), "[0-9 .-]{10,22}"]) {
        let digits = text.chars().filter(char::is_ascii_digit).count();
        if NomorKk::parse(&text).is_ok() || Nik::parse(&text).is_ok() {
            prop_assert_eq!(digits, 16);
        }
    }
}
