//! What changing the encryption key needs: how far a rotation has come, and the reasons for which officers opened who
//! reported. Those stood sealed in the audit log, where nothing can be sealed anew; the log keeps the number of the
//! reason instead.
//!
//! Also: letters that tell somebody that they were proposed, and the last check of the audit log.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, binary_null, boolean, integer, string, string_null,
};
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [key_rotation(), reporter_opening(), subject_notice(), audit_check()] {
            manager.create_table(table).await?;
        }
        // Who prints a letter again makes another code: how often that was.
        let reprints = ColumnDef::new("printing").integer().not_null().default(0).to_owned();
        let alter = Table::alter().table("reply_right").add_column(reprints).to_owned();
        manager.alter_table(alter).await?;
        let by = ColumnDef::new("printed_by").big_integer().null().to_owned();
        let alter = Table::alter().table("reply_right").add_column(by).to_owned();
        manager.alter_table(alter).await?;
        for (table, columns) in [
            ("reporter_opening", &["case_id"][..]),
            ("reply_right", &["desa"]),
            ("audit_entry", &["at", "id"]),
        ] {
            let mut index = Index::create();
            index.name(format!("{table}_{}", columns.join("_"))).table(table);
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        // The recipient an entry is about stands at the end of its detail, as a keyed token of 32 characters.
        let person = match manager.get_database_backend() {
            DbBackend::Postgres => "right(detail, 32)",
            _ => "substr(detail, -32)",
        };
        let index = format!("create index audit_entry_person on audit_entry ({person})");
        manager.get_connection().execute_unprepared(&index).await.map(drop)
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, name) in [
            ("audit_entry", "audit_entry_person"),
            ("audit_entry", "audit_entry_at_id"),
            ("reply_right", "reply_right_desa"),
        ] {
            manager.drop_index(Index::drop().name(name).table(table).to_owned()).await?;
        }
        for column in ["printed_by", "printing"] {
            let drop = Table::alter().table("reply_right").drop_column(column).to_owned();
            manager.alter_table(drop).await?;
        }
        for table in ["audit_check", "subject_notice", "reporter_opening", "key_rotation"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

/// How far sealing anew with a key has come, column by column.
fn key_rotation() -> TableCreateStatement {
    Table::create()
        .table("key_rotation")
        .col(integer("key_id"))
        // table.column
        .col(string("place"))
        // Key of the last row that was looked at, JSON; null before the first.
        .col(string_null("after"))
        .col(big_integer("resealed"))
        .col(big_integer("changed_at"))
        .col(boolean("finished"))
        .primary_key(Index::create().col("key_id").col("place"))
        .to_owned()
}

/// Why an officer opened who reported. The reporter reads it; it goes with the case.
fn reporter_opening() -> TableCreateStatement {
    Table::create()
        .table("reporter_opening")
        .col(string("id").primary_key())
        .col(big_integer("case_id"))
        .col(big_integer("petugas_id"))
        .col(big_integer("at"))
        // Null once erased.
        .col(binary_null("reason"))
        .foreign_key(
            ForeignKey::create().from("reporter_opening", "case_id").to("review_case", "id"),
        )
        .to_owned()
}

/// That somebody whom another person proposed was told of it by letter.
fn subject_notice() -> TableCreateStatement {
    Table::create()
        .table("subject_notice")
        .col(big_integer("case_id").primary_key())
        .col(big_integer("printed_at"))
        .col(big_integer_null("printed_by"))
        .col(integer("printings"))
        .foreign_key(ForeignKey::create().from("subject_notice", "case_id").to("review_case", "id"))
        .to_owned()
}

/// How the audit log was when it was checked last: one row at most.
fn audit_check() -> TableCreateStatement {
    let mut only = integer("only");
    only.primary_key().check(Expr::col("only").eq(1));
    Table::create()
        .table("audit_check")
        .col(only)
        .col(big_integer("checked_at"))
        // whole, or a code of what is wrong first, and of which batch.
        .col(string("outcome"))
        .col(big_integer_null("broken_batch"))
        // Which batches were computed anew, and how many entries they have.
        .col(big_integer("first_batch"))
        .col(big_integer("last_batch"))
        .col(big_integer("entries"))
        .to_owned()
}
