//! A population number or a family card number, as somebody may have typed it.
#![no_main]

use chrono::NaiveDate;
use domain::nik::Nik;
use domain::nomor_kk::NomorKk;
use libfuzzer_sys::fuzz_target;

/// Hides all but the beginning and the end.
fn assert_masked(masked: &str, digits: &str) {
    assert_eq!(masked.len(), 16);
    assert_eq!(&masked[6..12], "******");
    assert_eq!((&masked[..6], &masked[12..]), (&digits[..6], &digits[12..]));
}

fuzz_target!(|text: &str| {
    let today = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day");
    if let Ok(nik) = Nik::parse(text) {
        let digits = nik.as_str();
        assert!(digits.len() == 16 && digits.bytes().all(|byte| byte.is_ascii_digit()));
        assert!(Nik::parse(digits).as_ref() == Ok(&nik), "its digits are itself");
        assert_masked(&nik.masked(), digits);
        assert!(!format!("{nik:?}").contains(&digits[6..12]), "it does not print itself");
        assert!(digits.replace('.', "").starts_with(&nik.prefix().as_str().replace('.', "")));
        let dates = nik.birth_dates(today);
        assert!(dates.len() <= 2 && dates.iter().all(|birth| *birth <= today));
        let _ = nik.sex();
    }
    if let Ok(card) = NomorKk::parse(text) {
        assert!(NomorKk::parse(card.as_str()).as_ref() == Ok(&card));
        assert!(!format!("{card:?}").contains(&card.as_str()[6..12]));
    }
    assert!(Nik::count_digits(text) <= text.len());
});
