//! A typed name: what is taken over is harmless, and its mask shows only the ends of words (N-8).
#![no_main]

use domain::mask::mask_name;
use domain::names::exact_key;
use domain::typed_name::{NAME_MAX_CHARS, TypedName};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let masked = mask_name(text);
    assert!(!masked.is_empty());
    for word in masked.split(' ') {
        let letters: Vec<char> = word.chars().collect();
        let hidden = letters.get(1..letters.len().max(2) - 1).unwrap_or_default();
        assert!(hidden.iter().all(|letter| *letter == '*'), "{word:?}");
        assert!(letters.len() < 2 || letters.contains(&'*'), "{word:?} is shown whole");
    }
    let Ok(name) = TypedName::parse(text) else { return };
    let kept = name.as_str();
    assert!(kept.chars().count() <= NAME_MAX_CHARS);
    assert!(!kept.chars().any(char::is_control) && !kept.contains("  ") && kept.trim() == kept);
    assert!(TypedName::parse(kept).as_ref() == Ok(&name), "what is kept is taken again");
    assert!(!exact_key(kept).is_empty(), "it can be looked up");
    assert_eq!(format!("{name:?}"), "TypedName(…)");
});
