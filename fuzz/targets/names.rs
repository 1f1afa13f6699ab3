//! Two names, a line each: the laws of keys and comparison (N-1 … N-9) hold for any text.
#![no_main]

use domain::names::{NameMatch, SHORTENED_MAX_WORDS, compare, exact_key, loose_keys};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (one, other) = text.split_once('\n').unwrap_or((text, text));
    let (key, other_key) = (exact_key(one), exact_key(other));
    assert_eq!(exact_key(&key), key, "a key is its own key");
    let (loose, other_loose) = (loose_keys(one), loose_keys(other));
    assert!(loose == loose_keys(&key), "the same exact key gives the same loose keys");
    assert!(loose.full.len() <= 4 && loose.shortened.len() <= 2 * SHORTENED_MAX_WORDS);
    assert!(loose.full.iter().chain(&loose.shortened).all(|key| !key.trim().is_empty()));

    let found = compare(one, other);
    assert_eq!(found, compare(other, one), "it does not matter who asks");
    let meet = |left: &[String], right: &[String]| left.iter().any(|key| right.contains(key));
    let by_keys = if !key.is_empty() && key == other_key {
        Some(NameMatch::Exact)
    } else if meet(&loose.full, &other_loose.full) {
        Some(NameMatch::Loose { extra_word: false })
    } else if meet(&loose.full, &other_loose.shortened) || meet(&loose.shortened, &other_loose.full)
    {
        Some(NameMatch::Loose { extra_word: true })
    } else {
        None
    };
    assert_eq!(found, by_keys, "who compares equal is found by equal keys");
});
