//! The queue as an officer reads it: what they look for, the views with their counts, and the page.

use app::pages::petugas::antrean::model::{KeepAway, Odd, QueueForm, QueueView};
use domain::account::USERNAME_MAX_CHARS;
use domain::petugas::Permission;
use domain::queue_flag::QueueFlag;
use domain::review::{CaseKind, CaseState};
use domain::usulan::Warning;
use domain::wilayah::KodeWilayah;
use domain::window::Cycle;

use super::conflict;
use crate::store::queue::{HeldBy, QueueFilter, QueueKey, QueuePage, QueueRow};
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// A deadline that comes within so many seconds is near: three days.
pub const SOON_SECONDS: i64 = 3 * 86_400;
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
    /// Why it is not for who looks.
    pub keep_away: Option<KeepAway>,
    /// Who asked its citizen something, where it came back from them.
    pub asked_by: Option<i64>,
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
    /// How many cases each view has that this officer is offered.
    pub counts: Vec<(QueueView, u64)>,
    /// What of the address was not understood.
    pub odd: Vec<Odd>,
}

/// The page of the queue that a form asks for.
///
/// # Errors
/// When the database refuses.
pub async fn read(ctx: &Context, officer: &Officer, form: &QueueForm) -> Result<Queue, AppError> {
    let now = ctx.clock.now().timestamp();
    let rows = officer.rows(ctx);
    let (filter, odd) = filter_of(ctx, officer, form).await?;
    let page = match filter {
        Some(filter) => rows.queue_page(&filter, key_of(&form.sesudah)).await?,
        None => QueuePage::default(),
    };
    let views: Vec<QueueView> = views_of(officer).collect();
    let filters: Vec<QueueFilter> =
        views.iter().map(|view| filter_of_view(*view, officer, now)).collect();
    let counts = views.into_iter().zip(rows.queue_counts(&filters).await?).collect();
    let lines = lines(ctx, officer, page.rows).await?;
    Ok(Queue { lines, next: page.next, cut: page.cut, counts, odd })
}

/// The views that make sense to an officer: who takes no cases has none of their own, and who gives none to others has
/// nothing to do about those without an examiner.
fn views_of(officer: &Officer) -> impl Iterator<Item = QueueView> {
    let takes = officer.may(Permission::TakeCase);
    let own = |view: &QueueView| matches!(view, QueueView::Saya | QueueView::Kembali);
    let gives = officer.may(Permission::AssignCase);
    QueueView::ALL
        .into_iter()
        .filter(move |view| (takes || !own(view)) && (gives || *view != QueueView::TanpaPemeriksa))
}

/// What is to be seen of these cases at once, in a few statements however many they are.
async fn lines(
    ctx: &Context,
    officer: &Officer,
    found: Vec<QueueRow>,
) -> Result<Vec<QueueLine>, AppError> {
    let rows = officer.rows(ctx);
    let ids: Vec<i64> = found.iter().map(|row| row.id).collect();
    let mut seen = Vec::new();
    for flag in [QueueFlag::Ganda, QueueFlag::Foto, QueueFlag::Keberatan] {
        seen.push((flag, rows.flagged(&ids, flag).await?));
    }
    let appealed = seen.iter().find(|(flag, _)| *flag == QueueFlag::Keberatan);
    let appealed = appealed.map(|(_, ids)| ids.as_slice()).unwrap_or_default();
    let own_appeals = rows.decided_before(appealed, officer.id).await?;
    let close = conflict::among(ctx, officer, &ids).await?;
    let back = found.iter().filter(|row| row.has_come_back()).map(|row| row.id);
    let asked = rows.asked(&back.collect::<Vec<i64>>()).await?;
    let line = |row: QueueRow| {
        let mut flags = flags_of(&row.warnings);
        flags.extend(seen.iter().filter(|(_, ids)| ids.contains(&row.id)).map(|(flag, _)| *flag));
        flags.extend(row.has_come_back().then_some(QueueFlag::Kembali));
        flags.sort_unstable();
        flags.dedup();
        let keep_away = if close.contains(&row.id) {
            Some(KeepAway::Close)
        } else {
            own_appeals.contains(&row.id).then_some(KeepAway::OwnAppeal)
        };
        let asked_by = asked.iter().rev().find(|asked| asked.case_id == row.id);
        QueueLine { asked_by: asked_by.map(|asked| asked.petugas_id), row, flags, keep_away }
    };
    Ok(found.into_iter().map(line).collect())
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
        // A case is put before the head once its deadline has passed: what passed first was put there first.
        QueueView::Dinaikkan => QueueFilter { due_by: Some(now), escalated: true, ..all },
        QueueView::TanpaPemeriksa => QueueFilter { without_examiner: true, ..all },
        QueueView::Kembali => {
            QueueFilter { states: vec![CaseState::UnderReview], asked_by: Some(officer.id), ..all }
        }
    }
}

/// What a form asks for, and what of it was not understood. `None` when nothing can be found that way, such as cases
/// of an officer who does not exist. Any other value that no form offers asks for nothing.
///
/// # Errors
/// When the database refuses.
pub async fn filter_of(
    ctx: &Context,
    officer: &Officer,
    form: &QueueForm,
) -> Result<(Option<QueueFilter>, Vec<Odd>), AppError> {
    let now = ctx.clock.now().timestamp();
    let mut odd = form.odd();
    if !form.sesudah.is_empty() && key_of(&form.sesudah).is_none() {
        odd.push(Odd::Place);
    }
    let mut filter = filter_of_view(form.view(), officer, now);
    filter.kind = form.jenis.parse::<CaseKind>().ok();
    filter.flag = form.tanda.parse::<QueueFlag>().ok();
    filter.cycle = form.siklus.parse::<Cycle>().ok().map(|cycle| cycle.to_string());
    filter.sent_by = form.days().map(|days| now - days * DAY_SECONDS);
    if !form.desa.trim().is_empty() {
        let region = form.desa.trim().parse::<KodeWilayah>().ok();
        let Some(region) = region.filter(|region| officer.scope.covers(region)) else {
            odd.push(Odd::Region);
            return Ok((None, odd));
        };
        filter.region = Some(region);
    }
    if let Some(state) = form.state() {
        filter.states.retain(|one| *one == state);
        if filter.states.is_empty() && form.view() == QueueView::Semua {
            filter.states = vec![state];
        }
        if filter.states.is_empty() {
            return Ok((None, odd));
        }
    }
    match held_by(ctx, officer, form.petugas.trim()).await? {
        Held::Any => {}
        Held::By(held) if filter.held_by.is_none_or(|by| by == held) => filter.held_by = Some(held),
        Held::By(_) => return Ok((None, odd)),
        Held::Unknown => {
            odd.push(Odd::Holder);
            return Ok((None, odd));
        }
    }
    Ok((Some(filter), odd))
}

/// Whose cases are asked for.
enum Held {
    /// Anybody's.
    Any,
    /// These.
    By(HeldBy),
    /// Those of somebody who is not there.
    Unknown,
}

async fn held_by(ctx: &Context, officer: &Officer, asked: &str) -> Result<Held, AppError> {
    let named = |name: &str| {
        let is_short = name.len() <= USERNAME_MAX_CHARS;
        is_short && name.bytes().all(|byte| byte.is_ascii_graphic())
    };
    Ok(match asked {
        "" => Held::Any,
        "saya" => Held::By(HeldBy::Officer(officer.id)),
        "tak_diambil" => Held::By(HeldBy::Nobody),
        name if named(name) => match officer.rows(ctx).officer_called(name).await? {
            Some(id) => Held::By(HeldBy::Officer(id)),
            None => Held::Unknown,
        },
        _ => Held::Unknown,
    })
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
