//! What any instance must know to stop abuse: spent captcha answers, and counters of the rate
//! limits.
//!
//! Both hold keyed hashes and times only (S-9).

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, binary, integer};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("spent_token")
                    .col(binary("hash").primary_key())
                    // Unix seconds. Afterwards the token is refused for its age, and the row may
                    // go.
                    .col(big_integer("expires_at"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("rate_limit")
                    .col(binary("key"))
                    // Unix seconds.
                    .col(big_integer("window_start"))
                    .col(integer("hits"))
                    .col(big_integer("expires_at"))
                    .primary_key(Index::create().col("key").col("window_start"))
                    .to_owned(),
            )
            .await?;
        for table in ["spent_token", "rate_limit"] {
            manager
                .create_index(
                    Index::create()
                        .name(format!("{table}_expires_at"))
                        .table(table)
                        .col("expires_at")
                        .to_owned(),
                )
                .await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["rate_limit", "spent_token"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}
