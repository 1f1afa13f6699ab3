//! Reports about recipients: objections, vouchers, changes, misuse; the right of reply; and how long the office has.
//!
//! Times are Unix seconds. Who reports is sealed with a public key: nothing in these tables opens it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, binary, binary_null, date, date_null, integer, pk_auto, string,
    string_null,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // SQLite alters one thing at a time.
        for column in [
            // The card a draft started from, sealed.
            ColumnDef::new("subject").binary().null().to_owned(),
            // The case whose earlier report this one took the place of.
            ColumnDef::new("case_id").big_integer().null().to_owned(),
            // The right of reply that is used.
            ColumnDef::new("reply_right_id").big_integer().null().to_owned(),
            // The secret of its cookie, sealed so that only its resume code opens it.
            ColumnDef::new("locked_secret").binary().null().to_owned(),
        ] {
            let alter = Table::alter().table("draft").add_column(column).to_owned();
            manager.alter_table(alter).await?;
        }
        // The question that only this answer asks.
        let follow_up = ColumnDef::new("follow_up").string().null().to_owned();
        let alter = Table::alter().table("question_option").add_column(follow_up).to_owned();
        manager.alter_table(alter).await?;
        for table in [laporan(), reply_right(), term()] {
            manager.create_table(table).await?;
        }
        for (table, column) in [("laporan", "reporter_token"), ("reply_right", "notify_at")] {
            let name = format!("{table}_{column}");
            let index = Index::create().name(name).table(table).col(column).to_owned();
            manager.create_index(index).await?;
        }
        // However many object, a person is told once, and again only of a reason they were not told yet.
        let once = Index::create()
            .name("reply_right_once")
            .table("reply_right")
            .col("subject_token")
            .col("cycle")
            .col("round")
            .unique()
            .to_owned();
        manager.create_index(once).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["term", "reply_right", "laporan"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        let drop = Table::alter().table("question_option").drop_column("follow_up").to_owned();
        manager.alter_table(drop).await?;
        for column in ["locked_secret", "reply_right_id", "case_id", "subject"] {
            let drop = Table::alter().table("draft").drop_column(column).to_owned();
            manager.alter_table(drop).await?;
        }
        Ok(())
    }
}

fn laporan() -> TableCreateStatement {
    Table::create()
        .table("laporan")
        .col(big_integer("case_id").primary_key())
        // What tells forms of one kind apart: meninggal, hamil, …; sealed, for it may tell of health.
        .col(string("variant"))
        // Code of a reason for which aid may end: all that the person is ever told of it. Empty for any other.
        .col(string("reason"))
        // The card it is about, and every answer but who reports; sealed, null once erased.
        .col(binary_null("subject"))
        .col(binary_null("sealed"))
        // Who reports: sealed with the public key (S-7); null once erased, or where nobody is sealed.
        .col(binary_null("reporter"))
        // Keyed token of reporter, subject and cycle together: recognises a second report, nothing else.
        .col(binary_null("reporter_token"))
        .foreign_key(ForeignKey::create().from("laporan", "case_id").to("review_case", "id"))
        .to_owned()
}

fn reply_right() -> TableCreateStatement {
    Table::create()
        .table("reply_right")
        .col(pk_auto("id").big_integer())
        .col(binary("subject_token"))
        .col(string("desa"))
        .col(string("cycle"))
        // The objection that gave rise to it.
        .col(big_integer("case_id"))
        .col(big_integer("created_at"))
        // How often the person was told in this cycle, this time included; and the reasons they were told.
        .col(integer("round"))
        .col(string_null("reasons"))
        // Not before this time: the hour of an objection is nobody's to know.
        .col(big_integer("notify_at"))
        // Keyed token of the code; null until it is handed out.
        .col(binary_null("code_token").unique_key())
        // mail, letter; null until then.
        .col(string_null("channel"))
        .col(big_integer_null("notified_at"))
        .col(big_integer_null("reply_until"))
        // The case the answer became: the code is spent.
        .col(big_integer_null("answer_case_id"))
        .foreign_key(ForeignKey::create().from("reply_right", "case_id").to("review_case", "id"))
        .to_owned()
}

fn term() -> TableCreateStatement {
    Table::create()
        .table("term")
        // sanggahan_review, right_of_reply.
        .col(string("name"))
        .col(date("valid_from"))
        .col(integer("days"))
        .col(date_null("valid_to"))
        .col(string("source"))
        .primary_key(Index::create().col("name").col("valid_from"))
        .to_owned()
}
