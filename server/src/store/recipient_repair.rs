//! What officers repaired of recipients' data. Values are sealed: see [`crate::usecase::bnba::repair`].

use domain::batch::EntrySource;
use sea_orm::sea_query::{Cond, Expr, ExprTrait as _, Query};
use sea_orm::{ConnectionTrait, FromQueryResult, Order};

use super::StoreError;
use super::audit::{self, AuditEntry};
use super::batch::entry::leave_open;
use super::penerima::SealedPenerima;
use super::query::{change, rows};
use super::scope::Scoped;
use super::tokens::SubjectId;

/// Most repairs of a person that are read.
const REPAIRS_MAX: u64 = 200;

/// A repair to be kept.
#[derive(Debug, Clone)]
pub struct NewRepair {
    /// Random, hexadecimal.
    pub key: String,
    /// Code of the column.
    pub field: &'static str,
    /// Code of what was unusual, if a list led here.
    pub anomaly: Option<&'static str>,
    /// Old value, new value, note.
    pub sealed: Vec<u8>,
    /// The officer.
    pub made_by: i64,
    /// Unix seconds.
    pub made_at: i64,
}

/// A repair as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RepairRow {
    /// Names it.
    pub key: String,
    /// The person.
    pub subject: SubjectId,
    /// The village they were listed in then.
    pub desa: String,
    /// Code of the column.
    pub field: String,
    /// Code of what was unusual.
    pub anomaly: Option<String>,
    /// Old value, new value, note.
    pub sealed: Vec<u8>,
    /// The officer.
    pub made_by: i64,
    /// Unix seconds.
    pub made_at: i64,
    /// A later repair of the same column took its place.
    pub superseded_at: Option<i64>,
}

#[derive(FromQueryResult)]
struct Row {
    key: String,
    subject: Vec<u8>,
    desa: String,
    field: String,
    anomaly: Option<String>,
    sealed: Vec<u8>,
    made_by: i64,
    made_at: i64,
    superseded_at: Option<i64>,
}

impl TryFrom<Row> for RepairRow {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let subject = row.subject.try_into();
        Ok(Self {
            key: row.key,
            subject: subject.map_err(|_| StoreError::Malformed("recipient_repair.subject"))?,
            desa: row.desa,
            field: row.field,
            anomaly: row.anomaly,
            sealed: row.sealed,
            made_by: row.made_by,
            made_at: row.made_at,
            superseded_at: row.superseded_at,
        })
    }
}

const COLUMNS: [&str; 9] =
    ["key", "subject", "desa", "field", "anomaly", "sealed", "made_by", "made_at", "superseded_at"];

impl Scoped<'_> {
    /// Keeps a repair in place of an earlier one of the same column, and notes it in the audit log. The earlier one leaves
    /// a batch that nobody has endorsed.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] outside the scope.
    pub async fn add_repair(
        &self,
        person: &SealedPenerima,
        new: NewRepair,
        entry: &AuditEntry,
    ) -> Result<(), StoreError> {
        self.check(person)?;
        let tx = self.store().begin().await?;
        let earlier = Cond::all()
            .add(Expr::col("subject").eq(person.subject.to_vec()))
            .add(Expr::col("field").eq(new.field))
            .add(Expr::col("superseded_at").is_null());
        let keys = Query::select()
            .column("key")
            .from("recipient_repair")
            .cond_where(earlier.clone())
            .to_owned();
        leave_open(&tx, EntrySource::Repair, keys).await?;
        let replace = Query::update()
            .table("recipient_repair")
            .value("superseded_at", new.made_at)
            .cond_where(earlier)
            .to_owned();
        change(&tx, &replace).await?;
        let insert = Query::insert()
            .into_table("recipient_repair")
            .columns(["key", "subject", "desa", "field", "anomaly", "sealed", "made_by", "made_at"])
            .values_panic([
                new.key.into(),
                person.subject.to_vec().into(),
                person.desa.as_str().into(),
                new.field.into(),
                new.anomaly.into(),
                new.sealed.into(),
                new.made_by.into(),
                new.made_at.into(),
            ])
            .to_owned();
        change(&tx, &insert).await?;
        audit::append(&tx, entry).await?;
        Ok(tx.commit().await?)
    }

    /// Every repair of a person's data, the newest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn repairs_of(&self, person: &SealedPenerima) -> Result<Vec<RepairRow>, StoreError> {
        self.check(person)?;
        let select = Query::select()
            .columns(COLUMNS)
            .from("recipient_repair")
            .and_where(Expr::col("subject").eq(person.subject.to_vec()))
            .order_by("made_at", Order::Desc)
            .order_by("key", Order::Asc)
            .limit(REPAIRS_MAX)
            .to_owned();
        read(&self.store().write, &select).await
    }

    /// Repairs with these keys, as far as they lie in the scope.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn repairs_with(&self, keys: &[&str]) -> Result<Vec<RepairRow>, StoreError> {
        let select = Query::select()
            .columns(COLUMNS)
            .from("recipient_repair")
            .cond_where(self.holds("desa"))
            .and_where(Expr::col("key").is_in(keys.iter().copied()))
            .to_owned();
        read(&self.store().write, &select).await
    }
}

async fn read<C: ConnectionTrait>(
    connection: &C,
    select: &sea_orm::sea_query::SelectStatement,
) -> Result<Vec<RepairRow>, StoreError> {
    let found: Vec<Row> = rows(connection, select).await?;
    found.into_iter().map(RepairRow::try_from).collect()
}
