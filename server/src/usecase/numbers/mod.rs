//! Numbers people can see: the public ones with what is small held back (S-10), and the office's own.

pub mod overview;
pub mod public;

use chrono::{DateTime, Datelike as _, Months, NaiveDate, NaiveTime, TimeZone as _};
use domain::window::Cycle;

use super::{AppError, Context};
use crate::clock::{WIB, day_of, instant_of};
use crate::store::numbers::Span;

/// How far back months are counted when the service starts, at most: five years.
const MAX_MONTHS: u32 = 60;

/// Seconds after its end from which a month is counted: what was begun at its last moment is in the
/// tables by then.
const SETTLED_AFTER: i64 = 60 * 60;

/// Counts every month that is over and was not counted yet. Says how many.
///
/// # Errors
/// When the database refuses.
pub async fn count_months(ctx: &Context) -> Result<u64, AppError> {
    let Some(first) = ctx.store.first_case_at().await? else { return Ok(0) };
    let now = ctx.clock.now().timestamp();
    let counted = ctx.store.counted_months().await?;
    let running = Cycle::of(ctx.clock.today());
    let earliest = months_before(running, MAX_MONTHS);
    let mut month = Cycle::of(day_of(instant_of(first))).max(earliest);
    let mut done = 0;
    while month < running {
        let span = span_of(month);
        if !counted.contains(&span.month) && span.until + SETTLED_AFTER <= now {
            ctx.store.count_month(&span, now).await?;
            done += 1;
        }
        month = month.next();
    }
    Ok(done)
}

/// The seconds of a month, in WIB.
fn span_of(month: Cycle) -> Span {
    let at = |day: NaiveDate| {
        let midnight = WIB.from_local_datetime(&day.and_time(NaiveTime::MIN));
        midnight.single().as_ref().map_or(0, DateTime::timestamp)
    };
    Span {
        month: month.to_string(),
        from: at(month.first_day()),
        until: at(month.next().first_day()),
    }
}

/// The month `count` months earlier.
fn months_before(month: Cycle, count: u32) -> Cycle {
    let first = month.first_day();
    first.checked_sub_months(Months::new(count)).map_or(month, Cycle::of)
}

/// The `count` months before `running`, the oldest first.
fn last_months(running: Cycle, count: u32) -> Vec<Cycle> {
    (1..=count).rev().map(|back| months_before(running, back)).collect()
}

/// `Nov 26`: a month where there is little room; the names are the same in every language.
fn short(month: Cycle) -> String {
    format!("{:02}/{:02}", month.month(), month.first_day().year() % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_begin_and_end_at_midnight_in_western_indonesia() {
        let month: Cycle = "2024-02".parse().expect("a month");
        let span = span_of(month);
        assert_eq!(instant_of(span.from).to_rfc3339(), "2024-01-31T17:00:00+00:00");
        assert_eq!((span.until - span.from) / 86_400, 29);
        assert_eq!(short(month), "02/24");
        let months: Vec<String> = last_months(month, 3).iter().map(Cycle::to_string).collect();
        assert_eq!(months, ["2023-11", "2023-12", "2024-01"]);
    }
}
