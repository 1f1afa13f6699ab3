//! The only place that reads the clock. Everything else is told what time it is.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, Utc};

/// Western Indonesian Time, UTC+7: the zone in which windows and days are counted (§4.5).
pub const WIB: FixedOffset = match FixedOffset::east_opt(7 * 3600) {
    Some(zone) => zone,
    None => panic!("seven hours are a valid offset"),
};

/// How far a test may move the machine's clock: a hundred years.
const FURTHEST: TimeDelta = TimeDelta::days(36_525);

/// Where the time comes from.
#[derive(Debug, Clone, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    System,
    /// A fixed instant, for tests (`BANSOS_NOW=2026-11-21T10:00:00+07:00`).
    Fixed(DateTime<Utc>),
    /// An instant read anew from a file at each use, for tests (`BANSOS_NOW=@FILE`).
    File(PathBuf),
    /// The machine's clock, moved by so much, for tests (`BANSOS_NOW=-86400` is yesterday at this time of day).
    Moved(TimeDelta),
}

/// Why `BANSOS_NOW` was not understood.
#[derive(Debug, thiserror::Error)]
pub enum ClockError {
    /// Neither an RFC 3339 instant, nor `@FILE` with one in it, nor signed seconds.
    #[error(
        "must be an RFC 3339 instant such as 2026-11-21T10:00:00+07:00, @FILE that contains one, or \
         seconds with a sign by which the machine's clock is moved"
    )]
    NotAnInstant,
}

impl Clock {
    /// Reads the value of `BANSOS_NOW`.
    ///
    /// # Errors
    /// When it is neither an instant, nor a readable file with one, nor a number of seconds with its sign.
    pub fn parse(value: &str) -> Result<Self, ClockError> {
        if let Some(file) = value.strip_prefix('@') {
            let file = PathBuf::from(file);
            read_instant(&file).ok_or(ClockError::NotAnInstant)?;
            return Ok(Self::File(file));
        }
        if value.starts_with(['+', '-']) {
            let moved = value.parse().ok().and_then(TimeDelta::try_seconds);
            let moved = moved.filter(|by| by.abs() <= FURTHEST);
            return moved.map(Self::Moved).ok_or(ClockError::NotAnInstant);
        }
        parse_instant(value).map(Self::Fixed).ok_or(ClockError::NotAnInstant)
    }

    /// The present instant. A test file that has become unreadable falls back to the machine's clock.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
    pub fn now(&self) -> DateTime<Utc> {
        match self {
            Self::System => Utc::now(),
            Self::Fixed(instant) => *instant,
            Self::File(file) => read_instant(file).unwrap_or_else(Utc::now),
            Self::Moved(by) => Utc::now() + *by,
        }
    }

    /// The present day in [`WIB`].
    pub fn today(&self) -> NaiveDate {
        day_of(self.now())
    }
}

/// The instant that tables keep as Unix seconds.
pub fn instant_of(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, 0).unwrap_or_default()
}

/// The day an instant falls on in [`WIB`].
pub fn day_of(instant: DateTime<Utc>) -> NaiveDate {
    instant.with_timezone(&WIB).date_naive()
}

fn parse_instant(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text.trim()).ok().map(|instant| instant.with_timezone(&Utc))
}

fn read_instant(file: &PathBuf) -> Option<DateTime<Utc>> {
    std::fs::read_to_string(file).ok().as_deref().and_then(parse_instant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_clock_stands_still_and_knows_the_indonesian_day() {
        let clock = Clock::parse("2025-02-23T17:30:00Z").expect("an instant");
        assert_eq!(clock.now(), clock.now());
        assert_eq!(clock.today(), NaiveDate::from_ymd_opt(2025, 2, 24).expect("a day"));
    }

    #[test]
    fn a_moved_clock_goes_on_from_another_day() {
        let yesterday = Clock::parse("-86400").expect("seconds");
        let first = yesterday.now();
        let apart = (Clock::System.now() - first).num_seconds();
        assert!((86_400..86_460).contains(&apart), "{apart} s behind the machine");
        assert!(yesterday.now() >= first);
        assert!(Clock::parse("+7200").expect("seconds").now() > Clock::System.now());
    }

    #[test]
    fn nonsense_is_refused() {
        assert!(Clock::parse("yesterday").is_err());
        assert!(Clock::parse("-tomorrow").is_err());
        assert!(Clock::parse("+9223372036854775807").is_err());
        assert!(Clock::parse("+9000000000000000").is_err(), "beyond the calendar");
        assert!(Clock::parse("@/no/such/file").is_err());
    }
}
