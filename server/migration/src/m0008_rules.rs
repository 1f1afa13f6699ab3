//! Rules that change: windows of the month, questions with their answers, terms of retention. Rows with effective dates
//! and their source, so that a new regulation is a new row.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, date, date_null, integer, string, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(calendar_window()).await?;
        manager.create_table(question_option()).await?;
        manager.create_table(retention_term()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["retention_term", "question_option", "calendar_window"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn calendar_window() -> TableCreateStatement {
    Table::create()
        .table("calendar_window")
        // pbi, verifikasi_bnba, pengusulan, pengesahan.
        .col(string("kind"))
        .col(integer("first_day"))
        // day: that day of the month; before_end: so many days before its last.
        .col(string("end_kind").check(Expr::col("end_kind").is_in(["day", "before_end"])))
        .col(integer("end_value"))
        // Whether citizens are turned away outside it (W-2); normally not.
        .col(boolean("hard_close"))
        .col(date("valid_from"))
        .col(date_null("valid_to"))
        .col(text("source"))
        .primary_key(Index::create().col("kind").col("valid_from"))
        .to_owned()
}

fn question_option() -> TableCreateStatement {
    Table::create()
        .table("question_option")
        .col(string("question"))
        .col(string("code"))
        .col(integer("sort"))
        .col(text("text_id"))
        .col(text("text_en"))
        .col(date("valid_from"))
        .col(date_null("valid_to"))
        .col(text("source"))
        .primary_key(Index::create().col("question").col("code").col("valid_from"))
        .to_owned()
}

fn retention_term() -> TableCreateStatement {
    Table::create()
        .table("retention_term")
        // draft, photo_closed, case_closed, message, mail, …
        .col(string("subject"))
        .col(integer("days"))
        .col(date("valid_from"))
        .col(date_null("valid_to"))
        .col(text("source"))
        .primary_key(Index::create().col("subject").col("valid_from"))
        .to_owned()
}
