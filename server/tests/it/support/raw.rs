//! Direct access to the tables, as an attacker or an operator has it, and for rows that no door makes.

use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ConnectionTrait as _, Database, DatabaseConnection, DbBackend, Value};

use super::TestDb;

/// A connection of its own to the database of a test.
pub(crate) struct Raw(DatabaseConnection);

impl Raw {
    pub(crate) async fn open(db: &TestDb) -> Self {
        Self(Database::connect(&db.url).await.expect("the database opens"))
    }

    pub(crate) fn is_postgres(&self) -> bool {
        self.0.get_database_backend() == DbBackend::Postgres
    }

    /// The connection itself.
    pub(crate) fn connection(&self) -> &DatabaseConnection {
        &self.0
    }

    /// Runs one statement and says how many rows it touched, or why the database refused.
    pub(crate) async fn run(&self, sql: &str) -> Result<u64, String> {
        let result = self.0.execute_unprepared(sql).await;
        result.map(|result| result.rows_affected()).map_err(|error| error.to_string())
    }

    /// Writes one row.
    pub(crate) async fn insert(&self, table: &'static str, row: Vec<(&'static str, Value)>) {
        let (columns, values): (Vec<_>, Vec<_>) = row.into_iter().unzip();
        let insert = Query::insert()
            .into_table(table)
            .columns(columns)
            .values_panic(values.into_iter().map(Expr::val))
            .to_owned();
        self.0.execute(&insert).await.expect("the row is taken");
    }

    /// The number in the first column of the first row.
    pub(crate) async fn number(&self, sql: &str) -> i64 {
        let statement = sea_orm::Statement::from_string(self.0.get_database_backend(), sql);
        let row = self.0.query_one_raw(statement).await.expect("an answer").expect("a row");
        row.try_get_by_index(0).expect("a number")
    }

    /// The texts in the first column.
    pub(crate) async fn texts(&self, sql: &str) -> Vec<String> {
        let statement = sea_orm::Statement::from_string(self.0.get_database_backend(), sql);
        let rows = self.0.query_all_raw(statement).await.expect("an answer");
        rows.iter().map(|row| row.try_get_by_index(0).expect("a text")).collect()
    }
}
