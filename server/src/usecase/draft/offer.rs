//! Which monthly cycle a form sent now may join at the earliest (W-1 … W-3).

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::form::Form;
use domain::window::{CycleOffer, WindowKind, cycle_for, rule_for};

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
    let rules = ctx.store.windows().await?;
    let day = day_of(received);
    let Some(rule) = rule_for(&rules, WindowKind::Pengusulan, day) else { return Ok(false) };
    Ok(rule.hard_close && !rule.is_open_on(day))
}

/// The last second of a day in WIB, as Unix seconds.
pub fn end_of_day(day: NaiveDate) -> i64 {
    let last = NaiveTime::from_hms_opt(23, 59, 59).unwrap_or_default();
    day.and_time(last).and_utc().timestamp() - i64::from(WIB.local_minus_utc())
}
