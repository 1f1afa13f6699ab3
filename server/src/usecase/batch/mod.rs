//! Batches for the centre, from collecting to the centre's answer (S4, W-4, W-6).

pub mod check;
pub mod collect;
pub mod double;
pub mod endorse;
pub mod entries;
pub mod export;
pub mod import_answer;
pub mod letter;
pub mod quota;

use chrono::NaiveDate;
use domain::birth::parse_date;
use domain::decision::next_opening;
use domain::field::ErrorCode;
use domain::petugas::Scope;
use domain::wilayah::{KodeWilayah, Level};
use domain::window::{Cycle, WindowKind, is_open};

use super::petugas::Officer;
use super::{AppError, Context};
use crate::store::batch::BatchRow;

/// Rows that are read at a time.
const PAGE: u64 = 500;

/// The regency an officer works in; `None` for a scope above it.
pub fn regency_of(scope: Scope) -> Option<KodeWilayah> {
    scope.region().at(Level::KabupatenKota)
}

/// The cycle batches of today belong to.
pub fn cycle_of_today(ctx: &Context) -> Cycle {
    Cycle::of(ctx.clock.today())
}

/// A batch of the officer's scope.
///
/// # Errors
/// [`AppError::NotFound`] for any other.
pub async fn find(ctx: &Context, officer: &Officer, id: i64) -> Result<BatchRow, AppError> {
    officer.rows(ctx).batch(id).await?.ok_or(AppError::NotFound)
}

/// Refuses what offices may not do today (W-4); what has no window is always allowed.
///
/// # Errors
/// [`AppError::WindowClosed`] with the next day on which they may.
async fn require_open(ctx: &Context, kind: Option<WindowKind>) -> Result<(), AppError> {
    let Some(kind) = kind else { return Ok(()) };
    let (rules, today) = (ctx.store.windows().await?, ctx.clock.today());
    if is_open(&rules, kind, today) {
        return Ok(());
    }
    Err(AppError::WindowClosed { kind, opens: next_opening(&rules, kind, today) })
}

/// A day typed as day, month and year; none when nothing was typed.
fn typed_day(parts: &[String; 3]) -> Result<Option<NaiveDate>, ErrorCode> {
    let [day, month, year] = parts.each_ref().map(|part| part.trim());
    let typed = [day, month, year];
    if typed.iter().all(|part| part.is_empty()) {
        return Ok(None);
    }
    if typed.iter().any(|part| part.is_empty()) {
        return Err(ErrorCode::DateIncomplete);
    }
    parse_date(&format!("{year:0>4}-{month:0>2}-{day:0>2}")).map(Some)
}

/// What the log says a batch by.
fn named(batch_id: i64) -> String {
    format!("batch:{batch_id}")
}
