//! The queue of an office: which cases wait, in which order, and how many.
//!
//! The order is deadline, then turn, then number. A turn counts the cases of one village with the same deadline: of
//! those due together, every village's first comes before any village's second, so that a village that sends a
//! thousand does not push back the one that sends a single case. The turn is stored with the case (a trigger gives it),
//! not worked out for a page: so a page is a piece of an index, the next one begins exactly where it ended, and neither
//! depends on how many cases there are.
//!
//! What no index holds (a warning, a month, an age) is looked for among the next [`WINDOW`] cases of each state alone;
//! a page that ends there says so, and the next begins there. However rare what is looked for, a page costs the same.

use domain::queue_flag::QueueFlag;
use domain::review::{CaseKind, CaseState};
use domain::wilayah::{KodeWilayah, Level};
use sea_orm::FromQueryResult;
use sea_orm::Order;
use sea_orm::sea_query::{Cond, Expr, ExprTrait as _, Query, SelectStatement, UnionType};

use super::StoreError;
use super::conflict::has_no_examiner;
use super::query::rows;
use super::queue_seen::{has_come_back, has_flag, was_asked_by};
use super::scope::Scoped;

/// Cases of a page.
pub const PAGE: u64 = 25;
/// Cases of one state that are looked through for what no index holds.
const WINDOW: u64 = 1_000;
/// Cases one officer can hold; more are not listed.
const MAX_HELD: u64 = 500;
/// Beyond this many, cases are not counted but "more than".
pub const COUNT_LIMIT: u64 = 1_000;

/// Who holds a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeldBy {
    /// Nobody: it can be taken.
    Nobody,
    /// This officer.
    Officer(i64),
}

/// What is looked for. Everything given must hold.
#[derive(Debug, Clone, Default)]
pub struct QueueFilter {
    /// States, at least one.
    pub states: Vec<CaseState>,
    /// One kind only.
    pub kind: Option<CaseKind>,
    /// A region of the scope, of any level.
    pub region: Option<KodeWilayah>,
    /// `YYYY-MM`
    pub cycle: Option<String>,
    /// Those with this flag.
    pub flag: Option<QueueFlag>,
    /// Those sent at this time or earlier, Unix seconds.
    pub sent_by: Option<i64>,
    /// Those due after this time, Unix seconds.
    pub due_after: Option<i64>,
    /// Those due by this time, Unix seconds.
    pub due_by: Option<i64>,
    /// Those of this holder.
    pub held_by: Option<HeldBy>,
    /// Those that were put before the head of the office.
    pub escalated: bool,
    /// Those that came back from a citizen whom this officer had asked.
    pub asked_by: Option<i64>,
    /// Those that no officer of their region may examine.
    pub without_examiner: bool,
}

impl QueueFilter {
    /// Whether something is looked for that no index holds.
    const fn searches(&self) -> bool {
        self.cycle.is_some()
            || self.flag.is_some()
            || self.sent_by.is_some()
            || self.escalated
            || self.asked_by.is_some()
            || self.without_examiner
            || matches!(self.held_by, Some(HeldBy::Nobody))
    }
}

/// The place of a case in the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, FromQueryResult)]
pub struct QueueKey {
    /// Its deadline, Unix seconds.
    pub due_at: i64,
    /// Its turn among those of its village with the same deadline.
    pub village_turn: i64,
    /// Number inside.
    pub id: i64,
}

/// A case as the queue lists it. No personal data.
#[derive(Debug, Clone, FromQueryResult)]
pub struct QueueRow {
    /// Number inside.
    pub id: i64,
    /// Twelve characters.
    pub ticket: String,
    /// Code of its kind.
    pub kind: String,
    /// Code of its state.
    pub state: String,
    /// Village code.
    pub desa: String,
    /// `YYYY-MM`
    pub cycle: String,
    /// Unix seconds.
    pub due_at: i64,
    /// Its turn among those of its village with the same deadline.
    pub village_turn: i64,
    /// Unix seconds.
    pub submitted_at: i64,
    /// Codes, comma-separated.
    pub warnings: String,
    /// Who holds it.
    pub lease_by: Option<i64>,
    /// Until when, Unix seconds.
    pub lease_until: Option<i64>,
    /// When it was put before the head of the office, Unix seconds.
    pub escalated_at: Option<i64>,
}

impl QueueRow {
    /// Its place.
    pub const fn key(&self) -> QueueKey {
        QueueKey { due_at: self.due_at, village_turn: self.village_turn, id: self.id }
    }

    /// Who holds it at `now` (Unix seconds), and until when.
    pub fn holder(&self, now: i64) -> Option<(i64, i64)> {
        self.lease_by.zip(self.lease_until).filter(|(_, until)| *until > now)
    }

    /// Whether it came back from its citizen, and nobody has taken it since: only such a case is under review without
    /// anybody's lease, running or over.
    pub fn has_come_back(&self) -> bool {
        self.lease_by.is_none() && self.state == CaseState::UnderReview.as_str()
    }
}

/// A piece of the queue.
#[derive(Debug, Default)]
pub struct QueuePage {
    /// At most [`PAGE`] cases, in order.
    pub rows: Vec<QueueRow>,
    /// After which place the next piece begins; `None` at the end.
    pub next: Option<QueueKey>,
    /// The search ended before the page was full: there may be more further on.
    pub cut: bool,
}

const COLUMNS: [&str; 13] = [
    "id",
    "ticket",
    "kind",
    "state",
    "desa",
    "cycle",
    "due_at",
    "village_turn",
    "submitted_at",
    "warnings",
    "lease_by",
    "lease_until",
    "escalated_at",
];

/// The table.
pub(super) const CASE: &str = "review_case";
/// The cases that are looked through for what no index holds.
const WINDOW_NAME: &str = "w";

#[derive(FromQueryResult)]
struct Count {
    place: i32,
    count: i64,
}

impl Scoped<'_> {
    /// The piece of the queue that begins after `after`, or at its head.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn queue_page(
        &self,
        filter: &QueueFilter,
        after: Option<QueueKey>,
    ) -> Result<QueuePage, StoreError> {
        let Some(region) = self.narrowed(filter) else { return Ok(QueuePage::default()) };
        if let Some(HeldBy::Officer(petugas_id)) = filter.held_by {
            return self.held_page(filter, petugas_id, after).await;
        }
        let mut found: Vec<QueueRow> = Vec::new();
        let mut cut: Option<QueueKey> = None;
        for state in &filter.states {
            let range = self.range(&region, filter, *state, after);
            if !filter.searches() {
                let select = ordered(range).limit(PAGE + 1).to_owned();
                found.extend(rows::<QueueRow, _, _>(&self.store().read, &select).await?);
                continue;
            }
            let last = last_of_window(&range);
            let last: Vec<QueueKey> = rows(&self.store().read, &last).await?;
            cut = [cut, last.first().copied()].into_iter().flatten().min();
            let select = searched(filter, ordered(range).limit(WINDOW).to_owned());
            found.extend(rows::<QueueRow, _, _>(&self.store().read, &select).await?);
        }
        Ok(page_of(found, cut))
    }

    /// What one officer holds: few, so they are sorted here.
    async fn held_page(
        &self,
        filter: &QueueFilter,
        petugas_id: i64,
        after: Option<QueueKey>,
    ) -> Result<QueuePage, StoreError> {
        let held = Query::select()
            .columns(COLUMNS)
            .from(CASE)
            .and_where(Expr::col((CASE, "lease_by")).eq(petugas_id))
            .cond_where(self.holds_case(CASE))
            .limit(MAX_HELD)
            .to_owned();
        let select = searched_without_limit(filter, held);
        let mut found: Vec<QueueRow> = rows(&self.store().read, &select).await?;
        let in_region = |row: &QueueRow| {
            filter.region.is_none_or(|region| {
                row.desa.parse::<KodeWilayah>().is_ok_and(|desa| desa.is_within(&region))
            })
        };
        found.retain(|row| {
            filter.states.iter().any(|state| state.as_str() == row.state)
                && filter.kind.is_none_or(|kind| kind.as_str() == row.kind)
                && filter.due_after.is_none_or(|time| row.due_at > time)
                && filter.due_by.is_none_or(|time| row.due_at <= time)
                && after.is_none_or(|after| row.key() > after)
                && in_region(row)
        });
        Ok(page_of(found, None))
    }

    /// How many cases each of these filters finds, counted up to [`COUNT_LIMIT`] and one more.
    ///
    /// What no index holds is looked for among the first cases of each state, as for a page.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn queue_counts(&self, filters: &[QueueFilter]) -> Result<Vec<u64>, StoreError> {
        let mut parts = filters
            .iter()
            .enumerate()
            .flat_map(|(place, filter)| self.counts_of(i32::try_from(place).unwrap_or(0), filter));
        let mut counts = vec![0; filters.len()];
        let Some(mut select) = parts.next() else { return Ok(counts) };
        for part in parts {
            select.union(UnionType::All, part);
        }
        for Count { place, count } in rows::<Count, _, _>(&self.store().read, &select).await? {
            if let Some(sum) = usize::try_from(place).ok().and_then(|place| counts.get_mut(place)) {
                *sum += count.unsigned_abs();
            }
        }
        Ok(counts)
    }

    fn counts_of(&self, place: i32, filter: &QueueFilter) -> Vec<SelectStatement> {
        if let Some(HeldBy::Officer(petugas_id)) = filter.held_by {
            let held = Query::select()
                .from(CASE)
                .and_where(Expr::col((CASE, "lease_by")).eq(petugas_id))
                .cond_where(self.holds_case(CASE))
                .to_owned();
            return vec![counted(place, held)];
        }
        let Some(region) = self.narrowed(filter) else { return Vec::new() };
        let of_state = |state: &CaseState| {
            let range = self.range(&region, filter, *state, None);
            if !filter.searches() {
                return range;
            }
            searched_without_limit(filter, ordered(range).limit(COUNT_LIMIT + 1).to_owned())
        };
        filter.states.iter().map(|state| counted(place, of_state(state))).collect()
    }

    /// The cases of a region and one state after a place that are seen, as far as an index holds it.
    fn range(
        &self,
        region: &KodeWilayah,
        filter: &QueueFilter,
        state: CaseState,
        after: Option<QueueKey>,
    ) -> SelectStatement {
        range(region, filter, state, after).cond_where(self.kind_of(CASE)).to_owned()
    }

    /// The region of a filter, or else the scope; `None` for a region outside.
    fn narrowed(&self, filter: &QueueFilter) -> Option<KodeWilayah> {
        let region = filter.region.unwrap_or_else(|| self.scope().region());
        self.scope().covers(&region).then_some(region)
    }
}

/// The rows of a query, counted up to [`COUNT_LIMIT`] and one more, beside the place of what they are counted for.
fn counted(place: i32, mut some: SelectStatement) -> SelectStatement {
    some.clear_selects().expr_as(Expr::val(1), "one").limit(COUNT_LIMIT + 1);
    Query::select()
        .expr_as(Expr::val(place), "place")
        .expr_as(Expr::col("one").count(), "count")
        .from_subquery(some, "some")
        .to_owned()
}

/// The cases of a region and one state after a place, as far as an index holds it.
///
/// The region says all there is to say about where: bounds of codes beside it would have `SQLite` read another index,
/// and sort every case of the region for each page.
fn range(
    region: &KodeWilayah,
    filter: &QueueFilter,
    state: CaseState,
    after: Option<QueueKey>,
) -> SelectStatement {
    let mut select = Query::select();
    select
        .columns(COLUMNS)
        .from(CASE)
        .and_where(Expr::col((CASE, "state")).eq(state.as_str()))
        .cond_where(is_in(region));
    if let Some(kind) = filter.kind {
        select.and_where(Expr::col((CASE, "kind")).eq(kind.as_str()));
    }
    if let Some(time) = filter.due_after {
        select.and_where(Expr::col((CASE, "due_at")).gt(time));
    }
    if let Some(time) = filter.due_by {
        select.and_where(Expr::col((CASE, "due_at")).lte(time));
    }
    if let Some(after) = after {
        let place = ["due_at", "village_turn", "id"].map(|column| Expr::col((CASE, column)));
        let key = [after.due_at, after.village_turn, after.id].map(Expr::val);
        select.and_where(Expr::tuple(place).gt(Expr::tuple(key)));
    }
    select
}

/// The first cases of all states, in order; none after the place where a search ended.
fn page_of(mut found: Vec<QueueRow>, cut: Option<QueueKey>) -> QueuePage {
    found.sort_by_key(QueueRow::key);
    if let Some(cut) = cut {
        found.retain(|row| row.key() <= cut);
    }
    let limit = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let is_full = found.len() > limit;
    found.truncate(limit);
    let last = found.last().map(QueueRow::key);
    let next = if is_full { last } else { cut };
    QueuePage { rows: found, next, cut: !is_full && cut.is_some() }
}

/// That a case lies in a region, in the words of its index; a province has none.
fn is_in(region: &KodeWilayah) -> Cond {
    let is = |start: &'static str| Expr::cust(start).eq(region.as_str());
    Cond::all().add(match region.level() {
        Level::Provinsi => is("substr(desa, 1, 2)"),
        Level::KabupatenKota => is("substr(desa, 1, 5)"),
        Level::Kecamatan => is("substr(desa, 1, 8)"),
        Level::Desa => Expr::col((CASE, "desa")).eq(region.as_str()),
    })
}

fn ordered(mut select: SelectStatement) -> SelectStatement {
    for column in ["due_at", "village_turn", "id"] {
        select.order_by(column, Order::Asc);
    }
    select
}

/// The place of the last case of a full window; nothing when the window reaches the end.
fn last_of_window(range: &SelectStatement) -> SelectStatement {
    let mut select = ordered(range.clone());
    select.clear_selects().columns(["due_at", "village_turn", "id"]).offset(WINDOW - 1).limit(1);
    select
}

/// The first of a window that have what no index holds.
fn searched(filter: &QueueFilter, window: SelectStatement) -> SelectStatement {
    ordered(searched_without_limit(filter, window)).limit(PAGE + 1).to_owned()
}

fn searched_without_limit(filter: &QueueFilter, window: SelectStatement) -> SelectStatement {
    let mut all = Cond::all();
    if let Some(cycle) = &filter.cycle {
        all = all.add(Expr::col((WINDOW_NAME, "cycle")).eq(cycle.as_str()));
    }
    if let Some(time) = filter.sent_by {
        all = all.add(Expr::col((WINDOW_NAME, "submitted_at")).lte(time));
    }
    if filter.held_by == Some(HeldBy::Nobody) {
        all = all.add(Expr::col((WINDOW_NAME, "lease_by")).is_null());
    }
    if let Some(flag) = filter.flag {
        all = all.add(has_flag(WINDOW_NAME, flag));
    }
    if filter.escalated {
        all = all.add(Expr::col((WINDOW_NAME, "escalated_at")).is_not_null());
    }
    if let Some(petugas_id) = filter.asked_by {
        all = all.add(has_come_back(WINDOW_NAME)).add(was_asked_by(WINDOW_NAME, petugas_id));
    }
    if filter.without_examiner {
        all = all.add(has_no_examiner(WINDOW_NAME));
    }
    Query::select().columns(COLUMNS).from_subquery(window, WINDOW_NAME).cond_where(all).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(due_at: i64, village_turn: i64, id: i64) -> QueueRow {
        QueueRow {
            id,
            ticket: String::new(),
            kind: String::new(),
            state: String::new(),
            desa: String::new(),
            cycle: String::new(),
            due_at,
            village_turn,
            submitted_at: 0,
            warnings: String::new(),
            lease_by: None,
            lease_until: None,
            escalated_at: None,
        }
    }

    fn ids(page: &QueuePage) -> Vec<i64> {
        page.rows.iter().map(|row| row.id).collect()
    }

    #[test]
    fn the_deadline_comes_first_then_the_turn_of_the_village() {
        let found = vec![row(2, 1, 1), row(1, 2, 2), row(1, 1, 4), row(1, 1, 3)];
        let page = page_of(found, None);
        assert_eq!(ids(&page), [3, 4, 2, 1]);
        assert!(page.next.is_none() && !page.cut);
    }

    #[test]
    fn a_full_page_says_where_the_next_begins() {
        let found: Vec<QueueRow> = (1..=30).map(|id| row(1, id, id)).collect();
        let page = page_of(found, None);
        assert_eq!(page.rows.len(), 25);
        assert_eq!(page.next, Some(QueueKey { due_at: 1, village_turn: 25, id: 25 }));
    }

    #[test]
    fn nothing_is_shown_beyond_the_place_where_a_search_ended() {
        let cut = QueueKey { due_at: 5, village_turn: 1, id: 5 };
        let page = page_of(vec![row(1, 1, 1), row(9, 1, 9)], Some(cut));
        assert_eq!(ids(&page), [1]);
        assert_eq!((page.next, page.cut), (Some(cut), true));
        // The page was full before that: it is not the search that ended.
        let found: Vec<QueueRow> = (1..=26).map(|id| row(1, 1, id)).collect();
        let page = page_of(found, Some(cut));
        assert!(!page.cut);
        assert_eq!(page.next.map(|key| key.id), Some(25));
    }
}
