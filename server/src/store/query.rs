//! Running statements built with `sea_query` and reading their rows.

use sea_orm::sea_query::{Expr, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement, StatementBuilder, Value};

use super::StoreError;

/// All rows of a query.
pub(super) async fn rows<T, C, S>(connection: &C, statement: &S) -> Result<Vec<T>, StoreError>
where
    T: FromQueryResult,
    C: ConnectionTrait,
    S: StatementBuilder,
{
    connection
        .query_all(statement)
        .await?
        .iter()
        .map(|row| T::from_query_result(row, "").map_err(StoreError::from))
        .collect()
}

/// The first row of a query, if any.
pub(super) async fn first<T, C, S>(connection: &C, statement: &S) -> Result<Option<T>, StoreError>
where
    T: FromQueryResult,
    C: ConnectionTrait,
    S: StatementBuilder,
{
    let row = connection.query_one(statement).await?;
    row.map(|row| T::from_query_result(&row, "").map_err(StoreError::from)).transpose()
}

/// Runs a change and says how many rows it touched.
pub(super) async fn change<C, S>(connection: &C, statement: &S) -> Result<u64, StoreError>
where
    C: ConnectionTrait,
    S: StatementBuilder,
{
    Ok(connection.execute(statement).await?.rows_affected())
}

/// Inserts rows of `columns` columns into `table`, many to a statement.
///
/// The text of a full statement is made once and used again: making it costs more than running it.
pub(super) struct BulkInsert {
    table: String,
    columns: &'static [&'static str],
    full: Option<String>,
}

/// Rows of one bulk insert. Times the widest table (8 columns) this stays below every limit on
/// parameters.
const ROWS_PER_STATEMENT: usize = 400;

impl BulkInsert {
    pub(super) fn new(table: impl Into<String>, columns: &'static [&'static str]) -> Self {
        Self { table: table.into(), columns, full: None }
    }

    /// Inserts `values`, row after row.
    pub(super) async fn run<C: ConnectionTrait>(
        &mut self,
        connection: &C,
        values: Vec<Value>,
    ) -> Result<(), StoreError> {
        let backend = connection.get_database_backend();
        let width = self.columns.len();
        let mut values = values.into_iter();
        while values.len() > 0 {
            let rows = (values.len() / width).min(ROWS_PER_STATEMENT);
            let sql = if rows == ROWS_PER_STATEMENT {
                let sql = self.full.take();
                let sql = sql.unwrap_or_else(|| self.statement_text(backend, rows));
                self.full.insert(sql).clone()
            } else {
                self.statement_text(backend, rows)
            };
            let values = values.by_ref().take(rows * width);
            let statement = Statement::from_sql_and_values(backend, sql, values);
            connection.execute_raw(statement).await?;
        }
        Ok(())
    }

    fn statement_text(&self, backend: sea_orm::DbBackend, rows: usize) -> String {
        let mut insert = sea_orm::sea_query::Query::insert();
        insert.into_table(self.table.clone()).columns(self.columns.iter().copied());
        for _ in 0..rows {
            insert.values_panic(self.columns.iter().map(|_| 0.into()));
        }
        backend.build(&insert).sql
    }
}

/// That a query finds something, looked up for each row of the query around it: `PostgreSQL` would rather read the whole
/// table once, which takes the longer the more cases there are. It leaves alone what has an offset.
pub(super) fn found_for_each(mut select: SelectStatement) -> Expr {
    select.limit(1).offset(0);
    Expr::exists(select)
}
