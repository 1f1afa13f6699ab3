//! Aid programmes, with the time they are in force.

use chrono::NaiveDate;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Cond, Expr, ExprTrait as _, OnConflict, Query};
use serde::Deserialize;

use super::query::{change, rows};
use super::{Store, StoreError};

/// The programmes this version of the program knows (§2.4), loaded at every `migrate`.
const PROGRAMS_CSV: &str = include_str!("../../data/program.csv");

const COLUMNS: [&str; 9] =
    ["code", "name", "basis", "public", "valid_from", "valid_to", "sort", "text_id", "text_en"];

/// Whether an aid goes to a family or to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// One aid per family card.
    Family,
    /// One aid per person.
    Person,
}

/// One programme during the time it is in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgramRow {
    /// As in recipient files, e.g. `PKH`.
    pub code: String,
    /// Its name as people know it.
    pub name: String,
    /// Whom it goes to.
    pub basis: Basis,
    /// False where the programme reveals health or disability: never shown publicly (S-2).
    pub public: bool,
    /// First day in force.
    pub valid_from: NaiveDate,
    /// Last day in force; `None` while it runs.
    pub valid_to: Option<NaiveDate>,
    /// Who it is for, one plain Indonesian sentence.
    pub text_id: String,
    /// The same in English.
    pub text_en: String,
}

#[derive(FromQueryResult, Deserialize)]
struct Record {
    code: String,
    name: String,
    basis: String,
    public: bool,
    valid_from: NaiveDate,
    valid_to: Option<NaiveDate>,
    sort: i32,
    text_id: String,
    text_en: String,
}

impl From<Record> for ProgramRow {
    fn from(row: Record) -> Self {
        Self {
            basis: match row.basis.as_str() {
                "family" => Basis::Family,
                _ => Basis::Person,
            },
            code: row.code,
            name: row.name,
            public: row.public,
            valid_from: row.valid_from,
            valid_to: row.valid_to,
            text_id: row.text_id,
            text_en: row.text_en,
        }
    }
}

impl Store {
    /// The programmes in force on a day, in the order they are shown.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn programs_valid_on(&self, date: NaiveDate) -> Result<Vec<ProgramRow>, StoreError> {
        let select = Query::select()
            .columns(COLUMNS)
            .from("program")
            .and_where(Expr::col("valid_from").lte(date))
            .cond_where(
                Cond::any()
                    .add(Expr::col("valid_to").is_null())
                    .add(Expr::col("valid_to").gte(date)),
            )
            .order_by("sort", sea_orm::Order::Asc)
            .order_by("code", sea_orm::Order::Asc)
            .to_owned();
        let found: Vec<Record> = rows(&self.read, &select).await?;
        Ok(found.into_iter().map(ProgramRow::from).collect())
    }

    /// The code of every programme that was ever in force: what a recipient file may name.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn program_codes(&self) -> Result<Vec<String>, StoreError> {
        #[derive(FromQueryResult)]
        struct Code {
            code: String,
        }
        let select = Query::select().distinct().column("code").from("program").to_owned();
        let found: Vec<Code> = rows(&self.read, &select).await?;
        Ok(found.into_iter().map(|row| row.code).collect())
    }

    /// Writes the rows of `program.csv`: new ones are added, known ones brought up to date, none
    /// removed.
    pub(super) async fn fill_programs(&self) -> Result<(), StoreError> {
        let mut insert = Query::insert();
        insert.into_table("program").columns(COLUMNS);
        for row in csv::Reader::from_reader(PROGRAMS_CSV.as_bytes()).deserialize() {
            let row: Record = row.map_err(|_| StoreError::Malformed("program.csv"))?;
            insert.values_panic([
                row.code.into(),
                row.name.into(),
                row.basis.into(),
                row.public.into(),
                row.valid_from.into(),
                row.valid_to.into(),
                row.sort.into(),
                row.text_id.into(),
                row.text_en.into(),
            ]);
        }
        insert.on_conflict(
            OnConflict::columns(["code", "valid_from"])
                .update_columns([
                    "name", "basis", "public", "valid_to", "sort", "text_id", "text_en",
                ])
                .to_owned(),
        );
        change(&self.write, &insert).await?;
        Ok(())
    }
}
