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
use super::query::rows;
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
}

impl QueueFilter {
    /// Whether something is looked for that no index holds.
    const fn searches(&self) -> bool {
        self.cycle.is_some()
            || self.flag.is_some()
            || self.sent_by.is_some()
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

const COLUMNS: [&str; 12] = [
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
];

/// The table.
const CASE: &str = "review_case";

#[derive(FromQueryResult)]
struct Count {
    place: i32,
    count: i64,
}

#[derive(FromQueryResult)]
struct Flagged {
    id: i64,
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
            let range = range(&region, filter, *state, after);
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
            .cond_where(self.holds_of(CASE, "desa"))
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
    /// Only what an index holds is counted: cycle, flag and age of a filter are passed over.
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
        let counted = |mut some: SelectStatement| {
            some.clear_selects().expr_as(Expr::val(1), "one").limit(COUNT_LIMIT + 1);
            Query::select()
                .expr_as(Expr::val(place), "place")
                .expr_as(Expr::col("one").count(), "count")
                .from_subquery(some, "some")
                .to_owned()
        };
        if let Some(HeldBy::Officer(petugas_id)) = filter.held_by {
            let held = Query::select()
                .from(CASE)
                .and_where(Expr::col((CASE, "lease_by")).eq(petugas_id))
                .cond_where(self.holds_of(CASE, "desa"))
                .to_owned();
            return vec![counted(held)];
        }
        let Some(region) = self.narrowed(filter) else { return Vec::new() };
        filter.states.iter().map(|state| counted(range(&region, filter, *state, None))).collect()
    }

    /// The region of a filter, or else the scope; `None` for a region outside.
    fn narrowed(&self, filter: &QueueFilter) -> Option<KodeWilayah> {
        let region = filter.region.unwrap_or_else(|| self.scope().region());
        self.scope().covers(&region).then_some(region)
    }

    /// Which of these cases has a flag that its warnings do not tell: a photo that is hard to see, an outcome that was
    /// contested, another case that was linked to it later.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn flagged(&self, ids: &[i64], flag: QueueFlag) -> Result<Vec<i64>, StoreError> {
        let (Some(seen), false) = (seen(CASE, flag), ids.is_empty()) else {
            return Ok(Vec::new());
        };
        let select = Query::select()
            .column("id")
            .from(CASE)
            .and_where(Expr::col((CASE, "id")).is_in(ids.iter().copied()))
            .cond_where(self.holds_of(CASE, "desa"))
            .and_where(seen)
            .to_owned();
        let found: Vec<Flagged> = rows(&self.store().read, &select).await?;
        Ok(found.into_iter().map(|row| row.id).collect())
    }
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
        all = all.add(Expr::col(("w", "cycle")).eq(cycle.as_str()));
    }
    if let Some(time) = filter.sent_by {
        all = all.add(Expr::col(("w", "submitted_at")).lte(time));
    }
    if filter.held_by == Some(HeldBy::Nobody) {
        all = all.add(Expr::col(("w", "lease_by")).is_null());
    }
    if let Some(flag) = filter.flag {
        all = all.add(has_flag(flag));
    }
    Query::select().columns(COLUMNS).from_subquery(window, "w").cond_where(all).to_owned()
}

fn has_flag(flag: QueueFlag) -> Cond {
    let mut any = Cond::any();
    for warning in flag.warnings() {
        // Codes of ours, not what somebody typed.
        let code = warning.as_str();
        any = any.add(Expr::cust(format!("',' || w.warnings || ',' like '%,{code},%'")));
    }
    match seen("w", flag) {
        Some(seen) => any.add(seen),
        None => any,
    }
}

/// That a case has a flag for another reason than its warnings.
fn seen(case: &'static str, flag: QueueFlag) -> Option<Expr> {
    let of_case = |table: &'static str, column: &'static str| {
        Query::select()
            .expr(Expr::val(1))
            .from(table)
            .and_where(Expr::col((table, column)).equals((case, "id")))
            .to_owned()
    };
    match flag {
        QueueFlag::Ganda => {
            let of_person = |column| {
                let mut links = of_case("case_link", column);
                links.and_where(Expr::col(("case_link", "reason")).ne("reporter"));
                Expr::exists(links)
            };
            Some(of_person("case_id").or(of_person("other_id")))
        }
        QueueFlag::Foto => {
            let mut photos = of_case("attachment", "case_id");
            photos.and_where(Expr::col(("attachment", "advice")).ne(""));
            Some(Expr::exists(photos))
        }
        QueueFlag::Keberatan => {
            let mut appeals = of_case("case_event", "case_id");
            appeals.and_where(Expr::col(("case_event", "action")).eq("appeal"));
            Some(Expr::exists(appeals))
        }
        _ => None,
    }
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
