//! Which monthly cycle a form sent now may join at the earliest (W-1 … W-3).

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use domain::form::Form;
use domain::window::{CycleOffer, WindowKind, WindowRule, cycle_for, rule_for};

use crate::clock::{WIB, day_of};
use crate::usecase::{AppError, Context};

/// The earliest cycle for a form that is received at `received`: proposals have to be in before the office proposes,
/// reports about recipients before it ends verifying.
///
/// # Errors
/// [`AppError::Unavailable`] when the windows cannot be read.
pub async fn offer_at(
    ctx: &Context,
    form: Form,
    received: DateTime<Utc>,
) -> Result<CycleOffer, AppError> {
    let kind = match form {
        Form::Usulan(_) => WindowKind::Pengusulan,
        _ => WindowKind::VerifikasiBnba,
    };
    let rules = ctx.store.windows().await?;
    let lead_days = ctx.config.office.lead_days;
    Ok(cycle_for(&rules, kind, received.with_timezone(&WIB), lead_days))
}

/// Whether the office turns citizens away on this day (W-2): a switch of the window in force, normally off.
///
/// # Errors
/// [`AppError::Unavailable`] when the windows cannot be read.
pub async fn is_closed(ctx: &Context, received: DateTime<Utc>) -> Result<bool, AppError> {
    Ok(turns_away(&ctx.store.windows().await?, day_of(received)))
}

/// Most days ahead that are looked at for the day on which the office takes proposals again.
const MAX_DAYS_AHEAD: u64 = 92;

/// The first day on which the office takes proposals again, where it turns them away at `received`. Should no rule
/// known today open a window, the last day looked at.
///
/// # Errors
/// [`AppError::Unavailable`] when the windows cannot be read.
pub async fn closed_until(
    ctx: &Context,
    received: DateTime<Utc>,
) -> Result<Option<NaiveDate>, AppError> {
    let rules = ctx.store.windows().await?;
    let today = day_of(received);
    if !turns_away(&rules, today) {
        return Ok(None);
    }
    let ahead = |days| today.checked_add_days(Days::new(days));
    let open = (1..MAX_DAYS_AHEAD).filter_map(ahead).find(|day| !turns_away(&rules, *day));
    Ok(open.or_else(|| ahead(MAX_DAYS_AHEAD)))
}

fn turns_away(rules: &[WindowRule], day: NaiveDate) -> bool {
    let rule = rule_for(rules, WindowKind::Pengusulan, day);
    rule.is_some_and(|rule| rule.hard_close && !rule.is_open_on(day))
}

/// The last second of a day in WIB, as Unix seconds.
pub fn end_of_day(day: NaiveDate) -> i64 {
    let last = NaiveTime::from_hms_opt(23, 59, 59).unwrap_or_default();
    day.and_time(last).and_utc().timestamp() - i64::from(WIB.local_minus_utc())
}
