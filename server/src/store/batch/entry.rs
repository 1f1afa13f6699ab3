//! What leaves with a batch and is no case: repairs and marks of listed people, and people a village wants removed. Each
//! leaves once; what an officer mends before the batch is endorsed leaves it again.

use domain::batch::{BatchKind, EntrySource};
use sea_orm::sea_query::{
    Cond, Expr, ExprTrait as _, OnConflict, Query, SelectStatement, SimpleExpr,
};
use sea_orm::{ConnectionTrait, FromQueryResult, Order};

use super::Count;
use super::change::lock_open;
use crate::store::StoreError;
use crate::store::audit::{self, AuditEntry};
use crate::store::query::{change, first, rows};
use crate::store::scope::Scoped;

/// Something that waits for a batch, or is in one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, FromQueryResult)]
pub struct EntryRow {
    /// Village code.
    pub place: String,
    /// Code of where it comes from.
    pub source: String,
    /// Names it there.
    pub key: String,
}

impl EntryRow {
    /// Where it comes from.
    ///
    /// # Errors
    /// When the code is unknown to this program.
    pub fn source(&self) -> Result<EntrySource, StoreError> {
        self.source.parse().map_err(|_| StoreError::Malformed("batch_entry.source"))
    }

    /// The number of a removal.
    ///
    /// # Errors
    /// When it is none.
    pub fn number(&self) -> Result<i64, StoreError> {
        self.key.parse().map_err(|_| StoreError::Malformed("batch_entry.key"))
    }
}

const COLUMNS: [&str; 3] = ["place", "source", "key"];

impl Scoped<'_> {
    /// How many of the things that go into batches of `kind` wait for one.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn count_waiting_entries(
        &self,
        kind: BatchKind,
        cycle: &str,
    ) -> Result<u64, StoreError> {
        let mut waiting = 0;
        for source in kind.entry_sources() {
            waiting += self.count_waiting_entries_of(*source, cycle).await?;
        }
        Ok(waiting)
    }

    /// The same of one source.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn count_waiting_entries_of(
        &self,
        source: EntrySource,
        cycle: &str,
    ) -> Result<u64, StoreError> {
        let select = Query::select()
            .expr_as(Expr::col("key").count(), "count")
            .from_subquery(self.waiting_entry(source, cycle), "waiting")
            .to_owned();
        let found: Option<Count> = first(&self.store().read, &select).await?;
        Ok(found.map_or(0, |found| found.count.unsigned_abs()))
    }

    /// Things of one source that wait for a batch of `cycle`, by key: so many after `after`.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn waiting_entries(
        &self,
        source: EntrySource,
        (cycle, after): (&str, &str),
        limit: u64,
    ) -> Result<Vec<EntryRow>, StoreError> {
        let select = Query::select()
            .columns(COLUMNS)
            .from_subquery(self.waiting_entry(source, cycle), "waiting")
            .and_where(Expr::col("key").gt(after))
            .order_by("key", Order::Asc)
            .limit(limit)
            .to_owned();
        rows(&self.store().write, &select).await
    }

    /// Puts these into an open batch, as far as they still wait, and says how many that were; `None` when the batch is
    /// locked or not in the scope.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn fill_entries(
        &self,
        batch_id: i64,
        (source, cycle, keys): (EntrySource, &str, &[&str]),
        entry: &AuditEntry,
    ) -> Result<Option<u64>, StoreError> {
        let tx = self.store().begin().await?;
        if !lock_open(self, &tx, batch_id).await? {
            tx.rollback().await?;
            return Ok(None);
        }
        let select = Query::select()
            .expr(Expr::val(batch_id))
            .columns(COLUMNS)
            .expr(Expr::val(entry.at))
            .expr(Expr::val(entry.actor_id.unwrap_or_default()))
            .from_subquery(self.waiting_entry(source, cycle), "waiting")
            .and_where(Expr::col("key").is_in(keys.iter().copied()))
            .to_owned();
        let mut insert = Query::insert();
        insert
            .into_table("batch_entry")
            .columns(["batch_id", "place", "source", "key", "added_at", "added_by"])
            .select_from(select)
            .map_err(|_| StoreError::Malformed("batch_entry"))?;
        // Another batch was filled at the same moment.
        insert.on_conflict(OnConflict::columns(["source", "key"]).do_nothing().to_owned());
        let taken = change(&tx, &insert).await?;
        if taken > 0 {
            audit::append(&tx, entry).await?;
        }
        tx.commit().await?;
        Ok(Some(taken))
    }

    /// Takes something out of an open batch again: it waits for the next one. False when the batch is locked or does not
    /// have it.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn take_entry_out(
        &self,
        batch_id: i64,
        (source, key): (EntrySource, &str),
        entry: &AuditEntry,
    ) -> Result<bool, StoreError> {
        let tx = self.store().begin().await?;
        let delete = Query::delete()
            .from_table("batch_entry")
            .and_where(Expr::col("batch_id").eq(batch_id))
            .and_where(Expr::col("source").eq(source.as_str()))
            .and_where(Expr::col("key").eq(key))
            .cond_where(self.holds("place"))
            .to_owned();
        let done = lock_open(self, &tx, batch_id).await? && change(&tx, &delete).await? == 1;
        if done {
            audit::append(&tx, entry).await?;
            tx.commit().await?;
        } else {
            tx.rollback().await?;
        }
        Ok(done)
    }

    /// What a batch holds beside cases and verdicts, by village: so many from the place `skip` on.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn batch_entries(
        &self,
        batch_id: i64,
        skip: u64,
        limit: u64,
    ) -> Result<Vec<EntryRow>, StoreError> {
        let select = self.entries_of(batch_id).offset(skip).limit(limit).to_owned();
        rows(&self.store().write, &select).await
    }

    /// The same for an export: so many after the one named last.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn export_entries(
        &self,
        batch_id: i64,
        after: Option<&EntryRow>,
        limit: u64,
    ) -> Result<Vec<EntryRow>, StoreError> {
        let mut select = self.entries_of(batch_id);
        select.limit(limit);
        if let Some(EntryRow { place, source, key }) = after {
            let columns = COLUMNS.map(Expr::col);
            let last = [place, source, key].map(|value| Expr::val(value.as_str()));
            select.and_where(Expr::tuple(columns).gt(Expr::tuple(last)));
        }
        rows(&self.store().read, &select).await
    }

    fn entries_of(&self, batch_id: i64) -> SelectStatement {
        let mut select = Query::select();
        select
            .columns(COLUMNS)
            .from("batch_entry")
            .cond_where(self.holds("place"))
            .and_where(Expr::col("batch_id").eq(batch_id));
        for column in COLUMNS {
            select.order_by(column, Order::Asc);
        }
        select
    }

    /// What of one source waits: `place`, `source` and `key`.
    fn waiting_entry(&self, source: EntrySource, cycle: &str) -> SelectStatement {
        let (table, key): (&'static str, SimpleExpr) = match source {
            EntrySource::Repair => ("recipient_repair", own_key("recipient_repair")),
            EntrySource::Mark | EntrySource::MarkEnd => {
                ("recipient_mark", own_key("recipient_mark"))
            }
            EntrySource::Removal => ("musyawarah_removal", removal_key("musyawarah_removal")),
        };
        let village = if source == EntrySource::Removal { "musyawarah" } else { table };
        let mut select = Query::select();
        select
            .expr_as(Expr::col((village, "desa")), "place")
            .expr_as(Expr::val(source.as_str()).cast_as("text"), "source")
            .expr_as(key.clone(), "key")
            .from(table)
            .cond_where(self.holds_of(village, "desa"))
            .cond_where(Expr::exists(left_with(source, key.clone())).not());
        match source {
            EntrySource::Repair => {
                select.and_where(Expr::col((table, "superseded_at")).is_null());
            }
            EntrySource::Mark => {
                select.and_where(Expr::col((table, "ended_at")).is_null());
            }
            EntrySource::MarkEnd => {
                // Whoever was never told of a mark need not be told that it ended.
                select
                    .and_where(Expr::col((table, "ended_at")).is_not_null())
                    .and_where(Expr::exists(left_with(EntrySource::Mark, key)));
            }
            EntrySource::Removal => only_decided_removals(&mut select, cycle),
        }
        select
    }
}

fn own_key(table: &'static str) -> SimpleExpr {
    Expr::col((table, "key"))
}

fn removal_key(table: &'static str) -> SimpleExpr {
    Expr::col((table, "id")).cast_as("text")
}

/// Entries of a source with a key.
fn left_with(source: EntrySource, key: SimpleExpr) -> SelectStatement {
    Query::select()
        .expr(Expr::val(1))
        .from("batch_entry")
        .and_where(Expr::col(("batch_entry", "source")).eq(source.as_str()))
        .and_where(Expr::col(("batch_entry", "key")).eq(key))
        .to_owned()
}

/// Removals of deliberations that are closed and have their minutes; of each person the first, once a month.
fn only_decided_removals(select: &mut SelectStatement, cycle: &str) {
    let same_person =
        || Expr::col(("earlier", "subject")).equals(("musyawarah_removal", "subject"));
    let left = Query::select()
        .expr(Expr::val(1))
        .from_as("musyawarah_removal", "earlier")
        .inner_join(
            "batch_entry",
            Expr::col(("batch_entry", "key"))
                .eq(removal_key("earlier"))
                .and(Expr::col(("batch_entry", "source")).eq(EntrySource::Removal.as_str())),
        )
        .inner_join("batch", Expr::col(("batch", "id")).equals(("batch_entry", "batch_id")))
        .and_where(same_person())
        .and_where(Expr::col(("batch", "cycle")).eq(cycle))
        .to_owned();
    let waits_as_well = Query::select()
        .expr(Expr::val(1))
        .from_as("musyawarah_removal", "earlier")
        .inner_join(
            "musyawarah",
            Expr::col(("musyawarah", "id")).equals(("earlier", "musyawarah_id")),
        )
        .and_where(same_person())
        .and_where(Expr::col(("earlier", "id")).lt(Expr::col(("musyawarah_removal", "id"))))
        .and_where(Expr::col(("musyawarah", "closed_at")).is_not_null())
        .cond_where(Expr::exists(left_with(EntrySource::Removal, removal_key("earlier"))).not())
        .to_owned();
    select
        .inner_join(
            "musyawarah",
            Expr::col(("musyawarah", "id")).equals(("musyawarah_removal", "musyawarah_id")),
        )
        .inner_join(
            "attachment",
            Expr::col(("attachment", "id")).equals(("musyawarah", "attachment_id")),
        )
        .and_where(Expr::col(("musyawarah", "closed_at")).is_not_null())
        .and_where(Expr::col(("attachment", "file")).is_not_null())
        .cond_where(Expr::exists(left).not())
        .cond_where(Expr::exists(waits_as_well).not());
}

/// Takes what `keys` names out of a batch that nobody has endorsed, within the caller's transaction: it is no longer so.
/// Whoever endorses it at the same moment is waited for.
pub(in crate::store) async fn leave_open<C: ConnectionTrait>(
    tx: &C,
    source: EntrySource,
    keys: SelectStatement,
) -> Result<(), StoreError> {
    let these = || {
        Cond::all()
            .add(Expr::col("source").eq(source.as_str()))
            .add(Expr::col("key").in_subquery(keys.clone()))
    };
    let batches =
        Query::select().column("batch_id").from("batch_entry").cond_where(these()).to_owned();
    let hold = Query::update()
        .table("batch")
        .value("version", Expr::col("version").add(1))
        .and_where(Expr::col("id").in_subquery(batches))
        .to_owned();
    change(tx, &hold).await?;
    let open = Query::select()
        .column("id")
        .from("batch")
        .and_where(Expr::col("endorsed_at").is_null())
        .to_owned();
    let delete = Query::delete()
        .from_table("batch_entry")
        .cond_where(these())
        .and_where(Expr::col("batch_id").in_subquery(open))
        .to_owned();
    change(tx, &delete).await.map(|_| ())
}

/// How many entries of a batch an officer added, and how many they wrote themselves.
pub(super) fn worked_on(batch_id: i64, petugas_id: i64) -> [SelectStatement; 2] {
    let entries = || {
        Query::select()
            .expr_as(Expr::col(("batch_entry", "key")).count(), "count")
            .from("batch_entry")
            .and_where(Expr::col(("batch_entry", "batch_id")).eq(batch_id))
            .to_owned()
    };
    let added =
        entries().and_where(Expr::col(("batch_entry", "added_by")).eq(petugas_id)).to_owned();
    let key = || Expr::col(("batch_entry", "key"));
    let from = |source: EntrySource| Expr::col(("batch_entry", "source")).eq(source.as_str());
    let rows = |table: &'static str, key: SimpleExpr, columns: &[&'static str]| {
        let own = columns
            .iter()
            .fold(Cond::any(), |any, column| any.add(Expr::col(*column).eq(petugas_id)));
        Query::select().expr(key).from(table).cond_where(own).to_owned()
    };
    let marks = || rows("recipient_mark", own_key("recipient_mark"), &["made_by", "ended_by"]);
    let own = Cond::any()
        .add(from(EntrySource::Repair).and(key().in_subquery(rows(
            "recipient_repair",
            own_key("recipient_repair"),
            &["made_by"],
        ))))
        .add(from(EntrySource::Mark).and(key().in_subquery(marks())))
        .add(from(EntrySource::MarkEnd).and(key().in_subquery(marks())))
        .add(from(EntrySource::Removal).and(key().in_subquery(rows(
            "musyawarah_removal",
            removal_key("musyawarah_removal"),
            &["petugas_id"],
        ))));
    let made = entries().cond_where(own).to_owned();
    [added, made]
}
