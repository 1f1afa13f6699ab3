//! The tables that each recipient file has of its own.

use sea_orm::DbBackend;
use sea_orm::sea_query::{ColumnDef, Index, Table, TableCreateStatement};

/// The columns of a table of people, in the order they are written and read.
pub(super) const PENERIMA_COLUMNS: [&str; 6] =
    ["id", "subject", "kk_token", "desa", "protected", "sealed"];
/// The columns of a table of aid, in the order they are written.
pub(super) const BANTUAN_COLUMNS: [&str; 6] =
    ["penerima", "program", "status", "period", "sealed", "line_no"];
/// The columns of a table of name keys.
pub(super) const NAME_KEY_COLUMNS: [&str; 2] = ["key", "penerima"];
/// The columns of a table of subjects.
pub(super) const SUBJECT_COLUMNS: [&str; 2] = ["subject", "penerima"];

/// The table of people of a version.
pub(super) fn penerima_table(version: i64) -> String {
    format!("penerima_{version}")
}

/// The table of their aid.
pub(super) fn bantuan_table(version: i64) -> String {
    format!("bantuan_{version}")
}

/// The table of the keyed tokens of their names.
pub(super) fn name_key_table(version: i64) -> String {
    format!("name_key_{version}")
}

/// The table of row numbers by subject.
pub(super) fn subject_table(version: i64) -> String {
    format!("subject_{version}")
}

/// The names of all tables of a version.
pub(super) fn table_names(version: i64) -> [String; 4] {
    [
        name_key_table(version),
        subject_table(version),
        bantuan_table(version),
        penerima_table(version),
    ]
}

/// The statements that make the tables of a version. On `SQLite` those with a compound key are
/// stored within their index; on `PostgreSQL` text is told to be compared by its bytes, which
/// `SQLite` does unasked.
pub(super) fn version_tables(version: i64, backend: DbBackend) -> [TableCreateStatement; 4] {
    let keyed = |table: String| {
        let mut statement = Table::create();
        statement.table(table);
        if backend == DbBackend::Sqlite {
            statement.extra("without rowid");
        }
        statement
    };
    let number = |name: &'static str| ColumnDef::new(name).big_integer().not_null().to_owned();
    let text = |name: &'static str| {
        let mut column = ColumnDef::new(name);
        column.text().not_null();
        if backend == DbBackend::Postgres {
            column.extra("collate \"C\"");
        }
        column
    };
    let bytes = |name: &'static str| ColumnDef::new(name).binary().not_null().to_owned();
    let optional_bytes = |name: &'static str| ColumnDef::new(name).binary().to_owned();
    let penerima = Table::create()
        .table(penerima_table(version))
        .col(row_number(backend))
        .col(bytes("subject"))
        .col(optional_bytes("kk_token"))
        .col(text("desa"))
        .col(ColumnDef::new("protected").boolean().not_null())
        .col(bytes("sealed"))
        .to_owned();
    let bantuan = keyed(bantuan_table(version))
        .col(number("penerima"))
        .col(text("program"))
        .col(ColumnDef::new("status").small_integer().not_null())
        .col(text("period"))
        .col(optional_bytes("sealed"))
        .col(number("line_no"))
        .primary_key(Index::create().col("penerima").col("program"))
        .to_owned();
    let name_key = keyed(name_key_table(version))
        .col(number("key"))
        .col(number("penerima"))
        .primary_key(Index::create().col("key").col("penerima"))
        .to_owned();
    let subject = keyed(subject_table(version))
        .col(bytes("subject").primary_key())
        .col(number("penerima"))
        .to_owned();
    [penerima, bantuan, name_key, subject]
}

/// On `SQLite` only the type `integer` makes the key the row's own number.
fn row_number(backend: DbBackend) -> ColumnDef {
    let mut id = ColumnDef::new("id");
    if backend == DbBackend::Sqlite {
        id.integer();
    } else {
        id.big_integer();
    }
    id.not_null().primary_key().to_owned()
}
