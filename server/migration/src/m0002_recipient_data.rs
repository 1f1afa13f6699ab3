//! Programmes with effective dates, recipient files as data versions, and which of them is visible.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, date, date_null, integer, pk_auto, string, text,
    timestamp_with_time_zone, timestamp_with_time_zone_null,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(program()).await?;
        manager.create_table(data_version()).await?;
        manager.create_table(current_version()).await?;
        manager.create_table(version_switch()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["version_switch", "current_version", "data_version", "program"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn program() -> TableCreateStatement {
    Table::create()
        .table("program")
        .col(string("code"))
        .col(string("name"))
        .col(string("basis").check(Expr::col("basis").is_in(["family", "person"])))
        // False for programmes that reveal health or disability (S-2).
        .col(boolean("public"))
        .col(date("valid_from"))
        .col(date_null("valid_to"))
        .col(integer("sort"))
        // Who it is for, one plain sentence in Indonesian and in English.
        .col(text("text_id"))
        .col(text("text_en"))
        .primary_key(Index::create().col("code").col("valid_from"))
        .to_owned()
}

fn data_version() -> TableCreateStatement {
    Table::create()
        .table("data_version")
        .col(pk_auto("id").big_integer())
        .col(string("file_sha256"))
        .col(string("source_name"))
        .col(timestamp_with_time_zone("started_at"))
        // Null until every row of the file is loaded: such a version is never shown and is swept
        // away.
        .col(timestamp_with_time_zone_null("finished_at"))
        .col(big_integer("lines").default(0))
        .col(big_integer("persons").default(0))
        .col(big_integer("rejected").default(0))
        .to_owned()
}

/// One row at most: the version that look-ups read.
fn current_version() -> TableCreateStatement {
    Table::create()
        .table("current_version")
        .col(integer("only").primary_key().check(Expr::col("only").eq(1)))
        .col(big_integer("data_version_id"))
        .col(timestamp_with_time_zone("since"))
        .foreign_key(
            ForeignKey::create()
                .from("current_version", "data_version_id")
                .to("data_version", "id"),
        )
        .to_owned()
}

/// Every change of the current version, for audit. Rows are only added.
fn version_switch() -> TableCreateStatement {
    Table::create()
        .table("version_switch")
        .col(pk_auto("id").big_integer())
        .col(timestamp_with_time_zone("at"))
        .col(big_integer_null("from_version"))
        .col(big_integer("to_version"))
        .col(string("reason"))
        .to_owned()
}
