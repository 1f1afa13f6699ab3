//! Mail that waits to be sent: written in the transaction it tells of, delivered by the worker.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, binary_null, integer, pk_auto, string, string_null,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("outbox")
                    .col(pk_auto("id").big_integer())
                    .col(string("kind"))
                    // The same event never makes two mails.
                    .col(string("dedupe_key").unique_key())
                    .col(big_integer_null("case_id"))
                    .col(string("template"))
                    .col(string("lang"))
                    // Address and values of the template; null once delivered and no longer needed.
                    .col(binary_null("sealed"))
                    .col(big_integer("created_at"))
                    .col(big_integer("next_at"))
                    .col(integer("tries"))
                    .col(big_integer_null("leased_until"))
                    .col(big_integer_null("sent_at"))
                    .col(big_integer_null("dead_at"))
                    // A code such as 451, timeout, connect; never a text of the other side.
                    .col(string_null("last_code"))
                    .to_owned(),
            )
            .await?;
        let case = Index::create().name("outbox_case_id").table("outbox").col("case_id").to_owned();
        manager.create_index(case).await?;
        // Only what still waits: what was sent stays for years, and the worker asks every two seconds.
        let due = Index::create()
            .name("outbox_due")
            .table("outbox")
            .col("next_at")
            .and_where(Expr::col("sent_at").is_null())
            .and_where(Expr::col("dead_at").is_null())
            .to_owned();
        manager.create_index(due).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("outbox").to_owned()).await
    }
}
