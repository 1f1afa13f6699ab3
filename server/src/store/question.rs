//! Answers that the questions of the forms offer. New questionnaires are new rows (see [`super::rule_rows`]).

use chrono::NaiveDate;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{FromQueryResult, Order};
use serde::Deserialize;

use super::query::rows;
use super::rule_rows::{self, Dated};
use super::{Store, StoreError};

/// The answers this version of the program knows, loaded at every `migrate`.
const QUESTION_CSV: &str = include_str!("../../data/question.csv");

const COLUMNS: [&str; 9] = [
    "question",
    "code",
    "valid_from",
    "sort",
    "text_id",
    "text_en",
    "follow_up",
    "valid_to",
    "source",
];

/// One answer that a question offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionOption {
    /// Name of the question, as in `domain::form::FieldSpec`.
    pub question: String,
    /// What is stored when it is chosen. Where the answer comes from a public questionnaire, its number there.
    pub code: String,
    /// What people read in Indonesian.
    pub text_id: String,
    /// The same in English.
    pub text_en: String,
    /// The question that only this answer asks.
    pub follow_up: Option<String>,
}

#[derive(FromQueryResult, Deserialize)]
struct Record {
    question: String,
    code: String,
    sort: i32,
    text_id: String,
    text_en: String,
    #[serde(default)]
    follow_up: Option<String>,
    valid_from: NaiveDate,
    valid_to: Option<NaiveDate>,
    source: String,
}

impl Dated for Record {
    type Subject = (String, String);

    fn subject(&self) -> Self::Subject {
        (self.question.clone(), self.code.clone())
    }

    fn valid_from(&self) -> NaiveDate {
        self.valid_from
    }

    fn valid_to(&self) -> Option<NaiveDate> {
        self.valid_to
    }
}

impl Store {
    /// All answers offered on `day`, those of one question together and in the order they are shown.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn questions_valid_on(
        &self,
        day: NaiveDate,
    ) -> Result<Vec<QuestionOption>, StoreError> {
        let select = Query::select()
            .columns(COLUMNS)
            .from("question_option")
            .and_where(Expr::col("valid_from").lte(day))
            .order_by("question", Order::Asc)
            .order_by("sort", Order::Asc)
            .order_by("code", Order::Asc)
            .to_owned();
        let found: Vec<Record> = rows(&self.read, &select).await?;
        let options = rule_rows::deciding_on(day, found).into_iter().map(|row| QuestionOption {
            question: row.question,
            code: row.code,
            text_id: row.text_id,
            text_en: row.text_en,
            follow_up: row.follow_up,
        });
        Ok(options.collect())
    }

    /// Writes the rows of `question.csv`.
    pub(super) async fn fill_questions(&self) -> Result<(), StoreError> {
        let records: Vec<Record> = rule_rows::read(QUESTION_CSV, "question.csv")?;
        let rows = records.into_iter().map(|row| {
            [
                row.question.into(),
                row.code.into(),
                row.valid_from.into(),
                row.sort.into(),
                row.text_id.into(),
                row.text_en.into(),
                row.follow_up.into(),
                row.valid_to.into(),
                row.source.into(),
            ]
        });
        rule_rows::fill(&self.write, "question_option", COLUMNS, 3, rows).await
    }
}
