//! Dates and years of birth: what may be typed, and how much of it may be shown (§3.2, S-2, S-3).

use chrono::{Datelike, NaiveDate};

use crate::field::ErrorCode;

/// Oldest age a stated year of birth may mean, in years.
pub const MAX_STATED_AGE: i32 = 120;

/// Age of majority, in years: younger persons are never in a public answer (S-2).
pub const ADULT_AGE: u32 = 18;

/// Width of the band of birth years that a card shows, in years (§3.2).
pub const BAND_YEARS: u16 = 5;

/// Reads an optional year of birth; `None` when blank.
///
/// # Errors
///
/// [`ErrorCode::BirthYearInvalid`] unless it has four ASCII digits and makes somebody 0–120 years
/// old in the year of `today`.
pub fn parse_birth_year(text: &str, today: NaiveDate) -> Result<Option<u16>, ErrorCode> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if text.len() != 4 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(ErrorCode::BirthYearInvalid);
    }
    let year: u16 = text.parse().map_err(|_| ErrorCode::BirthYearInvalid)?;
    if (0..=MAX_STATED_AGE).contains(&(today.year() - i32::from(year))) {
        Ok(Some(year))
    } else {
        Err(ErrorCode::BirthYearInvalid)
    }
}

/// The five years, first and last, that a card shows instead of a year of birth: 1988 → (1985,
/// 1989).
pub const fn birth_band(year: u16) -> (u16, u16) {
    let first = year / BAND_YEARS * BAND_YEARS;
    (first, first.saturating_add(BAND_YEARS - 1))
}

/// Completed years on `today`; `None` before birth.
pub fn age_on(birth: NaiveDate, today: NaiveDate) -> Option<u32> {
    today.years_since(birth)
}

/// Whether somebody is under 18 on `today`, and so never in a public answer (S-2). Also true before
/// birth.
pub fn is_minor(birth: NaiveDate, today: NaiveDate) -> bool {
    age_on(birth, today).is_none_or(|age| age < ADULT_AGE)
}

/// Reads a date written `YYYY-MM-DD`, ten characters exactly, as in the recipient file.
///
/// # Errors
///
/// [`ErrorCode::Required`] when empty; [`ErrorCode::DateInvalid`] for any other form and for dates
/// that do not exist.
pub fn parse_date(text: &str) -> Result<NaiveDate, ErrorCode> {
    if text.is_empty() {
        return Err(ErrorCode::Required);
    }
    let well_formed = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !well_formed {
        return Err(ErrorCode::DateInvalid);
    }
    text.parse().map_err(|_| ErrorCode::DateInvalid)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{birth_band, is_minor, parse_birth_year, parse_date};
    use crate::field::ErrorCode;

    fn day(text: &str) -> NaiveDate {
        parse_date(text).unwrap()
    }

    #[test]
    fn a_birth_year_belongs_to_a_living_person() {
        let today = day("2026-05-01");
        for (text, expected) in [
            ("", Ok(None)),
            ("  ", Ok(None)),
            (" 1988 ", Ok(Some(1988))),
            ("2026", Ok(Some(2026))),
            ("1906", Ok(Some(1906))),
            ("1905", Err(ErrorCode::BirthYearInvalid)),
            ("2027", Err(ErrorCode::BirthYearInvalid)),
            ("88", Err(ErrorCode::BirthYearInvalid)),
            ("+988", Err(ErrorCode::BirthYearInvalid)),
            ("19880", Err(ErrorCode::BirthYearInvalid)),
            ("١٩٨٨", Err(ErrorCode::BirthYearInvalid)),
            ("1988\0", Err(ErrorCode::BirthYearInvalid)),
            ("abcd", Err(ErrorCode::BirthYearInvalid)),
        ] {
            assert_eq!(parse_birth_year(text, today), expected, "{text:?}");
        }
    }

    #[test]
    fn a_band_has_five_years() {
        for (year, band) in [
            (1985, (1985, 1989)),
            (1988, (1985, 1989)),
            (1989, (1985, 1989)),
            (1990, (1990, 1994)),
            (u16::MAX, (u16::MAX, u16::MAX)),
        ] {
            assert_eq!(birth_band(year), band);
        }
    }

    #[test]
    fn majority_comes_with_the_eighteenth_birthday() {
        let birth = day("2008-05-02");
        assert!(is_minor(birth, day("2026-05-01")));
        assert!(!is_minor(birth, day("2026-05-02")));
        assert!(is_minor(birth, day("2000-01-01")));
        // Born on 29 February: of age on 1 March of a year without one.
        assert!(is_minor(day("2008-02-29"), day("2026-02-28")));
        assert!(!is_minor(day("2008-02-29"), day("2026-03-01")));
    }

    #[test]
    fn a_date_is_strict() {
        assert!(parse_date("2024-02-29").is_ok());
        assert_eq!(parse_date(""), Err(ErrorCode::Required));
        for text in [
            "2023-02-29",
            "2024-13-01",
            "2024-1-1",
            "01-02-2024",
            "2024-02-29 ",
            "+024-02-29",
            "2024/02/29",
            "2024-02-2\0",
            "২০২৪-02",
        ] {
            assert_eq!(parse_date(text), Err(ErrorCode::DateInvalid), "{text:?}");
        }
    }
}
