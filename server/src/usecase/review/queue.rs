//! The queue as an officer reads it: what they look for, the views with their counts, and the page.

use app::pages::petugas::antrean::model::{AGES, QueueForm, QueueView};
use domain::queue_flag::QueueFlag;
use domain::review::{CaseKind, CaseState};
use domain::usulan::Warning;
use domain::wilayah::KodeWilayah;
use domain::window::Cycle;

use crate::store::queue::{HeldBy, QueueFilter, QueueKey, QueuePage, QueueRow};
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// A deadline that comes within so many seconds is near: three days.
const SOON_SECONDS: i64 = 3 * 86_400;
const DAY_SECONDS: i64 = 86_400;

/// States in which a case waits for an officer, or is with one.
pub const WAITING: [CaseState; 3] =
    [CaseState::Appealed, CaseState::Queued, CaseState::UnderReview];

/// A case of the queue with what is to be seen of it at once.
#[derive(Debug)]
pub struct QueueLine {
    /// The case.
    pub row: QueueRow,
    /// Each once, in order.
    pub flags: Vec<QueueFlag>,
}

/// The queue as it is shown.
#[derive(Debug)]
pub struct Queue {
    /// The cases in order.
    pub lines: Vec<QueueLine>,
    /// Where the next page begins.
    pub next: Option<QueueKey>,
    /// The search ended before the page was full.
    pub cut: bool,
    /// How many cases each view has, in the order of [`QueueView::ALL`].
    pub counts: Vec<u64>,
}

/// The page of the queue that a form asks for.
///
/// # Errors
/// When the database refuses.
pub async fn read(ctx: &Context, officer: &Officer, form: &QueueForm) -> Result<Queue, AppError> {
    let now = ctx.clock.now().timestamp();
    let rows = officer.rows(ctx);
    let filter = filter_of(ctx, officer, form).await?;
    let page = match filter {
        Some(filter) => rows.queue_page(&filter, key_of(&form.sesudah)).await?,
        None => QueuePage::default(),
    };
    let views: Vec<QueueFilter> =
        QueueView::ALL.iter().map(|view| filter_of_view(*view, officer, now)).collect();
    let counts = rows.queue_counts(&views).await?;
    let ids: Vec<i64> = page.rows.iter().map(|row| row.id).collect();
    let mut seen = Vec::new();
    for flag in [QueueFlag::Ganda, QueueFlag::Foto, QueueFlag::Keberatan] {
        seen.push((flag, rows.flagged(&ids, flag).await?));
    }
    let lines = page.rows.into_iter().map(|row| {
        let mut flags = flags_of(&row.warnings);
        flags.extend(seen.iter().filter(|(_, ids)| ids.contains(&row.id)).map(|(flag, _)| *flag));
        flags.sort_unstable();
        flags.dedup();
        QueueLine { row, flags }
    });
    Ok(Queue { lines: lines.collect(), next: page.next, cut: page.cut, counts })
}

/// The flags that a case's warnings raise; codes unknown to this program raise none.
pub fn flags_of(warnings: &str) -> Vec<QueueFlag> {
    let codes = warnings.split(',').filter_map(|code| code.parse::<Warning>().ok());
    codes.map(QueueFlag::of).collect()
}

/// What a view shows without any other condition.
fn filter_of_view(view: QueueView, officer: &Officer, now: i64) -> QueueFilter {
    let all = QueueFilter { states: WAITING.to_vec(), ..QueueFilter::default() };
    match view {
        QueueView::Semua => all,
        QueueView::Hampir => {
            QueueFilter { due_after: Some(now), due_by: Some(now + SOON_SECONDS), ..all }
        }
        QueueView::Lewat => QueueFilter { due_by: Some(now), ..all },
        QueueView::Info => QueueFilter { states: vec![CaseState::InfoNeeded], ..all },
        QueueView::Saya => QueueFilter {
            states: vec![CaseState::UnderReview],
            held_by: Some(HeldBy::Officer(officer.id)),
            ..all
        },
        QueueView::Keberatan => QueueFilter { states: vec![CaseState::Appealed], ..all },
    }
}

/// What a form asks for; `None` when nothing can be found that way, such as cases of an officer who does not exist.
/// A value that no form offers asks for nothing.
///
/// # Errors
/// When the database refuses.
pub async fn filter_of(
    ctx: &Context,
    officer: &Officer,
    form: &QueueForm,
) -> Result<Option<QueueFilter>, AppError> {
    let now = ctx.clock.now().timestamp();
    let mut filter = filter_of_view(form.view(), officer, now);
    filter.kind = form.jenis.parse::<CaseKind>().ok();
    filter.flag = form.tanda.parse::<QueueFlag>().ok();
    filter.cycle = form.siklus.parse::<Cycle>().ok().map(|cycle| cycle.to_string());
    let days = form.umur.parse::<i64>().ok().filter(|days| AGES.contains(days));
    filter.sent_by = days.map(|days| now - days * DAY_SECONDS);
    if !form.desa.trim().is_empty() {
        let Ok(region) = form.desa.trim().parse::<KodeWilayah>() else { return Ok(None) };
        if !officer.scope.covers(&region) {
            return Ok(None);
        }
        filter.region = Some(region);
    }
    if let Some(state) = form.state() {
        filter.states.retain(|one| *one == state);
        if filter.states.is_empty() && form.view() == QueueView::Semua {
            filter.states = vec![state];
        }
        if filter.states.is_empty() {
            return Ok(None);
        }
    }
    filter.held_by = match form.petugas.trim() {
        "" => filter.held_by,
        "saya" => Some(HeldBy::Officer(officer.id)),
        "tak_diambil" if filter.held_by.is_none() => Some(HeldBy::Nobody),
        "tak_diambil" => return Ok(None),
        username => match officer.rows(ctx).officer_called(username).await? {
            Some(id) if filter.held_by.is_none_or(|held| held == HeldBy::Officer(id)) => {
                Some(HeldBy::Officer(id))
            }
            _ => return Ok(None),
        },
    };
    Ok(Some(filter))
}

/// A place in the queue as it stands in an address; `None` for what is none.
pub fn key_of(text: &str) -> Option<QueueKey> {
    let mut parts = text.split('.').map(str::parse::<i64>);
    let mut next = || parts.next()?.ok();
    let key = QueueKey { due_at: next()?, village_turn: next()?, id: next()? };
    parts.next().is_none().then_some(key)
}

/// The same as text. It tells no person, only a place.
pub fn key_text(key: QueueKey) -> String {
    format!("{}.{}.{}", key.due_at, key.village_turn, key.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_survives_the_address() {
        let key = QueueKey { due_at: 1_764_000_000, village_turn: 3, id: 77 };
        assert_eq!(key_of(&key_text(key)), Some(key));
        for nonsense in ["", "1", "1.2", "1.2.3.4", "a.b.c", "1.2.99999999999999999999"] {
            assert_eq!(key_of(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn warnings_of_the_same_sort_are_one_flag() {
        assert_eq!(flags_of("same_nik,unknown,nik_sex"), [QueueFlag::Ganda, QueueFlag::Nik]);
        assert!(flags_of("").is_empty());
    }
}
