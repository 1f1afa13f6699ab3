//! The windows of the month as officers see and change them (W-1, W-4).

use chrono::{Days, NaiveDate};
use domain::calendar::{WindowForm, days_ahead};
use domain::field::{ErrorCode, FieldErrors};
use domain::petugas::Permission;
use domain::window::{Cycle, WindowKind, WindowRule, is_open, rule_for};

use crate::store::{ConflictKind, StoreError};
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// Months that are shown before a window is added.
pub const PREVIEW_MONTHS: usize = 12;
/// How far ahead the next opening is looked for, in days.
const MAX_DAYS_AHEAD: u64 = 92;

/// One month of a window: the month, its first and its last day.
pub type MonthDays = (Cycle, NaiveDate, NaiveDate);

/// One kind of window.
#[derive(Debug, Clone)]
pub struct KindDays {
    /// What it is for.
    pub kind: WindowKind,
    /// Open today.
    pub open: bool,
    /// The next day on which it is open; today where it is.
    pub opens: Option<NaiveDate>,
    /// Its days in this month and the next, as the rules stand then.
    pub months: Vec<MonthDays>,
    /// The rule in force, then those to come, then those that were: the newest first among these.
    pub rules: Vec<WindowRule>,
}

/// Every kind of window as it stands on `today`.
///
/// # Errors
/// When the database refuses.
pub async fn overview(ctx: &Context) -> Result<Vec<KindDays>, AppError> {
    let rules = ctx.store.windows().await?;
    let today = ctx.clock.today();
    Ok(WindowKind::ALL.iter().map(|kind| kind_days(&rules, *kind, today)).collect())
}

fn kind_days(rules: &[WindowRule], kind: WindowKind, today: NaiveDate) -> KindDays {
    let ahead = |days| today.checked_add_days(Days::new(days));
    let month = Cycle::of(today);
    let in_month = |month: Cycle| {
        let rule = rule_for(rules, kind, month.last_day())?;
        days_ahead(rule, month, 1).pop()
    };
    let mut own: Vec<WindowRule> = rules.iter().filter(|rule| rule.kind == kind).cloned().collect();
    let current = rule_for(rules, kind, today).map(|rule| rule.valid_from);
    own.sort_by_key(|rule| {
        let to_come = rule.valid_from > today;
        (Some(rule.valid_from) != current, !to_come, std::cmp::Reverse(rule.valid_from))
    });
    KindDays {
        kind,
        open: is_open(rules, kind, today),
        opens: (0..MAX_DAYS_AHEAD).filter_map(ahead).find(|day| is_open(rules, kind, *day)),
        months: [month, month.next()].into_iter().filter_map(in_month).collect(),
        rules: own,
    }
}

/// What a window would mean, month by month, before it is added.
///
/// # Errors
/// Every wrong field.
pub fn preview(ctx: &Context, form: &WindowForm) -> Result<Vec<MonthDays>, FieldErrors> {
    let rule = form.read(ctx.clock.today())?;
    Ok(days_ahead(&rule, Cycle::of(rule.valid_from), PREVIEW_MONTHS))
}

/// Whether this officer may change the windows. They are the same for everybody: where offices outside the officer's scope
/// work by them too, that is for somebody who is over all of these.
///
/// # Errors
/// When the database refuses.
pub async fn may_change(ctx: &Context, officer: &Officer) -> Result<bool, AppError> {
    Ok(officer.may(Permission::EditCalendar) && !officer.rows(ctx).others_work_by_windows().await?)
}

/// Adds a window. What was in force stays as it was, until the day before.
///
/// # Errors
/// [`AppError::Invalid`] with every wrong field; a day on which another row of its kind begins is
/// [`ErrorCode::Twice`] of `berlaku_dari`. [`AppError::Forbidden`]: see [`may_change`].
pub async fn add_window(
    ctx: &Context,
    officer: &Officer,
    form: &WindowForm,
) -> Result<(), AppError> {
    if !may_change(ctx, officer).await? {
        return Err(AppError::Forbidden);
    }
    let rule = form.read(ctx.clock.today()).map_err(AppError::Invalid)?;
    let detail = format!("{}:{}", rule.kind.as_str(), rule.valid_from);
    let entry = officer.entry(ctx, "calendar.change", None, Some(detail));
    match ctx.store.add_window(&rule, &entry).await {
        Err(StoreError::Conflict(ConflictKind::Duplicate)) => {
            Err(AppError::Invalid(FieldErrors::one("berlaku_dari", ErrorCode::Twice)))
        }
        added => Ok(added?),
    }
}
