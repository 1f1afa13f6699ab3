//! What the head of an office looks at in the morning: what waits, what is late, what came and went, how long it takes.

use std::collections::BTreeMap;

use domain::window::Cycle;

use super::{last_months, months_before, short, span_of};
use crate::store::numbers::{Backlog, MonthCount, RECEIVED};
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// Months of the chart besides the one that runs.
const MONTHS: u32 = 11;
/// Months over which the time to a decision is worked out, the one that runs included.
const TIME_MONTHS: u32 = 3;
/// Villages in each list.
pub const VILLAGES: usize = 25;
/// Characters of a village code.
const DESA_CHARS: u8 = 13;
/// Characters of the code of a province.
const PROVINSI_CHARS: u8 = 2;
/// Upper ends of the spans of age, in days; beyond the last one there is another span.
pub const AGES: [i64; 4] = [3, 7, 14, 30];

const DAY: i64 = 86_400;

/// What came and went in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthLine {
    /// Where there is little room.
    pub name: String,
    /// Cases that came.
    pub received: u64,
    /// Cases that were decided.
    pub decided: u64,
}

/// How long a village waits.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeLine {
    /// Village code.
    pub desa: String,
    /// Cases that were decided.
    pub decided: u64,
    /// Days from sending to decision, on average.
    pub days: f64,
}

/// The office's numbers, within an officer's scope.
#[derive(Debug, Clone, PartialEq)]
pub struct Overview {
    /// Cases that wait for the office.
    pub waiting: u64,
    /// Of them, how many are late.
    pub late: u64,
    /// Days the oldest has waited; `None` when nothing waits.
    pub oldest_days: Option<i64>,
    /// How many wait, by [`AGES`] and beyond.
    pub ages: Vec<u64>,
    /// The months, the one that runs last.
    pub months: Vec<MonthLine>,
    /// Villages where most is late, or most waits.
    pub backlog: Vec<Backlog>,
    /// Villages that wait longest for a decision.
    pub times: Vec<TimeLine>,
}

/// The numbers of an officer's scope.
///
/// # Errors
/// When the database refuses.
pub async fn overview(ctx: &Context, officer: &Officer) -> Result<Overview, AppError> {
    let rows = officer.rows(ctx);
    let now = ctx.clock.now().timestamp();
    let running = Cycle::of(ctx.clock.today());
    let months = last_months(running, MONTHS);
    let first = months.first().copied().unwrap_or(running);
    let now_running = rows.running_month(&span_of(running)).await?;
    // A year by provinces, which is little however large the scope; villages only as far back as is asked.
    let mut counts = rows.months(PROVINSI_CHARS, &first.to_string()).await?;
    counts.extend(now_running.iter().cloned());
    let lately = months_before(running, TIME_MONTHS - 1).to_string();
    let mut by_village = rows.months(DESA_CHARS, &lately).await?;
    by_village.extend(now_running);
    let backlog = rows.backlog(now, u64::MAX >> 1).await?;
    let total = |part: fn(&Backlog) -> i64| backlog.iter().map(part).sum::<i64>().unsigned_abs();
    let oldest = backlog.iter().map(|one| one.oldest).min();
    Ok(Overview {
        waiting: total(|one| one.waiting),
        late: total(|one| one.late),
        oldest_days: oldest.map(|at| (now - at) / DAY),
        ages: rows
            .waiting_by_age(&age_spans(now))
            .await?
            .into_iter()
            .map(i64::unsigned_abs)
            .collect(),
        months: months.into_iter().chain([running]).map(|month| line_of(month, &counts)).collect(),
        times: times(&by_village),
        backlog: backlog.into_iter().take(VILLAGES).collect(),
    })
}

/// The instants between which cases of each span of age were sent.
fn age_spans(now: i64) -> Vec<(i64, i64)> {
    let mut until = i64::MAX;
    let mut spans = Vec::new();
    for days in AGES {
        spans.push((now - days * DAY, until));
        until = now - days * DAY;
    }
    spans.push((0, until));
    spans
}

fn line_of(month: Cycle, counts: &[MonthCount]) -> MonthLine {
    let code = month.to_string();
    let sum = |wanted: fn(&MonthCount) -> bool| {
        let rows = counts.iter().filter(|row| row.month == code && wanted(row));
        rows.map(|row| row.count.unsigned_abs()).sum()
    };
    MonthLine {
        name: short(month),
        received: sum(|row| row.event == RECEIVED),
        decided: sum(is_decision),
    }
}

/// Whether an event is a decision of the office.
fn is_decision(row: &MonthCount) -> bool {
    matches!(row.event.as_str(), "layak" | "tidak_layak" | "ganda" | "bukan_wewenang")
}

/// The villages that waited longest for decisions.
fn times(counts: &[MonthCount]) -> Vec<TimeLine> {
    let mut by_village = BTreeMap::<&str, (u64, i64)>::new();
    for row in counts.iter().filter(|row| is_decision(row)) {
        let sums = by_village.entry(&row.region).or_default();
        sums.0 += row.count.unsigned_abs();
        sums.1 += row.seconds;
    }
    #[expect(clippy::cast_precision_loss, reason = "days on average, to one digit")]
    let line = |(desa, (decided, seconds)): (&str, (u64, i64))| TimeLine {
        desa: desa.to_owned(),
        decided,
        days: seconds as f64 / decided.max(1) as f64 / DAY as f64,
    };
    let mut lines: Vec<TimeLine> = by_village.into_iter().map(line).collect();
    lines.sort_by(|one, other| other.days.total_cmp(&one.days));
    lines.truncate(VILLAGES);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_of_age_leave_nobody_out() {
        let spans = age_spans(100 * DAY);
        assert_eq!(spans.len(), AGES.len() + 1);
        assert_eq!(spans[0], (97 * DAY, i64::MAX));
        assert_eq!(spans.last(), Some(&(0, 70 * DAY)));
        assert!(spans.windows(2).all(|pair| pair[0].0 == pair[1].1));
    }
}
