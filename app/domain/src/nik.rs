//! The population number (rules NIK-1 … NIK-11).
//!
//! A well-formed NIK proves nothing about a person (NIK-10), and one that does not fit its bearer's
//! date of birth, sex or home is common and never an error (NIK-7, NIK-9).

use std::fmt;

use chrono::NaiveDate;

use crate::birth::age_on;
use crate::digits::{NUMBER_LEN, as_text, is_blank, is_separator, masked, pair, sixteen_digits};
use crate::field::ErrorCode;
use crate::wilayah::KodeWilayah;

pub use crate::penerima::Sex as NikSex;

/// What is added to a woman's day of birth (NIK-3).
const WOMEN_DAY_OFFSET: u32 = 40;

/// The centuries a living person can be born in.
const CENTURIES: [i32; 2] = [1900, 2000];

/// Highest age that decides between the centuries (NIK-5).
const MAX_AGE: u32 = 110;

/// A well-formed population number: 16 digits, a possible date, a serial above 0000.
///
/// There is deliberately no `Display` and no serde: it leaves through [`Nik::masked`], or through
/// [`Nik::as_str`] where somebody meant it (NIK-11).
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Nik {
    digits: [u8; NUMBER_LEN],
    prefix: KodeWilayah,
}

impl Nik {
    /// Reads a NIK; spaces, dots and hyphens are ignored (NIK-1).
    ///
    /// # Errors
    ///
    /// [`ErrorCode::Required`] when blank; [`ErrorCode::NikLength`] unless exactly 16 ASCII digits
    /// are left; [`ErrorCode::NikImpossible`] when no date of birth can be read in any century
    /// (NIK-3) or the serial is 0000 (NIK-6).
    pub fn parse(text: &str) -> Result<Self, ErrorCode> {
        if is_blank(text) {
            return Err(ErrorCode::Required);
        }
        let digits = sixteen_digits(text).ok_or(ErrorCode::NikLength)?;
        let written = as_text(&digits);
        let prefix = format!("{}.{}.{}", &written[..2], &written[2..4], &written[4..6])
            .parse()
            .map_err(|_| ErrorCode::NikImpossible)?;
        let nik = Self { digits, prefix };
        if nik.dates().next().is_none() || written.ends_with("0000") {
            return Err(ErrorCode::NikImpossible);
        }
        Ok(nik)
    }

    /// How many digits were typed, for the message that goes with [`ErrorCode::NikLength`] (NIK-1).
    pub fn count_digits(text: &str) -> usize {
        crate::digits::count_digits(text)
    }

    /// Whether a NIK, or the number of a family card, stands somewhere in `text`, in groups or not.
    /// For words that others will read.
    pub fn stands_in(text: &str) -> bool {
        text.split(|c: char| !c.is_ascii_digit() && !is_separator(c)).any(|run| {
            let digits: String = run.chars().filter(char::is_ascii_digit).collect();
            let last = digits.len().checked_sub(NUMBER_LEN);
            last.is_some_and(|last| {
                (0..=last).any(|from| Self::parse(&digits[from..from + NUMBER_LEN]).is_ok())
            })
        })
    }

    /// Refuses words that others will read and in which such a number stands: a ticket names a case
    /// as well.
    ///
    /// # Errors
    /// [`ErrorCode::NumberInText`].
    pub fn none_in(text: &str) -> Result<(), ErrorCode> {
        if Self::stands_in(text) { Err(ErrorCode::NumberInText) } else { Ok(()) }
    }

    /// Whether something else than digits and what parts them was typed, for the same message.
    pub fn has_other_signs(text: &str) -> bool {
        crate::digits::has_other_signs(text)
    }

    /// The district of first registration (NIK-2). It may be retired (NIK-8), and need not be the
    /// person's home (NIK-9): never an error.
    pub const fn prefix(&self) -> KodeWilayah {
        self.prefix
    }

    /// The sex that the day of birth tells (NIK-3). A reviewer's hint, not a fact (NIK-7).
    pub fn sex(&self) -> NikSex {
        if pair(&self.digits, 6) > WOMEN_DAY_OFFSET { NikSex::Perempuan } else { NikSex::LakiLaki }
    }

    /// The dates of birth that give an age of 0–110 on `today`, the earlier first (NIK-5).
    ///
    /// Two when the century is open: then ask. Seldom none. The day of a woman is already reduced
    /// by 40 (NIK-4).
    pub fn birth_dates(&self, today: NaiveDate) -> Vec<NaiveDate> {
        self.dates()
            .filter(|birth| age_on(*birth, today).is_some_and(|age| age <= MAX_AGE))
            .collect()
    }

    /// `710113******0003`: the most that is ever shown (NIK-11).
    pub fn masked(&self) -> String {
        masked(&self.digits)
    }

    /// All 16 digits. For encryption and keyed tokens only; never into a URL, a log, a mail.
    pub fn as_str(&self) -> &str {
        as_text(&self.digits)
    }

    /// The date in every century in which it exists.
    fn dates(&self) -> impl Iterator<Item = NaiveDate> {
        let day = match pair(&self.digits, 6) {
            day if day > WOMEN_DAY_OFFSET => day - WOMEN_DAY_OFFSET,
            day => day,
        };
        let month = pair(&self.digits, 8);
        let year = pair(&self.digits, 10).cast_signed();
        CENTURIES
            .into_iter()
            .filter_map(move |century| NaiveDate::from_ymd_opt(century + year, month, day))
    }
}

impl fmt::Debug for Nik {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Nik(…{})", &self.as_str()[12..])
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{Nik, NikSex};
    use crate::field::ErrorCode;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_nik_is_seen_in_a_sentence() {
        for text in
            ["ganda dengan 9901015203870001.", "(9901 0152 0387 0001)", "1 9901015203870001"]
        {
            assert!(Nik::stands_in(text), "{text}");
            assert_eq!(Nik::none_in(text), Err(ErrorCode::NumberInText));
        }
        for text in ["", "Rp 3.000.000 sejak 2024-11-01", "990101520387000", "RT 001 RW 002"] {
            assert!(!Nik::stands_in(text), "{text}");
        }
    }

    #[test]
    fn takes_sixteen_digits_however_they_are_spaced() {
        for text in [
            "9901130411870003",
            "9901 1304 1187 0003",
            "990113.041187.0003",
            "990113-041187–0003",
            "\u{a0}9901130411870003\n",
        ] {
            assert_eq!(Nik::parse(text).unwrap().as_str(), "9901130411870003");
        }
    }

    #[test]
    fn refuses_anything_else() {
        for (text, code) in [
            ("", ErrorCode::Required),
            ("   ", ErrorCode::Required),
            ("-", ErrorCode::NikLength),
            ("990113041187000", ErrorCode::NikLength),
            ("99011304118700031", ErrorCode::NikLength),
            ("990113041187000O", ErrorCode::NikLength),
            ("٩٩٠١١٣٠٤١١٨٧٠٠٠٣", ErrorCode::NikLength),
            ("9901130411870003\0", ErrorCode::NikLength),
            ("'; drop table --", ErrorCode::NikLength),
        ] {
            assert_eq!(Nik::parse(text), Err(code), "{text:?}");
        }
        assert_eq!(Nik::count_digits("990 113-04"), 8);
        assert_eq!(Nik::count_digits("٩٩"), 0);
    }

    #[test]
    fn wants_a_date_that_existed_in_some_century_and_a_serial() {
        let cases = [
            ("010187", true),
            ("310187", true),
            ("710187", true),
            ("410187", true),
            ("290200", true),
            ("690200", true),
            ("290201", false),
            ("300200", false),
            ("320187", false),
            ("400187", false),
            ("720187", false),
            ("000187", false),
            ("010087", false),
            ("011387", false),
            ("310487", false),
        ];
        for (date, possible) in cases {
            let nik = Nik::parse(&format!("990113{date}0001"));
            assert_eq!(nik.is_ok(), possible, "{date}");
            if !possible {
                assert_eq!(nik, Err(ErrorCode::NikImpossible));
            }
        }
        assert_eq!(Nik::parse("9901130101870000"), Err(ErrorCode::NikImpossible));
    }

    #[test]
    fn tells_district_sex_and_birth() {
        let nik = Nik::parse("9901134203900001").unwrap();
        assert_eq!(nik.prefix().as_str(), "99.01.13");
        assert_eq!(nik.sex(), NikSex::Perempuan);
        assert_eq!(nik.birth_dates(day("2026-05-01")), [day("1990-03-02")]);
        assert_eq!(Nik::parse("9901130203900001").unwrap().sex(), NikSex::LakiLaki);
    }

    #[test]
    fn leaves_the_century_open_where_both_fit() {
        let nik = Nik::parse("9901130506200001").unwrap();
        assert_eq!(nik.birth_dates(day("2026-05-01")), [day("1920-06-05"), day("2020-06-05")]);
        // 110 years and eleven months old is still 110.
        let nik = Nik::parse("9901130506150001").unwrap();
        assert_eq!(nik.birth_dates(day("2026-05-01")).len(), 2);
        assert_eq!(nik.birth_dates(day("2026-06-05")), [day("2015-06-05")]);
        // 29 February 1900 never was.
        let nik = Nik::parse("9901132902000001").unwrap();
        assert_eq!(nik.birth_dates(day("2009-05-01")), [day("2000-02-29")]);
    }

    #[test]
    fn never_prints_more_than_the_end() {
        let nik = Nik::parse("9901130411870003").unwrap();
        assert_eq!(nik.masked(), "990113******0003");
        assert_eq!(format!("{nik:?}"), "Nik(…0003)");
    }
}
