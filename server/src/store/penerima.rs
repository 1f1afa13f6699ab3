//! People of one data version, found by the keyed tokens of their names.

use std::fmt;

use domain::penerima::AidStatus;
use domain::wilayah::KodeWilayah;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{FromQueryResult, Order};

use super::query::{first, rows};
use super::tokens::{KkToken, SubjectId};
use super::version_tables::{
    PENERIMA_COLUMNS, bantuan_table, name_key_table, penerima_table, subject_table,
};
use super::{Store, StoreError};

/// A person as stored. What is personal is sealed: see [`super::sealed_penerima`].
#[derive(Clone)]
pub struct SealedPenerima {
    /// Row number within its version.
    pub id: i64,
    /// The person, the same in every version.
    pub subject: SubjectId,
    /// The family card, when the data names one.
    pub kk_token: Option<KkToken>,
    /// The village.
    pub desa: KodeWilayah,
    /// Never shown publicly (S-2).
    pub protected: bool,
    pub(super) sealed: Vec<u8>,
}

/// An aid of a person as stored. Its note, component and amount are sealed.
#[derive(Clone)]
pub struct SealedBantuan {
    /// Row number of the person.
    pub penerima: i64,
    /// Code of the programme.
    pub program: String,
    /// What the data says.
    pub status: AidStatus,
    /// Period of distribution as the data has it; may be empty.
    pub period: String,
    /// Line of the file it was read from.
    pub line_no: u64,
    pub(super) subject: SubjectId,
    pub(super) desa: KodeWilayah,
    pub(super) sealed: Option<Vec<u8>>,
}

impl fmt::Debug for SealedPenerima {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SealedPenerima({})", self.id)
    }
}

impl fmt::Debug for SealedBantuan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SealedBantuan({}, {})", self.penerima, self.program)
    }
}

#[derive(FromQueryResult)]
struct PenerimaRow {
    id: i64,
    subject: Vec<u8>,
    kk_token: Option<Vec<u8>>,
    desa: String,
    protected: bool,
    sealed: Vec<u8>,
}

impl TryFrom<PenerimaRow> for SealedPenerima {
    type Error = StoreError;

    fn try_from(row: PenerimaRow) -> Result<Self, StoreError> {
        let malformed = || StoreError::Malformed("penerima");
        Ok(Self {
            id: row.id,
            subject: row.subject.try_into().map_err(|_| malformed())?,
            kk_token: row.kk_token.map(KkToken::try_from).transpose().map_err(|_| malformed())?,
            desa: row.desa.parse().map_err(|_| malformed())?,
            protected: row.protected,
            sealed: row.sealed,
        })
    }
}

#[derive(FromQueryResult)]
struct BantuanRow {
    penerima: i64,
    program: String,
    status: i16,
    period: String,
    line_no: i64,
    subject: Vec<u8>,
    desa: String,
    sealed: Option<Vec<u8>>,
}

impl TryFrom<BantuanRow> for SealedBantuan {
    type Error = StoreError;

    fn try_from(row: BantuanRow) -> Result<Self, StoreError> {
        let malformed = || StoreError::Malformed("bantuan");
        Ok(Self {
            penerima: row.penerima,
            program: row.program,
            status: status_from_number(row.status).ok_or_else(malformed)?,
            period: row.period,
            line_no: row.line_no.cast_unsigned(),
            subject: row.subject.try_into().map_err(|_| malformed())?,
            desa: row.desa.parse().map_err(|_| malformed())?,
            sealed: row.sealed,
        })
    }
}

impl Store {
    /// People stored under any of these name keys (see [`super::tokens`]), each once, by row
    /// number.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn candidates(
        &self,
        version: i64,
        keys: &[i64],
        limit: u64,
    ) -> Result<Vec<SealedPenerima>, StoreError> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let found = Query::select()
            .column("penerima")
            .from(name_key_table(version))
            .and_where(Expr::col("key").is_in(keys.iter().copied()))
            .to_owned();
        let select = people(version)
            .and_where(Expr::col("id").in_subquery(found))
            .order_by("id", Order::Asc)
            .limit(limit)
            .to_owned();
        self.read_people(&select).await
    }

    /// The aid of these people, in the order of `ids` ascending, each person's as in the file.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn aid_of(
        &self,
        version: i64,
        ids: &[i64],
    ) -> Result<Vec<SealedBantuan>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let select = Query::select()
            .columns([
                ("b", "penerima"),
                ("b", "program"),
                ("b", "status"),
                ("b", "period"),
                ("b", "line_no"),
                ("b", "sealed"),
                ("p", "subject"),
                ("p", "desa"),
            ])
            .from_as(bantuan_table(version), "b")
            .join_as(
                sea_orm::JoinType::InnerJoin,
                penerima_table(version),
                "p",
                Expr::col(("p", "id")).equals(("b", "penerima")),
            )
            .and_where(Expr::col(("b", "penerima")).is_in(ids.iter().copied()))
            .order_by(("b", "penerima"), Order::Asc)
            .order_by(("b", "line_no"), Order::Asc)
            .to_owned();
        let found: Vec<BantuanRow> = rows(&self.read, &select).await?;
        found.into_iter().map(SealedBantuan::try_from).collect()
    }

    /// The person a subject names, in one version (S-4).
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn find_subject(
        &self,
        version: i64,
        subject: &SubjectId,
    ) -> Result<Option<SealedPenerima>, StoreError> {
        let row_number = Query::select()
            .column("penerima")
            .from(subject_table(version))
            .and_where(Expr::col("subject").eq(subject.to_vec()))
            .to_owned();
        let select = people(version).and_where(Expr::col("id").in_subquery(row_number)).to_owned();
        let row: Option<PenerimaRow> = first(&self.read, &select).await?;
        row.map(SealedPenerima::try_from).transpose()
    }

    /// The people these subjects name, in one version, as far as they are in it, in one query.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn find_subjects(
        &self,
        version: i64,
        subjects: &[SubjectId],
    ) -> Result<Vec<SealedPenerima>, StoreError> {
        if subjects.is_empty() {
            return Ok(Vec::new());
        }
        self.read_people(&people_named(version, subjects)).await
    }

    /// People by row number, ascending.
    pub(super) async fn people_by_id(
        &self,
        version: i64,
        ids: &[i64],
    ) -> Result<Vec<SealedPenerima>, StoreError> {
        let select = people(version)
            .and_where(Expr::col("id").is_in(ids.iter().copied()))
            .order_by("id", Order::Asc)
            .to_owned();
        self.read_people(&select).await
    }

    /// The people a query of [`people`] finds.
    pub(super) async fn read_people(
        &self,
        select: &SelectStatement,
    ) -> Result<Vec<SealedPenerima>, StoreError> {
        let found: Vec<PenerimaRow> = rows(&self.read, select).await?;
        found.into_iter().map(SealedPenerima::try_from).collect()
    }
}

/// A query for people of one version.
pub(super) fn people(version: i64) -> SelectStatement {
    Query::select().columns(PENERIMA_COLUMNS).from(penerima_table(version)).to_owned()
}

/// A query for the people of one version whom these subjects name.
pub(super) fn people_named(version: i64, subjects: &[SubjectId]) -> SelectStatement {
    let row_numbers = Query::select()
        .column("penerima")
        .from(subject_table(version))
        .and_where(Expr::col("subject").is_in(subjects.iter().map(|one| one.to_vec())))
        .to_owned();
    people(version).and_where(Expr::col("id").in_subquery(row_numbers)).to_owned()
}

/// How a status is stored. Numbers are never re-used.
pub(super) const fn status_number(status: AidStatus) -> i16 {
    match status {
        AidStatus::Penerima => 1,
        AidStatus::Bukan => 2,
        AidStatus::Ditangguhkan => 3,
        AidStatus::TidakDiketahui => 4,
    }
}

const fn status_from_number(number: i16) -> Option<AidStatus> {
    match number {
        1 => Some(AidStatus::Penerima),
        2 => Some(AidStatus::Bukan),
        3 => Some(AidStatus::Ditangguhkan),
        4 => Some(AidStatus::TidakDiketahui),
        _ => None,
    }
}
