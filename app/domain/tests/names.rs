//! The examples and laws of N-1 … N-9.
#![cfg(feature = "names")]

use domain::names::{
    LOOSE_MIN_LETTERS, LooseKeys, NameMatch, SHORTENED_MAX_WORDS, compare, exact_key, loose_keys,
};
use proptest::prelude::*;

const LOOSE: Option<NameMatch> = Some(NameMatch::Loose { extra_word: false });
const LOOSE_EXTRA: Option<NameMatch> = Some(NameMatch::Loose { extra_word: true });

#[test]
fn exact_key_ignores_what_nobody_means_to_write() {
    for (name, key) in [
        // N-1, N-2
        ("siti  aminah", "siti aminah"),
        ("  SITI\u{a0}AMINAH ", "siti aminah"),
        ("NUR'AINI", "nuraini"),
        ("Nur’aini", "nuraini"),
        ("Nur`aini", "nuraini"),
        ("Nurʼaini", "nuraini"),
        ("NUR' AINI", "nur aini"),
        ("Nur-Aini", "nur aini"),
        ("Rene\u{301}", "rené"),
        ("Nur\u{200b}aini", "nuraini"),
        // N-3
        ("Hj. Siti Aminah, S.Pd", "siti aminah"),
        ("Siti Aminah S.Pd.", "siti aminah"),
        ("Siti Aminah SPd", "siti aminah"),
        ("Siti Aminah, S. Pd., M.M.", "siti aminah"),
        ("Siti Aminah,S.E", "siti aminah"),
        ("Siti Aminah, S.Tr.Ak", "siti aminah"),
        ("Siti Aminah, MA", "siti aminah"),
        ("Aminah, Siti", "aminah siti"),
        ("Yusuf, M. Ali", "yusuf m ali"),
        ("R.A. Kartini", "kartini"),
        ("R.A Kartini", "kartini"),
        ("R.A.Kartini", "kartini"),
        ("R. A. Kartini", "kartini"),
        ("RA KARTINI", "kartini"),
        ("R.M. Soewardi", "soewardi"),
        ("K.H. Ahmad Dahlan", "ahmad dahlan"),
        ("KH. Ahmad Dahlan", "ahmad dahlan"),
        ("Dr. Ir. H. Joko", "joko"),
        ("dr. Ratna", "ratna"),
        ("Tgk. Daud", "daud"),
        ("T. Zainal", "zainal"),
        ("Tb. Hasan", "hasan"),
        ("Rd. Dewi", "dewi"),
        ("Ny. Sumiati", "sumiati"),
        ("Alm. Sukarno", "sukarno"),
        ("Sukarno (alm)", "sukarno"),
        ("Ali bin Hasan", "ali hasan"),
        ("Fatimah binti Ali", "fatimah ali"),
        ("Bin Ali", "bin ali"),
        ("Drs", "drs"),
        ("Drs.", "drs"),
        ("R", "r"),
        ("R.A.", "ra"),
        ("Drs. S.Pd", "spd"),
        ("H. H", "h"),
        // N-4
        ("Drs. H. Mochamad Ali", "muhammad ali"),
        ("H.Moh.Ali", "muhammad ali"),
        ("Moech. Ali", "muhammad ali"),
        ("Mhd Ali", "muhammad ali"),
        ("M. Ali", "m ali"),
        ("H.M. Ali", "m ali"),
        // N-6
        ("Sukarno", "sukarno"),
        ("I Made Budi", "i made budi"),
        ("Ni Wayan Sari", "ni wayan sari"),
        ("Ai", "ai"),
        // nothing is left
        ("'; --", ""),
        ("", ""),
        ("'; DROP TABLE--", "drop table"),
    ] {
        assert_eq!(exact_key(name), key, "{name:?}");
    }
}

#[test]
fn compares_the_examples_of_the_rules() {
    for (typed, record, expected) in [
        // Scenario 3.
        ("Nur’aini", "NUR'AINI", Some(NameMatch::Exact)),
        ("nuraini", "NUR'AINI", Some(NameMatch::Exact)),
        ("NUR' AINI", "NUR'AINI", LOOSE),
        ("Nur Aini", "NUR'AINI", LOOSE),
        ("'; DROP TABLE--", "NUR'AINI", None),
        // Scenario 4.
        ("Muhammad Yusuf", "H. Moh. Joesoef", LOOSE),
        // N-4.
        ("Muhammad Ali", "M. Ali", LOOSE),
        ("Moh. Ali", "Drs. H. Mochamad Ali", Some(NameMatch::Exact)),
        ("Ali M.", "Muhammad Ali", LOOSE),
        // N-5.
        ("Suharto", "Soeharto", LOOSE),
        ("Joko", "Djoko", LOOSE),
        ("Cahyono", "Tjahjono", LOOSE),
        ("Pujiastuti", "Pudjiastuti", LOOSE),
        ("Nur Rahman", "Nurrahman", LOOSE),
        // N-9.
        ("Aminah Siti", "Siti Aminah", LOOSE),
        ("Siti Aminah", "Siti Aminah Rahmawati", LOOSE_EXTRA),
        ("Rahmawati Siti Amina", "Siti Aminah", LOOSE_EXTRA),
        ("Nuraini", "Nur Aini Rahmawati", LOOSE_EXTRA),
        ("Made Budi", "I Made Budi", LOOSE_EXTRA),
    ] {
        assert_eq!(compare(typed, record), expected, "{typed} / {record}");
        assert_eq!(compare(record, typed), expected, "{record} / {typed}");
    }
}

#[test]
fn different_names_do_not_match() {
    for (one, other) in [
        ("Siti", "Siti Aminah"),
        ("Aminah", "Siti Aminah"),
        ("Ali", "Muhammad Ali"),
        ("Siti Aminah", "Siti Aisyah"),
        ("Siti Aminah Rahmawati", "Siti Aminah Putri"),
        ("Budi Santoso", "Rudi Santoso"),
        ("Sumiati", "Sumiyem"),
        ("Suyati", "Sujiati"),
        ("Ai", "Ayi"),
        ("Mali", "M. Ali"),
        ("Sri Rahayu", "Sari Rahayu"),
        ("Wahyu", "Wahyudi"),
        ("Siti Aminah", "Siti Aminah Dewi Rahmawati"),
        ("", ""),
        ("--", "''"),
    ] {
        assert_eq!(compare(one, other), None, "{one} / {other}");
    }
}

#[test]
fn short_names_have_no_loose_keys() {
    for name in ["Ai", "Bo", "H. Ai", "A I", "M.", "M. A", ""] {
        assert!(loose_keys(name) == LooseKeys::default(), "{name}");
    }
    assert_eq!(compare("AI", "Ai"), Some(NameMatch::Exact));
}

#[test]
fn long_names_have_no_shortened_keys() {
    let nine = "satu dua tiga empat lima enam tujuh delapan sembilan";
    let keys = loose_keys(nine);
    assert!(!keys.full.is_empty());
    assert!(keys.shortened.is_empty());
}

/// Names as they are really written, and worse: words, titles, punctuation and odd characters at
/// random.
fn written_name() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        6 => prop::sample::select(vec![
            "Siti", "Aminah", "Moh", "M", "I", "Made", "Joesoef", "Nur'aini", "Ai", "Tjahjono",
            "bin", "binti", "Supriyadi", "h", "Ali",
        ]).prop_map(str::to_owned),
        3 => prop::sample::select(vec![
            "H.", "Hj", "Drs.", "R.A.", "R.", "T", "K.H.", "S.Pd", "S.E.", "SE", "M.M.",
            ", S.H.", "(alm)", "S.", "Pd", "A.", "Ma",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,4}",
    ];
    (prop::collection::vec(word, 0..7), prop::sample::select(vec![" ", ".", ", ", "'", "-", "  "]))
        .prop_map(|(words, separator)| words.join(separator))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn exact_key_of_a_key_is_that_key(
        name in prop_oneof![written_name(), any::<String>()],
    ) {
        let key = exact_key(&name);
        prop_assert_eq!(exact_key(&key), key);
    }

    #[test]
    fn only_a_text_without_letters_and_digits_has_an_empty_key(
        name in prop_oneof![written_name(), any::<String>()],
    ) {
        let has_letters = name.chars().any(|c| c.is_alphanumeric() && !"ʹʻʼʽʾʿˈ".contains(c));
        if has_letters {
            prop_assert!(!exact_key(&name).is_empty());
        }
    }

    #[test]
    fn capitals_spaces_and_apostrophes_change_nothing(
        words in prop::collection::vec("[a-z]{1,8}", 1..5),
        at in 0_usize..8,
    ) {
        let name = words.join(" ");
        let mut with_apostrophe = name.clone();
        with_apostrophe.insert(at.min(name.len()), '’');
        let spaced = format!("  {} ", words.join("   "));
        for variant in [name.to_uppercase(), spaced, with_apostrophe] {
            prop_assert_eq!(exact_key(&variant), exact_key(&name));
            prop_assert_eq!(compare(&variant, &name), Some(NameMatch::Exact));
        }
    }

    #[test]
    fn a_title_changes_nothing(
        words in prop::collection::vec("[a-z]{3,8}", 2..5),
        title in prop::sample::select(vec!["H. ", "Hj ", "Drs. ", "R.A. ", "K.H."]),
    ) {
        let name = words.join(" ");
        prop_assert_eq!(exact_key(&format!("{title}{name}")), exact_key(&name));
    }

    #[test]
    fn compare_is_symmetric(
        one in prop_oneof![written_name(), any::<String>()],
        other in written_name(),
    ) {
        prop_assert_eq!(compare(&one, &other), compare(&other, &one));
    }

    #[test]
    fn compare_says_what_the_keys_say(one in written_name(), other in written_name()) {
        let (exact, exact_other) = (exact_key(&one), exact_key(&other));
        let (keys, keys_other) = (loose_keys(&one), loose_keys(&other));
        let meet = |left: &[String], right: &[String]| left.iter().any(|key| right.contains(key));
        let expected = if !exact.is_empty() && exact == exact_other {
            Some(NameMatch::Exact)
        } else if meet(&keys.full, &keys_other.full) {
            LOOSE
        } else if meet(&keys.full, &keys_other.shortened)
            || meet(&keys.shortened, &keys_other.full)
        {
            LOOSE_EXTRA
        } else {
            None
        };
        prop_assert_eq!(compare(&one, &other), expected);
    }

    #[test]
    fn the_same_exact_key_gives_the_same_loose_keys(
        name in prop_oneof![written_name(), any::<String>()],
    ) {
        prop_assert!(loose_keys(&name) == loose_keys(&exact_key(&name)));
    }

    #[test]
    fn keys_are_bounded_and_never_empty_texts(
        name in prop_oneof![written_name(), any::<String>()],
    ) {
        let keys = loose_keys(&name);
        prop_assert!(keys.full.len() <= 4);
        prop_assert!(keys.shortened.len() <= 2 * SHORTENED_MAX_WORDS);
        prop_assert!(keys.full.iter().chain(&keys.shortened).all(|key| !key.trim().is_empty()));
        let letters = exact_key(&name).chars().filter(|c| c.is_alphabetic()).count();
        if letters < LOOSE_MIN_LETTERS {
            prop_assert!(keys == LooseKeys::default());
        }
    }

    #[test]
    fn order_of_words_does_not_matter_loosely(
        mut words in prop::collection::vec("[a-z]{3,8}", 2..5),
    ) {
        // Titles and degrees are recognised by where they stand; longer words are neither.
        for word in &mut words {
            word.push_str("ana");
        }
        let name = words.join(" ");
        words.reverse();
        prop_assert!(compare(&name, &words.join(" ")).is_some());
    }
}
