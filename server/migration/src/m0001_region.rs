//! Administrative regions (REG-1 … REG-9) and what became of retired ones (REG-8).

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, date_null, string, string_null};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("wilayah")
                    .col(string("kode").primary_key())
                    .col(string("nama"))
                    .col(string("jenis"))
                    .col(string_null("parent"))
                    // The folded name, and for a village the folded names of everything above it
                    // too.
                    .col(string("search_key"))
                    .col(string("search_path"))
                    // Null where the source does not say since when.
                    .col(date_null("valid_from"))
                    // Null while the code is in force. Rows are never deleted, codes never re-used.
                    .col(date_null("valid_to"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create().name("wilayah_parent").table("wilayah").col("parent").to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("wilayah_successor")
                    .col(string("retired_kode"))
                    .col(string("successor_kode"))
                    .col(date("since"))
                    .col(string("source"))
                    .primary_key(Index::create().col("retired_kode").col("successor_kode"))
                    .to_owned(),
            )
            .await?;
        // Which region table was read last, so that reading it again costs nothing.
        manager
            .create_table(
                Table::create()
                    .table("wilayah_source")
                    .col(string("scope").primary_key())
                    .col(string("sha256"))
                    .col(date("imported_on"))
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["wilayah_source", "wilayah_successor", "wilayah"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}
