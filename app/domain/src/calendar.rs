//! Changing the windows of the month: what an officer types becomes a new row, and never touches what was (W-1).

use chrono::{Datelike as _, NaiveDate};

use crate::field::{ErrorCode, FieldErrors};
use crate::musyawarah::{LINE_MAX_CHARS, read_day, read_line};
use crate::window::{Cycle, WindowEnd, WindowKind, WindowRule, last_day};

/// Fewest days of any month: a window that is shut in one would never open in it.
const SHORTEST_MONTHS: [(i32, u32); 4] = [(2023, 2), (2024, 2), (2024, 4), (2024, 1)];

/// A window as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WindowForm {
    /// Code of a [`WindowKind`].
    pub jenis: String,
    /// First day of the month.
    pub hari_pertama: String,
    /// `day` or `before_end`.
    pub akhir: String,
    /// That day, or so many days before the last.
    pub nilai: String,
    /// `ya`: citizens are turned away outside it.
    pub tutup: String,
    /// First day on which it is in force, `YYYY-MM-DD`.
    pub berlaku_dari: String,
    /// The regulation or notice that says so.
    pub sumber: String,
}

impl WindowForm {
    /// Reads the form on the day `today`.
    ///
    /// # Errors
    /// Every wrong field. A first day in force that has passed is [`ErrorCode::DateInvalid`]; a last day before the first
    /// in any month, or citizens turned away by a window that is none of theirs, is [`ErrorCode::NotAllowed`].
    pub fn read(&self, today: NaiveDate) -> Result<WindowRule, FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut note = |field, code| errors.push(field, code);
        let kind = read_kind(&self.jenis).map_err(|code| note("jenis", code)).ok();
        let first_day = read_number(&self.hari_pertama, 1, 28);
        let first_day = first_day.map_err(|code| note("hari_pertama", code)).ok();
        let end = match self.akhir.as_str() {
            "day" => read_number(&self.nilai, 1, 31).map(WindowEnd::Day),
            "before_end" => read_number(&self.nilai, 0, 27).map(WindowEnd::BeforeMonthEnd),
            "" => Err(ErrorCode::Required),
            _ => Err(ErrorCode::ChoiceUnknown),
        };
        let at =
            if matches!(self.akhir.as_str(), "day" | "before_end") { "nilai" } else { "akhir" };
        let end = end.map_err(|code| note(at, code)).ok();
        let hard_close = !self.tutup.is_empty();
        if hard_close && kind.is_some_and(|kind| kind != WindowKind::Pengusulan) {
            note("tutup", ErrorCode::NotAllowed);
        }
        let valid_from = read_day(&self.berlaku_dari)
            .and_then(|day| if day >= today { Ok(day) } else { Err(ErrorCode::DateInvalid) });
        let valid_from = valid_from.map_err(|code| note("berlaku_dari", code)).ok();
        let source = read_line(&self.sumber, LINE_MAX_CHARS);
        let source = source.map_err(|code| note("sumber", code)).ok();
        let (Some(kind), Some(first_day), Some(end), Some(valid_from), Some(source)) =
            (kind, first_day, end, valid_from, source)
        else {
            return Err(errors);
        };
        let rule =
            WindowRule { kind, first_day, end, hard_close, valid_from, valid_to: None, source };
        if !opens_every_month(&rule) {
            errors.push("nilai", ErrorCode::NotAllowed);
        }
        if errors.is_empty() { Ok(rule) } else { Err(errors) }
    }
}

/// First and last day of the window in `month`.
pub fn days_in(rule: &WindowRule, month: Cycle) -> (NaiveDate, NaiveDate) {
    let first = month.first_day().with_day(u32::from(rule.first_day));
    (first.unwrap_or(month.last_day()), last_day(rule, month))
}

/// The `count` months from `month` on, with the first and last day of the window in each.
pub fn days_ahead(
    rule: &WindowRule,
    month: Cycle,
    count: usize,
) -> Vec<(Cycle, NaiveDate, NaiveDate)> {
    std::iter::successors(Some(month), |month| Some(month.next()))
        .take(count)
        .map(|month| {
            let (first, last) = days_in(rule, month);
            (month, first, last)
        })
        .collect()
}

fn opens_every_month(rule: &WindowRule) -> bool {
    let months = SHORTEST_MONTHS.iter();
    let days = months.filter_map(|(year, month)| NaiveDate::from_ymd_opt(*year, *month, 1));
    days.map(|day| days_in(rule, Cycle::of(day))).all(|(first, last)| first <= last)
}

fn read_kind(text: &str) -> Result<WindowKind, ErrorCode> {
    match text {
        "" => Err(ErrorCode::Required),
        text => text.parse().map_err(|_| ErrorCode::ChoiceUnknown),
    }
}

fn read_number(text: &str, least: u8, most: u8) -> Result<u8, ErrorCode> {
    let text = text.trim();
    if text.is_empty() {
        return Err(ErrorCode::Required);
    }
    let number = text.parse::<u8>().ok();
    number.filter(|number| (least..=most).contains(number)).ok_or(ErrorCode::NumberInvalid)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn form() -> WindowForm {
        WindowForm {
            jenis: "pengusulan".to_owned(),
            hari_pertama: "1".to_owned(),
            akhir: "before_end".to_owned(),
            nilai: "5".to_owned(),
            tutup: String::new(),
            berlaku_dari: "2028-01-01".to_owned(),
            sumber: "Kepmensos contoh".to_owned(),
        }
    }

    #[test]
    fn the_end_of_february_moves_with_its_length() {
        let rule = form().read(day("2028-01-01")).expect("right");
        let days = days_ahead(&rule, Cycle::of(day("2028-01-15")), 14);
        let last: Vec<String> = days.iter().map(|(_, _, last)| last.to_string()).collect();
        assert_eq!((last[0].as_str(), last[1].as_str()), ("2028-01-26", "2028-02-24"));
        assert_eq!(last[13], "2029-02-23");
        let until_last = WindowForm { nilai: "0".to_owned(), ..form() };
        let rule = until_last.read(day("2028-01-01")).expect("right");
        assert_eq!(last_day(&rule, Cycle::of(day("2028-02-10"))), day("2028-02-29"));
    }

    #[test]
    fn nothing_begins_in_the_past() {
        assert!(form().read(day("2028-01-01")).is_ok());
        let errors = form().read(day("2028-01-02")).expect_err("yesterday");
        assert_eq!(errors.of("berlaku_dari"), Some(ErrorCode::DateInvalid));
    }

    #[test]
    fn a_window_opens_in_every_month() {
        for (first, akhir, nilai) in [("14", "day", "11"), ("25", "before_end", "5")] {
            let (hari_pertama, akhir) = (first.to_owned(), akhir.to_owned());
            let form = WindowForm { hari_pertama, akhir, nilai: nilai.to_owned(), ..form() };
            let errors = form.read(day("2028-01-01")).expect_err("shut");
            assert_eq!(errors.of("nilai"), Some(ErrorCode::NotAllowed), "{first} {nilai}");
        }
    }

    #[test]
    fn only_the_window_of_proposals_turns_citizens_away() {
        let tutup = WindowForm { tutup: "ya".to_owned(), ..form() };
        assert!(tutup.read(day("2028-01-01")).expect("right").hard_close);
        let pbi = WindowForm { jenis: "pbi".to_owned(), ..tutup };
        let errors = pbi.read(day("2028-01-01")).expect_err("not theirs");
        assert_eq!(errors.of("tutup"), Some(ErrorCode::NotAllowed));
    }

    #[test]
    fn every_field_is_needed() {
        let errors = WindowForm::default().read(day("2028-01-01")).expect_err("empty");
        let fields: Vec<_> = errors.iter().map(|error| error.field).collect();
        assert_eq!(fields, ["jenis", "hari_pertama", "akhir", "berlaku_dari", "sumber"]);
    }
}
