//! Loading one recipient file beside the visible one.
//!
//! Every version has tables of its own. Rows are written in short transactions, so that the running
//! site can write in between, and in the order of the tables' keys, so that no index has to be
//! built or shuffled: people and aid in file order, name keys and subjects sorted by the caller.
//! Nothing is visible before [`VersionLoader::publish`]; a version that was never published is
//! dropped by [`Store::drop_leftovers`].

use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::penerima::AidStatus;
use domain::wilayah::KodeWilayah;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, ReturningClause, Table};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, FromQueryResult, Value};

use super::penerima::{SealedBantuan, SealedPenerima, status_number};
use super::query::{BulkInsert, change, first, rows};
use super::tokens::{KkToken, SubjectId};
use super::version::{VersionCounts, make_current};
use super::version_tables::{
    BANTUAN_COLUMNS, NAME_KEY_COLUMNS, PENERIMA_COLUMNS, SUBJECT_COLUMNS, bantuan_table,
    name_key_table, penerima_table, subject_table, table_names, version_tables,
};
use super::{ImportLock, Store, StoreError};

/// How long the write lock is left free after each transaction.
pub(super) const PAUSE: Duration = Duration::from_millis(5);

/// Names a file about to be loaded.
#[derive(Debug, Clone)]
pub struct NewVersion {
    /// SHA-256 of the file, hexadecimal.
    pub file_sha256: String,
    /// Name of the file, without its folder.
    pub source_name: String,
    /// Now.
    pub started_at: DateTime<Utc>,
}

/// A person to be stored, with their aid. Row numbers are given as they are written.
pub struct NewPenerima {
    /// The person.
    pub subject: SubjectId,
    /// The family card.
    pub kk_token: Option<KkToken>,
    /// The village.
    pub desa: KodeWilayah,
    /// Never shown publicly (S-2).
    pub protected: bool,
    /// The sealed record: see [`super::sealed_penerima`].
    pub sealed: Vec<u8>,
    /// What the person is listed with; may be empty.
    pub bantuan: Vec<NewBantuan>,
}

/// An aid to be stored.
pub struct NewBantuan {
    /// Code of the programme.
    pub program: String,
    /// What the data says.
    pub status: AidStatus,
    /// Period of distribution.
    pub period: String,
    /// The sealed note, component and amount, when there are any.
    pub sealed: Option<Vec<u8>>,
    /// Line of the file.
    pub line_no: u64,
}

/// A person that turned out to be one loaded before.
pub struct JoinedPenerima {
    /// Row number of the second.
    pub dropped: i64,
    /// Row number of the first, which stays.
    pub kept: i64,
    /// Aid of the second that the first takes over; the rest is dropped.
    pub moved: Vec<SealedBantuan>,
    /// The second was marked protected, and so is the first from now on.
    pub protects: bool,
}

/// A version being loaded.
pub struct VersionLoader {
    store: Store,
    id: i64,
    penerima: BulkInsert,
    bantuan: BulkInsert,
    name_keys: BulkInsert,
    subjects: BulkInsert,
}

#[derive(FromQueryResult)]
struct IdRow {
    id: i64,
}

impl Store {
    /// Makes the tables of a new, invisible version.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn begin_version(
        &self,
        _lock: &ImportLock,
        new: &NewVersion,
    ) -> Result<VersionLoader, StoreError> {
        let transaction = self.begin().await?;
        let insert = Query::insert()
            .into_table("data_version")
            .columns(["file_sha256", "source_name", "started_at"])
            .values_panic([
                new.file_sha256.as_str().into(),
                new.source_name.as_str().into(),
                new.started_at.into(),
            ])
            .returning(ReturningClause::Columns(vec!["id".into()]))
            .to_owned();
        let row: IdRow = first(&transaction, &insert).await?.ok_or(StoreError::NotFound)?;
        for table in version_tables(row.id, self.backend()) {
            change(&transaction, &table).await?;
        }
        transaction.commit().await?;
        Ok(VersionLoader {
            store: self.clone(),
            id: row.id,
            penerima: BulkInsert::new(penerima_table(row.id), &PENERIMA_COLUMNS),
            bantuan: BulkInsert::new(bantuan_table(row.id), &BANTUAN_COLUMNS),
            name_keys: BulkInsert::new(name_key_table(row.id), &NAME_KEY_COLUMNS),
            subjects: BulkInsert::new(subject_table(row.id), &SUBJECT_COLUMNS),
        })
    }

    /// Drops what imports left behind that did not come to their end. Says how many there were.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn drop_leftovers(&self, _lock: &ImportLock) -> Result<usize, StoreError> {
        let select = Query::select()
            .column("id")
            .from("data_version")
            .and_where(Expr::col("finished_at").is_null())
            .to_owned();
        let leftovers: Vec<IdRow> = rows(&self.write, &select).await?;
        for row in &leftovers {
            self.drop_version(row.id).await?;
        }
        Ok(leftovers.len())
    }

    /// Drops one unfinished version, table by table: each is a short change of its own.
    async fn drop_version(&self, id: i64) -> Result<(), StoreError> {
        for table in table_names(id) {
            let drop = Table::drop().table(table).if_exists().to_owned();
            change(&self.write, &drop).await?;
        }
        let delete = Query::delete()
            .from_table("data_version")
            .and_where(Expr::col("id").eq(id))
            .and_where(Expr::col("finished_at").is_null())
            .to_owned();
        change(&self.write, &delete).await?;
        Ok(())
    }
}

impl VersionLoader {
    /// The number of the version.
    pub fn id(&self) -> i64 {
        self.id
    }

    /// Writes people and their aid in one transaction. They get the row numbers from `first_id` on;
    /// these ascend over all calls.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn write(
        &mut self,
        first_id: i64,
        people: Vec<NewPenerima>,
    ) -> Result<(), StoreError> {
        let mut person_values = Vec::with_capacity(people.len() * PENERIMA_COLUMNS.len());
        let mut aid_values = Vec::with_capacity(people.len() * BANTUAN_COLUMNS.len());
        for (id, mut person) in (first_id..).zip(people) {
            let bantuan = std::mem::take(&mut person.bantuan);
            aid_values.extend(bantuan.into_iter().flat_map(|one| bantuan_values(id, one)));
            person_values.extend(penerima_values(id, person));
        }
        let transaction = self.store.begin().await?;
        self.penerima.run(&transaction, person_values).await?;
        self.bantuan.run(&transaction, aid_values).await?;
        self.commit(transaction).await
    }

    /// Writes name keys with the row numbers they lead to, in one transaction. Ascending over all
    /// calls.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn write_name_keys(&mut self, keys: &[(i64, i64)]) -> Result<(), StoreError> {
        let transaction = self.store.begin().await?;
        let values =
            keys.iter().flat_map(|(key, penerima)| [Value::from(*key), Value::from(*penerima)]);
        self.name_keys.run(&transaction, values.collect()).await?;
        self.commit(transaction).await
    }

    /// Writes subjects with their row numbers, in one transaction. Ascending over all calls, each
    /// subject once.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn write_subjects(
        &mut self,
        subjects: &[(SubjectId, i64)],
    ) -> Result<(), StoreError> {
        let transaction = self.store.begin().await?;
        let values = subjects
            .iter()
            .flat_map(|(subject, penerima)| [subject.to_vec().into(), Value::from(*penerima)]);
        self.subjects.run(&transaction, values.collect()).await?;
        self.commit(transaction).await
    }

    /// People of this version by row number.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn people(&self, ids: &[i64]) -> Result<Vec<SealedPenerima>, StoreError> {
        self.store.people_by_id(self.id, ids).await
    }

    /// Their aid.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn aid(&self, ids: &[i64]) -> Result<Vec<SealedBantuan>, StoreError> {
        self.store.aid_of(self.id, ids).await
    }

    /// Joins people that were loaded twice, in one transaction.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn join(&mut self, joined: Vec<JoinedPenerima>) -> Result<(), StoreError> {
        let transaction = self.store.begin().await?;
        let dropped: Vec<i64> = joined.iter().map(|one| one.dropped).collect();
        let protected: Vec<i64> =
            joined.iter().filter(|one| one.protects).map(|one| one.kept).collect();
        let gone = [(bantuan_table(self.id), "penerima"), (penerima_table(self.id), "id")];
        for (table, column) in gone {
            let delete = Query::delete()
                .from_table(table)
                .and_where(Expr::col(column).is_in(dropped.iter().copied()))
                .to_owned();
            change(&transaction, &delete).await?;
        }
        let moved = joined.into_iter().flat_map(|one| {
            let kept = one.kept;
            one.moved.into_iter().flat_map(move |aid| bantuan_values(kept, aid.into()))
        });
        self.bantuan.run(&transaction, moved.collect()).await?;
        if !protected.is_empty() {
            let protect = Query::update()
                .table(penerima_table(self.id))
                .value("protected", true)
                .and_where(Expr::col("id").is_in(protected))
                .to_owned();
            change(&transaction, &protect).await?;
        }
        self.commit(transaction).await
    }

    /// Makes the version visible, in place of the one before, in one step.
    ///
    /// # Errors
    /// When the database refuses; then the version before stays visible.
    pub async fn publish(
        self,
        counts: VersionCounts,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.finish(counts, now, true).await
    }

    /// Keeps the version whole without making it visible: it can be restored like an earlier one.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn keep(self, counts: VersionCounts, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.finish(counts, now, false).await
    }

    async fn finish(
        self,
        counts: VersionCounts,
        now: DateTime<Utc>,
        visible: bool,
    ) -> Result<(), StoreError> {
        if self.store.backend() == DbBackend::Postgres {
            self.analyse().await?;
        }
        let transaction = self.store.begin().await?;
        let finish = Query::update()
            .table("data_version")
            .value("finished_at", now)
            .value("lines", stored(counts.lines))
            .value("persons", stored(counts.persons))
            .value("rejected", stored(counts.rejected))
            .and_where(Expr::col("id").eq(self.id))
            .to_owned();
        change(&transaction, &finish).await?;
        if visible {
            make_current(&transaction, self.id, now, "import").await?;
        }
        Ok(transaction.commit().await?)
    }

    /// Drops everything loaded so far.
    ///
    /// # Errors
    /// When the database refuses; the next import tries again.
    pub async fn abandon(self) -> Result<(), StoreError> {
        self.store.drop_version(self.id).await
    }

    /// Commits, and on `SQLite` leaves the write lock free for a moment: there another process that
    /// wants to write asks for it again and again, and would never find it free otherwise.
    async fn commit(&self, transaction: DatabaseTransaction) -> Result<(), StoreError> {
        transaction.commit().await?;
        if self.store.backend() == DbBackend::Sqlite {
            tokio::time::sleep(PAUSE).await;
        }
        Ok(())
    }

    /// `PostgreSQL` plans look-ups by what it knows of a table, and of a new one it knows nothing.
    async fn analyse(&self) -> Result<(), StoreError> {
        for table in table_names(self.id) {
            let analyse = format!("analyze {table}");
            self.store.write.execute_unprepared(&analyse).await?;
        }
        Ok(())
    }
}

/// An aid as it was read, to be written for another row.
impl From<SealedBantuan> for NewBantuan {
    fn from(aid: SealedBantuan) -> Self {
        Self {
            program: aid.program,
            status: aid.status,
            period: aid.period,
            sealed: aid.sealed,
            line_no: aid.line_no,
        }
    }
}

/// In the order of [`PENERIMA_COLUMNS`].
fn penerima_values(id: i64, row: NewPenerima) -> [Value; 6] {
    [
        id.into(),
        row.subject.to_vec().into(),
        row.kk_token.map(|token| token.to_vec()).into(),
        row.desa.as_str().into(),
        row.protected.into(),
        row.sealed.into(),
    ]
}

/// In the order of [`BANTUAN_COLUMNS`].
fn bantuan_values(penerima: i64, row: NewBantuan) -> [Value; 6] {
    [
        penerima.into(),
        row.program.into(),
        status_number(row.status).into(),
        row.period.into(),
        row.sealed.into(),
        stored(row.line_no).into(),
    ]
}

/// A number of the file as databases store it.
fn stored(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
