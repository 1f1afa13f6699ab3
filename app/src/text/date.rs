//! Dates as people read them.

use chrono::{Datelike, NaiveDate};

use super::Lang;

const MONTHS_ID: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `21 November 2026`
pub fn long(lang: Lang, date: NaiveDate) -> String {
    format!("{} {}", date.day(), month(lang, date))
}

/// `November 2026`: the month of a day.
pub fn month(lang: Lang, date: NaiveDate) -> String {
    let months = match lang {
        Lang::Id => MONTHS_ID,
        Lang::En => MONTHS_EN,
    };
    format!("{} {}", months[date.month0() as usize], date.year())
}

/// `21 November 2026 pukul 14.05`: a day, and the time as `time` has it.
pub fn moment(lang: Lang, date: NaiveDate, time: &str) -> String {
    let at = match lang {
        Lang::Id => "pukul",
        Lang::En => "at",
    };
    format!("{} {at} {time}", long(lang, date))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_named_in_the_language_of_the_page() {
        let date = NaiveDate::from_ymd_opt(2026, 8, 1).expect("a day");
        assert_eq!(long(Lang::Id, date), "1 Agustus 2026");
        assert_eq!(long(Lang::En, date), "1 August 2026");
        assert_eq!(month(Lang::Id, date), "Agustus 2026");
    }
}
