//! The only place that reads the clock. Everything else is told what time it is.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};

/// Western Indonesian Time, UTC+7: the zone in which windows and days are counted (§4.5).
pub const WIB: FixedOffset = match FixedOffset::east_opt(7 * 3600) {
    Some(zone) => zone,
    None => panic!("seven hours are a valid offset"),
};

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
}

/// Why `BANSOS_NOW` was not understood.
#[derive(Debug, thiserror::Error)]
pub enum ClockError {
    /// Neither an RFC 3339 instant nor `@FILE` with one in it.
    #[error(
        "must be an RFC 3339 instant such as 2026-11-21T10:00:00+07:00, or @FILE that contains one"
    )]
    NotAnInstant,
}

impl Clock {
    /// Reads the value of `BANSOS_NOW`.
    ///
    /// # Errors
    /// When it is neither an instant nor a readable file with one.
    pub fn parse(value: &str) -> Result<Self, ClockError> {
        if let Some(file) = value.strip_prefix('@') {
            let file = PathBuf::from(file);
            read_instant(&file).ok_or(ClockError::NotAnInstant)?;
            return Ok(Self::File(file));
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
    fn nonsense_is_refused() {
        assert!(Clock::parse("yesterday").is_err());
        assert!(Clock::parse("@/no/such/file").is_err());
    }
}
