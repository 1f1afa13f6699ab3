//! What happened in each month that is over, by village: for the office's overview and for the public.
//!
//! Counted once, from events, so that what retention erases later changes no number.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, string};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(number_month()).await?;
        manager.create_table(number_done()).await?;
        for (table, column) in [("review_case", "submitted_at"), ("case_event", "at")] {
            let name = format!("{table}_{column}");
            let index = Index::create().name(name).table(table).col(column).to_owned();
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, index) in
            [("case_event", "case_event_at"), ("review_case", "review_case_submitted_at")]
        {
            manager.drop_index(Index::drop().name(index).table(table).to_owned()).await?;
        }
        for table in ["number_done", "number_month"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn number_month() -> TableCreateStatement {
    Table::create()
        .table("number_month")
        // `YYYY-MM`, in WIB.
        .col(string("month"))
        .col(string("desa"))
        .col(string("kind"))
        // received, or the state that cases came into: layak, tidak_layak, endorsed, …
        .col(string("event"))
        .col(big_integer("count"))
        // Of outcomes: how long the cases had waited since they were sent, together, in seconds.
        .col(big_integer("seconds"))
        .primary_key(Index::create().col("month").col("desa").col("kind").col("event"))
        .to_owned()
}

fn number_done() -> TableCreateStatement {
    Table::create()
        .table("number_done")
        .col(string("month").primary_key())
        .col(big_integer("at"))
        .to_owned()
}
