//! The officers' month as the guide tells it.
//!
//! This is prose for readers. Whatever decides about a date must read the windows in force from rows (W-1).

use leptos::prelude::*;

use crate::text::panduan::calendar;
use crate::text::{Lang, Text};

/// Length of the month that the examples are worked out for, in days.
const EXAMPLE_MONTH_DAYS: u8 = 30;

/// One window of the month.
struct Window {
    /// What officers do in it.
    work: Text,
    first: MonthDay,
    /// Its last day, until midnight.
    last: MonthDay,
}

/// The windows as the ministry presented them in April 2022 (§4.5, S4).
const WINDOWS: [Window; 4] = [
    Window { work: calendar::PBI, first: MonthDay::Day(1), last: MonthDay::Day(11) },
    Window { work: calendar::VERIFICATION, first: MonthDay::Day(14), last: MonthDay::BeforeEnd(1) },
    Window { work: calendar::PROPOSING, first: MonthDay::Day(1), last: MonthDay::BeforeEnd(5) },
    Window { work: calendar::ENDORSING, first: MonthDay::Day(1), last: MonthDay::BeforeEnd(1) },
];

/// A day that every month has.
#[derive(Clone, Copy)]
enum MonthDay {
    /// A day of the month, 1 to 28.
    Day(u8),
    /// So many days before the last day of the month, 0 to 27: "H-5" is `BeforeEnd(5)`.
    BeforeEnd(u8),
}

impl MonthDay {
    /// The day of the month in a month of `month_days` days.
    fn in_month_of(self, month_days: u8) -> u8 {
        match self {
            Self::Day(day) => day,
            Self::BeforeEnd(days) => month_days.saturating_sub(days),
        }
    }

    fn words(self, lang: Lang) -> String {
        match self {
            Self::Day(day) => calendar::DAY.fill(lang, &[("day", &day.to_string())]),
            Self::BeforeEnd(1) => calendar::DAY_BEFORE_END.get(lang).to_owned(),
            Self::BeforeEnd(days) => {
                calendar::DAYS_BEFORE_END.fill(lang, &[("days", &days.to_string())])
            }
        }
    }
}

/// The officers' month as a table.
pub(super) fn month(lang: Lang) -> AnyView {
    let rows: Vec<_> = WINDOWS
        .iter()
        .map(|window| {
            view! {
                <tr>
                    <th scope="row">{window.work.get(lang)}</th>
                    <td>
                        <p>{span(lang, window)}</p>
                        <p class="cus-table__note">{example(lang, window)}</p>
                    </td>
                </tr>
            }
        })
        .collect();
    view! {
        <table class="cus-table">
            <caption>{calendar::CAPTION.get(lang)}</caption>
            <thead>
                <tr>
                    <th scope="col">{calendar::COLUMN_WORK.get(lang)}</th>
                    <th scope="col">{calendar::COLUMN_WHEN.get(lang)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// The rule in words, with a capital letter.
fn span(lang: Lang, window: &Window) -> String {
    let (first, last) = (window.first.words(lang), window.last.words(lang));
    let sentence = calendar::SPAN.fill(lang, &[("first", &first), ("last", &last)]);
    let mut letters = sentence.chars();
    letters.next().map(|letter| letter.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The rule worked out for one month, because "five days before the end" is hard to count.
fn example(lang: Lang, window: &Window) -> String {
    let [days, first, last] = [
        EXAMPLE_MONTH_DAYS,
        window.first.in_month_of(EXAMPLE_MONTH_DAYS),
        window.last.in_month_of(EXAMPLE_MONTH_DAYS),
    ]
    .map(|number| number.to_string());
    calendar::EXAMPLE.fill(lang, &[("days", &days), ("first", &first), ("last", &last)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_close_as_the_table_of_the_rules_says() {
        // §4.5: February 2024, February 2025, April, December.
        let closes = |window: &Window| [29, 28, 30, 31].map(|days| window.last.in_month_of(days));
        let [pbi, verification, proposing, endorsing] = WINDOWS.each_ref().map(closes);
        assert_eq!(pbi, [11; 4]);
        assert_eq!(verification, [28, 27, 29, 30]);
        assert_eq!(proposing, [24, 23, 25, 26]);
        assert_eq!(endorsing, [28, 27, 29, 30]);
        assert_eq!(WINDOWS[1].first.in_month_of(28), 14);
    }

    #[test]
    fn a_window_is_told_in_words_and_with_an_example() {
        let [_, verification, proposing, _] = &WINDOWS;
        assert_eq!(span(Lang::Id, proposing), "Tanggal 1 sampai 5 hari sebelum akhir bulan");
        assert_eq!(example(Lang::Id, proposing), "Bulan 30 hari: tanggal 1–25.");
        assert_eq!(span(Lang::En, proposing), "Day 1 to 5 days before the end of the month");
        assert_eq!(span(Lang::Id, verification), "Tanggal 14 sampai sehari sebelum akhir bulan");
        assert_eq!(example(Lang::En, verification), "Month of 30 days: day 14–29.");
    }
}
