//! The windows of the month and the cycle a proposal may join (W-1 … W-5).
//!
//! Windows are rows with effective dates, because regulations change them. All of them bind
//! offices, none a citizen: a proposal is taken at any time and joins the first cycle it can reach.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::codes::codes;
use crate::field::ErrorCode;

/// Western Indonesia Time in seconds east of UTC: the clock of every window, wherever the sender
/// is.
pub const WIB_SECONDS: i32 = 7 * 3600;

/// How many months ahead a cycle is looked for before the last one seen is taken.
const MAX_MONTHS_AHEAD: usize = 24;

/// What a window is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WindowKind {
    /// Changes to the list of paid health insurance (PBI-JKN).
    Pbi,
    /// Verification of the listed recipients, and so of objections.
    VerifikasiBnba,
    /// Proposals to the centre.
    Pengusulan,
    /// Endorsement by the head of the region.
    Pengesahan,
}

codes!(WindowKind {
    Pbi = "pbi",
    VerifikasiBnba = "verifikasi_bnba",
    Pengusulan = "pengusulan",
    Pengesahan = "pengesahan",
});

/// The last day of a window, inclusive to 23:59:59 WIB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WindowEnd {
    /// That day of the month; the month's last day where it has no such day.
    Day(u8),
    /// So many days before the last day of the month (H-5 is `BeforeMonthEnd(5)`).
    BeforeMonthEnd(u8),
}

/// One window while one regulation is in force (W-1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WindowRule {
    /// What it is for.
    pub kind: WindowKind,
    /// First day of the month on which it is open.
    pub first_day: u8,
    /// Last day.
    pub end: WindowEnd,
    /// Whether the Dinas Sosial turns citizens away outside it too (W-2). Normally not.
    pub hard_close: bool,
    /// First day on which the rule is in force.
    pub valid_from: NaiveDate,
    /// Last day on which it is in force; `None` while no successor is known.
    pub valid_to: Option<NaiveDate>,
    /// The regulation or notice that says so.
    pub source: String,
}

impl WindowRule {
    /// Whether the rule is in force on `day`.
    pub fn is_valid_on(&self, day: NaiveDate) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }

    /// Whether the window is open on `day`, were the rule in force.
    pub fn is_open_on(&self, day: NaiveDate) -> bool {
        u32::from(self.first_day) <= day.day() && day <= last_day(self, Cycle::of(day))
    }
}

/// The rule for `kind` in force on `day`; the younger where two overlap.
pub fn rule_for(rules: &[WindowRule], kind: WindowKind, day: NaiveDate) -> Option<&WindowRule> {
    rules
        .iter()
        .filter(|rule| rule.kind == kind && rule.is_valid_on(day))
        .max_by_key(|rule| rule.valid_from)
}

/// Whether offices may do `kind` on `day`: no rule, no window (W-4, W-5).
pub fn is_open(rules: &[WindowRule], kind: WindowKind, day: NaiveDate) -> bool {
    rule_for(rules, kind, day).is_some_and(|rule| rule.is_open_on(day))
}

/// The last day of the window in `month`.
pub fn last_day(rule: &WindowRule, month: Cycle) -> NaiveDate {
    let end = month.last_day();
    let day = match rule.end {
        WindowEnd::Day(day) => u32::from(day).clamp(1, end.day()),
        WindowEnd::BeforeMonthEnd(days) => end.day().saturating_sub(u32::from(days)).max(1),
    };
    end.with_day(day).unwrap_or(end)
}

/// A month, and the cycle of determination that belongs to it: `2025-02`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Cycle {
    first_day: NaiveDate,
}

impl Cycle {
    /// The month of a day.
    pub fn of(day: NaiveDate) -> Self {
        Self { first_day: day.with_day(1).unwrap_or(day) }
    }

    /// Its year.
    pub fn year(self) -> i32 {
        self.first_day.year()
    }

    /// Its month, 1–12.
    pub fn month(self) -> u32 {
        self.first_day.month()
    }

    /// Its first day.
    pub const fn first_day(self) -> NaiveDate {
        self.first_day
    }

    /// Its last day.
    pub fn last_day(self) -> NaiveDate {
        let days = u64::from(self.first_day.num_days_in_month());
        self.first_day.checked_add_days(Days::new(days - 1)).unwrap_or(NaiveDate::MAX)
    }

    /// The month after it.
    #[must_use]
    pub fn next(self) -> Self {
        self.last_day().succ_opt().map_or(self, Self::of)
    }
}

impl fmt::Display for Cycle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.month())
    }
}

impl From<Cycle> for String {
    fn from(cycle: Cycle) -> Self {
        cycle.to_string()
    }
}

impl FromStr for Cycle {
    type Err = ErrorCode;

    /// Reads `YYYY-MM`, seven characters exactly.
    fn from_str(text: &str) -> Result<Self, ErrorCode> {
        crate::birth::parse_date(&format!("{text}-01")).map(Self::of)
    }
}

impl TryFrom<String> for Cycle {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse().map_err(|_| "not a month of the form YYYY-MM")
    }
}

/// What a proposal received now is promised, with the word "paling cepat" (W-2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CycleOffer {
    /// The first cycle it can join.
    pub cycle: Cycle,
    /// Last day on which the Dinas Sosial may propose in that cycle.
    pub cutoff: NaiveDate,
    /// Last day on which a proposal must be received to join it: the cut-off less the lead days.
    pub receive_by: NaiveDate,
}

impl CycleOffer {
    /// Whether the cycle is that of the month of `received`: see [`crate::review::first_state`].
    pub fn is_current(&self, received: DateTime<FixedOffset>) -> bool {
        self.cycle == Cycle::of(wib_day(received))
    }
}

/// The first cycle whose last day of `kind`, less the `lead_days` that the Dinas Sosial needs, has
/// not passed when something is `received` (W-2, W-3): proposals join by
/// [`WindowKind::Pengusulan`], reports about recipients by [`WindowKind::VerifikasiBnba`].
///
/// The day is counted in WIB, whatever offset `received` has. A month without any such rule is
/// taken to its last day, for nobody is turned away.
pub fn cycle_for(
    rules: &[WindowRule],
    kind: WindowKind,
    received: DateTime<FixedOffset>,
    lead_days: u32,
) -> CycleOffer {
    let today = wib_day(received);
    let mut offer = offer_of(rules, kind, Cycle::of(today), lead_days);
    for _ in 0..MAX_MONTHS_AHEAD {
        if today <= offer.receive_by {
            break;
        }
        offer = offer_of(rules, kind, offer.cycle.next(), lead_days);
    }
    offer
}

fn offer_of(rules: &[WindowRule], kind: WindowKind, cycle: Cycle, lead_days: u32) -> CycleOffer {
    let rule = rule_of_month(rules, kind, cycle);
    let cutoff = rule.map_or(cycle.last_day(), |rule| last_day(rule, cycle));
    let lead = Days::new(u64::from(lead_days));
    let receive_by = cutoff.checked_sub_days(lead).unwrap_or(NaiveDate::MIN);
    CycleOffer { cycle, cutoff, receive_by }
}

/// The rule that is in force on its own last day; where rules change between two such days, the one
/// in force when the month ends.
fn rule_of_month(rules: &[WindowRule], kind: WindowKind, cycle: Cycle) -> Option<&WindowRule> {
    rules
        .iter()
        .filter(|rule| rule.kind == kind)
        .filter(|rule| rule.is_valid_on(last_day(rule, cycle)))
        .max_by_key(|rule| rule.valid_from)
        .or_else(|| rule_for(rules, kind, cycle.last_day()))
}

fn wib_day(instant: DateTime<FixedOffset>) -> NaiveDate {
    match FixedOffset::east_opt(WIB_SECONDS) {
        Some(wib) => instant.with_timezone(&wib).date_naive(),
        None => instant.date_naive(),
    }
}
